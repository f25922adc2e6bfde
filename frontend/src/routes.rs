//! Addresses of the pages.

use veche_domain::Id;
use yew_router::prelude::*;

/// A page and what it shows.
#[derive(Debug, Clone, PartialEq, Routable)]
pub enum Route {
    /// What is due for the signed-in person.
    #[at("/")]
    Home,
    /// Register of associations.
    #[at("/associations")]
    Associations,
    /// A new association.
    #[at("/associations/new")]
    NewAssociation,
    /// One association.
    #[at("/associations/:id")]
    Association {
        /// Which.
        id: Id,
    },
    /// One tab of an association.
    #[at("/associations/:id/:tab")]
    AssociationTab {
        /// Which.
        id: Id,
        /// Tab.
        tab: String,
    },
    /// Register of orders.
    #[at("/orders")]
    Orders,
    /// A new order.
    #[at("/orders/new")]
    NewOrder,
    /// One order.
    #[at("/orders/:id")]
    Order {
        /// Which.
        id: Id,
    },
    /// One tab of an order.
    #[at("/orders/:id/:tab")]
    OrderTab {
        /// Which.
        id: Id,
        /// Tab.
        tab: String,
    },
    /// Meetings.
    #[at("/meetings")]
    Meetings,
    /// A new meeting.
    #[at("/meetings/new")]
    NewMeeting,
    /// One meeting.
    #[at("/meetings/:id")]
    Meeting {
        /// Which.
        id: Id,
    },
    /// One tab of a meeting.
    #[at("/meetings/:id/:tab")]
    MeetingTab {
        /// Which.
        id: Id,
        /// Tab.
        tab: String,
    },
    /// Resolutions of all meetings.
    #[at("/resolutions")]
    Resolutions,
    /// Work plans.
    #[at("/plans")]
    Plans,
    /// One work plan.
    #[at("/plans/:id")]
    Plan {
        /// Which.
        id: Id,
    },
    /// One tab of a work plan.
    #[at("/plans/:id/:tab")]
    PlanTab {
        /// Which.
        id: Id,
        /// Tab.
        tab: String,
    },
    /// The city's year: theme, goals, the department's own events.
    #[at("/city-year")]
    CityYear,
    /// Analyses of a school year.
    #[at("/analyses")]
    Analyses,
    /// One analysis.
    #[at("/analyses/:id")]
    Analysis {
        /// Which.
        id: Id,
    },
    /// The city council: members, analyses that wait for it.
    #[at("/council")]
    Council,
    /// Who owes what by the regulation.
    #[at("/compliance")]
    Compliance,
    /// The index of files.
    #[at("/case-files")]
    CaseFiles,
    /// What the signed-in person was told, and how they want to be told.
    #[at("/notices")]
    Notices,
    /// Library of legal acts.
    #[at("/library")]
    Library,
    /// A new document of the library.
    #[at("/library/new")]
    NewDocument,
    /// Lists of acknowledgement.
    #[at("/library/acknowledgements")]
    Acknowledgements,
    /// One list of acknowledgement.
    #[at("/library/acknowledgements/:id")]
    Acknowledgement {
        /// Which.
        id: Id,
    },
    /// One document of the library.
    #[at("/library/:id")]
    Document {
        /// Which.
        id: Id,
    },
    /// One tab of a document.
    #[at("/library/:id/:tab")]
    DocumentTab {
        /// Which.
        id: Id,
        /// Tab.
        tab: String,
    },
    /// Register of people.
    #[at("/people")]
    People,
    /// A new person.
    #[at("/people/new")]
    NewPerson,
    /// Records that may be one person, and merges made.
    #[at("/people/duplicates")]
    Duplicates,
    /// One person.
    #[at("/people/:id")]
    Person {
        /// Who.
        id: Id,
    },
    /// One tab of a person.
    #[at("/people/:id/:tab")]
    PersonTab {
        /// Who.
        id: Id,
        /// Tab.
        tab: String,
    },
    /// Register of organizations.
    #[at("/organizations")]
    Organizations,
    /// A new organization.
    #[at("/organizations/new")]
    NewOrganization,
    /// One organization.
    #[at("/organizations/:id")]
    Organization {
        /// Which.
        id: Id,
    },
    /// District associations.
    #[at("/district-associations")]
    Districts,
    /// One district association.
    #[at("/district-associations/:id")]
    District {
        /// Which.
        id: Id,
    },
    /// Imports.
    #[at("/imports")]
    Imports,
    /// A new import.
    #[at("/imports/new")]
    NewImport,
    /// One import.
    #[at("/imports/:id")]
    Import {
        /// Which.
        id: Id,
    },
    /// The regulation.
    #[at("/regulation")]
    Regulation,
    /// The journal.
    #[at("/journal")]
    Journal,
    /// Accounts.
    #[at("/accounts")]
    Accounts,
    /// Nothing is at this address.
    #[not_found]
    #[at("/404")]
    NotFound,
}
