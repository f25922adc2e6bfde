//! What people are told of their duties, when and how: in the application, by mail, in their calendars.

mod digest;
mod facts;
mod groups;
mod planner;
#[cfg(test)]
mod planner_tests;
mod recipients;
mod wording;
mod working_days;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use validator::Validate;

pub use digest::*;
pub use facts::*;
pub use groups::*;
pub use planner::*;
pub use recipients::*;
pub use wording::*;
pub use working_days::*;

use crate::{Id, Versioned, codes::codes, endpoint::endpoints, listing::Page, wire};

codes! {
    /// What a notice is about.
    pub enum NoticeKind {
        /// A duty that comes due or is late (VII.7.6 - VII.7.9).
        Duty = "duty",
        /// A duty of another one that has been late for long: told to the next above.
        Escalation = "escalation",
        /// A meeting was planned, moved or cancelled.
        Meeting = "meeting",
        /// A plan or an analysis was handed over, returned, accepted.
        Handover = "handover",
        /// A category or an office comes to its end.
        Term = "term",
        /// Somebody above asked to do something.
        Request = "request",
        /// Letters that could not be delivered: told to the administrator.
        Mail = "mail",
    }
}

codes! {
    /// How often letters come.
    pub enum Digest {
        /// No letters.
        Off = "off",
        /// One letter a day, when there is something.
        Daily = "daily",
        /// One letter a week, when there is something.
        Weekly = "weekly",
    }
}

/// Something the signed-in person was told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Notice {
    /// Identifier.
    pub id: Id,
    /// What it is about.
    pub kind: NoticeKind,
    /// One line.
    pub title: String,
    /// What is to be done.
    pub text: String,
    /// Page that it leads to, beginning with `/`.
    pub path: String,
    /// Clause it rests on.
    pub clause: Option<String>,
    /// Last day, inclusive, or the day of the meeting.
    pub due_on: Option<NaiveDate>,
    /// Association it concerns.
    pub association_id: Option<Id>,
    /// When it was told.
    pub made_at: DateTime<Utc>,
    /// Day on which it was told, local.
    pub made_on: NaiveDate,
    /// When it was read.
    pub read_at: Option<DateTime<Utc>>,
}

/// Filters of the own notices.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams), into_params(parameter_in = Query))]
#[serde(deny_unknown_fields)]
pub struct NoticeFilter {
    /// Only unread, or only read ones.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unread: Option<bool>,
    /// Only of this kind.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<NoticeKind>,
}

/// How many own notices there are; the page reads no more of the list for its bell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoticeCount {
    /// Notices that the filter lets through.
    pub total: Option<i64>,
}

/// How many notices a person has read at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NoticesRead {
    /// Notices that were unread before.
    pub read: i64,
}

/// What came of «Напомнить».
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Requested {
    /// Accounts that were told now.
    pub told: i64,
    /// Accounts that had been told today already: a matter is asked for once a day.
    pub again: i64,
}

/// How the signed-in person wants to be told by mail.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NoticeSettings {
    /// Version for `If-Match`; 0 until something was chosen.
    pub version: i64,
    /// Address that was chosen; letters go to the one of the register when absent.
    pub email: Option<String>,
    /// Address of the person in the register.
    pub register_email: Option<String>,
    /// How often letters come.
    pub digest: Digest,
    /// Kinds that are shown here and not mailed.
    pub muted: Vec<NoticeKind>,
    /// Whether this server sends letters at all.
    pub mail_works: bool,
}

impl Versioned for NoticeSettings {
    fn version(&self) -> i64 {
        self.version
    }
}

/// Settings that are chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewNoticeSettings {
    /// Address; none for the one of the register.
    #[serde(default, deserialize_with = "wire::clean_opt")]
    #[validate(
        length(max = 200, message = "Адрес – не длиннее 200 знаков."),
        custom(function = "wire::check_email", message = "Проверьте адрес: имя@сервер.ru.")
    )]
    pub email: Option<String>,
    /// How often letters come.
    pub digest: Digest,
    /// Kinds that are not mailed.
    #[serde(default)]
    #[validate(length(max = 20, message = "Видов уведомлений меньше."))]
    pub muted: Vec<NoticeKind>,
}

endpoints! {
    /// Own notices, the latest first.
    ListNotices: Get "/api/v1/notices", () => Page<Notice>;
    /// How many own notices there are: the same list, of which the number alone is read.
    CountNotices: Get "/api/v1/notices", () => NoticeCount;
    /// Marks a notice as read.
    ReadNotice: Post "/api/v1/notices/{id}/read", () => Notice;
    /// Marks all own notices as read.
    ReadAllNotices: Post "/api/v1/notices/read-all", () => NoticesRead;
    /// How the signed-in person wants to be told by mail.
    GetNoticeSettings: Get "/api/v1/notice-settings", () => NoticeSettings;
    /// Chooses it.
    PutNoticeSettings: Put "/api/v1/notice-settings", NewNoticeSettings => NoticeSettings;
}
