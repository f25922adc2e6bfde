use chrono::NaiveDate;
use veche_domain::orders::{
    Cancellation, CarriedMember, Effect, OrderKind, OrderState, Recognized, ReorganizationForm, SignatureKind,
};

use super::{
    fixtures::{facts, id, list_order, order},
    *,
};
use crate::testing::{check, text};

#[test]
fn the_order_of_the_year_has_its_points_and_three_annexes() {
    let paper = order_paper(&list_order(), &facts());
    check(&paper);
    let said = text(&paper);
    for wanted in [
        "МЭРИЯ ГОРОДА НОВОСИБИРСКА / ДЕПАРТАМЕНТ ОБРАЗОВАНИЯ\nПРИКАЗ\n1\u{a0}сентября 2026\u{a0}г. №\u{a0}0482-од",
        "В соответствии с Положением, в целях развития ПРИКАЗЫВАЮ:",
        "1. Утвердить перечень профессиональных объединений на 2026/2027 учебный год (приложение 1).",
        "5. Контроль исполнения приказа оставляю за собой.",
        "Начальник департамента Р. М. Начальникова подписано квалифицированной электронной подписью 01.09.2026",
        "СОГЛАСОВАНО",
        "Исполнитель: Исполнителева В. Г., тел. 200-00-00",
        "=== Приложение\u{a0}1 / к приказу департамента образования мэрии города Новосибирска / от 1\u{a0}сентября",
        "1 | ММО учителей математики | Муниципальное методическое объединение (ММО) | МАУ ДПО «НИСО» |",
        "2 | ММО учителей физики | Муниципальное методическое объединение (ММО) | МКУ ДПО «ГЦОиЗ «Магистр» |",
        "60 | Центральный округ | Фамилия69 Мария Петровна | учитель математики | МБОУ СОШ № 901 | высшая",
        "1. ММО учителей математики",
        "В составе объединения никто не назван.",
        "=== Приложение\u{a0}3",
        "1 | МАУ ДПО «НИСО» | ММО учителей математики; ММО учителей физики",
        "VII.7.2",
    ] {
        assert!(said.contains(wanted), "{wanted}\n---\n{said}");
    }
    assert!(!paper.draft && paper.long_storage && paper.title.starts_with("Приказ от 1\u{a0}сентября"));
}

#[test]
fn a_draft_has_places_to_fill_in_and_names_its_clause() {
    let mut of = order(
        OrderKind::Create,
        vec![Effect::Create {
            association_id: id(1),
        }],
    );
    of.state = OrderState::Draft;
    (of.number, of.signed_on, of.effective_on) = (None, None, None);
    (of.preamble, of.signatory, of.executor, of.signature) = (None, None, None, None);
    of.approvers.clear();
    let paper = order_paper(&of, &OrderFacts::default());
    check(&paper);
    let said = text(&paper);
    assert!(paper.draft && paper.title.starts_with("Проект приказа"));
    for wanted in [
        "В соответствии с пунктом I.5 Положения",
        "«___»",
        "№\u{a0}________",
        "1. Создать",
    ] {
        assert!(said.contains(wanted), "{wanted}\n{said}");
    }
    assert!(!said.contains("подписано") && !said.contains("===") && !said.contains("Исполнитель"));
}

#[test]
fn the_preamble_orders_once() {
    let mut of = order(OrderKind::Create, Vec::new());
    for (given, wanted) in [
        ("В целях развития, приказываю:", "В целях развития, приказываю:"),
        (
            "В целях развития, п р и к а з ы в а ю",
            "В целях развития, п р и к а з ы в а ю:",
        ),
        ("В целях развития.", "В целях развития ПРИКАЗЫВАЮ:"),
    ] {
        of.preamble = Some(given.into());
        assert!(text(&order_paper(&of, &facts())).contains(wanted), "{given}");
    }
}

#[test]
fn an_order_that_counts_no_longer_says_so() {
    let mut of = list_order();
    of.state = OrderState::Cancelled;
    of.cancellation = Some(Cancellation {
        on: NaiveDate::from_ymd_opt(2026, 10, 1).unwrap(),
        reason: "ошибка в составе.".into(),
        basis: None,
    });
    let said = text(&order_paper(&of, &facts()));
    assert!(
        said.contains("ОТМЕНЁН / 1\u{a0}октября 2026\u{a0}г. / ошибка в составе"),
        "{said}"
    );
    of.cancellation = None;
    of.repealed_on = NaiveDate::from_ymd_opt(2027, 9, 1);
    assert!(text(&order_paper(&of, &facts())).contains("УТРАТИЛ СИЛУ / с 1\u{a0}сентября 2027\u{a0}г."));
}

