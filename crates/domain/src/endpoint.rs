//! Each operation of the API by method, path, request and answer: what the page calls and the document states.

use serde::{Serialize, de::DeserializeOwned};

use crate::codes::codes;

codes! {
    /// Method of an operation.
    pub enum Method {
        /// Reads.
        Get = "GET",
        /// Creates or acts.
        Post = "POST",
        /// Replaces.
        Put = "PUT",
        /// Changes some fields.
        Patch = "PATCH",
        /// Removes.
        Delete = "DELETE",
    }
}

/// An operation of the API.
///
/// The page calls operations only through their declarations, and a test matches every declaration with
/// the OpenAPI document, so neither can drift.
pub trait Endpoint {
    /// Method.
    const METHOD: Method;
    /// Complete path with `{name}` for each parameter.
    const PATH: &'static str;
    /// JSON body, or `()`.
    type Request: Serialize;
    /// JSON body of the answer, or `()`.
    type Response: DeserializeOwned;
}

/// Path of an operation with its parameters filled in, in order; parameters are percent-encoded.
pub fn path_of<E: Endpoint>(params: &[&str]) -> String {
    let mut rest = E::PATH;
    let mut out = String::with_capacity(rest.len() + 40);
    let mut params = params.iter();
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        out.push_str(&encode(params.next().copied().unwrap_or_default()));
        rest = after.split_once('}').map_or("", |(_, tail)| tail);
    }
    out.push_str(rest);
    out
}

fn encode(text: &str) -> String {
    text.bytes()
        .map(|b| match b {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => char::from(b).to_string(),
            other => format!("%{other:02X}"),
        })
        .collect()
}

/// Declares operations: `Name: METHOD "path", Request => Response;` and a list of them all for the test.
macro_rules! endpoints {
    ($($(#[$meta:meta])* $name:ident: $method:ident $path:literal, $request:ty => $response:ty;)+) => {
        $(
            $(#[$meta])*
            #[derive(Debug, Clone, Copy)]
            pub struct $name;
            impl $crate::endpoint::Endpoint for $name {
                const METHOD: $crate::endpoint::Method = $crate::endpoint::Method::$method;
                const PATH: &'static str = $path;
                type Request = $request;
                type Response = $response;
            }
        )+
        /// Method and path of each operation declared here.
        pub const ENDPOINTS: &[(&str, $crate::endpoint::Method, &str)] =
            &[$((stringify!($name), $crate::endpoint::Method::$method, $path),)+];
    };
}
pub(crate) use endpoints;
