-- Dictionaries of the city.
CREATE TABLE admin_units (
    code TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    genitive TEXT NOT NULL,
    kind TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    search_key TEXT NOT NULL
);
CREATE TABLE districts (
    code TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    genitive TEXT NOT NULL,
    admin_unit_code TEXT NOT NULL REFERENCES admin_units (code),
    aliases TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    search_key TEXT NOT NULL
);
CREATE TABLE positions (
    code TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    position_group TEXT NOT NULL,
    in_nomenclature BOOLEAN NOT NULL,
    aliases TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    search_key TEXT NOT NULL
);
CREATE TABLE subjects (
    code TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    genitive TEXT NOT NULL,
    area TEXT NOT NULL,
    in_vsosh BOOLEAN NOT NULL,
    aliases TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    search_key TEXT NOT NULL
);
CREATE TABLE categories (
    code TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    short TEXT NOT NULL,
    rank INTEGER NOT NULL,
    qualifies_for_head BOOLEAN NOT NULL,
    aliases TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    search_key TEXT NOT NULL
);

-- Organizations: the current name stands on the row, all names with their terms beside it.
CREATE TABLE organizations (
    id TEXT NOT NULL PRIMARY KEY,
    version BIGINT NOT NULL,
    code TEXT UNIQUE,
    kind TEXT NOT NULL,
    legal_form TEXT,
    number TEXT,
    district_code TEXT REFERENCES districts (code),
    admin_unit_code TEXT REFERENCES admin_units (code),
    email TEXT,
    curates BOOLEAN NOT NULL,
    closed_on DATE,
    full_name TEXT NOT NULL,
    short_name TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    search_key TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL
);
CREATE INDEX organizations_by_name ON organizations (sort_key, id);
CREATE INDEX organizations_by_unit ON organizations (admin_unit_code);
CREATE TABLE organization_names (
    id TEXT NOT NULL PRIMARY KEY,
    organization_id TEXT NOT NULL REFERENCES organizations (id),
    full_name TEXT NOT NULL,
    short_name TEXT NOT NULL,
    valid_from DATE,
    valid_until DATE,
    basis TEXT
);
CREATE INDEX organization_names_by_organization ON organization_names (organization_id);
CREATE TABLE organization_successions (
    id TEXT NOT NULL PRIMARY KEY,
    predecessor_id TEXT NOT NULL REFERENCES organizations (id),
    successor_id TEXT NOT NULL REFERENCES organizations (id),
    kind TEXT NOT NULL,
    on_date DATE NOT NULL,
    basis TEXT,
    UNIQUE (predecessor_id, successor_id)
);
CREATE INDEX organization_successions_by_successor ON organization_successions (successor_id);
CREATE TABLE organization_supports (
    id TEXT NOT NULL PRIMARY KEY,
    organization_id TEXT NOT NULL REFERENCES organizations (id),
    list TEXT NOT NULL,
    valid_from DATE,
    valid_until DATE
);
CREATE INDEX organization_supports_by_organization ON organization_supports (organization_id);

-- People. Every column that points to a person is a foreign key: the merge is proved complete by them.
CREATE TABLE people (
    id TEXT NOT NULL PRIMARY KEY,
    version BIGINT NOT NULL,
    last_name TEXT NOT NULL,
    first_name TEXT NOT NULL,
    patronymic TEXT,
    phone TEXT,
    email TEXT,
    name_key TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    search_key TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL
);
CREATE INDEX people_by_name ON people (sort_key, id);
CREATE INDEX people_by_name_key ON people (name_key);
CREATE INDEX people_by_email ON people (email);
CREATE INDEX people_by_phone ON people (phone);
CREATE TABLE employments (
    id TEXT NOT NULL PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES people (id),
    organization_id TEXT NOT NULL REFERENCES organizations (id),
    position_code TEXT NOT NULL REFERENCES positions (code),
    -- Codes between spaces, in the order given: ' math physics '.
    subject_codes TEXT NOT NULL,
    is_main BOOLEAN NOT NULL,
    in_specialty BOOLEAN NOT NULL,
    valid_from DATE,
    valid_until DATE,
    basis TEXT
);
CREATE INDEX employments_by_person ON employments (person_id);
CREATE INDEX employments_by_organization ON employments (organization_id, person_id);
CREATE INDEX employments_by_position ON employments (position_code, person_id);
CREATE TABLE qualifications (
    id TEXT NOT NULL PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES people (id),
    category_code TEXT NOT NULL REFERENCES categories (code),
    granted_on DATE,
    valid_until DATE,
    basis TEXT
);
CREATE INDEX qualifications_by_person ON qualifications (person_id);
CREATE TABLE tenure_statements (
    id TEXT NOT NULL PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES people (id),
    kind TEXT NOT NULL,
    years INTEGER NOT NULL,
    as_of DATE NOT NULL,
    basis TEXT
);
CREATE INDEX tenure_statements_by_person ON tenure_statements (person_id);

