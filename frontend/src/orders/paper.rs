//! The order as a paper. It is Russian whatever the language of the screen: this is what will be printed and signed.

use veche_domain::{
    Id,
    orders::{Effect, Executor, Issuer, Order, OrderItem, Signatory, wording},
    terms::ru,
};
use yew::prelude::*;

use super::desk::{NamesById, OrderDraft};
use crate::hooks::{Choices, name_of};

/// What stands for something that is not chosen yet.
const OPEN: &str = "__________";

/// A table after the order.
#[derive(Debug, Clone, PartialEq)]
pub struct Annex {
    /// Number.
    pub number: u8,
    /// Heading.
    pub title: String,
    /// Headers after «№ п/п».
    pub columns: Vec<&'static str>,
    /// Rows.
    pub rows: Vec<Vec<String>>,
}

/// Everything that is printed.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// Who issues it.
    pub issuer: String,
    /// Number.
    pub number: Option<String>,
    /// Date.
    pub date: Option<String>,
    /// Heading.
    pub title: String,
    /// Legal bases and purpose.
    pub preamble: String,
    /// Items as worded.
    pub items: Vec<String>,
    /// Tables.
    pub annexes: Vec<Annex>,
    /// Who signs.
    pub signatory: Option<Signatory>,
    /// Who agrees.
    pub approvers: Vec<Signatory>,
    /// Who drew it up.
    pub executor: Option<Executor>,
}

/// Who issues an order, in the head of the paper.
fn issuer(of: Issuer, organization: Option<&str>) -> String {
    match (of, organization) {
        (Issuer::Institution, Some(name)) => name.to_owned(),
        _ => "Департамент образования".to_owned(),
    }
}

impl Sheet {
    /// A kept order; its items are worded by the server.
    pub fn of(order: &Order, units: &Choices) -> Self {
        let names = order.names.iter().map(|n| (n.id, n.name.clone())).collect();
        Self {
            issuer: issuer(
                order.issuer,
                order.organization.as_ref().map(|o| o.short_name.as_str()),
            ),
            number: order.number.clone(),
            date: order.signed_on.map(ru),
            title: order.title.clone(),
            preamble: order.preamble.clone().unwrap_or_default(),
            items: order.wording.clone(),
            annexes: annexes(order.items.iter(), &names, units),
            signatory: order.signatory.clone(),
            approvers: order.approvers.clone(),
            executor: order.executor.clone(),
        }
    }

    /// An order being drawn up, worded as the server will word it.
    pub fn draft(draft: &OrderDraft, (of, organization): (Issuer, Option<&str>), units: &Choices) -> Self {
        let whole: Vec<Option<OrderItem>> = draft.items.iter().map(super::items::ItemDraft::item).collect();
        let called = |id: Id| draft.names.get(&id).cloned().unwrap_or_else(|| OPEN.to_owned());
        let text = |item: &Option<OrderItem>| match item {
            Some(item) => wording(item, &called),
            None => OPEN.to_owned(),
        };
        Self {
            issuer: issuer(of, organization),
            number: None,
            date: None,
            title: draft.title.clone(),
            preamble: draft.preamble.clone(),
            items: whole.iter().map(text).collect(),
            annexes: annexes(whole.iter().flatten(), &draft.names, units),
            signatory: None,
            approvers: draft.approvers.clone(),
            executor: draft.executor(),
        }
    }
}

/// Annex 1 the list, annex 2 the compositions, annex 3 the institutions (I.4).
fn annexes<'a>(items: impl Iterator<Item = &'a OrderItem>, names: &NamesById, units: &Choices) -> Vec<Annex> {
    let called = |id: &Id| names.get(id).cloned().unwrap_or_else(|| OPEN.to_owned());
    let (mut list, mut compositions, mut institutions) = (Vec::new(), Vec::new(), Vec::new());
    for item in items {
        match &item.effect {
            Effect::ApproveList { associations, .. } => {
                for row in associations {
                    list.push(vec![called(&row.association_id)]);
                    institutions.extend(
                        row.organization_id
                            .iter()
                            .map(|o| vec![called(&row.association_id), called(o)]),
                    );
                }
            }
            Effect::AssignInstitution {
                association_id,
                organization_id,
            } => institutions.push(vec![called(association_id), called(organization_id)]),
            Effect::ApproveComposition {
                association_id,
                members,
            } => compositions.push(Annex {
                number: 2,
                title: format!(
                    "Состав профессионального объединения «{}»",
                    called(association_id)
                ),
                columns: vec!["Фамилия, имя, отчество", "Район (округ)"],
                rows: members
                    .iter()
                    .map(|m| {
                        let unit = m.admin_unit_code.as_deref().map(|code| name_of(units, code));
                        vec![
                            called(&m.person_id),
                            unit.unwrap_or_else(|| "по месту работы".to_owned()),
                        ]
                    })
                    .collect(),
            }),
            _ => {}
        }
    }
    let table = |number, title: &str, columns: &[&'static str], rows: Vec<Vec<String>>| {
        (!rows.is_empty()).then(|| Annex {
            number,
            title: title.to_owned(),
            columns: columns.to_vec(),
            rows,
        })
    };
    let first = table(
        1,
        "Перечень профессиональных объединений",
        &["Наименование"],
        list,
    );
    let third = table(
        3,
        "Учреждения, курирующие работу профессиональных объединений",
        &["Профессиональное объединение", "Курирующее учреждение"],
        institutions,
    );
    first.into_iter().chain(compositions).chain(third).collect()
}

