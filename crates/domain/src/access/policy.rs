//! The policy itself: a table that is read from top to bottom.

use super::{Actor, Grant, refusals::who_may};
use crate::{
    Id,
    associations::Office,
    codes::codes,
    council::CouncilRole,
    problem::{ErrorCode, Refusal},
};

codes! {
    /// What somebody wants to do.
    pub enum Action {
        /// Read dictionaries, districts, organizations and associations.
        ReadRegisters = "read_registers",
        /// Read associations that no order has created yet (I.5).
        ReadDrafts = "read_drafts",
        /// Read the members of an association.
        ReadComposition = "read_composition",
        /// Read a person.
        ReadPerson = "read_person",
        /// Read phone, e-mail and tenure of a person.
        ReadContacts = "read_contacts",
        /// Read the lists of schools under support (III.D2).
        ReadSupportLists = "read_support_lists",
        /// Write organizations.
        WriteOrganizations = "write_organizations",
        /// Write people: names, employments, categories, tenure.
        WritePeople = "write_people",
        /// Merge people and take merges back.
        MergePeople = "merge_people",
        /// Write district associations and their heads.
        WriteDistricts = "write_districts",
        /// Write associations: create, change, state, institution, members (I.4, I.5).
        WriteAssociations = "write_associations",
        /// Propose members, who then await the order, and withdraw such a proposal (I.4).
        ProposeMembers = "propose_members",
        /// Ask to join or to leave by one's own заявление (IV).
        ApplyForMembership = "apply_for_membership",
        /// Record the election of a leader or a secretary (VII.7.4, VII.7.5).
        RecordElection = "record_election",
        /// Appoint and release a curator (VII.7.2).
        AppointCurator = "appoint_curator",
        /// Read orders that are signed (I.4, I.5, VII.7.2).
        ReadOrders = "read_orders",
        /// Draw up, sign and take back orders: the issuer's own (I.4, I.5, VII.7.2).
        WriteOrders = "write_orders",
        /// Read the library of legal acts (III.A1).
        ReadLibrary = "read_library",
        /// Keep the library: documents, editions, files (I.3, III.A1).
        WriteLibrary = "write_library",
        /// Open and keep lists of acknowledgement (VIII.8.2.d1).
        KeepAcknowledgements = "keep_acknowledgements",
        /// Read who confirmed and who has not yet (VIII.8.2.d1).
        ReadAcknowledgements = "read_acknowledgements",
        /// Confirm to know a document: everybody for oneself (VIII.8.2.d1).
        Acknowledge = "acknowledge",
        /// Plan meetings, change them, mark attendance, say that they were held (VII.7.6).
        PlanMeetings = "plan_meetings",
        /// Name who chairs a meeting and draws up its minutes where an office is vacant (VII.7.6).
        NameOfficers = "name_officers",
        /// Set elections up, open and close rounds, enter votes of others (VII.7.4, VII.7.5).
        RunElections = "run_elections",
        /// Vote: everybody for oneself (VII.7.4, VII.7.5).
        CastVote = "cast_vote",
        /// Read attendance, votes by name and minutes that are not published.
        ReadMinutes = "read_minutes",
        /// Draw minutes up: the meeting's secretary; of a meeting entered from paper, who keeps the body's papers (VII.7.6).
        DrawMinutes = "draw_minutes",
        /// Publish the extract of signed minutes (VIII.8.2).
        PublishMinutes = "publish_minutes",
        /// Read plans and analyses that are not approved or accepted yet, and what curator and leader wrote to each other.
        ReadWork = "read_work",
        /// Write the plan and the analysis of an association, mark what was done (VII.7.7, VII.7.8).
        WriteWork = "write_work",
        /// Hand the plan and the analysis to the curator: the leader; the curator while the office is vacant (VII.7.8).
        SubmitWork = "submit_work",
        /// Accept what was handed over or return it (VII.7.8).
        AcceptWork = "accept_work",
        /// Keep the theme, the goals and the department's own plan of a school year (VI.6.3, VIII.8.2).
        KeepCityYear = "keep_city_year",
        /// Keep the members of the city council (VII.7.8).
        KeepCouncil = "keep_council",
        /// See who owes what by the regulation (VII.7.6 - VII.7.10).
        ReadCompliance = "read_compliance",
        /// Remind those who owe.
        Remind = "remind",
        /// Put papers on file: the mark «В дело» (VII.7.10).
        FilePapers = "file_papers",
        /// Import spreadsheets.
        Import = "import",
        /// Read the history of an object.
        ReadHistory = "read_history",
        /// Read the whole journal.
        ReadJournal = "read_journal",
        /// Keep accounts.
        ManageAccounts = "manage_accounts",
    }
}

