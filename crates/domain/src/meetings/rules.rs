//! Rules of meetings: when one may be held, moved, cancelled, who chairs it, whether it may decide.

use chrono::NaiveDate;

use super::{
    AgendaItem, AgendaKind, AgendaLine, Attendance, Mark, MeetingState, MinutesState, NewMeeting, Participant,
};
use crate::{
    Id,
    calendar::{SchoolYear, TimeOfDay},
    problem::{ErrorCode, FieldError, Refusal},
    regulation::{Profile, Quorum},
    terms::ru,
};

fn wrong_state(text: impl Into<String>) -> Refusal {
    Refusal::new(ErrorCode::WrongState, text).clause("VII.7.6")
}

/// The school year of a meeting: the one asked for must be that of its date or, from 15 August on, the coming one,
/// for a meeting of late August opens the new year (VII.7.9).
///
/// # Errors
/// [`ErrorCode::Validation`] for a year the date does not belong to.
pub fn meeting_year(
    profile: &Profile,
    date: NaiveDate,
    asked: Option<SchoolYear>,
) -> Result<SchoolYear, Refusal> {
    let suggested = profile.suggested_school_year(date);
    let by_date = profile.school_year_of(date);
    match asked {
        None => Ok(suggested),
        Some(year) if year == suggested || year == by_date => Ok(year),
        Some(_) => Err(Refusal::field(
            "/school_year",
            "foreign",
            format!(
                "{} относится к другому учебному году: проверьте дату или год.",
                ru(date)
            ),
        )),
    }
}

/// Whether beginning and end follow each other.
///
/// # Errors
/// [`ErrorCode::Validation`].
pub fn check_times(starts: Option<TimeOfDay>, ends: Option<TimeOfDay>) -> Result<(), Refusal> {
    match (starts, ends) {
        (Some(starts), Some(ends)) if ends <= starts => Err(Refusal::field(
            "/ends_at",
            "order",
            "Окончание заседания – позже начала.",
        )),
        _ => Ok(()),
    }
}

/// Whether a link can be opened: http or https, nothing a browser would run.
///
/// # Errors
/// [`ErrorCode::Validation`].
pub fn check_link(link: Option<&str>) -> Result<(), Refusal> {
    let Some(link) = link else { return Ok(()) };
    let rest = link
        .strip_prefix("https://")
        .or_else(|| link.strip_prefix("http://"));
    let fits = rest.is_some_and(|rest| !rest.is_empty() && !rest.contains(char::is_whitespace));
    if fits {
        return Ok(());
    }
    Err(Refusal::field(
        "/link",
        "link",
        "Ссылка начинается с https:// и не содержит пробелов.",
    ))
}

/// Whether each line of an agenda holds what its kind needs.
///
/// # Errors
/// [`ErrorCode::Validation`] with every fault at its place.
pub fn check_agenda(lines: &[AgendaLine]) -> Result<(), Refusal> {
    let mut errors = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let mut fault = |field: &str, message: &str| {
            errors.push(FieldError::new(
                format!("/agenda/{at}/{field}"),
                "required",
                message,
            ));
        };
        if line.kind == AgendaKind::Election
            && !matches!(
                line.office,
                Some(crate::associations::Office::Leader | crate::associations::Office::Secretary)
            )
        {
            fault(
                "office",
                "Выберите, кого избирают: руководителя или секретаря (VII.7.4, VII.7.5).",
            );
        }
        if line.kind == AgendaKind::ApproveMinutes && line.minutes_of.is_none() {
            fault("minutes_of", "Выберите заседание, протокол которого утверждают.");
        }
        let again = lines.iter().take(at).any(|l| l.id.is_some() && l.id == line.id);
        if again {
            fault("id", "Вопрос повестки назван дважды.");
        }
    }
    if errors.is_empty() {
        return Ok(());
    }
    Err(Refusal::of(ErrorCode::Validation).errors(errors))
}

