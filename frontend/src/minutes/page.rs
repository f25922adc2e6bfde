//! The tab with the minutes of a meeting.

use std::rc::Rc;

use veche_domain::{
    Id,
    meetings::{GetMeeting, Meeting},
};
use yew::prelude::*;

use crate::{
    api::Query,
    hooks::use_resource,
    meetings::{MeetingHead, use_meeting_events},
    ui::PageFrame,
};

/// Properties of [`MinutesPage`].
#[derive(Properties, PartialEq)]
pub struct MinutesPageProps {
    /// Meeting.
    pub id: Id,
}

/// Loads a meeting with its minutes.
#[component]
pub fn MinutesPage(props: &MinutesPageProps) -> Html {
    let meeting = use_resource::<GetMeeting>(&[props.id.to_string()], Query::default());
    use_meeting_events(props.id);
    html! {
        <PageFrame<Meeting> resource={meeting.clone()}>
            if let Some(data) = meeting.data() {
                <MeetingHead meeting={Rc::new(data.clone())} tab="minutes" />
            }
        </PageFrame<Meeting>>
    }
}