-- Associations.
CREATE TABLE associations (
    id TEXT NOT NULL PRIMARY KEY,
    version BIGINT NOT NULL,
    code TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    subject_code TEXT REFERENCES subjects (code),
    audience TEXT,
    professions TEXT NOT NULL,
    problem TEXT,
    composition TEXT,
    planned_end DATE,
    base_site_id TEXT REFERENCES organizations (id),
    note TEXT,
    sort_key TEXT NOT NULL,
    search_key TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL
);
CREATE INDEX associations_by_name ON associations (sort_key, id);
CREATE TABLE association_statuses (
    id TEXT NOT NULL PRIMARY KEY,
    association_id TEXT NOT NULL REFERENCES associations (id),
    status TEXT NOT NULL,
    valid_from DATE,
    valid_until DATE,
    basis TEXT
);
CREATE INDEX association_statuses_by_association ON association_statuses (association_id);
CREATE TABLE association_curatings (
    id TEXT NOT NULL PRIMARY KEY,
    association_id TEXT NOT NULL REFERENCES associations (id),
    organization_id TEXT NOT NULL REFERENCES organizations (id),
    valid_from DATE,
    valid_until DATE,
    basis TEXT
);
CREATE INDEX association_curatings_by_association ON association_curatings (association_id);
CREATE INDEX association_curatings_by_organization ON association_curatings (organization_id);
CREATE TABLE association_successions (
    id TEXT NOT NULL PRIMARY KEY,
    predecessor_id TEXT NOT NULL REFERENCES associations (id),
    successor_id TEXT NOT NULL REFERENCES associations (id),
    on_date DATE NOT NULL,
    basis TEXT,
    UNIQUE (predecessor_id, successor_id)
);
CREATE INDEX association_successions_by_successor ON association_successions (successor_id);
CREATE TABLE memberships (
    id TEXT NOT NULL PRIMARY KEY,
    association_id TEXT NOT NULL REFERENCES associations (id),
    person_id TEXT NOT NULL REFERENCES people (id),
    admin_unit_code TEXT REFERENCES admin_units (code),
    state TEXT NOT NULL,
    valid_from DATE,
    valid_until DATE,
    basis TEXT,
    end_ground TEXT
);
CREATE INDEX memberships_by_association ON memberships (association_id, person_id);
CREATE INDEX memberships_by_person ON memberships (person_id);
CREATE TABLE offices (
    id TEXT NOT NULL PRIMARY KEY,
    association_id TEXT NOT NULL REFERENCES associations (id),
    office TEXT NOT NULL,
    person_id TEXT NOT NULL REFERENCES people (id),
    valid_from DATE,
    valid_until DATE,
    basis TEXT NOT NULL,
    end_ground TEXT
);
CREATE INDEX offices_by_association ON offices (association_id);
CREATE INDEX offices_by_person ON offices (person_id);

-- District associations (РМО).
CREATE TABLE district_associations (
    id TEXT NOT NULL PRIMARY KEY,
    version BIGINT NOT NULL,
    subject_code TEXT NOT NULL REFERENCES subjects (code),
    admin_unit_code TEXT NOT NULL REFERENCES admin_units (code),
    -- Folded audience, empty when the subject says it all: one РМО per subject, audience and unit.
    audience_key TEXT NOT NULL,
    audience TEXT,
    name TEXT NOT NULL,
    valid_from DATE,
    valid_until DATE,
    sort_key TEXT NOT NULL,
    search_key TEXT NOT NULL,
    UNIQUE (subject_code, admin_unit_code, audience_key)
);
CREATE INDEX district_associations_by_name ON district_associations (sort_key, id);
CREATE TABLE district_heads (
    id TEXT NOT NULL PRIMARY KEY,
    district_association_id TEXT NOT NULL REFERENCES district_associations (id),
    person_id TEXT NOT NULL REFERENCES people (id),
    valid_from DATE,
    valid_until DATE,
    basis TEXT NOT NULL,
    end_reason TEXT
);
CREATE INDEX district_heads_by_association ON district_heads (district_association_id);
CREATE INDEX district_heads_by_person ON district_heads (person_id);

