//! The tab «Документы» of an association: completeness of the reporting set, marks «В дело», the archive (VII.7.10).

use std::rc::Rc;

use veche_domain::{
    Id,
    access::{Action, Resource, allows},
    calendar::{school_year, school_year_label},
    compliance::{
        FilePaper, GetReportingSet, NewFiling, PaperKind, PaperState, ReportingSet, SetPaper, UnfilePaper,
    },
};
use yew::prelude::*;

use crate::{
    api::{self, Query, Request},
    hooks::{use_mutation, use_resource},
    routes::Route,
    state::{Words, use_actor, use_words},
    ui::{
        Button, ButtonKind, Card, ClauseLink, Column, FaultAlert, Link, Mark, PageFrame, Segments, State,
        Table,
    },
};

/// Properties of [`Documents`].
#[derive(Properties, PartialEq)]
pub struct DocumentsProps {
    /// Association.
    pub id: Id,
    /// Institution that curates it today.
    #[prop_or_default]
    pub institution: Option<Id>,
}

/// Loads the reporting set of a school year.
#[component]
pub fn Documents(props: &DocumentsProps) -> Html {
    let words = use_words();
    let now = school_year(words.today);
    let year = use_state(|| now);
    let query = Query::of([("school_year", year.to_string())]);
    let resource = use_resource::<GetReportingSet>(&[props.id.to_string()], query);
    let choices = (now - 2..=now + 1)
        .map(|year| (year.to_string().into(), school_year_label(year).into()))
        .collect::<Vec<(AttrValue, AttrValue)>>();
    let onchoose = {
        let year = year.clone();
        Callback::from(move |text: String| {
            if let Ok(chosen) = text.parse() {
                year.set(chosen);
            }
        })
    };
    html! {
        <>
            <Segments label={words.t("school-year")} choices={Rc::new(choices)} now={year.to_string()} {onchoose} />
            <PageFrame<ReportingSet> resource={resource.clone()}>
                if let Some(set) = resource.data() {
                    <DocumentsView set={Rc::new(set.clone())} institution={props.institution} />
                }
            </PageFrame<ReportingSet>>
        </>
    }
}

/// Properties of [`DocumentsView`].
#[derive(Properties, PartialEq)]
pub struct DocumentsViewProps {
    /// Reporting set.
    pub set: Rc<ReportingSet>,
    /// Institution that curates the association today.
    #[prop_or_default]
    pub institution: Option<Id>,
}

/// Which papers are there, which are missing, and where they are kept.
#[component]
pub fn DocumentsView(props: &DocumentsViewProps) -> Html {
    let words = use_words();
    let actor = use_actor();
    let set = &props.set;
    let of = Resource::Association {
        id: set.association_id,
        institution: props.institution,
    };
    let may = |action| actor.as_ref().is_some_and(|a| allows(a, action, of));
    let files = may(Action::FilePapers);
    let file = use_mutation::<FilePaper>(Some(words.t("paper-filed").into()), Callback::noop());
    let unfile = use_mutation::<UnfilePaper>(Some(words.t("paper-unfiled").into()), Callback::noop());
    let fault = file.fault.clone().or_else(|| unfile.fault.clone());
    let columns = Rc::new(vec![
        Column::plain(words.t("paper")),
        Column::plain(words.t("paper-date")),
        Column::plain(words.t("paper-state")),
        Column::plain(words.t("paper-filing")),
    ]);
    let progress = words.with(
        "papers-complete",
        &[("n", &set.complete.to_string()), ("all", &set.needed.to_string())],
    );
    let archive = (may(Action::ReadWork) && may(Action::ReadMinutes)).then(|| {
        let href = api::reporting_archive(set.association_id, set.school_year);
        html! {
            <a class="pf-v6-c-button pf-m-secondary" {href} download="">
                <span class="pf-v6-c-button__text">{ words.t("papers-archive") }</span>
            </a>
        }
    });
    html! {
        <Card title={words.t("papers-title")} actions={archive.unwrap_or_default()}>
            <p>{ progress }{ " " }<ClauseLink id="VII.7.10" /></p>
            if let Some(fault) = fault {
                <FaultAlert {fault} />
            }
            <Table caption={words.t("papers-title")} {columns}>
                { for set.papers.iter().enumerate().map(|(at, paper)| {
                    let mark = filing(words, paper);
                    let act = files.then(|| action(words, paper, &file.run, &unfile.run, file.busy || unfile.busy)).flatten();
                    html! {
                        <tr key={at} class="pf-v6-c-table__tr">
                            <td class="pf-v6-c-table__td veche-cell--main" data-label={words.t("paper")}>{ named(words, paper) }</td>
                            <td class="pf-v6-c-table__td" data-label={words.t("paper-date")}>{ words.date_or(paper.dated, "no-date") }</td>
                            <td class="pf-v6-c-table__td" data-label={words.t("paper-state")}>{ stands(words, paper) }</td>
                            <td class="pf-v6-c-table__td" data-label={words.t("paper-filing")}>{ mark }{ act.unwrap_or_default() }</td>
                        </tr>
                    }
                }) }
            </Table>
        </Card>
    }
}

