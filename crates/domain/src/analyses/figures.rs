//! Figures of an analysis: each with its unit, what it was counted from, and the rows behind it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Section;
use crate::{Id, codes::codes};

codes! {
    /// What a figure tells.
    pub enum FigureCode {
        /// Members in force on the day of the composition.
        Members = "members",
        /// Members by category.
        Categories = "categories",
        /// Members by tenure, in the bands of official statistics.
        TenureStatistics = "tenure_statistics",
        /// Members by tenure, in the bands that associations report by.
        TenureReport = "tenure_report",
        /// Members who work in more than one organization.
        SecondJobs = "second_jobs",
        /// Honorary titles.
        Honours = "honours",
        /// Meetings held (VII.7.6).
        Meetings = "meetings",
        /// Of them with signed minutes (VII.7.6).
        SignedMinutes = "signed_minutes",
        /// Average share of members there.
        Attendance = "attendance",
        /// Elections held (VII.7.4, VII.7.5).
        Elections = "elections",
        /// Resolutions that were done.
        ResolutionsDone = "resolutions_done",
        /// Resolutions that are open.
        ResolutionsOpen = "resolutions_open",
        /// Of the tasks of II.2 those that the plan serves.
        Tasks = "tasks",
        /// Of the trends of III those that the plan serves.
        Trends = "trends",
        /// Courses.
        Courses = "courses",
        /// Categories granted in the school year.
        CategoriesGranted = "categories_granted",
        /// Events by form (V).
        EventsByForm = "events_by_form",
        /// Events by level.
        EventsByLevel = "events_by_level",
        /// People who spoke.
        Speakers = "speakers",
        /// Publications.
        Publications = "publications",
        /// Methodical products.
        Products = "products",
        /// Contests of professional skill.
        Contests = "contests",
        /// Members with less than three years of tenure.
        YoungSpecialists = "young_specialists",
        /// Pairs of mentors and mentees.
        Mentoring = "mentoring",
        /// Results of state exams and national tests.
        Exams = "exams",
        /// The national school olympiad.
        Olympiads = "olympiads",
        /// Help to schools with low results.
        SupportedSchools = "supported_schools",
        /// Consultations.
        Consultations = "consultations",
        /// Minutes whose extract is published (VIII.8.2).
        PublishedMinutes = "published_minutes",
        /// Publications of the page of the association.
        PageUpdates = "page_updates",
        /// Satisfaction.
        Satisfaction = "satisfaction",
        /// Rows of the plan (VII.7.7).
        PlanRows = "plan_rows",
        /// Of them done.
        PlanDone = "plan_done",
        /// Of them moved, with the reason.
        PlanMoved = "plan_moved",
        /// Of them cancelled, with the reason.
        PlanCancelled = "plan_cancelled",
        /// Share of the plan that was done.
        PlanShare = "plan_share",
    }
}

codes! {
    /// What a figure counts.
    pub enum Unit {
        /// People.
        People = "people",
        /// Percent, to a tenth.
        Percent = "percent",
        /// Meetings.
        Meetings = "meetings",
        /// Elections.
        Elections = "elections",
        /// Resolutions.
        Resolutions = "resolutions",
        /// Events.
        Events = "events",
        /// Rows of the plan.
        Rows = "rows",
        /// Entries of a list.
        Entries = "entries",
    }
}

codes! {
    /// In which bands tenure is shown.
    pub enum TenureBanding {
        /// As official statistics have it: up to 3, 3-5, 5-10, 10-15, 15-20, 20 and more.
        Statistics = "statistics",
        /// As associations report: up to 5, 5-10, 10-20, 20 and more.
        Report = "report",
    }
}

impl TenureBanding {
    /// Bands: code, first full year, the year after the last.
    pub const fn bands(self) -> &'static [(&'static str, i32, i32)] {
        const OPEN: i32 = i32::MAX;
        match self {
            Self::Statistics => &[
                ("under_3", i32::MIN, 3),
                ("3_to_5", 3, 5),
                ("5_to_10", 5, 10),
                ("10_to_15", 10, 15),
                ("15_to_20", 15, 20),
                ("20_and_more", 20, OPEN),
            ],
            Self::Report => &[
                ("under_5", i32::MIN, 5),
                ("5_to_10", 5, 10),
                ("10_to_20", 10, 20),
                ("20_and_more", 20, OPEN),
            ],
        }
    }
}