/// Whether a new agenda leaves what was decided as it is: a decided item, or one with an election, neither changes nor
/// goes; it is opened anew first.
///
/// # Errors
/// [`ErrorCode::WrongState`] that names the item; [`ErrorCode::Validation`] for an item of another meeting.
pub fn check_agenda_change(before: &[AgendaItem], after: &[AgendaLine]) -> Result<(), Refusal> {
    let known = |id: Id| before.iter().any(|item| item.id == id);
    for (at, line) in after.iter().enumerate() {
        if line.id.is_some_and(|id| !known(id)) {
            let pointer = format!("/agenda/{at}/id");
            return Err(Refusal::field(
                &pointer,
                "unknown",
                "Такого вопроса в повестке нет: обновите страницу.",
            ));
        }
    }
    for item in before
        .iter()
        .filter(|i| i.decision.is_some() || i.election_id.is_some())
    {
        let same = after
            .iter()
            .find(|line| line.id == Some(item.id))
            .is_some_and(|line| {
                line.kind == item.kind
                    && line.title == item.title
                    && line.office == item.office
                    && line.minutes_of == item.minutes_of
            });
        if !same {
            return Err(wrong_state(format!(
                "По вопросу «{}» уже голосовали: сначала откройте его снова с указанием причины.",
                item.title
            )));
        }
    }
    Ok(())
}

/// Whether a meeting may be changed: not once its minutes are with those who sign them, nor after it was cancelled.
///
/// # Errors
/// [`ErrorCode::WrongState`].
pub fn check_open(state: MeetingState, minutes: MinutesState) -> Result<(), Refusal> {
    match (state, minutes) {
        (MeetingState::Cancelled, _) => Err(wrong_state("Заседание отменено: запланируйте новое.")),
        (_, MinutesState::Signed | MinutesState::Published) => Err(wrong_state(
            "Протокол подписан: сведения о заседании меняет только новая редакция протокола с указанием причины.",
        )),
        (_, MinutesState::Submitted) => Err(wrong_state(
            "Протокол передан на подпись: сначала верните его в работу.",
        )),
        _ => Ok(()),
    }
}

/// Whether the date, time or place may still be changed: a held meeting is not moved, its minutes bear its date.
///
/// # Errors
/// [`ErrorCode::WrongState`].
pub fn check_movable(state: MeetingState) -> Result<(), Refusal> {
    if state == MeetingState::Planned {
        return Ok(());
    }
    Err(wrong_state("Перенести можно только запланированное заседание."))
}

/// Whether a meeting can have been held: its day has come, somebody was there, somebody chaired it and drew up the
/// minutes (VII.7.6).
///
/// # Errors
/// [`ErrorCode::WrongState`] that says what is missing.
pub fn check_holdable(
    state: MeetingState,
    (date, today): (NaiveDate, NaiveDate),
    (has_chair, has_secretary): (bool, bool),
    attendance: Attendance,
) -> Result<(), Refusal> {
    match state {
        MeetingState::Held => return Err(wrong_state("Заседание уже отмечено как состоявшееся.")),
        MeetingState::Cancelled => return Err(wrong_state("Заседание отменено: запланируйте новое.")),
        MeetingState::Planned => {}
    }
    if date > today {
        return Err(wrong_state(format!(
            "Заседание назначено на {}: состоявшимся его отмечают в этот день или позже.",
            ru(date)
        )));
    }
    if !has_chair || !has_secretary {
        return Err(wrong_state(
            "Нет председательствующего или секретаря: куратор называет, кто исполняет их обязанности на этом заседании.",
        ));
    }
    if attendance.there == 0 {
        return Err(wrong_state(
            "Отметьте, кто участвовал: без единого участника заседание не состоялось.",
        ));
    }
    Ok(())
}

/// Whether attendance may be marked: on the day or later, not before.
///
/// # Errors
/// [`ErrorCode::WrongState`].
pub fn check_markable(date: NaiveDate, today: NaiveDate) -> Result<(), Refusal> {
    if date <= today {
        return Ok(());
    }
    Err(wrong_state(format!(
        "Заседание назначено на {}: присутствие отмечают в этот день или позже.",
        ru(date)
    )))
}

/// Whether a meeting of the past is entered as one.
///
/// # Errors
/// [`ErrorCode::Validation`] for a day that has not come.
pub fn check_past(ask: &NewMeeting, today: NaiveDate) -> Result<(), Refusal> {
    if ask.by_paper && ask.date > today {
        return Err(Refusal::field(
            "/date",
            "future",
            "По бумажному протоколу вносят заседание, которое уже прошло.",
        ));
    }
    Ok(())
}

