//! Titles, ways back, empty and waiting states.

use yew::prelude::*;

use super::{Link, Sign};
use crate::{routes::Route, state::use_words};

/// Properties of [`PageTitle`].
#[derive(Properties, PartialEq)]
pub struct PageTitleProps {
    /// Title of the page.
    pub title: AttrValue,
    /// Words under it.
    #[prop_or_default]
    pub note: Html,
    /// What can be done here.
    #[prop_or_default]
    pub children: Html,
}

/// The title of a page with what can be done on it; the document takes the same title.
#[component]
pub fn PageTitle(props: &PageTitleProps) -> Html {
    let words = use_words();
    let node = use_node_ref();
    use_effect_with(props.title.clone(), move |title| {
        if let Some(document) = web_sys::window().and_then(|w| w.document()) {
            document.set_title(&format!("{title} – {}", words.t("app-name")));
        }
    });
    html! {
        <div class="veche-title" ref={node}>
            <div class="veche-title__text">
                <h1 class="pf-v6-c-title pf-m-2xl" tabindex="-1">{ props.title.clone() }</h1>
                if props.note != Html::default() {
                    <div class="veche-title__note">{ props.note.clone() }</div>
                }
            </div>
            if props.children != Html::default() {
                <div class="veche-title__actions">{ props.children.clone() }</div>
            }
        </div>
    }
}

/// Properties of [`Breadcrumbs`].
#[derive(Properties, PartialEq)]
pub struct BreadcrumbsProps {
    /// Register above.
    pub to: Route,
    /// Its name.
    pub label: AttrValue,
    /// This page.
    pub here: AttrValue,
}

/// The way back to the register.
#[component]
pub fn Breadcrumbs(props: &BreadcrumbsProps) -> Html {
    let words = use_words();
    html! {
        <nav class="pf-v6-c-breadcrumb" aria-label={words.t("breadcrumbs")}>
            <ol class="pf-v6-c-breadcrumb__list" role="list">
                <li class="pf-v6-c-breadcrumb__item">
                    <Link class="pf-v6-c-breadcrumb__link" to={props.to.clone()}>{ props.label.clone() }</Link>
                </li>
                <li class="pf-v6-c-breadcrumb__item">
                    <span class="pf-v6-c-breadcrumb__item-divider" aria-hidden="true">{ "›" }</span>
                    <span aria-current="page">{ props.here.clone() }</span>
                </li>
            </ol>
        </nav>
    }
}

/// Properties of [`Card`].
#[derive(Properties, PartialEq)]
pub struct CardProps {
    /// Title.
    pub title: AttrValue,
    /// What can be done.
    #[prop_or_default]
    pub actions: Html,
    /// Content.
    pub children: Html,
}

/// A titled part of a page.
#[component]
pub fn Card(props: &CardProps) -> Html {
    html! {
        <section class="pf-v6-c-card veche-card">
            <div class="pf-v6-c-card__header">
                <h2 class="pf-v6-c-card__title-text">{ props.title.clone() }</h2>
                if props.actions != Html::default() {
                    <div class="veche-card__actions">{ props.actions.clone() }</div>
                }
            </div>
            <div class="pf-v6-c-card__body">{ props.children.clone() }</div>
        </section>
    }
}

/// Properties of [`EmptyState`].
#[derive(Properties, PartialEq)]
pub struct EmptyStateProps {
    /// That there is nothing.
    pub title: AttrValue,
    /// What belongs here.
    pub text: AttrValue,
    /// Ways to fill it.
    #[prop_or_default]
    pub children: Html,
}

/// An empty place that says what belongs there.
#[component]
pub fn EmptyState(props: &EmptyStateProps) -> Html {
    html! {
        <div class="pf-v6-c-empty-state veche-empty">
            <div class="pf-v6-c-empty-state__content">
                <h2 class="pf-v6-c-empty-state__title-text">{ props.title.clone() }</h2>
                <div class="pf-v6-c-empty-state__body">{ props.text.clone() }</div>
                if props.children != Html::default() {
                    <div class="pf-v6-c-empty-state__footer veche-actions">{ props.children.clone() }</div>
                }
            </div>
        </div>
    }
}

/// Properties of [`Skeleton`].
#[derive(Properties, PartialEq)]
pub struct SkeletonProps {
    /// Lines.
    #[prop_or(6)]
    pub lines: usize,
}

/// Grey lines where text will be; they show only after 300 ms, so that a quick answer does not flicker.
#[component]
pub fn Skeleton(props: &SkeletonProps) -> Html {
    let words = use_words();
    html! {
        <div class="veche-waiting" role="status">
            <span class="pf-v6-u-screen-reader">{ words.t("loading") }</span>
            { for (0..props.lines).map(|line| html! { <div key={line} class="pf-v6-c-skeleton veche-skeleton" /> }) }
        </div>
    }
}

/// Stands in the place of a card that shows only if there is something to say, until that is known: on the home what
/// follows waits for it, so that nothing is read that moves away a moment later.
#[component]
pub fn Awaited() -> Html {
    html! { <div class="veche-waiting" hidden=true /> }
}

/// Properties of [`Progress`].
#[derive(Properties, PartialEq)]
pub struct ProgressProps {
    /// Whether something is under way.
    pub active: bool,
}

/// A thin line over content that is loaded anew; shows after 300 ms.
#[component]
pub fn Progress(props: &ProgressProps) -> Html {
    html! { <div class={classes!("veche-progress", props.active.then_some("veche-progress--active"))} aria-hidden="true" /> }
}

/// A drawing for each page, shared by navigation and search.
impl Route {
    /// Drawing of the page.
    pub const fn sign(&self) -> Sign {
        match self {
            Self::Home | Self::NotFound => Sign::Home,
            Self::Associations
            | Self::NewAssociation
            | Self::Association { .. }
            | Self::AssociationTab { .. } => Sign::Group,
            Self::Orders | Self::NewOrder | Self::Order { .. } | Self::OrderTab { .. } => Sign::Paper,
            Self::Meetings
            | Self::NewMeeting
            | Self::Meeting { .. }
            | Self::MeetingTab { .. }
            | Self::Resolutions => Sign::Calendar,
            Self::Plans | Self::Plan { .. } | Self::PlanTab { .. } | Self::CityYear => Sign::Plan,
            Self::Analyses | Self::Analysis { .. } | Self::Council => Sign::Analysis,
            Self::Compliance | Self::CaseFiles => Sign::Check,
            Self::Notices => Sign::Bell,
            Self::Library
            | Self::NewDocument
            | Self::Acknowledgements
            | Self::Acknowledgement { .. }
            | Self::Document { .. }
            | Self::DocumentTab { .. } => Sign::Shelf,
            Self::People
            | Self::NewPerson
            | Self::Duplicates
            | Self::Person { .. }
            | Self::PersonTab { .. } => Sign::Person,
            Self::Organizations | Self::NewOrganization | Self::Organization { .. } => Sign::Building,
            Self::Districts | Self::District { .. } => Sign::Grid,
            Self::Imports | Self::NewImport | Self::Import { .. } => Sign::Import,
            Self::Regulation => Sign::Book,
            Self::Journal => Sign::History,
            Self::Accounts => Sign::Key,
        }
    }
}
