//! The built page: files with their precompressed forms, and `index.html` for every address of the page.

use std::path::{Component, Path, PathBuf};

use actix_web::{
    HttpRequest, HttpResponse,
    http::{StatusCode, header},
    web,
};

use crate::error::{ApiError, ApiResult};
use veche_domain::problem::ErrorCode;

/// Said at `/` when the page was not built.
const NOT_BUILT: &str = "<!doctype html><html lang=\"ru\"><meta charset=\"utf-8\"><title>Вече</title>\
    <h1>Вече: API работает, страница не собрана</h1><p>Соберите её командой <code>cargo xtask run</code> или укажите \
    папку сборки в <code>VECHE_SPA_DIR</code>.</p><p><a href=\"/api/docs/\">Описание API</a></p></html>";

/// Answers what no operation answers: a file of the page, the page itself, or 404.
///
/// # Errors
/// 404 for addresses under `/api` and for files that do not exist.
pub async fn serve(request: HttpRequest) -> ApiResult<HttpResponse> {
    let state = crate::http::guard::state(&request)?;
    let path = request.path().to_owned();
    if path.starts_with("/api/") || !matches!(request.method().as_str(), "GET" | "HEAD") {
        return Err(ErrorCode::NotFound.into());
    }
    let header = |name| {
        request
            .headers()
            .get(name)
            .and_then(|v| v.to_str().ok())
            .unwrap_or_default()
            .to_owned()
    };
    let (accepts, known) = (header(header::ACCEPT_ENCODING), header(header::IF_NONE_MATCH));
    let is_file = Path::new(&path).extension().is_some();
    let folder = &state.config.spa_dir;
    let file = if is_file {
        inside(folder, &path).ok_or(ErrorCode::NotFound)?
    } else {
        folder.join("index.html")
    };
    let sought = file.clone();
    let found = web::block(move || read(&sought, &accepts))
        .await
        .map_err(|e| ApiError::Internal(e.to_string()))?;
    match found {
        Some(found) => Ok(respond(&file, found, &known)),
        None if is_file => Err(ErrorCode::NotFound.into()),
        None => Ok(HttpResponse::Ok()
            .content_type("text/html; charset=utf-8")
            .body(NOT_BUILT)),
    }
}

fn respond(file: &Path, found: Found, known: &str) -> HttpResponse {
    // Trunk puts a hash into the names of what it builds, so those never change.
    let cache = if has_hash(file) {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    };
    let unchanged = known == found.tag;
    let status = if unchanged {
        StatusCode::NOT_MODIFIED
    } else {
        StatusCode::OK
    };
    let mut builder = HttpResponse::build(status);
    builder
        .insert_header((header::CACHE_CONTROL, cache))
        .insert_header((header::ETAG, found.tag));
    builder
        .insert_header((header::VARY, "Accept-Encoding"))
        .content_type(media_type(file));
    if unchanged {
        return builder.finish();
    }
    // Said also for the plain form, so that the compressing middleware leaves a file as it is.
    builder.insert_header((header::CONTENT_ENCODING, found.encoding.unwrap_or("identity")));
    builder.body(found.bytes)
}

/// The file under the folder, unless the path leads out of it.
fn inside(folder: &Path, path: &str) -> Option<PathBuf> {
    let relative = Path::new(path.trim_start_matches('/'));
    let plain = relative
        .components()
        .all(|part| matches!(part, Component::Normal(_)));
    (plain && !path.contains('\\') && !path.contains('%')).then(|| folder.join(relative))
}

struct Found {
    bytes: Vec<u8>,
    encoding: Option<&'static str>,
    tag: String,
}

fn read(file: &Path, accepts: &str) -> Option<Found> {
    let forms = [("br", Some("br")), ("gz", Some("gzip"))]
        .into_iter()
        .filter(|(_, e)| e.is_some_and(|e| accepts.contains(e)));
    for (suffix, encoding) in forms
        .map(|(s, e)| (format!(".{s}"), e))
        .chain([(String::new(), None)])
    {
        let mut name = file.as_os_str().to_owned();
        name.push(&suffix);
        let form = PathBuf::from(name);
        if let (Ok(bytes), Ok(meta)) = (std::fs::read(&form), std::fs::metadata(&form)) {
            let changed = meta
                .modified()
                .ok()
                .and_then(|t| t.duration_since(std::time::UNIX_EPOCH).ok());
            let tag = format!(
                "\"{:x}-{:x}{suffix}\"",
                meta.len(),
                changed.map_or(0, |d| d.as_millis())
            );
            return Some(Found { bytes, encoding, tag });
        }
    }
    None
}

fn has_hash(file: &Path) -> bool {
    let name = file.file_stem().and_then(|n| n.to_str()).unwrap_or_default();
    name.split(['-', '.', '_'])
        .any(|part| part.len() >= 12 && part.chars().all(|c| c.is_ascii_hexdigit()))
}

fn media_type(file: &Path) -> &'static str {
    match file.extension().and_then(|e| e.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("ico") => "image/x-icon",
        Some("woff2") => "font/woff2",
        Some("json" | "webmanifest") => "application/json",
        Some("txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_path_leads_out_of_the_folder() {
        let folder = Path::new("dist");
        assert_eq!(
            inside(folder, "/veche.css"),
            Some(PathBuf::from("dist/veche.css"))
        );
        for path in [
            "/../Cargo.toml",
            "/a/../../x.txt",
            "//etc/passwd.txt/../x",
            "/%2e%2e/x.txt",
            "/a\\..\\x.txt",
        ] {
            assert_eq!(inside(folder, path), None, "{path}");
        }
    }

    #[test]
    fn only_names_with_a_hash_are_kept_for_good() {
        assert!(has_hash(Path::new("veche-frontend-3f2a9c81d04be77a_bg.wasm")));
        assert!(!has_hash(Path::new("index.html")));
        assert!(!has_hash(Path::new("start.js")));
    }
}
