//! The votes of a meeting as HTML, as each who takes part sees them.
#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing)]

mod support;

use std::rc::Rc;

use support::{city, render_as, snapshot_as, votes};
use veche_domain::{
    access::Grant,
    elections::{Closing, Election, NewVote, Vote},
    meetings::Meeting,
};
use veche_frontend::{
    api::Fault,
    elections::{AnnulForm, BallotView, Casting, CloseDialog, ElectionView, HandsView, SetupForm, VotesView},
    state::Locale::{En, Ru},
};
use yew::prelude::*;

fn meeting() -> Rc<Meeting> {
    Rc::new(city::read(votes::meeting("held", "none")))
}

fn election(state: &str, mode: &str, mine: Option<&str>) -> Rc<Election> {
    Rc::new(city::read(votes::election(state, mode, mine)))
}

fn member() -> Vec<Grant> {
    vec![city::read(
        serde_json::json!({"role": "member", "association_id": city::id(1, 1)}),
    )]
}

/// The fourth member looks.
fn seen(name: &str, election: Rc<Election>) -> String {
    let view = html! { <ElectionView meeting={meeting()} {election} runs=false /> };
    snapshot_as(name, &city::id(3, 4), member(), view)
}

/// The secretary of the meeting runs it.
fn run(name: &str, election: Rc<Election>) -> String {
    let view = html! { <ElectionView meeting={meeting()} {election} runs=true /> };
    snapshot_as(name, &city::id(3, 2), member(), view)
}

#[test]
fn candidates_are_put_up() {
    let html = run("vote-nomination", election("nomination", "by_name", None));
    for word in [
        "Выборы руководителя",
        "Открыть голосование",
        "список голосующих будет записан",
        "Снять кандидата: Ли",
    ] {
        assert!(html.contains(word), "{word}");
    }
    let html = seen("vote-nomination-member", election("nomination", "by_name", None));
    assert!(html.contains("Ли Мария Петровна") && !html.contains("Открыть голосование"));
    let onclose = Callback::<()>::noop();
    let view = html! { <SetupForm meeting={meeting()} {onclose} /> };
    let html = snapshot_as("vote-setup", &city::id(3, 2), member(), view);
    assert!(html.contains("О выборах руководителя") && !html.contains("Куратор"));
}

#[test]
fn a_member_votes_by_name() {
    let html = seen("vote-open", election("open", "by_name", None));
    for word in [
        "Ваш голос",
        "Нужно 5 из 8",
        "Вы ещё не проголосовали",
        "открытое и поимённое",
        "Против всех",
        "Проголосовали 4 из 8",
    ] {
        assert!(html.contains(word), "{word}");
    }
    assert!(!html.contains("Закрыть голосование") && !html.contains("role=\"radiogroup\""));
    let html = seen("vote-open-voted", election("open", "by_name", Some("for")));
    assert!(html.contains("Голос принят («за – Фёдорова") && html.contains("aria-pressed=\"true\""));
    let html = render_as(
        En,
        Some(&city::id(3, 4)),
        member(),
        html! {
            <ElectionView meeting={meeting()} election={election("open", "by_name", None)} runs=false />
        },
    );
    assert!(html.contains("5 of 8 are needed") && !html.contains("Unknown localization"));
}

#[test]
fn who_may_not_see_votes_waits_for_the_result() {
    let view = |state| html! { <ElectionView meeting={meeting()} election={election(state, "by_name", None)} runs=false /> };
    let html = render_as(Ru, Some(&city::id(3, 9)), vec![Grant::Observer], view("open"));
    assert!(html.contains("Итог появится здесь") && !html.contains("1 из 8"));
    let html = render_as(Ru, Some(&city::id(3, 9)), vec![Grant::Observer], view("elected"));
    assert!(html.contains("Избрание состоялось") && html.contains("5 из 8"));
}

