//! What the label of a column means.

use veche_domain::{
    imports::{Field, ImportKind},
    text,
};

/// The field that a label names, and whether it does so plainly.
pub(super) fn field(kind: ImportKind, label: &str) -> Option<(Field, bool)> {
    let label = Label::new(label);
    if label.folded.is_empty() || label.folded.chars().count() > 120 {
        return None;
    }
    if let Some(field) = kind.fields().iter().find(|field| label.folded == field.code()) {
        return Some((*field, true));
    }
    match kind {
        ImportKind::People => people(&label),
        ImportKind::Organizations => organizations(&label),
        ImportKind::Associations => associations(&label),
        ImportKind::DistrictHeads => None,
        ImportKind::OrderAnnex => order_annex(&label),
        ImportKind::Registrations => registrations(&label),
        ImportKind::Plan => plan(&label),
    }
}

struct Label {
    folded: String,
    letters: String,
}

impl Label {
    fn new(label: &str) -> Self {
        let folded = text::fold(label);
        let letters = folded.chars().filter(|c| c.is_alphanumeric()).collect();
        Self { folded, letters }
    }

    fn has(&self, words: &[&str]) -> bool {
        words.iter().any(|word| self.folded.contains(word))
    }

    fn is(&self, words: &[&str]) -> bool {
        words.contains(&self.letters.as_str()) || words.contains(&self.folded.as_str())
    }
}

fn people(label: &Label) -> Option<(Field, bool)> {
    let sure = |field| Some((field, true));
    if label.has(&["стаж"]) {
        return if label.has(&["пед"]) {
            sure(Field::ExperiencePed)
        } else {
            Some((Field::ExperienceTotal, label.has(&["общ"])))
        };
    }
    if label.has(&["дата", "срок"]) && label.has(&["присв", "аттест", "категор"]) {
        return sure(Field::CategoryDate);
    }
    if label.has(&["mail", "почт", "электронн"]) {
        return sure(Field::Email);
    }
    if label.has(&["телефон", "мобил", "сотов"]) || label.is(&["тел", "контакт", "контакты", "phone"])
    {
        return Some((Field::Phone, !label.is(&["контакт", "контакты"])));
    }
    if label.has(&["категор"]) {
        return sure(Field::Category);
    }
    if label.letters.contains("фио") || label.has(&["фамилия"]) && label.has(&["имя"]) {
        return sure(Field::FullName);
    }
    if label.has(&["отчество"]) {
        return sure(Field::Patronymic);
    }
    if label.is(&["фамилия"]) {
        return sure(Field::LastName);
    }
    if label.is(&["имя"]) {
        return sure(Field::FirstName);
    }
    if label.has(&["место работы", "организац", "учрежден"])
        || label.is(&["оо", "оу", "школа", "доу", "org_id"])
    {
        return sure(Field::Organization);
    }
    if label.has(&["должност"]) {
        return sure(Field::Position);
    }
    if label.has(&["предмет", "дисциплин"]) {
        return sure(Field::Subject);
    }
    if label.has(&["район", "округ"]) {
        return sure(Field::District);
    }
    if label.has(&["направлени"]) {
        return Some((Field::Subject, false));
    }
    label.has(&["примеч"]).then_some((Field::Note, true))
}

fn organizations(label: &Label) -> Option<(Field, bool)> {
    let sure = |field| Some((field, true));
    if label.is(&["id", "код"]) {
        return sure(Field::Code);
    }
    if label.has(&["full_name", "полное"]) {
        return sure(Field::OrganizationName);
    }
    if label.has(&["short_name", "кратк", "сокращ"]) {
        return sure(Field::ShortName);
    }
    if label.has(&["правовая", "legal_form"]) {
        return sure(Field::LegalForm);
    }
    if label.has(&["шнор", "is_shnor"]) {
        return sure(Field::LowResults);
    }
    if label.has(&["500"]) {
        return sure(Field::Project500Plus);
    }
    if label.has(&["mail", "почт"]) {
        return sure(Field::Email);
    }
    if label.has(&["admin_unit", "администрат"]) {
        return sure(Field::AdminUnit);
    }
    if label.has(&["district", "район", "округ"]) {
        return sure(Field::District);
    }
    if label.is(&[
        "kind",
        "вид",
        "тип",
        "вид организации",
        "тип организации",
        "вид учреждения",
        "тип учреждения",
    ]) {
        return sure(Field::Kind);
    }
    if label.is(&["number", "номер", "номер организации", "номер учреждения"])
    {
        return sure(Field::Number);
    }
    label
        .has(&["наименование", "название", "организация", "учреждение"])
        .then_some((Field::ShortName, false))
}

