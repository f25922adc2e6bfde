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
    analyses::{analysis_records, associations_named, queued},
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
        let asked = ask.analysis_ids.iter().enumerate();
        let asked: Vec<(Id, String)> = asked
            .map(|(at, analysis)| (*analysis, format!("/analysis_ids/{at}")))
            .collect();
        for (analysis, (association, title)) in ask.analysis_ids.iter().zip(waiting(tx.conn, of.id, &asked)?)
        {
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

/// Whether analyses may stand on the agenda of this meeting, each with the pointer of its field; gives of each its
/// association and how the item is worded.
///
/// # Errors
/// 409, 422 at the pointer for an analysis that does not exist.
pub(crate) fn waiting(conn: &mut Conn, meeting: Id, asked: &[(Id, String)]) -> ApiResult<Vec<(Id, String)>> {
    if asked.is_empty() {
        return Ok(Vec::new());
    }
    let keys: Vec<String> = asked.iter().map(|(analysis, _)| analysis.to_string()).collect();
    let records = analysis_records(conn, &keys)?;
    let owners: Vec<String> = records.values().map(|r| r.association_id.clone()).collect();
    let owners = associations_named(conn, &owners)?;
    let elsewhere = queued(conn, &keys)?;
    let mut all = Vec::with_capacity(asked.len());
    for ((_, pointer), key) in asked.iter().zip(&keys) {
        let Some(record) = records.get(key) else {
            let text = "Такого анализа нет: выберите из списка.";
            return Err(Refusal::field(pointer, "unknown", text).into());
        };
        let association = owners.get(&record.association_id).ok_or(StoreError::NotFound)?;
        check_queueable(record.state()?, &association.name)?;
        if let Some(there) = elsewhere.get(key).filter(|there| there.meeting_id != meeting) {
            let text = format!(
                "Анализ объединения «{}» уже в повестке заседания совета {}.",
                association.name,
                ru(there.date)
            );
            return Err(Refusal::new(ErrorCode::WrongState, text).clause("VII.7.8").into());
        }
        all.push((
            association.id,
            agenda_title(&association.name, record.school_year),
        ));
    }
    Ok(all)
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
