//! The first step for the answers of a registration form: they belong to one meeting, whose page leads here (VII.7.6).

use std::rc::Rc;

use veche_domain::{
    Id,
    imports::{CreateImport, Import, ImportKind},
    meetings::{GetMeeting, Meeting, check_markable},
};
use yew::prelude::*;
use yew_router::prelude::*;

use crate::{
    api::{Query, Reply},
    hooks::{Field, Upload, use_form, use_resource, use_upload},
    meetings::{Rights, meeting_title, when},
    routes::Route,
    state::{use_actor, use_on_date, use_words},
    ui::{
        Alert, Breadcrumbs, Card, ClauseLink, FileField, FormFrame, LinkButton, PageFrame, PageTitle, Tone,
    },
};

static FIELDS: &[Field] = &[];

/// Properties of [`NewAnswersPage`].
#[derive(Properties, PartialEq)]
pub(super) struct NewAnswersPageProps {
    pub(super) meeting: Id,
}

/// Loads the meeting.
#[component]
pub(super) fn NewAnswersPage(props: &NewAnswersPageProps) -> Html {
    let meeting = use_resource::<GetMeeting>(&[props.meeting.to_string()], Query::default());
    html! {
        <PageFrame<Meeting> resource={meeting.clone()}>
            if let Some(data) = meeting.data() {
                <NewAnswersView meeting={Rc::new(data.clone())} />
            }
        </PageFrame<Meeting>>
    }
}

/// Properties of [`NewAnswersView`].
#[derive(Properties, PartialEq)]
pub struct NewAnswersViewProps {
    /// Meeting whose participants registered.
    pub meeting: Rc<Meeting>,
}

/// The file of answers, for those who mark the attendance; the others are told who does.
#[component]
pub fn NewAnswersView(props: &NewAnswersViewProps) -> Html {
    let words = use_words();
    let actor = use_actor();
    let turned = use_on_date().is_turned();
    let meeting = &props.meeting;
    let rights = Rights::of(actor.as_ref(), meeting, turned);
    let early = check_markable(meeting.date, words.today).err();
    let back = Route::MeetingTab {
        id: meeting.id,
        tab: "attendance".to_owned(),
    };
    let note = html! {
        <>
            <span>{ when(words, meeting.date, meeting.starts_at) }</span>
            <span>{ meeting.body.name.clone() }</span>
            <span>{ meeting.theme.clone() }</span>
        </>
    };
    html! {
        <>
            <Breadcrumbs
                to={back.clone()} label={meeting_title(words, meeting.number, meeting.school_year)}
                here={words.t("import-answers-new")}
            />
            <PageTitle title={words.t("import-answers-new")} {note} />
            if !rights.plans {
                <Alert tone={Tone::Warning} title={words.t("meeting-not-yours")}>
                    <p>{ words.t("meeting-not-yours-text") }</p>
                    <LinkButton to={back} label={words.t("import-open-meeting")} />
                </Alert>
            } else if let Some(refusal) = early {
                <Alert title={words.t("attendance-early")}>
                    <p>{ refusal.detail }</p>
                    <LinkButton to={back} label={words.t("import-open-meeting")} />
                </Alert>
            } else {
                <AnswersForm id={meeting.id} />
            }
        </>
    }
}

#[derive(Properties, PartialEq)]
struct AnswersFormProps {
    id: Id,
}

#[component]
fn AnswersForm(props: &AnswersFormProps) -> Html {
    let words = use_words();
    let navigator = use_navigator();
    let form = use_form(FIELDS, None, Vec::new);
    let input = use_node_ref();
    let opened = Callback::from(move |reply: Rc<Reply<Import>>| {
        if let Some(navigator) = &navigator {
            navigator.push(&Route::Import { id: reply.data.id });
        }
    });
    let upload = use_upload::<CreateImport>(opened);
    let onsubmit = {
        let (chosen, run, id) = (input.clone(), upload.run.clone(), props.id);
        Callback::from(move |()| {
            run.emit(Upload {
                chosen: chosen.clone(),
                // The list speaks of the day of the meeting: the server knows it.
                fields: vec![
                    ("kind", ImportKind::Registrations.code().to_owned()),
                    ("meeting_id", id.to_string()),
                ],
                ..Upload::default()
            });
        })
    };
    html! {
        <Card title={words.t("import-step-file")}>
            <FormFrame {form} fault={upload.fault.clone()} busy={upload.busy} submit={words.t("import-read")} {onsubmit}>
                <p class="veche-muted">
                    { words.t("import-kind-about-registrations") }{ " " }<ClauseLink id="VII.7.6" />
                </p>
                <p class="veche-muted">{ words.t("import-answers-about") }</p>
                <FileField
                    id="import-file" node={input} accept=".xlsx,.xls,.ods,.csv,.tsv,.txt"
                    label={words.t("import-file")} hint={words.t("import-file-hint")} problem={upload.problem}
                />
            </FormFrame>
        </Card>
    }
}
