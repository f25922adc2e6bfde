use veche_domain::people::NameForms;

use super::{
    Case, PersonName, Sex, association, full_name, gender, initials_first, initials_last, organization,
    position,
};

const NAMES: &str = include_str!("cases.tsv");
const POSITIONS: &str = include_str!("positions.tsv");
const ASSOCIATIONS: &str = include_str!("../../../server/demo/associations.csv");

fn lines(text: &str) -> impl Iterator<Item = Vec<&str>> {
    text.lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
        .map(|line| line.split('\t').collect())
}

fn named(nominative: &str) -> PersonName {
    let mut words = nominative.split(' ');
    let mut next = || words.next().unwrap_or_default().replace('_', " ");
    let (last, first) = (next(), next());
    let patronymic = words.collect::<Vec<_>>().join(" ");
    PersonName {
        last,
        first,
        patronymic: (!patronymic.is_empty()).then_some(patronymic),
        ..PersonName::default()
    }
}

#[test]
fn every_name_of_the_set_is_right_in_every_case() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for line in lines(NAMES) {
        let name = named(line[1]);
        count += 1;
        let told = match gender::told(&name) {
            Some(Sex::Feminine) => "f",
            Some(Sex::Masculine) => "m",
            None => "u",
        };
        if told != line[0] {
            wrong.push(format!("{}: gender {told}", line[1]));
        }
        for (case, form) in Case::ALL.into_iter().zip(&line[1..]) {
            let written = full_name(&name, case);
            if written != form.replace('_', " ") {
                wrong.push(format!("{case:?}: {written}, must be {form}"));
            }
        }
    }
    assert!(count >= 300, "{count} names");
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

/// Why there are corrections at all: what the common rules say of the same set.
#[test]
fn the_common_rules_alone_err() {
    let (mut words, mut names) = (Vec::new(), 0);
    for line in lines(NAMES).filter(|line| line[0] != "u") {
        let name = named(line[1]);
        let sex = super::words::gender(if line[0] == "f" {
            Sex::Feminine
        } else {
            Sex::Masculine
        });
        let before = words.len();
        for (case, form) in Case::ALL.into_iter().zip(&line[1..]).skip(1) {
            let common = |part: &str, inflect: fn(petrovich::Gender, &str, petrovich::Case) -> String| {
                super::words::common(part, case, |common| inflect(sex, part, common))
            };
            let written = [
                common(&name.last, petrovich::lastname),
                common(&name.first, petrovich::firstname),
                common(
                    name.patronymic.as_deref().unwrap_or_default(),
                    petrovich::middlename,
                ),
            ];
            if written.join(" ").trim() != *form {
                words.push(format!("{} must be {form}", written.join(" ")));
            }
        }
        names += usize::from(words.len() > before);
    }
    let forms = words.len();
    assert!(
        names > 100,
        "{names} of the set, {forms} forms:\n{}",
        words.join("\n")
    );
}

