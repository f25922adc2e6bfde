//! What stands above every tab of a meeting.

use std::rc::Rc;

use veche_domain::meetings::{BodyKind, BodyRef, Meeting, MeetingState};
use yew::prelude::*;

use super::naming::{meeting_title, minutes_badge, state_mark, when};
use crate::{
    routes::Route,
    state::{Words, use_words},
    ui::{Breadcrumbs, Link, PageTitle, Tab, Tabs},
};

/// Properties of [`MeetingHead`].
#[derive(Properties, PartialEq)]
pub struct MeetingHeadProps {
    /// Meeting.
    pub meeting: Rc<Meeting>,
    /// Tab that is open: empty, `attendance`, `votes`, `minutes`, `edit`.
    pub tab: AttrValue,
    /// What can be done with the meeting here.
    #[prop_or_default]
    pub children: Html,
}

/// Who meets: an association leads to its page.
pub(super) fn body_link(body: &BodyRef) -> Html {
    match body.kind {
        BodyKind::Association => {
            html! { <Link to={Route::Association { id: body.id }}>{ body.name.clone() }</Link> }
        }
        BodyKind::Council => html! { { body.name.clone() } },
    }
}

/// Date, time and place in words.
fn line(words: Words, meeting: &Meeting) -> String {
    let mut parts = vec![when(words, meeting.date, meeting.starts_at)];
    if let Some(ends) = meeting.ends_at {
        parts = vec![format!("{}–{ends}", parts.concat())];
    }
    parts.extend(meeting.place.clone());
    if meeting.link.is_some() {
        parts.push(words.t("meeting-online"));
    }
    parts.join(" · ")
}

/// The head of a meeting: which one, whose, when and where, how far it is, and its tabs.
#[component]
pub fn MeetingHead(props: &MeetingHeadProps) -> Html {
    let words = use_words();
    let meeting = &props.meeting;
    let id = meeting.id;
    let title = meeting_title(words, meeting.number, meeting.school_year);
    let tab = |name: &'static str, key: &str| Tab {
        to: if name.is_empty() {
            Route::Meeting { id }
        } else {
            Route::MeetingTab {
                id,
                tab: name.to_owned(),
            }
        },
        label: words.t(key).into(),
        open: props.tab == name,
    };
    let tabs = vec![
        tab("", "meeting-tab-agenda"),
        tab("attendance", "meeting-tab-attendance"),
        tab("votes", "meeting-tab-votes"),
        tab("minutes", "meeting-tab-minutes"),
    ];
    let note = html! {
        <div class="veche-meeting__note">
            <span>{ body_link(&meeting.body) }</span>
            <span>{ line(words, meeting) }</span>
            <span class="veche-meeting__states">
                { state_mark(words, meeting.state, meeting.date) }
                if meeting.state == MeetingState::Held {
                    { minutes_badge(words, meeting.minutes_state) }
                }
            </span>
        </div>
    };
    html! {
        <>
            <Breadcrumbs to={Route::Meetings} label={words.t("nav-meetings")} here={title.clone()} />
            <PageTitle title={title.clone()} {note}>{ props.children.clone() }</PageTitle>
            <div class="veche-room"><Tabs label={title} items={tabs} /></div>
        </>
    }
}
