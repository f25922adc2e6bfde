//! Meetings of associations and of the council: list, plan, agenda, attendance (VII.7.6, V).

mod agenda_form;
mod calendar;
mod details;
mod draft;
mod edit;
mod guests_form;
mod head;
mod list;
mod live;
mod naming;
mod page;
mod register;

pub use edit::{EditMeeting, NewMeetingPage, NewMeetingView};
pub use head::MeetingHead;
pub use calendar::MonthView;
pub use list::{MeetingsPage, MeetingsView};
pub use live::use_meeting_events;
pub use naming::{meeting_title, minutes_badge, state_mark, when, year_short};
pub use page::MeetingPage;
pub use register::RegisterPage;
