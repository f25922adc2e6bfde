//! The first tab of a meeting: agenda with what was decided, who leads it, what is still to do.

use std::rc::Rc;

use veche_domain::{
    elections::Decision,
    meetings::{AgendaItem, AgendaKind, Attendance, Meeting, MeetingState, Officer},
    minutes::Resolution,
    regulation::{DictionaryName, GetRegulation},
};
use yew::prelude::*;

use super::{
    decision::{DecideForm, ReopenForm},
    naming::when,
    page::Rights,
};
use crate::{
    api::Query,
    hooks::{ListState, use_resource},
    routes::Route,
    state::{Words, use_words},
    ui::{
        Alert, Badge, Button, ButtonKind, Card, ClauseLink, Facts, Link, LinkButton, Mark, State, Tone, fact,
        fact_if,
    },
};

/// Properties of [`Agenda`].
#[derive(Properties, PartialEq)]
pub struct AgendaProps {
    /// Meeting.
    pub meeting: Rc<Meeting>,
    /// Its version.
    #[prop_or_default]
    pub etag: Option<String>,
    /// What the reader may do.
    #[prop_or_default]
    pub rights: Rights,
    /// Open resolutions of the body.
    pub resolutions: ListState<Resolution>,
    /// Names who acts.
    #[prop_or_default]
    pub onofficers: Callback<()>,
    /// Takes the composition of today over.
    #[prop_or_default]
    pub onrefresh: Callback<()>,
}

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

#[derive(Debug, Clone, PartialEq)]
enum Open {
    Decide(AgendaItem),
    Reopen(AgendaItem),
}

/// The agenda and what stands around it.
#[component]
pub fn Agenda(props: &AgendaProps) -> Html {
    let words = use_words();
    let open = use_state(|| None::<Open>);
    let meeting = &props.meeting;
    let come = meeting.date <= words.today;
    let opener = {
        let open = open.clone();
        Callback::from(move |what: Open| open.set(Some(what)))
    };
    let close = {
        let open = open.clone();
        Callback::from(move |()| open.set(None))
    };
    let change = meeting
        .composition_change
        .clone()
        .filter(|c| !c.joined.is_empty() || !c.left.is_empty());
    html! {
        <>
            if let Some(change) = change {
                <Alert tone={Tone::Warning} title={words.t("composition-changed")}>
                    <ul class="veche-list">
                        { for change.joined.iter().map(|p| html! { <li>{ words.with("participant-joined", &[("name", &p.full_name)]) }</li> }) }
                        { for change.left.iter().map(|p| html! { <li>{ words.with("participant-left", &[("name", &p.full_name)]) }</li> }) }
                    </ul>
                    if props.rights.plans {
                        <Button label={words.t("participants-refresh")} onclick={props.onrefresh.clone()} />
                    }
                </Alert>
            }
            <div class="veche-columns">
                <div>
                    <Card title={words.t("meeting-agenda")}>
                        <p class="veche-meeting__theme">{ meeting.theme.clone() }</p>
                        if meeting.agenda.is_empty() {
                            <p class="veche-muted">{ words.t(if props.rights.plans { "meeting-agenda-empty" } else { "meeting-agenda-wait" }) }</p>
                        }
                        <ol class="veche-agenda" role="list">
                            { for meeting.agenda.iter().zip(1..).map(|(item, number)| html! {
                                <Item
                                    key={item.id.to_string()} {number} item={item.clone()} meeting={meeting.clone()}
                                    decides={props.rights.plans && come} onopen={opener.clone()}
                                />
                            }) }
                        </ol>
                    </Card>
                    <Earlier meeting={meeting.clone()} resolutions={props.resolutions.clone()} />
                </div>
                <div>
                    <Leading meeting={meeting.clone()} rights={props.rights} onofficers={props.onofficers.clone()} />
                    <About meeting={meeting.clone()} />
                </div>
            </div>
            { match (*open).clone() {
                Some(Open::Decide(item)) => html! { <DecideForm meeting={meeting.clone()} etag={props.etag.clone()} {item} onclose={close} /> },
                Some(Open::Reopen(item)) => html! { <ReopenForm meeting={meeting.clone()} etag={props.etag.clone()} {item} onclose={close} /> },
                None => html! {},
            } }
        </>
    }
}

#[derive(Properties, PartialEq)]
struct ItemProps {
    number: i32,
    item: AgendaItem,
    meeting: Rc<Meeting>,
    decides: bool,
    onopen: Callback<Open>,
}

