//! Suggestions for a search box: what the registers hold under the typed letters.

use std::{cell::Cell, rc::Rc};

use veche_domain::{
    associations::{AssociationStatus, ListAssociations},
    districts::ListDistrictAssociations,
    library::ListNormativeDocuments,
    meetings::{ListMeetings, MeetingRow},
    orders::{ListOrders, OrderState},
    organizations::ListOrganizations,
    people::ListPeople,
    terms,
};
use yew::{platform::spawn_local, prelude::*};

use crate::api::{self, Query, Request};

/// Where suggestions come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// People.
    People,
    /// Organizations.
    Organizations,
    /// Institutions that curate associations.
    Institutions,
    /// Associations.
    Associations,
    /// Associations that no order has created yet.
    DraftAssociations,
    /// District associations.
    Districts,
    /// Documents of the library.
    Documents,
    /// Signed orders.
    SignedOrders,
    /// Meetings.
    Meetings,
}

/// A suggestion.
#[derive(Debug, Clone, PartialEq)]
pub struct Suggestion {
    /// Identifier.
    pub id: String,
    /// What it is called.
    pub label: String,
    /// What tells it from its namesakes.
    pub note: String,
}

/// Pause after the last letter before the server is asked.
const PAUSE_MS: u32 = 180;
const ROWS: &str = "8";

/// The first suggestions of a source for a text.
pub async fn suggestions(source: Source, text: &str) -> Vec<Suggestion> {
    let query = Query::of([("q", text.to_owned()), ("limit", ROWS.to_owned())]);
    match source {
        Source::People => {
            let page = api::call::<ListPeople>(Request::default().query(query)).await;
            page.map_or_else(
                |_| Vec::new(),
                |reply| reply.data.items.into_iter().map(person).collect(),
            )
        }
        Source::Organizations | Source::Institutions => {
            let curates = (source == Source::Institutions).then(|| "true".to_owned());
            let query = query.with("curates", curates);
            let page = api::call::<ListOrganizations>(Request::default().query(query)).await;
            page.map_or_else(
                |_| Vec::new(),
                |reply| {
                    let items = reply.data.items.into_iter();
                    items
                        .map(|o| Suggestion {
                            id: o.id.to_string(),
                            label: o.short_name,
                            note: o.full_name,
                        })
                        .collect()
                },
            )
        }
        Source::Associations | Source::DraftAssociations => {
            let draft = source == Source::DraftAssociations;
            let query = query.with(
                "status",
                draft.then(|| AssociationStatus::Draft.code().to_owned()),
            );
            let page = api::call::<ListAssociations>(Request::default().query(query)).await;
            page.map_or_else(
                |_| Vec::new(),
                |reply| {
                    let items = reply.data.items.into_iter();
                    items
                        .map(|a| Suggestion {
                            id: a.id.to_string(),
                            label: a.name,
                            note: a.code,
                        })
                        .collect()
                },
            )
        }
        Source::SignedOrders => {
            let query = query.with("state", Some(OrderState::Signed.code().to_owned()));
            let page = api::call::<ListOrders>(Request::default().query(query)).await;
            page.map_or_else(
                |_| Vec::new(),
                |reply| {
                    let items = reply.data.items.into_iter();
                    items
                        .map(|o| Suggestion {
                            id: o.id.to_string(),
                            label: crate::orders::order_name(o.number.as_deref(), o.signed_on, &o.title),
                            note: o.organization.map(|org| org.short_name).unwrap_or_default(),
                        })
                        .collect()
                },
            )
        }
        Source::Meetings => {
            let page = api::call::<ListMeetings>(Request::default().query(query)).await;
            page.map_or_else(
                |_| Vec::new(),
                |reply| reply.data.items.into_iter().map(meeting).collect(),
            )
        }
        Source::Documents => {
            let page = api::call::<ListNormativeDocuments>(Request::default().query(query)).await;
            page.map_or_else(
                |_| Vec::new(),
                |reply| {
                    let items = reply.data.items.into_iter();
                    items
                        .map(|d| Suggestion {
                            id: d.id.to_string(),
                            label: d.title,
                            note: d.number.map(|n| format!("№ {n}")).unwrap_or_default(),
                        })
                        .collect()
                },
            )
        }
        Source::Districts => {
            let page = api::call::<ListDistrictAssociations>(Request::default().query(query)).await;
            page.map_or_else(
                |_| Vec::new(),
                |reply| {
                    let items = reply.data.items.into_iter();
                    items
                        .map(|d| Suggestion {
                            id: d.id.to_string(),
                            label: d.name,
                            note: d.head.map(|h| h.person.full_name).unwrap_or_default(),
                        })
                        .collect()
                },
            )
        }
    }
}

fn person(row: veche_domain::people::PersonRow) -> Suggestion {
    let note = row
        .employments
        .first()
        .map(|e| format!("{}, {}", e.position_name, e.organization.short_name));
    Suggestion {
        id: row.id.to_string(),
        label: row.full_name,
        note: note.unwrap_or_default(),
    }
}

/// A theme comes back every year: the day and the body tell which meeting it was.
fn meeting(row: MeetingRow) -> Suggestion {
    Suggestion {
        id: row.id.to_string(),
        label: row.theme,
        note: format!("{}, {}", terms::ru(row.date), row.body.name),
    }
}

/// Suggestions for what is typed; asks after a pause and drops late answers.
#[hook]
pub fn use_suggestions(source: Source, text: &str, open: bool) -> Rc<Vec<Suggestion>> {
    let found = use_state(|| Rc::new(Vec::new()));
    let ticket = use_mut_ref(|| Rc::new(Cell::new(0_u64)));
    {
        let (found, ticket) = (found.clone(), ticket.borrow().clone());
        use_effect_with((source, text.to_owned(), open), move |(source, text, open)| {
            let mine = ticket.get() + 1;
            ticket.set(mine);
            if *open {
                let (source, text, current) = (*source, text.clone(), ticket.clone());
                spawn_local(async move {
                    gloo_timers::future::TimeoutFuture::new(PAUSE_MS).await;
                    if current.get() != mine {
                        return;
                    }
                    let answer = suggestions(source, &text).await;
                    if current.get() == mine {
                        found.set(Rc::new(answer));
                    }
                });
            }
            move || ticket.set(ticket.get() + 1)
        });
    }
    (*found).clone()
}
