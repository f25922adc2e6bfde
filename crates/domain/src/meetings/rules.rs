//! Rules of meetings: when one may be held, moved, cancelled, who chairs it, whether it may decide.

use chrono::NaiveDate;

use super::{
    AgendaItem, AgendaKind, AgendaLine, Attendance, Mark, MeetingState, MinutesState, NewMeeting, Participant,
};
use crate::{
    Id,
    analyses::CouncilOutcome,
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
        if line.kind == AgendaKind::ConsiderAnalysis && line.analysis_id.is_none() {
            fault(
                "analysis_id",
                "Выберите анализ, который рассматривает совет (VII.7.8).",
            );
        }
        let again = lines.iter().take(at).any(|l| l.id.is_some() && l.id == line.id);
        if again {
            fault("id", "Вопрос повестки назван дважды.");
        }
        let twice = |l: &AgendaLine| l.analysis_id.is_some() && l.analysis_id == line.analysis_id;
        if line.kind == AgendaKind::ConsiderAnalysis && lines.iter().take(at).any(twice) {
            fault("analysis_id", "Этот анализ уже стоит в повестке.");
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
                    && line.analysis_id == item.analysis_id
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

/// Whether the council's word fits the item: of an analysis it is said, with what is to be mended when it is returned;
/// of anything else it is not (VII.7.8).
///
/// # Errors
/// [`ErrorCode::Validation`].
pub fn check_outcome(
    kind: AgendaKind,
    outcome: Option<CouncilOutcome>,
    note: Option<&str>,
) -> Result<(), Refusal> {
    let fault = match (kind, outcome, note) {
        (AgendaKind::ConsiderAnalysis, None, _) => (
            "/outcome",
            "required",
            "Выберите, что решил совет: рассмотрен, принят к сведению или возвращён на доработку.",
        ),
        (AgendaKind::ConsiderAnalysis, Some(CouncilOutcome::Returned), None) => (
            "/note",
            "required",
            "Напишите, что объединению доработать в анализе.",
        ),
        (AgendaKind::ConsiderAnalysis, ..) => return Ok(()),
        (_, None, None) => return Ok(()),
        (_, Some(_), _) => (
            "/outcome",
            "foreign",
            "Итог совета указывают только по вопросу об анализе.",
        ),
        (_, None, Some(_)) => (
            "/note",
            "foreign",
            "Замечание указывают только по вопросу об анализе.",
        ),
    };
    Err(Refusal::field(fault.0, fault.1, fault.2).clause("VII.7.8"))
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

/// Whether a meeting may still get another day, or be called off: not once it voted, for what was voted rests on its day -
/// the composition that votes, the term of the elected one.
///
/// # Errors
/// [`ErrorCode::WrongState`].
pub fn check_not_voted(voted: bool) -> Result<(), Refusal> {
    if !voted {
        return Ok(());
    }
    Err(wrong_state(
        "На заседании уже голосовали: его день не меняется, и отменить его нельзя. Отметьте, что оно состоялось, или \
         сначала отмените результат голосования.",
    ))
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
