//! Kinds of lists that can be imported and the fields of each.

use crate::codes::codes;

codes! {
    /// Kind of a list.
    pub enum ImportKind {
        /// Consolidated list of pedagogues with organizations, categories and experience.
        People = "people",
        /// Organizations.
        Organizations = "organizations",
        /// Associations.
        Associations = "associations",
        /// Matrix of heads of district associations: rows are subjects, columns administrative units.
        DistrictHeads = "district_heads",
        /// Annex of an order: the list of associations, or the composition of each (I.4).
        OrderAnnex = "order_annex",
        /// Answers of a registration form for a meeting (VII.7.6).
        Registrations = "registrations",
        /// A work plan typed as a table (VII.7.7).
        Plan = "plan",
    }
}

codes! {
    /// A meaning that a column can have.
    pub enum Field {
        /// Surname, first name and patronymic in one cell.
        FullName = "full_name",
        /// Surname in a column of its own.
        LastName = "last_name",
        /// First name in a column of its own.
        FirstName = "first_name",
        /// Patronymic in a column of its own.
        Patronymic = "patronymic",
        /// Place of work.
        Organization = "organization",
        /// Position.
        Position = "position",
        /// Subject or several.
        Subject = "subject",
        /// Qualification category, perhaps with its date.
        Category = "category",
        /// Date of the category.
        CategoryDate = "category_date",
        /// Total experience, years.
        ExperienceTotal = "experience_total",
        /// Pedagogical experience, years.
        ExperiencePed = "experience_ped",
        /// Phone.
        Phone = "phone",
        /// E-mail address.
        Email = "email",
        /// District or administrative unit.
        District = "district",
        /// Note; kept with the row, never parsed.
        Note = "note",
        /// Code of the record in the source.
        Code = "code",
        /// Kind of the organization or association.
        Kind = "kind",
        /// Legal form: МБОУ, МАОУ.
        LegalForm = "legal_form",
        /// Full name of the organization.
        OrganizationName = "organization_name",
        /// Short name of the organization.
        ShortName = "short_name",
        /// Number in the name.
        Number = "number",
        /// Administrative unit beside the district.
        AdminUnit = "admin_unit",
        /// Whether the school is on the list of low results.
        LowResults = "low_results",
        /// Whether the school takes part in «500+».
        Project500Plus = "project_500plus",
        /// Name of the association.
        AssociationName = "association_name",
        /// Whom the association unites.
        Audience = "audience",
        /// Institution that curates the association.
        CuratingOrganization = "curating_organization",
        /// Status of the association.
        Status = "status",
        /// Cell of the matrix: name, organization and phone of a head.
        Head = "head",
        /// Leader of the association in one cell: for information, never a basis (VII.7.4).
        Leader = "leader",
        /// Curator of the association in one cell: for information, never a basis (VII.7.2).
        Curator = "curator",
        /// When a form was filled in.
        SubmittedAt = "submitted_at",
        /// How somebody takes part: in person or online.
        Participation = "participation",
        /// Consent to the processing of the answer.
        Consent = "consent",
        /// Days as typed: a month, «III неделя октября».
        Dates = "dates",
        /// Theme of a meeting, or what an event is.
        Title = "title",
        /// Questions of a meeting.
        Questions = "questions",
        /// Direction of activity.
        Direction = "direction",
        /// Form of work.
        Form = "form",
        /// Level of an event.
        Level = "level",
        /// Place.
        Place = "place",
        /// For whom an event is.
        Participants = "participants",
        /// Who answers for a row.
        Responsible = "responsible",
        /// Expected result.
        Result = "result",
    }
}

