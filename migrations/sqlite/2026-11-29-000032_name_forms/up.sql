-- Names in the grammatical cases, corrected by hand.

CREATE TABLE name_forms (
    id TEXT NOT NULL PRIMARY KEY,
    person_id TEXT NOT NULL UNIQUE REFERENCES people (id),
    -- The name they are forms of: of another name they are forms no longer.
    of_name TEXT NOT NULL,
    -- Feminine or masculine, where the name does not tell.
    sex TEXT,
    genitive TEXT,
    dative TEXT,
    accusative TEXT,
    instrumental TEXT,
    prepositional TEXT
);
