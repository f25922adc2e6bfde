//! The draft of an order out of its annex (I.4): nothing of the register changes before somebody signs it.

use std::collections::HashMap;

use veche_domain::{
    Id,
    calendar::school_year_label,
    imports::{AnnexMember, AnnexValues, Import, ImportRow, PersonValues, RowClass, RowValues},
    orders::{Effect, Issuer, ListedAssociation, ListedMember, NewOrder, OrderItem, OrderKind},
    problem::{ErrorCode, Refusal},
    regulation::Profile,
    terms::ru,
};
use veche_store::{Conn, imports::Made};

use super::{Batch, id, people};
use crate::{
    error::{ApiError, ApiResult},
    orders::draft,
};

/// Most items of one order, as for one drawn up by hand.
const MOST_ITEMS: usize = 200;

/// What the annex says of one association.
#[derive(Default)]
struct Annexed {
    listed: bool,
    institution: Option<Id>,
    members: Vec<ListedMember>,
}

/// Draws up the order; people who are certain and not in the register are registered first.
pub(super) fn apply(
    conn: &mut Conn,
    batch: &Batch,
    (profile, import): (&Profile, &Import),
    rows: &[ImportRow],
) -> ApiResult<Made> {
    let mut made = Made::default();
    // In the order of the file.
    let mut order: Vec<Id> = Vec::new();
    let mut annexed: HashMap<Id, Annexed> = HashMap::new();
    let mut by_row: HashMap<u32, Id> = HashMap::new();
    for row in rows {
        let Some(RowValues::OrderAnnex(values)) = &row.values else {
            continue;
        };
        let association = id(&values.association_id)?;
        if !annexed.contains_key(&association) {
            order.push(association);
        }
        let entry = annexed.entry(association).or_default();
        entry.listed |= values.listed;
        if entry.institution.is_none() {
            entry.institution = institution(values)?;
        }
        if let Some(member) = values.member.as_ref().filter(|_| row.class == RowClass::New) {
            let person = person(conn, batch, (row, member), (&mut by_row, &mut made))?;
            entry.members.push(ListedMember {
                person_id: person,
                admin_unit_code: member.admin_unit_code.clone(),
            });
        }
    }
    let year = profile.suggested_school_year(import.as_of);
    let items = items(&order, annexed, year);
    if items.is_empty() || items.len() > MOST_ITEMS {
        let text = if items.is_empty() {
            "Составлять приказ не из чего: все строки отклонены. Исправьте файл и загрузите его ещё раз."
                .to_owned()
        } else {
            format!("В приказе было бы больше {MOST_ITEMS} пунктов. Разделите файл на части (I.4).")
        };
        return Err(Refusal::new(ErrorCode::WrongState, text).clause("I.4").into());
    }
    let refused = rows.iter().filter(|row| row.class == RowClass::Invalid).count();
    made.orders
        .push(draft(conn, new_order(import, items, year, refused))?);
    Ok(made)
}

fn institution(values: &AnnexValues) -> ApiResult<Option<Id>> {
    values.curating_organization_id.as_deref().map(id).transpose()
}

fn person(
    conn: &mut Conn,
    batch: &Batch,
    (row, member): (&ImportRow, &AnnexMember),
    (by_row, made): (&mut HashMap<u32, Id>, &mut Made),
) -> ApiResult<Id> {
    if let Some(known) = &member.person_id {
        return id(known);
    }
    if let Some(earlier) = row.ref_row {
        return by_row
            .get(&earlier)
            .copied()
            .ok_or_else(|| ApiError::Internal(format!("row {} names nobody of row {earlier}", row.row)));
    }
    let values = PersonValues {
        last_name: member.last_name.clone(),
        first_name: member.first_name.clone(),
        patronymic: member.patronymic.clone(),
        organization_id: member.organization_id.clone().unwrap_or_default(),
        position: member.position.clone().unwrap_or_default(),
        subjects: member.subjects.clone(),
        category: "none".to_owned(),
        ..PersonValues::default()
    };
    let person = people::register(conn, batch, &values)?;
    by_row.insert(row.row, person);
    made.people.push(person);
    Ok(person)
}

/// The list first (annexes 1 and 3), then the composition of each association that has members (annex 2). One whose
/// members were all refused keeps its composition: an item without them would put everybody out.
fn items(order: &[Id], mut annexed: HashMap<Id, Annexed>, year: i32) -> Vec<OrderItem> {
    let listed: Vec<ListedAssociation> = order
        .iter()
        .filter_map(|of| Some((of, annexed.get(of)?)))
        .filter(|(_, found)| found.listed)
        .map(|(of, found)| ListedAssociation {
            association_id: *of,
            organization_id: found.institution,
        })
        .collect();
    let list = (!listed.is_empty()).then_some(Effect::ApproveList {
        school_year: Some(year),
        associations: listed,
    });
    let compositions = order.iter().filter_map(|of| {
        let members = annexed.remove(of)?.members;
        (!members.is_empty()).then_some(Effect::ApproveComposition {
            association_id: *of,
            members,
        })
    });
    list.into_iter()
        .chain(compositions)
        .map(|effect| OrderItem { text: None, effect })
        .collect()
}

fn new_order(import: &Import, items: Vec<OrderItem>, year: i32, refused: usize) -> NewOrder {
    let list = items
        .iter()
        .any(|item| matches!(item.effect, Effect::ApproveList { .. }));
    let composition = items
        .iter()
        .any(|item| matches!(item.effect, Effect::ApproveComposition { .. }));
    let subject = match (list, composition) {
        (true, true) => "перечня и составов",
        (true, false) => "перечня",
        _ => "составов",
    };
    NewOrder {
        kind: if list { OrderKind::ApproveList } else { OrderKind::ApproveComposition },
        issuer: Issuer::Department,
        organization_id: None,
        title: format!(
            "Об утверждении {subject} профессиональных объединений на {} учебный год",
            school_year_label(year)
        ),
        preamble: Some(
            "В соответствии с пунктом I.4 Положения о профессиональных объединениях педагогических работников и управленческих кадров образовательных организаций"
                .to_owned(),
        ),
        items,
        approvers: Vec::new(),
        executor: None,
        note: Some(note(import, refused)),
        by_paper: None,
    }
}

/// What whoever signs must know: where the draft comes from, and that a composition without the refused rows is short.
fn note(import: &Import, refused: usize) -> String {
    let number = import
        .found
        .order_number
        .as_ref()
        .map(|number| format!(" № {number}"));
    let mut note = format!(
        "Составлен по файлу «{}»: приложение к приказу{} от {}.",
        import.file_name.chars().take(300).collect::<String>(),
        number.unwrap_or_default(),
        ru(import.as_of)
    );
    if refused > 0 {
        note.push_str(&format!(
            " Не вошло отклонённых строк: {refused}. До подписания дополните составы: кого нет в составе, тот выбывает (I.4)."
        ));
    }
    note
}
