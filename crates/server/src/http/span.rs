//! What the log says of a request.

use actix_web::{
    Error, HttpMessage,
    body::MessageBody,
    dev::{ServiceRequest, ServiceResponse},
};
use tracing::{Span, field::Empty};
use tracing_actix_web::{DefaultRootSpanBuilder, RequestId, RootSpanBuilder};

/// The span of a request. It names the path and never the query: addresses of calendars carry their token there, and
/// what people search for is nobody's business either.
#[derive(Debug)]
pub struct RequestSpan;

impl RootSpanBuilder for RequestSpan {
    fn on_request_start(request: &ServiceRequest) -> Span {
        let header = |name: &str| request.headers().get(name).and_then(|v| v.to_str().ok());
        let number = request.extensions().get::<RequestId>().map(ToString::to_string);
        tracing::info_span!(
            "HTTP request",
            http.method = %request.method(),
            http.route = %request.match_pattern().unwrap_or_default(),
            http.target = %request.path(),
            http.client_ip = %request.connection_info().realip_remote_addr().unwrap_or_default(),
            http.user_agent = %header("user-agent").unwrap_or_default(),
            http.status_code = Empty,
            otel.status_code = Empty,
            request_id = %number.unwrap_or_default(),
            exception.message = Empty,
            exception.details = Empty,
        )
    }

    fn on_request_end<B: MessageBody>(span: Span, outcome: &Result<ServiceResponse<B>, Error>) {
        DefaultRootSpanBuilder::on_request_end(span, outcome);
    }
}

#[cfg(test)]
mod tests {
    use std::{
        io::{self, Write},
        sync::{Arc, Mutex, PoisonError},
    };

    use actix_web::{App, HttpResponse, test, web};
    use tracing_actix_web::TracingLogger;
    use tracing_subscriber::fmt;

    use super::*;

    #[derive(Clone, Default)]
    struct Log(Arc<Mutex<Vec<u8>>>);

    impl Write for Log {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .extend_from_slice(bytes);
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[actix_web::test]
    async fn the_log_names_the_path_and_never_the_query() {
        let log = Log::default();
        let writer = log.clone();
        let subscriber = fmt()
            .with_ansi(false)
            .with_writer(move || writer.clone())
            .finish();
        let _guard = tracing::subscriber::set_default(subscriber);
        let handler = || async {
            tracing::info!("a calendar was asked for");
            HttpResponse::NotFound().finish()
        };
        let app = App::new()
            .route("/calendar.ics", web::get().to(handler))
            .wrap(TracingLogger::<RequestSpan>::new());
        let app = test::init_service(app).await;
        let request = test::TestRequest::get().uri("/calendar.ics?token=c0ffee");
        test::call_service(&app, request.to_request()).await;
        let bytes = log.0.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let text = String::from_utf8_lossy(&bytes);
        assert!(text.contains("http.target=/calendar.ics"), "{text}");
        assert!(text.contains("request_id=") && !text.contains("c0ffee"), "{text}");
    }
}
