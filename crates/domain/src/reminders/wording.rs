//! What notices say.

use chrono::NaiveDate;

use super::{HandedPaper, HandoverFact, MeetingFact, TermFact, TermOf, WorkingDays};
use crate::{
    Id,
    analyses::HandoverAct,
    associations::Office,
    calendar::school_year_label,
    compliance::{Duty, Finding, FindingState},
    terms::ru,
};

/// What is owed, beginning with a verb.
fn owed(of: &Finding) -> String {
    let year = school_year_label(of.school_year);
    match of.duty {
        Duty::PlanApproval => format!("утвердить план работы на {year}"),
        Duty::Analysis => format!("передать куратору анализ работы за {year}"),
        Duty::NextPlan => format!(
            "передать куратору план работы на {}",
            school_year_label(of.school_year + 1)
        ),
        Duty::Meetings => format!("провести заседания учебного года {year}"),
        Duty::Minutes => "подписать протокол заседания".to_owned(),
        Duty::Council => format!("рассмотреть анализ работы за {year} на совете"),
        Duty::Leader => "избрать руководителя".to_owned(),
        Duty::Secretary => "избрать секретаря".to_owned(),
        Duty::Curator => "назначить куратора".to_owned(),
        Duty::Composition => "утвердить состав приказом".to_owned(),
    }
}

/// What has not been done.
fn undone(of: &Finding) -> String {
    let year = school_year_label(of.school_year);
    match of.duty {
        Duty::PlanApproval => format!("план работы на {year} не утверждён"),
        Duty::Analysis => format!("анализ работы за {year} не передан куратору"),
        Duty::NextPlan => format!(
            "план работы на {} не передан куратору",
            school_year_label(of.school_year + 1)
        ),
        Duty::Meetings => format!("в {year} учебном году проведены не все заседания"),
        Duty::Minutes => "протокол заседания не подписан".to_owned(),
        Duty::Council => format!("анализ работы за {year} не рассмотрен советом"),
        Duty::Leader => "руководитель не избран".to_owned(),
        Duty::Secretary => "секретарь не избран".to_owned(),
        Duty::Curator => "куратор не назначен".to_owned(),
        Duty::Composition => "состав не утверждён приказом".to_owned(),
    }
}

/// What to do about it.
fn next_step(of: &Finding) -> &'static str {
    match of.duty {
        Duty::PlanApproval => {
            "Внесите вопрос об утверждении плана в повестку первого заседания и запишите решение."
        }
        Duty::Analysis => "Заполните анализ и передайте его куратору.",
        Duty::NextPlan => "Составьте план на следующий год и передайте его куратору.",
        Duty::Meetings => "Назначьте заседание: засчитываются проведённые, с подписанным протоколом.",
        Duty::Minutes => "Откройте протокол, передайте на подпись и подпишите.",
        Duty::Council => "Включите анализ в повестку заседания совета и запишите решение.",
        Duty::Leader | Duty::Secretary => {
            "Внесите выборы в повестку заседания: избирает большинство всех членов."
        }
        Duty::Curator => "Издайте приказ учреждения о назначении куратора.",
        Duty::Composition => "Подготовьте приказ о составе объединения.",
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}

/// Title of a duty.
pub fn duty_title(of: &Finding, association: &str) -> String {
    let line = match (of.state, of.due_on) {
        (FindingState::Overdue, Some(due)) => format!("Срок прошёл {}: {}", ru(due), undone(of)),
        (FindingState::Overdue, None) => capital(&undone(of)),
        (_, Some(due)) => format!("До {} – {}", ru(due), owed(of)),
        (_, None) => format!("Нужно {}", owed(of)),
    };
    format!("{line} ({association})")
}

