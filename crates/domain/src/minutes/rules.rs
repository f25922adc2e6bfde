//! Rules of minutes: what may happen in which state, how resolutions are numbered, what to look at before signing.

use chrono::NaiveDate;

use super::{
    MinutesContent, MinutesHeading, MinutesItem, MinutesRemark, MinutesSignature, ResolutionClosing,
    ResolutionState, ResolutionText, SigningRole,
};
use crate::{
    Id,
    analyses::resolution_ru,
    associations::Office,
    meetings::{AgendaItem, AgendaKind, Attendance, MeetingState, MinutesState},
    orders::SignatureKind,
    problem::{ErrorCode, Refusal},
};

const CLAUSE: &str = "VII.7.6";

fn wrong_state(text: impl Into<String>) -> Refusal {
    Refusal::new(ErrorCode::WrongState, text).clause(CLAUSE)
}

/// Whether minutes may be written: the meeting was held, and nobody is about to sign them.
///
/// # Errors
/// [`ErrorCode::WrongState`].
pub fn check_writable(meeting: MeetingState, minutes: MinutesState) -> Result<(), Refusal> {
    match (meeting, minutes) {
        (MeetingState::Planned, _) => Err(wrong_state(
            "Протокол составляют о состоявшемся заседании: сначала отметьте, что оно состоялось.",
        )),
        (MeetingState::Cancelled, _) => Err(wrong_state("Заседание отменено: протокола у него нет.")),
        (_, MinutesState::Submitted) => Err(wrong_state(
            "Протокол передан на подпись: верните его в работу, чтобы изменить.",
        )),
        (_, MinutesState::Signed | MinutesState::Published) => Err(wrong_state(
            "Протокол подписан и не меняется: начните новую редакцию и укажите причину.",
        )),
        _ => Ok(()),
    }
}

/// Whether minutes may be handed over: no vote for an office goes on, for its result belongs into them.
///
/// # Errors
/// [`ErrorCode::WrongState`].
pub fn check_votes_over(open: bool) -> Result<(), Refusal> {
    if !open {
        return Ok(());
    }
    Err(wrong_state(
        "Голосование ещё идёт: закройте тур, чтобы его итог вошёл в протокол.",
    ))
}

/// Whether a verb fits the state of the minutes.
///
/// # Errors
/// [`ErrorCode::WrongState`] that says what the state is.
pub fn check_minutes_state(state: MinutesState, wanted: &[MinutesState]) -> Result<(), Refusal> {
    if wanted.contains(&state) {
        return Ok(());
    }
    Err(wrong_state(match state {
        MinutesState::None => "Протокол ещё не составлен.",
        MinutesState::Draft => "Протокол в работе: сначала передайте его на подпись.",
        MinutesState::Submitted => "Протокол на подписи.",
        MinutesState::Signed => "Протокол уже подписан.",
        MinutesState::Published => "Выписка из протокола уже опубликована.",
    }))
}

/// Text that the minutes begin with: each item of the agenda, its speaker in «СЛУШАЛИ», the outcome of its vote as its
/// resolution.
pub fn prefilled(headings: &[MinutesHeading]) -> MinutesContent {
    let item = |heading: &MinutesHeading| MinutesItem {
        heard: heading.speaker.clone().unwrap_or_default(),
        resolutions: outcome(heading).into_iter().collect(),
        ..MinutesItem::of(heading.agenda_item_id)
    };
    MinutesContent {
        items: headings.iter().map(item).collect(),
        ..MinutesContent::default()
    }
}

