//! What goes wrong, said the same way everywhere: RFC 9457 problem details with a code and a clause.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::codes::codes;

/// Media type of a problem document.
pub const PROBLEM_JSON: &str = "application/problem+json";

codes! {
    /// The kind of a fault; the server alone knows which HTTP status each has.
    pub enum ErrorCode {
        /// The request cannot be read.
        BadRequest = "bad_request",
        /// A query key, a sort or a filter value that the operation does not know.
        UnknownParameter = "unknown_parameter",
        /// A cursor that this list did not give.
        BadCursor = "bad_cursor",
        /// Fields that break a rule of form.
        Validation = "validation",
        /// A rule of the regulation is not met.
        RuleNotMet = "rule_not_met",
        /// Nobody is signed in.
        Unauthenticated = "unauthenticated",
        /// Login and password do not fit.
        WrongCredentials = "wrong_credentials",
        /// The signed-in person may not do this.
        Forbidden = "forbidden",
        /// The request did not come from Veche's own page.
        Csrf = "csrf",
        /// There is no such object, or it is not for this person.
        NotFound = "not_found",
        /// The address exists, the method does not.
        MethodNotAllowed = "method_not_allowed",
        /// Such an object exists already.
        Duplicate = "duplicate",
        /// The term overlaps another one.
        Overlap = "overlap",
        /// The state of the object does not allow this.
        WrongState = "wrong_state",
        /// Later changes touch the same objects.
        ChangedSince = "changed_since",
        /// The version was not named.
        VersionRequired = "version_required",
        /// Somebody changed the object meanwhile.
        Stale = "stale",
        /// Body or file is larger than allowed.
        TooLarge = "too_large",
        /// The file is of a kind that cannot be read.
        UnsupportedFile = "unsupported_file",
        /// The file cannot be read as what it says it is.
        BrokenFile = "broken_file",
        /// The key was used with another request.
        IdempotencyMismatch = "idempotency_mismatch",
        /// Too many attempts.
        TooManyRequests = "too_many_requests",
        /// The database is busy or out of reach.
        Busy = "busy",
        /// No room is left for the data.
        StorageFull = "storage_full",
        /// A fault of Veche itself.
        Internal = "internal",
    }
}

impl ErrorCode {
    /// Short name of the fault in Russian: the `title` of the problem.
    pub const fn title_ru(self) -> &'static str {
        match self {
            Self::BadRequest => "Запрос не прочитан",
            Self::UnknownParameter => "Неизвестный параметр",
            Self::BadCursor => "Неверная закладка страницы",
            Self::Validation => "Проверьте заполнение",
            Self::RuleNotMet => "Не выполнено требование Положения",
            Self::Unauthenticated => "Требуется вход",
            Self::WrongCredentials => "Неверный логин или пароль",
            Self::Forbidden => "Недостаточно полномочий",
            Self::Csrf => "Запрос отклонён защитой",
            Self::NotFound => "Не найдено",
            Self::MethodNotAllowed => "Действие не предусмотрено",
            Self::Duplicate => "Такая запись уже есть",
            Self::Overlap => "Сроки пересекаются",
            Self::WrongState => "Действие сейчас невозможно",
            Self::ChangedSince => "Отмена невозможна: были изменения",
            Self::VersionRequired => "Не указана версия записи",
            Self::Stale => "Запись изменили",
            Self::TooLarge => "Слишком большой объём",
            Self::UnsupportedFile => "Такой файл не принимается",
            Self::BrokenFile => "Файл не прочитан",
            Self::IdempotencyMismatch => "Ключ повтора уже использован",
            Self::TooManyRequests => "Слишком много попыток",
            Self::Busy => "Система занята",
            Self::StorageFull => "Нет места для записи",
            Self::Internal => "Внутренняя ошибка",
        }
    }

    /// What to do next, in Russian; the `detail` where the place of the fault has nothing better to say.
    pub const fn detail_ru(self) -> &'static str {
        match self {
            Self::BadRequest => "Проверьте тело запроса: оно должно соответствовать описанию API.",
            Self::UnknownParameter => "Уберите параметр или исправьте его имя по описанию API.",
            Self::BadCursor => "Откройте список с первой страницы.",
            Self::Validation => "Исправьте отмеченные поля и отправьте ещё раз.",
            Self::RuleNotMet => "Устраните указанные причины и повторите.",
            Self::Unauthenticated => "Войдите в систему: введённое сохранено на этом устройстве.",
            Self::WrongCredentials => "Проверьте раскладку и регистр и введите логин и пароль ещё раз.",
            Self::Forbidden => "Обратитесь к тому, кто отвечает за эти сведения.",
            Self::Csrf => "Обновите страницу и повторите действие; программам нужен заголовок X-Veche: 1.",
            Self::NotFound => "Проверьте адрес: запись могла быть перенесена или вам не открыта.",
            Self::MethodNotAllowed => "Сверьтесь с описанием API.",
            Self::Duplicate => "Откройте существующую запись и измените её.",
            Self::Overlap => "Закройте прежний срок или измените даты.",
            Self::WrongState => "Обновите страницу и посмотрите состояние записи.",
            Self::ChangedSince => "Исправьте записи по отдельности.",
            Self::VersionRequired => "Передайте заголовок If-Match с версией, полученной при чтении.",
            Self::Stale => "Обновите запись, сравните изменения и сохраните ещё раз.",
            Self::TooLarge => "Уменьшите файл или разделите его на части.",
            Self::UnsupportedFile => "Сохраните таблицу как XLSX или CSV и загрузите снова.",
            Self::BrokenFile => "Откройте файл в табличном редакторе, сохраните заново и загрузите снова.",
            Self::IdempotencyMismatch => "Для нового запроса возьмите новый ключ Idempotency-Key.",
            Self::TooManyRequests => "Подождите минуту и попробуйте снова.",
            Self::Busy => "Повторите через несколько секунд: ничего не потеряно.",
            Self::StorageFull => "Сообщите администратору: записи временно не принимаются, чтение работает.",
            Self::Internal => "Повторите позже; если не поможет, сообщите номер запроса администратору.",
        }
    }

    /// Short name of the fault in English.
    pub const fn title_en(self) -> &'static str {
        match self {
            Self::BadRequest => "The request cannot be read",
            Self::UnknownParameter => "Unknown parameter",
            Self::BadCursor => "Invalid cursor",
            Self::Validation => "Please check the fields",
            Self::RuleNotMet => "A requirement of the regulation is not met",
            Self::Unauthenticated => "Sign-in required",
            Self::WrongCredentials => "Wrong login or password",
            Self::Forbidden => "Not permitted",
            Self::Csrf => "Refused as a cross-site request",
            Self::NotFound => "Not found",
            Self::MethodNotAllowed => "Method not allowed",
            Self::Duplicate => "Already exists",
            Self::Overlap => "Terms overlap",
            Self::WrongState => "Not possible in this state",
            Self::ChangedSince => "Cannot undo: changed since",
            Self::VersionRequired => "Version required",
            Self::Stale => "Changed by somebody else",
            Self::TooLarge => "Too large",
            Self::UnsupportedFile => "File type not accepted",
            Self::BrokenFile => "File cannot be read",
            Self::IdempotencyMismatch => "Idempotency key used before",
            Self::TooManyRequests => "Too many attempts",
            Self::Busy => "Busy",
            Self::StorageFull => "Storage full",
            Self::Internal => "Internal error",
        }
    }
}

