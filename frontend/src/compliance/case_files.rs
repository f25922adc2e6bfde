//! The index of files: in which file papers of a kind are kept, and for how long (VII.7.10).

use std::rc::Rc;

use veche_domain::{
    access::{Action, Resource, allows},
    compliance::{CaseFile, CaseFileChange, ListCaseFiles, PutCaseFile},
};
use yew::prelude::*;

use crate::{
    api::{Query, Reply, Request},
    hooks::{Field, Kind, ListState, use_form, use_list, use_mutation, use_refusal},
    routes::Route,
    state::{use_actor, use_words},
    ui::{
        Breadcrumbs, Button, ButtonKind, ClauseLink, Column, Dialog, EmptyState, FormFrame, ListFrame,
        PageTitle, Table, TextField,
    },
};

static FIELDS: &[Field] = &[
    Field::text("/case_number"),
    Field::needed("/title"),
    Field::of("/years", Kind::Number),
    Field::text("/article"),
];

/// Loads the index of files.
#[component]
pub fn CaseFilesPage() -> Html {
    let words = use_words();
    let actor = use_actor();
    let list = use_list::<ListCaseFiles, CaseFile>(&[], Query::default());
    let keeps = actor.is_some_and(|a| allows(&a, Action::FilePapers, Resource::City));
    html! {
        <>
            <Breadcrumbs to={Route::Compliance} label={words.t("nav-compliance")} here={words.t("case-files")} />
            <CaseFilesView {list} {keeps} />
        </>
    }
}

/// Properties of [`CaseFilesView`].
#[derive(Properties, PartialEq)]
pub struct CaseFilesViewProps {
    /// Kinds of papers with their files.
    pub list: ListState<CaseFile>,
    /// Whether the reader keeps the index.
    #[prop_or_default]
    pub keeps: bool,
}

/// Each kind of paper with index, title, term and article.
#[component]
pub fn CaseFilesView(props: &CaseFilesViewProps) -> Html {
    let words = use_words();
    let open = use_state(|| None::<Rc<CaseFile>>);
    let close = {
        let open = open.clone();
        Callback::from(move |()| open.set(None))
    };
    let rows = props.list.rows.clone().unwrap_or_default();
    let mut columns = vec![
        Column::plain(words.t("case-file-number")),
        Column::plain(words.t("case-file-title")),
        Column::plain(words.t("paper")),
        Column::plain(words.t("case-file-years")),
        Column::plain(words.t("case-file-article")),
    ];
    if props.keeps {
        columns.push(Column::plain(words.t("case-file-acts")));
    }
    let empty =
        html! { <EmptyState title={words.t("case-files-none")} text={words.t("case-files-about")} /> };
    html! {
        <>
            <PageTitle title={words.t("case-files")} note={html! { <>{ words.t("case-files-about") }{ " " }<ClauseLink id="VII.7.10" /></> }} />
            <ListFrame<CaseFile> list={props.list.clone()} {empty} counted="case-files-count">
                <Table caption={words.t("case-files")} columns={Rc::new(columns)}>
                    { for rows.iter().map(|file| {
                        let kind = words.code("paper-kind", file.paper.code());
                        let years = match file.years {
                            Some(years) => words.count("case-file-kept", i64::from(years)),
                            None => words.t("case-file-forever"),
                        };
                        let none = || words.t("case-file-unset");
                        let onclick = {
                            let (open, file) = (open.clone(), file.clone());
                            Callback::from(move |()| open.set(Some(file.clone())))
                        };
                        html! {
                            <tr key={file.paper.code()} class="pf-v6-c-table__tr">
                                <td class="pf-v6-c-table__td" data-label={words.t("case-file-number")}>{ file.case_number.clone().unwrap_or_else(none) }</td>
                                <td class="pf-v6-c-table__td veche-cell--main" data-label={words.t("case-file-title")} lang="ru">{ file.title.clone() }</td>
                                <td class="pf-v6-c-table__td" data-label={words.t("paper")}>{ kind.clone() }</td>
                                <td class="pf-v6-c-table__td" data-label={words.t("case-file-years")}>{ years }</td>
                                <td class="pf-v6-c-table__td" data-label={words.t("case-file-article")}>{ file.article.clone().unwrap_or_else(none) }</td>
                                if props.keeps {
                                    <td class="pf-v6-c-table__td" data-label={words.t("case-file-acts")}>
                                        <Button kind={ButtonKind::Link} label={words.with("case-file-change", &[("name", &kind)])} {onclick} />
                                    </td>
                                }
                            </tr>
                        }
                    }) }
                </Table>
            </ListFrame<CaseFile>>
            if let Some(file) = (*open).clone() {
                <CaseFileForm key={file.paper.code()} file={file.clone()} onclose={close} />
            }
        </>
    }
}

/// Properties of [`CaseFileForm`].
#[derive(Properties, PartialEq)]
pub struct CaseFileFormProps {
    /// File that is changed.
    pub file: Rc<CaseFile>,
    /// Closed.
    pub onclose: Callback<()>,
}

/// Writes index, title, term and article of a kind of paper.
#[component]
pub fn CaseFileForm(props: &CaseFileFormProps) -> Html {
    let words = use_words();
    let file = &props.file;
    let kind = words.code("paper-kind", file.paper.code());
    let form = use_form(FIELDS, Some(format!("case-file-{}", file.paper)), || {
        vec![
            ("/case_number", file.case_number.clone().unwrap_or_default()),
            ("/title", file.title.clone()),
            ("/years", file.years.map(|y| y.to_string()).unwrap_or_default()),
            ("/article", file.article.clone().unwrap_or_default()),
        ]
    });
    let then = {
        let (form, onclose) = (form.clone(), props.onclose.clone());
        Callback::from(move |_: Rc<Reply<CaseFile>>| {
            form.reset();
            onclose.emit(());
        })
    };
    let put = use_mutation::<PutCaseFile>(Some(words.t("saved").into()), then);
    use_refusal(&form, &put.fault);
    let onsubmit = {
        let (form, run, paper, version) = (form.clone(), put.run.clone(), file.paper, file.version);
        Callback::from(move |()| {
            if let Some(body) = form.read::<CaseFileChange>() {
                let request = Request::to(&[paper.code()]).body(body);
                run.emit(request.if_match(Some(format!("\"{version}.0-0\""))));
            }
        })
    };
    html! {
        <Dialog title={words.with("case-file-change", &[("name", &kind)])} onclose={props.onclose.clone()}>
            <FormFrame form={form.clone()} fault={put.fault.clone()} busy={put.busy} submit={words.t("save")} {onsubmit} oncancel={props.onclose.clone()}>
                <TextField form={form.clone()} name="/case_number" label={words.t("case-file-number")} hint={Some(AttrValue::from(words.t("case-file-number-hint")))} />
                <TextField form={form.clone()} name="/title" label={words.t("case-file-title")} />
                <TextField form={form.clone()} name="/years" kind="number" label={words.t("case-file-years")} hint={Some(AttrValue::from(words.t("case-file-years-hint")))} />
                <TextField form={form.clone()} name="/article" label={words.t("case-file-article")} hint={Some(AttrValue::from(words.t("case-file-article-hint")))} />
            </FormFrame>
        </Dialog>
    }
}
