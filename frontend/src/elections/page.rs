//! The tab with the votes of a meeting.

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

/// Properties of [`VotesPage`].
#[derive(Properties, PartialEq)]
pub struct VotesPageProps {
    /// Meeting.
    pub id: Id,
}

/// Loads a meeting with its votes.
#[component]
pub fn VotesPage(props: &VotesPageProps) -> Html {
    let meeting = use_resource::<GetMeeting>(&[props.id.to_string()], Query::default());
    use_meeting_events(props.id);
    html! {
        <PageFrame<Meeting> resource={meeting.clone()}>
            if let Some(data) = meeting.data() {
                <MeetingHead meeting={Rc::new(data.clone())} tab="votes" />
            }
        </PageFrame<Meeting>>
    }
}
