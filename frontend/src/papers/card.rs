//! The card «Документы» on the page of an object.

use std::{ops::Range, rc::Rc};

use gloo_timers::callback::Timeout;
use veche_domain::{
    Id,
    papers::{GetPaperOffers, PaperObject, PaperOffer, PaperStage},
};
use yew::prelude::*;

use crate::{
    api::Query,
    hooks::use_resource,
    state::{Locale, Words, use_words},
    ui::{Button, ButtonKind, Card, Dialog, FaultAlert, Mark, State},
};

/// How long a paper takes to be issued, at most: the card looks for its number then, milliseconds.
const ISSUING: u32 = 1_500;

/// From how many papers of one kind on they are folded.
const FOLDED: usize = 3;

/// Properties of [`PapersCard`].
#[derive(Properties, PartialEq)]
pub struct PapersCardProps {
    /// Kind of the object.
    pub object: PaperObject,
    /// The object.
    pub id: Id,
}

/// Loads the papers of an object; nothing is shown while there are none.
#[component]
pub fn PapersCard(props: &PapersCardProps) -> Html {
    let query = Query::of([
        ("object", props.object.code().to_owned()),
        ("object_id", props.id.to_string()),
    ]);
    let resource = use_resource::<GetPaperOffers>(&[], query);
    let ontake = {
        let retry = resource.retry.clone();
        Callback::from(move |()| {
            let retry = retry.clone();
            Timeout::new(ISSUING, move || retry.emit(())).forget();
        })
    };
    if let Some(offers) = resource.data() {
        return html! { <PapersView items={Rc::new(offers.items.clone())} {ontake} /> };
    }
    match &resource.fault {
        Some(fault) => html! { <FaultAlert fault={fault.clone()} retry={resource.retry.clone()} /> },
        None => Html::default(),
    }
}

/// Properties of [`PapersView`].
#[derive(Properties, PartialEq)]
pub struct PapersViewProps {
    /// Papers.
    pub items: Rc<Vec<PaperOffer>>,
    /// A paper in force was taken for the first time: it has a number now.
    #[prop_or_default]
    pub ontake: Callback<()>,
    /// Place of the paper that is looked at from the start; for tests.
    #[prop_or_default]
    pub shown: Option<usize>,
}

/// The papers with their state, and one of them as it looks.
#[component]
pub fn PapersView(props: &PapersViewProps) -> Html {
    let words = use_words();
    let first = props.shown;
    let shown = use_state(move || first);
    let close = {
        let shown = shown.clone();
        Callback::from(move |()| shown.set(None))
    };
    if props.items.is_empty() {
        return Html::default();
    }
    let looked_at = shown.and_then(|at| props.items.get(at));
    html! {
        <div class="veche-noprint">
            <Card title={words.t("official-papers")}>
                <ul class="veche-files" role="list">
                    { for runs(&props.items).into_iter().map(|run| {
                        let first = run.start;
                        let folded = run.len() > FOLDED;
                        let rows = run.filter_map(|at| Some((at, props.items.get(at)?))).map(|(at, offer)| {
                            let shown = shown.clone();
                            let onlook = Callback::from(move |()| shown.set(Some(at)));
                            row(words, at, offer, &props.ontake, onlook)
                        }).collect::<Vec<_>>();
                        match props.items.get(first) {
                            Some(offer) if folded => fold(words, first, offer, rows),
                            _ => html! { <>{ for rows }</> },
                        }
                    }) }
                </ul>
            </Card>
            if let Some(offer) = looked_at {
                <Dialog title={named(offer)} wide=true onclose={close}>
                    <div class="veche-stack">
                        <iframe
                            class="veche-paper-preview" sandbox="" src={offer.html.clone()}
                            title={words.with("official-preview-of", &[("title", &named(offer))])}
                        />
                        <div class="veche-actions">{ files(words, offer, &props.ontake) }</div>
                    </div>
                </Dialog>
            }
        </div>
    }
}

/// The papers of one kind that stand side by side.
fn runs(items: &[PaperOffer]) -> Vec<Range<usize>> {
    let mut all: Vec<Range<usize>> = Vec::new();
    for (at, offer) in items.iter().enumerate() {
        match all.last_mut() {
            Some(run) if items.get(run.start).is_some_and(|first| first.kind == offer.kind) => {
                run.end = at + 1
            }
            _ => all.push(at..at + 1),
        }
    }
    all
}

/// Many papers of one kind, one for each person or question: one line until somebody wants them.
fn fold(words: Words, at: usize, offer: &PaperOffer, rows: Vec<Html>) -> Html {
    let kind = match words.locale {
        Locale::Ru => offer.kind.title_ru(),
        Locale::En => offer.kind.title_en(),
    };
    let summary = words.with(
        "official-folded",
        &[("title", kind), ("n", &rows.len().to_string())],
    );
    html! {
        <li key={at}>
            <details>
                <summary class="veche-summary-line">{ summary }</summary>
                <ul class="veche-files" role="list">{ for rows }</ul>
            </details>
        </li>
    }
}

/// The paper by its title, and for whom it is.
fn named(offer: &PaperOffer) -> String {
    match &offer.person {
        Some(person) => format!("{} – {}", offer.title, person.full_name),
        None => offer.title.clone(),
    }
}

fn row(words: Words, at: usize, offer: &PaperOffer, ontake: &Callback<()>, onlook: Callback<()>) -> Html {
    html! {
        <li key={at}>
            <div>{ named(offer) }</div>
            <div class="veche-cell__note">{ stage(words, offer) }</div>
            <div class="veche-actions" role="group" aria-label={named(offer)}>
                <Button kind={ButtonKind::Secondary} label={words.t("official-look")} onclick={onlook} />
                { files(words, offer, ontake) }
            </div>
        </li>
    }
}

/// How far it is; an issued one with its number, which leads to the page that anybody may check it at.
fn stage(words: Words, offer: &PaperOffer) -> Html {
    match (offer.stage, &offer.number, &offer.verify) {
        (PaperStage::Issued, Some(number), Some(verify)) => {
            let when = offer.issued_at.map(|at| words.moment(at)).unwrap_or_default();
            html! {
                <>
                    <Mark state={State::Met} label={words.with("official-issued", &[("date", &when)])} />
                    { " " }
                    <a href={verify.clone()} target="_blank" rel="noopener" title={words.t("official-verify")}>{ format!("№\u{a0}{number}") }</a>
                </>
            }
        }
        (PaperStage::Draft, _, _) => html! { <Mark state={State::Due} label={words.t("official-draft")} /> },
        (PaperStage::Form, _, _) => html! { { words.t("official-form") } },
        _ => html! { <Mark state={State::Met} label={words.t("official-ready")} /> },
    }
}

/// The links that save it.
fn files(words: Words, offer: &PaperOffer, ontake: &Callback<()>) -> Html {
    let link = |href: &str, format: &'static str| {
        let fresh = offer.stage == PaperStage::Ready;
        let ontake = ontake.clone();
        let onclick = Callback::from(move |_: MouseEvent| {
            if fresh {
                ontake.emit(());
            }
        });
        let label = words.with("official-save", &[("format", format), ("title", &named(offer))]);
        html! {
            <a class="pf-v6-c-button pf-m-secondary" href={href.to_owned()} download="" aria-label={label} {onclick}>
                <span class="pf-v6-c-button__text">{ format }</span>
            </a>
        }
    };
    html! { <>{ link(&offer.pdf, "PDF") }{ link(&offer.docx, "DOCX") }</> }
}
