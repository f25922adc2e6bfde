-- Meetings of associations and of the city council, their open votes and their minutes (VII.7.4 - VII.7.6).

-- Who meets: an association, its body has its identifier, or the council.
CREATE TABLE bodies (
    id TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    association_id TEXT UNIQUE REFERENCES associations (id),
    -- Name of a body that is no association.
    name TEXT
);
INSERT INTO bodies (id, kind, association_id) SELECT id, 'association', id FROM associations;
INSERT INTO bodies (id, kind, name)
VALUES ('00000000-0000-7000-8000-000000000001', 'council', 'Городской научно-методический совет');
CREATE TABLE meetings (
    id TEXT NOT NULL PRIMARY KEY,
    version BIGINT NOT NULL,
    body_id TEXT NOT NULL REFERENCES bodies (id),
    school_year INTEGER NOT NULL,
    -- Of the meeting and of its minutes; given when it is held.
    number INTEGER,
    meets_on DATE NOT NULL,
    state TEXT NOT NULL,
    minutes_state TEXT NOT NULL,
    theme TEXT NOT NULL,
    -- Times, place, link, form, what else is shown of it, JSON.
    details TEXT NOT NULL,
    -- Named before the meeting, or written down when it is held.
    chair_id TEXT REFERENCES people (id),
    secretary_id TEXT REFERENCES people (id),
    registration_code TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    search_key TEXT NOT NULL,
    UNIQUE (body_id, school_year, number)
);
CREATE INDEX meetings_by_date ON meetings (sort_key, id);
CREATE INDEX meetings_by_body ON meetings (body_id, school_year, meets_on);
CREATE TABLE meeting_moves (
    id TEXT NOT NULL PRIMARY KEY,
    meeting_id TEXT NOT NULL REFERENCES meetings (id),
    moved_at TIMESTAMP NOT NULL,
    meets_on DATE NOT NULL,
    starts_at TEXT,
    place TEXT,
    reason TEXT
);
CREATE INDEX meeting_moves_by_meeting ON meeting_moves (meeting_id);
CREATE TABLE agenda_items (
    id TEXT NOT NULL PRIMARY KEY,
    meeting_id TEXT NOT NULL REFERENCES meetings (id),
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    speaker_id TEXT REFERENCES people (id),
    speaker_text TEXT,
    office TEXT,
    minutes_of TEXT REFERENCES meetings (id),
    -- Ordinary decision without its votes by name, JSON.
    decision TEXT
);
CREATE INDEX agenda_items_by_meeting ON agenda_items (meeting_id);

-- Marks; from «состоялось» on also who the participants were, and as whom.
CREATE TABLE meeting_participants (
    id TEXT NOT NULL PRIMARY KEY,
    meeting_id TEXT NOT NULL REFERENCES meetings (id),
    person_id TEXT NOT NULL REFERENCES people (id),
    votes BOOLEAN NOT NULL,
    organization_id TEXT REFERENCES organizations (id),
    position_name TEXT,
    admin_unit_code TEXT,
    mark TEXT,
    substitute TEXT,
    UNIQUE (meeting_id, person_id)
);
CREATE INDEX meeting_participants_by_person ON meeting_participants (person_id);
CREATE TABLE meeting_invitees (
    id TEXT NOT NULL PRIMARY KEY,
    meeting_id TEXT NOT NULL REFERENCES meetings (id),
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    note TEXT,
    person_id TEXT REFERENCES people (id),
    came BOOLEAN
);
CREATE INDEX meeting_invitees_by_meeting ON meeting_invitees (meeting_id);
CREATE TABLE decision_ballots (
    id TEXT NOT NULL PRIMARY KEY,
    agenda_item_id TEXT NOT NULL REFERENCES agenda_items (id),
    person_id TEXT NOT NULL REFERENCES people (id),
    vote TEXT NOT NULL,
    UNIQUE (agenda_item_id, person_id)
);
CREATE TABLE elections (
    id TEXT NOT NULL PRIMARY KEY,
    version BIGINT NOT NULL,
    meeting_id TEXT NOT NULL REFERENCES meetings (id),
    agenda_item_id TEXT REFERENCES agenda_items (id),
    office TEXT NOT NULL,
    mode TEXT NOT NULL,
    state TEXT NOT NULL,
    -- Members who vote, as counted when the first round opened: the denominator stays.
    electorate BIGINT,
    elected_id TEXT REFERENCES people (id),
    -- The term of office it created.
    office_id TEXT REFERENCES offices (id),
    annul_reason TEXT
);
CREATE INDEX elections_by_meeting ON elections (meeting_id);
CREATE TABLE election_rounds (
    id TEXT NOT NULL PRIMARY KEY,
    election_id TEXT NOT NULL REFERENCES elections (id),
    number INTEGER NOT NULL,
    opened_at TIMESTAMP NOT NULL,
    closed_at TIMESTAMP,
    -- Result of a closed round, JSON.
    tally TEXT,
    UNIQUE (election_id, number)
);

