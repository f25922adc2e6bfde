//! An order with its items, and the row of the list.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use validator::Validate;

use super::{
    Basis, Issuer, NewOrder, OrderCancellation, OrderFile, OrderItem, OrderKind, OrderPatch, OrderState,
    Preview, PreviewDates, SignatureKind, Signing,
};
use crate::{
    Id, Versioned, codes::codes, endpoint::endpoints, listing::Page, organizations::OrganizationRef, wire,
};

/// Who signs or approves, as of the signing (order, signature block).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Signatory {
    /// Initials and surname as printed.
    #[serde(deserialize_with = "wire::clean")]
    #[validate(length(min = 1, max = 120, message = "Укажите, кто подписывает: инициалы и фамилию."))]
    pub name: String,
    /// Post as printed.
    #[serde(deserialize_with = "wire::clean")]
    #[validate(length(min = 1, max = 300, message = "Укажите должность, не длиннее 300 знаков."))]
    pub post: String,
    /// Whether acting («И. о.»).
    #[serde(default)]
    pub acting: bool,
}

/// Who drew the order up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Executor {
    /// Surname and initials as printed.
    #[serde(deserialize_with = "wire::clean")]
    #[validate(length(min = 1, max = 120, message = "Укажите исполнителя."))]
    pub name: String,
    /// Work phone as printed.
    #[serde(default, deserialize_with = "wire::clean_opt")]
    #[validate(length(max = 60, message = "Телефон длиннее 60 знаков."))]
    pub phone: Option<String>,
}

/// A row of the list of orders.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OrderRow {
    /// Identifier.
    pub id: Id,
    /// What it is about.
    pub kind: OrderKind,
    /// Its life.
    pub state: OrderState,
    /// Whether it is in force on the date asked for.
    pub in_force: bool,
    /// Who issues it.
    pub issuer: Issuer,
    /// Institution, for its own order.
    pub organization: Option<OrganizationRef>,
    /// Number as printed.
    pub number: Option<String>,
    /// Date of signing.
    pub signed_on: Option<NaiveDate>,
    /// First day in force.
    pub effective_on: Option<NaiveDate>,
    /// Heading.
    pub title: String,
    /// Entered from a paper of the past (interpretation 12).
    pub by_paper: bool,
}

/// An object that an item names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Named {
    /// Identifier.
    pub id: Id,
    /// Name as it is now.
    pub name: String,
}

/// An order that this one concerns, or that concerns it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OrderRef {
    /// Identifier.
    pub id: Id,
    /// Number as printed.
    pub number: Option<String>,
    /// Date of signing.
    pub signed_on: Option<NaiveDate>,
    /// Heading.
    pub title: String,
}

/// How an order was taken back.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Cancellation {
    /// Date of the paper that takes it back.
    pub on: NaiveDate,
    /// Why.
    pub reason: String,
    /// The paper.
    pub basis: Option<Basis>,
}

/// An order (I.4, I.5, VII.7.2).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Order {
    /// Identifier.
    pub id: Id,
    /// Version for `If-Match`.
    pub version: i64,
    /// What it is about.
    pub kind: OrderKind,
    /// Its life.
    pub state: OrderState,
    /// Whether it is in force on the date asked for.
    pub in_force: bool,
    /// Who issues it.
    pub issuer: Issuer,
    /// Institution, for its own order.
    pub organization: Option<OrganizationRef>,
    /// Number as printed; real numbers repeat, so it is no key.
    pub number: Option<String>,
    /// Date of signing.
    pub signed_on: Option<NaiveDate>,
    /// First day in force; the day of its effects on the register.
    pub effective_on: Option<NaiveDate>,
    /// Heading.
    pub title: String,
    /// Legal bases and purpose before the items.
    pub preamble: Option<String>,
    /// Items in their order.
    pub items: Vec<OrderItem>,
    /// Items as they are printed.
    pub wording: Vec<String>,
    /// Names of everything the items mention.
    pub names: Vec<Named>,
    /// Who signs.
    pub signatory: Option<Signatory>,
    /// «СОГЛАСОВАНО».
    pub approvers: Vec<Signatory>,
    /// «Исполнитель».
    pub executor: Option<Executor>,
    /// How it was signed (interpretation 11).
    pub signature: Option<SignatureKind>,
    /// Entered from a paper of the past, without the workflow (interpretation 12).
    pub by_paper: bool,
    /// Note.
    pub note: Option<String>,
    /// Day from which it is out of force; the past stays.
    pub repealed_on: Option<NaiveDate>,
    /// Order that put it out of force.
    pub repealed_by: Option<OrderRef>,
    /// Orders that amend it.
    pub amended_by: Vec<OrderRef>,
    /// How it was taken back.
    pub cancellation: Option<Cancellation>,
    /// Scans and signatures, the first added first.
    pub files: Vec<OrderFile>,
}

impl Versioned for Order {
    fn version(&self) -> i64 {
        self.version
    }
}

codes! {
    /// What a mark of a timeline tells of.
    pub enum Track {
        /// State (I.5).
        Status = "status",
        /// Name or kind.
        Designation = "designation",
        /// Curating institution (I.4).
        Institution = "institution",
        /// Leader (VII.7.3).
        Leader = "leader",
        /// Secretary (VII.7.5).
        Secretary = "secretary",
        /// Curator (VII.7.2).
        Curator = "curator",
        /// Composition as a whole (I.4).
        Composition = "composition",
    }
}

/// A bar or a mark on the timeline of an association.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TimelineEntry {
    /// What it tells of.
    pub track: Track,
    /// First day; absent when it was always so.
    pub from: Option<NaiveDate>,
    /// Day after the last one.
    pub until: Option<NaiveDate>,
    /// Code of the state or of the kind, for the tracks that have one.
    pub code: Option<String>,
    /// Name of the person, institution or association, or the number of members.
    pub label: String,
    /// Person or institution.
    pub subject_id: Option<Id>,
    /// Paper it rests on.
    pub basis: Option<Basis>,
}

/// What happened to an association, by time.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Timeline {
    /// Bars and marks, the earliest first.
    pub items: Vec<TimelineEntry>,
    /// Signed orders that concern the association, the earliest first.
    pub orders: Vec<OrderRow>,
}

endpoints! {
    /// Orders.
    ListOrders: Get "/api/v1/orders", () => Page<OrderRow>;
    /// Draws up an order, or enters one of the past from its paper (I.4, I.5, VII.7.2).
    CreateOrder: Post "/api/v1/orders", NewOrder => Order;
    /// One order.
    GetOrder: Get "/api/v1/orders/{id}", () => Order;
    /// Changes a draft.
    UpdateOrder: Patch "/api/v1/orders/{id}", OrderPatch => Order;
    /// What an order will do to the register, and what speaks against it.
    PreviewOrder: Post "/api/v1/orders/{id}/preview", PreviewDates => Preview;
    /// Signs an order and applies it to the register.
    SignOrder: Post "/api/v1/orders/{id}/sign", Signing => Order;
    /// Takes an order back; what it did to the register is undone.
    CancelOrder: Post "/api/v1/orders/{id}/cancel", OrderCancellation => Order;
    /// Adds a scan of the signed paper or the file of a signature.
    AddOrderFile: Post "/api/v1/orders/{id}/files", () => Order;
    /// What happened to an association, order by order (I.5).
    GetAssociationTimeline: Get "/api/v1/associations/{id}/timeline", () => Timeline;
}
