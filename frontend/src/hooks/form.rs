//! Forms: values by JSON pointer, one way to show what the page and the server find wrong, a draft on the device.

use std::{collections::BTreeMap, rc::Rc};

use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use validator::{Validate, ValidationErrors, ValidationErrorsKind};
use yew::prelude::*;

use crate::{
    api::Fault,
    state::{Locale, Words, draft, use_actor, use_words},
};

/// How the text of a field becomes JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Kind {
    /// Text, date, code or identifier.
    #[default]
    Text,
    /// Yes or no.
    Flag,
    /// A whole number.
    Number,
    /// Several texts, one a line.
    List,
    /// JSON as it is sent, kept by rows of their own.
    Json,
}

/// A field of a form.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Field {
    /// JSON pointer in the request.
    pub pointer: &'static str,
    /// How its text becomes JSON.
    pub kind: Kind,
    /// Whether it must be filled.
    pub required: bool,
}

impl Field {
    /// A text that may stay empty.
    pub const fn text(pointer: &'static str) -> Self {
        Self {
            pointer,
            kind: Kind::Text,
            required: false,
        }
    }

    /// A text that must be filled.
    pub const fn needed(pointer: &'static str) -> Self {
        Self {
            pointer,
            kind: Kind::Text,
            required: true,
        }
    }

    /// A field of another kind.
    pub const fn of(pointer: &'static str, kind: Kind) -> Self {
        Self {
            pointer,
            kind,
            required: false,
        }
    }
}

/// What is wrong with a field.
#[derive(Debug, Clone, PartialEq)]
pub struct FormError {
    /// JSON pointer.
    pub pointer: String,
    /// A sentence for the person who fills it.
    pub message: String,
}

type Values = BTreeMap<String, String>;

/// Values and faults of a form.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct FormState {
    values: Values,
    initial: Values,
    errors: Vec<FormError>,
    draft_key: Option<String>,
    restored: bool,
    tries: u32,
}

/// A change of a form.
pub enum FormAction {
    /// A field was changed.
    Set(String, String),
    /// Faults were found.
    Errors(Vec<FormError>),
    /// Everything as at the beginning; the draft is forgotten.
    Reset,
}

impl Reducible for FormState {
    type Action = FormAction;

    fn reduce(self: Rc<Self>, action: FormAction) -> Rc<Self> {
        let mut next = (*self).clone();
        match action {
            FormAction::Set(pointer, value) => {
                next.errors.retain(|e| e.pointer != pointer);
                next.values.insert(pointer, value);
                if let Some(key) = &next.draft_key {
                    draft::write(key, &serde_json::to_string(&next.values).unwrap_or_default());
                }
            }
            FormAction::Errors(errors) => {
                next.errors = errors;
                next.tries += 1;
            }
            FormAction::Reset => {
                if let Some(key) = &next.draft_key {
                    draft::remove(key);
                }
                next.values = next.initial.clone();
                next.errors.clear();
                next.restored = false;
            }
        }
        Rc::new(next)
    }
}

/// A form that fields are tied to.
#[derive(Clone, PartialEq)]
pub struct Form {
    state: UseReducerHandle<FormState>,
    fields: &'static [Field],
    words: Words,
}

impl Form {
    /// The text of a field.
    pub fn get(&self, pointer: &str) -> &str {
        self.state.values.get(pointer).map_or("", String::as_str)
    }

    /// Sets a field.
    pub fn set(&self, pointer: &str, value: impl Into<String>) {
        self.state
            .dispatch(FormAction::Set(pointer.to_owned(), value.into()));
    }

    /// A callback that sets a field.
    pub fn setter(&self, pointer: &'static str) -> Callback<String> {
        let dispatcher = self.state.dispatcher();
        Callback::from(move |value: String| dispatcher.dispatch(FormAction::Set(pointer.to_owned(), value)))
    }

    /// What is wrong with a field.
    pub fn error(&self, pointer: &str) -> Option<&str> {
        self.state
            .errors
            .iter()
            .find(|e| e.pointer == pointer)
            .map(|e| e.message.as_str())
    }