-- Candidates of a round; of round 0 those put up before the first one opens.
CREATE TABLE election_candidates (
    id TEXT NOT NULL PRIMARY KEY,
    election_id TEXT NOT NULL REFERENCES elections (id),
    round INTEGER NOT NULL,
    position INTEGER NOT NULL,
    person_id TEXT NOT NULL REFERENCES people (id),
    -- Verdicts of VII.7.3, JSON.
    at_opening TEXT,
    at_closing TEXT,
    UNIQUE (election_id, round, person_id)
);

-- The electorate, frozen when the first round opens.
CREATE TABLE election_voters (
    id TEXT NOT NULL PRIMARY KEY,
    election_id TEXT NOT NULL REFERENCES elections (id),
    person_id TEXT NOT NULL REFERENCES people (id),
    UNIQUE (election_id, person_id)
);
CREATE TABLE ballots (
    id TEXT NOT NULL PRIMARY KEY,
    election_id TEXT NOT NULL REFERENCES elections (id),
    round INTEGER NOT NULL,
    person_id TEXT NOT NULL REFERENCES people (id),
    vote TEXT NOT NULL,
    candidate_id TEXT REFERENCES people (id),
    cast_at TIMESTAMP NOT NULL,
    UNIQUE (election_id, round, person_id)
);
CREATE TABLE minutes (
    meeting_id TEXT NOT NULL PRIMARY KEY REFERENCES meetings (id),
    version BIGINT NOT NULL,
    revision INTEGER NOT NULL,
    -- Text of the secretary, JSON.
    content TEXT NOT NULL,
    -- Why this revision corrects the one before.
    correction TEXT,
    -- What the meeting said when both had signed, JSON.
    frozen TEXT,
    edited_at TIMESTAMP NOT NULL,
    edited_by TEXT NOT NULL,
    published_on DATE
);
CREATE TABLE minutes_signatures (
    id TEXT NOT NULL PRIMARY KEY,
    meeting_id TEXT NOT NULL REFERENCES minutes (meeting_id),
    revision INTEGER NOT NULL,
    role TEXT NOT NULL,
    person_id TEXT NOT NULL REFERENCES people (id),
    kind TEXT NOT NULL,
    signed_at TIMESTAMP NOT NULL,
    UNIQUE (meeting_id, revision, role)
);
CREATE TABLE minutes_revisions (
    id TEXT NOT NULL PRIMARY KEY,
    meeting_id TEXT NOT NULL REFERENCES minutes (meeting_id),
    revision INTEGER NOT NULL,
    content TEXT NOT NULL,
    frozen TEXT,
    signed_at TIMESTAMP,
    -- Why it was replaced.
    reason TEXT,
    UNIQUE (meeting_id, revision)
);
CREATE TABLE minutes_files (
    id TEXT NOT NULL PRIMARY KEY,
    meeting_id TEXT NOT NULL REFERENCES meetings (id),
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    media_type TEXT NOT NULL,
    size BIGINT NOT NULL,
    sha256 TEXT NOT NULL,
    added_at TIMESTAMP NOT NULL
);
CREATE INDEX minutes_files_by_meeting ON minutes_files (meeting_id);
CREATE TABLE resolutions (
    id TEXT NOT NULL PRIMARY KEY,
    version BIGINT NOT NULL,
    meeting_id TEXT NOT NULL REFERENCES meetings (id),
    agenda_item_id TEXT NOT NULL REFERENCES agenda_items (id),
    -- Item and place in the minutes, from 0: «1.1» is 0, 0.
    item INTEGER NOT NULL,
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    responsible_id TEXT REFERENCES people (id),
    responsible TEXT,
    due_on DATE,
    state TEXT NOT NULL,
    closed_on DATE,
    note TEXT,
    -- Order of lists: the day it is due, then the meeting.
    sort_key TEXT NOT NULL,
    search_key TEXT NOT NULL
);
CREATE INDEX resolutions_by_meeting ON resolutions (meeting_id);
CREATE INDEX resolutions_by_day ON resolutions (sort_key, id);
CREATE INDEX resolutions_by_person ON resolutions (responsible_id);

-- Secret addresses of calendars; only the hash of a token is kept.
CREATE TABLE calendar_links (
    id TEXT NOT NULL PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES accounts (id),
    association_id TEXT REFERENCES associations (id),
    token_hash TEXT NOT NULL UNIQUE,
    created_at TIMESTAMP NOT NULL,
    used_at TIMESTAMP
);
CREATE INDEX calendar_links_by_account ON calendar_links (account_id);
