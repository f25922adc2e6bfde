//! What a meeting is: the fields that planning and changing share.

use std::rc::Rc;

use veche_domain::{
    analyses::{AnalysisRow, ListAnalyses},
    calendar::school_year_label,
    meetings::{ListMeetings, MeetingRow, MeetingState},
    regulation::{DictionaryName, Profile},
};
use yew::prelude::*;

use super::{
    agenda_form::AgendaRows,
    draft::lines_of,
    guests_form::GuestRows,
    naming::{COUNCIL, meeting_title},
};
use crate::{
    api::Query,
    hooks::{Choices, Form, use_list},
    state::{Words, use_words},
    ui::{AreaField, ClauseLink, FreeSelect, FreeText, SelectField, TextField},
};

/// Meetings offered whose minutes are approved.
const EARLIER: &str = "20";

/// Properties of [`Details`].
#[derive(Properties, PartialEq)]
pub(super) struct DetailsProps {
    pub(super) form: Form,
    /// Body whose earlier minutes may be approved.
    pub(super) body: AttrValue,
    #[prop_or_default]
    pub(super) profile: Option<Rc<Profile>>,
    /// Whether its day has come, so that it is known which invitees came.
    #[prop_or_default]
    pub(super) past: bool,
    /// Whether date, time and place may be changed.
    #[prop_or(true)]
    pub(super) movable: bool,
}

/// The held meetings of a body, the latest first, as choices.
#[hook]
fn use_earlier(words: Words, body: &str) -> Choices {
    let query = Query::of([
        ("body_id", body.to_owned()),
        ("state", MeetingState::Held.code().to_owned()),
        ("sort", "-date".to_owned()),
        ("limit", EARLIER.to_owned()),
    ]);
    let list = use_list::<ListMeetings, MeetingRow>(&[], query);
    let known = list
        .rows
        .iter()
        .flat_map(|rows| rows.iter())
        .filter(|_| !body.is_empty());
    Rc::new(
        known
            .map(|m| {
                let name = format!(
                    "{}, {}",
                    meeting_title(words, m.number, m.school_year),
                    words.date(m.date)
                );
                (AttrValue::from(m.id.to_string()), name.into())
            })
            .collect(),
    )
}

/// Analyses that the council may put on this agenda: those that wait for it, and those the lines hold already.
#[hook]
fn use_analyses(body: &str, form: &Form) -> Option<Choices> {
    let council = body == COUNCIL.to_string();
    let query = Query::of([
        ("waiting_for_council", "true".to_owned()),
        ("limit", if council { "200" } else { "1" }.to_owned()),
    ]);
    let list = use_list::<ListAnalyses, AnalysisRow>(&[], query);
    if !council {
        return None;
    }
    let mut all: Vec<(AttrValue, AttrValue)> = list
        .rows
        .iter()
        .flat_map(|rows| rows.iter())
        .map(|row| {
            let name = format!("{}, {}", row.association.name, school_year_label(row.school_year));
            (AttrValue::from(row.id.to_string()), name.into())
        })
        .collect();
    for line in lines_of(form) {
        let Some(id) = line.analysis_id.map(|id| id.to_string()) else {
            continue;
        };
        if all.iter().all(|(known, _)| *known != id) {
            all.push((id.into(), line.title.into()));
        }
    }
    Some(Rc::new(all))
}

fn entries(profile: Option<&Profile>, names: &[DictionaryName]) -> Vec<(AttrValue, AttrValue)> {
    let lists = names.iter().filter_map(|name| Some(profile?.dictionary(*name)));
    lists
        .flat_map(|list| &list.entries)
        .map(|e| (e.code.clone().into(), e.label.clone().into()))
        .collect()
}