/// Numbers of a meeting from its participants.
pub fn attendance(participants: &[Participant], quorum: Quorum) -> Attendance {
    let count = |fits: &dyn Fn(&&Participant) -> bool| {
        i64::try_from(participants.iter().filter(|p| p.votes).filter(fits).count()).unwrap_or(i64::MAX)
    };
    let voting = count(&|_| true);
    let there = count(&|p| p.mark.is_some_and(Mark::is_there));
    Attendance {
        voting,
        there,
        unmarked: count(&|p| p.mark.is_none()),
        quorum: match quorum {
            Quorum::MoreThanHalf => 2 * there > voting,
            Quorum::None => true,
        },
    }
}

/// The number a meeting gets when it is held: the one asked for, else the one after the greatest of the school year.
///
/// # Errors
/// [`ErrorCode::Duplicate`] for a number of another meeting of the body and year.
pub fn meeting_number(taken: &[i32], asked: Option<i32>) -> Result<i32, Refusal> {
    match asked {
        Some(number) if taken.contains(&number) => {
            let text = format!("Протокол № {number} в этом учебном году уже есть.");
            let errors = vec![FieldError::new("/number", "duplicate", text.clone())];
            Err(Refusal::new(ErrorCode::Duplicate, text)
                .clause("VII.7.6")
                .errors(errors))
        }
        Some(number) => Ok(number),
        None => Ok(taken.iter().max().copied().unwrap_or(0) + 1),
    }
}

