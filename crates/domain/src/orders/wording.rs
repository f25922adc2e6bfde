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
            let several = |ids: &[crate::Id], one: &'static str, more: &'static str| match ids {
                [_] => one,
                _ => more,
            };
            let before = format!(
                "Реорганизовать в форме {} {} {}",
                form.genitive_ru(),
                several(
                    predecessors,
                    "профессиональное объединение",
                    "профессиональные объединения:"
                ),
                all(predecessors)
            );
            match (new_kind, successors.as_slice()) {
                (Some(kind), _) => format!("{before}. Вид объединения: {}.", kind.label_ru()),
                (None, []) => format!("{before}."),
                (None, after) => format!(
                    "{before}. {}: {}.",
                    several(after, "Правопреемник", "Правопреемники"),
                    all(after)
                ),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Id, orders::ReorganizationForm};

    #[test]
    fn an_item_reads_as_a_paper_says_it() {
        let id = |n: u128| Id::from(uuid::Uuid::from_u128(n));
        let names = |of: Id| {
            if of == id(1) {
                "ММО учителей астрономии".to_owned()
            } else {
                "ММО учителей физики".to_owned()
            }
        };
        let say = |effect| wording(&OrderItem { text: None, effect }, &names);
        let join = |predecessors: Vec<Id>| Effect::Reorganize {
            form: ReorganizationForm::Accession,
            predecessors,
            successors: vec![id(2)],
            carried: vec![],
            new_kind: None,
        };
        assert_eq!(
            say(join(vec![id(1)])),
            "Реорганизовать в форме присоединения профессиональное объединение «ММО учителей астрономии». \
             Правопреемник: «ММО учителей физики»."
        );
        assert!(
            say(join(vec![id(1), id(3)]))
                .contains("профессиональные объединения: «ММО учителей астрономии», «")
        );
        let list = Effect::ApproveList {
            school_year: Some(2026),
            associations: vec![],
        };
        assert_eq!(
            say(list),
            "Утвердить перечень профессиональных объединений на 2026/2027 учебный год (приложение 1)."
        );
        let by_hand = OrderItem {
            text: Some("Контроль оставляю за собой.".to_owned()),
            effect: Effect::Instruct {},
        };
        assert_eq!(wording(&by_hand, &names), "Контроль оставляю за собой.");
    }
}