/// The fields of a meeting.
#[component]
pub(super) fn Details(props: &DetailsProps) -> Html {
    let words = use_words();
    let form = &props.form;
    let earlier = use_earlier(words, &props.body);
    let analyses = use_analyses(&props.body, form);
    let profile = props.profile.as_deref();
    let forms = entries(profile, &DictionaryName::WORK_FORMS);
    let formats = entries(profile, &[DictionaryName::InteractionFormats]);
    html! {
        <>
            if props.movable {
                <div class="veche-form__two">
                    <TextField form={form.clone()} name="/date" kind="date" label={words.t("meeting-date")} />
                    <TextField form={form.clone()} name="/starts_at" kind="time" label={words.t("meeting-starts")} />
                    <TextField form={form.clone()} name="/ends_at" kind="time" label={words.t("meeting-ends")} />
                </div>
                <Year form={form.clone()} profile={props.profile.clone()} />
                <TextField form={form.clone()} name="/place" label={words.t("meeting-place")} hint={words.t("meeting-place-hint")} />
            } else {
                <TextField form={form.clone()} name="/ends_at" kind="time" label={words.t("meeting-ends")} />
            }
            <TextField form={form.clone()} name="/link" kind="url" label={words.t("meeting-link")} hint={words.t("meeting-link-hint")} />
            <AreaField form={form.clone()} name="/theme" label={words.t("meeting-theme")} />
            <div class="veche-form__two">
                <CodedField form={form.clone()} name="/form" own="own-form" label={words.t("meeting-form")} clause="V.5.1" choices={forms} />
                <CodedField form={form.clone()} name="/interaction" own="own-interaction" label={words.t("meeting-interaction")} clause="V.5.5" choices={formats} />
            </div>
            <AgendaRows form={form.clone()} {earlier} {analyses} />
            <GuestRows form={form.clone()} past={props.past} />
        </>
    }
}

#[derive(Properties, PartialEq)]
struct YearProps {
    form: Form,
    profile: Option<Rc<Profile>>,
}

/// The school year of the date; in late August either of two (VII.7.9).
#[component]
fn Year(props: &YearProps) -> Html {
    let words = use_words();
    let form = &props.form;
    let date = form.get("/date").parse().ok();
    let years = date
        .zip(props.profile.as_deref())
        .map(|(date, profile)| (profile.suggested_school_year(date), profile.school_year_of(date)));
    {
        // A year chosen for another date is forgotten.
        let form = form.clone();
        use_effect_with(years, move |years| {
            let kept: Option<i32> = form.get("/school_year").parse().ok();
            if let (Some(kept), Some((suggested, by_date))) = (kept, years)
                && kept != *suggested
                && kept != *by_date
            {
                form.set("/school_year", "");
            }
        });
    }
    let Some((suggested, by_date)) = years else {
        return Html::default();
    };
    let named = |year: i32| (AttrValue::from(year.to_string()), school_year_label(year).into());
    if suggested == by_date {
        let year = school_year_label(suggested);
        return html! { <p class="veche-muted">{ words.with("meeting-year-is", &[("year", &year)]) }</p> };
    }
    let hint = words.with("meeting-year-hint", &[("year", &school_year_label(suggested))]);
    html! {
        <SelectField
            form={form.clone()} name="/school_year" label={words.t("meeting-year")} {hint}
            choices={Rc::new(vec![named(suggested), named(by_date)])}
        />
    }
}

#[derive(Properties, PartialEq)]
struct CodedFieldProps {
    form: Form,
    name: &'static str,
    /// Key of the form that says that own words are written; it is not sent.
    own: &'static str,
    label: AttrValue,
    clause: &'static str,
    choices: Vec<(AttrValue, AttrValue)>,
}

/// A value of an open list of the regulation, or own words (V.5.1-V.5.3, V.5.5).
#[component]
fn CodedField(props: &CodedFieldProps) -> Html {
    let words = use_words();
    let CodedFieldProps {
        form,
        name,
        own,
        label,
        clause,
        choices,
    } = props;
    let now = form.get(name).to_owned();
    let listed = choices.iter().any(|(code, _)| *code == now);
    let in_words = form.get(own) == "true" || (!now.is_empty() && !choices.is_empty() && !listed);
    let mut all = choices.clone();
    all.push(("own".into(), words.t("meeting-own-words").into()));
    let onedit = {
        let (form, name, own) = (form.clone(), *name, *own);
        Callback::from(move |code: String| {
            let in_words = code == "own";
            form.set(own, if in_words { "true" } else { "" });
            form.set(name, if in_words { String::new() } else { code });
        })
    };
    let id = format!("field{}", name.replace('/', "-"));
    let error = form.error(name).map(|text| AttrValue::from(text.to_owned()));
    html! {
        <div class="veche-stack">
            <FreeSelect
                id={if in_words { format!("{id}-list") } else { id.clone() }} label={label.clone()} choices={Rc::new(all)}
                value={if in_words { "own".to_owned() } else { now.clone() }} error={error.clone().filter(|_| !in_words)}
                named={choices.is_empty().then_some(AttrValue::Static("…"))}
                empty={Some(AttrValue::from(words.t("not-known")))} {onedit}
            />
            if in_words {
                <FreeText {id} label={words.t("meeting-own-words-what")} hint={words.t("meeting-own-words-hint")} value={now} {error} onedit={form.setter(name)} />
            }
            <p class="veche-field__hint"><ClauseLink id={*clause} /></p>
        </div>
    }
}
