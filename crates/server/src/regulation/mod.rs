//! The regulation: loaded at start, checked, served to everybody.

use actix_web::{HttpResponse, get, web};
use chrono_tz::Tz;
use veche_domain::regulation::Profile;

use crate::http::Routes;
use crate::{error::ApiResult, http::Problems, state::State};

/// The profile that is embedded in the binary.
const NOVOSIBIRSK_2022: &str = include_str!("../../../../regulations/novosibirsk-2022.toml");

/// Routes of this feature.
pub fn routes(config: &mut Routes<'_, '_>) {
    config.service(get_regulation);
}

/// Loads the embedded profile and the zone it names.
///
/// # Errors
/// A sentence that lists every fault of the profile.
pub fn load() -> Result<(Profile, Tz), String> {
    let profile: Profile =
        toml::from_str(NOVOSIBIRSK_2022).map_err(|e| format!("regulations/novosibirsk-2022.toml: {e}"))?;
    let faults: Vec<String> = profile.validate().iter().map(ToString::to_string).collect();
    if !faults.is_empty() {
        return Err(format!(
            "regulations/novosibirsk-2022.toml: {}",
            faults.join("; ")
        ));
    }
    let zone: Tz = profile
        .timezone
        .parse()
        .map_err(|_| format!("the profile's timezone {:?} is unknown", profile.timezone))?;
    Ok((profile, zone))
}

/// The regulation in force: clauses, dictionaries, dates, thresholds and the readings taken. Open to everybody.
#[utoipa::path(tag = "regulation", security(()), responses((status = 200, body = Profile), Problems))]
#[get("/api/v1/regulation")]
pub async fn get_regulation(state: web::Data<State>) -> ApiResult<HttpResponse> {
    Ok(HttpResponse::Ok()
        .insert_header(("Cache-Control", "public, max-age=300"))
        .json(state.profile.as_ref()))
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_embedded_profile_is_sound() {
        let (profile, zone) = super::load().unwrap();
        assert_eq!(zone, chrono_tz::Asia::Novosibirsk);
        assert!(profile.clause("VII.7.9").is_some());
    }
}
