//! The public page: plain HTML without script, for any phone.

use std::{fmt::Write, sync::LazyLock};

use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256};
use veche_domain::{
    papers::{Comparison, ComparisonAnswer, Verification, VerificationState},
    problem::ErrorCode,
};

use super::words::Language;

/// Its only style, allowed by its hash.
const STYLE: &str = "body{font:1rem/1.5 system-ui,sans-serif;margin:0;color:#151515;background:#f2f2f2}\
main{box-sizing:border-box;max-width:44rem;margin:0 auto;padding:1rem;background:#fff;min-height:100vh}\
h1{font-size:1.4rem;line-height:1.3;margin:.5rem 0 1rem}h2{font-size:1.1rem;margin:1.5rem 0 .5rem}\
dt{color:#4d4d4d;margin-top:.5rem}dd{margin:0;overflow-wrap:anywhere}code{overflow-wrap:anywhere}\
.say{border-inline-start:.4rem solid #0066cc;padding:.5rem 1rem;background:#e7f1fa}\
.good{border-color:#3d7317;background:#f3faf2}.bad{border-color:#b1380b;background:#fdf0ec}.say p{margin:.25rem 0}\
label{display:block;margin:.5rem 0 .25rem}input{font:inherit;max-width:100%;box-sizing:border-box;padding:.4rem;\
border:1px solid #707070}button{font:inherit;margin-top:.75rem;padding:.5rem 1rem;border:0;background:#0066cc;color:#fff}\
:focus-visible{outline:3px solid #151515;outline-offset:2px}small{color:#4d4d4d}";

/// SHA-256 of the style in base64, as a policy names it.
pub(in crate::papers) static STYLE_HASH: LazyLock<String> =
    LazyLock::new(|| STANDARD.encode(Sha256::digest(STYLE.as_bytes())));

/// What the page shows.
pub(super) enum Shown<'a> {
    /// Only the field for a number.
    Start,
    /// A number that cannot be one.
    Mistyped,
    /// A number that no paper has.
    Unknown,
    /// A paper, and the copy that was compared with it.
    Found(&'a Verification, Option<&'a ComparisonAnswer>),
    /// A paper, and a copy that could not be read.
    NoCopy(&'a Verification, ErrorCode),
}

/// The page as a whole.
pub(super) fn page(language: Language, shown: &Shown<'_>) -> String {
    let title = language.pick("Проверка документа", "Checking a paper");
    let mut body = String::new();
    match shown {
        Shown::Start => {}
        Shown::Mistyped => say(&mut body, "bad", (
            language.pick("В номере опечатка", "The number is mistyped"),
            language.pick(
                "Такого номера быть не может: сверьте его с бумагой, знак за знаком. В номере двенадцать знаков, в нём нет \
                 цифр 0 и 1 и букв I и O.",
                "There can be no such number: compare it with the paper, letter by letter. It has twelve characters, and \
                 never 0, 1, I or O.",
            ),
        )),
        Shown::Unknown => say(&mut body, "bad", language.state(VerificationState::Unknown)),
        Shown::Found(found, copy) => {
            if let Some(copy) = copy {
                let tone = match copy.result {
                    Comparison::Matches => "good",
                    Comparison::Superseded => "",
                    Comparison::Differs | Comparison::Revoked => "bad",
                };
                say(&mut body, tone, language.comparison(copy.result));
                checksum(&mut body, language.pick("Контрольная сумма вашего файла", "Checksum of your file"), &copy.sha256);
            }
            paper(&mut body, language, found, copy.is_none());
        }
        Shown::NoCopy(found, code) => {
            let told = match code {
                ErrorCode::TooLarge => (
                    language.pick("Файл больше 25 МБ", "The file is larger than 25 MB"),
                    language.pick("Выданные документы меньше: выберите сам файл документа.", "Issued papers are smaller: choose the paper itself."),
                ),
                _ => (
                    language.pick("Файл не выбран", "No file was chosen"),
                    language.pick("Выберите файл и отправьте его ещё раз.", "Choose a file and send it again."),
                ),
            };
            say(&mut body, "bad", told);
            paper(&mut body, language, found, false);
        }
    }
    if !matches!(shown, Shown::Found(..) | Shown::NoCopy(..)) {
        number_form(&mut body, language);
    }
    format!(
        "<!doctype html>\n<html lang=\"{}\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <meta name=\"robots\" content=\"noindex\"><title>{title}</title><style>{STYLE}</style></head>\
         <body><main><h1>{title}</h1>{body}</main></body></html>\n",
        language.code()
    )
}

