//! Minutes and extracts of them.

use veche_domain::{
    Id,
    access::{Action, Resource},
    meetings::{BodyKind, BodyRef, Meeting, MinutesState},
    minutes::Minutes,
    problem::ErrorCode,
    terms::ru,
};
use veche_papers::{Paper, Sitting, minutes_extract_paper, minutes_paper, number_sign};
use veche_store::Conn;

use super::{Ask, Gathered};
use crate::{error::ApiResult, http::Context, meetings::shown, minutes::reading};

fn association(body: &BodyRef) -> Option<(Id, String)> {
    (body.kind == BodyKind::Association).then(|| (body.id, body.name.clone()))
}

/// Minutes (VII.7.6): in force once both have signed; whole, so only for those who may read them whole.
pub(super) fn minutes(conn: &mut Conn, context: &Context<'_>, ask: &Ask) -> ApiResult<Gathered> {
    let found = reading::get(conn, context, ask.object)?;
    if found.extract {
        context.require(Action::ReadMinutes, Resource::City)?;
    }
    let title = format!("Протокол {} от {}", number_sign(found.number), ru(found.date));
    let paper = whole(conn, context, &found)?;
    Ok(told(&found, paper, title))
}

/// The paper of minutes that were read already.
///
/// # Errors
/// A store that cannot be read.
pub(crate) fn whole(conn: &mut Conn, context: &Context<'_>, found: &Minutes) -> ApiResult<Paper> {
    let meeting = shown(conn, context, found.meeting_id)?;
    Ok(minutes_paper(found, &sitting(context, &meeting, found)))
}

/// Signed minutes as everybody may read them, read once for all extracts of them (VII.7.6).
#[derive(Debug, Clone)]
pub(super) struct Extracts {
    found: Minutes,
    sitting: Sitting,
}

impl Extracts {
    /// Reads them.
    ///
    /// # Errors
    /// 403 before they are published for those who may not read them, 404, 409 for minutes that are not signed.
    pub(super) fn read(conn: &mut Conn, context: &Context<'_>, id: Id) -> ApiResult<Self> {
        let found = reading::extract(conn, context, id, None)?;
        let meeting = shown(conn, context, id)?;
        Ok(Self {
            sitting: sitting(context, &meeting, &found),
            found,
        })
    }

    /// An extract of one item or of all: without remarks and names of those present, so the same for every reader,
    /// whatever else they may see.
    ///
    /// # Errors
    /// 404 for an item of another meeting.
    pub(super) fn write(&self, ask: &Ask) -> ApiResult<Gathered> {
        let Self { found, sitting } = self;
        let requisites = format!("{} от {}", number_sign(found.number), ru(found.date));
        let (paper, title) = match ask.item {
            None => (
                minutes_paper(found, sitting),
                format!("Выписка из протокола {requisites}"),
            ),
            Some(item) => {
                let at = found.headings.iter().position(|h| h.agenda_item_id == item);
                let paper = minutes_extract_paper(found, sitting, item);
                let (at, paper) = at.zip(paper).ok_or(ErrorCode::NotFound)?;
                let title = format!("Выписка из протокола {requisites}, вопрос\u{a0}{}", at + 1);
                (paper, title)
            }
        };
        Ok(told(found, paper, title))
    }
}

fn told(found: &Minutes, paper: Paper, title: String) -> Gathered {
    let body = found.body.code.clone().unwrap_or_else(|| "Совет".to_owned());
    Gathered {
        paper,
        is_final: matches!(found.state, MinutesState::Signed | MinutesState::Published),
        association: association(&found.body),
        year: Some(found.school_year),
        file_name: format!("{title} – {body}"),
        public_title: title,
        person: None,
        revoked_on: None,
    }
}

/// What the meeting knows beside its minutes, in words and days of the city.
fn sitting(context: &Context<'_>, meeting: &Meeting, minutes: &Minutes) -> Sitting {
    let form = meeting.form.as_deref().map(|code| {
        let known = context.profile.work_form(code);
        known.map_or_else(|| code.to_owned(), |(_, entry)| entry.label.clone())
    });
    let signed = minutes.signatures.iter().map(|s| (s.role, context.day_of(s.at)));
    Sitting {
        place: meeting.place.clone(),
        starts_at: meeting.starts_at,
        ends_at: meeting.ends_at,
        form,
        online: meeting.link.is_some(),
        attendance: Some(meeting.attendance),
        signed: signed.collect(),
    }
}
