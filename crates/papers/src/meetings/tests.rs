use veche_domain::{
    elections::{Candidate, Election, ElectionState, Round, Vote, VoteMode, Voter, tally},
    meetings::{Mark, MinutesState},
};

use super::{
    fixtures::{body, day, id, minutes, participant, person, sitting},
    *,
};
use crate::{
    PaperPerson, Signer,
    testing::{check, text},
    words::split_name,
};

#[test]
fn minutes_have_every_requisite_and_the_numbers_of_the_meeting() {
    let of = minutes();
    let paper = minutes_paper(&of, &sitting());
    check(&paper);
    let said = text(&paper);
    for wanted in [
        "ПРОТОКОЛ",
        "10\u{a0}сентября 2026\u{a0}г. №\u{a0}1 МАУ ДПО «НИСО», ауд. 12",
        "Время: начало – 15:00, окончание – 16:30.",
        "Форма проведения: круглый стол, с дистанционным участием.",
        "Присутствовали: 8 членов объединения с правом голоса из 10 (80\u{a0}%), кворум имеется:",
        "Отсутствовали: ",
        "(по уважительной причине)",
        "Приглашённые: Иконникова А. Б. (методист).",
        "1. О плане работы. Докладчик: Борисова О. И.",
        "ВЫСТУПИЛИ: Личное мнение участника.",
        "1.1. Утвердить план работы.",
        "И.; срок – 20.09.2026).",
        "Голосовали: «за» – 7, «против» – нет, «воздержались» – 1. Решение принято.",
        "всего членов с правом голоса – 10, для избрания необходимо не менее 6 голосов",
        "«против» – 1, «воздержались» – нет, не голосовали – 3.",
        "Борисова Ольга Ивановна – 6 из 10 голосов.",
        "VII.7.4",
        "1. Презентация.\n2. Справка.",
        "подписано простой электронной подписью 12.09.2026",
    ] {
        assert!(said.contains(wanted), "{wanted}\n---\n{said}");
    }
    assert!(!paper.draft && paper.long_storage);
    // Who did not come was not invited for the paper; the list stands in the text in Russian order.
    assert!(!said.contains("Кто Не Пришёл"));
    let at = |name: &str| said.find(name).unwrap();
    assert!(at("1) Андреева") < at("2) Борисова"), "{said}");
    assert!(!said.contains("==="), "no annex for eight people");
}

#[test]
fn nobody_reads_out_of_minutes_who_voted_how() {
    let mut of = minutes();
    let said = text(&minutes_paper(&of, &sitting()));
    assert!(said.contains("список хранится при протоколе"));
    for decision in of.headings.iter_mut().filter_map(|h| h.decision.as_mut()) {
        decision.mode = VoteMode::Counted;
    }
    let counted = text(&minutes_paper(&of, &sitting()));
    assert!(!counted.contains("список хранится"), "{counted}");
    for paper in [said, counted] {
        assert!(!paper.contains("воздержался"), "{paper}");
    }
}

#[test]
fn many_people_are_listed_in_an_annex_of_their_own() {
    let mut of = minutes();
    of.participants = (0..60u128)
        .map(|n| {
            participant(
                1000 + n,
                &format!("Фамилия{n:02} Имя Отчество"),
                Some(Mark::Present),
            )
        })
        .collect();
    let paper = minutes_paper(&of, &sitting());
    check(&paper);
    let said = text(&paper);
    assert!(said.contains("60 членов объединения с правом голоса из 60 (100\u{a0}%)"));
    assert!(said.contains("список прилагается (приложение\u{a0}1)."), "{said}");
    assert!(said.contains("=== Приложение\u{a0}1 / к протоколу заседания"));
    assert!(said.contains("1. Список присутствовавших на заседании.\n2. Презентация."));
    let annex = said.split("===").nth(1).unwrap();
    assert!((0..60).all(|n| annex.contains(&format!("Фамилия{n:02} Имя Отчество"))));
    of.participants.truncate(15);
    assert!(
        !text(&minutes_paper(&of, &sitting())).contains("==="),
        "fifteen stand in the text"
    );
}

#[test]
fn unsigned_minutes_without_anything_are_a_draft_that_can_be_read() {
    let mut of = minutes();
    of.state = MinutesState::Draft;
    of.signatures.clear();
    (of.secretary, of.number) = (None, None);
    of.headings.clear();
    of.resolutions.clear();
    of.participants.clear();
    of.content = veche_domain::minutes::MinutesContent::default();
    let paper = minutes_paper(&of, &Sitting::default());
    check(&paper);
    let said = text(&paper);
    assert!(paper.draft);
    assert!(
        said.contains("Секретарь – не указан") && said.contains("б/н"),
        "{said}"
    );
    assert!(said.contains("Вопросов в повестке нет.") && !said.contains("Присутствовали"));
    assert!(!said.contains("подписано"));
}

