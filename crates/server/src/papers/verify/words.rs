//! Words of the public page, in Russian and English: it is made by the server and knows nothing of the page's texts.

use actix_web::{HttpRequest, http::header};
use chrono::{Datelike, NaiveDate};
use veche_domain::{
    papers::{Comparison, PaperFormat, VerificationState},
    terms::ru,
};

/// Language of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Language {
    Russian,
    English,
}

impl Language {
    /// The one that the browser likes best of both; Russian when it says nothing of either.
    pub(super) fn of(request: &HttpRequest) -> Self {
        let accepted = request.headers().get(header::ACCEPT_LANGUAGE);
        Self::liked(accepted.and_then(|v| v.to_str().ok()).unwrap_or_default())
    }

    fn liked(accepted: &str) -> Self {
        let weight = |language: &str| {
            let weights = accepted.split(',').filter_map(|part| {
                let (tag, rest) = part.trim().split_once(';').unwrap_or((part.trim(), ""));
                let known = tag.split('-').next()?.eq_ignore_ascii_case(language);
                let weight = rest
                    .trim()
                    .strip_prefix("q=")
                    .map_or(Some(1.0), |q| q.parse::<f64>().ok());
                weight.filter(|_| known)
            });
            weights.fold(0.0, f64::max)
        };
        if weight("en") > weight("ru") {
            Self::English
        } else {
            Self::Russian
        }
    }

    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::Russian => "ru",
            Self::English => "en",
        }
    }

    pub(super) const fn pick(self, russian: &'static str, english: &'static str) -> &'static str {
        match self {
            Self::Russian => russian,
            Self::English => english,
        }
    }

    pub(super) fn day(self, day: NaiveDate) -> String {
        match self {
            Self::Russian => ru(day),
            Self::English => format!("{} {} {}", day.day(), day.format("%B"), day.year()),
        }
    }

    pub(super) const fn state(self, state: VerificationState) -> (&'static str, &'static str) {
        match state {
            VerificationState::Known => (
                self.pick("Документ выдан под этим номером", "A paper was issued under this number"),
                self.pick(
                    "Хранимый файл совпадает с тем, что был выдан. Чтобы проверить свой экземпляр, сравните его ниже.",
                    "The kept file is the one that was issued. To check your own copy, compare it below.",
                ),
            ),
            VerificationState::Unknown => (
                self.pick("Документа с таким номером нет", "No paper has this number"),
                self.pick("Сверьте номер с бумагой.", "Compare the number with the paper."),
            ),
            VerificationState::FileLost => (
                self.pick("Документ выдан, но хранимый файл утрачен", "The paper was issued, but its kept file is lost"),
                self.pick(
                    "Свой экземпляр ещё можно сравнить по контрольной сумме. Сообщите об утрате тому, кто выдал документ.",
                    "Your copy can still be compared by its checksum. Tell whoever issued the paper of the loss.",
                ),
            ),
            VerificationState::Altered => (
                self.pick("Хранимый файл изменён", "The kept file was altered"),
                self.pick(
                    "Он не совпадает с тем, что был выдан: не доверяйте ему. Свой экземпляр сравните ниже.",
                    "It is not what was issued: do not trust it. Compare your own copy below.",
                ),
            ),
            VerificationState::Unchecked => (
                self.pick("Документ выдан, но хранилище сейчас не отвечает", "The paper was issued; its store does not answer now"),
                self.pick(
                    "Проверьте позже. Свой экземпляр можно сравнить и сейчас.",
                    "Check again later. Your own copy can be compared now.",
                ),
            ),
        }
    }

    pub(super) const fn comparison(self, found: Comparison) -> (&'static str, &'static str) {
        match found {
            Comparison::Matches => (
                self.pick("Экземпляр совпадает", "The copy matches"),
                self.pick(
                    "Ваш файл – тот самый, что был выдан под этим номером.",
                    "Your file is the very one that was issued under this number.",
                ),
            ),
            Comparison::Differs => (
                self.pick("Экземпляр не совпадает", "The copy does not match"),
                self.pick(
                    "Ваш файл – не тот, что был выдан под этим номером: его изменили, пересохранили или отсканировали.",
                    "Your file is not what was issued under this number: it was altered, saved anew or scanned.",
                ),
            ),
            Comparison::Superseded => (
                self.pick("Экземпляр совпадает, но есть новая редакция", "The copy matches, but there is a newer edition"),
                self.pick(
                    "Ваш файл был выдан под этим номером; позже документ выдан в новой редакции под другим номером.",
                    "Your file was issued under this number; later the paper was issued anew under another one.",
                ),
            ),
            Comparison::Revoked => (
                self.pick("Экземпляр совпадает, но документ отменён", "The copy matches, but the paper was taken back"),
                self.pick(
                    "Ваш файл был выдан под этим номером; сам документ больше не действует.",
                    "Your file was issued under this number; the paper itself is no longer in force.",
                ),
            ),
        }
    }

    pub(super) const fn format(self, format: PaperFormat) -> &'static str {
        match format {
            PaperFormat::Pdf => "PDF",
            PaperFormat::Docx => "DOCX",
            PaperFormat::Html => "HTML",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_that_is_liked_best_is_spoken() {
        for (accepted, liked) in [
            ("", Language::Russian),
            ("*", Language::Russian),
            ("de-DE,de;q=0.9", Language::Russian),
            ("en-US,en;q=0.9,ru;q=0.8", Language::English),
            ("ru-RU,ru;q=0.9,en;q=0.8", Language::Russian),
            ("ru;q=0.2, en;q=0.7", Language::English),
            ("en;q=abc", Language::Russian),
        ] {
            assert_eq!(Language::liked(accepted), liked, "{accepted}");
        }
    }
}
