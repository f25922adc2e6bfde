//! Filters, order and search of a list, kept in the address so that it can be sent to a colleague.

use yew::prelude::*;
use yew_router::prelude::*;

use crate::{api::Query, state::use_on_date};

/// The query of the page's address and the way to change it.
#[derive(Clone, PartialEq)]
pub struct Params {
    /// Keys and values now.
    pub query: Query,
    /// Sets a key, or removes it; the page is not added to the history.
    pub set: Callback<(&'static str, Option<String>)>,
    /// Sets several keys at once.
    pub choose: Callback<Vec<(&'static str, Option<String>)>>,
    /// Removes every key.
    pub clear: Callback<()>,
    on: Option<String>,
}

impl Params {
    /// A query that does not change, for views shown without an address.
    pub fn fixed(query: Query) -> Self {
        Self {
            query,
            set: Callback::noop(),
            choose: Callback::noop(),
            clear: Callback::noop(),
            on: None,
        }
    }

    /// The value of a key.
    pub fn get(&self, key: &str) -> Option<&str> {
        self.query.get(key)
    }

    /// The query of the API with these filters, the order, the search and the date on screen.
    pub fn api(&self, filters: &[&str]) -> Query {
        let mut query = self.query.only(filters);
        for key in ["sort", "q"] {
            query.set(key, self.get(key).map(str::to_owned));
        }
        query.with("on", self.on.clone())
    }

    /// Whether any of the filters or the search narrows the list.
    pub fn is_narrowed(&self, filters: &[&str]) -> bool {
        self.get("q").is_some() || filters.iter().any(|key| self.get(key).is_some())
    }

    /// A setter for one key.
    pub fn setter(&self, key: &'static str) -> Callback<String> {
        let set = self.set.clone();
        Callback::from(move |value: String| set.emit((key, Some(value))))
    }
}

/// The query of the page's address.
#[hook]
pub fn use_params() -> Params {
    let location = use_location();
    let navigator = use_navigator();
    let on_date = use_on_date();
    let query = Query::parse(location.as_ref().map_or("", |l| l.query_str()));
    let set = {
        let (query, navigator) = (query.clone(), navigator.clone());
        let path = location
            .as_ref()
            .map_or_else(String::new, |l| l.path().to_owned());
        Callback::from(move |(key, value): (&'static str, Option<String>)| {
            replace(navigator.as_ref(), &path, &query.clone().with(key, value));
        })
    };
    let choose = {
        let (query, navigator) = (query.clone(), navigator.clone());
        let path = location
            .as_ref()
            .map_or_else(String::new, |l| l.path().to_owned());
        Callback::from(move |pairs: Vec<(&'static str, Option<String>)>| {
            let query = pairs
                .into_iter()
                .fold(query.clone(), |query, (key, value)| query.with(key, value));
            replace(navigator.as_ref(), &path, &query);
        })
    };
    let clear = {
        let path = location
            .as_ref()
            .map_or_else(String::new, |l| l.path().to_owned());
        Callback::from(move |()| replace(navigator.as_ref(), &path, &Query::default()))
    };
    let on = on_date.is_turned().then(|| on_date.shown().to_string());
    Params {
        query,
        set,
        choose,
        clear,
        on,
    }
}

fn replace(navigator: Option<&Navigator>, path: &str, query: &Query) {
    let Some(navigator) = navigator else { return };
    if let Some(route) = crate::routes::Route::recognize(path) {
        let _ = navigator.replace_with_query(
            &route,
            yew_router::query::Raw(query.append_to(String::new()).trim_start_matches('?').to_owned()),
        );
    }
}
