//! Rows of an import in tabs by class, the cell at fault marked.

use std::rc::Rc;

use veche_domain::imports::{Field, Import, ImportRow, ListImportRows, RowClass, RowError, RowWarning};
use yew::prelude::*;

use crate::{
    hooks::{ListState, Params, use_list, use_params},
    state::use_words,
    ui::{Badge, Column, EmptyState, Lines, ListFrame, Table, row_class},
};

/// Properties of [`Rows`].
#[derive(Properties, PartialEq)]
pub struct RowsProps {
    /// Import.
    pub import: Rc<Import>,
}

/// Loads the rows of the open tab.
#[component]
pub fn Rows(props: &RowsProps) -> Html {
    let params = use_params();
    let import = &props.import;
    let filled = RowClass::ALL
        .iter()
        .copied()
        .find(|class| import.summary.of(*class) > 0);
    let class = params
        .get("class")
        .and_then(|code| code.parse().ok())
        .or(filled)
        .unwrap_or(RowClass::New);
    // The version in the key: a new mapping gives new rows under the same address.
    html! { <ClassRows key={format!("{}-{class}", import.version)} import={import.clone()} {params} {class} /> }
}

#[derive(Properties, PartialEq)]
struct ClassRowsProps {
    import: Rc<Import>,
    params: Params,
    class: RowClass,
}

#[component]
fn ClassRows(props: &ClassRowsProps) -> Html {
    let query = crate::api::Query::of([("class", props.class.code().to_owned())]);
    let list = use_list::<ListImportRows, ImportRow>(&[props.import.id.to_string()], query);
    html! { <RowsView import={props.import.clone()} params={props.params.clone()} class={props.class} {list} /> }
}

/// Properties of [`RowsView`].
#[derive(Properties, PartialEq)]
pub struct RowsViewProps {
    /// Import.
    pub import: Rc<Import>,
    /// Query of the address.
    pub params: Params,
    /// Open tab.
    pub class: RowClass,
    /// Its rows.
    pub list: ListState<ImportRow>,
}