/// Why a substitute is asked for or refused with a mark.
///
/// # Errors
/// [`ErrorCode::Validation`].
pub fn check_substitute(at: usize, mark: Option<Mark>, substitute: Option<&str>) -> Result<(), Refusal> {
    if substitute.is_some() && mark != Some(Mark::Substituted) {
        let pointer = format!("/marks/{at}/substitute");
        return Err(Refusal::field(
            &pointer,
            "foreign",
            "Представителя указывают при отметке «участвовал представитель».",
        ));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{associations::Office, people::PersonRef};

    fn day(y: i32, m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(y, m, d).unwrap()
    }

    fn member(votes: bool, mark: Option<Mark>) -> Participant {
        Participant {
            person: PersonRef {
                id: Id::nil(),
                full_name: String::new(),
            },
            organization: None,
            position_name: None,
            admin_unit_code: None,
            votes,
            mark,
            substitute: None,
        }
    }

    fn profile() -> Profile {
        toml::from_str(include_str!("../../../../regulations/novosibirsk-2022.toml")).unwrap()
    }

    #[test]
    fn a_meeting_of_late_august_opens_the_new_school_year() {
        let year = |date, asked| meeting_year(&profile(), date, asked).map_err(|r| r.code);
        assert_eq!(year(day(2026, 8, 14), None), Ok(2025));
        assert_eq!(year(day(2026, 8, 15), None), Ok(2026));
        assert_eq!(
            year(day(2026, 8, 28), Some(2025)),
            Ok(2025),
            "the user may choose"
        );
        assert_eq!(year(day(2026, 9, 1), Some(2025)), Err(ErrorCode::Validation));
        assert_eq!(year(day(2027, 5, 31), None), Ok(2026));
    }

    #[test]
    fn a_meeting_is_held_on_its_day_by_somebody() {
        let (date, today) = (day(2026, 11, 25), day(2026, 11, 25));
        let there = Attendance {
            voting: 8,
            there: 5,
            unmarked: 0,
            quorum: true,
        };
        let hold = |state, days, officers, attendance| check_holdable(state, days, officers, attendance);
        let both = (true, true);
        assert!(hold(MeetingState::Planned, (date, today), both, there).is_ok());
        let tomorrow = day(2026, 11, 26);
        for refused in [
            hold(MeetingState::Planned, (tomorrow, today), both, there),
            hold(MeetingState::Planned, (date, today), (true, false), there),
            hold(MeetingState::Planned, (date, today), both, Attendance::default()),
            hold(MeetingState::Held, (date, today), both, there),
            hold(MeetingState::Cancelled, (date, today), both, there),
        ] {
            let refusal = refused.unwrap_err();
            assert_eq!(
                (refusal.code, refusal.clause),
                (ErrorCode::WrongState, Some("VII.7.6"))
            );
        }
    }

    #[test]
    fn a_decided_item_stays_as_it_is() {
        let item = |decided: bool| AgendaItem {
            id: Id::from_u128(1),
            kind: AgendaKind::Election,
            title: "Об избрании секретаря".to_owned(),
            speaker: None,
            speaker_text: None,
            office: Some(Office::Secretary),
            minutes_of: None,
            decision: None,
            election_id: decided.then(|| Id::from_u128(9)),
        };
        let line = |title: &str| AgendaLine {
            id: Some(Id::from_u128(1)),
            kind: AgendaKind::Election,
            title: title.to_owned(),
            speaker_id: None,
            speaker_text: Some("Гость".to_owned()),
            office: Some(Office::Secretary),
            minutes_of: None,
        };
        let same = line("Об избрании секретаря");
        assert!(check_agenda_change(&[item(true)], std::slice::from_ref(&same)).is_ok());
        assert!(check_agenda_change(&[item(false)], &[]).is_ok());
        let changed = check_agenda_change(&[item(true)], &[line("Иное")]).unwrap_err();
        assert_eq!(changed.code, ErrorCode::WrongState);
        assert!(check_agenda_change(&[item(true)], &[]).is_err());
        let foreign = AgendaLine {
            id: Some(Id::from_u128(7)),
            ..same.clone()
        };
        let unknown = check_agenda_change(&[item(true)], &[same, foreign]).unwrap_err();
        assert_eq!(unknown.errors[0].pointer, "/agenda/1/id");
    }

    #[test]
    fn what_an_agenda_needs_is_told_at_its_place() {
        let line = |kind| AgendaLine {
            id: None,
            kind,
            title: "О".to_owned(),
            speaker_id: None,
            speaker_text: None,
            office: Some(Office::Curator),
            minutes_of: None,
        };
        let refusal = check_agenda(&[
            line(AgendaKind::Information),
            line(AgendaKind::Election),
            line(AgendaKind::ApproveMinutes),
        ])
        .unwrap_err();
        let pointers: Vec<&str> = refusal.errors.iter().map(|e| e.pointer.as_str()).collect();
        assert_eq!(pointers, ["/agenda/1/office", "/agenda/2/minutes_of"]);
    }

    #[test]
    fn a_link_is_one_a_browser_may_open() {
        assert!(check_link(None).is_ok() && check_link(Some("https://example.org/а")).is_ok());
        for bad in [
            "javascript:alert(1)",
            "https://",
            "example.org",
            "https://a b",
            "data:text/html,x",
        ] {
            assert!(check_link(Some(bad)).is_err(), "{bad}");
        }
    }

    #[test]
    fn numbers_go_on_and_never_repeat() {
        assert_eq!(meeting_number(&[], None).unwrap(), 1);
        assert_eq!(meeting_number(&[1, 3], None).unwrap(), 4);
        assert_eq!(meeting_number(&[1, 3], Some(2)).unwrap(), 2);
        assert_eq!(
            meeting_number(&[1, 3], Some(3)).unwrap_err().code,
            ErrorCode::Duplicate
        );
    }

    proptest! {
        #[test]
        fn who_has_no_vote_changes_no_number(there in 0usize..20, away in 0usize..20, guests in 0usize..20) {
            let mut all: Vec<Participant> = Vec::new();
            all.extend((0..there).map(|n| member(true, Some(if n % 2 == 0 { Mark::Present } else { Mark::Online }))));
            all.extend((0..away).map(|n| member(true, [Some(Mark::Absent), Some(Mark::Substituted), None][n % 3])));
            let without = attendance(&all, Quorum::MoreThanHalf);
            all.extend((0..guests).map(|_| member(false, Some(Mark::Present))));
            let with = attendance(&all, Quorum::MoreThanHalf);
            prop_assert_eq!(without, with);
            prop_assert_eq!(with.quorum, there > away);
            prop_assert!(attendance(&all, Quorum::None).quorum);
        }
    }
}
