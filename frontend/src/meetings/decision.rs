//! An ordinary decision of an item: by a count of hands or by name; taken back with a reason.

use std::{collections::BTreeMap, rc::Rc};

use veche_domain::{
    Id,
    analyses::CouncilOutcome,
    elections::{Vote, VoteMode, accepted, check_count},
    meetings::{
        AgendaItem, AgendaKind, DecideItem, Mark as Marked, Meeting, NamedVote, NewDecision, ReopenItem,
        Reopening, check_outcome,
    },
    regulation::{GetRegulation, MajorityBase},
};
use yew::prelude::*;

use super::{about::attendance_words, forms::finished};
use crate::{
    api::{Fault, Query, Request},
    hooks::{Field, Form, Kind, coded, use_form, use_mutation, use_refusal, use_resource},
    state::use_words,
    ui::{
        Alert, AreaField, Button, ClauseLink, Dialog, FormFrame, Mark, Segments, SelectField, State,
        TextField, Tone,
    },
};

static COUNT: &[Field] = &[
    Field::of("/votes_for", Kind::Number),
    Field::of("/against", Kind::Number),
    Field::of("/abstained", Kind::Number),
    Field::text("/outcome"),
    Field::text("/note"),
];
static REASON: &[Field] = &[Field::needed("/reason")];
/// Keys of the form that are not sent as they stand.
const MODE: &str = "mode";
const BALLOTS: &str = "ballots";

/// Properties of [`DecideForm`] and [`ReopenForm`].
#[derive(Properties, PartialEq)]
pub struct DecideFormProps {
    /// Meeting.
    pub meeting: Rc<Meeting>,
    /// Its version.
    #[prop_or_default]
    pub etag: Option<String>,
    /// Item.
    pub item: AgendaItem,
    /// Closed.
    pub onclose: Callback<()>,
}

type Ballots = BTreeMap<Id, Vote>;

fn ballots(form: &Form) -> Ballots {
    serde_json::from_str(form.get(BALLOTS)).unwrap_or_default()
}

/// The three sums of a form in either mode.
fn sums(form: &Form, mode: VoteMode) -> (i64, i64, i64) {
    let number = |pointer: &str| form.get(pointer).trim().parse().unwrap_or(0);
    if mode == VoteMode::Counted {
        return (number("/votes_for"), number("/against"), number("/abstained"));
    }
    let cast = ballots(form);
    let count = |vote: Vote| i64::try_from(cast.values().filter(|v| **v == vote).count()).unwrap_or(0);
    (count(Vote::For), count(Vote::Against), count(Vote::Abstain))
}

