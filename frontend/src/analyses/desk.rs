//! The desk at which the leader writes: sections in their order, figures beside, all saved by itself.

use std::rc::Rc;

use chrono::{DateTime, Utc};
use veche_domain::{
    analyses::{Analysis, AnalysisPatch, Section, SectionText, TenureBanding, UpdateAnalysis, missing},
    text::clean_lines,
};
use yew::prelude::*;

use super::{
    document::{Outline, anchor, figures_in, general, heading},
    duty::Duty,
    figures::{Labels, SectionFigures},
    keep::use_keeper,
    naming::figures_of,
    saver::{Choice, Event, Phase, Saver, text_of},
};
use crate::{
    api::{Fault, Request},
    hooks::{coded, use_mutation},
    state::{Words, use_words},
    ui::{Alert, Badge, Button, ButtonKind, Card, FaultAlert, GrowArea, Mark, Segments, State, Tone},
};

/// Properties of [`Desk`].
#[derive(Properties, PartialEq)]
pub(super) struct DeskProps {
    pub(super) analysis: Rc<Analysis>,
    pub(super) etag: Option<String>,
    pub(super) labels: Labels,
}

/// Keeps the texts and shows the desk.
#[component]
pub(super) fn Desk(props: &DeskProps) -> Html {
    let keeper = use_keeper(&props.analysis, props.etag.clone());
    html! {
        <DeskView
            analysis={props.analysis.clone()} saver={keeper.saver().clone()} saved_at={keeper.saved_at()}
            tell={keeper.tell()} labels={props.labels.clone()}
        />
    }
}

/// Properties of [`DeskView`].
#[derive(Properties, PartialEq)]
pub struct DeskViewProps {
    /// Analysis as the server has it.
    pub analysis: Rc<Analysis>,
    /// The texts and how far they are.
    pub saver: Saver,
    /// When the server saved last.
    #[prop_or_default]
    pub saved_at: Option<DateTime<Utc>>,
    /// Tells what happened.
    #[prop_or_default]
    pub tell: Callback<Event>,
    /// Names of what figures count.
    #[prop_or_default]
    pub labels: Labels,
}

fn save_state(words: Words, phase: &Phase, saved_at: Option<DateTime<Utc>>) -> Html {
    let (state, label) = match phase {
        Phase::Saved => {
            let when = saved_at.map(|at| words.lately(at)).unwrap_or_default();
            (State::Met, words.with("save-saved-at", &[("when", &when)]))
        }
        Phase::Typed | Phase::Saving | Phase::Fetching => (State::Due, words.t("save-saving")),
        Phase::Offline => (State::Overdue, words.t("save-offline")),
        Phase::SignedOut => (State::Overdue, words.t("save-signed-out")),
        Phase::Conflict(_) => (State::Overdue, words.t("save-conflict")),
        Phase::Refused(_) => (State::Overdue, words.t("save-refused")),
    };
    html! { <span role="status"><Mark {state} {label} /></span> }
}

/// The desk.
#[component]
pub fn DeskView(props: &DeskViewProps) -> Html {
    let words = use_words();
    let (analysis, saver) = (&props.analysis, &props.saver);
    let texts: Vec<SectionText> = Section::ALL
        .iter()
        .map(|section| SectionText {
            section: *section,
            text: saver.text(*section).to_owned(),
        })
        .collect();
    let clean: Vec<SectionText> = texts
        .iter()
        .map(|t| SectionText {
            section: t.section,
            text: clean_lines(&t.text),
        })
        .collect();
    let saved = saver.phase == Phase::Saved;
    let due = props.tell.reform(|()| Event::Due);
    html! {
        <>
            <Duty
                analysis={analysis.clone()} etag={saver.draft.base.etag.clone()} missing={missing(&clean)} ready={saved}
            />
            <div class="veche-desk__bar">
                { save_state(words, &saver.phase, props.saved_at) }
                if matches!(saver.phase, Phase::Offline | Phase::Refused(_)) {
                    <Button label={words.t("save-now")} onclick={due} />
                }
            </div>
            if let Phase::Refused(fault) = &saver.phase {
                <FaultAlert fault={(**fault).clone()} />
                if let Fault::Problem(problem) = &**fault {
                    <ul class="veche-list">{ for problem.errors.iter().map(|e| html! { <li>{ e.message.clone() }</li> }) }</ul>
                }
            }
            if let Phase::Conflict(theirs) = &saver.phase {
                { for saver.conflicts().into_iter().map(|section| html! {
                    <Quarrel key={section.code()} {section} theirs={text_of(&theirs.texts, section).to_owned()} tell={props.tell.clone()} />
                }) }
            }
            <div class="veche-reading">
                <Outline texts={texts.clone()} marks=true />
                <div class="veche-reading__text">
                    <p class="veche-muted">{ figures_of(words, analysis) }{ " " }{ words.t("analysis-desk-about") }</p>
                    <div class="veche-items">
                        { for texts.iter().map(|text| html! {
                            <SectionDesk
                                key={text.section.code()} analysis={analysis.clone()} text={text.clone()} etag={saver.draft.base.etag.clone()}
                                {saved} labels={props.labels.clone()} tell={props.tell.clone()}
                            />
                        }) }
                    </div>
                </div>
            </div>
        </>
    }
}