    /// Everything that is wrong.
    pub fn errors(&self) -> &[FormError] {
        &self.state.errors
    }

    /// How often the form was found wrong: the summary takes the focus each time.
    pub fn tries(&self) -> u32 {
        self.state.tries
    }

    /// The same form with other fields: what a switch asks for besides, or no longer.
    pub fn over(&self, fields: &'static [Field]) -> Self {
        Self {
            fields,
            ..self.clone()
        }
    }

    /// Whether a field must be filled.
    pub fn is_required(&self, pointer: &str) -> bool {
        self.fields.iter().any(|f| f.pointer == pointer && f.required)
    }

    /// Whether a draft was found on the device.
    pub fn restored(&self) -> bool {
        self.state.restored
    }

    /// Whether anything differs from the beginning.
    pub fn is_changed(&self) -> bool {
        self.state.values != self.state.initial
    }

    /// Forgets the draft and begins anew.
    pub fn reset(&self) {
        self.state.dispatch(FormAction::Reset);
    }

    /// Shows what the server found wrong with fields.
    pub fn refuse(&self, fault: &Fault) {
        if let Fault::Problem(problem) = fault {
            let errors = problem.errors.iter().map(|e| FormError {
                pointer: e.pointer.clone(),
                message: self.sentence(&e.code, Some(&e.message)),
            });
            self.state.dispatch(FormAction::Errors(errors.collect()));
        }
    }

    /// The request that the form says, or `None` with the faults shown.
    pub fn read<T: DeserializeOwned + Validate>(&self) -> Option<T> {
        let (request, faults) = check::<T>(self.body(|_| true, false));
        let sound = self.settle(self.missing(|_| true), request.is_some(), faults);
        request.filter(|_| sound)
    }

    /// The changes that the form says: unchanged fields are absent, emptied ones null.
    pub fn read_changes<T: DeserializeOwned + Validate>(&self) -> Option<T> {
        let changed = |field: &Field| {
            let initial = self.state.initial.get(field.pointer).map_or("", String::as_str);
            self.get(field.pointer) != initial
        };
        let (request, faults) = check::<T>(self.body(changed, true));
        let sound = self.settle(self.missing(changed), request.is_some(), faults);
        request.filter(|_| sound)
    }

    fn missing(&self, asked: impl Fn(&Field) -> bool) -> Vec<FormError> {
        let empty = self
            .fields
            .iter()
            .filter(|f| f.required && asked(f) && self.get(f.pointer).trim().is_empty());
        empty
            .map(|f| FormError {
                pointer: f.pointer.to_owned(),
                message: self.words.t("form-required"),
            })
            .collect()
    }

    fn body(&self, asked: impl Fn(&Field) -> bool, with_null: bool) -> Value {
        let mut body = Value::Object(Map::new());
        for field in self.fields.iter().filter(|f| asked(f)) {
            let text = self.get(field.pointer);
            let value = match field.kind {
                Kind::Text if text.trim().is_empty() => Value::Null,
                Kind::Text => Value::from(text),
                Kind::Flag => Value::from(text == "true"),
                Kind::Number => text.trim().parse::<i64>().map_or(Value::Null, Value::from),
                Kind::Json => serde_json::from_str(text).unwrap_or_default(),
                Kind::List => text.lines().map(str::trim).filter(|l| !l.is_empty()).collect(),
            };
            if !value.is_null() || with_null {
                put(&mut body, field.pointer, value);
            }
        }
        body
    }

    /// Shows what was found wrong; whether nothing was.
    fn settle(&self, mut errors: Vec<FormError>, readable: bool, faults: Option<ValidationErrors>) -> bool {
        if let Some(faults) = faults {
            let mut found = Vec::new();
            self.collect(&faults, "", &mut found);
            found.retain(|f| errors.iter().all(|e| e.pointer != f.pointer));
            errors.extend(found);
        }
        if !readable && errors.is_empty() {
            errors.push(FormError {
                pointer: String::new(),
                message: self.words.t("form-unreadable"),
            });
        }
        let sound = errors.is_empty();
        self.state.dispatch(FormAction::Errors(errors));
        sound
    }

