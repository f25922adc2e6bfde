//! Home: what must be done now, and why.

mod board;
mod duties;
mod own;
mod unit;

use veche_domain::{
    access::{Action, Grant, Resource, allows},
    associations::Office,
};
use yew::prelude::*;

pub use board::{Board, BoardView};
pub use duties::{DutiesView, MyFindings};
pub use own::{OwnAssociation, OwnView};
pub use unit::{UnitCard, UnitView};

use crate::{
    library::MineCard,
    meetings::MyMeetings,
    minutes::MyDuties,
    state::{use_actor, use_words},
    ui::PageTitle,
};

/// The home of the signed-in person: own associations first, then the board of those who answer for many.
#[component]
pub fn HomePage() -> Html {
    let words = use_words();
    let Some(actor) = use_actor() else {
        return Html::default();
    };
    let own = actor.associations();
    let oversees = actor.grants.iter().any(|g| {
        !matches!(
            g,
            Grant::Office { .. } | Grant::Member { .. } | Grant::CouncilMember { .. }
        )
    });
    let institution = actor.grants.iter().find_map(|g| match g {
        Grant::Institution { organization_id } => Some(*organization_id),
        _ => None,
    });
    let unit = actor.grants.iter().find_map(|g| match g {
        Grant::District { admin_unit_code } => Some(admin_unit_code.clone()),
        _ => None,
    });
    let is_district = unit.is_some();
    // Whoever curates several associations sees them in one table.
    let curated = |grant: &&Grant| {
        matches!(
            grant,
            Grant::Office {
                office: Office::Curator,
                ..
            }
        )
    };
    let curates = actor.grants.iter().filter(curated).count() > 1;
    let runs_city = actor.runs_city();
    let reads = allows(&actor, Action::ReadRegisters, Resource::City);
    html! {
        <div class="veche-home">
            <PageTitle title={words.with("home-hello", &[("name", &actor.name)])} note={html! { { words.date(words.today) } }} />
            if duties::has_duties(&actor) {
                <MyFindings />
            }
            if actor.person_id.is_some() {
                <MyDuties />
                <MyMeetings />
                <MineCard />
            }
            { for own.iter().map(|id| html! { <OwnAssociation key={id.to_string()} id={*id} /> }) }
            if let Some(code) = unit {
                <UnitCard {code} />
            }
            if (oversees || curates) && reads && !is_district {
                <Board institution={institution.filter(|_| !runs_city)} />
            }
            if !oversees && own.is_empty() {
                <duties::Nothing />
            }
        </div>
    }
}
