//! Which component shows which address.

use yew::prelude::*;

use super::parts::{Arriving, Part};
use crate::{
    accounts, analyses, associations, compliance, council, districts, elections, home, imports, journal,
    library, meetings, minutes, orders, organizations, people, plans, regulation, reminders,
    routes::Route,
    state::use_words,
    ui::{EmptyState, LinkButton},
};

/// The page of an address: of the first load, or of a part that arrives on demand.
pub(super) fn page(route: Route) -> Html {
    let part = match route {
        Route::Home => return html! { <home::HomePage /> },
        Route::NotFound => return html! { <NotFound /> },
        Route::Associations
        | Route::NewAssociation
        | Route::Association { .. }
        | Route::AssociationTab { .. } => Part::Associations,
        Route::Orders | Route::NewOrder | Route::Order { .. } | Route::OrderTab { .. } => Part::Orders,
        // What is needed in the room during a meeting, and what is written after it.
        Route::MeetingTab { ref tab, .. } if matches!(tab.as_str(), "votes" | "minutes") => Part::Minutes,
        Route::Resolutions => Part::Minutes,
        Route::Meetings | Route::NewMeeting | Route::Meeting { .. } | Route::MeetingTab { .. } => {
            Part::Meetings
        }
        Route::Plans | Route::Plan { .. } | Route::PlanTab { .. } => Part::Plans,
        Route::Analyses
        | Route::Analysis { .. }
        | Route::Compliance
        | Route::CaseFiles
        | Route::Council
        | Route::CityYear
        | Route::Notices => Part::Year,
        Route::Library
        | Route::NewDocument
        | Route::Acknowledgements
        | Route::Acknowledgement { .. }
        | Route::Document { .. }
        | Route::DocumentTab { .. }
        | Route::Regulation => Part::Library,
        Route::People
        | Route::NewPerson
        | Route::Duplicates
        | Route::Person { .. }
        | Route::PersonTab { .. }
        | Route::Organizations
        | Route::NewOrganization
        | Route::Organization { .. }
        | Route::Districts
        | Route::District { .. } => Part::Registers,
        Route::Imports | Route::NewImport | Route::Import { .. } | Route::Journal | Route::Accounts => {
            Part::Office
        }
    };
    html! { <Arriving {part} {route} /> }
}

/// Pages of associations. The page of an object is keyed by it here and below: another one never shows its form.
pub(super) fn associations(route: Route) -> Html {
    match route {
        Route::NewAssociation => html! { <associations::NewAssociationPage /> },
        Route::Association { id } => {
            html! { <associations::AssociationPage key={id.to_string()} {id} tab={AttrValue::Static("")} /> }
        }
        Route::AssociationTab { id, tab } => {
            html! { <associations::AssociationPage key={id.to_string()} {id} {tab} /> }
        }
        _ => html! { <associations::AssociationsPage /> },
    }
}

/// Pages of orders.
pub(super) fn orders(route: Route) -> Html {
    match route {
        Route::NewOrder => html! { <orders::NewOrderPage /> },
        Route::Order { id } => {
            html! { <orders::OrderPage key={id.to_string()} {id} tab={AttrValue::Static("")} /> }
        }
        Route::OrderTab { id, tab } => html! { <orders::OrderPage key={id.to_string()} {id} {tab} /> },
        _ => html! { <orders::OrdersPage /> },
    }
}

/// Pages of meetings: list, plan, agenda, attendance.
pub(super) fn meetings(route: Route) -> Html {
    match route {
        Route::NewMeeting => html! { <meetings::NewMeetingPage /> },
        Route::Meeting { id } => {
            html! { <meetings::MeetingPage key={id.to_string()} {id} tab={AttrValue::Static("")} /> }
        }
        Route::MeetingTab { id, tab } if tab == "register" => {
            html! { <meetings::RegisterPage key={id.to_string()} {id} /> }
        }
        Route::MeetingTab { id, tab } => html! { <meetings::MeetingPage key={id.to_string()} {id} {tab} /> },
        _ => html! { <meetings::MeetingsPage /> },
    }
}

