//! Operations registered, and described only where the description is asked for.

use actix_web::{dev::HttpServiceFactory, web};
use utoipa_actix_web::{OpenApiFactory, service_config::ServiceConfig};

/// Where a feature puts its operations: a server that answers them, or the OpenAPI document.
///
/// Each worker of the server registers every operation; describing them too took it tens of megabytes and a tenth of a
/// second, for a document it throws away.
pub enum Routes<'a, 'b> {
    /// Operations are served.
    Served(&'a mut web::ServiceConfig),
    /// Operations are described.
    Described(&'a mut ServiceConfig<'b>),
}

impl Routes<'_, '_> {
    /// Adds one operation.
    pub fn service<F>(&mut self, operation: F) -> &mut Self
    where
        F: HttpServiceFactory + OpenApiFactory + 'static,
    {
        match self {
            Self::Served(config) => {
                config.service(operation);
            }
            Self::Described(config) => {
                config.service(operation);
            }
        }
        self
    }

    /// Adds the operations of one feature.
    pub fn configure(&mut self, feature: fn(&mut Self)) -> &mut Self {
        feature(self);
        self
    }
}