#[test]
fn the_published_extract_has_no_remarks_and_no_attendance() {
    let mut of = minutes();
    of.extract = true;
    let paper = minutes_paper(&of, &sitting());
    check(&paper);
    let said = text(&paper);
    assert!(said.contains("ВЫПИСКА ИЗ ПРОТОКОЛА"));
    assert!(
        said.contains(
            "Присутствовали: 8 членов объединения с правом голоса из 10 (80\u{a0}%), кворум имеется."
        )
    );
    for hidden in ["Личное мнение", "Отсутствовали", "Иконникова", "Громова"]
    {
        assert!(!said.contains(hidden), "{hidden}");
    }
}

#[test]
fn an_extract_has_one_item_under_its_own_number() {
    let of = minutes();
    let paper = minutes_extract_paper(&of, &sitting(), id(101)).unwrap();
    check(&paper);
    let said = text(&paper);
    for wanted in [
        "ВЫПИСКА ИЗ ПРОТОКОЛА",
        "2. Об избрании руководителя",
        "Верно",
        "8 членов объединения",
    ] {
        assert!(said.contains(wanted), "{wanted}\n{said}");
    }
    for hidden in ["О плане работы", "О конкурсах", "Личное мнение", "Громова"]
    {
        assert!(!said.contains(hidden), "{hidden}\n{said}");
    }
    let whole = text(&minutes_paper(&of, &sitting()));
    let vote = said.lines().find(|l| l.starts_with("Голосовали")).unwrap();
    assert!(whole.contains(vote), "the same vote has the same figures");
    assert!(minutes_extract_paper(&of, &sitting(), id(999)).is_none());
    let mut many = of;
    many.participants = (0..20u128)
        .map(|n| {
            participant(
                1000 + n,
                &format!("Фамилия{n:02} Имя Отчество"),
                Some(Mark::Present),
            )
        })
        .collect();
    let said = text(&minutes_extract_paper(&many, &sitting(), id(101)).unwrap());
    assert!(
        !said.contains("прилагается") && !said.contains("Фамилия"),
        "{said}"
    );
}

#[test]
fn an_election_that_elected_nobody_says_so() {
    let mut of = minutes();
    let election = of.headings[1].election.as_mut().unwrap();
    election.elected = None;
    election.rounds.push(election.rounds[0].clone());
    let said = text(&minutes_paper(&of, &sitting()));
    assert!(
        said.contains("Голосовали (тур 2):")
            && said.contains("избрание на должность руководителя не состоялось")
    );
}

#[test]
fn the_sheet_has_no_contacts_and_room_for_others() {
    let member = |n: usize| PaperPerson {
        name: split_name(&format!("Фамилия{n} Имя Отчество")),
        organization: Some("МБОУ СОШ № 901".into()),
        ..PaperPerson::default()
    };
    let sheet = AttendanceSheet {
        body: body().name,
        date: Some(day()),
        starts_at: "15:00".parse().ok(),
        theme: "Тема.".into(),
        members: (0..60)
            .map(|n| (member(n), (n == 1).then_some(Mark::Online)))
            .collect(),
        invitees: minutes().invitees,
        secretary: Signer {
            post: "Секретарь".into(),
            ..Signer::default()
        },
        ..AttendanceSheet::default()
    };
    let paper = attendance_sheet_paper(&sheet);
    check(&paper);
    let said = text(&paper);
    assert!(
        paper.landscape && said.contains("67 |"),
        "sixty, two guests, five spare rows"
    );
    assert!(said.contains("онлайн") && said.contains("приглашённый"));
    assert!(!said.to_lowercase().contains("телефон") && !said.contains("почт"));
}