#[test]
fn a_vote_that_did_not_arrive_stays_chosen() {
    let vote = NewVote {
        vote: Vote::Abstain,
        candidate_id: None,
    };
    let casting = Casting {
        fault: Some(Fault::Offline),
        ..Casting::kept(Some(vote))
    };
    let view = html! { <BallotView election={election("open", "by_name", None)} {casting} /> };
    let html = snapshot_as("vote-unsent", &city::id(3, 4), member(), view);
    assert!(html.contains("Голос не отправлен") && html.contains("Отправить ещё раз"));
    assert!(html.contains("aria-pressed=\"true\"") && html.contains("Голос не принят."));
}

#[test]
fn the_secretary_enters_votes_and_closes() {
    let html = run(
        "vote-open-secretary",
        election("open", "by_name", Some("against")),
    );
    for word in [
        "role=\"radiogroup\"",
        "aria-checked=\"true\"",
        "Закрыть голосование",
        "Стрелки вверх и вниз",
    ] {
        assert!(html.contains(word), "{word}");
    }
    let onclose = Callback::<()>::noop();
    let view = html! { <CloseDialog election={election("open", "by_name", None)} closing={Closing::default()} onclose={onclose.clone()} /> };
    let html = snapshot_as("vote-close", &city::id(3, 2), member(), view);
    assert!(
        html.contains("Никто не набирает 5 голосов") && html.contains("4 члена объединения ещё без голоса")
    );
}

#[test]
fn hands_are_compared_with_those_there() {
    let html = run("vote-hands", election("open", "counted", None));
    assert!(html.contains("Итог по поднятым рукам") && !html.contains("role=\"radiogroup\""));
    let counted = |name: &str, typed: [&str; 4]| {
        let typed: Vec<String> = typed.iter().map(|t| (*t).to_owned()).collect();
        let view = html! { <HandsView election={election("open", "counted", None)} there={6} {typed} /> };
        snapshot_as(name, &city::id(3, 2), member(), view)
    };
    let html = counted("vote-hands-counted", ["5", "1", "0", "0"]);
    assert!(html.contains("большинство есть") && !html.contains("disabled"));
    let html = counted("vote-hands-too-many", ["5", "2", "0", "0"]);
    assert!(html.contains("сверьте с присутствием") && html.contains("disabled"));
}

#[test]
fn results_are_said_in_sentences() {
    let html = run("vote-undecided", election("undecided", "by_name", None));
    assert!(html.contains("Никто не избран: больше всего голосов – 4 из 8, а нужно 5"));
    assert!(html.contains("Открыть следующий тур") && !html.contains("Выдвинуть"));
    let html = seen("vote-elected", election("elected", "by_name", None));
    for word in [
        "Избрание состоялось",
        "5 голосов из 8",
        "VII.7.4",
        "Предыдущие туры",
        "один человек",
    ] {
        assert!(html.contains(word), "{word}");
    }
    assert!(!html.contains("Отменить результат"));
    let html = run("vote-annulled", election("annulled", "by_name", None));
    assert!(html.contains("Неверно подсчитаны голоса.") && !html.contains("Отменить результат"));
    let onclose = Callback::<()>::noop();
    let view = html! { <AnnulForm election={election("elected", "by_name", None)} {onclose} /> };
    assert!(snapshot_as("vote-annul", &city::id(3, 2), member(), view).contains("прежний срок продолжится"));
}

#[test]
fn a_meeting_without_votes_says_what_belongs_here() {
    let empty = Rc::new(Meeting {
        elections: Vec::new(),
        agenda: Vec::new(),
        ..(*meeting()).clone()
    });
    let view = || html! { <VotesView meeting={empty.clone()} /> };
    let html = snapshot_as("votes-empty", &city::id(3, 2), member(), view());
    assert!(html.contains("Назначить выборы"));
    let html = render_as(En, Some(&city::id(3, 4)), member(), view());
    assert!(!html.contains("Set an election up"));
    let decided = html! { <VotesView meeting={meeting()} /> };
    let html = snapshot_as("votes", &city::id(3, 4), member(), decided);
    assert!(html.contains("Решение принято."));
}
