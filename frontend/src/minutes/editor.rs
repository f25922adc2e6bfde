//! The secretary's editor: the agenda is the outline, everything is reached by the keyboard, all is saved by itself.

use std::rc::Rc;

use chrono::{DateTime, Utc};
use veche_domain::{
    Id,
    meetings::{Attendance, Meeting},
    minutes::{Minutes, MinutesContent, MinutesItem, remarks},
};
use yew::prelude::*;

use super::{
    conflict::ConflictDialog,
    focus::use_focus,
    item::{ItemEditor, blank, control},
    keep::use_keeper,
    paper::MinutesPaper,
    saver::{Event, Phase, Saver},
    whole::Whole,
};
use crate::{
    api::Fault,
    state::use_words,
    ui::{Alert, Button, ButtonKind, Card, FaultAlert, GrowArea, SaveMark, Tone},
};

/// Properties of [`MinutesEditor`].
#[derive(Properties, PartialEq)]
pub struct MinutesEditorProps {
    /// Meeting.
    pub meeting: Rc<Meeting>,
    /// Minutes as the server has them.
    pub minutes: Rc<Minutes>,
    /// Their version.
    #[prop_or_default]
    pub etag: Option<String>,
    /// Hands this version over to be signed.
    pub onsubmit: Callback<Option<String>>,
    /// Whether that is under way.
    pub submitting: bool,
}

/// Keeps the text and shows the editor.
#[component]
pub fn MinutesEditor(props: &MinutesEditorProps) -> Html {
    let keeper = use_keeper(&props.minutes, props.etag.clone());
    html! {
        <EditorView
            minutes={props.minutes.clone()} attendance={props.meeting.attendance}
            changed={props.meeting.composition_change.is_some()} saver={keeper.saver().clone()}
            saved_at={keeper.saved_at()} tell={keeper.tell()} onsubmit={props.onsubmit.clone()} submitting={props.submitting}
        />
    }
}

/// Properties of [`EditorView`].
#[derive(Properties, PartialEq)]
pub struct EditorViewProps {
    /// Minutes as the server has them.
    pub minutes: Rc<Minutes>,
    /// Numbers of the meeting.
    pub attendance: Attendance,
    /// Whether the composition changed since the participants were written down.
    #[prop_or_default]
    pub changed: bool,
    /// The text and how far it is.
    pub saver: Saver,
    /// When the server saved last.
    #[prop_or_default]
    pub saved_at: Option<DateTime<Utc>>,
    /// Tells what happened.
    #[prop_or_default]
    pub tell: Callback<Event>,
    /// Hands this version over to be signed.
    #[prop_or_default]
    pub onsubmit: Callback<Option<String>>,
    /// Whether that is under way.
    #[prop_or_default]
    pub submitting: bool,
}

/// Codes of what the page finds by itself.
const OWN_REMARKS: &[&str] = &[
    "declared_differs",
    "unmarked",
    "no_quorum",
    "composition_changed",
    "nothing_resolved",
    "no_vote",
    "no_election",
];

/// What is done to the text.
pub(super) type Change = Box<dyn FnOnce(&mut MinutesContent)>;