/// What the action is done to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Resource<'a> {
    /// The register as a whole.
    City,
    /// An association and the institution that curates it today.
    Association {
        /// The association.
        id: Id,
        /// Its curating institution.
        institution: Option<Id>,
    },
    /// A meeting of an association or of the city council.
    Meeting {
        /// The association; none for the council.
        association: Option<Id>,
        /// Its curating institution.
        institution: Option<Id>,
        /// Who chairs.
        chair: Option<Id>,
        /// Who draws up the minutes.
        secretary: Option<Id>,
        /// Entered from a paper of the past (interpretation 12).
        by_paper: bool,
    },
    /// What an institution does by itself.
    Institution {
        /// The institution.
        id: Id,
    },
    /// What belongs to an administrative unit: its district associations (VII.7.1).
    Unit {
        /// Code of the unit.
        code: &'a str,
    },
    /// A person and the associations the person is in today.
    Person {
        /// The person.
        id: Id,
        /// Associations of the person.
        associations: &'a [Id],
        /// Institutions that curate those associations, and the person's employers.
        institutions: &'a [Id],
        /// Codes of the units of those employers, and of the district associations the person heads.
        units: &'a [String],
    },
}

/// Whether the actor may do the action to the resource.
pub fn allows(actor: &Actor, action: Action, resource: Resource<'_>) -> bool {
    is_self(actor, action, resource)
        || actor
            .grants
            .iter()
            .any(|grant| grant_allows(grant, action, resource))
}

/// Whether the actor may propose the person as a member of the association, or withdraw such a proposal (I.4): an
/// association's own people propose whom they like, a unit's specialist those of the unit.
pub fn may_propose(actor: &Actor, association: Resource<'_>, person: Resource<'_>) -> bool {
    actor.grants.iter().any(|grant| {
        let asked = match grant {
            Grant::District { .. } => person,
            _ => association,
        };
        grant_allows(grant, Action::ProposeMembers, asked)
    })
}

/// As [`allows`], with the refusal to answer.
///
/// # Errors
/// [`ErrorCode::Forbidden`] with a sentence that says who may.
pub fn require(actor: &Actor, action: Action, resource: Resource<'_>) -> Result<(), Refusal> {
    if allows(actor, action, resource) {
        return Ok(());
    }
    Err(Refusal::new(
        ErrorCode::Forbidden,
        format!("{} {}", who_may(action), ErrorCode::Forbidden.detail_ru()),
    ))
}

fn is_self(actor: &Actor, action: Action, resource: Resource<'_>) -> bool {
    // Who belongs to the city's staff sees which associations there are: else nobody could ask to join one (IV).
    if action == Action::ReadRegisters {
        return actor.person_id.is_some();
    }
    // Legal acts are published: whoever is signed in may read them (III.A1).
    if action == Action::ReadLibrary {
        return true;
    }
    if let Resource::Meeting { chair, secretary, .. } = resource {
        return actor
            .person_id
            .is_some_and(|me| of_meeting(me, action, chair, secretary));
    }
    let own = matches!(resource, Resource::Person { id, .. } if actor.person_id == Some(id));
    own && matches!(
        action,
        Action::ReadPerson
            | Action::ReadContacts
            | Action::ReadHistory
            | Action::ApplyForMembership
            | Action::Acknowledge
            | Action::CastVote
    )
}

/// What a meeting gives to those who chair it and draw up its minutes, acting ones too (VII.7.6).
fn of_meeting(me: Id, action: Action, chair: Option<Id>, secretary: Option<Id>) -> bool {
    match action {
        Action::PlanMeetings | Action::RunElections | Action::ReadMinutes | Action::PublishMinutes => {
            chair == Some(me) || secretary == Some(me)
        }
        Action::DrawMinutes => secretary == Some(me),
        _ => false,
    }
}

/// Minutes are the secretary's; what was signed on paper long ago anybody may enter who keeps the papers of the body.
const fn is_entered(resource: Resource<'_>) -> bool {
    matches!(resource, Resource::Meeting { by_paper: true, .. })
}

const fn of_council(resource: Resource<'_>) -> bool {
    matches!(
        resource,
        Resource::Meeting {
            association: None,
            ..
        }
    )
}

