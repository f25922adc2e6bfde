-- Members of many associations are counted by state and unit out of this index alone.
CREATE INDEX memberships_by_unit ON memberships (association_id, state, admin_unit_code, valid_from, valid_until);

-- Words that people are found by: a name's words and, marked by @, the e-mail address. The database keeps them itself,
-- so no way of writing a person can forget them. No foreign key: the merge moves what points to a person, and these
-- do not.
CREATE TABLE person_words (
    person_id TEXT COLLATE "C" NOT NULL,
    word TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (person_id, word)
);
CREATE INDEX person_words_by_word ON person_words (word, person_id);
CREATE FUNCTION keep_person_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        DELETE FROM person_words WHERE person_id = OLD.id;
    END IF;
    IF TG_OP <> 'DELETE' THEN
        INSERT INTO person_words (person_id, word)
        SELECT DISTINCT NEW.id, word FROM unnest(string_to_array(NEW.search_key, ' ')) AS word WHERE word <> ''
        UNION SELECT NEW.id, '@' || lower(NEW.email) WHERE NEW.email IS NOT NULL;
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER people_words AFTER INSERT OR DELETE OR UPDATE OF id, search_key, email ON people
    FOR EACH ROW EXECUTE FUNCTION keep_person_words();
INSERT INTO person_words (person_id, word)
SELECT DISTINCT p.id, word FROM people p, unnest(string_to_array(p.search_key, ' ')) AS word WHERE word <> ''
UNION SELECT id, '@' || lower(email) FROM people WHERE email IS NOT NULL;