/// What to do, and that a term on a day off stays where it is (interpretation 7).
pub fn duty_text(of: &Finding, calendar: &WorkingDays) -> String {
    let off = of
        .due_on
        .filter(|due| of.state == FindingState::Due && !calendar.is_working(*due));
    let note = off.map(|due| {
        let last = calendar.on_or_before(due);
        format!(
            " Срок – выходной день и не переносится; последний рабочий день перед ним {}.",
            ru(last)
        )
    });
    format!("{}{}", next_step(of), note.unwrap_or_default())
}

/// Title of what another one has not done for long.
pub fn late_title(of: &Finding, association: &str) -> String {
    format!("Не исполнено: {} ({association})", undone(of))
}

/// What another one has not done for long.
pub fn late_text(of: &Finding) -> String {
    let due = of.due_on.map(|due| format!("Срок был {}. ", ru(due)));
    format!(
        "{}Свяжитесь с теми, кто отвечает, или напомните им на странице контроля.",
        due.unwrap_or_default()
    )
}

/// Title of a request by somebody above.
pub fn request_title(of: &Finding, association: &str) -> String {
    let due = of.due_on.map(|due| format!(", срок {}", ru(due)));
    format!("Просят {}{} ({association})", owed(of), due.unwrap_or_default())
}

/// What a request says.
pub fn request_text(of: &Finding, by: &str) -> String {
    format!("Напоминает {by}. {}", next_step(of))
}

/// Page where a finding is cured: that of the record its cure names, else the board of the association.
pub fn path_of(of: &Finding) -> String {
    let association = of.association_id;
    let action = of.cure.as_ref().map_or("", |cure| cure.action.as_str());
    let object = of.cure.as_ref().and_then(|cure| cure.object_id);
    match (action, object) {
        ("write_plan" | "submit_plan" | "accept_plan", Some(plan)) => format!("/plans/{plan}"),
        (_, Some(analysis)) if action.ends_with("_analysis") => format!("/analyses/{analysis}"),
        (_, Some(meeting)) if action.ends_with("_minutes") => format!("/meetings/{meeting}/minutes"),
        ("hold_meeting" | "decide_plan" | "put_plan_on_agenda", Some(meeting)) => {
            format!("/meetings/{meeting}")
        }
        _ => match of.duty {
            Duty::Meetings => format!("/associations/{association}/meetings"),
            Duty::Leader | Duty::Secretary | Duty::Curator | Duty::Composition => {
                format!("/associations/{association}")
            }
            _ => format!(
                "/compliance?association_id={association}&school_year={}",
                of.school_year
            ),
        },
    }
}

fn when(of: &MeetingFact) -> String {
    let time = of.starts_at.map(|time| format!(" в {time}"));
    format!("{}{}", ru(of.date), time.unwrap_or_default())
}

/// Title of a meeting that was planned or moved.
pub fn meeting_title(of: &MeetingFact) -> String {
    let verb = if of.moves > 0 {
        "перенесено на "
    } else {
        ""
    };
    format!("Заседание {verb}{} ({})", when(of), of.body.name)
}

/// Title of a meeting that comes soon.
pub fn soon_title(of: &MeetingFact) -> String {
    format!("Скоро заседание: {} ({})", when(of), of.body.name)
}

/// Title of a meeting that will not be.
pub fn cancelled_title(of: &MeetingFact) -> String {
    format!("Заседание {} отменено ({})", ru(of.date), of.body.name)
}

/// Theme and place, or why it will not be.
pub fn meeting_text(of: &MeetingFact) -> String {
    let place = of.place.as_ref().map(|place| format!(" Место: {place}."));
    let reason = of
        .cancel_reason
        .as_ref()
        .map(|reason| format!(" Причина: {reason}."));
    format!(
        "Тема: {}.{}",
        of.theme.trim_end_matches('.'),
        reason.or(place).unwrap_or_default()
    )
}

const fn office(of: Office) -> &'static str {
    match of {
        Office::Leader => "руководителя",
        Office::Secretary => "секретаря",
        Office::Curator => "куратора",
    }
}

