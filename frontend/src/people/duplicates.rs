//! Records that may be one person, and the merge with what will move.

use std::rc::Rc;

use veche_domain::people::{
    DuplicatePair, GetPerson, ListDuplicatePeople, Merge, MergePeople, MergeRequest, Person, PersonRow,
};
use yew::prelude::*;

use super::Merges;
use crate::{
    api::{Query, Reply, Request},
    hooks::{ListState, use_list, use_mutation, use_resource},
    routes::Route,
    state::{use_on_date, use_words},
    ui::{
        Badge, Breadcrumbs, Button, ButtonKind, Card, Dialog, EmptyState, Fact, Facts, FaultAlert, Link,
        ListFrame, PageTitle, Skeleton, fact,
    },
};

/// Loads the pairs.
#[component]
pub fn DuplicatesPage() -> Html {
    let words = use_words();
    let list = use_list::<ListDuplicatePeople, DuplicatePair>(&[], Query::default());
    html! {
        <>
            <Breadcrumbs to={Route::People} label={words.t("nav-people")} here={words.t("duplicates-title")} />
            <PageTitle title={words.t("duplicates-title")} note={html! { { words.t("duplicates-about") } }} />
            <DuplicatesView {list} />
            <Merges person={None} />
        </>
    }
}

/// Properties of [`DuplicatesView`].
#[derive(Properties, PartialEq)]
pub struct DuplicatesViewProps {
    /// Pairs.
    pub list: ListState<DuplicatePair>,
}

/// Pairs of records that may be one person.
#[component]
pub fn DuplicatesView(props: &DuplicatesViewProps) -> Html {
    let words = use_words();
    let turned = use_on_date().is_turned();
    let merging = use_state(|| None::<(PersonRow, PersonRow)>);
    let onmerge = {
        let merging = merging.clone();
        Callback::from(move |pair: (PersonRow, PersonRow)| merging.set(Some(pair)))
    };
    let close = {
        let merging = merging.clone();
        Callback::from(move |()| merging.set(None))
    };
    let empty =
        html! { <EmptyState title={words.t("duplicates-empty")} text={words.t("duplicates-empty-text")} /> };
    html! {
        <>
            <ListFrame<DuplicatePair> list={props.list.clone()} {empty} counted="pairs-count">
                { for props.list.rows.iter().flat_map(|rows| rows.iter()).map(|pair| html! {
                    <Pair key={format!("{}{}", pair.first.id, pair.second.id)} pair={pair.clone()} onmerge={onmerge.clone()} writes={!turned} />
                }) }
            </ListFrame<DuplicatePair>>
            if let Some((kept, removed)) = (*merging).clone() {
                <MergeDialog {kept} {removed} onclose={close} />
            }
        </>
    }
}

#[derive(Properties, PartialEq)]
struct PairProps {
    pair: Rc<DuplicatePair>,
    onmerge: Callback<(PersonRow, PersonRow)>,
    writes: bool,
}

#[component]
fn Pair(props: &PairProps) -> Html {
    let words = use_words();
    let pair = &props.pair;
    let side = |person: &PersonRow, other: &PersonRow| {
        let choice = (person.clone(), other.clone());
        html! {
            <div class="veche-pair__side">
                <Link to={Route::Person { id: person.id }}><strong>{ person.full_name.clone() }</strong></Link>
                { for person.employments.iter().map(|e| html! {
                    <div class="veche-cell__note">
                        { format!("{}, {}", e.position_name, e.organization.short_name) }
                    </div>
                }) }
                if props.writes {
                    <Button label={words.t("merge-keep")} onclick={props.onmerge.reform(move |()| choice.clone())} />
                }
            </div>
        }
    };
    let title = pair
        .reasons
        .iter()
        .map(|r| words.code("duplicate-reason", r.code()))
        .collect::<Vec<_>>()
        .join(", ");
    html! {
        <Card {title}>
            <div class="veche-pair">{ side(&pair.first, &pair.second) }{ side(&pair.second, &pair.first) }</div>
        </Card>
    }
}

#[derive(Properties, PartialEq)]
struct MergeDialogProps {
    kept: PersonRow,
    removed: PersonRow,
    onclose: Callback<()>,
}

/// Shows what will move, then merges.
#[component]
fn MergeDialog(props: &MergeDialogProps) -> Html {
    let words = use_words();
    let kept = use_resource::<GetPerson>(&[props.kept.id.to_string()], Query::default());
    let removed = use_resource::<GetPerson>(&[props.removed.id.to_string()], Query::default());
    let then = props.onclose.reform(|_: Rc<Reply<Merge>>| ());
    let mutation = use_mutation::<MergePeople>(Some(words.t("merge-done").into()), then);
    let merge = {
        let (run, etag) = (mutation.run.clone(), kept.etag());
        let (id, duplicate_id) = (props.kept.id.to_string(), props.removed.id);
        Callback::from(move |()| {
            run.emit(
                Request::to(&[&id])
                    .body(MergeRequest { duplicate_id })
                    .if_match(etag.clone()),
            );
        })
    };
    let moves = |p: &Person| -> Vec<Fact> {
        let count = |n: usize| html! { { words.count("records-count", i64::try_from(n).unwrap_or(0)) } };
        [
            ("employments-title", p.employments.len()),
            ("categories-title", p.qualifications.len()),
            ("merge-memberships", p.memberships.len()),
            ("merge-offices", p.offices.len()),
            ("merge-districts", p.district_roles.len()),
            ("tenure-title", p.tenure_statements.len()),
        ]
        .into_iter()
        .filter(|(_, n)| *n > 0)
        .map(|(key, n)| fact(words.t(key), count(n)))
        .collect()
    };
    let fault = removed.fault.clone().or(mutation.fault.clone());
    html! {
        <Dialog title={words.t("merge-title")} onclose={props.onclose.clone()}>
            <p>{ words.t("merge-stays") }{ " " }<Badge strong=true label={props.kept.full_name.clone()} /></p>
            <p>{ words.with("merge-goes", &[("name", &props.removed.full_name)]) }</p>
            if let Some(person) = removed.data() {
                <Facts items={moves(person)} />
            } else if fault.is_none() {
                <Skeleton lines=3 />
            }
            <p class="veche-muted">{ words.t("merge-undo-note") }</p>
            if let Some(fault) = fault {
                <FaultAlert {fault} />
            }
            <div class="veche-actions">
                <Button kind={ButtonKind::Primary} label={words.t("merge-do")} busy={mutation.busy} disabled={removed.data().is_none()} onclick={merge} />
                <Button kind={ButtonKind::Link} label={words.t("cancel")} onclick={props.onclose.clone()} />
            </div>
        </Dialog>
    }
}
