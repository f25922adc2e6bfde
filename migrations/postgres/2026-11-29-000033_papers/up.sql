-- Papers issued under a number, and the files that were handed out of them (VII.7.10).

CREATE TABLE issued_papers (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    -- «7K3M-9QXT-2ABC»: what anybody checks it by.
    number TEXT COLLATE "C" NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    object_id TEXT COLLATE "C" NOT NULL,
    person_id TEXT COLLATE "C" REFERENCES people (id),
    -- Item of the agenda, of an extract.
    item_id TEXT COLLATE "C",
    -- SHA-256 of the description and of what it is about: one wording has one number.
    fingerprint TEXT COLLATE "C" NOT NULL UNIQUE,
    -- What it is, without personal data.
    title TEXT NOT NULL,
    association_id TEXT COLLATE "C" REFERENCES associations (id),
    -- Its name on the day of issue.
    association_name TEXT,
    school_year INTEGER,
    issued_at TIMESTAMP NOT NULL,
    issued_on DATE NOT NULL,
    issued_by TEXT NOT NULL,
    revoked_on DATE
);
CREATE INDEX issued_papers_by_object ON issued_papers (object_id, kind);
CREATE INDEX issued_papers_by_person ON issued_papers (person_id);
CREATE TABLE issued_files (
    paper_id TEXT COLLATE "C" NOT NULL REFERENCES issued_papers (id),
    format TEXT COLLATE "C" NOT NULL,
    sha256 TEXT COLLATE "C" NOT NULL,
    size BIGINT NOT NULL,
    PRIMARY KEY (paper_id, format)
);