/// Title of a term that ends.
pub fn term_title(of: &TermFact) -> String {
    match &of.of {
        TermOf::Office(held) => format!(
            "{} завершаются полномочия {}: {}",
            ru(of.last_day),
            office(*held),
            of.person_name
        ),
        TermOf::Category(_, category) => format!(
            "{} заканчивается категория ({category}): {}",
            ru(of.last_day),
            of.person_name
        ),
    }
}

/// What to do before it ends.
pub fn term_text(of: &TermFact, association: &str) -> String {
    let todo = match &of.of {
        TermOf::Office(Office::Curator) => "Подготовьте приказ о назначении куратора.".to_owned(),
        TermOf::Office(_) => "Внесите выборы в повестку ближайшего заседания.".to_owned(),
        TermOf::Category(held, _) => format!(
            "Внесите новую категорию в карточку: полномочия {} она не прекращает, но отмечается.",
            office(*held)
        ),
    };
    format!("{association}. {todo}")
}

fn paper(of: &HandoverFact) -> String {
    let year = school_year_label(of.school_year);
    match of.paper {
        HandedPaper::Plan => format!("План работы на {year}"),
        HandedPaper::Analysis => format!("Анализ работы за {year}"),
    }
}

/// Title of a step of a paper.
pub fn handover_title(of: &HandoverFact, association: &str) -> String {
    let done = match of.act {
        HandoverAct::Submit if of.late => "передан куратору с опозданием",
        HandoverAct::Submit => "передан куратору",
        HandoverAct::Return => "возвращён на доработку",
        HandoverAct::Accept => "принят куратором",
        HandoverAct::Approve => "утверждён на заседании",
        HandoverAct::Unapprove => "больше не утверждён: решение отменено",
        HandoverAct::Amend => "открыт для изменений",
        HandoverAct::Discard => "изменение отменено, действует утверждённый текст",
        HandoverAct::Consider => "рассмотрен советом",
        HandoverAct::Unconsider => "снова ждёт совета: решение отменено",
    };
    format!("{} {done} ({association})", paper(of))
}

/// Who did it, when, and what was written to it.
pub fn handover_text(of: &HandoverFact) -> String {
    let note = of.note.as_ref().map(|note| format!(" «{note}»"));
    let todo = match of.act {
        HandoverAct::Submit => " Проверьте и примите или верните с замечаниями.",
        HandoverAct::Return => " Исправьте и передайте снова: время первой передачи сохранено.",
        _ => "",
    };
    format!(
        "{}, {}.{}{todo}",
        of.made_by,
        ru(of.made_on),
        note.unwrap_or_default()
    )
}

/// Clause of a step of a paper.
pub const fn handover_clause(of: &HandoverFact) -> &'static str {
    match of.act {
        HandoverAct::Approve | HandoverAct::Unapprove | HandoverAct::Amend => "VII.7.9",
        _ => "VII.7.8",
    }
}

/// Page of a paper.
pub fn paper_path(paper: HandedPaper, object: Id) -> String {
    match paper {
        HandedPaper::Plan => format!("/plans/{object}"),
        HandedPaper::Analysis => format!("/analyses/{object}"),
    }
}

/// What stands in a calendar on the last day of a duty.
pub fn deadline_summary(of: &Finding, association: &str) -> String {
    format!("Срок: {} – {association}", owed(of))
}

/// What is shown when a deadline is opened in a calendar.
pub fn deadline_note(of: &Finding, due: NaiveDate) -> String {
    format!(
        "Последний день – {}, включительно (п. {} Положения). {}",
        ru(due),
        of.clause,
        next_step(of)
    )
}

/// Title for the administrator: a letter that could not be delivered.
pub fn mail_title(address: &str) -> String {
    format!("Письмо не доставлено: {address}")
}

/// What to do about a letter that could not be delivered.
pub fn mail_text(fault: &str) -> String {
    format!("Почтовый сервер ответил: {fault}. Проверьте адрес в настройках уведомлений и параметры почты.")
}
