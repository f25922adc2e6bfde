//! Files that are handed out.

use actix_web::HttpResponse;
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
}

/// A file to be handed out.
pub fn attachment(name: &str, bytes: Vec<u8>) -> Attachment {
    Attachment {
        name: name.to_owned(),
        bytes,
        encoding: CsvEncoding::default(),
    }
}

impl Attachment {
    /// The same file, written in another encoding.
    pub fn encoded(self, encoding: CsvEncoding) -> Self {
        Self { encoding, ..self }
    }

    /// The answer that hands it out; no cache keeps it.
    pub fn answer(self) -> HttpResponse {
        HttpResponse::Ok()
            .insert_header(("Cache-Control", "private, no-store"))
            .insert_header(("Content-Disposition", self.disposition()))
            .content_type(self.media_type())
            .body(self.bytes)
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
        format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{full}")
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
            Some("zip") => "application/zip",
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
