//! The only place that talks to the server: operations by their declaration in the domain.

mod fault;
mod query;
mod upload;

use gloo_net::http::{Method as HttpMethod, RequestBuilder, Response};
use veche_domain::endpoint::{Endpoint, Method, path_of};

pub use fault::Fault;
pub use query::Query;
pub use upload::{board_file, document_file, reporting_archive, upload};

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

/// A call without its types: one code for every operation, since each copy of it would be loaded by every reader.
#[derive(Debug, Clone, PartialEq)]
pub struct Raw {
    /// Method.
    pub method: Method,
    /// Address with its query.
    pub url: String,
    /// JSON body.
    pub body: Option<String>,
    /// Version the change is made to.
    pub if_match: Option<String>,
    /// Key under which the server does a repeated request once.
    pub idempotency_key: Option<String>,
}

impl Raw {
    /// A read of an address.
    pub fn get(url: String) -> Self {
        Self {
            method: Method::Get,
            url,
            body: None,
            if_match: None,
            idempotency_key: None,
        }
    }

    /// The request of an operation.
    pub fn of<E: Endpoint>(request: Request<E::Request>) -> Self {
        Self {
            method: E::METHOD,
            url: url_of::<E>(&request.params, &request.query),
            // Wire types are plain structures, none of which JSON can refuse.
            body: request
                .body
                .as_ref()
                .and_then(|body| serde_json::to_string(body).ok()),
            if_match: request.if_match,
            idempotency_key: request.idempotency_key,
        }
    }
}

/// Sends a request and gives the body of its success as text.
///
/// # Errors
/// The server's problem, or that it cannot be reached.
pub async fn exchange(raw: Raw) -> Result<Reply<String>, Fault> {
    let method = match raw.method {
        Method::Get => HttpMethod::GET,
        Method::Post => HttpMethod::POST,
        Method::Put => HttpMethod::PUT,
        Method::Patch => HttpMethod::PATCH,
        Method::Delete => HttpMethod::DELETE,
    };
    let mut builder = RequestBuilder::new(&raw.url)
        .method(method)
        .header("Accept", "application/json");
    if raw.method != Method::Get {
        builder = builder.header("X-Veche", "1");
    }
    if let Some(etag) = &raw.if_match {
        builder = builder.header("If-Match", etag);
    }
    if let Some(key) = raw
        .idempotency_key
        .as_ref()
        .filter(|_| raw.method == Method::Post)
    {
        builder = builder.header("Idempotency-Key", key);
    }
    let ready = match raw.body {
        Some(body) => builder.header("Content-Type", "application/json").body(body),
        None => builder.build(),
    };
    let response = ready
        .map_err(|_| Fault::Offline)?
        .send()
        .await
        .map_err(|_| Fault::Offline)?;
    receive(response).await
}

/// Calls an operation.
///
/// # Errors
/// The server's problem, or that it cannot be reached or understood.
pub async fn call<E: Endpoint>(request: Request<E::Request>) -> Result<Reply<E::Response>, Fault> {
    understand(exchange(Raw::of::<E>(request)).await?)
}

/// The body of a success, or the problem of a refusal.
async fn receive(response: Response) -> Result<Reply<String>, Fault> {
    let etag = response.headers().get("ETag");
    let status = response.status();
    let text = response.text().await.map_err(|_| Fault::Offline)?;
    if !response.ok() {
        return Err(Fault::from_body(status, &text));
    }
    Ok(Reply {
        data: if text.is_empty() { "null".to_owned() } else { text },
        etag,
    })
}

#[inline(never)]
fn parse(text: &str) -> Option<serde_json::Value> {
    serde_json::from_str(text).ok()
}

/// Reads the text of an answer as what it says.
///
/// # Errors
/// The text is something else: page and server differ in version.
pub fn understand<T: serde::de::DeserializeOwned>(reply: Reply<String>) -> Result<Reply<T>, Fault> {
    // The text is parsed by one code for all types: a parser for each of them would be a quarter of the page.
    let data = parse(&reply.data).and_then(|value| T::deserialize(value).ok());
    let data = data.ok_or(Fault::Unreadable { status: 200 })?;
    Ok(Reply {
        data,
        etag: reply.etag,
    })
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
    understand(receive(response).await?).map(|reply| reply.data)
}
