//! Finding people by the category they are shown with on a date, see [`veche_domain::people::category_on`].

use chrono::NaiveDate;
use diesel::{
    alias,
    dsl::{exists, not},
    prelude::*,
};

use crate::{
    listing::{Condition, term_holds},
    schema::{categories, people, qualifications},
};

alias!(categories as heavier: Heavier, qualifications as later: Later);

/// The condition that a person is shown with the category on the date; a person without any counts as `none`.
pub(super) fn with_category(code: &str, on: NaiveDate) -> Condition<people::table> {
    use qualifications as q;
    let valid = q::table
        .inner_join(categories::table)
        .filter(term_holds!(q::granted_on, q::valid_until, on));
    // Weightier than the one asked for: the row of `heavier` is the asked category itself.
    let weightier = valid
        .filter(exists(
            heavier
                .filter(heavier.field(categories::code).eq(code.to_owned()))
                .filter(heavier.field(categories::rank).lt(categories::rank)),
        ))
        .select(q::person_id);
    let holders = valid
        .filter(q::category_code.eq(code.to_owned()))
        .select(q::person_id);
    let shown_valid = people::id.eq_any(holders).and(not(people::id.eq_any(weightier)));
    let latest_is_another = later
        .filter(later.field(q::person_id).eq(q::person_id))
        .filter(later.field(q::granted_on).le(on))
        .filter(later.field(q::granted_on).gt(q::granted_on));
    let lapsed = q::table
        .filter(q::category_code.eq(code.to_owned()))
        .filter(q::valid_until.le(on))
        .filter(not(exists(latest_is_another)))
        .select(q::person_id);
    let shown_lapsed = people::id
        .eq_any(lapsed)
        .and(not(people::id.eq_any(valid.select(q::person_id))));
    let shown = shown_valid.or(shown_lapsed);
    if code == "none" {
        let with_any = q::table
            .filter(q::granted_on.is_null().or(q::granted_on.le(on)))
            .select(q::person_id);
        Box::new(shown.or(not(people::id.eq_any(with_any))))
    } else {
        Box::new(shown)
    }
}

/// The condition that the category a person is shown with is no longer valid on the date, or that it is not so.
pub(super) fn with_expired(expired: bool, on: NaiveDate) -> Condition<people::table> {
    use qualifications as q;
    let lapsed = q::table
        .filter(q::granted_on.is_null().or(q::granted_on.le(on)))
        .filter(q::valid_until.le(on))
        .select(q::person_id);
    let valid = q::table
        .filter(term_holds!(q::granted_on, q::valid_until, on))
        .select(q::person_id);
    let shown_lapsed = people::id.eq_any(lapsed).and(not(people::id.eq_any(valid)));
    if expired {
        Box::new(shown_lapsed)
    } else {
        Box::new(not(shown_lapsed))
    }
}
