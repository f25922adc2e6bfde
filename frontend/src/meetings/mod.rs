//! Meetings of associations and of the council: list, plan, agenda, attendance (VII.7.6, V).

mod agenda_form;
mod attendance;
mod calendar;
mod decision;
mod details;
mod draft;
mod edit;
mod forms;
mod guests_form;
mod head;
mod list;
mod live;
mod naming;
mod overview;
mod page;
mod register;
mod registration;
mod waiting;

pub use attendance::AttendanceTab;
pub use calendar::MonthView;
pub use decision::{DecideForm, ReopenForm};
pub use edit::{EditMeeting, NewMeetingPage, NewMeetingView};
pub use forms::{CancelForm, HoldForm, OfficersForm, RefreshForm};
pub use head::MeetingHead;
pub use list::{MeetingsPage, MeetingsView};
pub use live::use_meeting_events;
pub use naming::{meeting_title, minutes_badge, state_mark, when, year_short};
pub use page::{MeetingPage, MeetingView, Rights};
pub use register::{RegisterPage, RegisterView};
