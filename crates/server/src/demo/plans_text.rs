//! What the demo city's associations plan: themes, goals, rows of two school years, and the department's own events.

use veche_domain::plans::{ItemKind, Level};

/// A school year of the city: theme, goals, events of the department.
pub(super) struct Year {
    pub(super) year: i32,
    pub(super) theme: &'static str,
    pub(super) goals: [&'static str; 3],
}

/// Title, days as typed, level, place.
pub(super) type Event = (&'static str, &'static str, Level, Option<&'static str>);

pub(super) const YEARS: [Year; 2] = [
    Year {
        year: 2025,
        theme: "Методическое сопровождение педагога в условиях обновлённых ФГОС",
        goals: [
            "Освоение обновлённых ФГОС всеми учителями города",
            "Поддержка молодых педагогов и развитие наставничества",
            "Развитие функциональной грамотности обучающихся",
        ],
    },
    Year {
        year: 2026,
        theme: "Профессиональный рост педагога как условие качества образования в городе",
        goals: [
            "Рост качества преподавания: открытые уроки и разбор затруднений",
            "Адресная помощь школам с низкими результатами",
            "Развитие наставничества и горизонтального обучения",
        ],
    },
];

/// The department's own plan: the same events every year, on their usual days.
pub(super) const EVENTS: [Event; 8] = [
    (
        "Августовское совещание педагогических работников",
        "последняя неделя августа",
        Level::Municipal,
        None,
    ),
    (
        "Школьный этап всероссийской олимпиады школьников",
        "сентябрь-октябрь",
        Level::School,
        None,
    ),
    (
        "Муниципальный этап всероссийской олимпиады школьников",
        "ноябрь-декабрь",
        Level::Municipal,
        None,
    ),
    (
        "Совещание руководителей районных методических объединений",
        "III неделя декабря",
        Level::Municipal,
        Some("НИСО"),
    ),
    (
        "Городской конкурс профессионального мастерства",
        "февраль-март",
        Level::Municipal,
        None,
    ),
    (
        "Педагогические чтения",
        "IV неделя марта",
        Level::Municipal,
        Some("ДК учителя"),
    ),
    ("Форум молодых педагогов", "24 апреля", Level::Municipal, None),
    (
        "Итоговое совещание, награждение педагогов",
        "до 31 мая",
        Level::Municipal,
        None,
    ),
];

/// Themes of associations; each takes its own.
pub(super) const THEMES: [&str; 5] = [
    "Приёмы формирующего оценивания на уроке и во внеурочной работе",
    "Развитие функциональной грамотности средствами предмета",
    "Проектная и исследовательская деятельность обучающихся: от замысла до защиты",
    "Цифровые инструменты учителя: что помогает учиться",
    "Работа с разными группами обучающихся: одарённые дети и дети с трудностями",
];

pub(super) const GOAL: &str = "Создать условия для роста профессионального мастерства членов объединения и распространения их опыта в городе.";

pub(super) const TASKS: [&str; 4] = [
    "Провести диагностику профессиональных затруднений и составить план помощи.",
    "Обобщить опыт учителей на открытых уроках и семинарах.",
    "Сопровождать молодых специалистов и их наставников.",
    "Подготовить методические рекомендации по теме объединения.",
];

pub(super) const RESULTS: &str = "Банк разработок по теме объединения.\nНе менее шести открытых уроков.\nМетодические рекомендации для школ города.";

/// A row: what it is, title, questions, days, activity, task, form, level, trend, who answers (0 the leader, 1 the
/// secretary, further ones members), expected result.
pub(super) struct Row {
    pub(super) kind: ItemKind,
    pub(super) title: &'static str,
    pub(super) questions: Option<&'static str>,
    pub(super) dates: &'static str,
    pub(super) activity: &'static str,
    pub(super) task: &'static str,
    pub(super) form: Option<&'static str>,
    pub(super) level: Level,
    pub(super) trend: Option<&'static str>,
    pub(super) who: usize,
    /// Place among the goals of the city, or among the events of the department.
    pub(super) goal: Option<usize>,
    pub(super) event: Option<usize>,
}

const fn row(
    kind: ItemKind,
    (title, questions): (&'static str, Option<&'static str>),
    dates: &'static str,
    (activity, task): (&'static str, &'static str),
    (form, level): (Option<&'static str>, Level),
    (trend, who): (Option<&'static str>, usize),
) -> Row {
    Row {
        kind,
        title,
        questions,
        dates,
        activity,
        task,
        form,
        level,
        trend,
        who,
        goal: None,
        event: None,
    }
}

const fn goal(row: Row, at: usize) -> Row {
    Row {
        goal: Some(at),
        ..row
    }
}

const fn event(row: Row, at: usize) -> Row {
    Row {
        event: Some(at),
        ..row
    }
}

/// Rows of every plan, in the order of the year: four meetings first.
pub(super) const ROWS: [Row; 12] = [
    row(
        ItemKind::Meeting,
        (
            "Организация работы объединения в учебном году",
            Some("Анализ работы за прошедший год\nИтоги ГИА\nПлан работы на год\nИзменения нормативной базы"),
        ),
        "август-сентябрь",
        ("legal_documents", "interaction"),
        (None, Level::Municipal),
        (Some("fgos"), 0),
    ),
    goal(
        row(
            ItemKind::Meeting,
            (
                "Современный урок: приёмы, которые работают",
                Some("Разбор видеозаписей уроков\nПорядок проведения олимпиады"),
            ),
            "октябрь-ноябрь",
            ("fgos_help", "methodical_competence"),
            (Some("master_class"), Level::Municipal),
            (Some("didactics"), 0),
        ),
        0,
    ),
    row(
        ItemKind::Meeting,
        (
            "Работа с одарёнными детьми",
            Some("Подготовка к региональному этапу олимпиады\nИтоги первого полугодия"),
        ),
        "II неделя декабря",
        ("vsosh_support", "best_practices"),
        (Some("practicum"), Level::Municipal),
        (Some("gifted"), 2),
    ),
    row(
        ItemKind::Meeting,
        (
            "Обобщение опыта и итоги года",
            Some("Открытые уроки года\nАнализ работы\nЗадачи на следующий год"),
        ),
        "март-апрель",
        ("experience_dissemination", "methodical_work_study"),
        (Some("round_table"), Level::Municipal),
        (Some("fgos"), 0),
    ),
    row(
        ItemKind::Event,
        ("Диагностика профессиональных затруднений учителей", None),
        "сентябрь",
        ("difficulties_survey", "targeted_support"),
        (None, Level::Municipal),
        (None, 1),
    ),
    event(
        row(
            ItemKind::Event,
            ("Работа в жюри муниципального этапа олимпиады", None),
            "ноябрь-декабрь",
            ("vsosh_support", "methodical_events"),
            (None, Level::Municipal),
            (Some("gifted"), 3),
        ),
        2,
    ),
    goal(
        row(
            ItemKind::Event,
            ("Семинар для молодых специалистов «Первый год в школе»", None),
            "до 15 ноября",
            ("mentoring_practice", "mentoring_system"),
            (Some("methodical_seminar"), Level::Municipal),
            (None, 2),
        ),
        2,
    ),
    row(
        ItemKind::Event,
        ("Неделя предмета в школах города", None),
        "II неделя февраля",
        ("student_events", "methodical_events"),
        (Some("methodical_week"), Level::School),
        (Some("literacy"), 1),
    ),
    event(
        row(
            ItemKind::Event,
            ("Выступления на педагогических чтениях", None),
            "IV неделя марта",
            ("experience_dissemination", "best_practices"),
            (Some("pedagogical_readings"), Level::Municipal),
            (Some("projects"), 3),
        ),
        5,
    ),
    goal(
        row(
            ItemKind::Ongoing,
            ("Консультации учителей школ с низкими результатами", None),
            "в течение года",
            ("school_tutoring", "targeted_support"),
            (Some("consulting"), Level::Municipal),
            (None, 0),
        ),
        1,
    ),
    row(
        ItemKind::Ongoing,
        ("Обновление страницы объединения", None),
        "ежемесячно",
        ("information_pages", "horizontal_learning"),
        (None, Level::Municipal),
        (Some("digital"), 1),
    ),
    row(
        ItemKind::Ongoing,
        ("Экспертиза материалов городских конкурсов", None),
        "по графику ДО",
        ("contest_expertise", "contest_movement"),
        (None, Level::Municipal),
        (None, 2),
    ),
];