fn paper(body: &mut String, language: Language, found: &Verification, says_state: bool) {
    if says_state || found.state != VerificationState::Known {
        let tone = match found.state {
            VerificationState::Known => "good",
            VerificationState::Unchecked => "",
            _ => "bad",
        };
        say(body, tone, language.state(found.state));
    }
    if let Some(day) = found.revoked_on {
        let text = format!(
            "{} {}",
            language.pick("Документ отменён с", "The paper is out of force from"),
            language.day(day)
        );
        say(body, "bad", (&text, ""));
    } else if found.newer {
        say(body, "", (
            language.pick("Есть новая редакция", "There is a newer edition"),
            language.pick(
                "Документ с тех пор изменён и выдан под другим номером. Возьмите новый экземпляр у того, кто его ведёт.",
                "The paper was changed since and issued under another number. Get a new copy from whoever keeps it.",
            ),
        ));
    }
    body.push_str("<dl>");
    let kind = found
        .kind
        .map(|kind| language.pick(kind.title_ru(), kind.title_en()).to_owned());
    let rows = [
        (language.pick("Номер", "Number"), Some(found.number.clone())),
        (language.pick("Вид документа", "Kind of paper"), kind),
        (language.pick("Документ", "Paper"), found.title.clone()),
        (
            language.pick("Объединение", "Association"),
            found.association.clone(),
        ),
        (
            language.pick("Выдан", "Issued"),
            found.issued_on.map(|day| language.day(day)),
        ),
    ];
    for (name, value) in rows
        .iter()
        .filter_map(|(name, value)| Some((name, value.as_ref()?)))
    {
        let _ = write!(body, "<dt>{name}</dt><dd>{}</dd>", escaped(value));
    }
    body.push_str("</dl>");
    for file in &found.files {
        let name = format!(
            "{} {} (SHA-256)",
            language.pick("Контрольная сумма", "Checksum of the"),
            language.format(file.format)
        );
        checksum(body, &name, &file.sha256);
    }
    let _ = write!(
        body,
        "<h2>{}</h2><form method=\"post\" enctype=\"multipart/form-data\" action=\"/verify/{}\">\
         <label for=\"file\">{}</label><input id=\"file\" name=\"file\" type=\"file\" required accept=\".pdf,.docx\">\
         <div><small>{}</small></div><button>{}</button></form>",
        language.pick("Сравнить свой экземпляр", "Compare your own copy"),
        escaped(&found.number),
        language.pick("Файл PDF или DOCX, до 25 МБ", "PDF or DOCX file, up to 25 MB"),
        language.pick("Файл не сохраняется.", "The file is not kept."),
        language.pick("Сравнить", "Compare"),
    );
}

fn number_form(body: &mut String, language: Language) {
    let _ = write!(
        body,
        "<form method=\"get\" action=\"/verify\"><label for=\"number\">{}</label>\
         <input id=\"number\" name=\"number\" required maxlength=\"60\" autocomplete=\"off\" spellcheck=\"false\">\
         <div><button>{}</button></div></form>",
        language.pick(
            "Номер под QR-кодом, например 7K3M-9QXT-2ABC",
            "Number under the QR code, e.g. 7K3M-9QXT-2ABC"
        ),
        language.pick("Проверить", "Check"),
    );
}

fn say(body: &mut String, tone: &str, (head, text): (&str, &str)) {
    let _ = write!(
        body,
        "<div class=\"say {tone}\" role=\"status\"><p><strong>{}</strong></p>",
        escaped(head)
    );
    if !text.is_empty() {
        let _ = write!(body, "<p>{}</p>", escaped(text));
    }
    body.push_str("</div>");
}

fn checksum(body: &mut String, name: &str, sha256: &str) {
    let _ = write!(
        body,
        "<dl><dt>{}</dt><dd><code>{}</code></dd></dl>",
        escaped(name),
        escaped(sha256)
    );
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}
