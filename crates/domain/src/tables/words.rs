//! The Russian words of codes, as lists hand them out.

use crate::{
    accounts::AccountRole,
    analyses::AnalysisState,
    associations::MembershipState,
    compliance::{Duty, DutyActor, FindingState},
    council::CouncilRole,
    dictionaries::PositionGroup,
    elections::ElectionState,
    imports::{ImportKind, ImportState, RowClass},
    journal::{Act, Entity},
    library::NormativeStatus,
    meetings::{MeetingState, MinutesState},
    minutes::ResolutionState,
    orders::{Issuer, OrderState},
    organizations::OrganizationKind,
    people::DuplicateReason,
    plans::{Level, PlanState},
    reminders::NoticeKind,
};

/// A code that has a Russian word.
pub trait Worded: Copy {
    /// The word, in lower case unless it begins a sentence everywhere.
    fn ru(self) -> &'static str;
}

macro_rules! words {
    ($($kind:ident { $($variant:ident: $word:literal,)+ })+) => {
        $(impl Worded for $kind {
            fn ru(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }
        })+
    };
}

words! {
    AccountRole {
        Admin: "администратор", Department: "департамент образования", Institution: "курирующее учреждение",
        District: "специалист района (округа)", Council: "методический совет", Observer: "наблюдатель",
    }
    AnalysisState {
        Draft: "в работе", Submitted: "передан куратору", Returned: "возвращён на доработку",
        Accepted: "принят куратором", Considered: "рассмотрен советом",
    }
    MembershipState { AwaitingOrder: "ожидает приказа", InForce: "в составе", }
    Duty {
        PlanApproval: "План утверждён", Analysis: "Анализ сдан", NextPlan: "План на следующий год сдан",
        Meetings: "Заседания", Minutes: "Протоколы", Council: "Рассмотрен советом", Leader: "Руководитель",
        Secretary: "Секретарь", Curator: "Куратор", Composition: "Состав по приказу",
    }
    DutyActor {
        Leader: "руководитель", Secretary: "секретарь", Curator: "куратор", Members: "члены объединения",
        Institution: "курирующее учреждение", Department: "департамент", Council: "совет",
    }
    FindingState { Met: "исполнено", Due: "предстоит", Overdue: "просрочено", NotApplicable: "не применяется", }
    CouncilRole {
        Chair: "председатель", Deputy: "заместитель председателя", Secretary: "секретарь", Member: "член совета",
    }
    PositionGroup {
        Pedagogical: "педагогические работники", Head: "руководители", Deputy: "заместители руководителя",
        UnitHead: "руководители подразделений", Other: "прочие",
    }
    ElectionState {
        Nomination: "выдвижение кандидатов", Open: "идёт голосование", Undecided: "никто не избран",
        Elected: "выборы состоялись", Annulled: "результат отменён",
    }
    ImportKind {
        People: "люди", Organizations: "организации", Associations: "объединения",
        DistrictHeads: "руководители районных объединений", OrderAnnex: "составы из приложения к приказу",
        Registrations: "ответы формы регистрации", Plan: "план работы",
    }
    ImportState { Preview: "ждёт решения", Committed: "внесён в реестр", Undone: "отменён", }
    RowClass {
        New: "новая", Namesake: "тёзка", SecondJob: "второе место работы", Duplicate: "повтор",
        Invalid: "с ошибкой",
    }
    Entity {
        Analysis: "анализ работы", CityYear: "учебный год города", Council: "совет", Filing: "дело",
        NoticeSettings: "настройки уведомлений", Plan: "план работы", Acknowledgement: "лист ознакомления",
        Account: "учётная запись", Association: "объединение", DistrictAssociation: "районное объединение",
        Import: "загрузка", ImportProfile: "набор столбцов", Meeting: "заседание",
        Merge: "объединение записей", NormativeDocument: "документ библиотеки", Order: "приказ",
        Organization: "организация", Person: "человек", Session: "сеанс", Reference: "справочник",
    }
    Act {
        Create: "внесение", Update: "изменение", Remove: "удаление", Merge: "объединение записей",
        Import: "загрузка", Sign: "подписание", Undo: "отмена", SignIn: "вход", SignOut: "выход",
        Export: "выгрузка",
    }
    NormativeStatus { InForce: "действует", Repealed: "утратил силу", NotYet: "ещё не вступил в силу", }
    MeetingState { Planned: "запланировано", Held: "состоялось", Cancelled: "отменено", }
    MinutesState {
        None: "нет", Draft: "составляется", Submitted: "на подписи", Signed: "подписан",
        Published: "подписан, выписка опубликована",
    }
    ResolutionState { Open: "на контроле", Done: "исполнено", Dropped: "снято с контроля", }
    Issuer { Department: "департамент образования", Institution: "курирующее учреждение", }
    OrderState { Draft: "проект", Signed: "подписан", Repealed: "утратил силу", Cancelled: "отменён", }
    OrganizationKind {
        School: "школа", Gymnasium: "гимназия", Lyceum: "лицей", BasicSchool: "основная школа",
        BoardingSchool: "школа-интернат", SpecialSchool: "специальная (коррекционная) школа",
        Kindergarten: "детский сад", Additional: "дополнительное образование",
        MethodicalCenter: "методический центр", PsychCenter: "психологический центр", Other: "другое",
    }
    DuplicateReason {
        SameName: "одно имя", SameInitials: "фамилия и инициалы", SameEmail: "одна почта",
        SameMobile: "один мобильный", SameOrganization: "одно место работы",
    }
    Level {
        School: "школьный", District: "районный (окружной)", Municipal: "муниципальный (городской)",
        Regional: "региональный", Interregional: "межрегиональный", Federal: "всероссийский",
        International: "международный",
    }
    PlanState {
        Draft: "составляется", Submitted: "передан куратору", Returned: "возвращён на доработку",
        Accepted: "принят куратором", Approved: "утверждён", Amending: "утверждён, готовится изменение",
    }
    NoticeKind {
        Duty: "срок обязанности", Escalation: "неисполненное другими", Meeting: "заседание",
        Handover: "передача плана или анализа", Term: "окончание полномочий или категории", Request: "просьба",
        Mail: "доставка писем",
    }
}
