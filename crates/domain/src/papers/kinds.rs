//! Which papers there are, and what each belongs to (domain: papers of an association, VII.7.6 - VII.7.10).

use crate::codes::codes;

codes! {
    /// A kind of object whose page offers papers.
    pub enum PaperObject {
        /// An analysis of a school year.
        Analysis = "analysis",
        /// An association.
        Association = "association",
        /// The city council; its identifier is that of its body.
        Council = "council",
        /// An election.
        Election = "election",
        /// A meeting.
        Meeting = "meeting",
        /// An order.
        Order = "order",
        /// A person.
        Person = "person",
        /// A work plan.
        Plan = "plan",
    }
}

codes! {
    /// An official paper.
    pub enum OfficialPaper {
        /// Order with its annexes (I.4, I.5).
        Order = "order",
        /// Extract from an order of thanks, for a person.
        RecognitionExtract = "recognition_extract",
        /// Minutes of a meeting (VII.7.6).
        Minutes = "minutes",
        /// Extract from minutes (VII.7.6).
        MinutesExtract = "minutes_extract",
        /// Work plan of a school year (VII.7.7).
        Plan = "plan",
        /// Analysis of a school year (VII.7.8).
        Analysis = "analysis",
        /// Composition of an association: annex 2 of the order (I.4).
        Composition = "composition",
        /// Sheet of those present, to be signed by hand (VII.7.6).
        AttendanceSheet = "attendance_sheet",
        /// Invitation to a meeting.
        Invitation = "invitation",
        /// Information letter about a meeting or an event.
        InformationLetter = "information_letter",
        /// Letter that asks a school to release a teacher (письмо-вызов).
        ReleaseLetter = "release_letter",
        /// Certificate of an office held, for attestation.
        CertificateOfOffice = "certificate_of_office",
        /// Certificate of membership, for attestation.
        CertificateOfMembership = "certificate_of_membership",
        /// Certificate of taking part in a meeting.
        ParticipantCertificate = "participant_certificate",
        /// Consent to the processing of personal data.
        ConsentProcessing = "consent_processing",
        /// Consent to the dissemination of personal data.
        ConsentDissemination = "consent_dissemination",
        /// Named voting list of an election: an annex of minutes, never public (VII.7.4).
        VotingList = "voting_list",
        /// Named voting list of a decision of a meeting: an annex of its minutes, never public (VII.7.6).
        DecisionVotingList = "decision_voting_list",
        /// Analyses of a school year put together for the council (VII.7.8).
        ConsolidatedAnalysis = "consolidated_analysis",
        /// Nomination for an office (VII.7.4).
        Nomination = "nomination",
        /// Application to join an association (IV).
        Application = "application",
    }
}

codes! {
    /// What a paper is handed out as.
    pub enum PaperFormat {
        /// PDF, for reading, printing and checking.
        Pdf = "pdf",
        /// DOCX, for word processors.
        Docx = "docx",
        /// A page to look at in the browser; never kept.
        Html = "html",
    }
}

impl OfficialPaper {
    /// Name of the kind, in Russian.
    pub const fn title_ru(self) -> &'static str {
        match self {
            Self::Order => "Приказ",
            Self::RecognitionExtract => "Выписка из приказа",
            Self::Minutes => "Протокол",
            Self::MinutesExtract => "Выписка из протокола",
            Self::Plan => "План работы",
            Self::Analysis => "Анализ работы",
            Self::Composition => "Состав объединения",
            Self::AttendanceSheet => "Явочный лист",
            Self::Invitation => "Приглашение",
            Self::InformationLetter => "Информационное письмо",
            Self::ReleaseLetter => "Письмо-вызов",
            Self::CertificateOfOffice => "Справка о руководстве объединением",
            Self::CertificateOfMembership => "Справка о членстве в объединении",
            Self::ParticipantCertificate => "Сертификат участника",
            Self::ConsentProcessing => "Согласие на обработку персональных данных",
            Self::ConsentDissemination => "Согласие на распространение персональных данных",
            Self::VotingList | Self::DecisionVotingList => "Именной список голосования",
            Self::ConsolidatedAnalysis => "Сводный анализ",
            Self::Nomination => "Представление кандидата",
            Self::Application => "Заявление о вступлении",
        }
    }

    /// Name of the kind, in English.
    pub const fn title_en(self) -> &'static str {
        match self {
            Self::Order => "Order",
            Self::RecognitionExtract => "Extract from an order",
            Self::Minutes => "Minutes",
            Self::MinutesExtract => "Extract from minutes",
            Self::Plan => "Work plan",
            Self::Analysis => "Analysis of the year",
            Self::Composition => "Composition of an association",
            Self::AttendanceSheet => "Attendance sheet",
            Self::Invitation => "Invitation",
            Self::InformationLetter => "Information letter",
            Self::ReleaseLetter => "Letter of invitation to a school",
            Self::CertificateOfOffice => "Certificate of office",
            Self::CertificateOfMembership => "Certificate of membership",
            Self::ParticipantCertificate => "Participant's certificate",
            Self::ConsentProcessing => "Consent to processing of personal data",
            Self::ConsentDissemination => "Consent to dissemination of personal data",
            Self::VotingList | Self::DecisionVotingList => "Named voting list",
            Self::ConsolidatedAnalysis => "Consolidated analysis",
            Self::Nomination => "Nomination",
            Self::Application => "Application to join",
        }
    }

    /// The kind of object it belongs to: whose page offers it.
    pub const fn object(self) -> PaperObject {
        match self {
            Self::Order | Self::RecognitionExtract => PaperObject::Order,
            Self::Minutes
            | Self::MinutesExtract
            | Self::AttendanceSheet
            | Self::Invitation
            | Self::InformationLetter
            | Self::ReleaseLetter
            | Self::DecisionVotingList
            | Self::ParticipantCertificate => PaperObject::Meeting,
            Self::Plan => PaperObject::Plan,
            Self::Analysis => PaperObject::Analysis,
            Self::Composition | Self::CertificateOfOffice | Self::CertificateOfMembership => {
                PaperObject::Association
            }
            Self::ConsentProcessing | Self::ConsentDissemination | Self::Application => PaperObject::Person,
            Self::VotingList | Self::Nomination => PaperObject::Election,
            Self::ConsolidatedAnalysis => PaperObject::Council,
        }
    }

    /// Whether it ever stands finished and is then issued under a number; the others are forms and working papers,
    /// which are written anew each time.
    pub const fn is_ever_final(self) -> bool {
        !matches!(
            self,
            Self::AttendanceSheet
                | Self::ConsentProcessing
                | Self::ConsentDissemination
                | Self::Nomination
                | Self::Application
                | Self::Composition
        )
    }

    /// Whether the paper itself may be shown to everybody once it is in force. Its number can be checked by anybody in
    /// any case: that tells nothing of what stands in it.
    pub const fn is_public(self) -> bool {
        matches!(
            self,
            Self::Order | Self::MinutesExtract | Self::Plan | Self::Analysis
        )
    }
}
