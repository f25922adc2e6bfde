//! Who took part: one tap a person, made for a phone in a meeting room.

use std::rc::Rc;

use veche_domain::{
    Id,
    meetings::{Attendance, Mark, Meeting, MeetingState, Participant, attendance, check_markable},
    regulation::{GetRegulation, Quorum},
    text,
};
use yew::prelude::*;

use super::{
    about::attendance_words,
    page::Rights,
    registration::Registration,
    waiting::{Marks, Step, Wish, use_marks},
};
use crate::{
    api::{Fault, Query},
    hooks::{Choices, Source, Suggestion, coded, use_resource},
    routes::Route,
    state::{Words, use_words},
    ui::{
        Alert, Badge, Button, ButtonKind, Card, EmptyState, FaultAlert, FreePicker, FreeText, LinkButton,
        Segments, Sign, Tone,
    },
};

/// From how many participants on a search helps.
const MANY: usize = 12;

/// Properties of [`AttendanceTab`].
#[derive(Properties, PartialEq)]
pub struct AttendanceTabProps {
    /// Meeting.
    pub meeting: Rc<Meeting>,
    /// What the reader may do.
    #[prop_or_default]
    pub rights: Rights,
}

/// A participant as marked here, whether the server has it yet or not.
fn shown(participant: &Participant, marks: &Marks) -> Participant {
    let mut next = participant.clone();
    if let Some(wish) = marks.wish(participant.person.id) {
        next.mark = wish.mark;
        next.substitute.clone_from(&wish.substitute);
    }
    next
}

fn fits(participant: &Participant, needle: &str) -> bool {
    let place = participant
        .organization
        .as_ref()
        .map_or("", |o| o.short_name.as_str());
    let hay = text::fold(&format!("{} {place}", participant.person.full_name));
    needle.split_whitespace().all(|part| hay.contains(part))
}

/// The participants with their marks.
#[component]
pub fn AttendanceTab(props: &AttendanceTabProps) -> Html {
    let words = use_words();
    let profile = use_resource::<GetRegulation>(&[], Query::default());
    let marks = use_marks(&props.meeting);
    let sought = use_state(String::new);
    let meeting = marks.meeting.clone();
    let early = check_markable(meeting.date, words.today).err();
    let writes = props.rights.plans && early.is_none();
    if !props.rights.reads && !writes {
        return html! { <EmptyState title={words.t("attendance-closed")} text={words.t("attendance-closed-text")} /> };
    }
    let everybody: Vec<Participant> = meeting.participants.iter().map(|p| shown(p, &marks)).collect();
    let quorum = profile.data().map(|p| p.settings.meeting_quorum.value);
    // While the setting is on its way, the server's own answer says whether there is a quorum.
    let numbers = match quorum {
        Some(quorum) => attendance(&everybody, quorum),
        None => Attendance {
            quorum: meeting.attendance.quorum,
            ..attendance(&everybody, Quorum::None)
        },
    };
    let needle = text::fold(&sought);
    let found: Vec<&Participant> = everybody.iter().filter(|p| fits(p, &needle)).collect();
    let step = marks.step();
    let all_present = {
        let unmarked: Vec<Id> = everybody
            .iter()
            .filter(|p| p.mark.is_none())
            .map(|p| p.person.id)
            .collect();
        let none = unmarked.is_empty();
        let step = step.clone();
        let onclick = Callback::from(move |()| {
            let wish = |id: &Id| {
                let present = Wish {
                    mark: Some(Mark::Present),
                    substitute: None,
                };
                (*id, present)
            };
            step.emit(Step::Put(unmarked.iter().map(wish).collect()));
        });
        html! { <Button kind={ButtonKind::Primary} label={words.t("attendance-all")} disabled={none} {onclick} /> }
    };
    // A paper of the past names those who were there, whatever the register knows of that day.
    let add = step.reform(|choice: Option<Suggestion>| {
        let id = choice.and_then(|person| person.id.parse::<Id>().ok());
        let present = Wish {
            mark: Some(Mark::Present),
            substitute: None,
        };
        Step::Put(id.map(|id| (id, present)).into_iter().collect())
    });
    let onsearch = {
        let sought = sought.clone();
        Callback::from(move |text: String| sought.set(text))
    };
    let answers = Query::of([("meeting", meeting.id.to_string())]);
    let choices = coded(words, "mark-short", Mark::ALL.iter().map(|m| m.code()));
    html! {
        <>
            if let Some(refusal) = early {
                <Alert title={words.t("attendance-early")}>{ refusal.detail }</Alert>
            }
            <Card title={words.t("meeting-tab-attendance")} actions={if writes { all_present } else { Html::default() }}>
                <Summary {numbers} marks={marks.clone()} {writes} />
                if everybody.len() >= MANY {
                    <FreeText id="attendance-search" label={words.t("attendance-search")} value={(*sought).clone()} onedit={onsearch} />
                }
                if everybody.is_empty() {
                    <p class="veche-muted">{ words.t("attendance-empty") }</p>
                } else if found.is_empty() {
                    <p class="veche-muted" role="status">{ words.t("attendance-not-found") }</p>
                }
                <ul class="veche-roll" role="list">
                    { for found.into_iter().map(|p| html! {
                        <Row
                            key={p.person.id.to_string()} participant={Rc::new(p.clone())} {writes} choices={choices.clone()}
                            waits={marks.wish(p.person.id).is_some()} onstep={step.clone()}
                        />
                    }) }
                </ul>
                if writes && meeting.by_paper {
                    <FreePicker
                        id="attendance-add" source={Source::People} onchoose={add}
                        label={words.t("attendance-add")} hint={words.t("attendance-add-hint")}
                    />
                }
            </Card>
            if writes {
                <Card title={words.t("attendance-answers")}>
                    <p class="veche-muted">{ words.t("attendance-answers-about") }</p>
                    <div class="veche-actions">
                        <LinkButton sign={Some(Sign::Import)} to={Route::NewImport} query={answers} label={words.t("import-answers-new")} />
                    </div>
                </Card>
            }
            if props.rights.plans && meeting.state != MeetingState::Cancelled {
                if let Some(code) = meeting.registration_code.clone() {
                    <Registration id={meeting.id} {code} theme={meeting.theme.clone()} />
                }
            }
        </>
    }
}

