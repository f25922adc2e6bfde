//! Which analyses a meeting of the council is to consider (VII.7.8).

use veche_domain::{
    Id,
    access::Action,
    analyses::{QueuedAnalyses, agenda_title, check_queueable},
    meetings::{
        AgendaItem, AgendaKind, AgendaLine, BodyKind, Meeting, MeetingState, check_agenda, check_open,
    },
    problem::{ErrorCode, Refusal},
    terms::ru,
};
use veche_store::{
    Conn, StoreError, Tx,
    analyses::{analysis_record, association_named, queued},
    meetings::save_agenda,
};

use crate::{error::ApiResult, http::Context, meetings::changed};

/// Most items of an agenda.
const MOST_ITEMS: usize = 50;

/// Puts analyses on the agenda of a planned meeting, after what stands there.
///
/// # Errors
/// 403, 404, 409 for a meeting that is not planned and for an analysis that is not accepted or stands on another agenda,
/// 412, 422 for a meeting of an association.
pub(crate) fn queue(
    tx: &mut Tx<'_>,
    context: &Context<'_>,
    key: (Id, i64),
    ask: &QueuedAnalyses,
) -> ApiResult<Meeting> {
    let operation = (Action::PlanMeetings, "queue_analyses");
    changed(tx, context, key, operation, |tx, held| {
        let of = &held.meeting;
        check_open(of.state, of.minutes_state)?;
        if of.body.kind != BodyKind::Council || of.state != MeetingState::Planned {
            let text = "Анализы ставят в повестку запланированного заседания совета.";
            return Err(Refusal::new(ErrorCode::WrongState, text).clause("VII.7.8").into());
        }
        let mut lines: Vec<AgendaLine> = of.agenda.iter().map(line_of).collect();
        let mut touches = Vec::new();
        for (at, analysis) in ask.analysis_ids.iter().enumerate() {
            let pointer = format!("/analysis_ids/{at}");
            let (association, title) = waiting(tx.conn, (of.id, *analysis), &pointer)?;
            touches.push(association);
            // Asked twice is on the agenda once.
            if lines.iter().all(|line| line.analysis_id != Some(*analysis)) {
                lines.push(AgendaLine {
                    analysis_id: Some(*analysis),
                    ..line_about(title)
                });
            }
        }
        if lines.len() > MOST_ITEMS {
            let text = "В повестке не больше 50 вопросов: остальное – на другое заседание.";
            return Err(Refusal::field("/analysis_ids", "length", text).into());
        }
        check_agenda(&lines)?;
        save_agenda(tx.conn, of.id, &lines)?;
        Ok(touches)
    })
}

/// Whether an analysis may stand on the agenda of this meeting; gives its association and how the item is worded.
///
/// # Errors
/// 409, 422 at the pointer for an analysis that does not exist.
pub(crate) fn waiting(
    conn: &mut Conn,
    (meeting, analysis): (Id, Id),
    pointer: &str,
) -> ApiResult<(Id, String)> {
    let record = match analysis_record(conn, analysis) {
        Err(StoreError::NotFound) => {
            let text = "Такого анализа нет: выберите из списка.";
            return Err(Refusal::field(pointer, "unknown", text).into());
        }
        found => found?,
    };
    let association: Id = record.association_id.parse().map_err(|_| StoreError::NotFound)?;
    let association = association_named(conn, association)?;
    check_queueable(record.state()?, &association.name)?;
    let elsewhere = queued(conn, std::slice::from_ref(&record.id))?
        .remove(&record.id)
        .filter(|there| there.meeting_id != meeting);
    if let Some(there) = elsewhere {
        let text = format!(
            "Анализ объединения «{}» уже в повестке заседания совета {}.",
            association.name,
            ru(there.date)
        );
        return Err(Refusal::new(ErrorCode::WrongState, text).clause("VII.7.8").into());
    }
    let title = agenda_title(&association.name, record.school_year);
    Ok((association.id, title))
}

fn line_about(title: String) -> AgendaLine {
    AgendaLine {
        id: None,
        kind: AgendaKind::ConsiderAnalysis,
        title,
        speaker_id: None,
        speaker_text: None,
        office: None,
        minutes_of: None,
        analysis_id: None,
    }
}

/// The line that leaves an item as it is.
fn line_of(item: &AgendaItem) -> AgendaLine {
    AgendaLine {
        id: Some(item.id),
        kind: item.kind,
        title: item.title.clone(),
        speaker_id: item.speaker.as_ref().map(|speaker| speaker.id),
        speaker_text: item.speaker_text.clone(),
        office: item.office,
        minutes_of: item.minutes_of,
        analysis_id: item.analysis_id,
    }
}
