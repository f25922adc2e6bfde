//! What is said about a row, in Russian: what is wrong and what to do.

use super::{RowClass, RowError, RowWarning, matching::Reference};

/// Longest piece of a cell that is quoted, in characters.
const QUOTED_CHARS: usize = 80;

/// The reason of a refusal; `at` is the text at fault, `near` a record that may be meant.
pub(super) fn refused(error: RowError, at: &str, near: Option<&str>) -> String {
    let at = quoted(at);
    let mut message = match error {
        RowError::FioMissing => "Не указаны фамилия, имя и отчество. Впишите их полностью.".to_owned(),
        RowError::FioInitials => format!("Вместо имени и отчества — инициалы: {at}. Впишите их полностью."),
        RowError::FioIncomplete => {
            format!("Указано одно слово: {at}. Впишите фамилию, имя и отчество (если есть).")
        }
        RowError::FioInvalid => {
            format!("В Ф. И. О. недопустимые знаки или лишние слова: {at}. Оставьте только имя.")
        }
        RowError::OrgEmpty => "Не указано место работы. Впишите краткое наименование организации.".to_owned(),
        RowError::OrgUnknown => {
            format!("Организация не найдена: {at}. Проверьте вид и номер или сначала внесите её в реестр.")
        }
        RowError::PositionEmpty => "Не указана должность. Впишите её.".to_owned(),
        RowError::PositionUnknown => {
            format!(
                "Должности нет в справочнике: {at}. Впишите должность педагогического или руководящего работника."
            )
        }
        RowError::CategoryUnknown => format!(
            "Такой категории нет: {at}. Возможны высшая, первая, педагог-методист, педагог-наставник, СЗД, без категории."
        ),
        RowError::ExperienceUnparsable => format!("Стаж не прочитан: {at}. Впишите число полных лет."),
        RowError::ExperienceRange => format!("Стаж вне пределов от 0 до 60 лет: {at}. Проверьте число."),
        RowError::ExperienceConflict => {
            format!("Педагогический стаж больше общего: {at}. Проверьте оба числа.")
        }
        RowError::NameEmpty => "Не указано наименование. Впишите его.".to_owned(),
        RowError::KindUnknown => format!("Вид не распознан: {at}. Впишите вид из справочника."),
        RowError::DistrictUnknown => {
            format!("Район (округ) не распознан: {at}. Впишите один из районов города.")
        }
        RowError::SubjectEmpty => "Не указан предмет. Впишите его.".to_owned(),
        RowError::SubjectUnknown => {
            format!("Предмета нет в справочнике: {at}. Впишите предмет из справочника.")
        }
        RowError::ReferenceMissing => {
            format!("{at} не к кому отнести: выше и левее никого нет. Впишите Ф. И. О. полностью.")
        }
        RowError::AssociationUnknown => format!(
            "Объединение не найдено: {at}. Впишите его, как в реестре, или сначала внесите в реестр (I.4)."
        ),
        RowError::AssociationAmbiguous => {
            format!("Таких объединений несколько: {at}. Впишите код или полное наименование.")
        }
        RowError::PersonUnknown => format!(
            "Человека нет в реестре: {at}. Впишите Ф. И. О. полностью, должность и место работы или сначала внесите его."
        ),
        RowError::PersonAmbiguous => {
            format!("Таких людей в реестре несколько: {at}. Впишите Ф. И. О. полностью и место работы.")
        }
        RowError::ParticipationUnknown => {
            format!("Формат участия не понят: {at}. Впишите «очно» или «дистанционно».")
        }
        RowError::ConsentMissing => {
            "Нет согласия на обработку сведений: без него ответ не вносят. Получите согласие или отметьте человека сами."
                .to_owned()
        }
        RowError::TitleEmpty => {
            "Не указаны ни тема, ни вопросы: впишите, что проводится.".to_owned()
        }
        RowError::PersonElsewhere => format!(
            "В реестре этот человек работает не здесь: {at}. Исправьте место работы в файле или в реестре; если это другой человек, сначала внесите его."
        ),
    };
    if let Some(near) = near {
        message.push_str(" Возможно, это ");
        message.push_str(near);
        message.push('.');
    }
    message
}

/// What becomes of an accepted or skipped row, and its warnings.
pub(super) fn accepted(class: RowClass, of: &Reference, warnings: &[RowWarning]) -> String {
    let place = match of.row {
        Some(row) => format!("строка {row}"),
        None => "запись реестра".to_owned(),
    };
    let start = match class {
        RowClass::New | RowClass::Invalid => "Будет внесено.".to_owned(),
        RowClass::Namesake => "Будет внесено как другой человек.".to_owned(),
        RowClass::SecondJob => {
            format!("Второе место работы того же человека ({place}). Добавится только оно.")
        }
        RowClass::Duplicate => format!("Повтор ({place}). Пропускается."),
    };
    let remarks = warnings.iter().map(|warning| remark(*warning, &place));
    std::iter::once(start)
        .chain(remarks)
        .collect::<Vec<_>>()
        .join(" ")
}

/// What a warning says; `place` is where the other record stands.
pub(super) fn remark(warning: RowWarning, place: &str) -> String {
    match warning {
        RowWarning::CategoryExpired => "Срок действия категории истёк.".to_owned(),
        RowWarning::CuratorDiffers => "Куратор не тот, что в реестре (VII.7.2).".to_owned(),
        RowWarning::DatesAbove => "Сроки взяты из строки выше: проверьте.".to_owned(),
        RowWarning::DatesWords => {
            "Сроки не поняты и останутся словами: в календарь строка не попадёт.".to_owned()
        }
        RowWarning::DateInvalid => "Дата категории не прочитана и останется пустой.".to_owned(),
        RowWarning::DistrictMismatch => "Раздел списка не совпадает с районом организации.".to_owned(),
        RowWarning::DupConflict => "Сведения расходятся с прежними, остаются прежние.".to_owned(),
        RowWarning::EmailInvalid => "Адрес e-mail неверен и останется пустым.".to_owned(),
        RowWarning::ExperienceMissing => "Педагогический стаж не указан.".to_owned(),
        RowWarning::LeaderDiffers => "Руководитель не тот, что в реестре (VII.7.4).".to_owned(),
        RowWarning::MemberRepeated => "Человек назван в составе дважды: остаётся одна строка.".to_owned(),
        RowWarning::Namesake => format!("Есть тёзка ({place}): проверьте, не один ли это человек."),
        RowWarning::PersonNew => "Человека нет в реестре: он будет внесён вместе с местом работы.".to_owned(),
        RowWarning::PhoneInvalid => "Телефон неверен и останется пустым.".to_owned(),
        RowWarning::PlaceDiffers => {
            "В реестре у участника другое место работы: проверьте, он ли это.".to_owned()
        }
        RowWarning::SameAsGuessed => {
            "«Она же» отнесено к ячейке выше, хотя есть и левее: проверьте.".to_owned()
        }
        RowWarning::StatusUnknown => "Статус не распознан, принят «действует».".to_owned(),
        RowWarning::SubjectUnknown => "Предмета нет в справочнике, он останется пустым.".to_owned(),
    }
}

/// The text in quotation marks, cut when it is long.
pub(super) fn quoted(text: &str) -> String {
    let mut short: String = text.chars().take(QUOTED_CHARS).collect();
    if text.chars().count() > QUOTED_CHARS {
        short.push('…');
    }
    format!("«{short}»")
}