/// Records a decision.
#[component]
pub fn DecideForm(props: &DecideFormProps) -> Html {
    let words = use_words();
    let (meeting, item) = (&props.meeting, &props.item);
    let profile = use_resource::<GetRegulation>(&[], Query::default());
    let base = profile.data().map_or(MajorityBase::PresentMembers, |p| {
        p.settings.ordinary_majority.value
    });
    let name = format!("decision-{}-{}", meeting.id, item.id);
    let form = use_form(COUNT, Some(name), || {
        vec![(MODE, VoteMode::Counted.code().to_owned())]
    });
    let done = words.t("decision-recorded").into();
    let mutation = use_mutation::<DecideItem>(Some(done), finished(&form, &props.onclose));
    use_refusal(&form, &mutation.fault);
    let mode: VoteMode = form.get(MODE).parse().unwrap_or(VoteMode::Counted);
    let there = meeting.attendance.there;
    let cast = sums(&form, mode);
    let wins = accepted(cast.0, there, meeting.attendance.voting, base);
    let impossible = check_count(cast, there).err();
    let majority = words.t(match base {
        MajorityBase::PresentMembers => "decision-majority-present",
        MajorityBase::AllMembers => "decision-majority-all",
    });
    let kind = item.kind;
    let considers = kind == AgendaKind::ConsiderAnalysis;
    let onsubmit = {
        let (form, run, etag) = (form.clone(), mutation.run.clone(), props.etag.clone());
        let (id, item_id) = (meeting.id.to_string(), item.id.to_string());
        Callback::from(move |()| {
            if let Err(refusal) = check_count(cast, there) {
                form.refuse(&Fault::from(refusal));
                return;
            }
            let counted = mode == VoteMode::Counted;
            let body = NewDecision {
                mode,
                votes_for: if counted { cast.0 } else { 0 },
                against: if counted { cast.1 } else { 0 },
                abstained: if counted { cast.2 } else { 0 },
                ballots: ballots(&form)
                    .into_iter()
                    .filter(|_| !counted)
                    .map(|(person_id, vote)| NamedVote { person_id, vote })
                    .collect(),
                outcome: form.get("/outcome").parse().ok().filter(|_| considers),
                note: Some(form.get("/note").trim().to_owned()).filter(|note| considers && !note.is_empty()),
            };
            if let Err(refusal) = check_outcome(kind, body.outcome, body.note.as_deref()) {
                form.refuse(&Fault::from(refusal));
                return;
            }
            run.emit(Request::to(&[&id, &item_id]).body(body).if_match(etag.clone()));
        })
    };
    let unanimous = {
        let (form, there) = (form.clone(), meeting.attendance.there);
        Callback::from(move |()| {
            form.set("/votes_for", there.to_string());
            form.set("/against", "0".to_owned());
            form.set("/abstained", "0".to_owned());
        })
    };
    let modes = coded(
        words,
        "decision-mode",
        [VoteMode::Counted.code(), VoteMode::ByName.code()].into_iter(),
    );
    html! {
        <Dialog title={words.t("decision-title")} onclose={props.onclose.clone()} wide={mode == VoteMode::ByName}>
            <p><strong>{ item.title.clone() }</strong></p>
            <p>{ attendance_words(words, &meeting.attendance) }</p>
            if !meeting.attendance.quorum {
                <Alert tone={Tone::Warning} title={words.t("quorum-none")}>{ words.t("decision-no-quorum") }</Alert>
            }
            <p class="veche-muted">{ majority }{ " " }<ClauseLink id="VII.7.6" /></p>
            <FormFrame form={form.clone()} fault={mutation.fault.clone()} busy={mutation.busy} submit={words.t("decision-record")} ready={meeting.attendance.quorum} {onsubmit} oncancel={props.onclose.clone()}>
                if considers {
                    <SelectField
                        form={form.clone()} name="/outcome" label={words.t("council-outcome")} hint={words.t("council-outcome-hint")}
                        choices={coded(words, "council-outcome", CouncilOutcome::ALL.iter().map(|o| o.code()))}
                    />
                    if form.get("/outcome") == CouncilOutcome::Returned.code() {
                        <AreaField form={form.clone()} name="/note" label={words.t("analysis-return-note")} />
                    }
                }
                <Segments label={words.t("decision-mode")} choices={modes} now={mode.code()} onchoose={form.setter(MODE)} />
                if mode == VoteMode::Counted {
                    // Until the marks of presence have arrived, «all» would be nobody.
                    <div><Button label={words.t("decision-all-for")} disabled={there == 0} onclick={unanimous} /></div>
                    <div class="veche-counts">
                        <TextField form={form.clone()} name="/votes_for" kind="number" label={words.t("decision-vote-for")} />
                        <TextField form={form.clone()} name="/against" kind="number" label={words.t("decision-vote-against")} />
                        <TextField form={form.clone()} name="/abstained" kind="number" label={words.t("decision-vote-abstain")} />
                    </div>
                } else {
                    <ByName form={form.clone()} meeting={meeting.clone()} />
                }
                <p role="status">
                    if let Some(refusal) = impossible {
                        // Numbers that nobody has typed yet are no fault.
                        <Mark state={if cast == (0, 0, 0) { State::Due } else { State::Overdue }} label={refusal.errors.first().map_or(refusal.detail.clone(), |e| e.message.clone())} />
                    } else {
                        <Mark state={if wins { State::Met } else { State::Due }} label={words.t(if wins { "decision-will-pass" } else { "decision-will-fail" })} />
                    }
                </p>
            </FormFrame>
        </Dialog>
    }
}