/// Rows of an import.
#[component]
pub fn RowsView(props: &RowsViewProps) -> Html {
    let words = use_words();
    let import = &props.import;
    let set = props.params.setter("class");
    let fields: Rc<Vec<Field>> = Rc::new(
        import
            .kind
            .fields()
            .iter()
            .copied()
            .filter(|f| {
                import.mapping.columns.contains_key(f)
                    || *f == Field::Head && !import.mapping.units.is_empty()
            })
            .collect(),
    );
    let mut columns = vec![
        Column::plain(words.t("import-row")),
        Column::plain(words.t("import-verdict")),
    ];
    columns.extend(
        fields
            .iter()
            .map(|f| Column::plain(words.code("import-field", f.code()))),
    );
    let empty = html! { <EmptyState title={words.t("import-class-empty")} text={words.code("import-class-empty", props.class.code())} /> };
    let lines = Lines::numbered(
        props.list.rows.clone().unwrap_or_default(),
        move |index, row| html! { <Row key={format!("{}-{index}", row.row)} row={row.clone()} fields={fields.clone()} /> },
    );
    html! {
        <section>
            <h2 class="pf-v6-c-title pf-m-xl">{ words.t("import-step-rows") }</h2>
            <div class="veche-classes" role="group" aria-label={words.t("import-step-rows")}>
                { for RowClass::ALL.iter().map(|class| html! {
                    <ClassTab key={class.code()} class={*class} open={*class == props.class} count={import.summary.of(*class)} onopen={set.clone()} />
                }) }
            </div>
            <ListFrame<ImportRow> list={props.list.clone()} {empty} counted="rows-count">
                <div class="veche-scroll veche-import-rows" tabindex="0" role="group" aria-label={words.t("import-step-rows")}>
                    <Table caption={words.t("import-step-rows")} columns={Rc::new(columns)} {lines} />
                </div>
            </ListFrame<ImportRow>>
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct ClassTabProps {
    class: RowClass,
    open: bool,
    count: u32,
    onopen: Callback<String>,
}

#[component]
fn ClassTab(props: &ClassTabProps) -> Html {
    let words = use_words();
    let class = props.class;
    let onclick = props.onopen.reform(move |_: MouseEvent| class.code().to_owned());
    html! {
        <button
            type="button"
            class={classes!("veche-class", props.open.then_some("veche-class--open"))}
            aria-pressed={if props.open { "true" } else { "false" }}
            {onclick}
        >
            { words.code("import-class", class.code()) }{ " " }<strong>{ props.count }</strong>
        </button>
    }
}

#[derive(Properties, PartialEq)]
struct RowProps {
    row: Rc<ImportRow>,
    fields: Rc<Vec<Field>>,
}

#[component]
fn Row(props: &RowProps) -> Html {
    let words = use_words();
    let row = &props.row;
    html! {
        <tr class={row_class()}>
            <td class="pf-v6-c-table__td" data-label={words.t("import-row")}>
                <strong>{ row.row }</strong>
            </td>
            <td class="pf-v6-c-table__td veche-cell--verdict" data-label={words.t("import-verdict")}>
                <div>
                    { row.message.clone() }
                    <div>
                        { for row.warnings.iter().map(|w| html! { <Badge key={w.code()} label={words.code("import-warning", w.code())} /> }) }
                    </div>
                </div>
            </td>
            { for props.fields.iter().map(|field| {
                let at_fault = row.error.is_some_and(|e| at_fault(e).contains(field));
                let warned = row.warnings.iter().any(|w| warned_at(*w).contains(field));
                let text = row.cells.get(field).map(|c| c.display()).unwrap_or_default();
                html! {
                    <td
                        key={field.code()}
                        class={classes!("pf-v6-c-table__td", at_fault.then_some("veche-cell--fault"), warned.then_some("veche-cell--warn"))}
                        data-label={words.code("import-field", field.code())}
                    >
                        if at_fault {
                            <span class="pf-v6-u-screen-reader">{ words.t("import-cell-fault") }{ ": " }</span>
                        }
                        { if text.is_empty() { "—".to_owned() } else { text } }
                    </td>
                }
            }) }
        </tr>
    }
}

/// The cells an error speaks of.
const fn at_fault(error: RowError) -> &'static [Field] {
    match error {
        RowError::FioMissing | RowError::FioInitials | RowError::FioIncomplete | RowError::FioInvalid => &[
            Field::FullName,
            Field::LastName,
            Field::FirstName,
            Field::Patronymic,
            Field::Head,
        ],
        RowError::OrgEmpty | RowError::OrgUnknown => {
            &[Field::Organization, Field::CuratingOrganization, Field::Head]
        }
        RowError::PositionEmpty | RowError::PositionUnknown => &[Field::Position],
        RowError::CategoryUnknown => &[Field::Category],
        RowError::ExperienceUnparsable | RowError::ExperienceRange | RowError::ExperienceConflict => {
            &[Field::ExperienceTotal, Field::ExperiencePed]
        }
        RowError::AssociationUnknown | RowError::AssociationAmbiguous => &[Field::AssociationName],
        RowError::PersonUnknown | RowError::PersonAmbiguous => &[Field::FullName],
        RowError::PersonElsewhere => &[Field::FullName, Field::Organization],
        RowError::ParticipationUnknown => &[Field::Participation],
        RowError::ConsentMissing => &[Field::Consent],
        RowError::TitleEmpty => &[Field::Title, Field::Questions],
        RowError::NameEmpty => &[Field::OrganizationName, Field::ShortName, Field::AssociationName],
        RowError::KindUnknown => &[Field::Kind],
        RowError::DistrictUnknown => &[Field::District, Field::AdminUnit],
        RowError::SubjectEmpty | RowError::SubjectUnknown => &[Field::Subject],
        RowError::ReferenceMissing => &[Field::Head, Field::FullName],
    }
}

/// The cells a warning speaks of.
const fn warned_at(warning: RowWarning) -> &'static [Field] {
    match warning {
        RowWarning::CategoryExpired | RowWarning::DateInvalid => &[Field::CategoryDate, Field::Category],
        RowWarning::CuratorDiffers => &[Field::Curator],
        RowWarning::LeaderDiffers => &[Field::Leader],
        RowWarning::MemberRepeated | RowWarning::PersonNew => &[Field::FullName],
        RowWarning::DistrictMismatch => &[Field::District, Field::Organization],
        RowWarning::DupConflict => &[],
        RowWarning::DatesAbove | RowWarning::DatesWords => &[Field::Dates],
        RowWarning::EmailInvalid => &[Field::Email],
        RowWarning::ExperienceMissing => &[Field::ExperiencePed],
        RowWarning::Namesake => &[Field::FullName, Field::LastName],
        RowWarning::PhoneInvalid => &[Field::Phone],
        RowWarning::PlaceDiffers => &[Field::Organization],
        RowWarning::SameAsGuessed => &[Field::Head],
        RowWarning::StatusUnknown => &[Field::Status],
        RowWarning::SubjectUnknown => &[Field::Subject],
    }
}
