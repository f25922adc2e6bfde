-- The library of legal acts and the lists by which people confirm that they know them (I.3, VIII.8.2.d1).
CREATE TABLE normative_documents (
    id TEXT NOT NULL PRIMARY KEY,
    version BIGINT NOT NULL,
    kind TEXT NOT NULL,
    issuer TEXT,
    title TEXT NOT NULL,
    -- As printed; the regulation's own bases repeat and misprint them.
    number TEXT,
    date_as_printed TEXT,
    dated DATE,
    -- Place among the legal bases of I.3.
    basis_number INTEGER,
    source TEXT,
    note TEXT,
    -- First day of its first edition; null when that is not known.
    valid_from DATE,
    repealed_on DATE,
    repealed_by TEXT,
    -- Order of lists: the legal bases in their order, then titles.
    sort_key TEXT NOT NULL,
    search_key TEXT NOT NULL
);
CREATE INDEX normative_documents_by_name ON normative_documents (sort_key, id);
CREATE TABLE normative_subjects (
    document_id TEXT NOT NULL REFERENCES normative_documents (id),
    subject_code TEXT NOT NULL REFERENCES subjects (code),
    PRIMARY KEY (document_id, subject_code)
);
CREATE INDEX normative_subjects_by_subject ON normative_subjects (subject_code);
CREATE TABLE normative_editions (
    id TEXT NOT NULL PRIMARY KEY,
    document_id TEXT NOT NULL REFERENCES normative_documents (id),
    label TEXT NOT NULL,
    amending_number TEXT,
    amending_date TEXT,
    effective_from DATE,
    note TEXT
);
CREATE INDEX normative_editions_by_document ON normative_editions (document_id);

-- Files lie by the hash of their content outside the database; a row says which edition they belong to.
CREATE TABLE normative_files (
    id TEXT NOT NULL PRIMARY KEY,
    edition_id TEXT NOT NULL REFERENCES normative_editions (id),
    name TEXT NOT NULL,
    media_type TEXT NOT NULL,
    size BIGINT NOT NULL,
    sha256 TEXT NOT NULL,
    added_at TIMESTAMP NOT NULL
);
CREATE INDEX normative_files_by_edition ON normative_files (edition_id);
CREATE TABLE acknowledgements (
    id TEXT NOT NULL PRIMARY KEY,
    version BIGINT NOT NULL,
    document_id TEXT NOT NULL REFERENCES normative_documents (id),
    edition_id TEXT NOT NULL REFERENCES normative_editions (id),
    -- Whom it addresses, JSON.
    audience TEXT NOT NULL,
    -- Who keeps it: an institution, an association, or with neither the department.
    organization_id TEXT REFERENCES organizations (id),
    association_id TEXT REFERENCES associations (id),
    opened_on DATE NOT NULL,
    due_on DATE,
    closed_on DATE,
    sort_key TEXT NOT NULL,
    search_key TEXT NOT NULL
);
CREATE INDEX acknowledgements_by_date ON acknowledgements (sort_key, id);
CREATE INDEX acknowledgements_by_document ON acknowledgements (document_id);

-- Frozen: who was a member when put there. A person of two associations has two rows, both confirmed by one act.
CREATE TABLE acknowledgement_people (
    id TEXT NOT NULL PRIMARY KEY,
    acknowledgement_id TEXT NOT NULL REFERENCES acknowledgements (id),
    person_id TEXT NOT NULL REFERENCES people (id),
    association_id TEXT NOT NULL REFERENCES associations (id),
    added_on DATE NOT NULL,
    confirmed_on DATE,
    confirmed_at TIMESTAMP,
    how TEXT,
    UNIQUE (acknowledgement_id, person_id, association_id)
);
CREATE INDEX acknowledgement_people_by_person ON acknowledgement_people (person_id);
CREATE INDEX acknowledgement_people_by_association ON acknowledgement_people (association_id);
