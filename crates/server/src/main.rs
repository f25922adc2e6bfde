//! The binary `veche`.

use std::process::ExitCode;

use tracing_subscriber::{EnvFilter, fmt};

/// Requests allocate little and often: docs/performance.md has the figures.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    veche_server::memory::give_back_at_once();
    serve()
}

#[actix_web::main]
async fn serve() -> ExitCode {
    let filter =
        EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info,actix_server=warn"));
    // The log goes to standard error: standard output belongs to what a command prints.
    fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
    match veche_server::cli::run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            tracing::error!("{sentence}");
            ExitCode::FAILURE
        }
    }
}
