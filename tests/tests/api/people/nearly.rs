//! A search finds people however their surnames are remembered: sixty pairs of forms, each tried in five ways.

use serde_json::Value;
use veche_domain::text::swap_layout;
use veche_tests::{Client, on_both};

use super::{names, register, text};

/// A man's form and a woman's.
const PAIRS: [(&str, &str); 60] = [
    ("Абрамов", "Абрамова"),
    ("Белый", "Белая"),
    ("Беляев", "Беляева"),
    ("Бобров", "Боброва"),
    ("Вишневский", "Вишневская"),
    ("Воробьёв", "Воробьёва"),
    ("Гончаров", "Гончарова"),
    ("Грачёв", "Грачёва"),
    ("Дмитриев", "Дмитриева"),
    ("Ежов", "Ежова"),
    ("Ермаков", "Ермакова"),
    ("Ёлкин", "Ёлкина"),
    ("Жданов", "Жданова"),
    ("Журавлёв", "Журавлёва"),
    ("Заболоцкий", "Заболоцкая"),
    ("Зверев", "Зверева"),
    ("Игнатьев", "Игнатьева"),
    ("Ильин", "Ильина"),
    ("Калинин", "Калинина"),
    ("Киселёв", "Киселёва"),
    ("Королёв", "Королёва"),
    ("Кузнецов", "Кузнецова"),
    ("Лаптев", "Лаптева"),
    ("Луговой", "Луговая"),
    ("Макаров", "Макарова"),
    ("Мельников", "Мельникова"),
    ("Мясоедов", "Мясоедова"),
    ("Некрасов", "Некрасова"),
    ("Никитин", "Никитина"),
    ("Овчинников", "Овчинникова"),
    ("Озёрский", "Озёрская"),
    ("Панфилов", "Панфилова"),
    ("Покровский", "Покровская"),
    ("Птицын", "Птицына"),
    ("Рогачёв", "Рогачёва"),
    ("Рябинин", "Рябинина"),
    ("Садовский", "Садовская"),
    ("Семёнов", "Семёнова"),
    ("Синицын", "Синицына"),
    ("Соловьёв", "Соловьёва"),
    ("Степной", "Степная"),
    ("Тихомиров", "Тихомирова"),
    ("Трофимов", "Трофимова"),
    ("Тулупов", "Тулупова"),
    ("Уваров", "Уварова"),
    ("Ульянов", "Ульянова"),
    ("Фёдоров", "Фёдорова"),
    ("Филиппов", "Филиппова"),
    ("Хабаров", "Хабарова"),
    ("Холодный", "Холодная"),
    ("Цветков", "Цветкова"),
    ("Чайковский", "Чайковская"),
    ("Черных", "Черных"),
    ("Шаповалов", "Шаповалова"),
    ("Широкий", "Широкая"),
    ("Щербаков", "Щербакова"),
    ("Эльтеков", "Эльтекова"),
    ("Юдин", "Юдина"),
    ("Яблоков", "Яблокова"),
    ("Ястребов", "Ястребова"),
];

/// The surname with one slip of the finger near its middle, of another kind each time.
fn slipped(surname: &str, kind: usize) -> String {
    let mut letters: Vec<char> = surname.to_lowercase().chars().collect();
    let at = letters.len() / 2;
    match kind % 4 {
        0 => drop(letters.remove(at)),
        1 => letters.insert(at, 'щ'),
        2 => letters[at] = 'ъ',
        _ => letters.swap(at, at - 1),
    }
    letters.into_iter().collect()
}

fn finds(client: &Client, query: &str, surname: &str) -> Value {
    let page = client
        .get(&format!(
            "/api/v1/people?limit=200&q={}",
            query.replace(',', "%2C")
        ))
        .expect(200);
    let rows = page["items"].as_array().unwrap();
    let found = rows.iter().any(|row| text(row, "full_name").starts_with(surname));
    assert!(found, "{query} must find {surname}, found {:?}", names(rows));
    page
}

#[test]
fn every_surname_is_found_by_its_other_form_its_beginning_a_slip_or_the_wrong_keyboard() {
    on_both(|city| {
        let department = city.sign_in("department");
        let mut nearly = 0;
        for (number, (man, woman)) in PAIRS.into_iter().enumerate() {
            let (own, other, first) = if number % 2 == 0 {
                (man, woman, ["Олег", "Ильич"])
            } else {
                (woman, man, ["Ольга", "Ильинична"])
            };
            register(city, &department, [own, first[0], first[1]], "org904", "teacher");
            let typed = own.to_lowercase();
            let beginning: String = typed.chars().take(typed.chars().count() - 2).collect();
            finds(&department, &typed.replace('ё', "е"), own);
            finds(&department, &beginning, own);
            finds(&department, &swap_layout(&typed), own);
            finds(&department, other, own);
            let page = finds(&department, &slipped(own, number), own);
            nearly += usize::from(page["nearly"] == true);
        }
        assert!(
            nearly > 50,
            "only {nearly} slips were told to be nearly what was typed"
        );
    });
}

#[test]
fn what_is_found_as_typed_is_not_mixed_with_what_only_resembles_it() {
    on_both(|city| {
        let department = city.sign_in("department");
        for name in [
            ["Иванов", "Олег", "Ильич"],
            ["Иванова", "Ирина", "Петровна"],
            ["Иванков", "Пётр", "Ильич"],
        ] {
            register(city, &department, name, "org904", "teacher");
        }
        let exact = department.get("/api/v1/people?q=иванова&count=true").expect(200);
        assert_eq!(
            (&exact["total"], &exact["nearly"]),
            (&Value::from(1), &Value::Null)
        );
        // Page after page of what only resembles, and its number, are of the same search.
        let slip = department
            .get("/api/v1/people?q=иванокв&limit=1&count=true")
            .expect(200);
        assert_eq!(
            (&slip["total"], &slip["nearly"]),
            (&Value::from(2), &Value::from(true))
        );
        let next = slip["next"].as_str().expect("another page");
        let second = department
            .get(&format!("/api/v1/people?q=иванокв&limit=1&cursor={next}"))
            .expect(200);
        assert_ne!(slip["items"], second["items"]);
        assert_eq!(second["items"].as_array().unwrap().len(), 1);
        // Each word of the search has to be somebody's, as it is or nearly.
        assert_eq!(
            names(&department.all("/api/v1/people?q=иваннова ирина")),
            ["Иванова Ирина Петровна"]
        );
        assert!(department.all("/api/v1/people?q=иваннова олег").is_empty());
        assert!(department.all("/api/v1/people?q=zzzz").is_empty());
    });
}