/// The paper with a link to where it lives.
fn named(words: Words, paper: &SetPaper) -> Html {
    let label = words.code("paper-kind", paper.paper.code());
    let name = match (paper.paper, paper.number) {
        (PaperKind::Minutes, Some(number)) => format!("{label} № {number}"),
        (PaperKind::Minutes, None) => label,
        _ => format!("{label} {}", school_year_label(paper.school_year)),
    };
    let to = paper.object_id.map(|id| match paper.paper {
        PaperKind::Plan => Route::Plan { id },
        PaperKind::Analysis => Route::Analysis { id },
        PaperKind::Minutes => Route::MeetingTab {
            id,
            tab: "minutes".to_owned(),
        },
    });
    let files = (paper.files > 0).then(|| words.count("paper-files", paper.files));
    html! {
        <>
            if let Some(to) = to {
                <Link {to}>{ name }</Link>
            } else {
                { name }
            }
            if let Some(files) = files {
                <div class="veche-cell__note">{ files }</div>
            }
        </>
    }
}

fn stands(words: Words, paper: &SetPaper) -> Html {
    let state = match paper.state {
        PaperState::Complete => State::Met,
        PaperState::Unfinished => State::Due,
        PaperState::Missing => State::Overdue,
    };
    let label = match &paper.stands {
        Some(code) => words.code("paper-stands", code),
        None => words.t("paper-missing"),
    };
    html! { <Mark {state} {label} /> }
}

fn filing(words: Words, paper: &SetPaper) -> Html {
    let Some(filing) = &paper.filing else {
        return html! { <span class="veche-muted">{ words.t("paper-not-filed") }</span> };
    };
    let date = words.date(filing.filed_on);
    let text = match &filing.case_number {
        Some(number) => words.with("paper-filed-in", &[("number", number), ("date", &date)]),
        None => words.with("paper-filed-on", &[("date", &date)]),
    };
    html! { <Mark state={State::Met} label={text} /> }
}

/// The button beside a paper: to put it on file, or to take the mark away.
fn action(
    words: Words,
    paper: &SetPaper,
    file: &Callback<Request<NewFiling>>,
    unfile: &Callback<Request<()>>,
    busy: bool,
) -> Option<Html> {
    let name = words.code("paper-kind", paper.paper.code());
    if let Some(filing) = &paper.filing {
        let (run, id) = (unfile.clone(), filing.id);
        let onclick = Callback::from(move |()| run.emit(Request::to(&[&id.to_string()])));
        return Some(html! {
            <Button kind={ButtonKind::Link} label={words.with("paper-unfile", &[("name", &name)])} {busy} {onclick} />
        });
    }
    let object_id = paper.object_id.filter(|_| paper.state == PaperState::Complete)?;
    let (run, paper) = (file.clone(), paper.paper);
    let onclick = Callback::from(move |()| run.emit(Request::to(&[]).body(NewFiling { paper, object_id })));
    Some(html! {
        <Button kind={ButtonKind::Link} label={words.with("paper-file", &[("name", &name)])} {busy} {onclick} />
    })
}
