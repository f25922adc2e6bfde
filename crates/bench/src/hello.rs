//! A bare server with one empty handler: the framework's own speed on this machine.

use actix_web::{App, HttpResponse, HttpServer, web};

use veche_bench::Outcome;

/// Serves on the port of 127.0.0.1, by as many workers as Veche has.
///
/// # Errors
/// A port that is taken.
pub(crate) fn serve(port: u16) -> Outcome {
    let server = async move {
        let app = || App::new().route("/", web::get().to(async || HttpResponse::Ok().body("hello")));
        HttpServer::new(app)
            .workers(2)
            .bind(("127.0.0.1", port))?
            .run()
            .await
    };
    actix_web::rt::System::new()
        .block_on(server)
        .map_err(|error| error.to_string())
}