impl Field {
    /// Name of the field for people.
    pub const fn label(self) -> &'static str {
        match self {
            Self::FullName => "Ф. И. О.",
            Self::LastName => "Фамилия",
            Self::FirstName => "Имя",
            Self::Patronymic => "Отчество",
            Self::Organization => "Место работы",
            Self::Position => "Должность",
            Self::Subject => "Предмет",
            Self::Category => "Категория",
            Self::CategoryDate => "Дата присвоения категории",
            Self::ExperienceTotal => "Общий стаж",
            Self::ExperiencePed => "Педагогический стаж",
            Self::Phone => "Телефон",
            Self::Email => "E-mail",
            Self::District => "Район (округ)",
            Self::Note => "Примечание",
            Self::Code => "Код",
            Self::Kind => "Вид",
            Self::LegalForm => "Организационно-правовая форма",
            Self::OrganizationName => "Полное наименование",
            Self::ShortName => "Краткое наименование",
            Self::Number => "Номер",
            Self::AdminUnit => "Административная единица",
            Self::LowResults => "ШНОР",
            Self::Project500Plus => "Проект «500+»",
            Self::AssociationName => "Наименование объединения",
            Self::Audience => "Кого объединяет",
            Self::CuratingOrganization => "Курирующее учреждение",
            Self::Status => "Статус",
            Self::Head => "Руководитель РМО",
            Self::Leader => "Руководитель",
            Self::Curator => "Куратор",
            Self::SubmittedAt => "Время создания",
            Self::Participation => "Формат участия",
            Self::Consent => "Согласие",
            Self::Dates => "Сроки",
            Self::Title => "Тема, содержание",
            Self::Questions => "Вопросы",
            Self::Direction => "Направление",
            Self::Form => "Форма проведения",
            Self::Level => "Уровень",
            Self::Place => "Место",
            Self::Participants => "Участники",
            Self::Responsible => "Ответственные",
            Self::Result => "Ожидаемый результат",
        }
    }
}

impl ImportKind {
    /// The fields a list of this kind can have, in the order shown.
    pub const fn fields(self) -> &'static [Field] {
        match self {
            Self::People => &[
                Field::FullName,
                Field::LastName,
                Field::FirstName,
                Field::Patronymic,
                Field::Organization,
                Field::Position,
                Field::Subject,
                Field::Category,
                Field::CategoryDate,
                Field::ExperienceTotal,
                Field::ExperiencePed,
                Field::Phone,
                Field::Email,
                Field::District,
                Field::Note,
            ],
            Self::Organizations => &[
                Field::Code,
                Field::Kind,
                Field::LegalForm,
                Field::OrganizationName,
                Field::ShortName,
                Field::Number,
                Field::District,
                Field::AdminUnit,
                Field::Email,
                Field::LowResults,
                Field::Project500Plus,
            ],
            Self::Associations => &[
                Field::Code,
                Field::Kind,
                Field::AssociationName,
                Field::Subject,
                Field::Audience,
                Field::CuratingOrganization,
                Field::Status,
                Field::Note,
            ],
            Self::DistrictHeads => &[Field::Subject, Field::District, Field::Head],
            Self::OrderAnnex => &[
                Field::AssociationName,
                Field::District,
                Field::FullName,
                Field::Position,
                Field::Organization,
                Field::Category,
                Field::Leader,
                Field::Curator,
                Field::CuratingOrganization,
                Field::Note,
            ],
            Self::Registrations => &[
                Field::SubmittedAt,
                Field::FullName,
                Field::District,
                Field::Organization,
                Field::Position,
                Field::Participation,
                Field::Consent,
            ],
            Self::Plan => &[
                Field::Dates,
                Field::Title,
                Field::Questions,
                Field::Direction,
                Field::Form,
                Field::Level,
                Field::Place,
                Field::Participants,
                Field::Responsible,
                Field::Result,
            ],
        }
    }

    /// The fields without which a list of this kind says nothing; one field of each group is enough.
    pub const fn required(self) -> &'static [&'static [Field]] {
        match self {
            Self::People => &[
                &[Field::FullName, Field::LastName],
                &[Field::Organization],
                &[Field::Position],
            ],
            Self::Organizations => &[&[Field::ShortName, Field::OrganizationName]],
            Self::Associations => &[&[Field::AssociationName]],
            Self::DistrictHeads => &[&[Field::Subject]],
            // Members may stand under titles of sections that name their association.
            Self::OrderAnnex => &[&[Field::AssociationName, Field::FullName]],
            Self::Registrations => &[&[Field::FullName], &[Field::Participation]],
            Self::Plan => &[&[Field::Title, Field::Questions]],
        }
    }
}
