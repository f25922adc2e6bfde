//! The application: routes, what stands before and after them, and serving.

use actix_web::{
    App, HttpResponse, HttpServer,
    body::MessageBody,
    dev::{ServiceFactory, ServiceRequest, ServiceResponse},
    get,
    middleware::{Compress, from_fn},
    web,
};
use tracing_actix_web::TracingLogger;
use utoipa_swagger_ui::{Config, SwaggerUi};

use crate::{
    http::{self, Routes},
    openapi, spa,
    state::State,
};

/// Every operation of the API.
pub fn routes(config: &mut Routes<'_, '_>) {
    config
        .configure(crate::health::routes)
        .configure(crate::regulation::routes)
        .configure(crate::accounts::routes)
        .configure(crate::dictionaries::routes)
        .configure(crate::organizations::routes)
        .configure(crate::people::routes)
        .configure(crate::districts::routes)
        .configure(crate::associations::routes)
        .configure(crate::orders::routes)
        .configure(crate::library::routes)
        .configure(crate::meetings::routes)
        .configure(crate::minutes::routes)
        .configure(crate::analyses::routes)
        .configure(crate::council::routes)
        .configure(crate::elections::routes)
        .configure(crate::compliance::routes)
        .configure(crate::reporting::routes)
        .configure(crate::reminders::routes)
        .configure(crate::plans::routes)
        .configure(crate::papers::routes)
        .configure(crate::imports::routes)
        .configure(crate::journal::routes);
}

/// The document, as it is committed.
#[get("/api/openapi.json")]
async fn get_document(text: web::Data<String>) -> HttpResponse {
    HttpResponse::Ok()
        .content_type("application/json")
        .body(text.get_ref().clone())
}

/// Puts the application together.
pub fn app(
    state: &State,
) -> App<
    impl ServiceFactory<
        ServiceRequest,
        Config = (),
        Response = ServiceResponse<impl MessageBody + use<>>,
        Error = actix_web::Error,
        InitError = (),
    > + use<>,
> {
    let (text, operations) = openapi::served();
    App::new()
        .app_data(web::Data::new(state.clone()))
        .app_data(operations)
        .app_data(text)
        .configure(|config| routes(&mut Routes::Served(config)))
        .service(get_document)
        .configure(crate::papers::public_routes)
        .service(SwaggerUi::new("/api/docs/{_:.*}").config(Config::from("/api/openapi.json")))
        .default_service(web::to(spa::serve))
        .wrap(from_fn(http::guard))
        .wrap(from_fn(http::problems))
        .wrap(from_fn(http::security_headers))
        .wrap(Compress::default())
        .wrap(TracingLogger::<http::RequestSpan>::new())
}

/// Serves until stopped.
///
/// # Errors
/// An address that cannot be listened on.
pub async fn serve(state: State, workers: usize) -> std::io::Result<()> {
    let listen = state.config.listen;
    tracing::info!(%listen, demo = state.demo, today = %state.clock.today(), "veche is ready");
    let streams = state.streams.clone();
    // Listeners would keep a graceful stop waiting: they are let go as soon as the signal comes.
    actix_web::rt::spawn(async move {
        told_to_stop().await;
        streams.close();
    });
    HttpServer::new(move || app(&state))
        .workers(workers)
        .worker_max_blocking_threads(crate::cli::READERS as usize + 1)
        .client_request_timeout(std::time::Duration::from_secs(10))
        .bind(listen)?
        .run()
        .await
}

/// Waits for the signal that asks to stop in peace; whatever else stops the server waits for nobody.
#[cfg(unix)]
async fn told_to_stop() {
    use actix_web::rt::signal::unix::{SignalKind, signal};
    match signal(SignalKind::terminate()) {
        Ok(mut asked) => drop(asked.recv().await),
        Err(error) => {
            tracing::warn!(%error, "streams will not hear of a stop");
            std::future::pending::<()>().await;
        }
    }
}

#[cfg(not(unix))]
async fn told_to_stop() {
    drop(actix_web::rt::signal::ctrl_c().await);
}