-- Accounts and sessions. Only a hash of a session's token is kept.
CREATE TABLE accounts (
    id TEXT NOT NULL PRIMARY KEY,
    version BIGINT NOT NULL,
    login TEXT NOT NULL,
    login_key TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    password_hash TEXT NOT NULL,
    role TEXT,
    organization_id TEXT REFERENCES organizations (id),
    person_id TEXT REFERENCES people (id),
    enabled BOOLEAN NOT NULL,
    sort_key TEXT NOT NULL,
    search_key TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL
);
CREATE INDEX accounts_by_person ON accounts (person_id);
CREATE TABLE sessions (
    token_hash TEXT NOT NULL PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES accounts (id),
    created_at TIMESTAMP NOT NULL,
    seen_at TIMESTAMP NOT NULL,
    expires_at TIMESTAMP NOT NULL
);
CREATE INDEX sessions_by_account ON sessions (account_id);

-- The journal: one chain of hashes over every change. The head row is the lock of all writers.
CREATE TABLE journal_head (
    id INTEGER NOT NULL PRIMARY KEY,
    seq BIGINT NOT NULL,
    hash TEXT NOT NULL
);
INSERT INTO journal_head (id, seq, hash) VALUES (1, 0, '');
CREATE TABLE journal (
    seq BIGINT NOT NULL PRIMARY KEY,
    at TIMESTAMP NOT NULL,
    actor_id TEXT,
    act TEXT NOT NULL,
    operation TEXT NOT NULL,
    entity TEXT NOT NULL,
    entity_id TEXT NOT NULL,
    payload BLOB,
    salt BLOB,
    digest TEXT NOT NULL,
    prev_hash TEXT NOT NULL,
    hash TEXT NOT NULL
);
CREATE INDEX journal_by_entity ON journal (entity, seq);
CREATE INDEX journal_by_actor ON journal (actor_id, seq);
-- Every object a change concerns: its history, and what stands in the way of an undo.
CREATE TABLE journal_touches (
    entity_id TEXT NOT NULL,
    seq BIGINT NOT NULL REFERENCES journal (seq),
    PRIMARY KEY (entity_id, seq)
);

-- Answers to requests that may be sent again.
CREATE TABLE idempotency_keys (
    actor_id TEXT NOT NULL,
    route TEXT NOT NULL,
    idempotency_key TEXT NOT NULL,
    body_hash TEXT NOT NULL,
    status INTEGER NOT NULL,
    etag TEXT,
    body TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    PRIMARY KEY (actor_id, route, idempotency_key)
);

-- Merges of people: the identifier merged away goes on to be answered.
CREATE TABLE merges (
    id TEXT NOT NULL PRIMARY KEY,
    kept_id TEXT NOT NULL REFERENCES people (id),
    removed_id TEXT NOT NULL,
    removed_name TEXT NOT NULL,
    made_at TIMESTAMP NOT NULL,
    made_by TEXT NOT NULL,
    moved BIGINT NOT NULL,
    -- What is needed to take it back: the removed row, the rows moved and the rows dropped.
    undo TEXT NOT NULL,
    seq BIGINT NOT NULL,
    undone_at TIMESTAMP
);
CREATE INDEX merges_by_kept ON merges (kept_id);
CREATE TABLE person_redirects (
    old_id TEXT NOT NULL PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES people (id),
    merge_id TEXT NOT NULL REFERENCES merges (id)
);
CREATE INDEX person_redirects_by_person ON person_redirects (person_id);

