//! Minutes and resolutions as HTML: written, in conflict, offline, signed, read.
#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing)]

mod support;

use std::rc::Rc;

use support::{city, params, render, snapshot, snapshot_as, votes};
use veche_domain::{
    access::Grant,
    elections::ElectionRow,
    meetings::{Meeting, MeetingRow},
    minutes::{Minutes, Resolution},
    problem::{ErrorCode, Problem},
};
use veche_frontend::{
    api::Fault,
    hooks::ListState,
    minutes::{
        CloseResolutionForm, CorrectDialog, Draft, EditorView, Event, Kept, MinutesPaper, MinutesView,
        MyDutiesView, Phase, PublishDialog, ResolutionsView, ReturnDialog, Saver, SignDialog,
    },
    state::Locale::{En, Ru},
};
use yew::prelude::*;

fn meeting(minutes: &str) -> Rc<Meeting> {
    Rc::new(city::read(votes::meeting("held", minutes)))
}

fn minutes(state: &str, signed: [bool; 2]) -> Rc<Minutes> {
    Rc::new(city::read(votes::minutes(state, signed)))
}

fn member() -> Vec<Grant> {
    vec![city::read(
        serde_json::json!({"role": "member", "association_id": city::id(1, 1)}),
    )]
}

/// The editor with a text in this phase.
fn editor(name: &str, saver: Saver) -> String {
    let held = meeting("draft");
    let saved_at = "2026-11-25T02:05:00Z".parse().ok();
    let view = html! { <EditorView minutes={minutes("draft", [false; 2])} attendance={held.attendance} {saver} {saved_at} /> };
    snapshot_as(name, &city::id(3, 2), member(), view)
}

fn server() -> Kept {
    Kept {
        content: city::read(votes::content()),
        version: 5,
        etag: None,
    }
}

/// The saver after these words were typed under the first item.
fn typed(text: &str) -> Saver {
    let saver = Saver::open(server(), None);
    let mut content = saver.draft.now.clone();
    content.items[0].heard = text.to_owned();
    saver.next(Event::Typed(Box::new(content)))
}

fn whole(name: &str, person: u32, minutes_state: &str, minutes: Rc<Minutes>) -> String {
    let view = html! { <MinutesView meeting={meeting(minutes_state)} {minutes} /> };
    snapshot_as(name, &city::id(3, person), member(), view)
}

#[test]
fn the_secretary_writes() {
    let html = editor("minutes-draft", Saver::open(server(), None));
    for word in [
        "Сохранено в 09:05",
        "В тексте присутствовавших 7, по списку – 6",
        "Ctrl+Enter",
        "Решение 1.2",
        "ПОВЕСТКА ДНЯ",
        "избран(а) Фёдорова",
    ] {
        assert!(html.contains(word), "{word}");
    }
    assert!(
        !html.contains("По вопросу «О пробном экзамене»"),
        "what is only told needs no resolution"
    );
    assert!(html.contains("По вопросу «О выборах руководителя» не записано решение"));
    let view = html! { <MinutesView meeting={meeting("draft")} minutes={minutes("draft", [false; 2])} /> };
    assert!(!render(En, member(), view).contains("Unknown localization"));
}

#[test]
fn the_state_of_the_text_is_said_in_words() {
    let saving = typed("Новый текст").next(Event::Due);
    assert!(editor("minutes-saving", saving.clone()).contains("Сохраняется…"));
    let offline = saving.clone().next(Event::Failed(Box::new(Fault::Offline)));
    let html = editor("minutes-offline", offline);
    assert!(html.contains("Нет связи: текст хранится на этом устройстве") && html.contains("Новый текст"));
    assert!(html.contains("Сохранить сейчас"));
    let refused = saving.next(Event::Failed(Box::new(fault(ErrorCode::WrongState))));
    assert!(editor("minutes-refused", refused).contains("Не сохранено: текст хранится на этом устройстве"));
}

#[test]
fn two_texts_of_one_place_stand_side_by_side() {
    let mut theirs = server();
    theirs.version = 6;
    theirs.content.items[0].heard = "Чужой текст".to_owned();
    theirs.content.note = "Чужое примечание".to_owned();
    let saver = typed("Мой текст").next(Event::Theirs(Box::new(theirs)));
    assert!(matches!(saver.phase, Phase::Conflict(_)));
    let html = editor("minutes-conflict", saver);
    for word in [
        "Вопрос 1: Слушали",
        "Мой текст",
        "Чужой текст",
        "Сохранить выбранное",
        "Оставить оба",
        "Ким О. С.",
    ] {
        assert!(html.contains(word), "{word}");
    }
    assert!(
        !html.contains("Чужое примечание"),
        "what does not collide is not asked"
    );
}

