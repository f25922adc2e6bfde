//! Which component shows which address.

use yew::prelude::*;

use crate::{
    accounts, associations, districts, home, imports, journal, organizations, people, regulation,
    routes::Route,
    state::use_words,
    ui::{EmptyState, LinkButton},
};

/// The page of an address. A page of an object is keyed by the object: another one never shows the former's form.
pub(super) fn page(route: Route) -> Html {
    match route {
        Route::Home => html! { <home::HomePage /> },
        Route::Associations => html! { <associations::AssociationsPage /> },
        Route::NewAssociation => html! { <associations::NewAssociationPage /> },
        Route::Association { id } => {
            html! { <associations::AssociationPage key={id.to_string()} {id} tab={AttrValue::Static("")} /> }
        }
        Route::AssociationTab { id, tab } => {
            html! { <associations::AssociationPage key={id.to_string()} {id} {tab} /> }
        }
        Route::People => html! { <people::PeoplePage /> },
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
        Route::Imports => html! { <imports::ImportsPage /> },
        Route::NewImport => html! { <imports::NewImportPage /> },
        Route::Import { id } => html! { <imports::ImportPage key={id.to_string()} {id} /> },
        Route::Regulation => html! { <regulation::RegulationPage /> },
        Route::Journal => html! { <journal::JournalPage /> },
        Route::Accounts => html! { <accounts::AccountsPage /> },
        Route::NotFound => html! { <NotFound /> },
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
