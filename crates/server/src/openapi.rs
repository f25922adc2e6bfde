//! The OpenAPI document: collected from the handlers, without a database.

use std::{collections::HashMap, sync::OnceLock};

use actix_web::{App, http::Method, web};
use utoipa::{
    Modify, OpenApi, PartialSchema,
    openapi::{
        Content, ObjectBuilder, OpenApi as Document, RefOr, Required, Type,
        path::{Operation, ParameterBuilder, ParameterIn, PathItem},
        security::{ApiKey, ApiKeyValue, SecurityScheme},
    },
};
use utoipa_actix_web::AppExt;

use veche_domain::{
    papers::{PaperFormat, PaperObject},
    problem::{ErrorCode, FieldError, Problem},
    tables::{ListEncoding, ListFormat},
};

use crate::{
    app::routes,
    http::{Routes, guard::Operations},
};

/// What the handlers do not say themselves.
#[derive(OpenApi)]
#[openapi(
    info(
        title = "Veche",
        description = "Professional associations of teachers and school managers of a city: registers, orders, \
            meetings, plans and reports by the city's regulation. Errors are problem details (RFC 9457) with a code, \
            the clause of the regulation and a sentence in Russian.",
        license(name = "MIT OR Apache-2.0", identifier = "MIT OR Apache-2.0"),
        contact(name = "Veche developers", url = "https://veche.example/")
    ),
    servers((url = "/", description = "This server")),
    tags(
        (name = "health", description = "Whether the server lives and is ready"),
        (name = "accounts", description = "Sessions and accounts"),
        (name = "regulation", description = "The regulation as data"),
        (name = "dictionaries", description = "Positions, subjects, qualification categories"),
        (name = "districts", description = "Districts, administrative units, district associations"),
        (name = "organizations", description = "Schools, kindergartens, curating institutions"),
        (name = "people", description = "Teachers and managers, their employments, categories and tenure"),
        (name = "associations", description = "Professional associations, their members and offices"),
        (name = "orders", description = "Orders that the register rests on, and what follows from them"),
        (name = "library", description = "Legal acts and concepts of teaching, and who has confirmed to know them"),
        (name = "meetings", description = "Meetings, their attendance and ordinary decisions, and calendars of them"),
        (name = "minutes", description = "Minutes of meetings and the resolutions in them"),
        (name = "analyses", description = "Analyses of school years: written, handed over, accepted, considered"),
        (name = "council", description = "The city scientific-methodical council: its members and what it is to consider"),
        (name = "elections", description = "Open votes for leader and secretary by the majority of all members"),
        (name = "compliance", description = "Who owes what by the regulation, by when and how it is cured"),
        (name = "reporting", description = "The reporting set of a school year and the files its papers are kept in"),
        (name = "reminders", description = "What the signed-in person was told, and how they want to be told"),
        (name = "plans", description = "Work plans of a school year, the city's theme and goals, the department's own events"),
        (name = "papers", description = "Official papers of an object, issued under a number that anybody can check"),
        (name = "imports", description = "Spreadsheets in"),
        (name = "journal", description = "Every change, one entry")
    ),
    components(schemas(Problem, FieldError, ErrorCode, ListFormat, ListEncoding, PaperObject, PaperFormat)),
    security(("session" = [])),
    modifiers(&SessionCookie)
)]
struct Frame;

struct SessionCookie;

impl Modify for SessionCookie {
    fn modify(&self, document: &mut Document) {
        let note = "Set by POST /api/v1/session; unsafe requests also carry the header X-Veche: 1. \
            Behind https the cookie is called __Host-veche.";
        let cookie = ApiKey::Cookie(ApiKeyValue::with_description("veche", note));
        let components = document.components.get_or_insert_default();
        components.add_security_scheme("session", SecurityScheme::ApiKey(cookie));
    }
}

/// The document of every operation.
pub fn document() -> Document {
    let (_, collected) = App::new()
        .into_utoipa_app()
        .configure(|config| routes(&mut Routes::Described(config)))
        .split_for_parts();
    let mut document = Frame::openapi();
    document.merge(collected);
    for item in document.paths.paths.values_mut() {
        [
            &mut item.get,
            &mut item.post,
            &mut item.put,
            &mut item.patch,
            &mut item.delete,
        ]
        .into_iter()
        .flatten()
        .for_each(describe_answers);
        if let Some(operation) = &mut item.get {
            add_files(operation);
        }
        let operations = [
            (true, &mut item.post),
            (false, &mut item.put),
            (false, &mut item.patch),
            (false, &mut item.delete),
        ];
        for (is_post, operation) in operations {
            if let Some(operation) = operation {
                add_headers(operation, is_post);
            }
        }
    }
    document
}

