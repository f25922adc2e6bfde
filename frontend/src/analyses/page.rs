//! The page of an analysis: the paper, or the desk it is written at; its way between leader, curator and council.

use std::rc::Rc;

use veche_domain::{
    Id,
    access::{Action, allows},
    analyses::{Analysis, GetAnalysis, is_frozen},
    papers::PaperObject,
    regulation::GetRegulation,
};
use yew::prelude::*;

use super::{
    desk::Desk,
    document::Document,
    duty::Duty,
    figures::Labels,
    naming::{figures_of, state_mark, year_title},
};
use crate::{
    api::Query,
    hooks::use_resource,
    papers::PapersCard,
    routes::Route,
    state::{use_actor, use_on_date, use_words},
    ui::{Alert, Breadcrumbs, Card, Link, Mark, PageFrame, PageTitle, State, Tone},
};

/// Properties of [`AnalysisPage`].
#[derive(Properties, PartialEq)]
pub struct AnalysisPageProps {
    /// Which.
    pub id: Id,
}

/// Loads an analysis.
#[component]
pub fn AnalysisPage(props: &AnalysisPageProps) -> Html {
    let analysis = use_resource::<GetAnalysis>(&[props.id.to_string()], Query::default());
    let profile = use_resource::<GetRegulation>(&[], Query::default());
    let labels = profile.data().map(Labels::of).unwrap_or_default();
    html! {
        <PageFrame<Analysis> resource={analysis.clone()}>
            if let Some(data) = analysis.data() {
                <AnalysisView analysis={Rc::new(data.clone())} etag={analysis.etag()} {labels} />
            }
        </PageFrame<Analysis>>
    }
}

/// Properties of [`AnalysisView`].
#[derive(Properties, PartialEq)]
pub struct AnalysisViewProps {
    /// Analysis.
    pub analysis: Rc<Analysis>,
    /// Its version.
    #[prop_or_default]
    pub etag: Option<String>,
    /// Names of what figures count.
    #[prop_or_default]
    pub labels: Labels,
}

/// The page.
#[component]
pub fn AnalysisView(props: &AnalysisViewProps) -> Html {
    let words = use_words();
    let actor = use_actor();
    let turned = use_on_date().is_turned();
    let analysis = &props.analysis;
    let title = year_title(words, analysis.school_year);
    let writes = !turned
        && !is_frozen(analysis.state)
        && actor
            .as_ref()
            .is_some_and(|a| allows(a, Action::WriteWork, analysis.resource()));
    let to = Route::Association {
        id: analysis.association.id,
    };
    let note = html! {
        <>
            <Link {to}>{ analysis.association.name.clone() }</Link>{ " · " }
            { state_mark(words, analysis.state, analysis.consideration.as_ref()) }
            if analysis.late { { " " }<Mark state={State::Overdue} label={words.t("analysis-late")} /> }
        </>
    };
    // Who must mend it is told what, before anything else.
    let returned = analysis
        .handovers
        .last()
        .filter(|_| !is_frozen(analysis.state))
        .and_then(|step| step.note.clone().map(|note| (step.made_by.clone(), note)));
    html! {
        <>
            <Breadcrumbs to={Route::Analyses} label={words.t("nav-analyses")} here={title.clone()} />
            <PageTitle {title} {note} />
            if let Some((who, note)) = returned {
                <Alert tone={Tone::Warning} title={words.with("analysis-returned-by", &[("name", &who)])}>
                    { for note.lines().map(|line| html! { <p>{ line.to_owned() }</p> }) }
                </Alert>
            }
            if analysis.frozen_at.is_some() {
                <p class="veche-frozen"><Mark state={State::Met} label={figures_of(words, analysis)} /></p>
            }
            if writes {
                <Desk analysis={analysis.clone()} etag={props.etag.clone()} labels={props.labels.clone()} />
            } else {
                <Duty analysis={analysis.clone()} etag={props.etag.clone()} missing={analysis.missing.clone()} />
                <Document analysis={analysis.clone()} labels={props.labels.clone()} />
            }
            <PapersCard object={PaperObject::Analysis} id={analysis.id} />
            <Receipts analysis={analysis.clone()} />
        </>
    }
}

#[derive(Properties, PartialEq)]
struct ReceiptsProps {
    analysis: Rc<Analysis>,
}

/// The steps it went, with who and when.
#[component]
fn Receipts(props: &ReceiptsProps) -> Html {
    let words = use_words();
    let steps = &props.analysis.handovers;
    if steps.is_empty() {
        return Html::default();
    }
    html! {
        <Card title={words.t("analysis-receipts")}>
            <ol class="veche-life" role="list">
                { for steps.iter().map(|step| html! {
                    <li key={step.id.to_string()}>
                        <span>
                            { words.code("handover", step.act.code()) }
                            if step.late { { " " }<Mark state={State::Overdue} label={words.t("analysis-late")} /> }
                        </span>
                        <span class="veche-cell__note">
                            { step.made_by.clone() }{ " · " }{ words.moment(step.made_at) }
                            if let Some(meeting) = &step.meeting {
                                { " · " }
                                <Link to={Route::MeetingTab { id: meeting.id, tab: "minutes".to_owned() }}>
                                    { words.with("analysis-by-council", &[("date", &words.date(meeting.date))]) }
                                </Link>
                            }
                        </span>
                        if let Some(note) = &step.note {
                            <span class="veche-cell__note">{ for note.lines().map(|line| html! { <span>{ line.to_owned() }<br /></span> }) }</span>
                        }
                    </li>
                }) }
            </ol>
        </Card>
    }
}
