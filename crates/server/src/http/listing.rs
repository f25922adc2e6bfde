//! What every list takes, read in one place: limit, cursor, order, date, search, count and the feature's filter.

use std::future::{Ready, ready};

use actix_web::{FromRequest, HttpRequest, dev::Payload};
use chrono::NaiveDate;
use serde::de::DeserializeOwned;
use veche_domain::{
    listing::{DEFAULT_LIMIT, ListFilter, ListParams, MAX_LIMIT, Page},
    problem::Refusal,
    text::query_variants,
};
use veche_store::{Rows, Slice};

use super::{
    cursor,
    query::{fault, pairs, read},
};
use crate::error::{ApiError, ApiResult};

/// Keys that every list has beside its filter.
const COMMON: [&str; 6] = ["limit", "cursor", "sort", "on", "q", "count"];
/// Longest search text, characters.
const MAX_QUERY: usize = 200;

/// A list that is asked for.
#[derive(Debug, Clone)]
pub struct Listing<F> {
    /// The feature's filter.
    pub filter: F,
    /// Date the list is shown on; the business date when absent.
    pub on: Option<NaiveDate>,
    /// Which part, in which order, of what search.
    pub slice: Slice,
    sort: String,
}

impl<F> Listing<F> {
    /// The page that is answered.
    pub fn page<T>(&self, rows: Rows<T>) -> Page<T> {
        let next = rows.next.map(|c| cursor::encode(&c, &self.sort));
        Page {
            items: rows.items,
            next,
            total: rows.total,
        }
    }
}

impl<F: ListFilter + DeserializeOwned> FromRequest for Listing<F> {
    type Error = ApiError;
    type Future = Ready<ApiResult<Self>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(listing(request.query_string()).map_err(ApiError::from))
    }
}

fn listing<F: ListFilter + DeserializeOwned>(query: &str) -> Result<Listing<F>, Refusal> {
    let (common, own): (Vec<_>, Vec<_>) = pairs(query)?
        .into_iter()
        .partition(|(key, _)| COMMON.contains(&key.as_str()));
    let params: ListParams = read(&common)?;
    let filter: F = read(&own)?;
    let limit = params.limit.unwrap_or(DEFAULT_LIMIT);
    if !(1..=MAX_LIMIT).contains(&limit) {
        return Err(fault("limit", "range", "Число строк – от 1 до 200."));
    }
    let sort = params
        .sort
        .unwrap_or_else(|| F::SORTS.first().copied().unwrap_or("name").to_owned());
    let name = sort.strip_prefix('-').unwrap_or(&sort);
    if !F::SORTS.iter().any(|known| known.trim_start_matches('-') == name) {
        return Err(fault(
            "sort",
            "unknown",
            &format!("Порядок – один из: {}.", F::SORTS.join(", ")),
        ));
    }
    let q = params.q.unwrap_or_default();
    if q.chars().count() > MAX_QUERY {
        return Err(fault("q", "length", "Строка поиска – не длиннее 200 знаков."));
    }
    let after = params
        .cursor
        .map(|text| cursor::decode(&text, &sort))
        .transpose()?;
    let slice = Slice {
        limit: i64::from(limit),
        after,
        sort: name.to_owned(),
        descending: sort.starts_with('-'),
        search: query_variants(&q),
        count: params.count.unwrap_or(false),
    };
    Ok(Listing {
        filter,
        on: params.on,
        slice,
        sort,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use veche_domain::associations::AssociationFilter;

    #[test]
    fn a_list_refuses_what_it_does_not_know() {
        for (query, key) in [
            ("limit=0", "limit"),
            ("limit=201", "limit"),
            ("limit=many", "limit"),
            ("sort=password", "sort"),
            ("unknown=1", "unknown"),
            ("kind=circle", "kind"),
            ("on=25.11.2026", "on"),
            ("kind=mmo&kind=mmo", "kind"),
            ("count=maybe", "count"),
        ] {
            let refusal = listing::<AssociationFilter>(query).unwrap_err();
            assert_eq!(refusal.errors.first().unwrap().pointer, key, "{query}");
        }
        let good = listing::<AssociationFilter>("kind=mmo&sort=-name&limit=7&q=bdfyjdf&count=true").unwrap();
        assert!(good.slice.descending && good.slice.count && good.slice.search.len() == 3);
    }
}