/// What a vote under the item resolved by itself; any other resolution is the secretary's own words.
fn outcome(heading: &MinutesHeading) -> Option<ResolutionText> {
    let elected = heading
        .election
        .as_ref()
        .and_then(|e| Some((e.office, e.elected.as_ref()?)));
    let accepted = heading.decision.as_ref().is_some_and(|d| d.accepted);
    let text = match (heading.kind, elected) {
        (_, Some((office, person))) => {
            let as_whom = match office {
                Office::Secretary => "секретарём",
                Office::Leader | Office::Curator => "руководителем",
            };
            format!("Избрать {as_whom} объединения: {}.", person.full_name)
        }
        (AgendaKind::ApprovePlan, None) if accepted => "Утвердить план работы.".to_owned(),
        (AgendaKind::ApproveMinutes, None) if accepted => "Утвердить протокол.".to_owned(),
        (AgendaKind::ConsiderAnalysis, None) if accepted => {
            let decision = heading.decision.as_ref();
            let said = decision.and_then(|d| d.outcome).map(resolution_ru)?;
            match decision.and_then(|d| d.note.as_deref()) {
                Some(note) => format!("{said} {note}"),
                None => said.to_owned(),
            }
        }
        _ => return None,
    };
    Some(ResolutionText {
        id: None,
        text,
        responsible_id: None,
        responsible: None,
        due_on: None,
    })
}

/// The text in the order of the agenda: an item that the agenda lost keeps its text at the end as long as it has one,
/// a new item begins empty.
pub fn arranged(content: MinutesContent, agenda: &[AgendaItem]) -> MinutesContent {
    let mut left = content.items;
    let mut items: Vec<MinutesItem> = agenda
        .iter()
        .map(|item| {
            let at = left.iter().position(|i| i.agenda_item_id == item.id);
            at.map_or_else(|| MinutesItem::of(item.id), |at| left.remove(at))
        })
        .collect();
    left.retain(|i| !i.heard.is_empty() || !i.spoke.is_empty() || !i.resolutions.is_empty());
    items.extend(left);
    MinutesContent { items, ..content }
}

/// Whether the text speaks of items of this meeting only, and of each once.
///
/// # Errors
/// [`ErrorCode::Validation`] at the item.
pub fn check_items(content: &MinutesContent, agenda: &[Id]) -> Result<(), Refusal> {
    for (at, item) in content.items.iter().enumerate() {
        let again = content
            .items
            .iter()
            .take(at)
            .any(|i| i.agenda_item_id == item.agenda_item_id);
        if again || !agenda.contains(&item.agenda_item_id) {
            let pointer = format!("/items/{at}/agenda_item_id");
            return Err(Refusal::field(
                &pointer,
                "unknown",
                "Такого вопроса в повестке нет: обновите страницу, написанное сохранено на устройстве.",
            ));
        }
    }
    Ok(())
}

/// Number of a resolution: item and place from 1, «1.1».
pub fn resolution_number(item: usize, place: usize) -> String {
    format!("{}.{}", item + 1, place + 1)
}

/// What the secretary should look at before signing (real minutes contradict themselves).
pub fn remarks(
    content: &MinutesContent,
    headings: &[MinutesHeading],
    attendance: Attendance,
    composition_changed: bool,
) -> Vec<MinutesRemark> {
    let mut found = Vec::new();
    let mut remark = |code: &str, agenda_item_id: Option<Id>, text: String| {
        found.push(MinutesRemark {
            code: code.to_owned(),
            agenda_item_id,
            text,
        });
    };
    if let Some(declared) = content.declared.filter(|d| *d != attendance.there) {
        remark(
            "declared_differs",
            None,
            format!(
                "В тексте присутствовавших {declared}, по списку – {}: исправьте одно из двух.",
                attendance.there
            ),
        );
    }
    if attendance.unmarked > 0 {
        let text = format!("Не отмечено присутствие: {}.", attendance.unmarked);
        remark("unmarked", None, text);
    }
    if !attendance.quorum {
        remark(
            "no_quorum",
            None,
            format!(
                "Участвовали {} из {} членов с правом голоса: кворума по настройке нет.",
                attendance.there, attendance.voting
            ),
        );
    }
    if composition_changed {
        remark(
            "composition_changed",
            None,
            "Состав на дату заседания с тех пор изменился приказом: обновите список участников.".to_owned(),
        );
    }
    for heading in headings {
        let text = content
            .items
            .iter()
            .find(|i| i.agenda_item_id == heading.agenda_item_id);
        let id = Some(heading.agenda_item_id);
        let resolved = text.is_some_and(|t| !t.resolutions.is_empty());
        if heading.kind != AgendaKind::Information && !resolved {
            let title = &heading.title;
            remark(
                "nothing_resolved",
                id,
                format!("По вопросу «{title}» не записано решение."),
            );
        }
        let votes = heading.kind == AgendaKind::Decision || heading.kind == AgendaKind::ApprovePlan;
        if votes && heading.decision.is_none() {
            let title = &heading.title;
            remark(
                "no_vote",
                id,
                format!("По вопросу «{title}» не записано голосование."),
            );
        }
        if heading.kind == AgendaKind::Election && heading.election.is_none() {
            let title = &heading.title;
            remark(
                "no_election",
                id,
                format!("По вопросу «{title}» голосования не было."),
            );
        }
    }
    found
}