#[derive(Properties, PartialEq)]
struct ByNameProps {
    form: Form,
    meeting: Rc<Meeting>,
}

/// One row for every member who is there, three large buttons in it.
#[component]
fn ByName(props: &ByNameProps) -> Html {
    let words = use_words();
    let form = &props.form;
    let cast = ballots(form);
    let choices = coded(words, "decision-vote", Vote::ALL.iter().map(|v| v.code()));
    let voters: Vec<_> = props
        .meeting
        .participants
        .iter()
        .filter(|p| p.votes && p.mark.is_some_and(Marked::is_there))
        .collect();
    if voters.is_empty() {
        return html! { <p class="veche-muted">{ words.t("decision-nobody") }</p> };
    }
    let everybody = {
        let (form, ids) = (
            form.clone(),
            voters.iter().map(|p| p.person.id).collect::<Vec<_>>(),
        );
        Callback::from(move |()| {
            let all: Ballots = ids.iter().map(|id| (*id, Vote::For)).collect();
            form.set(BALLOTS, serde_json::to_string(&all).unwrap_or_default());
        })
    };
    html! {
        <div class="veche-stack">
            <div><Button label={words.t("decision-all-for")} onclick={everybody} /></div>
            <ul class="veche-roll" role="list">
                { for voters.into_iter().map(|p| {
                    let (form, id) = (form.clone(), p.person.id);
                    let onchoose = Callback::from(move |code: String| {
                        let mut all = ballots(&form);
                        if let Ok(vote) = code.parse() {
                            all.insert(id, vote);
                            form.set(BALLOTS, serde_json::to_string(&all).unwrap_or_default());
                        }
                    });
                    html! {
                        <li class="veche-roll__row" key={id.to_string()}>
                            <span class="veche-roll__name">{ p.person.full_name.clone() }</span>
                            <Segments
                                label={words.with("decision-vote-of", &[("name", &p.person.full_name)])} choices={choices.clone()}
                                now={cast.get(&id).map(|v| v.code()).unwrap_or_default()} {onchoose}
                            />
                        </li>
                    }
                }) }
            </ul>
        </div>
    }
}

/// Takes a decision back.
#[component]
pub fn ReopenForm(props: &DecideFormProps) -> Html {
    let words = use_words();
    let form = use_form(REASON, Some(format!("reopen-{}", props.item.id)), Vec::new);
    let done = words.t("decision-reopened").into();
    let mutation = use_mutation::<ReopenItem>(Some(done), finished(&form, &props.onclose));
    use_refusal(&form, &mutation.fault);
    let onsubmit = {
        let (form, run, etag) = (form.clone(), mutation.run.clone(), props.etag.clone());
        let (id, item_id) = (props.meeting.id.to_string(), props.item.id.to_string());
        Callback::from(move |()| {
            if let Some(body) = form.read::<Reopening>() {
                run.emit(Request::to(&[&id, &item_id]).body(body).if_match(etag.clone()));
            }
        })
    };
    html! {
        <Dialog title={words.t("decision-reopen")} onclose={props.onclose.clone()}>
            <p><strong>{ props.item.title.clone() }</strong></p>
            <p class="veche-muted">{ words.t("decision-reopen-about") }</p>
            <FormFrame form={form.clone()} fault={mutation.fault.clone()} busy={mutation.busy} submit={words.t("decision-reopen")} {onsubmit} oncancel={props.onclose.clone()}>
                <AreaField form={form.clone()} name="/reason" label={words.t("decision-reopen-why")} />
            </FormFrame>
        </Dialog>
    }
}