#[derive(Properties, PartialEq)]
struct SectionDeskProps {
    analysis: Rc<Analysis>,
    text: SectionText,
    etag: Option<String>,
    saved: bool,
    labels: Labels,
    tell: Callback<Event>,
}

#[component]
fn SectionDesk(props: &SectionDeskProps) -> Html {
    let words = use_words();
    let (analysis, section) = (&props.analysis, props.text.section);
    let title = heading(words, section);
    let empty = props.text.text.trim().is_empty();
    let required = section.is_required();
    let actions = html! {
        if required {
            <Badge label={words.t("analysis-must")} strong={empty} />
        }
    };
    html! {
        <div id={anchor(section)}>
            <Card title={title.clone()} {actions}>
                if section == Section::General { { general(words, analysis) } }
                if section == Section::Staff {
                    <Banding analysis={analysis.clone()} etag={props.etag.clone()} saved={props.saved} />
                }
                <SectionFigures figures={figures_in(analysis, section)} banding={analysis.tenure_banding} labels={props.labels.clone()} />
                <GrowArea
                    id={format!("analysis-{section}")} label={words.with("analysis-text-of", &[("section", &title)])} quiet=true
                    least={3} hint={words.code("analysis-hint", section.code())} value={props.text.text.clone()}
                    onedit={props.tell.reform(move |text: String| Event::Typed(section, text))}
                />
            </Card>
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct BandingProps {
    analysis: Rc<Analysis>,
    etag: Option<String>,
    saved: bool,
}

/// In which bands tenure is shown: a setting of the report.
#[component]
fn Banding(props: &BandingProps) -> Html {
    let words = use_words();
    let mutation = use_mutation::<UpdateAnalysis>(None, Callback::noop());
    let choices = coded(
        words,
        "tenure-banding",
        TenureBanding::ALL.iter().map(|b| b.code()),
    );
    let onchoose = {
        let (run, etag, id) = (
            mutation.run.clone(),
            props.etag.clone(),
            props.analysis.id.to_string(),
        );
        let ready = props.saved;
        Callback::from(move |code: String| {
            let Some(banding) = code.parse().ok().filter(|_| ready) else {
                return;
            };
            let body = AnalysisPatch {
                texts: Vec::new(),
                tenure_banding: Some(banding),
            };
            run.emit(Request::to(&[&id]).body(body).if_match(etag.clone()));
        })
    };
    html! {
        <>
            <Segments label={words.t("tenure-banding")} {choices} now={props.analysis.tenure_banding.code()} {onchoose} />
            if let Some(fault) = mutation.fault.clone() { <FaultAlert {fault} /> }
        </>
    }
}

#[derive(Properties, PartialEq)]
struct QuarrelProps {
    section: Section,
    theirs: String,
    tell: Callback<Event>,
}

/// Both wrote in one section: the saved text, and three ways out.
#[component]
fn Quarrel(props: &QuarrelProps) -> Html {
    let words = use_words();
    let section = props.section;
    let choose = |choice: Choice| props.tell.reform(move |()| Event::Chosen(section, choice));
    let title = words.with("analysis-conflict", &[("section", &heading(words, section))]);
    html! {
        <Alert tone={Tone::Warning} live=true {title}>
            <p class="veche-muted">{ words.t("analysis-conflict-theirs") }</p>
            { for props.theirs.lines().map(|line| html! { <p>{ line.to_owned() }</p> }) }
            <div class="veche-actions">
                <Button kind={ButtonKind::Primary} label={words.t("analysis-keep-mine")} onclick={choose(Choice::Mine)} />
                <Button label={words.t("analysis-keep-theirs")} onclick={choose(Choice::Theirs)} />
                <Button label={words.t("minutes-both")} onclick={choose(Choice::Both)} />
            </div>
        </Alert>
    }
}