/// The editor.
#[component]
pub fn EditorView(props: &EditorViewProps) -> Html {
    let words = use_words();
    let focus = use_focus();
    let later = use_state(|| false);
    let (minutes, saver) = (&props.minutes, &props.saver);
    let content = &saver.draft.now;
    let conflicts = saver.conflicts();
    {
        // A new quarrel asks again.
        let later = later.clone();
        use_effect_with(conflicts.is_empty(), move |_| later.set(false));
    }
    let edit = {
        let (content, tell) = (content.clone(), props.tell.clone());
        Callback::from(move |how: Change| {
            let mut next = content.clone();
            how(&mut next);
            tell.emit(Event::Typed(Box::new(next)));
        })
    };
    let put = edit.reform(|item: MinutesItem| -> Change {
        Box::new(move |c: &mut MinutesContent| {
            match c
                .items
                .iter_mut()
                .find(|i| i.agenda_item_id == item.agenda_item_id)
            {
                Some(old) => *old = item,
                None => c.items.push(item),
            }
        })
    });
    let items = outline(minutes, content);
    let onadd = {
        let (items, put, focus) = (items.clone(), put.clone(), focus.clone());
        Callback::from(move |at: usize| {
            if let Some(item) = items.get(at) {
                let mut item = item.clone();
                let place = match item.resolutions.iter().position(|r| r.text.trim().is_empty()) {
                    Some(waiting) => waiting,
                    None => {
                        item.resolutions.push(blank());
                        item.resolutions.len() - 1
                    }
                };
                put.emit(item);
                focus.emit(control(at, &format!("{place}-text")));
            }
        })
    };
    let onmove = {
        let (count, focus) = (items.len(), focus.clone());
        Callback::from(move |(at, down): (usize, bool)| {
            let to = if down { Some(at + 1) } else { at.checked_sub(1) };
            if let Some(to) = to.filter(|to| *to < count) {
                focus.emit(control(to, "heard"));
            }
        })
    };
    let mut found = remarks(content, &minutes.headings, props.attendance, props.changed);
    // What the page can tell from the text is told of the text on screen; the rest is the server's.
    let beyond = minutes
        .remarks
        .iter()
        .filter(|r| !OWN_REMARKS.contains(&r.code.as_str()));
    found.extend(beyond.cloned());
    let of = |id: Option<Id>| -> Vec<String> {
        found
            .iter()
            .filter(|r| r.agenda_item_id == id)
            .map(|r| r.text.clone())
            .collect()
    };
    let later_setter = |value: bool| {
        let later = later.clone();
        Callback::from(move |()| later.set(value))
    };
    let conflicting = matches!(saver.phase, Phase::Conflict(_));
    let saved = saver.phase == Phase::Saved && !saver.is_unsaved();
    let due = props.tell.reform(|()| Event::Due);
    let submit = {
        let etag = saver.draft.base.etag.clone();
        props.onsubmit.reform(move |()| etag.clone())
    };
    html! {
        <>
            <div class="veche-desk__bar">
                <SaveMark standing={saver.phase.standing()} saved_at={props.saved_at} begins={words.t("minutes-not-begun")} />
                if matches!(saver.phase, Phase::Offline | Phase::Refused(_)) {
                    <Button label={words.t("save-now")} onclick={due} />
                }
                <Button kind={ButtonKind::Primary} label={words.t("minutes-submit")} disabled={!saved || minutes.version == 0} busy={props.submitting} onclick={submit} />
            </div>
            if let Phase::Refused(fault) = &saver.phase {
                <FaultAlert fault={(**fault).clone()} />
                if let Fault::Problem(problem) = &**fault {
                    <ul class="veche-list">{ for problem.errors.iter().map(|e| html! { <li>{ e.message.clone() }</li> }) }</ul>
                }
            }
            if conflicting {
                <Alert tone={Tone::Warning} live=true title={words.t("minutes-conflict")}>
                    <Button kind={ButtonKind::Link} label={words.t("minutes-conflict-open")} onclick={later_setter(false)} />
                </Alert>
            }
            <div class="veche-desk">
                <div class="veche-desk__form">
                    <p class="veche-muted veche-keys">{ words.t("minutes-keys") }</p>
                    <Whole content={content.clone()} attendance={props.attendance} remarks={of(None)} edit={edit.clone()} />
                    <div class="veche-items">
                        { for items.iter().enumerate().map(|(at, item)| {
                            let heading = minutes.headings.iter().find(|h| h.agenda_item_id == item.agenda_item_id);
                            html! {
                                <ItemEditor
                                    key={item.agenda_item_id.to_string()} minutes={minutes.clone()} {at} heading={heading.cloned().map(Rc::new)} item={item.clone()}
                                    remarks={of(Some(item.agenda_item_id))} onedit={put.clone()} onadd={onadd.clone()} onmove={onmove.clone()}
                                />
                            }
                        }) }
                    </div>
                    <Card title={words.t("minutes-tail")}>
                        <GrowArea
                            id="minutes-annexes" label={words.t("minutes-field-annexes")} hint={words.t("minutes-annexes-hint")} value={content.annexes.clone()}
                            onedit={edit.reform(|text: String| -> Change { Box::new(move |c| c.annexes = text) })}
                        />
                        <GrowArea
                            id="minutes-note" label={words.t("minutes-field-note")} hint={words.t("minutes-note-hint")} value={content.note.clone()}
                            onedit={edit.reform(|text: String| -> Change { Box::new(move |c| c.note = text) })}
                        />
                    </Card>
                </div>
                <div class="veche-desk__paper" tabindex="0" role="region" aria-label={words.t("minutes-paper")}>
                    <MinutesPaper minutes={minutes.clone()} content={content.clone()} label={words.t("minutes-paper")} />
                </div>
            </div>
            if conflicting && !*later {
                <ConflictDialog minutes={minutes.clone()} places={conflicts} tell={props.tell.clone()} onclose={later_setter(true)} />
            }
        </>
    }
}

/// Items in the order of the agenda; what the agenda lost comes last.
fn outline(minutes: &Minutes, content: &MinutesContent) -> Vec<MinutesItem> {
    let known: Vec<Id> = minutes.headings.iter().map(|h| h.agenda_item_id).collect();
    let text = |id: &Id| content.items.iter().find(|i| i.agenda_item_id == *id).cloned();
    let mut items: Vec<MinutesItem> = known
        .iter()
        .map(|id| text(id).unwrap_or_else(|| MinutesItem::of(*id)))
        .collect();
    items.extend(
        content
            .items
            .iter()
            .filter(|i| !known.contains(&i.agenda_item_id))
            .cloned(),
    );
    items
}
