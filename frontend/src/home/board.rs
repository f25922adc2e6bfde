//! The board of those who answer for many associations: four figures, and the associations with trouble first.

use std::rc::Rc;

use veche_domain::{
    Id,
    compliance::{Board as CityBoard, Duty, GetBoard},
};
use yew::prelude::*;

use crate::{
    api::Query,
    compliance::{BoardMatrix, Figures, troubled},
    hooks::{Resource, use_narrow, use_resource},
    routes::Route,
    state::{use_on_date, use_words},
    ui::{Card, EmptyState, LinkButton, PageFrame},
};

/// Associations that stand at home; the whole board is a page of its own.
const SHOWN: usize = 12;
/// The same on a phone, where each is a card as high as half a screen.
const SHOWN_NARROW: usize = 5;

/// Properties of [`Board`].
#[derive(Properties, PartialEq)]
pub struct BoardProps {
    /// Only associations of this institution.
    pub institution: Option<Id>,
}

/// Loads the board.
#[component]
pub fn Board(props: &BoardProps) -> Html {
    let on_date = use_on_date();
    let query = Query::default()
        .with("institution_id", props.institution.map(|id| id.to_string()))
        .with("on", on_date.is_turned().then(|| on_date.shown().to_string()));
    let board = use_resource::<GetBoard>(&[], query);
    let institution = props.institution.map(|id| AttrValue::from(id.to_string()));
    html! { <BoardView {board} {institution} /> }
}

/// Properties of [`BoardView`].
#[derive(Properties, PartialEq)]
pub struct BoardViewProps {
    /// Board.
    pub board: Resource<CityBoard>,
    /// Institution whose associations these are.
    #[prop_or_default]
    pub institution: Option<AttrValue>,
}

/// Figures that open their lists, and the rows that most is owed in.
#[component]
pub fn BoardView(props: &BoardViewProps) -> Html {
    let words = use_words();
    let board = props.board.data();
    let most = if use_narrow() { SHOWN_NARROW } else { SHOWN };
    let rows = board.map(|board| troubled(board, most));
    let query = Query::default().with(
        "institution_id",
        props.institution.as_ref().map(ToString::to_string),
    );
    let actions = html! { <LinkButton to={Route::Compliance} {query} label={words.t("board-whole")} /> };
    html! {
        <>
            <Figures figures={board.map(|board| board.figures)} institution={props.institution.clone()} />
            <Card title={words.t("board-title")} {actions}>
                <PageFrame<CityBoard> resource={props.board.clone()}>
                    if let Some(rows) = rows.filter(|rows| !rows.is_empty()) {
                        <BoardMatrix {rows} duties={Rc::new(Duty::ALL.to_vec())} />
                    } else {
                        <EmptyState title={words.t("board-empty")} text={words.t("associations-empty-text")} />
                    }
                </PageFrame<CityBoard>>
            </Card>
        </>
    }
}
