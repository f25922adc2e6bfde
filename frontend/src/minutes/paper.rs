//! Minutes as a paper. Russian whatever the language of the screen: this is what is printed and signed.

use veche_domain::{
    Id,
    meetings::{Mark, Participant},
    minutes::{Minutes, MinutesContent, MinutesItem, SigningRole, resolution_number},
    terms::ru,
};
use yew::prelude::*;

use super::naming::{responsible, short_name, vote_lines};

/// Those present are named on the paper itself up to this number, beyond it in the list attached.
const NAMED: usize = 15;

/// Properties of [`MinutesPaper`].
#[derive(Properties, PartialEq)]
pub struct MinutesPaperProps {
    /// Minutes.
    pub minutes: std::rc::Rc<Minutes>,
    /// Text as it is being written; the kept one when absent.
    #[prop_or_default]
    pub content: Option<MinutesContent>,
    /// The one item of an extract.
    #[prop_or_default]
    pub only: Option<Id>,
    /// Name for readers of the screen.
    pub label: AttrValue,
}

fn names(people: Vec<&Participant>) -> String {
    let mut names: Vec<String> = people.iter().map(|p| short_name(&p.person.full_name)).collect();
    names.sort();
    names.join(", ")
}

/// Who was there, in the words of papers; nothing where attendance is not told.
fn presence(minutes: &Minutes) -> Vec<(&'static str, String)> {
    let with = |fits: fn(Mark) -> bool| -> Vec<&Participant> {
        minutes
            .participants
            .iter()
            .filter(|p| p.mark.is_some_and(fits))
            .collect()
    };
    let there = with(Mark::is_there);
    if there.is_empty() && minutes.extract {
        return Vec::new();
    }
    let count = there.len();
    let mut lines = vec![(
        "Присутствовали",
        if count > NAMED {
            format!("{count} чел. (список прилагается)")
        } else if count == 0 {
            "не отмечены".to_owned()
        } else {
            format!("{count} чел.: {}", names(there))
        },
    )];
    let absent = with(|m| matches!(m, Mark::Absent | Mark::AbsentExcused | Mark::Substituted));
    if !absent.is_empty() {
        lines.push(("Отсутствовали", names(absent)));
    }
    let substitutes: Vec<String> = minutes
        .participants
        .iter()
        .filter_map(|p| p.substitute.as_ref().map(|s| (s, p)))
        .map(|(s, p)| format!("{s} (вместо: {})", short_name(&p.person.full_name)))
        .collect();
    if !substitutes.is_empty() {
        lines.push(("Представители без права голоса", substitutes.join(", ")));
    }
    let came: Vec<&str> = minutes
        .invitees
        .iter()
        .filter(|i| i.came != Some(false))
        .map(|i| i.name.as_str())
        .collect();
    if !came.is_empty() {
        lines.push(("Приглашённые", came.join(", ")));
    }
    lines
}

/// A resolution in one sentence with who and by when.
pub(super) fn resolution_text(text: &str, who: Option<&str>, due: Option<chrono::NaiveDate>) -> String {
    let mut line = text.trim().trim_end_matches('.').to_owned();
    let who = who.map(|w| format!("ответственный: {w}"));
    let due = due.map(|d| format!("срок: {}", ru(d)));
    let tail: Vec<String> = who.into_iter().chain(due).collect();
    if !tail.is_empty() {
        line.push_str(&format!(" ({})", tail.join("; ")));
    }
    line.push('.');
    line
}

/// The paper.
#[component]
pub fn MinutesPaper(props: &MinutesPaperProps) -> Html {
    let minutes = &props.minutes;
    let content = props.content.as_ref().unwrap_or(&minutes.content);
    let extract = props.only.is_some() || minutes.extract;
    let number = minutes.number.map_or_else(|| "б/н".to_owned(), |n| n.to_string());
    let signed = |role: SigningRole| minutes.signatures.iter().any(|s| s.role == role);
    let name = |person: &Option<veche_domain::people::PersonRef>| {
        person
            .as_ref()
            .map_or_else(|| "не назван".to_owned(), |p| short_name(&p.full_name))
    };
    let line = |role: SigningRole, post: &'static str, who: String| {
        let hand = if signed(role) {
            "подписано"
        } else {
            "__________"
        };
        html! { <p class="veche-paper__sign"><span>{ post }</span><span>{ format!("{hand}  {who}") }</span></p> }
    };
    let headings = minutes
        .headings
        .iter()
        .enumerate()
        .filter(|(_, h)| props.only.is_none_or(|only| only == h.agenda_item_id));
    html! {
        <article class="veche-paper veche-minutes" lang="ru" aria-label={props.label.clone()}>
            <p class="veche-paper__issuer">{ minutes.body.name.clone() }</p>
            <p class="veche-paper__kind">{ if extract { "ВЫПИСКА ИЗ ПРОТОКОЛА" } else { "ПРОТОКОЛ" } }</p>
            <p class="veche-paper__number"><span>{ ru(minutes.date) }</span><span>{ format!("№\u{a0}{number}") }</span></p>
            <p class="veche-paper__title">{ format!("Заседание: {}", minutes.theme) }</p>
            <p>{ format!("Председательствующий – {}", name(&minutes.chair)) }</p>
            <p>{ format!("Секретарь – {}", name(&minutes.secretary)) }</p>
            { for presence(minutes).into_iter().filter(|_| props.only.is_none()).map(|(what, who)| html! {
                <p key={what}>{ format!("{what}: {who}") }</p>
            }) }
            if props.only.is_none() {
                <p class="veche-paper__command">{ "ПОВЕСТКА ДНЯ:" }</p>
                <ol class="veche-paper__items">
                    { for minutes.headings.iter().enumerate().map(|(at, h)| html! {
                        <li key={at}>
                            { format!("{}. {}.", at + 1, h.title.trim_end_matches('.')) }
                            if let Some(speaker) = &h.speaker { { format!(" Докладчик: {}.", speaker.trim_end_matches('.')) } }
                        </li>
                    }) }
                </ol>
            }
            { for headings.map(|(at, heading)| {
                let text = content.items.iter().find(|i| i.agenda_item_id == heading.agenda_item_id);
                html! {
                    <section key={at} class="veche-minutes__item">
                        <p class="veche-paper__command">{ format!("{}. {}", at + 1, heading.title) }</p>
                        if let Some(item) = text {
                            <Said minutes={minutes.clone()} item={item.clone()} {at} hide={minutes.extract} />
                        }
                        { for vote_lines(heading).into_iter().map(|line| html! { <p class="veche-paper__text">{ line }</p> }) }
                    </section>
                }
            }) }
            if props.only.is_none() {
                { for lines_of("Приложения:", &content.annexes) }
                if !content.note.trim().is_empty() && !extract {
                    <p class="veche-paper__text">{ content.note.clone() }</p>
                }
            }
            if props.only.is_some() {
                <p class="veche-paper__command">{ "Верно" }</p>
            } else {
                { line(SigningRole::Chair, "Председательствующий", name(&minutes.chair)) }
            }
            { line(SigningRole::Secretary, "Секретарь", name(&minutes.secretary)) }
            if props.only.is_none() {
                <Attached minutes={minutes.clone()} />
            }
        </article>
    }
}

