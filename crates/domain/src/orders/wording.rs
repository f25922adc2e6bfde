//! How an item reads in the paper when nobody worded it by hand.
//!
//! Names stand in quotation marks after a word that is declined instead of them, so that they stay in the nominative.

use super::{Effect, Names, OrderItem};
use crate::{associations::Office, calendar::school_year_label};

/// The text of an item as it is printed.
pub fn wording(item: &OrderItem, names: &impl Names) -> String {
    if let Some(text) = &item.text {
        return text.clone();
    }
    let quoted = |id| format!("«{}»", names.name(id));
    let all = |ids: &[crate::Id]| ids.iter().map(|id| quoted(*id)).collect::<Vec<_>>().join(", ");
    match &item.effect {
        Effect::Create { association_id } => {
            format!(
                "Создать профессиональное объединение {}.",
                quoted(*association_id)
            )
        }
        Effect::Reorganize {
            form,
            predecessors,
            successors,
            new_kind,
            ..
        } => {
            let before = format!(
                "Реорганизовать в форме {} профессиональные объединения: {}",
                form.genitive_ru(),
                all(predecessors)
            );
            match (new_kind, successors.as_slice()) {
                (Some(kind), _) => format!("{before}. Вид объединения: {}.", kind.label_ru()),
                (None, []) => format!("{before}."),
                (None, after) => format!("{before}. Правопреемники: {}.", all(after)),
            }
        }
        Effect::Liquidate {
            association_id,
            solution,
        } => {
            let main = format!(
                "Ликвидировать профессиональное объединение {}.",
                quoted(*association_id)
            );
            match solution {
                Some(found) => format!("{main} Принять найденное решение: {found}"),
                None => main,
            }
        }
        Effect::ApproveList { school_year, .. } => {
            let year = school_year.map(|y| format!(" на {} учебный год", school_year_label(y)));
            format!(
                "Утвердить перечень профессиональных объединений{} (приложение 1).",
                year.unwrap_or_default()
            )
        }
        Effect::ApproveComposition { association_id, .. } => format!(
            "Утвердить состав профессионального объединения {} (приложение 2).",
            quoted(*association_id)
        ),
        Effect::AssignInstitution {
            association_id,
            organization_id,
        } => format!(
            "Определить учреждением, курирующим работу профессионального объединения {}: {} (приложение 3).",
            quoted(*association_id),
            names.name(*organization_id)
        ),
        Effect::AppointCurator {
            association_id,
            person_id,
        } => format!(
            "Назначить куратором профессионального объединения {}: {}.",
            quoted(*association_id),
            names.name(*person_id)
        ),
        Effect::ReleaseOffice {
            association_id,
            office,
        } => format!(
            "Освободить от обязанностей {} профессионального объединения {}.",
            match office {
                Office::Leader => "руководителя",
                Office::Secretary => "секретаря",
                Office::Curator => "куратора",
            },
            quoted(*association_id)
        ),
        Effect::Rename { association_id, name } => format!(
            "Переименовать профессиональное объединение {} в «{name}».",
            quoted(*association_id)
        ),
        Effect::Amend { order_id } => format!("Внести изменения в {}.", names.name(*order_id)),
        Effect::Repeal { order_id } => format!("Признать утратившим силу {}.", names.name(*order_id)),
        Effect::Recognize { award, people } => {
            let who: Vec<String> = people
                .iter()
                .map(|p| match &p.merit {
                    Some(merit) => format!("{} ({merit})", names.name(p.person_id)),
                    None => names.name(p.person_id),
                })
                .collect();
            format!("Поощрить ({award}): {}.", who.join("; "))
        }
        Effect::Evaluate {
            association_id,
            assessment,
        } => format!(
            "Признать работу профессионального объединения {}: {assessment}.",
            quoted(*association_id)
        ),
        Effect::Instruct {} => String::new(),
    }
}
