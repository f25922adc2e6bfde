-- What people are told, in the application and by mail, and which job ran when.

-- Letters on their way: a row is taken by one server, tried again later, and kept as a proof.
CREATE TABLE letters (
    id TEXT NOT NULL PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES accounts (id),
    address TEXT NOT NULL,
    -- Subject and text as they were sent: written when they are, out of the notices that are still true then.
    subject TEXT,
    body TEXT,
    made_at TIMESTAMP NOT NULL,
    -- Until then nobody takes it: a pause after a failure, or the lease of who is sending it.
    next_try_at TIMESTAMP NOT NULL,
    tries INTEGER NOT NULL,
    sent_at TIMESTAMP,
    given_up_at TIMESTAMP,
    fault TEXT
);
CREATE INDEX letters_by_try ON letters (sent_at, next_try_at);
CREATE TABLE notices (
    id TEXT NOT NULL PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES accounts (id),
    kind TEXT NOT NULL,
    -- What it is about: the same matter is told once for a reason.
    matter TEXT NOT NULL,
    subject_id TEXT,
    association_id TEXT REFERENCES associations (id),
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    path TEXT NOT NULL,
    clause TEXT,
    due_on DATE,
    made_at TIMESTAMP NOT NULL,
    made_on DATE NOT NULL,
    read_at TIMESTAMP,
    -- No longer true: shown to nobody, mailed to nobody.
    withdrawn_at TIMESTAMP,
    -- The letter it was put into.
    letter_id TEXT REFERENCES letters (id),
    UNIQUE (account_id, matter)
);
CREATE INDEX notices_by_account ON notices (account_id, id);
CREATE INDEX notices_by_letter ON notices (letter_id);
CREATE TABLE notice_settings (
    account_id TEXT NOT NULL PRIMARY KEY REFERENCES accounts (id),
    version BIGINT NOT NULL,
    email TEXT,
    -- Off, each day, each week.
    digest TEXT NOT NULL,
    -- Kinds that are not mailed, JSON.
    muted TEXT NOT NULL
);
CREATE TABLE job_runs (
    -- Name and day, «reminders 2026-11-25», or the name alone of a job that goes on all day.
    id TEXT NOT NULL PRIMARY KEY,
    job TEXT NOT NULL,
    run_on DATE NOT NULL,
    started_at TIMESTAMP NOT NULL,
    finished_at TIMESTAMP,
    -- Who runs it and until when nobody else may take it over.
    runner TEXT NOT NULL,
    held_until TIMESTAMP NOT NULL,
    -- Why the last try failed.
    fault TEXT,
    -- Number of the last entry of the journal that the job has seen.
    seen_seq BIGINT NOT NULL
);
