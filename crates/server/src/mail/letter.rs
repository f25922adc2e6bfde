//! A letter with the notices of one person: as text and as HTML, in Russian.

use std::fmt::Write;

use lettre::{
    Address, Message,
    message::{
        Mailbox, MultiPart,
        header::{Header, HeaderName, HeaderValue},
    },
};
use veche_domain::{
    Id,
    reminders::{Notice, by_urgency, grouped, letter_subject, matter},
    terms::ru,
};

/// What a letter is made of.
pub struct Sheet<'a> {
    /// Identifier of the letter.
    pub id: Id,
    /// Who sends.
    pub from: &'a Mailbox,
    /// Name of who gets it.
    pub name: &'a str,
    /// Address.
    pub address: &'a str,
    /// Address of Veche, without a slash at its end.
    pub public_url: &'a str,
    /// What is told.
    pub notices: Vec<Notice>,
}

/// Where letters are turned off: mail programs show it as a button.
#[derive(Clone)]
struct ListUnsubscribe(String);

impl Header for ListUnsubscribe {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("List-Unsubscribe")
    }

    fn parse(s: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self(s.to_owned()))
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), self.0.clone())
    }
}

/// The letter with its subject and its text.
///
/// # Errors
/// A sentence about what cannot stand in a letter: an address that is none, a name or a subject with the end of a line.
/// Nothing to tell is an error too: no letter is empty.
pub fn letter(sheet: Sheet<'_>) -> Result<(Message, String, String), String> {
    let mut notices = sheet.notices;
    by_urgency(&mut notices);
    let subject = letter_subject(&notices).ok_or("нечего сообщить")?;
    let to: Address = sheet
        .address
        .parse()
        .map_err(|_| "адрес не читается".to_owned())?;
    for header in [sheet.name, &subject, sheet.public_url] {
        if header.chars().any(char::is_control) {
            return Err("в имени или теме письма есть перевод строки".to_owned());
        }
    }
    let text = text(sheet.name, sheet.public_url, &notices);
    let html = html(sheet.name, sheet.public_url, &notices);
    let domain = sheet.from.email.domain();
    let message = Message::builder()
        .from(sheet.from.clone())
        .to(Mailbox::new(Some(sheet.name.to_owned()), to))
        .subject(subject.clone())
        .message_id(Some(format!("<{}@{domain}>", sheet.id)))
        .header(ListUnsubscribe(format!(
            "<{}/notices#settings>",
            sheet.public_url
        )))
        .multipart(MultiPart::alternative_plain_html(text.clone(), html))
        .map_err(|error| error.to_string())?;
    Ok((message, subject, text))
}

fn due(of: &Notice) -> String {
    of.due_on
        .map(|due| format!("Срок: {}", ru(due)))
        .unwrap_or_default()
}

fn clause(of: &Notice) -> String {
    of.clause
        .as_ref()
        .map(|clause| format!("п. {clause} Положения"))
        .unwrap_or_default()
}

/// Due date and clause, as far as there are any.
fn facts(of: &Notice) -> String {
    [due(of), clause(of)]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" · ")
}

/// What a notice says, or what it says of how many associations.
fn headline(group: &[&Notice]) -> String {
    match group {
        [of] => of.title.clone(),
        many => {
            let line = many
                .first()
                .and_then(|of| matter(of))
                .map_or("", |(line, _)| line);
            format!("{line}. Объединений: {}", many.len())
        }
    }
}

/// The association a notice of many concerns.
fn whose(of: &Notice) -> &str {
    matter(of).map_or(of.title.as_str(), |(_, association)| association)
}

fn text(name: &str, address: &str, notices: &[Notice]) -> String {
    let mut out = format!("{name}, здравствуйте!\n\n");
    for group in grouped(notices.iter().collect()) {
        let Some(of) = group.first() else { continue };
        // Writing to a string does not fail.
        let _ = writeln!(out, "• {}", headline(&group));
        let paths: Vec<String> = match group.as_slice() {
            [of] => vec![format!("{address}{}", of.path)],
            many => many
                .iter()
                .map(|of| format!("– {}: {address}{}", whose(of), of.path))
                .collect(),
        };
        for line in [of.text.clone(), facts(of)].into_iter().chain(paths) {
            if !line.is_empty() {
                let _ = writeln!(out, "  {line}");
            }
        }
        out.push('\n');
    }
    let _ = writeln!(
        out,
        "Все уведомления: {address}/notices\nИзменить адрес и частоту писем: {address}/notices#settings"
    );
    out
}