#[derive(Properties, PartialEq)]
struct SummaryProps {
    numbers: Attendance,
    marks: Marks,
    writes: bool,
}

/// The numbers live, and whether the server has all marks.
#[component]
fn Summary(props: &SummaryProps) -> Html {
    let words = use_words();
    let (marks, numbers) = (&props.marks, &props.numbers);
    let waiting = i64::try_from(marks.waiting()).unwrap_or(i64::MAX);
    let step = marks.step();
    let again = step.reform(|()| Step::Again);
    let forget = step.reform(|()| Step::Forget);
    let offline = matches!(marks.fault(), Some(Fault::Offline));
    html! {
        <div class="veche-roll__sum">
            <p role="status" class="veche-roll__numbers">
                <strong>{ attendance_words(words, numbers) }</strong>
                if numbers.unmarked > 0 {
                    { " · " }{ words.count("attendance-unmarked", numbers.unmarked) }
                }
                if props.writes && waiting == 0 {
                    <span class="veche-muted">{ " · " }{ words.t("saved") }</span>
                }
                if waiting > 0 && marks.fault().is_none() {
                    <span class="veche-muted">{ " · " }{ words.t("attendance-sending") }</span>
                }
            </p>
            if offline {
                <Alert tone={Tone::Warning} live=true title={words.count("attendance-offline", waiting)}>
                    <p>{ words.t("attendance-offline-text") }</p>
                    <Button label={words.t("retry")} onclick={again} />
                </Alert>
            } else if let Some(fault) = marks.fault().cloned() {
                <FaultAlert {fault} retry={again} />
                <p class="veche-actions">
                    <span>{ words.count("attendance-kept", waiting) }</span>
                    <Button kind={ButtonKind::Link} label={words.t("attendance-forget")} onclick={forget} />
                </p>
            }
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct RowProps {
    participant: Rc<Participant>,
    writes: bool,
    waits: bool,
    choices: Choices,
    onstep: Callback<Step>,
}

/// Where somebody works, in a line.
fn place(participant: &Participant) -> String {
    let post = participant.position_name.as_deref();
    let school = participant.organization.as_ref().map(|o| o.short_name.as_str());
    [post, school]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(", ")
}

fn mark_words(words: Words, participant: &Participant) -> String {
    let Some(mark) = participant.mark else {
        return words.t("mark-none");
    };
    let word = words.code("mark", mark.code());
    match participant
        .substitute
        .as_deref()
        .filter(|_| mark == Mark::Substituted)
    {
        Some(name) => format!("{word}: {name}"),
        None => word,
    }
}

#[component]
fn Row(props: &RowProps) -> Html {
    let words = use_words();
    let participant = &props.participant;
    let id = participant.person.id;
    let name = participant.person.full_name.clone();
    // What is being typed is not replaced by what comes back of it.
    let typed = use_state(|| None::<String>);
    let onchoose = {
        let (onstep, now) = (props.onstep.clone(), participant.mark);
        let typed = typed.clone();
        Callback::from(move |code: String| {
            let chosen: Option<Mark> = code.parse().ok();
            // The same button again takes the mark away.
            let mark = chosen.filter(|mark| Some(*mark) != now);
            typed.set(None);
            onstep.emit(Step::Put(vec![(
                id,
                Wish {
                    mark,
                    substitute: None,
                },
            )]));
        })
    };
    let onname = {
        let (onstep, typed) = (props.onstep.clone(), typed.clone());
        Callback::from(move |text: String| {
            let name = Some(text.trim().to_owned()).filter(|t| !t.is_empty());
            typed.set(Some(text));
            let wish = Wish {
                mark: Some(Mark::Substituted),
                substitute: name,
            };
            onstep.emit(Step::Put(vec![(id, wish)]));
        })
    };
    let instead = typed
        .as_ref()
        .cloned()
        .or_else(|| participant.substitute.clone())
        .unwrap_or_default();
    html! {
        <li class={classes!("veche-roll__row", props.waits.then_some("veche-roll__row--waits"))}>
            <div class="veche-roll__name">
                <span>{ name.clone() }</span>
                if !participant.votes { { " " }<Badge label={words.t("participant-no-vote")} /> }
                <div class="veche-cell__note">{ place(participant) }</div>
            </div>
            if props.writes {
                <Segments
                    label={words.with("attendance-of", &[("name", &name)])} choices={props.choices.clone()}
                    now={participant.mark.map(|m| m.code()).unwrap_or_default()} {onchoose}
                />
                if participant.mark == Some(Mark::Substituted) {
                    <FreeText id={format!("substitute-{id}")} label={words.t("attendance-substitute")} value={instead} onedit={onname} />
                }
            } else {
                <span>{ mark_words(words, participant) }</span>
            }
        </li>
    }
}
