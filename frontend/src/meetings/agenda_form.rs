//! The rows of an agenda: kind, title, who speaks; moved by buttons and by Alt with an arrow.

use veche_domain::{Id, associations::Office, meetings::AgendaKind};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::prelude::*;

use super::draft::{LineDraft, lines_of, moved, put_lines};
use crate::{
    hooks::{Choices, Form, Source, Suggestion, coded},
    state::use_words,
    ui::{Badge, Button, ButtonKind, ClauseLink, FreePicker, FreeSelect, FreeText, Sign},
};

/// Properties of [`AgendaRows`].
#[derive(Properties, PartialEq)]
pub(super) struct AgendaRowsProps {
    pub(super) form: Form,
    /// Earlier meetings whose minutes may be approved.
    #[prop_or_default]
    pub(super) earlier: Choices,
    /// Analyses that wait for the council; none where an association meets.
    #[prop_or_default]
    pub(super) analyses: Option<Choices>,
}

/// The agenda of a meeting being planned.
#[component]
pub(super) fn AgendaRows(props: &AgendaRowsProps) -> Html {
    let words = use_words();
    let form = &props.form;
    let lines = lines_of(form);
    // The title that takes the focus once the rows have changed: a new row, or the one that was moved.
    let focus = use_state(|| None::<(usize, u32)>);
    use_effect_with(*focus, |focus| {
        if let Some((at, _)) = focus {
            focus_on(&format!("field-agenda-{at}-title"));
        }
    });
    let go = {
        let focus = focus.clone();
        Callback::from(move |at: usize| focus.set(Some((at, focus.map_or(0, |(_, n)| n + 1)))))
    };
    let shift = {
        let (form, go) = (form.clone(), go.clone());
        Callback::from(move |(at, up): (usize, bool)| {
            let mut lines = lines_of(&form);
            if let Some(to) = moved(&mut lines, at, up) {
                put_lines(&form, &lines);
                go.emit(to);
            }
        })
    };
    let add = {
        let (form, go) = (form.clone(), go.clone());
        Callback::from(move |()| {
            let mut lines = lines_of(&form);
            lines.push(LineDraft::default());
            put_lines(&form, &lines);
            go.emit(lines.len() - 1);
        })
    };
    let remove = {
        let form = form.clone();
        Callback::from(move |at: usize| {
            let mut lines = lines_of(&form);
            if at < lines.len() {
                lines.remove(at);
                put_lines(&form, &lines);
            }
        })
    };
    let count = lines.len();
    html! {
        <fieldset class="veche-fieldset">
            <legend>{ words.t("meeting-agenda") }</legend>
            if lines.is_empty() {
                <p class="veche-muted">{ words.t("meeting-agenda-empty") }</p>
            }
            <ol class="veche-items" role="list">
                { for lines.into_iter().enumerate().map(|(at, line)| html! {
                    <Row
                        key={at} form={form.clone()} {at} last={at + 1 == count} {line} earlier={props.earlier.clone()} analyses={props.analyses.clone()}
                        onshift={shift.clone()} onremove={remove.clone()}
                    />
                }) }
            </ol>
            <div><Button sign={Some(Sign::Add)} label={words.t("meeting-agenda-add")} onclick={add} /></div>
        </fieldset>
    }
}

fn focus_on(id: &str) {
    let document = web_sys::window().and_then(|w| w.document());
    let field = document.and_then(|d| d.get_element_by_id(id));
    if let Some(field) = field.and_then(|f| f.dyn_into::<HtmlElement>().ok()) {
        let _ = field.focus();
    }
}

#[derive(Properties, PartialEq)]
struct RowProps {
    form: Form,
    at: usize,
    last: bool,
    line: LineDraft,
    earlier: Choices,
    analyses: Option<Choices>,
    onshift: Callback<(usize, bool)>,
    onremove: Callback<usize>,
}

impl RowProps {
    fn setter<T: 'static>(&self, how: impl Fn(&mut LineDraft, T) + 'static) -> Callback<T> {
        let (form, at) = (self.form.clone(), self.at);
        Callback::from(move |value: T| {
            let mut lines = lines_of(&form);
            if let Some(line) = lines.get_mut(at) {
                how(line, value);
                put_lines(&form, &lines);
            }
        })
    }

    fn id(&self, what: &str) -> AttrValue {
        format!("field-agenda-{}-{what}", self.at).into()
    }

    fn error(&self, what: &str) -> Option<AttrValue> {
        let pointer = format!("/agenda/{}/{what}", self.at);
        self.form
            .error(&pointer)
            .map(|text| AttrValue::from(text.to_owned()))
    }
}