/// What was decided, in a sentence.
pub(super) fn decided(words: Words, decision: &Decision) -> Html {
    let counts = words.with(
        "decision-counts",
        &[
            ("for", &decision.votes_for.to_string()),
            ("against", &decision.against.to_string()),
            ("abstained", &decision.abstained.to_string()),
        ],
    );
    let (state, key) = if decision.accepted {
        (State::Met, "decision-accepted")
    } else {
        (State::Overdue, "decision-rejected")
    };
    html! { <span><Mark {state} label={words.t(key)} />{ " · " }{ counts }</span> }
}

#[component]
fn Item(props: &ItemProps) -> Html {
    let words = use_words();
    let item = &props.item;
    let votes = Route::MeetingTab {
        id: props.meeting.id,
        tab: "votes".to_owned(),
    };
    let speaker = item
        .speaker
        .as_ref()
        .map(|p| p.full_name.clone())
        .or_else(|| item.speaker_text.clone());
    let open = |what: fn(AgendaItem) -> Open| {
        let item = item.clone();
        props.onopen.reform(move |()| what(item.clone()))
    };
    let votable = !matches!(item.kind, AgendaKind::Election | AgendaKind::Information);
    html! {
        <li class="veche-agenda__item">
            <span class="veche-agenda__number" aria-hidden="true">{ props.number }</span>
            <div class="veche-agenda__text">
                <h3>{ item.title.clone() }</h3>
                <div class="veche-cell__note">
                    { words.code("agenda-kind", item.kind.code()) }
                    if let Some(office) = item.office { { ": " }{ words.code("office", office.code()).to_lowercase() } }
                    if let Some(speaker) = speaker { { " · " }{ words.with("agenda-speaker", &[("name", &speaker)]) } }
                </div>
                if let Some(id) = item.minutes_of {
                    <Link to={Route::MeetingTab { id, tab: "minutes".to_owned() }}>{ words.t("agenda-minutes-of") }</Link>
                }
                if let Some(decision) = item.decision.as_ref() {
                    <p>{ decided(words, decision) }</p>
                }
                <div class="veche-actions">
                    if item.kind == AgendaKind::Election {
                        <LinkButton to={votes} label={words.t(if item.election_id.is_some() { "agenda-election-open" } else { "agenda-election" })} />
                    }
                    if props.decides && item.decision.is_none() && item.kind != AgendaKind::Election {
                        <Button
                            kind={if votable { ButtonKind::Secondary } else { ButtonKind::Link }}
                            label={words.t("decision-record")} onclick={open(Open::Decide)}
                        />
                    }
                    if props.decides && item.decision.is_some() {
                        <Button kind={ButtonKind::Link} label={words.t("decision-reopen")} onclick={open(Open::Reopen)} />
                    }
                </div>
            </div>
        </li>
    }
}

#[derive(Properties, PartialEq)]
struct LeadingProps {
    meeting: Rc<Meeting>,
    rights: Rights,
    onofficers: Callback<()>,
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
fn Leading(props: &LeadingProps) -> Html {
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
struct AboutProps {
    meeting: Rc<Meeting>,
}

/// When, where, how, who is invited, how it was moved.
#[component]
fn About(props: &AboutProps) -> Html {
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

#[derive(Properties, PartialEq)]
struct EarlierProps {
    meeting: Rc<Meeting>,
    resolutions: ListState<Resolution>,
}

/// What earlier meetings resolved and is not done yet: it is asked for at this one.
#[component]
fn Earlier(props: &EarlierProps) -> Html {
    let words = use_words();
    let meeting = &props.meeting;
    let rows: Vec<Rc<Resolution>> = props
        .resolutions
        .rows
        .iter()
        .flat_map(|rows| rows.iter().cloned())
        .filter(|r| r.meeting_id != meeting.id && r.date <= meeting.date)
        .collect();
    if rows.is_empty() {
        return Html::default();
    }
    let actions = html! { <LinkButton to={Route::Resolutions} label={words.t("meetings-resolutions")} /> };
    html! {
        <Card title={words.t("meeting-open-resolutions")} {actions}>
            <ul class="veche-life">
                { for rows.iter().map(|r| html! {
                    <li key={r.id.to_string()}>
                        <span>{ format!("{} ", r.number) }{ r.text.clone() }</span>
                        <span class="veche-cell__note">
                            <Link to={Route::MeetingTab { id: r.meeting_id, tab: "minutes".to_owned() }}>{ words.date(r.date) }</Link>
                            if let Some(who) = r.responsible_person.as_ref().map(|p| &p.full_name).or(r.responsible.as_ref()) {
                                { format!(" · {who}") }
                            }
                        </span>
                        if let Some(due) = r.due_on {
                            <Mark
                                state={if r.overdue { State::Overdue } else { State::Due }}
                                label={words.with("meeting-resolution-due", &[("date", &words.date(due))])}
                            />
                        }
                    </li>
                }) }
            </ul>
        </Card>
    }
}
