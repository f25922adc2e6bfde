//! Who may hold an office: people sifted by the rule that judges one person (VII.7.2, VII.7.3).

use veche_domain::{
    associations::{Requirements, Sought, Standing},
    listing::Page,
    people::{PersonFilter, PersonRow},
};
use veche_store::{
    Conn,
    people::{PeopleView, Sieve, list_candidates},
};

use crate::{
    associations,
    error::ApiResult,
    http::{Context, Listing},
};

/// A page of those of the people whom the actor may see who may hold the office on the date.
///
/// # Errors
/// 403 for those who may not know the tenure, 404 for an unknown association, 409 for a curator where nothing
/// curates.
pub fn list(
    conn: &mut Conn,
    context: &Context<'_>,
    listing: &Listing<PersonFilter>,
    view: &PeopleView,
    sought: &Sought,
) -> ApiResult<Page<PersonRow>> {
    let (asked, of) = associations::sought(conn, context, sought, view.on)?;
    let asks = Requirements::of(context.profile);
    let fits = |person: &Standing| sought.fits(asked, person, &asks);
    let sieve = Sieve {
        of,
        narrowing: sought.narrowing(asked, &asks),
        fits: &fits,
    };
    let rows = list_candidates(conn, &listing.filter, view, &listing.slice, &sieve)?;
    Ok(listing.page(rows))
}
