//! Meetings of associations and of the council: list, plan, agenda, attendance (VII.7.6, V).

mod edit;
mod head;
mod list;
mod live;
mod naming;
mod page;
mod register;

pub use edit::NewMeetingPage;
pub use head::MeetingHead;
pub use list::MeetingsPage;
pub use live::use_meeting_events;
pub use naming::{meeting_title, minutes_badge, state_mark, when, year_short};
pub use page::MeetingPage;
pub use register::RegisterPage;
