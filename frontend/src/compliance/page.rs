//! The board «Контроль исполнения Положения».

use std::rc::Rc;

use veche_domain::{
    access::{Action, Resource, allows},
    calendar::school_year,
    compliance::{Board, BoardRow, Duty, FindingState, GetBoard},
};
use yew::prelude::*;

use super::{
    BoardMatrix, Figures,
    filters::{Days, Exports, Filters, KEYS},
    mark_of, worst_first,
};
use crate::{
    api::Query,
    hooks::{Choices, Params, use_institutions, use_params, use_resource},
    routes::Route,
    state::{use_actor, use_on_date, use_words},
    ui::{EmptyState, LinkButton, Mark, PageFrame, PageTitle, Segments},
};

/// Loads the board.
#[component]
pub fn CompliancePage() -> Html {
    let words = use_words();
    let params = use_params();
    let institutions = use_institutions();
    let on_date = use_on_date();
    let query = params
        .query
        .only(&KEYS)
        .with("on", on_date.is_turned().then(|| on_date.shown().to_string()));
    let resource = use_resource::<GetBoard>(&[], query.clone());
    let board = resource.data().map(|board| Rc::new(board.clone()));
    html! {
        <>
            if board.is_none() {
                <PageTitle title={words.t("compliance-title")} />
            }
            <PageFrame<Board> resource={resource.clone()}>
                if let Some(board) = board {
                    <ComplianceView {board} {params} {institutions} {query} />
                }
            </PageFrame<Board>>
        </>
    }
}

/// Properties of [`ComplianceView`].
#[derive(Properties, PartialEq)]
pub struct ComplianceViewProps {
    /// Board.
    pub board: Rc<Board>,
    /// Query of the address.
    pub params: Params,
    /// Institutions that curate.
    pub institutions: Choices,
    /// What the board was asked with.
    #[prop_or_default]
    pub query: Query,
}

/// Figures, filters, legend and the matrix.
#[component]
pub fn ComplianceView(props: &ComplianceViewProps) -> Html {
    let words = use_words();
    let keeps = use_actor().is_some_and(|a| allows(&a, Action::FilePapers, Resource::City));
    let board = &props.board;
    let by_code = props.params.get("sort") == Some("code");
    let rows: Vec<BoardRow> = if by_code {
        board.items.clone()
    } else {
        worst_first(&board.items)
    };
    let wanted = props.params.get("duty");
    let duties: Vec<Duty> = Duty::ALL
        .iter()
        .copied()
        .filter(|duty| wanted.is_none_or(|code| duty.code() == code))
        .collect();
    let opens = Query::of([("school_year", board.school_year.to_string())])
        .with("on", props.query.get("on").map(str::to_owned));
    let orders = Rc::new(vec![
        ("trouble".into(), words.t("board-by-trouble").into()),
        ("code".into(), words.t("board-by-code").into()),
    ]);
    let note = words.with(
        "board-on",
        &[
            ("date", &words.date(board.on)),
            (
                "year",
                &veche_domain::calendar::school_year_label(board.school_year),
            ),
        ],
    );
    let institution = props
        .params
        .get("institution_id")
        .map(|id| AttrValue::from(id.to_owned()));
    html! {
        <>
            <PageTitle title={words.t("compliance-title")} note={html! { { note } }}>
                <Exports query={props.query.clone()} />
                if keeps {
                    <LinkButton to={Route::CaseFiles} label={words.t("case-files")} />
                }
            </PageTitle>
            <Figures figures={Some(board.figures)} {institution} />
            <Days year={board.school_year} />
            <Filters params={props.params.clone()} institutions={props.institutions.clone()} year={school_year(board.on)} />
            <ul class="veche-board__legend" aria-label={words.t("board-legend")}>
                { for FindingState::ALL.iter().map(|state| html! {
                    <li key={state.code()}><Mark state={mark_of(*state)} label={words.code("duty-state", state.code())} /></li>
                }) }
            </ul>
            if rows.is_empty() {
                <EmptyState title={words.t("board-empty")} text={words.t("board-empty-text")} />
            } else {
                <Segments
                    label={words.t("board-order")} choices={orders} onchoose={props.params.setter("sort")}
                    now={if by_code { "code" } else { "trouble" }}
                />
                <BoardMatrix rows={Rc::new(rows)} duties={Rc::new(duties)} opens={Some(opens)} />
            }
        </>
    }
}