/// Says of each answer what it is: the specification wants a sentence, and the status alone gives one.
fn describe_answers(operation: &mut Operation) {
    for (status, response) in &mut operation.responses.responses {
        if let RefOr::T(response) = response
            && response.description.is_empty()
        {
            response.description = match status.as_str() {
                "201" => "What was made.",
                "204" => "Done; there is nothing to say.",
                "default" => "A refusal.",
                _ => "What was asked for.",
            }
            .to_owned();
        }
    }
}

/// A list is answered as a file, too, where it is asked for.
fn add_files(operation: &mut Operation) {
    let is_list = operation
        .parameters
        .iter()
        .flatten()
        .any(|p| matches!(p, RefOr::T(p) if p.name == "format" && p.parameter_in == ParameterIn::Query));
    let Some(RefOr::T(response)) = operation.responses.responses.get_mut("200") else {
        return;
    };
    for media_type in [
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "text/csv",
        "application/x-ndjson",
    ] {
        if is_list {
            let file = Content::new(Some(Vec::<u8>::schema()));
            response.content.insert(media_type.to_owned(), RefOr::T(file));
        }
    }
}

/// Operations whose object says by its state, or by being there, that they are done: they name no version.
const WITHOUT_VERSION: [&str; 8] = [
    "acknowledge_document",
    "read_notice",
    "cast_election_vote",
    "commit_import",
    "undo_import",
    "undo_merge",
    "unfile_paper",
    "forget_import_profile",
];

/// Headers that the extractors read and the handlers' annotations do not show.
fn add_headers(operation: &mut Operation, is_post: bool) {
    let id = operation.operation_id.clone().unwrap_or_default();
    let has_whole = operation
        .parameters
        .iter()
        .flatten()
        .any(|p| matches!(p, RefOr::T(p) if p.parameter_in == ParameterIn::Path));
    let mut headers = vec![(
        "X-Veche",
        "Always `1`: tells Veche's own page and programs from another site's page.",
        true,
    )];
    // The settings of the signed-in person are a whole without a parameter.
    let has_whole = has_whole || id == "put_notice_settings";
    if has_whole && !WITHOUT_VERSION.contains(&id.as_str()) {
        headers.push((
            "If-Match",
            "The entity tag got when the object was read: its version must still be that one.",
            true,
        ));
    }
    if is_post && !id.starts_with("sign_") {
        headers.push((
            "Idempotency-Key",
            "Of the client's choice; a request sent again with it has no second effect.",
            false,
        ));
    }
    let parameters = operation.parameters.get_or_insert_default();
    parameters.extend(headers.into_iter().map(|(name, description, required)| {
        let required = if required { Required::True } else { Required::False };
        let builder = ParameterBuilder::new()
            .name(name)
            .parameter_in(ParameterIn::Header)
            .required(required);
        let text = ObjectBuilder::new()
            .schema_type(Type::String)
            .max_length(Some(200))
            .build();
        RefOr::T(builder.description(Some(description)).schema(Some(text)).build())
    }));
}

/// The document as it is committed and served.
///
/// # Errors
/// A document that cannot be written as JSON.
pub fn document_text() -> Result<String, serde_json::Error> {
    Ok(serde_json::to_string_pretty(&document())? + "\n")
}

/// The document as it is served and what the guard lets through, made once for all workers: it is large while it is
/// being put together.
pub(crate) fn served() -> (web::Data<String>, web::Data<Operations>) {
    static MADE: OnceLock<(web::Data<String>, web::Data<Operations>)> = OnceLock::new();
    let made = MADE.get_or_init(|| {
        let document = document();
        let text = serde_json::to_string(&document).unwrap_or_default();
        (web::Data::new(text), operations(&document))
    });
    made.clone()
}

/// Methods and query keys of each path: what the guard lets through.
fn operations(document: &Document) -> web::Data<Operations> {
    let paths = document.paths.paths.iter().map(|(path, item)| {
        let methods = by_method(item)
            .into_iter()
            .map(|(method, operation)| (method, query_keys(operation)));
        (path.clone(), methods.collect::<HashMap<_, _>>())
    });
    web::Data::new(Operations(paths.collect()))
}

/// Operations of a path with their methods.
pub fn by_method(item: &PathItem) -> Vec<(Method, &Operation)> {
    let all = [
        (Method::GET, &item.get),
        (Method::POST, &item.post),
        (Method::PUT, &item.put),
        (Method::PATCH, &item.patch),
        (Method::DELETE, &item.delete),
    ];
    all.into_iter()
        .filter_map(|(method, operation)| Some((method, operation.as_ref()?)))
        .collect()
}

fn query_keys(operation: &Operation) -> Vec<String> {
    let parameters = operation.parameters.iter().flatten();
    let here = parameters.filter_map(|p| {
        if let RefOr::T(parameter) = p {
            Some(parameter)
        } else {
            None
        }
    });
    here.filter(|p| p.parameter_in == ParameterIn::Query)
        .map(|p| p.name.clone())
        .collect()
}
