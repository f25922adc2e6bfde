//! Figures of an analysis in words: what is not kept is «нет данных», never 0.

use veche_domain::analyses::{Figure, FigureCode, FigureRow, Unit};

use super::AnalysisWords;
use crate::words::{decimal, percents};

/// What stands for a figure that nobody keeps.
pub(super) const UNKNOWN: &str = "нет данных";

/// A figure as papers have it.
pub(super) fn value(of: &Figure) -> String {
    match of.value {
        None => UNKNOWN.to_owned(),
        Some(value) if of.unit == Unit::Percent => percents(value),
        Some(value) => decimal(value),
    }
}

/// Whether the figure tells of a whole by its parts: then its rows are printed beneath it.
pub(super) const fn is_parted(code: FigureCode) -> bool {
    matches!(
        code,
        FigureCode::Categories
            | FigureCode::TenureStatistics
            | FigureCode::TenureReport
            | FigureCode::EventsByForm
            | FigureCode::EventsByLevel
    )
}

/// A part of a whole: its name, how many, its share.
pub(super) fn part(words: &AnalysisWords<'_>, row: &FigureRow) -> Option<(String, String)> {
    let count = row.count?;
    let name = match (&row.key, &row.text) {
        (Some(key), _) => words.key(key),
        (None, Some(text)) => text.clone(),
        (None, None) => return None,
    };
    let share = row.percent.map(|p| format!(" ({})", percents(p)));
    Some((name, format!("{count}{}", share.unwrap_or_default())))
}

/// Groups without a category, bands of tenure and levels of events by their codes.
pub(super) fn known_key(key: &str) -> Option<&'static str> {
    Some(match key {
        "unknown" => "нет сведений",
        "none" => "без категории",
        "under_3" => "до 3 лет",
        "under_5" => "до 5 лет",
        "3_to_5" => "от 3 до 5 лет",
        "5_to_10" => "от 5 до 10 лет",
        "10_to_15" => "от 10 до 15 лет",
        "10_to_20" => "от 10 до 20 лет",
        "15_to_20" => "от 15 до 20 лет",
        "20_and_more" => "20 лет и более",
        "school" => "школьный уровень",
        "district" => "районный (окружной) уровень",
        "municipal" => "муниципальный уровень",
        "regional" => "региональный уровень",
        "interregional" => "межрегиональный уровень",
        "federal" => "всероссийский уровень",
        "international" => "международный уровень",
        _ => return None,
    })
}

/// Name of a figure.
pub(super) const fn label(code: FigureCode) -> &'static str {
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