-- Imports.
CREATE TABLE import_batches (
    id TEXT NOT NULL PRIMARY KEY,
    version BIGINT NOT NULL,
    kind TEXT NOT NULL,
    file_name TEXT NOT NULL,
    as_of DATE NOT NULL,
    state TEXT NOT NULL,
    found TEXT NOT NULL,
    mapping TEXT NOT NULL,
    summary TEXT NOT NULL,
    undo TEXT,
    created_at TIMESTAMP NOT NULL,
    created_by TEXT,
    created_by_name TEXT NOT NULL,
    committed_at TIMESTAMP,
    commit_seq BIGINT,
    undone_at TIMESTAMP
);
-- Apart from the batch, so that lists of batches never read it.
CREATE TABLE import_workbooks (
    batch_id TEXT NOT NULL PRIMARY KEY REFERENCES import_batches (id),
    workbook TEXT NOT NULL
);
CREATE TABLE import_rows (
    batch_id TEXT NOT NULL REFERENCES import_batches (id),
    -- Place in the order of the file: a matrix gives several results for one row of the sheet.
    position INTEGER NOT NULL,
    class TEXT NOT NULL,
    data TEXT NOT NULL,
    PRIMARY KEY (batch_id, position)
);
CREATE INDEX import_rows_by_class ON import_rows (batch_id, class, position);
CREATE TABLE import_profiles (
    id TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    mapping TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    UNIQUE (kind, name_key)
);

-- Marks of the database itself, e.g. that it holds a demo city.
CREATE TABLE settings (
    name TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
);

