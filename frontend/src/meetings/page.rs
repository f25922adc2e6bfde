//! The page of a meeting.

use std::rc::Rc;

use veche_domain::{
    Id,
    meetings::{GetMeeting, Meeting},
};
use yew::prelude::*;

use super::{MeetingHead, use_meeting_events};
use crate::{api::Query, hooks::use_resource, ui::PageFrame};

/// Properties of [`MeetingPage`].
#[derive(Properties, PartialEq)]
pub struct MeetingPageProps {
    /// Which.
    pub id: Id,
    /// Tab: empty, `attendance` or `edit`.
    pub tab: AttrValue,
}

/// Loads a meeting and follows it.
#[component]
pub fn MeetingPage(props: &MeetingPageProps) -> Html {
    let meeting = use_resource::<GetMeeting>(&[props.id.to_string()], Query::default());
    use_meeting_events(props.id);
    html! {
        <PageFrame<Meeting> resource={meeting.clone()}>
            if let Some(data) = meeting.data() {
                <MeetingHead meeting={Rc::new(data.clone())} tab={props.tab.clone()} />
            }
        </PageFrame<Meeting>>
    }
}
