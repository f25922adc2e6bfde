//! An analysis as a paper: seventeen sections, figures beside the words.

use std::rc::Rc;

use veche_domain::analyses::{Analysis, Figure, Section, SectionText};
use yew::prelude::*;

use super::{
    figures::{Labels, SectionFigures},
    naming::figures_of,
};
use crate::{
    state::{Words, use_words},
    ui::{Facts, Mark, State, fact},
};

/// Anchor of a section.
pub(super) fn anchor(section: Section) -> String {
    format!("section-{section}")
}

/// Heading of a section with its number.
pub(super) fn heading(words: Words, section: Section) -> String {
    let title = words.code("analysis-section", section.code());
    format!("{}. {title}", section.number())
}

/// Figures of one section.
pub(super) fn figures_in(analysis: &Analysis, section: Section) -> Vec<Figure> {
    let all = analysis.figures.figures.iter();
    all.filter(|f| f.section == section).cloned().collect()
}

#[derive(Properties, PartialEq)]
pub(super) struct OutlineProps {
    /// Texts as they stand.
    pub(super) texts: Vec<SectionText>,
    /// Whether marks tell what is written and what is missing.
    #[prop_or_default]
    pub(super) marks: bool,
}

/// The sections as links.
#[component]
pub(super) fn Outline(props: &OutlineProps) -> Html {
    let words = use_words();
    html! {
        <nav class="veche-outline" aria-label={words.t("analysis-outline")}>
            <ol role="list">
                { for props.texts.iter().map(|text| {
                    let (section, written) = (text.section, !text.text.trim().is_empty());
                    html! {
                        <li key={section.code()}>
                            <a href={format!("#{}", anchor(section))}>{ heading(words, section) }</a>
                            if props.marks && written { { " " }<Mark state={State::Met} label={words.t("analysis-written")} /> }
                            if props.marks && !written && section.is_required() {
                                { " " }<Mark state={State::Overdue} label={words.t("analysis-required")} />
                            }
                        </li>
                    }
                }) }
            </ol>
        </nav>
    }
}

#[derive(Properties, PartialEq)]
pub(super) struct DocumentProps {
    pub(super) analysis: Rc<Analysis>,
    pub(super) labels: Labels,
}

/// The general facts of the first section.
pub(super) fn general(words: Words, analysis: &Analysis) -> Html {
    let items = analysis.figures.general.iter().map(|general| {
        let says = match &general.text {
            Some(text) => {
                html! { <>{ for text.lines().map(|line| html! { <div>{ line.to_owned() }</div> }) }</> }
            }
            None => html! { <span class="veche-muted">{ words.t("figure-none") }</span> },
        };
        fact(words.code("analysis-general", general.fact.code()), says)
    });
    html! { <Facts items={items.collect::<Vec<_>>()} /> }
}

/// The document.
#[component]
pub(super) fn Document(props: &DocumentProps) -> Html {
    let words = use_words();
    let analysis = &props.analysis;
    html! {
        <div class="veche-reading">
            <Outline texts={analysis.texts.clone()} />
            <article class="veche-paper veche-analysis" aria-label={words.t("analysis-paper")}>
                <p class="veche-muted">{ figures_of(words, analysis) }{ " " }{ words.with("analysis-composition-on", &[("date", &words.date(analysis.figures.composition_on))]) }</p>
                { for analysis.texts.iter().map(|text| html! {
                    <section key={text.section.code()} id={anchor(text.section)}>
                        <h2>{ heading(words, text.section) }</h2>
                        if text.section == Section::General { { general(words, analysis) } }
                        <SectionFigures
                            figures={figures_in(analysis, text.section)} banding={analysis.tenure_banding} labels={props.labels.clone()}
                        />
                        { for text.text.lines().map(|line| html! { <p>{ line.to_owned() }</p> }) }
                        if text.text.is_empty() { <p class="veche-muted">{ words.t("analysis-no-text") }</p> }
                    </section>
                }) }
            </article>
        </div>
    }
}