/// One field that is wrong.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FieldError {
    /// JSON pointer to the field, e.g. `/employments/0/position_code`; the name of a query key for a query.
    pub pointer: String,
    /// What is wrong, e.g. `required`, `length`, `unknown_code`.
    pub code: String,
    /// A sentence in Russian for the person who fills the field.
    pub message: String,
    /// Figures of the rule, e.g. `{"max": 200}`.
    #[serde(default, skip_serializing_if = "Value::is_null")]
    #[cfg_attr(feature = "openapi", schema(value_type = Object))]
    pub params: Value,
}

impl FieldError {
    /// A fault of the field at the pointer.
    pub fn new(pointer: impl Into<String>, code: impl Into<String>, message: impl Into<String>) -> Self {
        Self {
            pointer: pointer.into(),
            code: code.into(),
            message: message.into(),
            params: Value::Null,
        }
    }
}

/// A problem document (RFC 9457): every answer 4xx and 5xx of the API has this body.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Problem {
    /// A URI that names the kind of fault: `urn:veche:problem:` and the code.
    #[serde(rename = "type")]
    pub kind: String,
    /// The kind of fault in a few Russian words.
    pub title: String,
    /// HTTP status of the answer.
    pub status: u16,
    /// The kind of fault for programs.
    pub code: ErrorCode,
    /// What happened and what to do next, in Russian.
    pub detail: String,
    /// Clause of the regulation that the request breaks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clause: Option<String>,
    /// Fields at fault.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<FieldError>,
    /// Number of the request in the server's log.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub request_id: Option<String>,
}

/// A refusal as the rules give it: everything of a [`Problem`] that does not belong to HTTP.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error("{code}: {detail}")]
pub struct Refusal {
    /// Kind of fault.
    pub code: ErrorCode,
    /// What happened and what to do next, in Russian.
    pub detail: String,
    /// Clause that is broken.
    pub clause: Option<&'static str>,
    /// Fields at fault.
    pub errors: Vec<FieldError>,
}

impl Refusal {
    /// A refusal with the usual sentence of its code.
    pub fn of(code: ErrorCode) -> Self {
        Self::new(code, code.detail_ru())
    }

    /// A refusal with a sentence of its own.
    pub fn new(code: ErrorCode, detail: impl Into<String>) -> Self {
        Self {
            code,
            detail: detail.into(),
            clause: None,
            errors: Vec::new(),
        }
    }

    /// A refusal because of one field.
    pub fn field(pointer: &str, code: &str, message: impl Into<String>) -> Self {
        let message = message.into();
        Self {
            errors: vec![FieldError::new(pointer, code, message)],
            ..Self::of(ErrorCode::Validation)
        }
    }

    /// Names the clause that is broken.
    pub fn clause(self, clause: &'static str) -> Self {
        Self {
            clause: Some(clause),
            ..self
        }
    }

    /// Names the fields at fault.
    pub fn errors(self, errors: Vec<FieldError>) -> Self {
        Self { errors, ..self }
    }
}
