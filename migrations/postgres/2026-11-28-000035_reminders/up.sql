-- What people are told, in the application and by mail, and which job ran when.

CREATE TABLE notices (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    account_id TEXT COLLATE "C" NOT NULL REFERENCES accounts (id),
    kind TEXT NOT NULL,
    -- What it is about: the same matter is told once for a reason.
    matter TEXT COLLATE "C" NOT NULL,
    subject_id TEXT COLLATE "C",
    association_id TEXT COLLATE "C" REFERENCES associations (id),
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
    mailed_at TIMESTAMP,
    UNIQUE (account_id, matter)
);
CREATE INDEX notices_by_account ON notices (account_id, made_at);
CREATE INDEX notices_by_subject ON notices (subject_id);
CREATE TABLE notice_settings (
    account_id TEXT COLLATE "C" NOT NULL PRIMARY KEY REFERENCES accounts (id),
    version BIGINT NOT NULL,
    email TEXT,
    -- Off, each day, each week.
    digest TEXT NOT NULL,
    -- Kinds that are not mailed, JSON.
    muted TEXT NOT NULL
);

-- Letters on their way: a row is taken by one server, tried again later, and kept as a proof.
CREATE TABLE letters (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    account_id TEXT COLLATE "C" NOT NULL REFERENCES accounts (id),
    address TEXT NOT NULL,
    subject TEXT NOT NULL,
    body TEXT NOT NULL,
    made_at TIMESTAMP NOT NULL,
    next_try_at TIMESTAMP NOT NULL,
    tries INTEGER NOT NULL,
    sent_at TIMESTAMP,
    given_up_at TIMESTAMP,
    fault TEXT
);
CREATE INDEX letters_by_try ON letters (sent_at, next_try_at);
CREATE TABLE job_runs (
    -- Name and day: «reminders 2026-11-25».
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    job TEXT NOT NULL,
    run_on DATE NOT NULL,
    started_at TIMESTAMP NOT NULL,
    finished_at TIMESTAMP,
    -- Who runs it and until when nobody else may take it over.
    runner TEXT NOT NULL,
    held_until TIMESTAMP NOT NULL,
    fault TEXT
);
