//! Handing a paper out: a draft as it is now, one in force as it was issued.

use actix_web::{HttpRequest, HttpResponse};
use serde_json::json;
use sha2::{Digest, Sha256};
use veche_domain::{
    journal::Act,
    papers::{KeptFile, PaperFormat, RANDOM_LETTERS, paper_number},
};
use veche_papers::{Paper, Seal};
use veche_store::{
    Tx, new_id,
    papers::{IssuedPaper, IssuedRecord, insert_issued, insert_issued_file, issued_by_fingerprint},
};

use super::{
    gather::{Ask, Gathered, entity, gather},
    render::rendered,
};
use crate::{
    error::{ApiError, ApiResult},
    http::{Call, Context, attachment, change, has},
    state::State,
};

/// How often somebody else may issue the same paper first: each time there is one reason less.
const TRIES: usize = 4;

/// Hands a paper out. Whoever has it already is told so: nothing leaves Veche then, and nothing is entered as taken.
///
/// # Errors
/// What gathering it refuses; a file that is kept no more.
pub(super) async fn hand_out(
    call: Call,
    request: &HttpRequest,
    ask: Ask,
    (format, inline): (PaperFormat, bool),
) -> ApiResult<HttpResponse> {
    let Call { state, actor, .. } = call;
    let (inner, reader) = (state.clone(), actor.clone());
    let (found, issued) = state
        .read(move |conn| {
            let found = gather(conn, &Context::new(&inner, &reader), &ask)?;
            let issued = if found.is_final {
                issued_by_fingerprint(conn, &found.fingerprint(&ask))?
            } else {
                None
            };
            Ok((found, issued))
        })
        .await?;
    let name = format!("{}.{format}", found.file_name);
    let shown = inline || format == PaperFormat::Html;
    if format == PaperFormat::Html {
        let seal = issued.as_ref().map(|issued| seal(&state, &issued.record.number));
        let mut paper = found.paper;
        paper.seal = seal;
        return Ok(attachment(&name, rendered(paper, format).await?)
            .shown(true)
            .answer());
    }
    let (bytes, tag) = if found.is_final {
        let (bytes, file) = of_issue(&state, &actor, (ask, &found), issued, format).await?;
        (bytes, Some(file.sha256))
    } else {
        (rendered(found.paper.clone(), format).await?, None)
    };
    let title = found.public_title;
    if !tag.as_deref().is_some_and(|tag| has(request, tag)) {
        state
            .clone()
            .write(move |tx| {
                let context = Context::new(&state, &actor);
                let object = (entity(ask.kind.object()), ask.object, title.as_str());
                let told = json!({"paper": ask.kind.code(), "format": format.code()});
                context.record(tx, change(Act::Export, "get_paper", object, None, Some(&told)))
            })
            .await?;
    }
    Ok(attachment(&name, bytes)
        .shown(shown)
        .tagged(tag)
        .answer_to(request))
}

fn seal(state: &State, number: &str) -> Seal {
    Seal {
        number: number.to_owned(),
        address: super::verify::address(state, number),
    }
}

/// The file of a paper in force: the one that was issued, or issued now.
///
/// It is written before its number is kept, so that no number stands for nothing; whoever comes second takes the number,
/// and the file, of the first.
async fn of_issue(
    state: &State,
    actor: &veche_domain::access::Actor,
    (ask, found): (Ask, &Gathered),
    mut issued: Option<IssuedPaper>,
    format: PaperFormat,
) -> ApiResult<(Vec<u8>, KeptFile)> {
    for _ in 0..TRIES {
        if let Some(known) = &issued
            && let Some(file) = known.file(format)
        {
            let again = found.paper.clone().sealed(seal(state, &known.record.number));
            return Ok((kept(state, file, again).await?, file.clone()));
        }
        let number = match &issued {
            Some(issued) => issued.record.number.clone(),
            None => new_number()?,
        };
        let paper = found.paper.clone().sealed(seal(state, &number));
        let bytes = rendered(paper, format).await?;
        let file = KeptFile {
            format,
            size: i64::try_from(bytes.len()).unwrap_or(i64::MAX),
            sha256: state.files.keep(bytes.clone()).await?,
        };
        let (inner, reader, gathered) = (state.clone(), actor.clone(), found.clone());
        let kept = file.clone();
        let now = state
            .write(move |tx| {
                let context = Context::new(&inner, &reader);
                settled(tx, &context, (&ask, &gathered), &number, &kept)
            })
            .await?;
        match now.file(format) {
            Some(known) if *known == file => return Ok((bytes, file)),
            _ => issued = Some(now),
        }
    }
    Err(ApiError::Internal("a paper was issued anew each time".to_owned()))
}

/// What was issued. A file that was lost or altered is written again: it is handed out if it is the very same.
async fn kept(state: &State, file: &KeptFile, paper: Paper) -> ApiResult<Vec<u8>> {
    let fault = match state.files.read(&file.sha256).await {
        Ok(bytes) => return Ok(bytes),
        Err(fault) => fault,
    };
    let again = rendered(paper, file.format).await?;
    if hex::encode(Sha256::digest(&again)) != file.sha256 {
        return Err(fault);
    }
    tracing::error!(
        sha256 = file.sha256,
        "an issued file is lost or altered; it was written again"
    );
    Ok(again)
}

/// Keeps the number and the file, unless somebody was faster; gives the paper as it is kept now.
fn settled(
    tx: &mut Tx<'_>,
    context: &Context<'_>,
    (ask, found): (&Ask, &Gathered),
    number: &str,
    file: &KeptFile,
) -> ApiResult<IssuedPaper> {
    let fingerprint = found.fingerprint(ask);
    let paper = match issued_by_fingerprint(tx.conn, &fingerprint)? {
        Some(known) if known.record.number != number || known.file(file.format).is_some() => {
            return Ok(known);
        }
        Some(known) => known.record.id,
        None => {
            let record = record(context, (ask, found), number, &fingerprint);
            insert_issued(tx.conn, &record)?;
            let object = (entity(ask.kind.object()), ask.object, found.public_title.as_str());
            let told = json!({"paper": ask.kind.code(), "number": number, "sha256": file.sha256});
            context.record(tx, change(Act::Create, "get_paper", object, None, Some(&told)))?;
            record.id
        }
    };
    insert_issued_file(tx.conn, &paper, file)?;
    let known = issued_by_fingerprint(tx.conn, &fingerprint)?;
    known.ok_or_else(|| ApiError::Internal("an issued paper is gone".to_owned()))
}

fn record(
    context: &Context<'_>,
    (ask, found): (&Ask, &Gathered),
    number: &str,
    fingerprint: &str,
) -> IssuedRecord {
    IssuedRecord {
        id: new_id().to_string(),
        number: number.to_owned(),
        kind: ask.kind.code().to_owned(),
        object_id: ask.object.to_string(),
        person_id: ask.person.map(|id| id.to_string()),
        item_id: ask.item.map(|id| id.to_string()),
        fingerprint: fingerprint.to_owned(),
        title: found.public_title.clone(),
        association_id: found.association.as_ref().map(|(id, _)| id.to_string()),
        association_name: found.association.as_ref().map(|(_, name)| name.clone()),
        school_year: found.year,
        issued_at: context.now.naive_utc(),
        issued_on: context.today,
        issued_by: context.actor.name.clone(),
        revoked_on: found.revoked_on,
    }
}

fn new_number() -> ApiResult<String> {
    let mut random = [0u8; RANDOM_LETTERS];
    getrandom::fill(&mut random).map_err(|e| ApiError::Internal(e.to_string()))?;
    Ok(paper_number(random))
}
