//! The policy itself: a table that is read from top to bottom.

use super::{Actor, Grant};
use crate::{
    Id,
    associations::Office,
    codes::codes,
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
            | A::PublishMinutes => curated_by(resource, *organization_id),
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
        Grant::Council | Grant::Observer => {
            matches!(action, A::ReadRegisters | A::ReadComposition | A::ReadOrders)
                || reads_members(action, resource)
        }
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
            | A::ReadMinutes => concerns(resource, *association_id),
            A::DrawMinutes => is_entered(resource) && concerns(resource, *association_id),
            A::KeepAcknowledgements => *office != Office::Secretary && concerns(resource, *association_id),
            A::RecordElection | A::ProposeMembers | A::NameOfficers | A::RunElections | A::PublishMinutes => {
                *office == Office::Curator && concerns(resource, *association_id)
            }
            _ => false,
        },
        Grant::Member { association_id } => match action {
            A::ReadRegisters => true,
            A::ReadComposition | A::ReadPerson | A::ReadOrders | A::ReadMinutes => {
                concerns(resource, *association_id)
            }
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

/// Which people a list may show to the actor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PeopleScope {
    /// Everybody.
    All,
    /// Those who are in any of these, and oneself.
    Some(PeopleCircle),
}

/// People whom an actor's roles let read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PeopleCircle {
    /// Everybody who is in some association.
    pub associated: bool,
    /// People of these associations.
    pub associations: Vec<Id>,
    /// People who work in these administrative units or head district associations of them.
    pub units: Vec<String>,
    /// Oneself.
    pub me: Option<Id>,
}

/// Which people a list may show to the actor; the same rule as [`allows`] for [`Action::ReadPerson`].
pub fn people_scope(actor: &Actor) -> PeopleScope {
    let has = |wanted: fn(&Grant) -> bool| actor.grants.iter().any(wanted);
    if has(|g| matches!(g, Grant::Admin | Grant::Department | Grant::Institution { .. })) {
        return PeopleScope::All;
    }
    let units = actor.grants.iter().filter_map(|g| match g {
        Grant::District { admin_unit_code } => Some(admin_unit_code.clone()),
        _ => None,
    });
    PeopleScope::Some(PeopleCircle {
        associated: has(|g| matches!(g, Grant::Council | Grant::Observer)),
        associations: actor.associations(),
        units: units.collect(),
        me: actor.person_id,
    })
}

fn who_may(action: Action) -> &'static str {
    match action {
        Action::ReadRegisters => {
            "Реестры открыты тем, чья учётная запись связана с человеком или у кого есть роль."
        }
        Action::ReadDrafts => "Проекты объединений видят департамент и учреждения (I.5).",
        Action::ReadComposition => "Состав видят департамент, учреждения и само объединение.",
        Action::ReadPerson => "Сведения о человеке видят департамент, учреждение и его объединение.",
        Action::ReadContacts => "Контакты видят департамент, учреждение, куратор, руководитель и секретарь.",
        Action::ReadSupportLists => "Списки школ видят департамент и учреждения.",
        Action::WriteOrganizations | Action::WritePeople => "Эти сведения ведёт департамент образования.",
        Action::WriteDistricts => {
            "Руководителей РМО вносят департамент и специалист своего района (округа) (VII.7.1)."
        }
        Action::ProposeMembers => {
            "В состав предлагают департамент, курирующее учреждение, куратор и специалист района – своих (I.4)."
        }
        Action::MergePeople => "Объединяет записи департамент образования.",
        Action::WriteAssociations => "Перечень и состав ведёт департамент образования (I.4, I.5).",
        Action::ApplyForMembership => {
            "Заявление подаёт сам человек: для этого учётная запись связана с ним (IV)."
        }
        Action::RecordElection => "Избрание вносит куратор или департамент (VII.7.4, VII.7.5).",
        Action::AppointCurator => "Куратора назначает курирующее учреждение (VII.7.2).",
        Action::ReadOrders => {
            "Приказы видят департамент, учреждения, совет и объединения, которых они касаются."
        }
        Action::WriteOrders => {
            "Приказ ведёт тот, кто его издаёт: департамент (I.4, I.5) или курирующее учреждение (VII.7.2)."
        }
        Action::ReadLibrary => "Библиотека открыта всем, кто вошёл в систему.",
        Action::WriteLibrary => "Документы библиотеки ведёт департамент образования (I.3).",
        Action::KeepAcknowledgements => {
            "Лист ознакомления ведут департамент, курирующее учреждение или само объединение (VIII.8.2)."
        }
        Action::ReadAcknowledgements => {
            "Отметки видят департамент, учреждения и те, кто ведёт объединение; свою – каждый."
        }
        Action::Acknowledge => "Ознакомление подтверждает сам человек: его нет в этом листе (VIII.8.2).",
        Action::PlanMeetings => {
            "Заседание ведут председательствующий, секретарь, куратор и курирующее учреждение (VII.7.6)."
        }
        Action::NameOfficers => {
            "Исполняющих обязанности на заседании называет куратор или департамент (VII.7.6)."
        }
        Action::RunElections => {
            "Голосование ведут председательствующий и секретарь заседания, куратор или департамент (VII.7.4)."
        }
        Action::CastVote => "Голосует каждый за себя; чужие голоса вносит секретарь заседания (VII.7.4).",
        Action::ReadMinutes => {
            "До публикации протокол видят само объединение, курирующее учреждение и департамент (VII.7.6)."
        }
        Action::DrawMinutes => "Протокол составляет секретарь этого заседания (VII.7.6).",
        Action::PublishMinutes => {
            "Выписку публикуют председательствующий, секретарь, куратор или департамент (VIII.8.2)."
        }
        Action::Import => "Списки загружает департамент образования.",
        Action::ReadHistory | Action::ReadJournal => {
            "Историю видят департамент и те, кто отвечает за запись."
        }
        Action::ManageAccounts => "Учётные записи ведёт администратор.",
    }
}
