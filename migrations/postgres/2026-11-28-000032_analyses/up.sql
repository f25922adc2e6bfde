-- Analyses of a school year, and what was handed over by whom and when (VII.7.8).

CREATE TABLE analyses (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    version BIGINT NOT NULL,
    association_id TEXT COLLATE "C" NOT NULL REFERENCES associations (id),
    school_year INTEGER NOT NULL,
    state TEXT NOT NULL,
    -- Texts of the sections and who wrote last, JSON.
    content TEXT NOT NULL,
    -- Figures with their sources as they stood when it was last handed over, and when that was, JSON.
    figures TEXT,
    first_submitted_at TIMESTAMP,
    -- Its day in the city: what 15 May is compared with.
    first_submitted_on DATE,
    accepted_at TIMESTAMP,
    -- The council's meeting that considered it, its day and its word.
    considered_on DATE,
    considered_meeting_id TEXT COLLATE "C" REFERENCES meetings (id),
    outcome TEXT,
    edited_at TIMESTAMP NOT NULL,
    sort_key TEXT COLLATE "C" NOT NULL,
    search_key TEXT COLLATE "C" NOT NULL,
    UNIQUE (association_id, school_year)
);
CREATE INDEX analyses_by_name ON analyses (sort_key, id);
CREATE INDEX analyses_by_year ON analyses (school_year, association_id);

-- Steps of plans and analyses between leader, curator and council; nothing is ever taken out.
CREATE TABLE handovers (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    plan_id TEXT COLLATE "C" REFERENCES plans (id),
    analysis_id TEXT COLLATE "C" REFERENCES analyses (id),
    act TEXT NOT NULL,
    made_at TIMESTAMP NOT NULL,
    -- Local day of the city.
    made_on DATE NOT NULL,
    account_id TEXT COLLATE "C" REFERENCES accounts (id),
    person_id TEXT COLLATE "C" REFERENCES people (id),
    made_by TEXT NOT NULL,
    note TEXT,
    late BOOLEAN NOT NULL,
    meeting_id TEXT COLLATE "C" REFERENCES meetings (id)
);
CREATE INDEX handovers_by_plan ON handovers (plan_id);
CREATE INDEX handovers_by_analysis ON handovers (analysis_id);

-- The council considers an analysis under an item of its agenda.
ALTER TABLE agenda_items ADD COLUMN analysis_id TEXT COLLATE "C" REFERENCES analyses (id);
CREATE INDEX agenda_items_by_analysis ON agenda_items (analysis_id);