#[test]
fn a_draft_of_the_device_is_seen_at_once() {
    let mut now = server().content;
    now.items[2].heard = "Записано без сети".to_owned();
    let draft = Draft {
        base: server(),
        sent: Vec::new(),
        now,
    };
    let html = editor("minutes-restored", Saver::open(server(), Some(draft)));
    assert!(html.contains("Записано без сети") && html.contains("Сохраняется…"));
}

#[test]
fn both_sign() {
    let html = whole(
        "minutes-submitted",
        2,
        "submitted",
        minutes("submitted", [true, false]),
    );
    for word in [
        "Председательствующий: Фёдорова",
        "Секретарь: подписи ещё нет",
        "Подписать",
        "Вернуть в работу",
    ] {
        assert!(html.contains(word), "{word}");
    }
    let html = whole(
        "minutes-submitted-member",
        4,
        "submitted",
        minutes("submitted", [true, false]),
    );
    assert!(
        html.contains("Подписывают председательствующий (Фёдорова") && !html.contains("Вернуть в работу")
    );
    let onclose = Callback::<()>::noop();
    let view =
        html! { <ReturnDialog minutes={minutes("submitted", [true, false])} onclose={onclose.clone()} /> };
    assert!(snapshot_as("minutes-return", &city::id(3, 2), member(), view).contains("подпись снимется"));
    let view = html! { <SignDialog minutes={minutes("submitted", [true, false])} {onclose} /> };
    let html = snapshot_as("minutes-sign", &city::id(3, 2), member(), view);
    assert!(html.contains("Вы подписываете как: Секретарь"));
}

#[test]
fn signed_minutes_are_a_paper() {
    let html = whole("minutes-signed", 2, "signed", minutes("signed", [true, true]));
    for word in [
        "ПРОТОКОЛ",
        "№\u{a0}2",
        "24.11.2026",
        "Присутствовали: 6 чел.",
        "РЕШИЛИ:",
        "1.2. Разослать план (ответственный: Ким О. С.; срок: 01.12.2026).",
        "«против» – нет",
        "Нужно 5 из 8",
        "Опубликовать выписку",
        "Исправить новой редакцией",
        "Выписка: вопрос 3",
    ] {
        assert!(html.contains(word), "{word}");
    }
    let mut corrected: Minutes = city::read(votes::minutes("signed", [true, true]));
    let mut before = corrected.content.clone();
    before.items[0].resolutions[1].text = "Разослать прежний план".to_owned();
    corrected.revision = 2;
    corrected.correction = Some("Неверно назван план.".to_owned());
    corrected.revisions = vec![veche_domain::minutes::MinutesRevision {
        revision: 1,
        signed_at: "2026-11-24T10:00:00Z".parse().ok(),
        reason: Some("Неверно назван план.".to_owned()),
        content: before,
    }];
    let html = whole("minutes-revisions", 4, "signed", Rc::new(corrected));
    assert!(html.contains("Разослать прежний план") && html.contains("Вопрос 1: Решили"));
    assert!(!html.contains("Исправить новой редакцией"));
    let onclose = Callback::<()>::noop();
    let view =
        html! { <CorrectDialog minutes={minutes("signed", [true, true])} onclose={onclose.clone()} /> };
    assert!(snapshot_as("minutes-correct", &city::id(3, 2), member(), view).contains("подпишут заново"));
    let view = html! { <PublishDialog minutes={minutes("signed", [true, true])} {onclose} /> };
    assert!(snapshot_as("minutes-publish", &city::id(3, 2), member(), view).contains("не публикуются"));
}

#[test]
fn an_extract_tells_no_remarks() {
    let whole_paper = minutes("signed", [true, true]);
    let only = Some(whole_paper.headings[0].agenda_item_id);
    let view = html! { <MinutesPaper minutes={whole_paper} {only} label="Выписка" /> };
    let html = snapshot("minutes-extract-item", Ru, member(), view);
    assert!(
        html.contains("ВЫПИСКА ИЗ ПРОТОКОЛА")
            && html.contains("Верно")
            && !html.contains("О пробном экзамене")
    );

    let mut published: Minutes = city::read(votes::minutes("published", [true, true]));
    published.extract = true;
    published.participants.clear();
    published.invitees.clear();
    let view = html! { <MinutesView meeting={meeting("published")} minutes={Rc::new(published)} /> };
    let html = snapshot("minutes-extract", Ru, vec![Grant::Observer], view);
    assert!(html.contains("Выписка опубликована 25\u{a0}ноября") && !html.contains("ВЫСТУПИЛИ"));
    assert!(!html.contains("Присутствовали") && !html.contains("Исправить"));
}

