//! The only place that talks to the server: operations by their declaration in the domain.

mod fault;
mod query;
mod upload;

use gloo_net::http::{Method as HttpMethod, RequestBuilder, Response};
use veche_domain::endpoint::{Endpoint, Method, path_of};

pub use fault::Fault;
pub use query::Query;
pub use upload::upload;

/// What a call carries beside its method and path.
#[derive(Debug, Clone)]
pub struct Request<B> {
    /// Parameters of the path, in order.
    pub params: Vec<String>,
    /// Query.
    pub query: Query,
    /// Body.
    pub body: Option<B>,
    /// Version the change is made to, as the answer gave it.
    pub if_match: Option<String>,
    /// Key under which the server does a repeated request once.
    pub idempotency_key: Option<String>,
}

impl<B> Default for Request<B> {
    fn default() -> Self {
        Self {
            params: Vec::new(),
            query: Query::default(),
            body: None,
            if_match: None,
            idempotency_key: None,
        }
    }
}

impl<B> Request<B> {
    /// A request with these parameters of the path.
    pub fn to(params: &[&str]) -> Self {
        Self {
            params: params.iter().map(|p| (*p).to_owned()).collect(),
            ..Self::default()
        }
    }

    /// With a body.
    pub fn body(self, body: B) -> Self {
        Self {
            body: Some(body),
            ..self
        }
    }

    /// With a query.
    pub fn query(self, query: Query) -> Self {
        Self { query, ..self }
    }

    /// For the version that was read.
    pub fn if_match(self, etag: Option<String>) -> Self {
        Self {
            if_match: etag,
            ..self
        }
    }
}

/// An answer with the version it speaks of.
#[derive(Debug, Clone, PartialEq)]
pub struct Reply<T> {
    /// Body.
    pub data: T,
    /// `ETag`, to be given back in `If-Match`.
    pub etag: Option<String>,
}

/// Address of an operation: path with parameters and query.
pub fn url_of<E: Endpoint>(params: &[String], query: &Query) -> String {
    let params: Vec<&str> = params.iter().map(String::as_str).collect();
    query.append_to(path_of::<E>(&params))
}

/// Calls an operation.
///
/// # Errors
/// The server's problem, or that it cannot be reached or understood.
pub async fn call<E: Endpoint>(request: Request<E::Request>) -> Result<Reply<E::Response>, Fault> {
    let method = match E::METHOD {
        Method::Get => HttpMethod::GET,
        Method::Post => HttpMethod::POST,
        Method::Put => HttpMethod::PUT,
        Method::Patch => HttpMethod::PATCH,
        Method::Delete => HttpMethod::DELETE,
    };
    let mut builder = RequestBuilder::new(&url_of::<E>(&request.params, &request.query))
        .method(method)
        .header("Accept", "application/json");
    if E::METHOD != Method::Get {
        builder = builder.header("X-Veche", "1");
    }
    if let Some(etag) = &request.if_match {
        builder = builder.header("If-Match", etag);
    }
    if let Some(key) = request
        .idempotency_key
        .as_ref()
        .filter(|_| E::METHOD == Method::Post)
    {
        builder = builder.header("Idempotency-Key", key);
    }
    let ready = match &request.body {
        Some(body) => builder.json(body),
        None => builder.build(),
    };
    let response = ready
        .map_err(|_| Fault::Offline)?
        .send()
        .await
        .map_err(|_| Fault::Offline)?;
    read(response).await
}

/// Reads an answer: the body of a success, or the problem of a refusal.
async fn read<T: serde::de::DeserializeOwned>(response: Response) -> Result<Reply<T>, Fault> {
    let etag = response.headers().get("ETag");
    let status = response.status();
    let text = response.text().await.map_err(|_| Fault::Offline)?;
    if !response.ok() {
        return Err(Fault::from_body(status, &text));
    }
    let body = if text.is_empty() { "null" } else { &text };
    let data = serde_json::from_str(body).map_err(|_| Fault::Unreadable { status })?;
    Ok(Reply { data, etag })
}

/// What `GET /readyz` tells of the server before anybody signs in.
#[derive(Debug, Clone, PartialEq, serde::Deserialize)]
pub struct Readiness {
    /// Whether this is a demo city.
    #[serde(default)]
    pub demo: bool,
}

/// Asks whether the server is ready and whether it is a demo.
///
/// # Errors
/// The server cannot be reached or is not ready.
pub async fn readiness() -> Result<Readiness, Fault> {
    let response = RequestBuilder::new("/readyz")
        .send()
        .await
        .map_err(|_| Fault::Offline)?;
    read(response).await.map(|reply| reply.data)
}
