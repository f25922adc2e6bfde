//! Answers kept while the page lives, so that a list shows at once while it is loaded anew.

use std::{any::Any, cell::RefCell, collections::HashMap, rc::Rc};

use yew::prelude::*;

thread_local! {
    static ANSWERS: RefCell<HashMap<String, Rc<dyn Any>>> = RefCell::new(HashMap::new());
}

/// Answers kept at most; a session rarely opens as many addresses.
const MOST: usize = 200;

/// The last answer of an address.
pub fn get<T: 'static>(url: &str) -> Option<Rc<T>> {
    ANSWERS
        .with_borrow(|answers| answers.get(url).cloned())
        .and_then(|any| any.downcast::<T>().ok())
}

/// Keeps the answer of an address.
pub fn put<T: 'static>(url: &str, answer: Rc<T>) {
    ANSWERS.with_borrow_mut(|answers| {
        if answers.len() >= MOST {
            answers.clear();
        }
        answers.insert(url.to_owned(), answer);
    });
}

/// Forgets everything: another person may not see it.
pub fn clear() {
    ANSWERS.with_borrow_mut(HashMap::clear);
}

/// How often each feature changed; a resource of a feature loads anew when its number grows.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Generations(HashMap<String, u32>);

impl Reducible for Generations {
    type Action = Vec<&'static str>;

    fn reduce(self: Rc<Self>, features: Self::Action) -> Rc<Self> {
        let mut next = (*self).clone();
        for feature in features {
            *next.0.entry(feature.to_owned()).or_default() += 1;
        }
        Rc::new(next)
    }
}

/// Feature of an address: the segment after `/api/v1/`.
pub fn feature_of(url: &str) -> &str {
    let rest = url.strip_prefix("/api/v1/").unwrap_or(url);
    rest.split(['/', '?']).next().unwrap_or(rest)
}

/// Every feature whose answers are kept; after signing in all of them load anew.
pub const FEATURES: &[&str] = &[
    "accounts",
    "acknowledgements",
    "analyses",
    "associations",
    "calendar-links",
    "city-years",
    "compliance",
    "council-members",
    "department-events",
    "district-associations",
    "duplicate-people",
    "elections",
    "import-profiles",
    "imports",
    "journal",
    "meetings",
    "merges",
    "normative-documents",
    "notice-settings",
    "notices",
    "orders",
    "organizations",
    "papers",
    "people",
    "plans",
    "resolutions",
];

/// Features whose answers tell of a change in the given one.
pub fn touched_by(feature: &str) -> Vec<&'static str> {
    match feature {
        "associations" => vec![
            "associations",
            "people",
            "papers",
            "compliance",
            "journal",
            "session",
        ],
        // A signed order moves the register and, by authority following office, what the reader may do.
        "orders" => vec![
            "orders",
            "associations",
            "people",
            "papers",
            "compliance",
            "journal",
            "session",
        ],
        // A plan or an analysis is a duty done; a meeting approves and considers.
        "plans" => vec!["plans", "papers", "compliance", "notices", "journal"],
        "analyses" => vec!["analyses", "papers", "compliance", "notices", "journal"],
        "city-years" => vec!["city-years", "plans", "journal"],
        "department-events" => vec!["department-events", "plans", "journal"],
        "council-members" => vec!["council-members", "meetings", "journal"],
        "compliance" => vec!["compliance", "notices", "journal"],
        "notices" => vec!["notices"],
        "notice-settings" => vec!["notice-settings", "journal"],
        "normative-documents" => vec!["normative-documents", "acknowledgements", "journal"],
        "acknowledgements" => vec!["acknowledgements", "journal"],
        // An election closed or annulled fills an office; minutes carry resolutions.
        "elections" => vec![
            "elections",
            "meetings",
            "associations",
            "people",
            "compliance",
            "journal",
            "session",
        ],
        "meetings" => vec![
            "meetings",
            "elections",
            "resolutions",
            "associations",
            "plans",
            "analyses",
            "papers",
            "compliance",
            "notices",
            "journal",
        ],
        "resolutions" => vec!["resolutions", "meetings", "journal"],
        "calendar-links" => vec!["calendar-links"],
        "people" | "merges" | "duplicate-people" => {
            vec![
                "people",
                "associations",
                "merges",
                "duplicate-people",
                "district-associations",
                "journal",
            ]
        }
        "organizations" => vec!["organizations", "people", "associations", "journal"],
        "district-associations" => vec!["district-associations", "people", "associations", "journal"],
        "imports" => vec![
            "imports",
            "people",
            "organizations",
            "associations",
            "district-associations",
            "duplicate-people",
            "meetings",
            "plans",
            "compliance",
            "journal",
        ],
        "import-profiles" => vec!["import-profiles", "journal"],
        "accounts" => vec!["accounts", "journal"],
        _ => vec!["session"],
    }
}

pub(super) type GenerationsContext = UseReducerHandle<Generations>;

/// The number of a feature's changes.
#[hook]
pub fn use_generation(feature: &str) -> u32 {
    let generations = use_context::<GenerationsContext>();
    generations.and_then(|g| g.0.get(feature).copied()).unwrap_or(0)
}

/// Tells every resource of the features to load anew.
#[hook]
pub fn use_invalidate() -> Callback<Vec<&'static str>> {
    let dispatcher = use_context::<GenerationsContext>().map(|g| g.dispatcher());
    use_callback(dispatcher, |features: Vec<&'static str>, dispatcher| {
        if let Some(dispatcher) = dispatcher {
            dispatcher.dispatch(features);
        }
    })
}
