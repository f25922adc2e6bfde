-- Where papers are kept (VII.7.10): the index of files of the institution and the mark «В дело».

CREATE TABLE case_files (
    -- Kind of paper: plan, analysis, minutes, order.
    paper TEXT NOT NULL PRIMARY KEY,
    version BIGINT NOT NULL,
    -- Index by the nomenclature, as printed: «05-12».
    case_number TEXT,
    title TEXT NOT NULL,
    -- Storage term; none for «постоянно».
    years INTEGER,
    article TEXT
);
CREATE TABLE filings (
    id TEXT NOT NULL PRIMARY KEY,
    association_id TEXT NOT NULL REFERENCES associations (id),
    school_year INTEGER NOT NULL,
    paper TEXT NOT NULL,
    -- Identifier of the plan, the analysis or the meeting.
    object_id TEXT NOT NULL,
    case_number TEXT,
    filed_on DATE NOT NULL,
    filed_by TEXT NOT NULL,
    UNIQUE (paper, object_id)
);
CREATE INDEX filings_by_association ON filings (association_id, school_year);