#[test]
fn an_invitation_stands_without_a_name_and_without_an_agenda() {
    let mut of = Invitation {
        body: body().name,
        date: Some(day()),
        theme: "Начало учебного года".into(),
        ..Invitation::default()
    };
    let paper = invitation_paper(&of);
    check(&paper);
    assert!(text(&paper).contains("Уважаемые коллеги!") && !text(&paper).contains("Повестка"));
    of.to = Some(PaperPerson {
        name: split_name("Иванова Мария Петровна"),
        position: Some("учитель".into()),
        ..PaperPerson::default()
    });
    of.agenda = vec![("О плане.".into(), Some("Борисова О. И.".into()))];
    of.starts_at = "15:00".parse().ok();
    let said = text(&invitation_paper(&of));
    for wanted in [
        "Уважаемая Мария Петровна!",
        "10\u{a0}сентября 2026\u{a0}г. в 15:00",
        "1. О плане. Докладчик",
    ] {
        assert!(said.contains(wanted), "{wanted}\n{said}");
    }
}

fn election(mode: VoteMode) -> Election {
    let verdict = veche_domain::associations::Verdict::of(Vec::new());
    let voter = |n: u128, vote: Option<Vote>| Voter {
        person: person(n, &format!("Фамилия{n} Имя Отчество")),
        member_now: true,
        vote,
        candidate_id: (vote == Some(Vote::For)).then(|| id(1)),
        has_voted: vote.is_some(),
    };
    let votes = [veche_domain::elections::CandidateVotes {
        candidate_id: id(1),
        votes: 2,
    }];
    let result = tally(4, &votes, 1, 0);
    let at = chrono::DateTime::default();
    Election {
        id: id(50),
        version: 1,
        meeting_id: id(2),
        date: day(),
        body: body(),
        agenda_item_id: None,
        office: veche_domain::associations::Office::Secretary,
        mode,
        state: ElectionState::Undecided,
        electorate: 4,
        needed: 3,
        voters: vec![
            voter(1, Some(Vote::For)),
            voter(2, Some(Vote::For)),
            voter(3, Some(Vote::Against)),
            voter(4, None),
        ],
        nominated: Vec::new(),
        rounds: vec![Round {
            number: 1,
            opened_at: at,
            closed_at: Some(at),
            candidates: vec![Candidate {
                person: person(1, "Фамилия1 Имя Отчество"),
                at_opening: verdict,
                at_closing: None,
                votes: 2,
            }],
            tally: result,
        }],
        elected: None,
        next_candidates: Vec::new(),
        warnings: Vec::new(),
        annul_reason: None,
        may_vote: false,
    }
}

#[test]
fn a_named_list_has_everybody_and_a_show_of_hands_has_none() {
    let list = VotingList::of_election(&election(VoteMode::ByName), Some(1)).unwrap();
    let paper = voting_list_paper(&list);
    check(&paper);
    let said = text(&paper);
    for wanted in [
        "Не подлежит опубликованию",
        "3 | Фамилия3 Имя Отчество | против",
        "4 | Фамилия4 Имя Отчество | не голосовал(а)",
        "«за» – 2, «против» – 1, «воздержались» – нет, не голосовали – 1",
        "VII.7.5",
    ] {
        assert!(said.contains(wanted), "{wanted}\n{said}");
    }
    assert!(VotingList::of_election(&election(VoteMode::Counted), Some(1)).is_none());
    let mut open = election(VoteMode::ByName);
    open.rounds[0].closed_at = None;
    assert!(VotingList::of_election(&open, Some(1)).is_none());
    let mut unseen = election(VoteMode::ByName);
    unseen.voters.iter_mut().for_each(|v| v.vote = None);
    assert!(
        VotingList::of_election(&unseen, Some(1)).is_none(),
        "hidden votes are not «не голосовал»"
    );
}

#[test]
fn the_list_of_a_decision_has_its_totals() {
    let of = minutes();
    let decision = of.headings[0].decision.as_ref().unwrap();
    let list = VotingList::of_decision(&of.body, (of.date, of.number), "О плане работы", decision).unwrap();
    let said = text(&voting_list_paper(&list));
    assert!(
        said.contains("воздержался(ась)") && said.contains("«за» – 7, «против» – нет"),
        "{said}"
    );
    let mut counted = decision.clone();
    counted.mode = VoteMode::Counted;
    assert!(VotingList::of_decision(&of.body, (of.date, None), "О плане", &counted).is_none());
}

#[test]
fn a_name_of_a_hundred_and_twenty_letters_and_odd_characters_break_nothing() {
    let long = "Ж".repeat(120);
    let mut of = minutes();
    of.theme = "№ « » — ё ₽ 🔔 \u{0}\u{b}<b>".into();
    of.chair = Some(person(1, &format!("{long} Имя Отчество")));
    of.participants[0].person.full_name = long.clone();
    let paper = minutes_paper(&of, &sitting());
    check(&paper);
    assert!(text(&paper).contains(&long));
}
