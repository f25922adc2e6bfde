//! What the demo city's associations met about: dates, themes, items and resolutions of two school years.

use veche_domain::associations::Office;

/// What an item is for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum For {
    Told,
    Decided,
    /// To approve the work plan of the year (VII.7.9).
    Approved,
    Elected(Office),
}

/// An item: title, what it is for, what was heard, what was resolved beside the vote.
pub(super) type Item = (&'static str, For, &'static str, Option<&'static str>);

/// A meeting of every association.
pub(super) struct Sketch {
    /// Year, month and day; associations meet on days of their own from it on.
    pub(super) from: (i32, u32, u32),
    pub(super) theme: &'static str,
    pub(super) form: &'static str,
    pub(super) items: &'static [Item],
}

/// The year that is over: entered from its papers.
pub(super) const PAST: &[Sketch] = &[
    Sketch {
        from: (2025, 9, 4),
        theme: "Организация работы объединения в 2025/2026 учебном году",
        form: "заседание",
        items: &[
            (
                "Об итогах работы за прошедший учебный год",
                For::Told,
                "Представлен анализ работы за год: проведены все запланированные заседания, опыт обобщён на трёх \
                 открытых уроках.",
                None,
            ),
            (
                "О плане работы на 2025/2026 учебный год",
                For::Approved,
                "Представлен проект плана: четыре заседания, неделя предмета, два семинара для молодых специалистов.",
                Some("Принять план работы к исполнению и разместить его на странице объединения."),
            ),
        ],
    },
    Sketch {
        from: (2025, 11, 10),
        theme: "Формирование функциональной грамотности обучающихся",
        form: "семинар",
        items: &[
            (
                "О результатах диагностики функциональной грамотности",
                For::Told,
                "Показаны результаты диагностики по районам, названы задания, которые выполнены хуже всего.",
                Some("Подготовить подборку заданий по трём направлениям грамотности."),
            ),
            (
                "О проведении недели предмета",
                For::Decided,
                "Предложены сроки недели и мероприятия по параллелям.",
                Some("Провести неделю предмета в феврале; отчёты сдать секретарю."),
            ),
        ],
    },
    Sketch {
        from: (2026, 3, 16),
        theme: "Обобщение опыта и подготовка к аттестации",
        form: "круглый стол",
        items: &[
            (
                "Об опыте наставничества",
                For::Told,
                "Наставники рассказали о работе с молодыми специалистами и о том, что помогло им остаться в профессии.",
                None,
            ),
            (
                "О банке методических разработок",
                For::Decided,
                "Предложено собрать разработки года в общий банк и открыть его для школ города.",
                Some("Собрать разработки до конца учебного года."),
            ),
        ],
    },
];

/// The meeting that opened the present year, from its paper: late August belongs to the new year (VII.7.9).
pub(super) const OPENING: Sketch = Sketch {
    from: (2026, 8, 28),
    theme: "Организация работы объединения в 2026/2027 учебном году",
    form: "заседание",
    items: &[
        (
            "Об избрании руководителя объединения",
            For::Elected(Office::Leader),
            "Предложена одна кандидатура; кандидат соответствует пункту 7.3 Положения и дал(а) согласие.",
            None,
        ),
        (
            "Об избрании секретаря объединения",
            For::Elected(Office::Secretary),
            "Предложена одна кандидатура; возражений не было.",
            None,
        ),
        (
            "О плане работы на 2026/2027 учебный год",
            For::Approved,
            "Представлен проект плана работы, согласованный с куратором.",
            Some("Утвердить план работы на 2026/2027 учебный год."),
        ),
        (
            "О составе объединения",
            For::Told,
            "Оглашён состав по приказу департамента образования; представлены новые участники.",
            None,
        ),
    ],
};

/// The second meeting of the present year, drawn up in Veche.
pub(super) const AUTUMN: Sketch = Sketch {
    from: (2026, 10, 19),
    theme: "Современный урок: приёмы, которые работают",
    form: "мастер-класс",
    items: &[
        (
            "О приёмах вовлечения на уроке",
            For::Told,
            "Показаны три приёма с разбором видеозаписей уроков.",
            Some("Провести взаимопосещение уроков, по одному от каждого района."),
        ),
        (
            "О городской олимпиаде",
            For::Decided,
            "Названы сроки школьного и муниципального этапов, порядок работы жюри.",
            Some("Согласовать состав жюри муниципального этапа."),
        ),
        (
            "О повышении квалификации",
            For::Told,
            "Сообщено о курсах первого полугодия и порядке записи.",
            None,
        ),
    ],
};

/// What is planned next.
pub(super) const AHEAD: Sketch = Sketch {
    from: (2026, 12, 7),
    theme: "Работа с одарёнными детьми",
    form: "семинар-практикум",
    items: &[
        (
            "О подготовке к региональному этапу олимпиады",
            For::Told,
            "",
            None,
        ),
        (
            "О плане городских мероприятий на второе полугодие",
            For::Decided,
            "",
            None,
        ),
    ],
};
