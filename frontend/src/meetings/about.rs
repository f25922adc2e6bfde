//! What stands beside the agenda: who leads the meeting, when and where it is, how it was moved.

use std::rc::Rc;

use veche_domain::{
    meetings::{Attendance, Meeting, MeetingState, Officer},
    regulation::{DictionaryName, GetRegulation},
};
use yew::prelude::*;

use super::{naming::when, page::Rights};
use crate::{
    api::Query,
    hooks::use_resource,
    routes::Route,
    state::{Words, use_words},
    ui::{Badge, Button, Card, ClauseLink, Facts, Link, Mark, State, fact, fact_if},
};

/// How many were there, in words: «участвовали 6 из 8, кворум есть».
pub(super) fn attendance_words(words: Words, numbers: &Attendance) -> String {
    let there = words.with(
        "attendance-there",
        &[
            ("n", &numbers.there.to_string()),
            ("all", &numbers.voting.to_string()),
        ],
    );
    format!(
        "{there}, {}",
        words.t(if numbers.quorum {
            "quorum-is"
        } else {
            "quorum-is-not"
        })
    )
}

#[derive(Properties, PartialEq)]
pub(super) struct LeadingProps {
    pub(super) meeting: Rc<Meeting>,
    pub(super) rights: Rights,
    pub(super) onofficers: Callback<()>,
}

fn officer(words: Words, officer: Option<&Officer>) -> Html {
    match officer {
        Some(officer) => html! {
            <>
                <Link to={Route::Person { id: officer.person.id }}>{ officer.person.full_name.clone() }</Link>
                if officer.acting { { " " }<Badge label={words.t("officer-acting")} strong=true /> }
            </>
        },
        None => html! { <Mark state={State::Overdue} label={words.t("vacant")} /> },
    }
}

/// Who chairs, who draws up the minutes, how many took part.
#[component]
pub(super) fn Leading(props: &LeadingProps) -> Html {
    let words = use_words();
    let meeting = &props.meeting;
    let vacant = meeting.chair.is_none() || meeting.secretary.is_none();
    let actions = html! {
        if props.rights.names {
            <Button label={words.t("officers-name")} onclick={props.onofficers.clone()} />
        }
    };
    let tab = Route::MeetingTab {
        id: meeting.id,
        tab: "attendance".to_owned(),
    };
    let known =
        meeting.attendance.unmarked < meeting.attendance.voting || meeting.state == MeetingState::Held;
    let numbers = if known {
        html! { <Link to={tab}>{ attendance_words(words, &meeting.attendance) }</Link> }
    } else {
        html! { <Link to={tab}>{ words.count("attendance-expected", meeting.attendance.voting) }</Link> }
    };
    html! {
        <Card title={words.t("meeting-leads")} {actions}>
            <Facts items={vec![
                fact(words.t("officers-chair"), officer(words, meeting.chair.as_ref())),
                fact(words.t("officers-secretary"), officer(words, meeting.secretary.as_ref())),
                fact(words.t("meeting-tab-attendance"), numbers),
            ]} />
            if vacant && meeting.state == MeetingState::Planned {
                <p class="veche-muted">{ words.t(if props.rights.names { "officers-vacant" } else { "officers-vacant-wait" }) }{ " " }<ClauseLink id="VII.7.6" /></p>
            }
        </Card>
    }
}

#[derive(Properties, PartialEq)]
pub(super) struct AboutProps {
    pub(super) meeting: Rc<Meeting>,
}

/// When, where, how, who is invited, how it was moved.
#[component]
pub(super) fn About(props: &AboutProps) -> Html {
    let words = use_words();
    let meeting = &props.meeting;
    let coded = meeting.form.is_some() || meeting.interaction.is_some();
    let mut items = vec![fact(
        words.t("meeting-when"),
        html! { { when(words, meeting.date, meeting.starts_at) } },
    )];
    items.extend(fact_if(words.t("meeting-place"), meeting.place.as_deref()));
    // Only such a link is ever opened: the rule of the domain let nothing else in.
    if let Some(link) = meeting.link.clone().filter(|l| l.starts_with("http")) {
        let open = html! { <a href={link.clone()} rel="noopener noreferrer" target="_blank">{ words.t("meeting-link-open") }</a> };
        items.push(fact(words.t("meeting-link"), open));
    }
    if !meeting.invitees.is_empty() {
        let list = html! {
            <ul class="veche-list">
                { for meeting.invitees.iter().map(|i| html! {
                    <li>{ i.name.clone() }
                        if let Some(note) = &i.note { <span class="veche-muted">{ format!(", {note}") }</span> }
                        if let Some(came) = i.came { { " " }<Badge label={words.t(if came { "invitee-came-yes" } else { "invitee-came-no" })} /> }
                    </li>
                }) }
            </ul>
        };
        items.push(fact(words.t("meeting-invitees"), list));
    }
    html! {
        <Card title={words.t("meeting-facts")}>
            <div class="veche-stack">
            <Facts {items} />
            if coded {
                <Coded form={meeting.form.clone()} interaction={meeting.interaction.clone()} />
            }
            if !meeting.moves.is_empty() {
                <h3 class="veche-office__name">{ words.t("meeting-moves-title") }</h3>
                <ul class="veche-life">
                    { for meeting.moves.iter().map(|m| {
                        let mut before = when(words, m.date, m.starts_at);
                        if let Some(place) = &m.place {
                            before = format!("{before}, {place}");
                        }
                        html! {
                            <li key={m.at.to_string()}>
                                <span>{ words.with("meeting-moved-from", &[("before", &before)]) }</span>
                                if let Some(reason) = &m.reason { <span>{ reason.clone() }</span> }
                                <span class="veche-cell__note">{ words.moment(m.at) }</span>
                            </li>
                        }
                    }) }
                </ul>
            }
            </div>
        </Card>
    }
}

#[derive(Properties, PartialEq)]
struct CodedProps {
    form: Option<String>,
    interaction: Option<String>,
}

/// Form of work and interaction format by the names of the regulation; own words are marked as such (V).
#[component]
fn Coded(props: &CodedProps) -> Html {
    let words = use_words();
    let profile = use_resource::<GetRegulation>(&[], Query::default());
    let named = |value: &str, lists: &[DictionaryName]| {
        let entry = lists
            .iter()
            .find_map(|name| profile.data()?.dictionary(*name).entry(value));
        match (entry, profile.data().is_some()) {
            (Some(entry), _) => {
                html! { <>{ entry.label.clone() }{ " " }<ClauseLink id={entry.clause.clone()} /></> }
            }
            (None, true) => {
                html! { <>{ value.to_owned() }{ " " }<span class="veche-muted">{ words.t("meeting-own-words-mark") }</span></> }
            }
            (None, false) => html! { { "…" } },
        }
    };
    let form = props.form.as_deref();
    let interaction = props.interaction.as_deref();
    let items = [
        form.map(|f| fact(words.t("meeting-form"), named(f, &DictionaryName::WORK_FORMS))),
        interaction.map(|i| {
            fact(
                words.t("meeting-interaction"),
                named(i, &[DictionaryName::InteractionFormats]),
            )
        }),
    ];
    html! { <Facts items={items.into_iter().flatten().collect::<Vec<_>>()} /> }
}