impl FigureCode {
    /// Section it belongs to.
    pub const fn section(self) -> Section {
        match self {
            Self::Members
            | Self::Categories
            | Self::TenureStatistics
            | Self::TenureReport
            | Self::SecondJobs
            | Self::Honours => Section::Staff,
            Self::Meetings
            | Self::SignedMinutes
            | Self::Attendance
            | Self::Elections
            | Self::ResolutionsDone
            | Self::ResolutionsOpen => Section::Organization,
            Self::Tasks | Self::Trends => Section::Methodical,
            Self::Courses => Section::Training,
            Self::CategoriesGranted => Section::Attestation,
            Self::EventsByForm
            | Self::EventsByLevel
            | Self::Speakers
            | Self::Publications
            | Self::Products => Section::Dissemination,
            Self::Contests => Section::Contests,
            Self::YoungSpecialists | Self::Mentoring => Section::Mentoring,
            Self::Exams => Section::Results,
            Self::Olympiads => Section::Gifted,
            Self::SupportedSchools | Self::Consultations => Section::Support,
            Self::PublishedMinutes | Self::PageUpdates => Section::Openness,
            Self::Satisfaction => Section::Satisfaction,
            Self::PlanRows | Self::PlanDone | Self::PlanMoved | Self::PlanCancelled | Self::PlanShare => {
                Section::Plan
            }
        }
    }

    /// What it counts.
    pub const fn unit(self) -> Unit {
        match self {
            Self::Members
            | Self::Categories
            | Self::TenureStatistics
            | Self::TenureReport
            | Self::SecondJobs
            | Self::CategoriesGranted
            | Self::Speakers
            | Self::YoungSpecialists => Unit::People,
            Self::Attendance | Self::PlanShare | Self::Satisfaction => Unit::Percent,
            Self::Meetings | Self::SignedMinutes | Self::PublishedMinutes => Unit::Meetings,
            Self::Elections => Unit::Elections,
            Self::ResolutionsDone | Self::ResolutionsOpen => Unit::Resolutions,
            Self::EventsByForm | Self::EventsByLevel => Unit::Events,
            Self::PlanRows | Self::PlanDone | Self::PlanMoved | Self::PlanCancelled => Unit::Rows,
            Self::Tasks
            | Self::Trends
            | Self::Honours
            | Self::Courses
            | Self::Publications
            | Self::Products
            | Self::Contests
            | Self::Mentoring
            | Self::Exams
            | Self::Olympiads
            | Self::SupportedSchools
            | Self::Consultations
            | Self::PageUpdates => Unit::Entries,
        }
    }
}

/// A row behind a figure.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FigureRow {
    /// What the row is of: a category, a band, a form, a level, a task, a kind of plan rows; none for a named object.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    /// Words: the theme of a meeting, the row of the plan, who was elected.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Why: the reason a row of the plan was moved or cancelled for; the form of a meeting.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// The object the row tells of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub object_id: Option<Id>,
    /// Day of the object.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<NaiveDate>,
    /// Number of the minutes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<i32>,
    /// How many.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub count: Option<i64>,
    /// Out of how many.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<i64>,
    /// Share, to a tenth of a percent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub percent: Option<f64>,
}

/// What a figure was counted from.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FigureSource {
    /// How many records.
    pub records: i64,
    /// Where the page shows them.
    pub path: Option<String>,
}

/// A figure.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Figure {
    /// What it tells.
    pub code: FigureCode,
    /// Section it belongs to.
    pub section: Section,
    /// The figure; none is «нет данных», never 0.
    pub value: Option<f64>,
    /// What it counts.
    pub unit: Unit,
    /// What it was counted from; none when nothing of the kind is kept.
    pub source: Option<FigureSource>,
    /// The rows behind it.
    pub rows: Vec<FigureRow>,
}

codes! {
    /// A general fact of the first section.
    pub enum GeneralFact {
        /// Who led on the day.
        Leader = "leader",
        /// Who was secretary.
        Secretary = "secretary",
        /// Who was curator.
        Curator = "curator",
        /// The single methodical theme of the city (VI.6.3).
        CityTheme = "city_theme",
        /// The association's own theme.
        Theme = "theme",
        /// Goal of the year.
        Goal = "goal",
        /// Tasks of the year, one on each line.
        Tasks = "tasks",
    }
}

/// A general fact as it stood on the day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct General {
    /// Which.
    pub fact: GeneralFact,
    /// What it was; none where nothing is known.
    pub text: Option<String>,
}

/// The figures of an analysis.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Figures {
    /// Day they are of.
    pub on: NaiveDate,
    /// Day the composition is of: the last day to hand the analysis over, or an earlier one on which it was.
    pub composition_on: NaiveDate,
    /// General facts.
    pub general: Vec<General>,
    /// Figures in the order of the sections.
    pub figures: Vec<Figure>,
}
