-- Members of many associations are counted by state and unit out of this index alone.
CREATE INDEX memberships_by_unit ON memberships (association_id, state, admin_unit_code, valid_from, valid_until);

-- Words that people are found by: a name's words and, marked by @, the e-mail address. The database keeps them itself,
-- so no way of writing a person can forget them. No foreign key: the merge moves what points to a person, and these
-- do not. A search key holds letters, digits and spaces only, so it can be read as a list.
CREATE TABLE person_words (
    person_id TEXT NOT NULL,
    word TEXT NOT NULL,
    PRIMARY KEY (person_id, word)
);
CREATE INDEX person_words_by_word ON person_words (word, person_id);
CREATE TRIGGER people_words_added AFTER INSERT ON people BEGIN
    INSERT INTO person_words (person_id, word)
    SELECT DISTINCT NEW.id, value FROM json_each('["' || replace(NEW.search_key, ' ', '","') || '"]') WHERE value <> ''
    UNION SELECT NEW.id, '@' || lower(NEW.email) WHERE NEW.email IS NOT NULL;
END;
CREATE TRIGGER people_words_changed AFTER UPDATE OF id, search_key, email ON people BEGIN
    DELETE FROM person_words WHERE person_id = OLD.id;
    INSERT INTO person_words (person_id, word)
    SELECT DISTINCT NEW.id, value FROM json_each('["' || replace(NEW.search_key, ' ', '","') || '"]') WHERE value <> ''
    UNION SELECT NEW.id, '@' || lower(NEW.email) WHERE NEW.email IS NOT NULL;
END;
CREATE TRIGGER people_words_removed AFTER DELETE ON people BEGIN
    DELETE FROM person_words WHERE person_id = OLD.id;
END;
INSERT INTO person_words (person_id, word)
SELECT DISTINCT p.id, value FROM people p, json_each('["' || replace(p.search_key, ' ', '","') || '"]') WHERE value <> ''
UNION SELECT id, '@' || lower(email) FROM people WHERE email IS NOT NULL;
