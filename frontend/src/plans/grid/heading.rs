//! The head of a pasted table: which of its columns is which.

use veche_domain::text::fold;

use super::super::row::Column;

/// Beginnings of the words by which real plans name their columns; the first that fits decides.
const NAMES: &[(&str, Column)] = &[
    ("ответствен", Column::Responsible),
    ("выступа", Column::Responsible),
    ("докладчик", Column::Responsible),
    ("ожидаем", Column::Result),
    ("результат", Column::Result),
    ("итоговый документ", Column::Result),
    ("вопрос", Column::Questions),
    ("повестка", Column::Questions),
    ("срок", Column::Dates),
    ("дата", Column::Dates),
    ("месяц", Column::Dates),
    ("время", Column::Dates),
    ("форма", Column::Form),
    ("уровень", Column::Level),
    ("место", Column::Place),
    ("категори", Column::Audience),
    ("участник", Column::Audience),
    ("аудитори", Column::Audience),
    ("направлени", Column::Activity),
    ("задач", Column::Task),
    ("вид", Column::Kind),
    ("тип", Column::Kind),
    ("тема", Column::Title),
    ("мероприяти", Column::Title),
    ("содержани", Column::Title),
    ("название", Column::Title),
    ("наименовани", Column::Title),
];

/// Names of columns that are left out: numbers of rows and marks made later.
const SKIPPED: &[&str] = &["№", "n п/п", "no", "отметка", "примечани"];

/// The columns a first row names; none when it is a row like the others. Of two with one meaning the first counts.
pub fn heading(row: &[String]) -> Option<Vec<Option<Column>>> {
    let mut taken: Vec<Column> = Vec::new();
    let mut named = 0;
    let mut columns = Vec::new();
    for text in row {
        let text = fold(text);
        if text.is_empty() || SKIPPED.iter().any(|n| text.starts_with(n)) {
            columns.push(None);
            continue;
        }
        // A head is short: «Тема недели: функциональная грамотность» is a row.
        let short = text.split(' ').count() <= 5;
        let found = NAMES
            .iter()
            .find(|(n, _)| text.starts_with(n))
            .map(|(_, c)| *c)
            .filter(|_| short)?;
        named += 1;
        columns.push((!taken.contains(&found)).then_some(found));
        taken.push(found);
    }
    (named >= 2).then_some(columns)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(cells: &[&str]) -> Option<Vec<Option<Column>>> {
        heading(&cells.iter().map(|c| (*c).to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn heads_of_real_plans_are_known() {
        assert_eq!(
            read(&[
                "№ п/п",
                "Мероприятие (содержание)",
                "Сроки",
                "Ответственные",
                "Отметка о выполнении"
            ]),
            Some(vec![
                None,
                Some(Column::Title),
                Some(Column::Dates),
                Some(Column::Responsible),
                None
            ])
        );
        assert_eq!(
            read(&["Тема", "Вопросы", "Форма проведения", "Место"]),
            Some(vec![
                Some(Column::Title),
                Some(Column::Questions),
                Some(Column::Form),
                Some(Column::Place)
            ])
        );
    }

    #[test]
    fn a_row_is_no_head() {
        assert_eq!(read(&["Семинар по ВПР", "октябрь", "Ли М. П."]), None);
        assert_eq!(read(&["Мероприятие"]), None);
        assert_eq!(
            read(&["Тема недели: как читать тексты разных видов на уроке", "сентябрь"]),
            None
        );
        assert_eq!(read(&[]), None);
    }
}