fn associations(label: &Label) -> Option<(Field, bool)> {
    let sure = |field| Some((field, true));
    if label.is(&["id", "код"]) {
        return sure(Field::Code);
    }
    if label.has(&["curating", "курир"]) {
        return sure(Field::CuratingOrganization);
    }
    if label.is(&["kind"]) || label.folded.starts_with("вид") || label.folded.starts_with("тип") {
        return sure(Field::Kind);
    }
    if label.has(&["audience", "кого объединяет", "категория участников", "аудитория"])
    {
        return sure(Field::Audience);
    }
    if label.has(&["subject", "предмет", "направлени"]) {
        return sure(Field::Subject);
    }
    if label.has(&["статус", "состояние"]) {
        return sure(Field::Status);
    }
    if label.has(&["примеч"]) {
        return sure(Field::Note);
    }
    if label.has(&["name_ru", "наименование", "название"]) {
        return sure(Field::AssociationName);
    }
    if label.has(&["учреждение", "организация"]) {
        return Some((Field::CuratingOrganization, false));
    }
    label
        .has(&["объединени"])
        .then_some((Field::AssociationName, false))
}

/// The columns of an annex: one label often names a person with position and organization at once, so what the person
/// is comes before what the cell holds.
fn order_annex(label: &Label) -> Option<(Field, bool)> {
    let sure = |field| Some((field, true));
    if label.has(&["куриру"]) {
        return sure(Field::CuratingOrganization);
    }
    if label.has(&["куратор"]) {
        return sure(Field::Curator);
    }
    let of_district = label.has(&["рмо", "районн", "окружн"]);
    if label.has(&["руководител"]) {
        return sure(if of_district {
            Field::FullName
        } else {
            Field::Leader
        });
    }
    if label.letters.contains("фио") || label.has(&["фамилия", "члены", "член ", "состав"])
    {
        return sure(Field::FullName);
    }
    if label.has(&["должност"]) {
        return sure(Field::Position);
    }
    if label.has(&["категор"]) {
        return sure(Field::Category);
    }
    if label.has(&["район", "округ"]) {
        return sure(Field::District);
    }
    if label.has(&["объединени"]) || label.folded.split(' ').any(|word| matches!(word, "ммо" | "гмо"))
    {
        let kind = label.folded.starts_with("вид") || label.folded.starts_with("тип");
        return if kind { None } else { sure(Field::AssociationName) };
    }
    if label.has(&["место работы", "организац", "образовательн"])
        || label.is(&["оо", "оу", "школа", "доу"])
        || label.folded.ends_with(" оо")
    {
        return sure(Field::Organization);
    }
    if label.has(&["учрежден"]) {
        return Some((Field::CuratingOrganization, false));
    }
    if label.has(&["наименование", "название"]) {
        return Some((Field::AssociationName, false));
    }
    label.has(&["примеч"]).then_some((Field::Note, true))
}

/// The questions of a registration form: long sentences, so what is asked comes before what else they mention.
fn registrations(label: &Label) -> Option<(Field, bool)> {
    let sure = |field| Some((field, true));
    if label.has(&["согласи", "согласен"]) {
        return sure(Field::Consent);
    }
    if label.has(&["врем", "timestamp", "дата"]) {
        let of_answer = label.has(&["создан", "отметка", "отправ", "ответ", "заполнен", "timestamp"]);
        return of_answer.then_some((Field::SubmittedAt, true));
    }
    if label.letters.contains("фио") || label.has(&["фамили"]) {
        return sure(Field::FullName);
    }
    if label.has(&["участи", "участв"]) {
        return sure(Field::Participation);
    }
    if label.has(&["должност"]) {
        return sure(Field::Position);
    }
    if label.has(&["организац", "учрежден", "место работы", "школа"]) || label.is(&["оо", "оу", "доу"])
    {
        return sure(Field::Organization);
    }
    label.has(&["район", "округ"]).then_some((Field::District, true))
}

fn plan(label: &Label) -> Option<(Field, bool)> {
    let sure = |field| Some((field, true));
    if label.has(&["отметка", "выполнен"]) {
        return None;
    }
    if label.has(&["ответствен", "выступающ", "докладчик", "исполнител"])
    {
        return sure(Field::Responsible);
    }
    if label.has(&["результат"]) {
        return sure(Field::Result);
    }
    if label.has(&["участник", "аудитори", "для кого"]) {
        return sure(Field::Participants);
    }
    if label.has(&["срок", "дата", "месяц", "время провед"]) || label.is(&["когда"])
    {
        return sure(Field::Dates);
    }
    if label.has(&["вопрос", "повестк"]) {
        return sure(Field::Questions);
    }
    if label.has(&["форма"]) {
        return sure(Field::Form);
    }
    if label.has(&["уровень"]) {
        return sure(Field::Level);
    }
    if label.has(&["место"]) || label.is(&["где"]) {
        return sure(Field::Place);
    }
    if label.has(&["тема", "мероприят", "наименован", "названи"]) {
        return sure(Field::Title);
    }
    if label.has(&["содержани"]) {
        return Some((Field::Title, false));
    }
    label.has(&["направлени"]).then_some((Field::Direction, true))
}
