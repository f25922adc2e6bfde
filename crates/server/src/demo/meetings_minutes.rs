//! Minutes of the demo city's meetings, as far as each has come (VII.7.6).

use chrono::Days;
use veche_domain::{
    Id,
    meetings::Meeting,
    minutes::{MinutesContent, MinutesSigning, ResolutionClosing, ResolutionState, ResolutionText},
    orders::SignatureKind,
};
use veche_store::{Tx, minutes::resolutions_of};

use super::{compositions::Holders, meetings_text::Sketch};
use crate::{
    error::ApiResult,
    http::Context,
    minutes::{reading, resolutions, signing, writing},
};

/// How far the minutes of a meeting have come.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Reached {
    Held,
    Draft,
    Submitted,
    Signed,
    Published,
}

/// Draws the minutes up as far as they have come; the contexts are the secretary's, the leader's and the one of who
/// publishes.
pub(super) fn drawn_up(
    tx: &mut Tx<'_>,
    [secretary, leader, clerk]: [&Context<'_>; 3],
    (of, sketch): (&Holders, &Sketch),
    held: &Meeting,
    (reached, kind): (Reached, SignatureKind),
) -> ApiResult<()> {
    if reached == Reached::Held {
        return Ok(());
    }
    let begun = reading::get(tx.conn, secretary, held.id)?;
    let mut minutes = writing::save(
        tx,
        secretary,
        (held.id, begun.version),
        text(of, sketch, held, begun.content),
    )?;
    if reached >= Reached::Submitted {
        minutes = signing::submit(tx, secretary, (held.id, minutes.version))?;
    }
    if reached >= Reached::Submitted && kind == SignatureKind::Simple {
        let ask = MinutesSigning { kind };
        minutes = signing::sign(tx, secretary, (held.id, minutes.version), &ask)?;
    }
    if reached >= Reached::Signed {
        let ask = MinutesSigning { kind };
        minutes = signing::sign(tx, leader, (held.id, minutes.version), &ask)?;
    }
    if reached >= Reached::Published {
        signing::publish(tx, clerk, (held.id, minutes.version))?;
    }
    Ok(())
}

fn text(of: &Holders, sketch: &Sketch, held: &Meeting, begun: MinutesContent) -> MinutesContent {
    let mut content = begun;
    for (at, (item, (.., heard, resolved))) in content.items.iter_mut().zip(sketch.items).enumerate() {
        item.heard = (*heard).to_owned();
        if at == 1 {
            item.spoke = "Вопросы о сроках и о том, кто отвечает за отчёты; ответы даны.".to_owned();
        }
        if let Some(resolved) = resolved {
            let responsible = of.members.get((at + 2) % of.members.len().max(1)).copied();
            item.resolutions.push(ResolutionText {
                id: None,
                text: (*resolved).to_owned(),
                responsible_id: responsible.or(Some(of.secretary)),
                responsible: None,
                due_on: held.date.checked_add_days(Days::new(45)),
            });
        }
    }
    content.annexes = "Лист присутствия, 1 л.".to_owned();
    content
}

/// Says of every resolution with a day that it was done in time.
pub(super) fn done(tx: &mut Tx<'_>, context: &Context<'_>, meeting: Id) -> ApiResult<()> {
    for resolution in resolutions_of(tx.conn, meeting, context.today)? {
        let Some(due) = resolution.due_on else { continue };
        let ask = ResolutionClosing {
            state: ResolutionState::Done,
            on: due.pred_opt(),
            note: None,
        };
        resolutions::close(tx, context, (resolution.id, resolution.version), ask)?;
    }
    Ok(())
}
