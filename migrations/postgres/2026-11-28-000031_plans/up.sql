-- The year of the city and the work plans of associations (VI.6.3, VII.7.7 - VII.7.9, VIII.8.2).

CREATE TABLE city_years (
    school_year INTEGER NOT NULL PRIMARY KEY,
    version BIGINT NOT NULL,
    -- The single methodical theme of the city.
    theme TEXT
);
CREATE TABLE city_goals (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    school_year INTEGER NOT NULL REFERENCES city_years (school_year),
    position INTEGER NOT NULL,
    text TEXT NOT NULL
);
CREATE INDEX city_goals_by_year ON city_goals (school_year);

-- Events of the department's own plan: a calendar beside the plans of associations.
CREATE TABLE department_events (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    version BIGINT NOT NULL,
    school_year INTEGER NOT NULL,
    title TEXT NOT NULL,
    -- As typed: «III неделя октября»; from and until are what was understood of it.
    dates_text TEXT NOT NULL,
    valid_from DATE,
    valid_until DATE,
    -- Place, level, audience, who answers for it, JSON.
    details TEXT NOT NULL,
    sort_key TEXT COLLATE "C" NOT NULL,
    search_key TEXT COLLATE "C" NOT NULL
);
CREATE INDEX department_events_by_date ON department_events (sort_key, id);
CREATE TABLE plans (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    version BIGINT NOT NULL,
    association_id TEXT COLLATE "C" NOT NULL REFERENCES associations (id),
    school_year INTEGER NOT NULL,
    state TEXT NOT NULL,
    -- Theme, goal, tasks, trends, expected results, JSON.
    content TEXT NOT NULL,
    -- Mark «согласовано с региональным оператором».
    region_agreed_on DATE,
    -- The first handing over stays whatever comes after it (VII.7.8).
    first_submitted_at TIMESTAMP,
    -- Its day in the city: what 15 May is compared with.
    first_submitted_on DATE,
    accepted_at TIMESTAMP,
    -- The meeting whose decision approved it, and its day (VII.7.9).
    approved_on DATE,
    approved_meeting_id TEXT COLLATE "C" REFERENCES meetings (id),
    edited_at TIMESTAMP NOT NULL,
    edited_by TEXT NOT NULL,
    sort_key TEXT COLLATE "C" NOT NULL,
    search_key TEXT COLLATE "C" NOT NULL,
    UNIQUE (association_id, school_year)
);
CREATE INDEX plans_by_name ON plans (sort_key, id);
CREATE INDEX plans_by_year ON plans (school_year, association_id);
CREATE TABLE plan_items (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    plan_id TEXT COLLATE "C" NOT NULL REFERENCES plans (id),
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    dates_text TEXT,
    -- Days it stands on now: as moved, or else as planned.
    valid_from DATE,
    valid_until DATE,
    -- Questions, direction, task, form, level, links and the rest of the row, JSON.
    details TEXT NOT NULL,
    goal_id TEXT COLLATE "C" REFERENCES city_goals (id),
    department_event_id TEXT COLLATE "C" REFERENCES department_events (id),
    -- What came of it.
    state TEXT NOT NULL,
    reason TEXT,
    done_on DATE,
    meeting_id TEXT COLLATE "C" REFERENCES meetings (id)
);
CREATE INDEX plan_items_by_plan ON plan_items (plan_id);
CREATE TABLE plan_item_people (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    item_id TEXT COLLATE "C" NOT NULL REFERENCES plan_items (id),
    position INTEGER NOT NULL,
    person_id TEXT COLLATE "C" REFERENCES people (id),
    -- As written, where the register does not know them.
    name TEXT
);
CREATE INDEX plan_item_people_by_item ON plan_item_people (item_id);
CREATE INDEX plan_item_people_by_person ON plan_item_people (person_id);

-- What was handed over, approved or amended, as it stood then.
CREATE TABLE plan_editions (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    plan_id TEXT COLLATE "C" NOT NULL REFERENCES plans (id),
    number INTEGER NOT NULL,
    kind TEXT NOT NULL,
    -- The plan with its rows, JSON.
    content TEXT NOT NULL,
    made_at TIMESTAMP NOT NULL,
    made_by TEXT NOT NULL,
    made_on DATE NOT NULL,
    meeting_id TEXT COLLATE "C" REFERENCES meetings (id),
    reason TEXT,
    -- Entered by a paper of the past.
    by_paper BOOLEAN NOT NULL,
    -- The decision was taken back.
    withdrawn_at TIMESTAMP,
    UNIQUE (plan_id, number)
);
