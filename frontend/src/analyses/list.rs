//! The list of analyses, and the beginning of one.

use std::rc::Rc;

use veche_domain::{
    Id,
    access::{Action, Actor, Grant, Resource, allows},
    analyses::{Analysis, AnalysisRow, AnalysisState, CreateAnalysis, ListAnalyses, NewAnalysis},
    associations::{AssociationRow, ListAssociations, Office},
    calendar::{school_year, school_year_label},
};
use yew::prelude::*;
use yew_router::prelude::*;

use super::naming::{state_mark, year_title};
use crate::{
    api::{Query, Reply, Request},
    hooks::{
        Choices, Field, Kind, ListState, Params, coded, use_form, use_list, use_mutation, use_params,
        use_refusal,
    },
    routes::Route,
    state::{Words, use_actor, use_on_date, use_words},
    ui::{
        Button, ButtonKind, ClauseLink, Column, Dialog, EmptyState, FilterSelect, FilterToggle, FormFrame,
        Lines, Link, LinkButton, ListFrame, Mark, PageTitle, SearchBox, SelectField, Sign, State, Table,
        Toolbar, go, row_class,
    },
};

const FILTERS: &[&str] = &["association_id", "school_year", "state", "waiting_for_council"];
/// School years offered before the present one.
const YEARS_BACK: i32 = 5;
static NEW: &[Field] = &[
    Field::needed("/association_id"),
    Field {
        pointer: "/school_year",
        kind: Kind::Number,
        required: true,
    },
];

/// Whether the actor writes the analysis of some association.
fn writes_any(actor: &Actor) -> bool {
    let association = |id, institution| Resource::Association { id, institution };
    let institutions = actor.grants.iter().filter_map(|g| match g {
        Grant::Institution { organization_id } => Some(*organization_id),
        _ => None,
    });
    let own = actor.associations().into_iter().map(|id| association(id, None));
    own.chain(institutions.map(|id| association(Id::nil(), Some(id))))
        .chain([Resource::City])
        .any(|resource| allows(actor, Action::WriteWork, resource))
}

/// Loads the analyses.
#[component]
pub fn AnalysesPage() -> Html {
    let params = use_params();
    let query = params
        .query
        .only(FILTERS)
        .with("q", params.get("q").map(str::to_owned))
        .with("count", Some("true".to_owned()));
    let list = use_list::<ListAnalyses, AnalysisRow>(&[], query);
    let all = Query::of([("limit", "200".to_owned())]);
    let associations = use_list::<ListAssociations, AssociationRow>(&[], all);
    let rows = associations.rows.iter().flat_map(|rows| rows.iter());
    let named = rows.map(|a| (a.id.to_string().into(), a.name.clone().into()));
    let associations: Choices = Rc::new(named.collect());
    html! { <AnalysesView {list} {params} {associations} /> }
}

/// Properties of [`AnalysesView`].
#[derive(Properties, PartialEq)]
pub struct AnalysesViewProps {
    /// Rows.
    pub list: ListState<AnalysisRow>,
    /// Filters.
    pub params: Params,
    /// Names of associations.
    #[prop_or_default]
    pub associations: Choices,
}

fn years(words: Words) -> Choices {
    let now = school_year(words.today);
    let years = (now - YEARS_BACK..=now).rev();
    Rc::new(
        years
            .map(|y| (y.to_string().into(), school_year_label(y).into()))
            .collect(),
    )
}

/// The analyses.
#[component]
pub fn AnalysesView(props: &AnalysesViewProps) -> Html {
    let words = use_words();
    let actor = use_actor();
    let turned = use_on_date().is_turned();
    let beginning = use_state(|| false);
    let begin = |open: bool| {
        let beginning = beginning.clone();
        Callback::from(move |()| beginning.set(open))
    };
    let params = &props.params;
    let writes = !turned && actor.as_ref().is_some_and(writes_any);
    let new = || {
        html! {
            if writes {
                <Button kind={ButtonKind::Primary} sign={Some(Sign::Add)} label={words.t("analysis-new")} onclick={begin(true)} />
            }
        }
    };
    let empty = if params.is_narrowed(FILTERS) {
        html! { <EmptyState title={words.t("nothing-found")} text={words.t("nothing-found-text")} /> }
    } else {
        html! { <EmptyState title={words.t("analyses-none")} text={words.t("analyses-none-text")}>{ new() }</EmptyState> }
    };
    let note = html! { <>{ words.t("analyses-about") }{ " " }<ClauseLink id="VII.7.8" /></> };
    html! {
        <>
            <PageTitle title={words.t("nav-analyses")} {note}>
                <LinkButton to={Route::Council} label={words.t("council-title")} />
                { new() }
            </PageTitle>
            <Toolbar params={params.clone()} filters={FILTERS}>
                <SearchBox params={params.clone()} label={words.t("search-analyses")} />
                <FilterSelect params={params.clone()} name="association_id" label={words.t("analysis-association")} choices={props.associations.clone()} />
                <FilterSelect params={params.clone()} name="school_year" label={words.t("meeting-year")} choices={years(words)} />
                <FilterSelect
                    params={params.clone()} name="state" label={words.t("meeting-state")}
                    choices={coded(words, "analysis-state", AnalysisState::ALL.iter().map(|s| s.code()))}
                />
                <FilterToggle params={params.clone()} name="waiting_for_council" label={words.t("analyses-waiting")} />
            </Toolbar>
            <ListFrame<AnalysisRow> list={props.list.clone()} {empty} counted="analyses-count">
                <Rows rows={props.list.rows.clone().unwrap_or_default()} />
            </ListFrame<AnalysisRow>>
            if *beginning {
                <NewAnalysisForm associations={props.associations.clone()} onclose={begin(false)} />
            }
        </>
    }
}