-- The net under the domain: terms of one thing never overlap.
CREATE TRIGGER organization_names_overlap_insert BEFORE INSERT ON organization_names
WHEN EXISTS (
    SELECT 1 FROM organization_names o
    WHERE o.organization_id = NEW.organization_id AND o.id <> NEW.id
      AND (o.valid_until IS NULL OR NEW.valid_from IS NULL OR NEW.valid_from < o.valid_until)
      AND (NEW.valid_until IS NULL OR o.valid_from IS NULL OR o.valid_from < NEW.valid_until)
)
BEGIN SELECT RAISE(ABORT, 'organization_names_overlap'); END;
CREATE TRIGGER organization_names_overlap_update BEFORE UPDATE ON organization_names
WHEN EXISTS (
    SELECT 1 FROM organization_names o
    WHERE o.organization_id = NEW.organization_id AND o.id <> NEW.id
      AND (o.valid_until IS NULL OR NEW.valid_from IS NULL OR NEW.valid_from < o.valid_until)
      AND (NEW.valid_until IS NULL OR o.valid_from IS NULL OR o.valid_from < NEW.valid_until)
)
BEGIN SELECT RAISE(ABORT, 'organization_names_overlap'); END;
CREATE TRIGGER association_statuses_overlap_insert BEFORE INSERT ON association_statuses
WHEN EXISTS (
    SELECT 1 FROM association_statuses o
    WHERE o.association_id = NEW.association_id AND o.id <> NEW.id
      AND (o.valid_until IS NULL OR NEW.valid_from IS NULL OR NEW.valid_from < o.valid_until)
      AND (NEW.valid_until IS NULL OR o.valid_from IS NULL OR o.valid_from < NEW.valid_until)
)
BEGIN SELECT RAISE(ABORT, 'association_statuses_overlap'); END;
CREATE TRIGGER association_statuses_overlap_update BEFORE UPDATE ON association_statuses
WHEN EXISTS (
    SELECT 1 FROM association_statuses o
    WHERE o.association_id = NEW.association_id AND o.id <> NEW.id
      AND (o.valid_until IS NULL OR NEW.valid_from IS NULL OR NEW.valid_from < o.valid_until)
      AND (NEW.valid_until IS NULL OR o.valid_from IS NULL OR o.valid_from < NEW.valid_until)
)
BEGIN SELECT RAISE(ABORT, 'association_statuses_overlap'); END;
CREATE TRIGGER association_curatings_overlap_insert BEFORE INSERT ON association_curatings
WHEN EXISTS (
    SELECT 1 FROM association_curatings o
    WHERE o.association_id = NEW.association_id AND o.id <> NEW.id
      AND (o.valid_until IS NULL OR NEW.valid_from IS NULL OR NEW.valid_from < o.valid_until)
      AND (NEW.valid_until IS NULL OR o.valid_from IS NULL OR o.valid_from < NEW.valid_until)
)
BEGIN SELECT RAISE(ABORT, 'association_curatings_overlap'); END;
CREATE TRIGGER association_curatings_overlap_update BEFORE UPDATE ON association_curatings
WHEN EXISTS (
    SELECT 1 FROM association_curatings o
    WHERE o.association_id = NEW.association_id AND o.id <> NEW.id
      AND (o.valid_until IS NULL OR NEW.valid_from IS NULL OR NEW.valid_from < o.valid_until)
      AND (NEW.valid_until IS NULL OR o.valid_from IS NULL OR o.valid_from < NEW.valid_until)
)
BEGIN SELECT RAISE(ABORT, 'association_curatings_overlap'); END;
CREATE TRIGGER memberships_overlap_insert BEFORE INSERT ON memberships
WHEN EXISTS (
    SELECT 1 FROM memberships o
    WHERE o.association_id = NEW.association_id AND o.person_id = NEW.person_id AND o.id <> NEW.id
      AND (o.valid_until IS NULL OR NEW.valid_from IS NULL OR NEW.valid_from < o.valid_until)
      AND (NEW.valid_until IS NULL OR o.valid_from IS NULL OR o.valid_from < NEW.valid_until)
)
BEGIN SELECT RAISE(ABORT, 'memberships_overlap'); END;
CREATE TRIGGER memberships_overlap_update BEFORE UPDATE ON memberships
WHEN EXISTS (
    SELECT 1 FROM memberships o
    WHERE o.association_id = NEW.association_id AND o.person_id = NEW.person_id AND o.id <> NEW.id
      AND (o.valid_until IS NULL OR NEW.valid_from IS NULL OR NEW.valid_from < o.valid_until)
      AND (NEW.valid_until IS NULL OR o.valid_from IS NULL OR o.valid_from < NEW.valid_until)
)
BEGIN SELECT RAISE(ABORT, 'memberships_overlap'); END;
CREATE TRIGGER offices_overlap_insert BEFORE INSERT ON offices
WHEN EXISTS (
    SELECT 1 FROM offices o
    WHERE o.association_id = NEW.association_id AND o.office = NEW.office AND o.id <> NEW.id
      AND (o.valid_until IS NULL OR NEW.valid_from IS NULL OR NEW.valid_from < o.valid_until)
      AND (NEW.valid_until IS NULL OR o.valid_from IS NULL OR o.valid_from < NEW.valid_until)
)
BEGIN SELECT RAISE(ABORT, 'offices_overlap'); END;
CREATE TRIGGER offices_overlap_update BEFORE UPDATE ON offices
WHEN EXISTS (
    SELECT 1 FROM offices o
    WHERE o.association_id = NEW.association_id AND o.office = NEW.office AND o.id <> NEW.id
      AND (o.valid_until IS NULL OR NEW.valid_from IS NULL OR NEW.valid_from < o.valid_until)
      AND (NEW.valid_until IS NULL OR o.valid_from IS NULL OR o.valid_from < NEW.valid_until)
)
BEGIN SELECT RAISE(ABORT, 'offices_overlap'); END;
CREATE TRIGGER district_heads_overlap_insert BEFORE INSERT ON district_heads
WHEN EXISTS (
    SELECT 1 FROM district_heads o
    WHERE o.district_association_id = NEW.district_association_id AND o.id <> NEW.id
      AND (o.valid_until IS NULL OR NEW.valid_from IS NULL OR NEW.valid_from < o.valid_until)
      AND (NEW.valid_until IS NULL OR o.valid_from IS NULL OR o.valid_from < NEW.valid_until)
)
BEGIN SELECT RAISE(ABORT, 'district_heads_overlap'); END;
CREATE TRIGGER district_heads_overlap_update BEFORE UPDATE ON district_heads
WHEN EXISTS (
    SELECT 1 FROM district_heads o
    WHERE o.district_association_id = NEW.district_association_id AND o.id <> NEW.id
      AND (o.valid_until IS NULL OR NEW.valid_from IS NULL OR NEW.valid_from < o.valid_until)
      AND (NEW.valid_until IS NULL OR o.valid_from IS NULL OR o.valid_from < NEW.valid_until)
)
BEGIN SELECT RAISE(ABORT, 'district_heads_overlap'); END;