    fn collect(&self, faults: &ValidationErrors, at: &str, out: &mut Vec<FormError>) {
        for (name, kind) in faults.errors() {
            let pointer = format!("{at}/{name}");
            match kind {
                ValidationErrorsKind::Struct(inner) => self.collect(inner, &pointer, out),
                ValidationErrorsKind::List(items) => {
                    for (index, inner) in items {
                        self.collect(inner, &format!("{pointer}/{index}"), out);
                    }
                }
                ValidationErrorsKind::Field(list) => out.extend(list.first().map(|fault| FormError {
                    pointer: pointer.clone(),
                    message: self.sentence(&fault.code, fault.message.as_deref()),
                })),
            }
        }
    }

    /// The rules speak Russian; for another language the code has a general sentence.
    fn sentence(&self, code: &str, russian: Option<&str>) -> String {
        let general = || self.words.find(&format!("form-error-{}", code.replace('_', "-")));
        match (self.words.locale, russian) {
            (Locale::Ru, Some(message)) => message.to_owned(),
            (_, message) => general()
                .or_else(|| message.map(str::to_owned))
                .unwrap_or_else(|| self.words.t("form-error-other")),
        }
    }
}

/// The request in a body, and what its own rules say of it.
fn check<T: DeserializeOwned + Validate>(body: Value) -> (Option<T>, Option<ValidationErrors>) {
    let request = serde_json::from_value::<T>(body).ok();
    let faults = request.as_ref().and_then(|request| request.validate().err());
    (request, faults)
}

fn put(body: &mut Value, pointer: &str, value: Value) {
    let mut at = body;
    let mut parts = pointer.trim_start_matches('/').split('/').peekable();
    let mut value = Some(value);
    while let Some(part) = parts.next() {
        let Some(object) = at.as_object_mut() else { return };
        if parts.peek().is_none() {
            object.insert(part.to_owned(), value.take().unwrap_or_default());
            return;
        }
        at = object
            .entry(part.to_owned())
            .or_insert_with(|| Value::Object(Map::new()));
    }
}

/// A form of these fields. `name` is where its draft is kept on the device; `None` keeps none. The draft comes back
/// when the form is opened again: after a reload, a lost session, a closed dialog.
#[hook]
pub fn use_form(
    fields: &'static [Field],
    name: Option<String>,
    initial: impl FnOnce() -> Vec<(&'static str, String)>,
) -> Form {
    // The beginning is made of a few texts each time rather than in a closure: one code serves every form.
    use_form_from(fields, name, initial())
}

#[hook]
fn use_form_from(
    fields: &'static [Field],
    name: Option<String>,
    initial: Vec<(&'static str, String)>,
) -> Form {
    let words = use_words();
    let account = use_actor()
        .map(|actor| actor.account_id.to_string())
        .unwrap_or_default();
    let state = use_reducer(move || {
        let mut values = Values::new();
        for (pointer, value) in initial {
            values.insert(pointer.to_owned(), value);
        }
        let initial = values;
        let draft_key = name.map(|name| draft::key_of(&account, &name));
        let kept: Option<Values> = draft_key
            .as_deref()
            .and_then(draft::read)
            .and_then(|text| serde_json::from_str(&text).ok());
        let restored = kept.as_ref().is_some_and(|kept| *kept != initial);
        let values = kept.unwrap_or_else(|| initial.clone());
        FormState {
            values,
            initial,
            draft_key,
            restored,
            ..FormState::default()
        }
    });
    Form { state, fields, words }
}

/// Shows the server's faults in the form whenever a try fails.
#[hook]
pub fn use_refusal(form: &Form, fault: &Option<Fault>) {
    let form = form.clone();
    use_effect_with(fault.clone(), move |fault| {
        if let Some(fault) = fault {
            form.refuse(fault);
        }
    });
}
