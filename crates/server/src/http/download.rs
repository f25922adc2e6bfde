//! Files that are handed out.

use actix_web::{HttpRequest, HttpResponse, HttpResponseBuilder, http::header, web::Bytes};
use futures_util::Stream;
use veche_sheets::CsvEncoding;

/// A file with its name, handed out as an attachment.
#[derive(Debug)]
pub struct Attachment {
    /// Name, in any letters.
    name: String,
    /// Content.
    bytes: Vec<u8>,
    /// Encoding of a CSV file.
    encoding: CsvEncoding,
    /// Whether it is shown in the browser instead of being saved.
    shown: bool,
    /// Hash of a content that never changes.
    tag: Option<String>,
}

/// What a paper that is shown in the browser may do: nothing but look as it looks.
const PREVIEW_POLICY: &str = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; \
    form-action 'none'; frame-ancestors 'self'";

/// The same for PDF: a browser's own viewer does not start in a sandbox.
const VIEWER_POLICY: &str =
    "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'";

/// A file to be handed out.
pub fn attachment(name: &str, bytes: Vec<u8>) -> Attachment {
    Attachment {
        name: name.to_owned(),
        bytes,
        encoding: CsvEncoding::default(),
        shown: false,
        tag: None,
    }
}

/// Whether whoever asks has the content of this hash already.
pub fn has(request: &HttpRequest, tag: &str) -> bool {
    let known = request.headers().get(header::IF_NONE_MATCH);
    let known = known.and_then(|v| v.to_str().ok());
    known.is_some_and(|known| known.contains(&format!("\"{tag}\"")))
}

impl Attachment {
    /// The same file, written in another encoding.
    pub fn encoded(self, encoding: CsvEncoding) -> Self {
        Self { encoding, ..self }
    }

    /// The same, shown in the browser where `shown` says so.
    #[must_use]
    pub fn shown(mut self, shown: bool) -> Self {
        self.shown = shown;
        self
    }

    /// The same, known by the hash of a content that never changes.
    #[must_use]
    pub fn tagged(mut self, tag: Option<String>) -> Self {
        self.tag = tag;
        self
    }

    /// The answer that hands out a content that comes piece by piece.
    pub fn streamed(self, content: impl Stream<Item = std::io::Result<Bytes>> + 'static) -> HttpResponse {
        self.head().streaming(Box::pin(content))
    }

    /// The answer that hands it out; no cache keeps it.
    pub fn answer(mut self) -> HttpResponse {
        let bytes = std::mem::take(&mut self.bytes);
        self.head().body(bytes)
    }

    fn head(&self) -> HttpResponseBuilder {
        let cache = match self.tag {
            Some(_) => "private, no-cache",
            None => "private, no-store",
        };
        let media_type = self.media_type();
        let mut builder = HttpResponse::Ok();
        builder
            .insert_header((header::CACHE_CONTROL, cache))
            .insert_header((header::CONTENT_DISPOSITION, self.disposition()))
            .content_type(media_type);
        // Packed already: the compressing middleware leaves it as it is.
        if !media_type.starts_with("text/") {
            builder.insert_header((header::CONTENT_ENCODING, "identity"));
        }
        if let Some(tag) = &self.tag {
            builder.insert_header((header::ETAG, format!("\"{tag}\"")));
        }
        if self.shown {
            let policy = if media_type == "application/pdf" {
                VIEWER_POLICY
            } else {
                PREVIEW_POLICY
            };
            builder.insert_header((header::CONTENT_SECURITY_POLICY, policy));
        }
        builder
    }

    /// The same to a request that may have the content already: 304 then.
    pub fn answer_to(self, request: &HttpRequest) -> HttpResponse {
        match &self.tag {
            Some(tag) if has(request, tag) => HttpResponse::NotModified()
                .insert_header((header::CACHE_CONTROL, "private, no-cache"))
                .insert_header((header::ETAG, format!("\"{tag}\"")))
                .finish(),
            _ => self.answer(),
        }
    }

    /// The header that names the file: in ASCII for old programs, in full by RFC 5987.
    fn disposition(&self) -> String {
        let clean: String = self
            .name
            .chars()
            .filter(|c| !c.is_control() && !"\"\\/:*?<>|".contains(*c))
            .collect();
        let plain: String = clean
            .chars()
            .map(|c| if c.is_ascii() { c } else { '_' })
            .collect();
        let full: String = clean
            .bytes()
            .map(|b| {
                if b.is_ascii_alphanumeric() || b"-._~".contains(&b) {
                    char::from(b).to_string()
                } else {
                    format!("%{b:02X}")
                }
            })
            .collect();
        let how = if self.shown { "inline" } else { "attachment" };
        format!("{how}; filename=\"{plain}\"; filename*=UTF-8''{full}")
    }

    /// Media type by the extension.
    fn media_type(&self) -> &'static str {
        match self.name.rsplit('.').next() {
            Some("xlsx") => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Some("docx") => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Some("csv") => match self.encoding {
                CsvEncoding::Utf8Bom => "text/csv; charset=utf-8",
                CsvEncoding::Windows1251 => "text/csv; charset=windows-1251",
            },
            Some("ndjson") => "application/x-ndjson",
            Some("zip") => "application/zip",
            Some("html") => "text/html; charset=utf-8",
            Some("pdf") => "application/pdf",
            Some("png") => "image/png",
            Some("jpg" | "jpeg") => "image/jpeg",
            Some("tif" | "tiff") => "image/tiff",
            _ => "application/octet-stream",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_russian_name_survives_and_cannot_break_the_header() {
        let header = attachment("Протокол №1 (итог).xlsx", Vec::new()).disposition();
        assert!(header.is_ascii());
        assert!(header.ends_with("filename*=UTF-8''%D0%9F%D1%80%D0%BE%D1%82%D0%BE%D0%BA%D0%BE%D0%BB%20%E2%84%961%20%28%D0%B8%D1%82%D0%BE%D0%B3%29.xlsx"));
        let hostile = attachment("a\"\r\nSet-Cookie: x=1;.xlsx", Vec::new()).disposition();
        assert!(!hostile.contains('\r') && !hostile.contains('\n') && hostile.matches('"').count() == 2);
    }
}