#[component]
fn Row(props: &RowProps) -> Html {
    let words = use_words();
    let (at, line) = (props.at, &props.line);
    let number = (at + 1).to_string();
    let onkeydown = {
        let onshift = props.onshift.clone();
        Callback::from(move |event: KeyboardEvent| {
            let up = match event.key().as_str() {
                "ArrowUp" => true,
                "ArrowDown" => false,
                _ => return,
            };
            if event.alt_key() {
                event.prevent_default();
                onshift.emit((at, up));
            }
        })
    };
    let shift = |up: bool| props.onshift.reform(move |()| (at, up));
    let named = |key: &str| words.with(key, &[("n", &number)]);
    // Analyses are the council's; a line that is of that kind keeps it.
    let fits = |kind: &&AgendaKind| {
        **kind != AgendaKind::ConsiderAnalysis || props.analyses.is_some() || line.kind == **kind
    };
    let kinds = coded(
        words,
        "agenda-kind",
        AgendaKind::ALL.iter().filter(fits).map(|k| k.code()),
    );
    let offices = coded(
        words,
        "office",
        [Office::Leader.code(), Office::Secretary.code()].into_iter(),
    );
    html! {
        <li class={classes!("veche-item", props.error("title").or_else(|| props.error("office")).or_else(|| props.error("minutes_of")).or_else(|| props.error("analysis_id")).map(|_| "veche-item--fault"))} {onkeydown}>
            <div class="veche-item__head">
                <h3>{ named("meeting-agenda-item") }{ " " }
                    if line.decided { <Badge label={words.t("meeting-item-decided")} strong=true /> }
                </h3>
                <Button kind={ButtonKind::Plain} sign={Some(Sign::Up)} label={named("meeting-agenda-up")} disabled={at == 0} onclick={shift(true)} />
                <Button kind={ButtonKind::Plain} sign={Some(Sign::Down)} label={named("meeting-agenda-down")} disabled={props.last} onclick={shift(false)} />
                if !line.decided {
                    <Button kind={ButtonKind::Plain} sign={Some(Sign::Close)} label={named("meeting-agenda-remove")} onclick={props.onremove.reform(move |()| at)} />
                }
            </div>
            if line.decided {
                <p>{ line.title.clone() }</p>
                <p class="veche-muted">{ words.t("meeting-item-decided-text") }</p>
            } else {
                <FreeText
                    id={props.id("title")} label={words.t("meeting-item-title")} placeholder={Some(AttrValue::Static("О …"))}
                    value={line.title.clone()} error={props.error("title")} onedit={props.setter(|line, text| line.title = text)}
                />
                <FreeSelect
                    id={props.id("kind")} label={words.t("meeting-item-kind")} value={line.kind.code()} choices={kinds}
                    onedit={props.setter(|line, code: String| line.kind = code.parse().unwrap_or(AgendaKind::Information))}
                />
                if line.kind == AgendaKind::Election {
                    <FreeSelect
                        id={props.id("office")} label={words.t("meeting-item-office")} choices={offices} error={props.error("office")}
                        value={line.office.map(Office::code).unwrap_or_default()}
                        onedit={props.setter(|line, code: String| line.office = code.parse().ok())}
                    />
                    <p class="veche-field__hint"><ClauseLink id="VII.7.4" />{ " " }<ClauseLink id="VII.7.5" /></p>
                }
                if line.kind == AgendaKind::ConsiderAnalysis {
                    <FreeSelect
                        id={props.id("analysis_id")} label={words.t("meeting-item-analysis")} choices={props.analyses.clone().unwrap_or_default()}
                        value={line.analysis_id.map(|id| id.to_string()).unwrap_or_default()} error={props.error("analysis_id")}
                        onedit={props.setter(|line, id: String| line.analysis_id = id.parse().ok())}
                    />
                    <p class="veche-field__hint"><ClauseLink id="VII.7.8" /></p>
                }
                if line.kind == AgendaKind::ApproveMinutes {
                    <FreeSelect
                        id={props.id("minutes_of")} label={words.t("meeting-item-minutes")} choices={props.earlier.clone()}
                        value={line.minutes_of.map(|id| id.to_string()).unwrap_or_default()} error={props.error("minutes_of")}
                        onedit={props.setter(|line, id: String| line.minutes_of = id.parse().ok())}
                    />
                }
            }
            <div class="veche-form__two">
                <FreePicker
                    id={props.id("speaker_id")} label={words.t("meeting-item-speaker")} source={Source::People} error={props.error("speaker_id")}
                    chosen={line.speaker.as_ref().map(|(_, name)| AttrValue::from(name.clone()))}
                    onchoose={props.setter(|line, choice: Option<Suggestion>| {
                        line.speaker = choice.and_then(|s| Some((s.id.parse::<Id>().ok()?, s.label)));
                    })}
                />
                <FreeText
                    id={props.id("speaker_text")} label={words.t("meeting-item-speaker-text")} value={line.speaker_text.clone()}
                    error={props.error("speaker_text")} onedit={props.setter(|line, text| line.speaker_text = text)}
                />
            </div>
        </li>
    }
}
