-- Members of a body that is no association: the city scientific-methodical council (VII.7.8).

CREATE TABLE body_members (
    id TEXT NOT NULL PRIMARY KEY,
    version BIGINT NOT NULL,
    body_id TEXT NOT NULL REFERENCES bodies (id),
    person_id TEXT NOT NULL REFERENCES people (id),
    -- Chair, deputy, secretary or member.
    role TEXT NOT NULL,
    valid_from DATE,
    valid_until DATE,
    -- The paper the term rests on, as written.
    basis TEXT,
    end_reason TEXT
);
CREATE INDEX body_members_by_body ON body_members (body_id);
CREATE INDEX body_members_by_person ON body_members (person_id);
CREATE TRIGGER body_members_overlap_insert BEFORE INSERT ON body_members
WHEN EXISTS (
    SELECT 1 FROM body_members o
    WHERE o.body_id = NEW.body_id AND o.person_id = NEW.person_id AND o.id <> NEW.id
      AND (o.valid_until IS NULL OR NEW.valid_from IS NULL OR NEW.valid_from < o.valid_until)
      AND (NEW.valid_until IS NULL OR o.valid_from IS NULL OR o.valid_from < NEW.valid_until)
)
BEGIN SELECT RAISE(ABORT, 'body_members_overlap'); END;
CREATE TRIGGER body_members_overlap_update BEFORE UPDATE ON body_members
WHEN EXISTS (
    SELECT 1 FROM body_members o
    WHERE o.body_id = NEW.body_id AND o.person_id = NEW.person_id AND o.id <> NEW.id
      AND (o.valid_until IS NULL OR NEW.valid_from IS NULL OR NEW.valid_from < o.valid_until)
      AND (NEW.valid_until IS NULL OR o.valid_from IS NULL OR o.valid_from < NEW.valid_until)
)
BEGIN SELECT RAISE(ABORT, 'body_members_overlap'); END;