/// Whether minutes can be signed at all: something was resolved or told under every item.
///
/// # Errors
/// [`ErrorCode::RuleNotMet`] with every empty item.
pub fn check_complete(content: &MinutesContent, headings: &[MinutesHeading]) -> Result<(), Refusal> {
    let empty = headings.iter().find(|heading| {
        !content.items.iter().any(|i| {
            i.agenda_item_id == heading.agenda_item_id
                && (!i.heard.trim().is_empty() || !i.resolutions.is_empty())
        })
    });
    if headings.is_empty() {
        let text = "В протоколе нет ни одного вопроса: внесите повестку.";
        return Err(Refusal::new(ErrorCode::RuleNotMet, text).clause(CLAUSE));
    }
    let Some(heading) = empty else { return Ok(()) };
    let text = format!("По вопросу «{}» ничего не записано.", heading.title);
    Err(Refusal::new(ErrorCode::RuleNotMet, text).clause(CLAUSE))
}

/// As whom a person signs: each role that is theirs and not signed yet.
///
/// # Errors
/// [`ErrorCode::Forbidden`] for anybody but the chair and the secretary of the meeting, [`ErrorCode::WrongState`] for
/// who has signed already.
pub fn signing_roles(
    person: Id,
    (chair, secretary): (Option<Id>, Option<Id>),
    signed: &[MinutesSignature],
    kind: SignatureKind,
) -> Result<Vec<SigningRole>, Refusal> {
    let mut own = Vec::new();
    if chair == Some(person) {
        own.push(SigningRole::Chair);
    }
    if secretary == Some(person) {
        own.push(SigningRole::Secretary);
    }
    if own.is_empty() {
        let text = "Протокол подписывают председательствующий и секретарь этого заседания.";
        return Err(Refusal::new(ErrorCode::Forbidden, text).clause(CLAUSE));
    }
    // The paper original bears both signatures: who enters it says so for both.
    if kind == SignatureKind::Paper {
        own = SigningRole::ALL.to_vec();
    }
    own.retain(|role| !signed.iter().any(|s| s.role == *role));
    if own.is_empty() {
        return Err(wrong_state("Вы уже подписали этот протокол."));
    }
    Ok(own)
}

/// Whether both have signed.
pub fn is_signed(signatures: &[MinutesSignature]) -> bool {
    SigningRole::ALL
        .iter()
        .all(|role| signatures.iter().any(|s| s.role == *role))
}

/// Whether a resolution may be closed so.
///
/// # Errors
/// [`ErrorCode::WrongState`] for a closed one, [`ErrorCode::Validation`] for an open state, a day to come and a
/// resolution dropped without a word.
pub fn check_resolution_closing(
    state: ResolutionState,
    ask: &ResolutionClosing,
    today: NaiveDate,
) -> Result<(), Refusal> {
    if state != ResolutionState::Open {
        return Err(wrong_state(
            "Это решение уже снято с контроля: откройте его снова.",
        ));
    }
    if ask.state == ResolutionState::Open {
        return Err(Refusal::field(
            "/state",
            "unknown_code",
            "Укажите, выполнено решение или снято с контроля.",
        ));
    }
    if ask.on.is_some_and(|on| on > today) {
        return Err(Refusal::field("/on", "future", "Этот день ещё не наступил."));
    }
    if ask.state == ResolutionState::Dropped && ask.note.is_none() {
        return Err(Refusal::field(
            "/note",
            "required",
            "Укажите, почему решение снимается с контроля.",
        ));
    }
    Ok(())
}
