//! Whether the server lives and is ready.

use actix_web::{HttpResponse, get, web};
use chrono::NaiveDate;
use serde::Serialize;
use utoipa::ToSchema;
use veche_store::journal::journal_seq;

use crate::http::Routes;
use crate::{error::ApiResult, http::Problems, state::State};

/// Routes of this feature.
pub fn routes(config: &mut Routes<'_, '_>) {
    config.service(get_health).service(get_readiness);
}

/// The server lives.
#[derive(Debug, Serialize, ToSchema)]
pub struct Health {
    /// `ok`
    status: &'static str,
}

/// The server is ready.
#[derive(Debug, Serialize, ToSchema)]
pub struct Readiness {
    /// `ready`
    status: &'static str,
    /// Whether this is a demo city: then the sign-in page tells its accounts.
    demo: bool,
    /// The business date.
    today: NaiveDate,
}

/// Whether the process lives.
#[utoipa::path(tag = "health", security(()), responses((status = 200, body = Health)))]
#[get("/healthz")]
pub async fn get_health() -> HttpResponse {
    HttpResponse::Ok()
        .insert_header(("Cache-Control", "no-store"))
        .json(Health { status: "ok" })
}

/// Whether the database answers.
#[utoipa::path(tag = "health", security(()), responses((status = 200, body = Readiness), Problems))]
#[get("/readyz")]
pub async fn get_readiness(state: web::Data<State>) -> ApiResult<HttpResponse> {
    // Not whether a bucket of files answers: that is a call to another machine at every probe, and a balancer would
    // take the whole register away because scans cannot be read. What a call finds wrong is in the log.
    state.read_quickly(|conn| Ok(journal_seq(conn)?)).await?;
    let ready = Readiness {
        status: "ready",
        demo: state.demo,
        today: state.clock.today(),
    };
    Ok(HttpResponse::Ok()
        .insert_header(("Cache-Control", "no-store"))
        .json(ready))
}