/// Properties of [`Paper`].
#[derive(Properties, PartialEq)]
pub struct PaperProps {
    /// What is printed.
    pub sheet: Sheet,
    /// Name for readers of the screen.
    pub label: AttrValue,
}

/// The paper.
#[component]
pub fn Paper(props: &PaperProps) -> Html {
    let sheet = &props.sheet;
    let or_open = |text: &Option<String>| text.clone().unwrap_or_else(|| OPEN.to_owned());
    html! {
        <article class="veche-paper" lang="ru" aria-label={props.label.clone()}>
            <p class="veche-paper__issuer">{ sheet.issuer.clone() }</p>
            <p class="veche-paper__kind">{ "ПРИКАЗ" }</p>
            <p class="veche-paper__number">
                <span>{ or_open(&sheet.date) }</span>
                <span>{ format!("№\u{a0}{}", or_open(&sheet.number)) }</span>
            </p>
            <p class="veche-paper__title">{ sheet.title.clone() }</p>
            if !sheet.preamble.trim().is_empty() {
                <p class="veche-paper__text">{ sheet.preamble.clone() }</p>
            }
            <p class="veche-paper__command">{ "ПРИКАЗЫВАЮ:" }</p>
            <ol class="veche-paper__items">
                { for sheet.items.iter().enumerate().map(|(at, text)| html! {
                    <li key={at}><span>{ format!("{}. ", at + 1) }</span>{ text.clone() }</li>
                }) }
            </ol>
            <p class="veche-paper__sign">
                { match &sheet.signatory {
                    Some(s) => html! { <><span>{ signed_as(s) }</span><span>{ s.name.clone() }</span></> },
                    None => html! { <><span>{ OPEN }</span><span>{ OPEN }</span></> },
                } }
            </p>
            if !sheet.approvers.is_empty() {
                <p class="veche-paper__command">{ "СОГЛАСОВАНО" }</p>
                { for sheet.approvers.iter().enumerate().map(|(at, s)| html! {
                    <p class="veche-paper__sign" key={at}><span>{ signed_as(s) }</span><span>{ s.name.clone() }</span></p>
                }) }
            }
            if let Some(executor) = &sheet.executor {
                <p class="veche-paper__executor">
                    { executor.name.clone() }
                    if let Some(phone) = &executor.phone { <br />{ phone.clone() } }
                </p>
            }
            { for sheet.annexes.iter().enumerate().map(|(at, annex)| html! { <AnnexTable key={at} annex={annex.clone()} /> }) }
        </article>
    }
}

/// The post as it stands before the name: «И. о. начальника…» is printed as given.
fn signed_as(signatory: &Signatory) -> String {
    if signatory.acting {
        format!("И. о. {}", signatory.post)
    } else {
        signatory.post.clone()
    }
}

#[derive(Properties, PartialEq)]
struct AnnexProps {
    annex: Annex,
}

#[component]
fn AnnexTable(props: &AnnexProps) -> Html {
    let annex = &props.annex;
    html! {
        <section class="veche-paper__annex">
            <p class="veche-paper__number"><span /><span>{ format!("Приложение {}", annex.number) }</span></p>
            <div class="veche-scroll">
                <table class="veche-paper__table">
                    <caption>{ annex.title.clone() }</caption>
                    <thead>
                        <tr>
                            <th scope="col">{ "№ п/п" }</th>
                            { for annex.columns.iter().map(|c| html! { <th scope="col" key={*c}>{ *c }</th> }) }
                        </tr>
                    </thead>
                    <tbody>
                        { for annex.rows.iter().enumerate().map(|(at, row)| html! {
                            <tr key={at}>
                                <td>{ at + 1 }</td>
                                { for row.iter().map(|cell| html! { <td>{ cell.clone() }</td> }) }
                            </tr>
                        }) }
                    </tbody>
                </table>
            </div>
        </section>
    }
}
