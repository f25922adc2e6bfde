//! What is asked of the register of orders.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use validator::Validate;

use super::{Basis, Executor, Issuer, OrderItem, OrderKind, OrderState, Signatory, SignatureKind};
use crate::{Id, wire};

/// Filters of the list of orders.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams), into_params(parameter_in = Query))]
#[serde(deny_unknown_fields)]
pub struct OrderFilter {
    /// Only about this.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<OrderKind>,
    /// Only in this state.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<OrderState>,
    /// Only of this issuer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issuer: Option<Issuer>,
    /// Only of this institution.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub organization_id: Option<Id>,
    /// Only with an item about this association.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub association_id: Option<Id>,
    /// Only with an item that names this person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person_id: Option<Id>,
    /// Only signed in this calendar year.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year: Option<i32>,
    /// Only with this number, as printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
}

/// An order to draw up, or one of the past to enter from its paper.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewOrder {
    /// What it is about.
    pub kind: OrderKind,
    /// Who issues it.
    pub issuer: Issuer,
    /// Institution, for its own order.
    #[serde(default)]
    pub organization_id: Option<Id>,
    /// Heading: «О …».
    #[serde(deserialize_with = "wire::clean")]
    #[validate(length(min = 1, max = 1000, message = "Укажите заголовок: «О …», «Об …»."))]
    pub title: String,
    /// Legal bases and purpose before the items.
    #[serde(default, deserialize_with = "wire::clean_opt")]
    #[validate(length(max = 4000, message = "Преамбула длиннее 4000 знаков."))]
    pub preamble: Option<String>,
    /// Items.
    #[serde(default)]
    #[validate(nested, length(max = 200, message = "Не больше 200 пунктов в одном приказе."))]
    pub items: Vec<OrderItem>,
    /// «СОГЛАСОВАНО».
    #[serde(default)]
    #[validate(nested, length(max = 20, message = "Не больше 20 согласующих."))]
    pub approvers: Vec<Signatory>,
    /// «Исполнитель».
    #[serde(default)]
    #[validate(nested)]
    pub executor: Option<Executor>,
    /// Note.
    #[serde(default, deserialize_with = "wire::clean_opt")]
    #[validate(length(max = 1000, message = "Не длиннее 1000 знаков."))]
    pub note: Option<String>,
    /// The order was signed on paper before: it is entered and applied at once (interpretation 12).
    #[serde(default)]
    #[validate(nested)]
    pub by_paper: Option<Signing>,
}

/// A change of a draft; absent is unchanged, null is cleared.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct OrderPatch {
    /// Heading.
    #[serde(
        default,
        deserialize_with = "wire::keep",
        skip_serializing_if = "Option::is_none"
    )]
    #[validate(length(min = 1, max = 1000, message = "Укажите заголовок: «О …», «Об …»."))]
    pub title: Option<String>,
    /// Legal bases and purpose.
    #[serde(
        default,
        deserialize_with = "wire::change_text",
        skip_serializing_if = "Option::is_none"
    )]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>))]
    pub preamble: Option<Option<String>>,
    /// Items, all of them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(nested, length(max = 200, message = "Не больше 200 пунктов в одном приказе."))]
    pub items: Option<Vec<OrderItem>>,
    /// «СОГЛАСОВАНО», all of them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(nested, length(max = 20, message = "Не больше 20 согласующих."))]
    pub approvers: Option<Vec<Signatory>>,
    /// «Исполнитель».
    #[serde(
        default,
        deserialize_with = "wire::change",
        skip_serializing_if = "Option::is_none"
    )]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<Executor>))]
    pub executor: Option<Option<Executor>>,
    /// Note.
    #[serde(
        default,
        deserialize_with = "wire::change_text",
        skip_serializing_if = "Option::is_none"
    )]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>))]
    pub note: Option<Option<String>>,
}

/// The signing of an order.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Signing {
    /// Number as printed.
    #[serde(deserialize_with = "wire::clean")]
    #[validate(length(
        min = 1,
        max = 60,
        message = "Укажите номер, как на бумаге, не длиннее 60 знаков."
    ))]
    pub number: String,
    /// Date of signing.
    pub signed_on: NaiveDate,
    /// First day in force; the date of signing when absent.
    #[serde(default)]
    pub effective_on: Option<NaiveDate>,
    /// How it was signed (interpretation 11).
    pub signature: SignatureKind,
    /// Who signed, as of the signing.
    #[validate(nested)]
    pub signatory: Signatory,
}

impl Signing {
    /// The day from which its effects count.
    pub fn effective(&self) -> NaiveDate {
        self.effective_on.unwrap_or(self.signed_on)
    }
}

/// Dates that a preview supposes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct PreviewDates {
    /// First day in force; today's business date when absent.
    #[serde(default)]
    pub effective_on: Option<NaiveDate>,
    /// Number that it is to have.
    #[serde(default, deserialize_with = "wire::clean_opt")]
    #[validate(length(max = 60, message = "Номер длиннее 60 знаков."))]
    pub number: Option<String>,
}

/// The taking back of an order.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct OrderCancellation {
    /// Why.
    #[serde(deserialize_with = "wire::clean")]
    #[validate(length(min = 1, max = 1000, message = "Укажите, почему приказ отменяется."))]
    pub reason: String,
    /// Date of the paper that takes it back; today's business date when absent.
    #[serde(default)]
    pub on: Option<NaiveDate>,
    /// The paper.
    #[serde(default)]
    #[validate(nested)]
    pub basis: Option<Basis>,
}
