-- Orders (I.4, I.5, VII.7.2) and what of the register rests on them.
CREATE TABLE orders (
    id TEXT NOT NULL PRIMARY KEY,
    version BIGINT NOT NULL,
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    issuer TEXT NOT NULL,
    organization_id TEXT REFERENCES organizations (id),
    -- As printed; real numbers repeat.
    number TEXT,
    signed_on DATE,
    effective_on DATE,
    -- Order of signing among orders of one day.
    rank BIGINT NOT NULL,
    title TEXT NOT NULL,
    -- What is only printed and shown: preamble, signatory, approvers, executor, kind of signature, note, cancellation.
    document TEXT NOT NULL,
    repealed_on DATE,
    repealed_by TEXT REFERENCES orders (id),
    -- Order of lists: date of signing, drafts last.
    sort_key TEXT NOT NULL,
    search_key TEXT NOT NULL
);
CREATE INDEX orders_by_date ON orders (sort_key, id);
CREATE INDEX orders_by_organization ON orders (organization_id);
CREATE INDEX orders_by_number ON orders (number);
CREATE TABLE order_items (
    id TEXT NOT NULL PRIMARY KEY,
    order_id TEXT NOT NULL REFERENCES orders (id),
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    text TEXT,
    -- What it does without the objects it names: those stand in columns that the database checks.
    payload TEXT NOT NULL,
    association_id TEXT REFERENCES associations (id),
    organization_id TEXT REFERENCES organizations (id),
    person_id TEXT REFERENCES people (id),
    other_order_id TEXT REFERENCES orders (id),
    UNIQUE (order_id, position)
);
CREATE INDEX order_items_by_association ON order_items (association_id);
CREATE INDEX order_items_by_person ON order_items (person_id);
CREATE INDEX order_items_by_other ON order_items (other_order_id);
CREATE TABLE order_item_associations (
    id TEXT NOT NULL PRIMARY KEY,
    item_id TEXT NOT NULL REFERENCES order_items (id),
    position INTEGER NOT NULL,
    role TEXT NOT NULL,
    association_id TEXT NOT NULL REFERENCES associations (id),
    organization_id TEXT REFERENCES organizations (id)
);
CREATE INDEX order_item_associations_by_item ON order_item_associations (item_id);
CREATE INDEX order_item_associations_by_association ON order_item_associations (association_id);
CREATE TABLE order_item_people (
    id TEXT NOT NULL PRIMARY KEY,
    item_id TEXT NOT NULL REFERENCES order_items (id),
    position INTEGER NOT NULL,
    person_id TEXT NOT NULL REFERENCES people (id),
    admin_unit_code TEXT REFERENCES admin_units (code),
    association_id TEXT REFERENCES associations (id),
    note TEXT
);
CREATE INDEX order_item_people_by_item ON order_item_people (item_id);
CREATE INDEX order_item_people_by_person ON order_item_people (person_id);

-- Files lie by the hash of their content outside the database; a row says which order they belong to.
CREATE TABLE order_files (
    id TEXT NOT NULL PRIMARY KEY,
    order_id TEXT NOT NULL REFERENCES orders (id),
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    media_type TEXT NOT NULL,
    size BIGINT NOT NULL,
    sha256 TEXT NOT NULL,
    added_at TIMESTAMP NOT NULL
);
CREATE INDEX order_files_by_order ON order_files (order_id);

-- Names and kinds that orders gave; a row without an order holds what the association was registered as.
CREATE TABLE association_designations (
    id TEXT NOT NULL PRIMARY KEY,
    association_id TEXT NOT NULL REFERENCES associations (id),
    name TEXT,
    kind TEXT,
    valid_from DATE,
    valid_until DATE,
    order_id TEXT REFERENCES orders (id)
);
CREATE INDEX association_designations_by_association ON association_designations (association_id);

-- The order that began a term; one without it was entered by another paper.
ALTER TABLE association_statuses ADD COLUMN order_id TEXT REFERENCES orders (id);
ALTER TABLE association_curatings ADD COLUMN order_id TEXT REFERENCES orders (id);
ALTER TABLE association_successions ADD COLUMN order_id TEXT REFERENCES orders (id);
ALTER TABLE memberships ADD COLUMN order_id TEXT REFERENCES orders (id);
ALTER TABLE offices ADD COLUMN order_id TEXT REFERENCES orders (id);
-- The order that ended it, and an end entered by itself: the others follow from what comes after.
ALTER TABLE memberships ADD COLUMN ended_by TEXT REFERENCES orders (id);
ALTER TABLE memberships ADD COLUMN ends_on DATE;
ALTER TABLE memberships ADD COLUMN proposal TEXT;
ALTER TABLE offices ADD COLUMN ended_by TEXT REFERENCES orders (id);
ALTER TABLE offices ADD COLUMN ends_on DATE;
CREATE INDEX memberships_by_order ON memberships (order_id);
CREATE INDEX offices_by_order ON offices (order_id);
UPDATE memberships SET ends_on = valid_until WHERE valid_until IS NOT NULL;
UPDATE offices SET ends_on = valid_until WHERE valid_until IS NOT NULL AND end_ground <> 'replaced';
