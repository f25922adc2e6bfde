//! What happened to an association, order by order, as a picture (I.5).

use veche_domain::{
    Id,
    orders::{GetAssociationTimeline, OrderState, Timeline as History, TimelineEntry, Track},
};
use yew::prelude::*;

use crate::{
    api::Query,
    hooks::use_resource,
    routes::Route,
    state::{Words, use_on_date, use_words},
    ui::{Bar, Lane, Milestone, PageFrame, Timeline},
};

/// Properties of [`AssociationTimeline`].
#[derive(Properties, PartialEq)]
pub struct AssociationTimelineProps {
    /// Which.
    pub id: Id,
    /// Its name.
    pub name: AttrValue,
}

/// Loads the timeline of an association.
#[component]
pub fn AssociationTimeline(props: &AssociationTimelineProps) -> Html {
    let resource = use_resource::<GetAssociationTimeline>(&[props.id.to_string()], Query::default());
    html! {
        <PageFrame<History> resource={resource.clone()}>
            if let Some(timeline) = resource.data() {
                <TimelineView timeline={timeline.clone()} name={props.name.clone()} />
            }
        </PageFrame<History>>
    }
}

/// Properties of [`TimelineView`].
#[derive(Properties, PartialEq)]
pub struct TimelineViewProps {
    /// Timeline.
    pub timeline: History,
    /// Name of the association.
    pub name: AttrValue,
}

/// The picture: orders above the line, bars below.
#[component]
pub fn TimelineView(props: &TimelineViewProps) -> Html {
    let words = use_words();
    let on = use_on_date().shown();
    let timeline = &props.timeline;
    let lanes = Track::ALL
        .iter()
        .map(|track| lane(words, *track, &timeline.items));
    let lanes: Vec<Lane> = lanes.filter(|lane| !lane.bars.is_empty()).collect();
    let marks = timeline.orders.iter().filter_map(|order| {
        let number = order.number.as_deref().unwrap_or("–");
        let state = match order.state {
            OrderState::Cancelled => format!(" ({})", words.t("order-state-cancelled")),
            OrderState::Repealed if !order.in_force => format!(" ({})", words.t("order-state-repealed")),
            _ => String::new(),
        };
        Some(Milestone {
            label: format!("№\u{a0}{number}").into(),
            title: format!("{}{state}", order.title).into(),
            on: order.effective_on.or(order.signed_on)?,
            to: Route::Order { id: order.id },
            faded: order.state == OrderState::Cancelled,
        })
    });
    html! {
        <Timeline title={words.with("timeline-of", &[("name", &props.name)])} {lanes} marks={marks.collect::<Vec<_>>()} {on} />
    }
}

/// The bars of a track.
fn lane(words: Words, track: Track, items: &[TimelineEntry]) -> Lane {
    let bars = items.iter().filter(|item| item.track == track).map(|item| Bar {
        label: label(words, item).into(),
        from: item.from,
        until: item.until,
    });
    Lane {
        label: words.code("track", track.code()).into(),
        bars: bars.collect(),
    }
}

fn label(words: Words, item: &TimelineEntry) -> String {
    let members = item.label.parse::<i64>().ok();
    match (item.track, item.code.as_deref(), members) {
        (Track::Status, Some(code), _) => words.code("association-status", code),
        (Track::Designation, Some(code), _) if item.label.is_empty() => {
            words.code("association-kind-short", code)
        }
        (Track::Designation, Some(code), _) => {
            format!("{} – {}", item.label, words.code("association-kind-short", code))
        }
        (Track::Composition, _, Some(count)) => words.count("members-count", count),
        _ => item.label.clone(),
    }
}
