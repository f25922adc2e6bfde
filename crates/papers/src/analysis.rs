//! An analysis of a school year (анализ работы) as a paper (VII.7.8).

use veche_domain::{
    analyses::{Analysis, CouncilOutcome, Figure, FigureCode, GeneralFact, Section, Unit},
    calendar::school_year_label,
    terms::ru,
};

use crate::{Block, Paper, TableColumn};

/// The analysis: its general facts, the text of each section with its figures, what the council said.
pub fn analysis_paper(of: &Analysis) -> Paper {
    let year = school_year_label(of.school_year);
    let mut blocks = Vec::new();
    if let Some(said) = &of.consideration {
        let outcome = match said.outcome {
            CouncilOutcome::Considered => "РАССМОТРЕН",
            CouncilOutcome::Noted => "ПРИНЯТ К СВЕДЕНИЮ",
            CouncilOutcome::Returned => "ВОЗВРАЩЁН НА ДОРАБОТКУ",
        };
        blocks.push(Block::Corner(vec![
            outcome.to_owned(),
            "на заседании городского научно-методического совета".to_owned(),
            ru(said.on),
        ]));
    }
    blocks.push(Block::Title(format!(
        "Анализ работы\n{}\nза {year} учебный год",
        of.association.name
    )));
    for (text, n) in of.texts.iter().zip(1..) {
        blocks.push(Block::Heading(format!("{n}. {}", text.section.title_ru())));
        if text.section == Section::General {
            blocks.extend(general(of));
        }
        let lines = text.text.lines().filter(|line| !line.trim().is_empty());
        blocks.extend(lines.map(|line| Block::Text(line.to_owned())));
        blocks.extend(figures(of, text.section));
    }
    blocks.push(Block::Text(format!(
        "Показатели приведены на {}.",
        ru(of.figures.on)
    )));
    let leader = of.figures.general.iter().find(|g| g.fact == GeneralFact::Leader);
    blocks.push(Block::signature(
        "Руководитель объединения",
        leader.and_then(|g| g.text.clone()).unwrap_or_default(),
    ));
    Paper::new(
        format!("Анализ работы за {year}: {}", of.association.name),
        blocks,
    )
}

fn general(of: &Analysis) -> impl Iterator<Item = Block> {
    of.figures.general.iter().filter_map(|g| {
        let label = match g.fact {
            GeneralFact::Leader => "Руководитель",
            GeneralFact::Secretary => "Секретарь",
            GeneralFact::Curator => "Куратор",
            GeneralFact::CityTheme => "Единая муниципальная методическая тема",
            GeneralFact::Theme => "Методическая тема объединения",
            GeneralFact::Goal => "Цель",
            GeneralFact::Tasks => "Задачи",
        };
        let text = g.text.as_ref()?.replace('\n', "; ");
        Some(Block::Text(format!("{label}: {text}")))
    })
}

fn figures(of: &Analysis, section: Section) -> Option<Block> {
    let rows: Vec<Vec<String>> = of
        .figures
        .figures
        .iter()
        .filter(|figure| figure.section == section)
        .map(|figure| vec![label(figure.code).to_owned(), value(figure)])
        .collect();
    let columns = vec![
        TableColumn::new("Показатель", 70),
        TableColumn::new("Значение", 30),
    ];
    (!rows.is_empty()).then_some(Block::Table(columns, rows))
}

/// A figure as the paper has it: what is not kept is «нет данных», never 0.
fn value(of: &Figure) -> String {
    match of.value {
        None => "нет данных".to_owned(),
        Some(value) if of.unit == Unit::Percent => format!("{}\u{a0}%", number(value)),
        Some(value) => number(value),
    }
}

fn number(value: f64) -> String {
    if value.fract() == 0.0 {
        format!("{value:.0}")
    } else {
        format!("{value:.1}").replace('.', ",")
    }
}

const fn label(code: FigureCode) -> &'static str {
    use FigureCode as F;
    match code {
        F::Members => "Членов объединения",
        F::Categories => "Состав по категориям: есть сведения",
        F::TenureStatistics | F::TenureReport => "Состав по стажу: есть сведения",
        F::SecondJobs => "Работают в нескольких организациях",
        F::Honours => "Почётные звания",
        F::Meetings => "Проведено заседаний",
        F::SignedMinutes => "Из них с подписанным протоколом",
        F::Attendance => "Средняя явка",
        F::Elections => "Выборы",
        F::ResolutionsDone => "Решений выполнено",
        F::ResolutionsOpen => "Решений в работе",
        F::Tasks => "Охвачено задач Положения",
        F::Trends => "Охвачено тенденций",
        F::Courses => "Курсы повышения квалификации",
        F::CategoriesGranted => "Аттестованы в этом году",
        F::EventsByForm => "Мероприятий по формам работы",
        F::EventsByLevel => "Мероприятий по уровням",
        F::Speakers => "Выступавшие",
        F::Publications => "Публикации",
        F::Products => "Методические рекомендации",
        F::Contests => "Участие в конкурсах",
        F::YoungSpecialists => "Со стажем до трёх лет",
        F::Mentoring => "Наставнические пары",
        F::Exams => "ГИА и ВПР",
        F::Olympiads => "Всероссийская олимпиада",
        F::SupportedSchools => "Школы под поддержкой",
        F::Consultations => "Консультации",
        F::PublishedMinutes => "Опубликовано выписок",
        F::PageUpdates => "Обновления страницы",
        F::Satisfaction => "Удовлетворённость",
        F::PlanRows => "Запланировано",
        F::PlanDone => "Выполнено",
        F::PlanMoved => "Перенесено",
        F::PlanCancelled => "Отменено",
        F::PlanShare => "Доля выполненного",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_that_is_not_kept_is_never_a_zero() {
        let figure = |value, code: FigureCode| Figure {
            code,
            section: code.section(),
            value,
            unit: code.unit(),
            source: None,
            rows: Vec::new(),
        };
        assert_eq!(value(&figure(None, FigureCode::Exams)), "нет данных");
        assert_eq!(value(&figure(Some(87.5), FigureCode::Attendance)), "87,5\u{a0}%");
        assert_eq!(value(&figure(Some(3.0), FigureCode::Meetings)), "3");
    }
}
