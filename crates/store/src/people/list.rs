//! The list of people as of a date, of those whom the asking person may see.

use chrono::NaiveDate;
use diesel::prelude::*;
use veche_domain::{
    Id,
    access::PeopleScope,
    people::{PersonFilter, PersonRow, full_name},
    text::Near,
};

use super::{
    Named,
    category_filter::{with_category, with_expired},
    person_rows,
    words::WithWord,
};
use crate::{
    Backend, Conn, Cursor, Rows, Slice, StoreResult,
    listing::{Condition, keyset, matches, term_holds},
    schema::{
        district_associations, district_heads, employments, memberships, offices, organizations, people,
        person_words,
    },
};

/// How the list is looked at.
#[derive(Debug, Clone, PartialEq)]
pub struct PeopleView {
    /// Whom it may show.
    pub scope: PeopleScope,
    /// Whether a search may look into e-mail addresses: it would else tell them to whom they are hidden.
    pub by_email: bool,
    /// The date on which employments and categories are shown.
    pub on: NaiveDate,
    /// The business date: who may be seen is decided on it.
    pub today: NaiveDate,
    /// What the words of the search may have meant, when it found nobody as it stands; empty before that is known.
    pub nearly: Vec<Near>,
}

/// What a list takes of a person: no more, since a page has fifty of them.
#[derive(Debug, Queryable, Selectable)]
#[diesel(table_name = people)]
struct Listed {
    id: String,
    last_name: String,
    first_name: String,
    patronymic: Option<String>,
    sort_key: String,
}

impl Named for Listed {
    fn key(&self) -> &str {
        &self.id
    }

    fn full_name(&self) -> String {
        full_name(&self.last_name, &self.first_name, self.patronymic.as_deref())
    }
}

/// A page of people.
///
/// # Errors
/// A database that cannot be read.
pub fn list_people(
    conn: &mut Conn,
    filter: &PersonFilter,
    view: &PeopleView,
    slice: &Slice,
) -> StoreResult<Rows<PersonRow>> {
    let filtered = || {
        let mut query = people::table.into_boxed::<Backend>();
        for condition in conditions(filter, view, slice) {
            query = query.filter(condition);
        }
        query
    };
    let query = keyset!(filtered(), slice, people::sort_key, people::id);
    let mut records: Vec<Listed> = query.select(Listed::as_select()).load(conn)?;
    let total = if slice.count {
        Some(filtered().count().get_result(conn)?)
    } else {
        None
    };
    let next = slice.cut(&mut records, |r| Cursor {
        key: r.sort_key.clone(),
        id: r.id.clone(),
    });
    Ok(Rows {
        items: person_rows(conn, &records, view.on)?,
        next,
        total,
    })
}

/// What the filter, the search and the scope ask of everybody listed.
pub(super) fn conditions(
    filter: &PersonFilter,
    view: &PeopleView,
    slice: &Slice,
) -> impl Iterator<Item = Condition<people::table>> {
    let with_category = |code: &str| with_category(code, view.on);
    // In a search for candidates the association is the one with the office: who must be its member is a rule.
    let association = filter.association_id.filter(|_| filter.eligible_for.is_none());
    [
        within(view),
        employed(filter, view.on),
        association.map(|id| member_of(id, view.on)),
        filter.category.as_deref().map(with_category),
        filter
            .category_expired
            .map(|expired| with_expired(expired, view.on)),
        found(view, slice),
    ]
    .into_iter()
    .flatten()
}

/// The same people as the policy lets read one by one: members and holders of offices whose term has not ended.
fn within(view: &PeopleView) -> Option<Condition<people::table>> {
    let PeopleScope::Some(circle) = &view.scope else {
        return None;
    };
    let lasting_membership = || {
        memberships::valid_until
            .is_null()
            .or(memberships::valid_until.gt(view.today))
    };
    let lasting_office = || {
        offices::valid_until
            .is_null()
            .or(offices::valid_until.gt(view.today))
    };
    let me = circle.me.map(|i| i.to_string()).unwrap_or_default();
    let mut within: Condition<people::table> = Box::new(people::id.eq(me));
    if circle.associated {
        let members = memberships::table
            .filter(lasting_membership())
            .select(memberships::person_id);
        let officers = offices::table.filter(lasting_office()).select(offices::person_id);
        within = Box::new(
            within
                .or(people::id.eq_any(members))
                .or(people::id.eq_any(officers)),
        );
    }
    if !circle.associations.is_empty() {
        let associations: Vec<String> = circle.associations.iter().map(ToString::to_string).collect();
        let members = memberships::table
            .filter(memberships::association_id.eq_any(associations.clone()))
            .filter(lasting_membership())
            .select(memberships::person_id);
        let officers = offices::table
            .filter(offices::association_id.eq_any(associations))
            .filter(lasting_office())
            .select(offices::person_id);
        within = Box::new(
            within
                .or(people::id.eq_any(members))
                .or(people::id.eq_any(officers)),
        );
    }
    if !circle.units.is_empty() {
        within = Box::new(within.or(of_units(&circle.units, view.today)));
    }
    Some(within)
}

