//! Annexes of an order: the list of associations, their compositions, the curating organizations (I.4).

use veche_domain::{
    Id,
    calendar::school_year_label,
    orders::{Effect, ListedAssociation, ListedMember, Order},
};

use super::OrderFacts;
use crate::{
    Block, PaperPerson, TableColumn,
    names::{self, Case},
    words::{date_or_place, number_or_place},
};

/// Annexes 1, 2 and 3, each where an item asks for it.
pub(super) fn annexes(of: &Order, facts: &OrderFacts) -> Vec<Block> {
    let list = of.items.iter().find_map(|item| match &item.effect {
        Effect::ApproveList {
            school_year,
            associations,
        } => Some((*school_year, associations.as_slice())),
        _ => None,
    });
    let compositions: Vec<(Id, &[ListedMember])> = of
        .items
        .iter()
        .filter_map(|item| match &item.effect {
            Effect::ApproveComposition {
                association_id,
                members,
            } => Some((*association_id, members.as_slice())),
            _ => None,
        })
        .collect();
    let mut blocks = Vec::new();
    if let Some((year, rows)) = list {
        blocks.extend(annex_of_list(of, facts, year, rows));
    }
    if !compositions.is_empty() {
        blocks.extend(annex_of_compositions(of, facts, &compositions));
    }
    blocks.extend(annex_of_institutions(of, facts, list.map(|(_, rows)| rows)));
    blocks
}

fn corner(of: &Order, facts: &OrderFacts, n: usize) -> Block {
    let issuer = facts.issuer_genitive.trim();
    let order = if issuer.is_empty() {
        "к приказу".to_owned()
    } else {
        format!("к приказу {issuer}")
    };
    let known = format!(
        "от {} {}",
        date_or_place(of.signed_on),
        number_or_place(of.number.as_deref())
    );
    Block::Annex {
        corner: vec![format!("Приложение\u{a0}{n}"), order, known],
        landscape: true,
    }
}

fn annex_of_list(
    of: &Order,
    facts: &OrderFacts,
    year: Option<i32>,
    rows: &[ListedAssociation],
) -> Vec<Block> {
    let year = year.map(|y| format!("\nна {} учебный год", school_year_label(y)));
    let heading = format!(
        "ПЕРЕЧЕНЬ\nпрофессиональных объединений{}",
        year.unwrap_or_default()
    );
    let whom = |who: Option<&PaperPerson>| who.map(|p| p.listed(Case::Nominative)).unwrap_or_default();
    let cells = rows.iter().zip(1..).map(|(row, n)| {
        let known = facts.associations.get(&row.association_id);
        let institution = row
            .organization_id
            .map(|id| facts.institution(of, id))
            .or_else(|| known.and_then(|a| a.institution.clone()));
        vec![
            n.to_string(),
            facts.association(of, row.association_id),
            known.map(|a| a.kind.label_ru().to_owned()).unwrap_or_default(),
            institution.unwrap_or_default(),
            whom(known.and_then(|a| a.curator.as_ref())),
            whom(known.and_then(|a| a.leader.as_ref())),
            String::new(),
        ]
    });
    let columns = [
        ("№ п/п", 5),
        ("Наименование объединения", 23),
        ("Вид", 14),
        ("Курирующее учреждение", 16),
        ("Куратор (Ф. И. О., должность)", 16),
        ("Руководитель (Ф. И. О., должность, ОО)", 17),
        ("Примечание", 9),
    ];
    vec![
        corner(of, facts, 1),
        Block::Heading(heading),
        table(&columns, cells.collect()),
        Block::Text(
            "Сведения о кураторах и руководителях приведены справочно: кураторов назначают приказами курирующих \
             учреждений (пункт VII.7.2 Положения), руководителей избирают члены объединений (пункт VII.7.4 Положения)."
                .to_owned(),
        ),
    ]
}

fn annex_of_compositions(of: &Order, facts: &OrderFacts, all: &[(Id, &[ListedMember])]) -> Vec<Block> {
    let mut blocks = vec![corner(of, facts, 2)];
    let genitive = |id: Id| names::association(&facts.association(of, id), Case::Genitive);
    match all {
        [(only, _)] => blocks.push(Block::Heading(format!("СОСТАВ\n{}", genitive(*only)))),
        _ => blocks.push(Block::Heading("СОСТАВ\nпрофессиональных объединений".to_owned())),
    }
    for ((id, members), n) in all.iter().zip(1..) {
        if all.len() > 1 {
            blocks.push(Block::Subheading(format!("{n}. {}", facts.association(of, *id))));
        }
        if members.is_empty() {
            blocks.push(Block::Text("В составе объединения никто не назван.".to_owned()));
            continue;
        }
        let rows = members.iter().zip(1..).map(|(member, n)| {
            let who = facts.person(of, member.person_id);
            let unit = member.admin_unit_code.as_ref();
            let unit = unit.map(|code| facts.units.get(code).cloned().unwrap_or_else(|| code.clone()));
            vec![
                n.to_string(),
                unit.or(who.unit).unwrap_or_default(),
                names::full_name(&who.name, Case::Nominative),
                who.position.unwrap_or_default(),
                who.organization.unwrap_or_default(),
                who.category.unwrap_or_default(),
            ]
        });
        let columns = [
            ("№ п/п", 6),
            ("Район (округ)", 18),
            ("Ф. И. О.", 24),
            ("Должность", 19),
            ("Образовательная организация", 19),
            ("Категория", 14),
        ];
        blocks.push(table(&columns, rows.collect()));
    }
    blocks
}

/// Curating organizations with the associations of each, in the order in which they are first named.
fn annex_of_institutions(of: &Order, facts: &OrderFacts, list: Option<&[ListedAssociation]>) -> Vec<Block> {
    let listed = list
        .unwrap_or_default()
        .iter()
        .filter_map(|row| Some((row.organization_id?, row.association_id)));
    let assigned = of.items.iter().filter_map(|item| match &item.effect {
        Effect::AssignInstitution {
            association_id,
            organization_id,
        } => Some((*organization_id, *association_id)),
        _ => None,
    });
    let mut groups: Vec<(Id, Vec<Id>)> = Vec::new();
    for (institution, association) in listed.chain(assigned) {
        match groups.iter_mut().find(|(id, _)| *id == institution) {
            Some((_, curated)) if curated.contains(&association) => {}
            Some((_, curated)) => curated.push(association),
            None => groups.push((institution, vec![association])),
        }
    }
    if groups.is_empty() {
        return Vec::new();
    }
    let rows = groups.iter().zip(1..).map(|((institution, curated), n)| {
        let curated: Vec<String> = curated.iter().map(|id| facts.association(of, *id)).collect();
        vec![
            n.to_string(),
            facts.institution(of, *institution),
            curated.join("; "),
        ]
    });
    let columns = [
        ("№ п/п", 6),
        ("Муниципальная организация", 34),
        ("Профессиональные объединения, работу которых она курирует", 60),
    ];
    vec![
        corner(of, facts, 3),
        Block::Heading(
            "МУНИЦИПАЛЬНЫЕ ОРГАНИЗАЦИИ,\nкурирующие работу профессиональных объединений".to_owned(),
        ),
        table(&columns, rows.collect()),
    ]
}

fn table(columns: &[(&str, u8)], rows: Vec<Vec<String>>) -> Block {
    let columns = columns
        .iter()
        .map(|(title, share)| TableColumn::new(title, *share));
    Block::Table(columns.collect(), rows)
}
