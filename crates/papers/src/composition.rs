//! The composition of an association: annex 2 of the order that approves it (I.4).

use chrono::NaiveDate;
use veche_domain::associations::AssociationStatus;

use crate::{Block, Paper, TableColumn, date_in_words};

/// A row of the composition.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CompositionMember {
    /// Administrative unit.
    pub unit: String,
    /// Surname, first name and patronymic.
    pub full_name: String,
    /// Post.
    pub position: String,
    /// Employer.
    pub organization: String,
    /// Category on the date.
    pub category: String,
    /// Office held and anything else worth a note, e.g. «ожидает приказа».
    pub note: String,
}

/// The composition on a date. The paper of a draft says that it is one; the columns are those of annex 2, phones
/// and e-mails do not belong on it.
pub fn composition(
    name: &str,
    status: AssociationStatus,
    on: NaiveDate,
    members: &[CompositionMember],
) -> Paper {
    let heading = format!("Состав объединения\n«{name}»\nна {}", date_in_words(on));
    let mut blocks = vec![Block::Title(heading)];
    if status != AssociationStatus::Active {
        blocks.push(Block::Text(format!(
            "Состояние объединения на эту дату: {}.",
            status.label_ru()
        )));
    }
    let columns = vec![
        TableColumn::new("№ п/п", 6),
        TableColumn::new("Район (округ)", 16),
        TableColumn::new("Ф. И. О.", 22),
        TableColumn::new("Должность", 16),
        TableColumn::new("Образовательная организация", 18),
        TableColumn::new("Категория", 10),
        TableColumn::new("Примечание", 12),
    ];
    let rows = members.iter().zip(1..).map(|(m, number)| {
        let cells = [
            &m.unit,
            &m.full_name,
            &m.position,
            &m.organization,
            &m.category,
            &m.note,
        ];
        std::iter::once(number.to_string())
            .chain(cells.into_iter().cloned())
            .collect()
    });
    let rows: Vec<Vec<String>> = rows.collect();
    if rows.is_empty() {
        blocks.push(Block::Text(
            "На эту дату в объединении никто не состоит.".to_owned(),
        ));
    } else {
        blocks.push(Block::Table(columns, rows));
    }
    Paper::new(format!("Состав: {name}"), blocks).landscape()
}