#[test]
fn every_post_is_right_in_every_case() {
    let mut wrong = Vec::new();
    for line in lines(POSITIONS) {
        for (case, form) in Case::ALL.into_iter().zip(&line) {
            let written = position(line[0], case);
            if written != *form {
                wrong.push(format!("{case:?}: {written}, must be {form}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_gender_is_told_only_where_nothing_contradicts() {
    let told = |name: &str| gender::told(&named(name));
    assert_eq!(told("Иванов Мустафа"), Some(Sex::Masculine));
    assert_eq!(told("Ковалёва Ойлуна"), Some(Sex::Feminine));
    assert_eq!(told("Цой Ойлуна"), Some(Sex::Feminine));
    assert_eq!(told("Орлов Ойдуп"), Some(Sex::Masculine));
    assert_eq!(told("Чаплин Ойлуна"), None);
    assert_eq!(told("Цой Ойдуп"), None);
    assert_eq!(told("Цой Саша Петрович"), Some(Sex::Masculine));
}

#[test]
fn capitals_of_a_post_stay() {
    assert_eq!(position("Педагог-Психолог", Case::Dative), "Педагогу-Психологу");
    assert_eq!(position("ИНЖЕНЕР", Case::Dative), "ИНЖЕНЕР");
}

#[test]
fn associations_of_every_kind_are_right() {
    let forms = |name| Case::ALL.map(|case| association(name, case));
    assert_eq!(
        forms("Муниципальное методическое объединение учителей математики города Новосибирска"),
        [
            "Муниципальное методическое объединение учителей математики города Новосибирска",
            "Муниципального методического объединения учителей математики города Новосибирска",
            "Муниципальному методическому объединению учителей математики города Новосибирска",
            "Муниципальное методическое объединение учителей математики города Новосибирска",
            "Муниципальным методическим объединением учителей математики города Новосибирска",
            "Муниципальном методическом объединении учителей математики города Новосибирска",
        ]
    );
    assert_eq!(
        forms("профессиональная ассоциация «Старт»"),
        [
            "профессиональная ассоциация «Старт»",
            "профессиональной ассоциации «Старт»",
            "профессиональной ассоциации «Старт»",
            "профессиональную ассоциацию «Старт»",
            "профессиональной ассоциацией «Старт»",
            "профессиональной ассоциации «Старт»",
        ]
    );
    assert_eq!(
        forms("городской научно-методический совет"),
        [
            "городской научно-методический совет",
            "городского научно-методического совета",
            "городскому научно-методическому совету",
            "городской научно-методический совет",
            "городским научно-методическим советом",
            "городском научно-методическом совете",
        ]
    );
    assert_eq!(
        forms("Фокус-группа по цифровой образовательной среде"),
        [
            "Фокус-группа по цифровой образовательной среде",
            "Фокус-группы по цифровой образовательной среде",
            "Фокус-группе по цифровой образовательной среде",
            "Фокус-группу по цифровой образовательной среде",
            "Фокус-группой по цифровой образовательной среде",
            "Фокус-группе по цифровой образовательной среде",
        ]
    );
    for (name, genitive) in [
        ("ММО учителей химии", "ММО учителей химии"),
        ("городское ММО учителей химии", "городского ММО учителей химии"),
        ("«Эксперимент»", "«Эксперимент»"),
        (
            "Творческая мастерская учителей труда",
            "Творческой мастерской учителей труда",
        ),
        ("Школа-интернат № 901", "Школы-интерната № 901"),
        ("Клуб молодых педагогов", "Клуба молодых педагогов"),
        ("Сетевое сообщество «Маяк»", "Сетевого сообщества «Маяк»"),
        ("учителей химии", "учителей химии"),
        ("Association of teachers", "Association of teachers"),
        ("", ""),
    ] {
        assert_eq!(association(name, Case::Genitive), genitive);
    }
}

/// Genitive and accusative of what the names of the demonstration city begin with.
#[test]
fn associations_of_the_demonstration_are_right() {
    let heads = [
        (
            "Муниципальное методическое объединение",
            "Муниципального методического объединения",
            "Муниципальное методическое объединение",
        ),
        ("Ассоциация", "Ассоциации", "Ассоциацию"),
        (
            "Творческое объединение",
            "Творческого объединения",
            "Творческое объединение",
        ),
        (
            "Профессиональная ассоциация",
            "Профессиональной ассоциации",
            "Профессиональную ассоциацию",
        ),
        ("Рабочая группа", "Рабочей группы", "Рабочую группу"),
        ("Проблемная группа", "Проблемной группы", "Проблемную группу"),
        ("Фокус-группа", "Фокус-группы", "Фокус-группу"),
    ];
    let names: Vec<&str> = ASSOCIATIONS
        .lines()
        .skip(1)
        .filter_map(|line| line.split(',').nth(2))
        .collect();
    assert!(names.len() > 30, "{}", names.len());
    for name in names {
        let name = name.trim_matches('"');
        let (head, genitive, accusative) = heads
            .iter()
            .find(|(head, ..)| name.starts_with(head))
            .unwrap_or_else(|| panic!("{name}"));
        let tail = &name[head.len()..];
        assert_eq!(association(name, Case::Genitive), format!("{genitive}{tail}"));
        assert_eq!(association(name, Case::Accusative), format!("{accusative}{tail}"));
    }
}

#[test]
fn organizations_change_up_to_what_they_are_of() {
    assert_eq!(
        organization(
            "муниципальное бюджетное общеобразовательное учреждение города Новосибирска «Средняя общеобразовательная \
             школа № 901»",
            Case::Genitive
        ),
        "муниципального бюджетного общеобразовательного учреждения города Новосибирска «Средняя общеобразовательная \
         школа № 901»"
    );
    assert_eq!(
        organization(
            "Муниципальное автономное учреждение дополнительного профессионального образования города «Центр»",
            Case::Instrumental
        ),
        "Муниципальным автономным учреждением дополнительного профессионального образования города «Центр»"
    );
    for short in ["МБОУ СОШ № 901", "МАУ ДПО «НИСО»"] {
        assert_eq!(organization(short, Case::Dative), short);
    }
    assert_eq!(
        organization("департамент образования мэрии", Case::Dative),
        "департаменту образования мэрии"
    );
}

#[test]
fn initials_stand_where_papers_have_them() {
    let name = named("Ветлужина Анна-Мария Петровна");
    assert_eq!(
        initials_first(&name, Case::Nominative),
        "А.-М.\u{A0}П.\u{A0}Ветлужина"
    );
    assert_eq!(
        initials_last(&name, Case::Dative),
        "Ветлужиной\u{A0}А.-М.\u{A0}П."
    );
    let name = named("Цой Виктория");
    assert_eq!(initials_first(&name, Case::Genitive), "В.\u{A0}Цой");
    let name = named("Мамедов Рустам Гасан оглы");
    assert_eq!(initials_last(&name, Case::Genitive), "Мамедова\u{A0}Р.\u{A0}Г.");
    let name = named("Мамедов Рустам Гасан-оглы");
    assert_eq!(initials_first(&name, Case::Nominative), "Р.\u{A0}Г.\u{A0}Мамедов");
}

#[test]
fn what_was_corrected_by_hand_is_taken() {
    let mut name = named("Заяц Пётр Петрович");
    name.corrected = vec![
        (Case::Genitive, "Заяца Петра Петровича".to_owned()),
        (Case::Dative, String::new()),
    ];
    assert_eq!(full_name(&name, Case::Genitive), "Заяца Петра Петровича");
    assert_eq!(initials_first(&name, Case::Genitive), "П.\u{A0}П.\u{A0}Заяца");
    assert_eq!(full_name(&name, Case::Dative), "Зайцу Петру Петровичу");
    name.corrected = vec![(Case::Genitive, "Заяца".to_owned())];
    assert_eq!(initials_last(&name, Case::Genitive), "Зайца\u{A0}П.\u{A0}П.");
}

#[test]
fn a_name_of_the_register_brings_what_was_said_of_it() {
    let forms = NameForms {
        sex: Some(Sex::Masculine),
        dative: Some("Саше Киму".to_owned()),
        ..NameForms::default()
    };
    let name = PersonName::of("Ким", "Саша", None, &forms);
    assert_eq!(full_name(&name, Case::Dative), "Саше Киму");
    assert_eq!(full_name(&name, Case::Genitive), "Кима Саши");
    assert_eq!(name.by_rules().dative, "Киму Саше");
    assert_eq!(name.by_rules().prepositional, "Киме Саше");
    assert_eq!(
        PersonName::of("Ким", "Саша", None, &NameForms::default()).gender(),
        None
    );
}

#[test]
fn somebody_may_say_the_gender() {
    let mut name = named("Ким Саша");
    assert_eq!(full_name(&name, Case::Dative), "Ким Саша");
    name.sex = Some(Sex::Masculine);
    assert_eq!(full_name(&name, Case::Dative), "Киму Саше");
    name.sex = Some(Sex::Feminine);
    assert_eq!(full_name(&name, Case::Dative), "Ким Саше");
}

proptest::proptest! {
    #[test]
    fn no_text_breaks_the_rules(text in "\\PC{0,60}", sex in proptest::option::of(proptest::bool::ANY)) {
        let sex = sex.map(|f| if f { Sex::Feminine } else { Sex::Masculine });
        let name = PersonName { last: text.clone(), first: text.clone(), patronymic: Some(text.clone()), sex, corrected: Vec::new() };
        for case in Case::ALL {
            full_name(&name, case);
            initials_first(&name, case);
            position(&text, case);
            association(&text, case);
        }
        proptest::prop_assert_eq!(position(&text, Case::Nominative), text.clone());
        proptest::prop_assert_eq!(association(&text, Case::Nominative), text);
    }
}