#[derive(Properties, PartialEq)]
struct AttachedProps {
    minutes: std::rc::Rc<Minutes>,
}

/// The list of those present, where it is too long for the paper itself.
#[component]
fn Attached(props: &AttachedProps) -> Html {
    let mut there: Vec<&Participant> = props
        .minutes
        .participants
        .iter()
        .filter(|p| p.mark.is_some_and(Mark::is_there))
        .collect();
    if there.len() <= NAMED {
        return Html::default();
    }
    there.sort_by(|a, b| a.person.full_name.cmp(&b.person.full_name));
    html! {
        <section class="veche-paper__annex">
            <div class="veche-scroll">
                <table class="veche-paper__table">
                    <caption>{ "Список присутствовавших" }</caption>
                    <thead>
                        <tr>
                            { for ["№ п/п", "Фамилия, имя, отчество", "Должность", "Организация", "Участие"].iter().map(|c| html! { <th scope="col" key={*c}>{ *c }</th> }) }
                        </tr>
                    </thead>
                    <tbody>
                        { for there.iter().enumerate().map(|(at, p)| html! {
                            <tr key={at}>
                                <td>{ at + 1 }</td>
                                <td>{ p.person.full_name.clone() }</td>
                                <td>{ p.position_name.clone().unwrap_or_default() }</td>
                                <td>{ p.organization.as_ref().map(|o| o.short_name.clone()).unwrap_or_default() }</td>
                                <td>{ if p.mark == Some(Mark::Online) { "дистанционно" } else { "очно" } }</td>
                            </tr>
                        }) }
                    </tbody>
                </table>
            </div>
        </section>
    }
}

fn lines_of(title: &'static str, text: &str) -> Vec<Html> {
    let rows: Vec<&str> = text.lines().map(str::trim).filter(|l| !l.is_empty()).collect();
    if rows.is_empty() {
        return Vec::new();
    }
    vec![html! {
        <>
            <p class="veche-paper__command">{ title }</p>
            <ol class="veche-paper__items">
                { for rows.iter().enumerate().map(|(at, row)| html! { <li key={at}>{ format!("{}. {row}", at + 1) }</li> }) }
            </ol>
        </>
    }]
}

#[derive(Properties, PartialEq)]
struct SaidProps {
    minutes: std::rc::Rc<Minutes>,
    item: MinutesItem,
    at: usize,
    /// Whether personal remarks stay out.
    hide: bool,
}

/// «СЛУШАЛИ», «ВЫСТУПИЛИ», «РЕШИЛИ» of an item.
#[component]
fn Said(props: &SaidProps) -> Html {
    let item = &props.item;
    let resolved: Vec<_> = item
        .resolutions
        .iter()
        .filter(|r| !r.text.trim().is_empty())
        .collect();
    html! {
        <>
            if !item.heard.trim().is_empty() {
                <p class="veche-paper__text">{ format!("СЛУШАЛИ: {}", item.heard.trim()) }</p>
            }
            if !item.spoke.trim().is_empty() && !props.hide {
                <p class="veche-paper__text">{ format!("ВЫСТУПИЛИ: {}", item.spoke.trim()) }</p>
            }
            if !resolved.is_empty() {
                <p class="veche-paper__text">{ "РЕШИЛИ:" }</p>
                <ol class="veche-paper__items">
                    { for resolved.iter().enumerate().map(|(place, r)| html! {
                        <li key={place}>
                            { format!("{}. {}", resolution_number(props.at, place), resolution_text(&r.text, responsible(r, &props.minutes).as_deref(), r.due_on)) }
                        </li>
                    }) }
                </ol>
            }
        </>
    }
}