/// People who work in the units or head a district association of them.
fn of_units(units: &[String], today: NaiveDate) -> Condition<people::table> {
    let workers = employments::table
        .inner_join(organizations::table)
        .filter(organizations::admin_unit_code.eq_any(units.to_vec()))
        .filter(
            employments::valid_until
                .is_null()
                .or(employments::valid_until.gt(today)),
        )
        .select(employments::person_id);
    let heads = district_heads::table
        .inner_join(district_associations::table)
        .filter(district_associations::admin_unit_code.eq_any(units.to_vec()))
        .filter(
            district_heads::valid_until
                .is_null()
                .or(district_heads::valid_until.gt(today)),
        )
        .select(district_heads::person_id);
    Box::new(people::id.eq_any(workers).or(people::id.eq_any(heads)))
}

/// One employment that meets every filter at once: a teacher here and a methodist there is no methodist here.
fn employed(filter: &PersonFilter, on: NaiveDate) -> Option<Condition<people::table>> {
    use employments as e;
    let asked = [&filter.admin_unit, &filter.position, &filter.subject];
    if filter.organization_id.is_none() && asked.iter().all(|a| a.is_none()) {
        return None;
    }
    let (first, last) = range(filter.organization_id.map(|o| o.to_string()));
    let (lowest, highest) = range(filter.position.clone());
    let subject = filter.subject.as_deref().map(escaped);
    let pattern = subject.map_or_else(|| "%".to_owned(), |code| format!("% {code} %"));
    let terms = e::table
        .filter(term_holds!(e::valid_from, e::valid_until, on))
        .filter(e::organization_id.between(first, last))
        .filter(e::position_code.between(lowest, highest))
        .filter(e::subject_codes.like(pattern).escape('!'));
    let Some(unit) = filter.admin_unit.clone() else {
        return Some(Box::new(people::id.eq_any(terms.select(e::person_id))));
    };
    let in_unit = organizations::table
        .filter(organizations::admin_unit_code.eq(unit))
        .select(organizations::id);
    let terms = terms.filter(e::organization_id.eq_any(in_unit));
    Some(Box::new(people::id.eq_any(terms.select(e::person_id))))
}

/// The one value, or every value there is: a subquery of a multi-connection cannot be put together at run time,
/// and a range is still found by an index.
fn range(value: Option<String>) -> (String, String) {
    let last = value.clone().unwrap_or_else(|| char::MAX.to_string());
    (value.unwrap_or_default(), last)
}

/// A text as a pattern finds it, sign by sign.
fn escaped(text: &str) -> String {
    let sign = |c: char| {
        if matches!(c, '!' | '%' | '_') {
            vec!['!', c]
        } else {
            vec![c]
        }
    };
    text.chars().flat_map(sign).collect()
}

/// Members in force on the date.
pub(super) fn member_of(association: Id, on: NaiveDate) -> Condition<people::table> {
    use memberships as m;
    let members = m::table
        .filter(m::association_id.eq(association.to_string()))
        .filter(m::state.eq("in_force"))
        .filter(term_holds!(m::valid_from, m::valid_until, on))
        .select(m::person_id);
    Box::new(people::id.eq_any(members))
}

/// People who have a word that each word of a search may have meant.
fn resembling(nearly: &[Near]) -> Option<Condition<people::table>> {
    use person_words::word;
    let one = |near: &Near| -> Condition<people::table> {
        let begins = word
            .ge(near.begins.clone())
            .and(word.lt(format!("{}{}", near.begins, char::MAX)));
        let with_word = person_words::table
            .filter(begins.or(word.eq_any(near.whole.clone())))
            .select(person_words::person_id);
        Box::new(people::id.eq_any(with_word))
    };
    nearly.iter().map(one).reduce(|all, one| Box::new(all.and(one)))
}

/// Names however they are typed; an e-mail address from its beginning.
fn found(view: &PeopleView, slice: &Slice) -> Option<Condition<people::table>> {
    if !view.nearly.is_empty() {
        return resembling(&view.nearly);
    }
    let by_name = matches(people::search_key, &slice.search)?;
    let typed = slice.search.first().filter(|_| view.by_email);
    let exactly = match typed {
        None => by_name,
        Some(words) => {
            let by_email = people::email.like(format!("{}%", words.join("%")));
            Box::new(by_name.or(by_email.assume_not_null()))
        }
    };
    let email = typed
        .and_then(|words| words.first())
        .map(|word| format!("@{word}"));
    let nearly = (0..NARROWED).filter_map(|place| by_word(&slice.search, place, email.as_deref()));
    let nearly = nearly.reduce(|all, one| Box::new(all.and(one)));
    Some(match nearly {
        Some(nearly) => Box::new(nearly.and(exactly)),
        None => exactly,
    })
}

/// Words of a search that narrow it by the index of words. A third hardly narrows it more, and PostgreSQL, which plans
/// a search anew for its words, would think about it for as long as it takes to find them.
const NARROWED: usize = 2;

/// People with a word that begins as the word in this place of some reading, found by the index of words. It finds all
/// whom the search means and a few more where readings mix: the exact condition stands beside it. `None` when some
/// reading says nothing in this place.
fn by_word(readings: &[Vec<String>], place: usize, email: Option<&str>) -> Option<Condition<people::table>> {
    let typed: Vec<&str> = readings
        .iter()
        .map(|reading| reading.get(place).map(String::as_str))
        .chain(email.map(Some))
        .collect::<Option<_>>()?;
    (!typed.is_empty()).then(|| Box::new(WithWord::beginning(typed)) as Condition<people::table>)
}
