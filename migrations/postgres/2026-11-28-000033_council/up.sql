-- Members of a body that is no association: the city scientific-methodical council (VII.7.8).

CREATE TABLE body_members (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    version BIGINT NOT NULL,
    body_id TEXT COLLATE "C" NOT NULL REFERENCES bodies (id),
    person_id TEXT COLLATE "C" NOT NULL REFERENCES people (id),
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
ALTER TABLE body_members ADD CONSTRAINT body_members_overlap EXCLUDE USING gist (body_id WITH =, person_id WITH =, daterange(valid_from, valid_until) WITH &&);
