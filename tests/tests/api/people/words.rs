//! Words that people are found by: the database keeps them whatever is done to a person.

use diesel::{
    Connection, PgConnection, QueryableByName, RunQueryDsl, SqliteConnection, sql_query, sql_types::Text,
};
use serde_json::json;
use veche_store::Address;
use veche_tests::{City, on_both};

use super::{path, register, text};

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, QueryableByName)]
struct Word {
    #[diesel(sql_type = Text)]
    id: String,
    #[diesel(sql_type = Text)]
    word: String,
}

fn rows(city: &City, sql: &str) -> Vec<Word> {
    let mut found: Vec<Word> = match city.store.address() {
        Address::Sqlite(path) => sql_query(sql).load(&mut SqliteConnection::establish(path).unwrap()),
        Address::Postgres(url) => sql_query(sql).load(&mut PgConnection::establish(url).unwrap()),
    }
    .unwrap();
    found.sort();
    found
}

/// Words as they must be, out of what stands in the rows of people.
fn expected(city: &City) -> Vec<Word> {
    let keys = rows(city, "SELECT id, search_key AS word FROM people");
    let split = keys.iter().flat_map(|Word { id, word: key }| {
        key.split_whitespace()
            .map(|word| Word {
                id: id.clone(),
                word: word.to_owned(),
            })
            .collect::<Vec<_>>()
    });
    let addresses = rows(
        city,
        "SELECT id, '@' || lower(email) AS word FROM people WHERE email IS NOT NULL",
    );
    let mut all: Vec<Word> = split.chain(addresses).collect();
    all.sort();
    all.dedup();
    all
}

fn kept(city: &City) -> Vec<Word> {
    rows(city, "SELECT person_id AS id, word FROM person_words")
}

#[test]
fn words_follow_every_change_of_a_person() {
    on_both(|city| {
        let department = city.sign_in("department");
        let names = [
            ["Щукина", "Ольга", "Львовна"],
            ["Щукина", "Ольга", "Петровна"],
            ["Ёжикова-Цой", "Анна", "Ли"],
        ];
        let people = names.map(|name| register(city, &department, name, "org904", "teacher").expect(201));
        let [first, second, third] = people;
        let change = json!({"last_name": "Окунева", "email": "Okuneva@School.example"});
        let tag = department.get(&path(&first));
        department.patch(&path(&first), tag.etag(), &change).expect(200);
        let found = |q: &str| -> Vec<String> {
            let rows = department.all(&format!("/api/v1/people?q={q}"));
            rows.iter().map(|row| text(row, "id").to_owned()).collect()
        };
        assert_eq!(
            found("%D0%BE%D0%BA%D1%83%D0%BD"),
            [text(&first, "id")],
            "the new name"
        );
        assert_eq!(
            found("%D1%89%D1%83%D0%BA"),
            [text(&second, "id")],
            "not the former one"
        );
        assert_eq!(
            found("%D0%B5%D0%B6%D0%B8%D0%BA+%D1%86%D0%BE%D0%B9"),
            [text(&third, "id")],
            "words in any order"
        );
        assert_eq!(kept(city), expected(city));
    });
}

#[test]
fn the_demo_city_has_all_words_of_its_people() {
    let city = City::demo();
    let words = kept(&city);
    assert!(words.len() > 500, "{}", words.len());
    assert_eq!(words, expected(&city));
}
