//! Handlers of papers.

use actix_web::{HttpRequest, HttpResponse, get};
use veche_domain::{
    Id,
    papers::{InlineQuery, OfferQuery, OfficialPaper, PaperFormat, PaperOffers, PaperQuery},
    problem::ErrorCode,
};

use super::{gather::Ask, issue::hand_out, offers};
use crate::{
    error::ApiResult,
    http::{Call, Key, Params, Problems},
};

/// Papers that an object offers to the signed-in person: at most 200, with the state and the number of each.
#[utoipa::path(tag = "papers", params(OfferQuery), responses((status = 200, body = PaperOffers), Problems))]
#[get("/api/v1/papers")]
pub async fn get_paper_offers(call: Call, query: Params<OfferQuery>) -> ApiResult<HttpResponse> {
    call.read(move |conn, context| offers::offers(conn, context, &query.0))
        .await
}

/// A paper as PDF, DOCX or a page to look at. One in force is issued under a number when it is first taken, and is the
/// same file for everybody from then on; one in work is marked «ПРОЕКТ».
#[utoipa::path(tag = "papers", params(("kind" = OfficialPaper, Path), PaperQuery), responses((status = 200, body = crate::http::FileContent, content_type = "application/pdf"), (status = 304), Problems))]
#[get("/api/v1/papers/{kind}")]
pub async fn get_paper(
    call: Call,
    request: HttpRequest,
    query: Params<PaperQuery>,
) -> ApiResult<HttpResponse> {
    let kind = request
        .match_info()
        .get("kind")
        .and_then(|text| text.parse().ok());
    let ask = Ask {
        kind: kind.ok_or(ErrorCode::NotFound)?,
        object: query.0.object_id,
        person: query.0.person_id,
        item: query.0.item_id,
        year: query.0.school_year,
    };
    let format = query.0.format.unwrap_or(PaperFormat::Pdf);
    hand_out(call, &request, ask, (format, query.0.inline == Some(true))).await
}

/// The operations that the contract names: the paper of one object in one format.
macro_rules! papers {
    ($($(#[$doc:meta])* $name:ident: $kind:ident $format:ident $tag:tt $path:tt $type:tt;)+) => {
        $(
            $(#[$doc])*
            #[utoipa::path(tag = $tag, params(("id" = Id, Path), InlineQuery), responses((status = 200, body = crate::http::FileContent, content_type = $type), (status = 304), Problems))]
            #[get($path)]
            pub async fn $name(call: Call, key: Key, request: HttpRequest, query: Params<InlineQuery>) -> ApiResult<HttpResponse> {
                let ask = Ask::whole(OfficialPaper::$kind, key.0);
                let inline = query.0.inline == Some(true);
                hand_out(call, &request, ask, (PaperFormat::$format, inline)).await
            }
        )+
    };
}

papers! {
    /// Minutes as PDF (VII.7.6); marked «ПРОЕКТ» before both have signed.
    get_minutes_pdf: Minutes Pdf "minutes" "/api/v1/meetings/{id}/minutes.pdf" "application/pdf";
    /// Minutes as DOCX (VII.7.6); marked «ПРОЕКТ» before both have signed.
    get_minutes_docx: Minutes Docx "minutes" "/api/v1/meetings/{id}/minutes.docx" "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    /// An order as PDF (I.4, I.5); marked «ПРОЕКТ» before it is signed.
    get_order_pdf: Order Pdf "orders" "/api/v1/orders/{id}/order.pdf" "application/pdf";
    /// An order as DOCX (I.4, I.5); marked «ПРОЕКТ» before it is signed.
    get_order_docx: Order Docx "orders" "/api/v1/orders/{id}/order.docx" "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    /// A work plan as PDF (VII.7.7); marked «ПРОЕКТ» before a meeting approves it.
    get_plan_pdf: Plan Pdf "plans" "/api/v1/plans/{id}/plan.pdf" "application/pdf";
    /// A work plan as DOCX (VII.7.7); marked «ПРОЕКТ» before a meeting approves it.
    get_plan_docx: Plan Docx "plans" "/api/v1/plans/{id}/plan.docx" "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    /// An analysis as PDF (VII.7.8); marked «ПРОЕКТ» before the curator accepts it.
    get_analysis_pdf: Analysis Pdf "analyses" "/api/v1/analyses/{id}/analysis.pdf" "application/pdf";
    /// An analysis as DOCX (VII.7.8); marked «ПРОЕКТ» before the curator accepts it.
    get_analysis_docx: Analysis Docx "analyses" "/api/v1/analyses/{id}/analysis.docx" "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
}