#[derive(Properties, PartialEq)]
struct RowsProps {
    rows: Rc<Vec<Rc<AnalysisRow>>>,
}

#[component]
fn Rows(props: &RowsProps) -> Html {
    let words = use_words();
    let columns = Rc::new(vec![
        Column::plain(words.t("analysis-association")),
        Column::plain(words.t("meeting-state")),
        Column::plain(words.t("analysis-handed-over")),
        Column::plain(words.t("council-title")),
    ]);
    let lines = Lines::of(
        props.rows.clone(),
        |row| html! { <Row key={row.id.to_string()} row={row.clone()} /> },
    );
    html! {
        <Table caption={words.t("nav-analyses")} {columns} {lines} />
    }
}

#[derive(Properties, PartialEq)]
struct RowProps {
    row: Rc<AnalysisRow>,
}

#[component]
fn Row(props: &RowProps) -> Html {
    let words = use_words();
    let row = &props.row;
    html! {
        <tr class={row_class()}>
            <td class="pf-v6-c-table__td veche-cell--main" data-label={words.t("analysis-association")}>
                <Link to={Route::Analysis { id: row.id }}>{ row.association.name.clone() }</Link>
                <div class="veche-cell__note">{ year_title(words, row.school_year) }</div>
            </td>
            <td class="pf-v6-c-table__td" data-label={words.t("meeting-state")}>{ state_mark(words, row.state, row.consideration.as_ref()) }</td>
            <td class="pf-v6-c-table__td" data-label={words.t("analysis-handed-over")}>
                <div>
                    { row.submitted_on.map_or_else(|| "—".to_owned(), |day| words.date(day)) }
                    if row.late { { " " }<Mark state={State::Overdue} label={words.t("analysis-late")} /> }
                </div>
            </td>
            <td class="pf-v6-c-table__td" data-label={words.t("council-title")}>
                { match (&row.queued, &row.consideration) {
                    (Some(queued), _) => html! { <Link to={Route::Meeting { id: queued.meeting_id }}>{ words.with("analysis-queued", &[("date", &words.date(queued.date))]) }</Link> },
                    (None, Some(said)) => html! { <Link to={Route::Meeting { id: said.meeting_id }}>{ words.date(said.on) }</Link> },
                    (None, None) => html! { { "—" } },
                } }
            </td>
        </tr>
    }
}

/// Properties of [`NewAnalysisForm`].
#[derive(Properties, PartialEq)]
pub struct NewAnalysisFormProps {
    /// Names of associations.
    pub associations: Choices,
    /// Closed.
    pub onclose: Callback<()>,
}

/// Begins the analysis of a year.
#[component]
pub fn NewAnalysisForm(props: &NewAnalysisFormProps) -> Html {
    let words = use_words();
    let actor = use_actor();
    let navigator = use_navigator();
    // Who serves one association writes of that one, and of the year that ends or runs.
    let own = actor.as_ref().and_then(|actor| {
        actor.grants.iter().find_map(|grant| match grant {
            Grant::Office {
                office: Office::Leader | Office::Secretary,
                association_id,
            } => Some(association_id.to_string()),
            _ => None,
        })
    });
    let year = school_year(words.today).to_string();
    let form = use_form(NEW, None, || {
        vec![
            ("/association_id", own.unwrap_or_default()),
            ("/school_year", year),
        ]
    });
    let then = {
        let (onclose, navigator) = (props.onclose.clone(), navigator.clone());
        Callback::from(move |reply: Rc<Reply<Analysis>>| {
            onclose.emit(());
            if let Some(navigator) = &navigator {
                go(
                    navigator,
                    &Route::Analysis { id: reply.data.id },
                    &Query::default(),
                );
            }
        })
    };
    let mutation = use_mutation::<CreateAnalysis>(None, then);
    use_refusal(&form, &mutation.fault);
    let onsubmit = {
        let (form, run) = (form.clone(), mutation.run.clone());
        Callback::from(move |()| {
            if let Some(body) = form.read::<NewAnalysis>() {
                run.emit(Request::default().body(body));
            }
        })
    };
    html! {
        <Dialog title={words.t("analysis-new")} onclose={props.onclose.clone()}>
            <p class="veche-muted">{ words.t("analysis-new-text") }{ " " }<ClauseLink id="VII.7.8" /></p>
            <FormFrame form={form.clone()} fault={mutation.fault.clone()} busy={mutation.busy} submit={words.t("analysis-new")} {onsubmit} oncancel={props.onclose.clone()}>
                <SelectField form={form.clone()} name="/association_id" label={words.t("analysis-association")} choices={props.associations.clone()} />
                <SelectField form={form.clone()} name="/school_year" label={words.t("meeting-year")} choices={years(words)} />
            </FormFrame>
        </Dialog>
    }
}