#[test]
fn the_day_of_effects_is_told_where_it_is_another() {
    let mut of = order(OrderKind::Liquidate, Vec::new());
    assert!(!text(&order_paper(&of, &facts())).contains("вступает в силу"));
    of.effective_on = NaiveDate::from_ymd_opt(2026, 9, 15);
    assert!(text(&order_paper(&of, &facts())).contains("вступает в силу с 15\u{a0}сентября 2026\u{a0}г."));
    of.by_paper = true;
    of.signature = Some(SignatureKind::Paper);
    let said = text(&order_paper(&of, &facts()));
    assert!(!said.contains("вступает в силу") && said.contains("подлинник подписан на бумаге 01.09.2026"));
}

#[test]
fn a_curator_is_appointed_with_what_the_regulation_asks_for() {
    let of = order(
        OrderKind::AppointCurator,
        vec![Effect::AppointCurator {
            association_id: id(1),
            person_id: id(10),
        }],
    );
    let said = text(&order_paper(&of, &facts()));
    for wanted in [
        "1. Назначить ",
        "(высшая квалификационная категория, стаж работы по специальности – 12\u{a0}лет), куратором ",
        " с 1\u{a0}сентября 2026\u{a0}г.\n",
    ] {
        assert!(said.contains(wanted), "{wanted}\n{said}");
    }
    // Whom it appoints signs below that they know of it; an order that appoints nobody asks nobody.
    assert!(said.contains("С приказом ознакомлен(а):"), "{said}");
    check(&order_paper(&of, &facts()));
    let other = order(OrderKind::Liquidate, Vec::new());
    assert!(!text(&order_paper(&other, &facts())).contains("ознакомлен"));
}

#[test]
fn members_go_on_in_the_successor_they_chose() {
    let carried = |n: u128, into: u128| CarriedMember {
        person_id: id(n),
        into: id(into),
        admin_unit_code: None,
    };
    let of = order(
        OrderKind::Reorganize,
        vec![Effect::Reorganize {
            form: ReorganizationForm::Division,
            predecessors: vec![id(3)],
            successors: vec![id(1), id(2)],
            carried: vec![carried(10, 2), carried(11, 1), carried(12, 2)],
            new_kind: None,
        }],
    );
    let paper = order_paper(&of, &facts());
    check(&paper);
    let said = text(&paper);
    assert!(said.contains("1. Реорганизовать в форме разделения"), "{said}");
    let of_two = said.lines().find(|l| l.starts_with("1.2. Включить")).unwrap();
    assert!(
        of_two.contains("10") && of_two.contains("12") && !of_two.contains("11"),
        "{of_two}"
    );
}

fn thanks() -> Order {
    let who = |n: u128, merit: Option<&str>| Recognized {
        person_id: id(n),
        merit: merit.map(str::to_owned),
    };
    order(
        OrderKind::Recognition,
        vec![
            Effect::Recognize {
                award: "Благодарность департамента образования".into(),
                people: vec![
                    who(10, Some("За результативную работу.")),
                    who(77, Some("конкурс")),
                ],
            },
            Effect::Recognize {
                award: "Почетная грамота".into(),
                people: vec![who(11, None)],
            },
        ],
    )
}

#[test]
fn thanks_are_told_as_the_award_asks() {
    let paper = order_paper(&thanks(), &facts());
    check(&paper);
    let said = text(&paper);
    for wanted in [
        "1. Объявить благодарность департамента образования:",
        ", за результативную работу.",
        "1.2. ",
        "(конкурс).",
        "2. Наградить почётной грамотой ",
    ] {
        assert!(said.contains(wanted), "{wanted}\n{said}");
    }
    // Somebody whom only the order knows is named by it.
    assert!(said.contains("Известн"));
}

#[test]
fn an_extract_names_one_person_alone() {
    let mut of = thanks();
    let paper = recognition_extract(&of, &facts(), id(11)).unwrap();
    check(&paper);
    let said = text(&paper);
    assert!(said.contains("ВЫПИСКА ИЗ ПРИКАЗА") && said.contains("2. Наградить") && said.contains("Верно"));
    for hidden in ["Фамилия10", "Известн", "конкурс", "1. Объявить"] {
        assert!(!said.contains(hidden), "{hidden}\n{said}");
    }
    assert!(recognition_extract(&of, &facts(), id(69)).is_none());
    of.items[1].text = Some("Наградить Фамилию10 и Фамилию11.".into());
    let said = text(&recognition_extract(&of, &facts(), id(11)).unwrap());
    assert!(!said.contains("Фамилию10"), "words by hand may name others");
}

#[test]
fn an_acting_head_signs_as_acting() {
    let who = |post: &str, acting| veche_domain::orders::Signatory {
        name: "А. Б. Фамилия".into(),
        post: post.into(),
        acting,
    };
    assert!(post(&who("Директор", true)).starts_with("И.\u{a0}о. директор"));
    assert_eq!(post(&who("И. о. директора", true)), "И. о. директора");
    assert_eq!(
        post(&who("директор", false)),
        "Директор",
        "a requisite begins with a capital"
    );
}