fn fault(code: ErrorCode) -> Fault {
    Fault::Problem(Box::new(Problem {
        kind: "urn:veche:problem:forbidden".to_owned(),
        title: code.title_ru().to_owned(),
        status: 403,
        code,
        detail:
            "До публикации протокол видят само объединение, курирующее учреждение и департамент (VII.7.6)."
                .to_owned(),
        clause: None,
        errors: Vec::new(),
        request_id: None,
    }))
}

#[test]
fn a_reader_without_rights_is_told_why() {
    let view = html! { <MinutesView meeting={meeting("draft")} fault={fault(ErrorCode::Forbidden)} /> };
    let html = snapshot("minutes-closed", Ru, vec![Grant::Observer], view);
    assert!(html.contains("ещё не опубликован") && html.contains("видят само объединение"));
    let planned: Rc<Meeting> = Rc::new(city::read(votes::meeting("planned", "none")));
    let html = snapshot(
        "minutes-not-held",
        Ru,
        member(),
        html! { <MinutesView meeting={planned} /> },
    );
    assert!(html.contains("сначала отметьте") && html.contains("Отметить участников"));
    let html = whole("minutes-in-work", 4, "draft", minutes("draft", [false; 2]));
    assert!(html.contains("его составляет секретарь заседания: Ким") && !html.contains("<textarea"));
}

#[test]
fn resolutions_and_what_became_of_them() {
    let rows = || {
        let list = [
            votes::resolution(1, "open", false),
            votes::resolution(2, "open", true),
            votes::resolution(3, "done", false),
        ];
        ListState::loaded(list.into_iter().map(city::read::<Resolution>).collect())
    };
    let view = html! { <ResolutionsView list={rows()} params={params("")} /> };
    let html = snapshot_as("resolutions", &city::id(3, 2), member(), view);
    for word in [
        "1.2. Разослать план",
        "просрочено",
        "исполнено 20\u{a0}ноября",
        "методисты школ",
        "без срока",
        "Только мои",
    ] {
        assert!(html.contains(word), "{word}");
    }
    assert_eq!(html.matches("Отметить исполнение").count(), 1, "only the own one");
    let html = render(
        Ru,
        support::department(),
        html! { <ResolutionsView list={rows()} params={params("")} /> },
    );
    assert_eq!(html.matches("Отметить исполнение").count(), 2);
    assert!(html.contains("Вернуть на контроль"));
    let none = || ListState::<Resolution>::loaded(Vec::new());
    let html = snapshot(
        "resolutions-empty",
        Ru,
        member(),
        html! { <ResolutionsView list={none()} params={params("")} /> },
    );
    assert!(html.contains("Решений пока нет"));
    let html = render(
        En,
        member(),
        html! { <ResolutionsView list={none()} params={params("overdue=true")} /> },
    );
    assert!(html.contains("no such resolutions"));
    let resolution = Rc::new(city::read::<Resolution>(votes::resolution(2, "open", true)));
    let onclose = Callback::<()>::noop();
    let view = html! { <CloseResolutionForm {resolution} {onclose} /> };
    assert!(snapshot_as("resolution-close", &city::id(3, 2), member(), view).contains("причина обязательна"));
}

#[test]
fn home_says_what_waits() {
    let vote: ElectionRow = city::read(
        serde_json::json!({"id": city::id(10, 1), "meeting_id": city::id(9, 1),
        "date": "2026-11-24", "body": votes::body(), "office": "secretary", "state": "open", "elected": null}),
    );
    let held: MeetingRow = city::read(
        serde_json::json!({"id": city::id(9, 1), "body": votes::body(), "school_year": 2026,
        "number": 2, "date": "2026-11-24", "starts_at": "15:00", "place": null, "online": false, "theme": "Экзамен",
        "state": "held", "minutes_state": "submitted"}),
    );
    let view = html! { <MyDutiesView votes={Rc::new(vec![Rc::new(vote)])} minutes={Rc::new(vec![Rc::new(held)])} /> };
    let html = snapshot("home-duties", Ru, member(), view);
    assert!(html.contains("Проголосовать") && html.contains("протокол на подписи"));
    let none = html! { <MyDutiesView votes={Rc::new(Vec::new())} minutes={Rc::new(Vec::new())} /> };
    assert!(!render(Ru, member(), none).contains("Ждёт"));
}