/// Pages of votes, minutes and resolutions.
pub(super) fn minutes(route: Route) -> Html {
    match route {
        Route::MeetingTab { id, tab } if tab == "votes" => {
            html! { <elections::VotesPage key={id.to_string()} {id} /> }
        }
        Route::MeetingTab { id, .. } => html! { <minutes::MinutesPage key={id.to_string()} {id} /> },
        _ => html! { <minutes::ResolutionsPage /> },
    }
}

/// Pages of work plans.
pub(super) fn plans(route: Route) -> Html {
    match route {
        Route::Plan { id } => {
            html! { <plans::PlanPage key={id.to_string()} {id} tab={AttrValue::Static("")} /> }
        }
        Route::PlanTab { id, tab } => html! { <plans::PlanPage key={id.to_string()} {id} {tab} /> },
        _ => html! { <plans::PlansPage /> },
    }
}

/// The year as a whole: who owes what, analyses, the council, the city's theme, and what one was told.
pub(super) fn year(route: Route) -> Html {
    match route {
        Route::Analyses => html! { <analyses::AnalysesPage /> },
        Route::Analysis { id } => html! { <analyses::AnalysisPage key={id.to_string()} {id} /> },
        Route::CityYear => html! { <plans::CityYearPage /> },
        Route::CaseFiles => html! { <compliance::CaseFilesPage /> },
        Route::Council => html! { <council::CouncilPage /> },
        Route::Notices => html! { <reminders::NoticesPage /> },
        _ => html! { <compliance::CompliancePage /> },
    }
}

/// Pages of the library of legal acts, and the regulation.
pub(super) fn library(route: Route) -> Html {
    match route {
        Route::Regulation => html! { <regulation::RegulationPage /> },
        Route::NewDocument => html! { <library::NewDocumentPage /> },
        Route::Acknowledgements => html! { <library::AcknowledgementsPage /> },
        Route::Acknowledgement { id } => {
            html! { <library::AcknowledgementPage key={id.to_string()} {id} /> }
        }
        Route::Document { id } => {
            html! { <library::DocumentPage key={id.to_string()} {id} tab={AttrValue::Static("")} /> }
        }
        Route::DocumentTab { id, tab } => {
            html! { <library::DocumentPage key={id.to_string()} {id} {tab} /> }
        }
        _ => html! { <library::LibraryPage /> },
    }
}

/// Pages of people, organizations and district associations.
pub(super) fn registers(route: Route) -> Html {
    match route {
        Route::NewPerson => html! { <people::NewPersonPage /> },
        Route::Duplicates => html! { <people::DuplicatesPage /> },
        Route::Person { id } => {
            html! { <people::PersonPage key={id.to_string()} {id} tab={AttrValue::Static("")} /> }
        }
        Route::PersonTab { id, tab } => html! { <people::PersonPage key={id.to_string()} {id} {tab} /> },
        Route::Organizations => html! { <organizations::OrganizationsPage /> },
        Route::NewOrganization => html! { <organizations::NewOrganizationPage /> },
        Route::Organization { id } => {
            html! { <organizations::OrganizationPage key={id.to_string()} {id} /> }
        }
        Route::Districts => html! { <districts::DistrictsPage /> },
        Route::District { id } => html! { <districts::DistrictPage key={id.to_string()} {id} /> },
        _ => html! { <people::PeoplePage /> },
    }
}

/// What keeps the system: imports, the journal, accounts.
pub(super) fn office(route: Route) -> Html {
    match route {
        Route::NewImport => html! { <imports::NewImportPage /> },
        Route::Import { id } => html! { <imports::ImportPage key={id.to_string()} {id} /> },
        Route::Journal => html! { <journal::JournalPage /> },
        Route::Accounts => html! { <accounts::AccountsPage /> },
        _ => html! { <imports::ImportsPage /> },
    }
}

#[component]
fn NotFound() -> Html {
    let words = use_words();
    html! {
        <EmptyState title={words.t("not-found")} text={words.t("not-found-text")}>
            <LinkButton to={Route::Home} label={words.t("nav-home")} />
        </EmptyState>
    }
}