fn html(name: &str, address: &str, notices: &[Notice]) -> String {
    let mut out = String::from(
        "<!doctype html><html lang=\"ru\"><head><meta charset=\"utf-8\"><title>Вече</title></head>\
         <body style=\"font-family:sans-serif;max-width:40em\">",
    );
    let _ = write!(out, "<p>{}, здравствуйте!</p><ul>", escaped(name));
    for group in grouped(notices.iter().collect()) {
        let Some(of) = group.first() else { continue };
        let link = |of: &Notice, label: &str| {
            format!(
                "<a href=\"{}{}\">{label}</a>",
                escaped(address),
                escaped(&of.path)
            )
        };
        let title = format!("<strong>{}</strong>", escaped(&headline(&group)));
        let (title, rows) = match group.as_slice() {
            [of] => (link(of, &title), String::new()),
            many => {
                let row = |of: &&Notice| format!("<li>{}</li>", link(of, &escaped(whose(of))));
                (
                    title,
                    format!("<ul>{}</ul>", many.iter().map(row).collect::<String>()),
                )
            }
        };
        let _ = write!(
            out,
            "<li style=\"margin-bottom:1em\">{title}<br>{}{rows}",
            escaped(&of.text)
        );
        let facts = facts(of);
        if !facts.is_empty() {
            let _ = write!(out, "<br><small>{}</small>", escaped(&facts));
        }
        out.push_str("</li>");
    }
    let address = escaped(address);
    let _ = write!(
        out,
        "</ul><p><small><a href=\"{address}/notices\">Все уведомления</a> · \
         <a href=\"{address}/notices#settings\">Изменить адрес и частоту писем</a></small></p></body></html>"
    );
    out
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, NaiveDate};
    use veche_domain::reminders::NoticeKind;

    use super::*;

    fn notice(title: &str, due_on: Option<NaiveDate>) -> Notice {
        Notice {
            id: Id::from_u128(1),
            kind: NoticeKind::Duty,
            title: title.to_owned(),
            text: "Заполните <анализ> и передайте.".to_owned(),
            path: "/analyses/1".to_owned(),
            clause: Some("VII.7.8".to_owned()),
            due_on,
            association_id: None,
            made_at: DateTime::default(),
            made_on: NaiveDate::default(),
            read_at: None,
        }
    }

    fn sheet<'a>(from: &'a Mailbox, name: &'a str, notices: Vec<Notice>) -> Sheet<'a> {
        Sheet {
            id: Id::from_u128(9),
            from,
            name,
            address: "anna@example.org",
            public_url: "https://veche.example",
            notices,
        }
    }

    #[test]
    fn a_letter_has_both_parts_and_nothing_slips_into_its_head() {
        let from: Mailbox = "Вече <veche@example.org>".parse().unwrap();
        let due = NaiveDate::from_ymd_opt(2027, 5, 15);
        let (message, subject, text) = letter(sheet(&from, "Ким Анна", vec![notice("Анализ", due)])).unwrap();
        assert_eq!(subject, "Анализ");
        for part in [
            "Срок: 15.05.2027 · п. VII.7.8 Положения",
            "https://veche.example/analyses/1",
            "/notices#settings",
        ] {
            assert!(text.contains(part), "{part} is not in {text}");
        }
        let bytes = String::from_utf8(message.formatted()).unwrap();
        assert!(bytes.is_ascii(), "letters of old servers are seven bits wide");
        assert!(bytes.contains("List-Unsubscribe: <https://veche.example/notices#settings>"));
        assert!(bytes.contains("multipart/alternative") && bytes.contains("text/html"));
        for (name, notices) in [
            ("Ким\r\nBcc: evil@example.org", vec![notice("Анализ", due)]),
            ("Ким Анна", Vec::new()),
        ] {
            assert!(letter(sheet(&from, name, notices)).is_err());
        }
        let many: Vec<Notice> = ["А", "<Б>", "В (школы)"]
            .into_iter()
            .enumerate()
            .map(|(at, of)| Notice {
                association_id: Some(Id::from_u128(1)),
                path: format!("/plans/{at}"),
                ..notice(&format!("План не утверждён ({of})"), due)
            })
            .collect();
        let (_, subject, told) = letter(sheet(&from, "Ким Анна", many.clone())).unwrap();
        assert_eq!(
            subject,
            "План не утверждён (А) (и ещё 2; ближайший срок 15.05.2027)"
        );
        assert_eq!(told.matches("План не утверждён").count(), 1, "{told}");
        assert!(told.contains("• План не утверждён. Объединений: 3\n"), "{told}");
        assert!(
            told.contains("– В (школы): https://veche.example/plans/2\n"),
            "{told}"
        );
        let html_of_many = html("Ким", "https://veche.example", &many);
        assert!(
            html_of_many.contains("<a href=\"https://veche.example/plans/1\">&lt;Б&gt;</a>"),
            "{html_of_many}"
        );
        let html = html("Ким", "https://veche.example", &[notice("<img onerror=x>", due)]);
        assert!(!html.contains("<img") && html.contains("&lt;анализ&gt;"));
    }
}
