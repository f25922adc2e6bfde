//! Merges made, and taking one back.

use std::rc::Rc;

use veche_domain::{
    Id,
    people::{ListMerges, Merge, UndoMerge},
};
use yew::prelude::*;

use crate::{
    api::{Query, Reply, Request},
    hooks::{ListState, use_list, use_mutation, use_steady},
    routes::Route,
    state::{use_on_date, use_words},
    ui::{Button, ButtonKind, Card, Column, Confirm, Link, ListFrame, Mark, State, Table, row_class},
};

/// Properties of [`Merges`].
#[derive(Properties, PartialEq)]
pub struct MergesProps {
    /// Only those of this person; their card is not shown when there are none.
    pub person: Option<Id>,
}

/// Loads the merges.
#[component]
pub fn Merges(props: &MergesProps) -> Html {
    let query = Query::default().with("person_id", props.person.map(|id| id.to_string()));
    let list = use_list::<ListMerges, Merge>(&[], query);
    html! {
        if props.person.is_none() || list.rows.as_ref().is_some_and(|rows| !rows.is_empty()) {
            <MergesView {list} />
        }
    }
}

/// Properties of [`MergesView`].
#[derive(Properties, PartialEq)]
pub struct MergesViewProps {
    /// Merges.
    pub list: ListState<Merge>,
}

/// Merges made, the latest first.
#[component]
pub fn MergesView(props: &MergesViewProps) -> Html {
    let words = use_words();
    let turned = use_on_date().is_turned();
    let asking = use_state(|| None::<Rc<Merge>>);
    let close = {
        let asking = asking.clone();
        Callback::from(move |()| asking.set(None))
    };
    let mutation = use_mutation::<UndoMerge>(
        Some(words.t("merge-undone").into()),
        close.reform(|_: Rc<Reply<Merge>>| ()),
    );
    let undo = {
        let (asking, run) = (asking.clone(), mutation.run.clone());
        Callback::from(move |()| {
            if let Some(merge) = &*asking {
                run.emit(Request::to(&[&merge.id.to_string()]));
            }
        })
    };
    let onask = use_steady({
        let asking = asking.clone();
        Callback::from(move |merge: Rc<Merge>| asking.set(Some(merge)))
    });
    let lines = props.list.lines(move |merge| {
        html! { <Row key={merge.id.to_string()} merge={merge.clone()} {turned} onask={onask.clone()} /> }
    });
    let columns = Rc::new(
        ["merge-who", "merge-when", "merge-moved"]
            .map(|key| Column::plain(words.t(key)))
            .to_vec(),
    );
    let empty = html! { <p class="veche-muted">{ words.t("merges-empty") }</p> };
    html! {
        <Card title={words.t("merges-title")}>
            <ListFrame<Merge> list={props.list.clone()} {empty} files=true>
                <Table caption={words.t("merges-title")} {columns} {lines} />
            </ListFrame<Merge>>
            if let Some(merge) = (*asking).clone() {
                <Confirm title={words.t("merge-undo")} yes={words.t("merge-undo")} busy={mutation.busy} fault={mutation.fault.clone()} onyes={undo} onclose={close}>
                    <p>{ words.with("merge-undo-text", &[("name", &merge.removed.full_name)]) }</p>
                </Confirm>
            }
        </Card>
    }
}

#[derive(Properties, PartialEq)]
struct RowProps {
    merge: Rc<Merge>,
    turned: bool,
    onask: Callback<Rc<Merge>>,
}

#[component]
fn Row(props: &RowProps) -> Html {
    let words = use_words();
    let merge = &props.merge;
    let onclick = props.onask.reform({
        let merge = merge.clone();
        move |()| merge.clone()
    });
    html! {
        <tr class={row_class()}>
            <td class="pf-v6-c-table__td veche-cell--main" data-label={words.t("merge-who")}>
                <Link to={Route::Person { id: merge.kept.id }}>{ merge.kept.full_name.clone() }</Link>
                <div class="veche-cell__note">{ words.with("merge-absorbed", &[("name", &merge.removed.full_name)]) }</div>
            </td>
            <td class="pf-v6-c-table__td" data-label={words.t("merge-when")}>
                <div>{ words.moment(merge.made_at) }<div class="veche-cell__note">{ merge.made_by.clone() }</div></div>
            </td>
            <td class="pf-v6-c-table__td" data-label={words.t("merge-moved")}>
                <div>
                    { words.count("records-count", merge.moved) }
                    <div>
                        if let Some(at) = merge.undone_at {
                            <Mark state={State::NotApplicable} label={words.with("merge-undone-at", &[("date", &words.moment(at))])} />
                        } else if !props.turned {
                            <Button kind={ButtonKind::Link} label={words.t("undo")} {onclick} />
                        }
                    </div>
                </div>
            </td>
        </tr>
    }
}