fn grant_allows(grant: &Grant, action: Action, resource: Resource<'_>) -> bool {
    use Action as A;
    match grant {
        // Nobody confirms for another one, whatever the office: for paper there is the keeper's mark.
        Grant::Admin | Grant::Department => match action {
            A::Acknowledge | A::CastVote => false,
            A::DrawMinutes => is_entered(resource),
            A::ManageAccounts => *grant == Grant::Admin,
            _ => true,
        },
        Grant::Institution { organization_id } => match action {
            A::ReadRegisters
            | A::ReadDrafts
            | A::ReadComposition
            | A::ReadPerson
            | A::ReadSupportLists
            | A::ReadOrders
            | A::ReadAcknowledgements => true,
            A::WriteOrders => matches!(resource, Resource::Institution { id } if id == *organization_id),
            A::ReadContacts
            | A::ReadHistory
            | A::AppointCurator
            | A::ProposeMembers
            | A::KeepAcknowledgements
            | A::PlanMeetings
            | A::ReadMinutes
            | A::PublishMinutes
            | A::ReadWork
            | A::WriteWork
            | A::AcceptWork
            | A::ReadCompliance
            | A::Remind
            | A::FilePapers => curated_by(resource, *organization_id),
            A::DrawMinutes => is_entered(resource) && curated_by(resource, *organization_id),
            _ => false,
        },
        Grant::District { admin_unit_code } => match action {
            A::ReadRegisters | A::ReadComposition | A::ReadOrders => true,
            A::ReadPerson | A::ReadContacts | A::ReadHistory | A::WriteDistricts => {
                of_unit(resource, admin_unit_code)
            }
            // Whom the unit proposes is asked of the person; any association may need them.
            A::ProposeMembers => {
                matches!(resource, Resource::Association { .. }) || of_unit(resource, admin_unit_code)
            }
            _ => false,
        },
        Grant::Council if of_council(resource) => match action {
            A::PlanMeetings | A::NameOfficers | A::RunElections | A::ReadMinutes | A::PublishMinutes => true,
            A::DrawMinutes => is_entered(resource),
            _ => false,
        },
        Grant::Council if matches!(action, A::KeepCouncil | A::ReadWork) => true,
        Grant::Council | Grant::Observer => {
            matches!(
                action,
                A::ReadRegisters | A::ReadComposition | A::ReadOrders | A::ReadCompliance
            ) || reads_members(action, resource)
        }
        // The secretary in office has what an account of the council's secretary has.
        Grant::CouncilMember {
            council_role: CouncilRole::Secretary,
        } => grant_allows(&Grant::Council, action, resource),
        Grant::CouncilMember { .. } => match action {
            A::ReadRegisters | A::ReadWork => true,
            A::ReadMinutes => of_council(resource),
            _ => false,
        },
        Grant::Office {
            office,
            association_id,
        } => match action {
            A::ReadRegisters => true,
            A::ReadComposition
            | A::ReadPerson
            | A::ReadContacts
            | A::ReadHistory
            | A::ReadOrders
            | A::ReadAcknowledgements
            | A::PlanMeetings
            | A::ReadMinutes
            | A::ReadWork
            | A::WriteWork
            | A::ReadCompliance => concerns(resource, *association_id),
            // While nobody leads, the duty of 15 May shows on the curator.
            A::SubmitWork => *office != Office::Secretary && concerns(resource, *association_id),
            A::DrawMinutes => is_entered(resource) && concerns(resource, *association_id),
            A::KeepAcknowledgements => *office != Office::Secretary && concerns(resource, *association_id),
            A::RecordElection
            | A::ProposeMembers
            | A::NameOfficers
            | A::RunElections
            | A::PublishMinutes
            | A::AcceptWork
            | A::Remind
            | A::FilePapers => *office == Office::Curator && concerns(resource, *association_id),
            _ => false,
        },
        Grant::Member { association_id } => match action {
            A::ReadRegisters => true,
            A::ReadComposition
            | A::ReadPerson
            | A::ReadOrders
            | A::ReadMinutes
            | A::ReadWork
            | A::ReadCompliance => concerns(resource, *association_id),
            _ => false,
        },
    }
}

/// Council and region see who works in associations, and nothing of how to reach them.
fn reads_members(action: Action, resource: Resource<'_>) -> bool {
    action == Action::ReadPerson
        && matches!(resource, Resource::Person { associations, .. } if !associations.is_empty())
}

fn of_unit(resource: Resource<'_>, unit: &str) -> bool {
    match resource {
        Resource::Unit { code } => code == unit,
        Resource::Person { units, .. } => units.iter().any(|u| u == unit),
        _ => false,
    }
}

fn curated_by(resource: Resource<'_>, organization: Id) -> bool {
    match resource {
        Resource::City | Resource::Unit { .. } => false,
        Resource::Institution { id } => id == organization,
        Resource::Association { institution, .. } | Resource::Meeting { institution, .. } => {
            institution == Some(organization)
        }
        Resource::Person { institutions, .. } => institutions.contains(&organization),
    }
}

fn concerns(resource: Resource<'_>, association: Id) -> bool {
    match resource {
        Resource::City | Resource::Institution { .. } | Resource::Unit { .. } => false,
        Resource::Association { id, .. } => id == association,
        Resource::Meeting { association: id, .. } => id == Some(association),
        Resource::Person { associations, .. } => associations.contains(&association),
    }
}
