//! What stands around loaded data: waiting, nothing there, failed, more to come.

use yew::prelude::*;

use super::{Button, FaultAlert, Progress, Skeleton};
use crate::{
    hooks::{ListState, Resource},
    state::{Words, use_words},
};

/// Properties of [`ListFrame`].
#[derive(Properties, PartialEq)]
pub struct ListFrameProps<T: PartialEq> {
    /// List.
    pub list: ListState<T>,
    /// What is shown when nothing is in it.
    pub empty: Html,
    /// Key of the sentence with the number of rows.
    #[prop_or_default]
    pub counted: Option<&'static str>,
    /// Whether it is offered as a file though nobody counts its rows; one that is counted always is.
    #[prop_or_default]
    pub files: bool,
    /// The rows in their table.
    pub children: Html,
}

/// A list in any of its states.
#[component]
pub fn ListFrame<T: PartialEq + 'static>(props: &ListFrameProps<T>) -> Html {
    let words = use_words();
    let list = &props.list;
    let count = list.rows.as_ref().map(|rows| rows.len());
    html! {
        <div class="veche-listing" aria-busy={list.loading.then_some("true")}>
            <Progress active={list.loading && count.is_some()} />
            if let Some(fault) = list.fault.clone() {
                <FaultAlert {fault} retry={list.retry.clone()} />
            }
            if count.is_none() && list.fault.is_none() {
                <Skeleton lines=8 />
            }
            if count == Some(0) && !list.loading {
                { props.empty.clone() }
            }
            if let Some(shown) = count.filter(|n| *n > 0) {
                if list.nearly {
                    <p class="veche-muted veche-nearly" role="status">{ words.t("list-nearly") }</p>
                }
                { props.children.clone() }
                <div class="veche-more">
                    if let Some(key) = props.counted {
                        <span class="veche-muted" role="status">
                            { shown_of(words, key, shown, list.total) }
                        </span>
                    }
                    if list.has_more {
                        <Button label={words.t("more")} busy={list.loading} onclick={list.more.clone()} />
                    }
                    if props.counted.is_some() || props.files {
                        { files(words, &list.address) }
                    }
                </div>
            }
        </div>
    }
}

/// The list as a file, by its filters and in its order.
fn files(words: Words, address: &str) -> Html {
    let mark = if address.contains('?') { '&' } else { '?' };
    let link = |format: &str, name: &'static str| {
        html! { <a href={format!("{address}{mark}format={format}")} download="">{ name }</a> }
    };
    html! {
        if !address.is_empty() {
            <span class="veche-asfile">{ words.t("list-file") }{ " " }{ link("xlsx", "XLSX") }{ ", " }{ link("csv", "CSV") }</span>
        }
    }
}

fn shown_of(words: Words, key: &str, shown: usize, total: Option<i64>) -> String {
    let shown = i64::try_from(shown).unwrap_or(i64::MAX);
    match total.filter(|total| *total > shown) {
        Some(total) => words.with(
            "shown-of",
            &[("shown", &shown.to_string()), ("total", &words.count(key, total))],
        ),
        None => words.count(key, shown),
    }
}

/// Properties of [`PageFrame`].
#[derive(Properties, PartialEq)]
pub struct PageFrameProps<T: PartialEq> {
    /// Object.
    pub resource: Resource<T>,
    /// The page of the object.
    pub children: Html,
}

/// The page of an object in any of its states.
#[component]
pub fn PageFrame<T: PartialEq + 'static>(props: &PageFrameProps<T>) -> Html {
    let resource = &props.resource;
    html! {
        <>
            <Progress active={resource.loading && resource.reply.is_some()} />
            if let Some(fault) = resource.fault.clone() {
                <FaultAlert {fault} retry={resource.retry.clone()} />
            }
            if resource.reply.is_none() && resource.fault.is_none() {
                <Skeleton lines=10 />
            }
            if resource.reply.is_some() {
                { props.children.clone() }
            }
        </>
    }
}
