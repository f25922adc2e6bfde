//! Codes of an import, as JSON prints them: classes of rows, errors and warnings.

use crate::codes::codes;

codes! {
    /// What a row turned out to be.
    pub enum RowClass {
        /// A new record.
        New = "NEW",
        /// A new person with the name of another one; created, and shown for a look.
        Namesake = "NAMESAKE",
        /// One more employment of a person met earlier.
        SecondJob = "SECOND_JOB",
        /// Already in the register or higher in the file; skipped.
        Duplicate = "DUPLICATE",
        /// Rejected: nothing is created.
        Invalid = "INVALID",
    }
}

codes! {
    /// Why a row is rejected; the first reason found is given.
    pub enum RowError {
        /// No name, or only dashes.
        FioMissing = "FIO_MISSING",
        /// Initials instead of the first name and patronymic.
        FioInitials = "FIO_INITIALS",
        /// Only one word.
        FioIncomplete = "FIO_INCOMPLETE",
        /// Characters or words that no name has.
        FioInvalid = "FIO_INVALID",
        /// No place of work.
        OrgEmpty = "ORG_EMPTY",
        /// No organization with this kind and number or this name.
        OrgUnknown = "ORG_UNKNOWN",
        /// No position.
        PositionEmpty = "POSITION_EMPTY",
        /// A position that the dictionary does not have.
        PositionUnknown = "POSITION_UNKNOWN",
        /// A category that does not exist (any more).
        CategoryUnknown = "CATEGORY_UNKNOWN",
        /// Experience that is no number of years.
        ExperienceUnparsable = "EXPERIENCE_UNPARSABLE",
        /// Experience outside 0-60 years.
        ExperienceRange = "EXPERIENCE_RANGE",
        /// Pedagogical experience longer than the total one.
        ExperienceConflict = "EXPERIENCE_CONFLICT",
        /// No name of the organization or association.
        NameEmpty = "NAME_EMPTY",
        /// Kind of the organization or association is not recognized.
        KindUnknown = "KIND_UNKNOWN",
        /// District or administrative unit is not recognized.
        DistrictUnknown = "DISTRICT_UNKNOWN",
        /// No subject.
        SubjectEmpty = "SUBJECT_EMPTY",
        /// A subject that the dictionary does not have.
        SubjectUnknown = "SUBJECT_UNKNOWN",
        /// «Она же» with nobody to refer to.
        ReferenceMissing = "REFERENCE_MISSING",
        /// No association of the register has the name.
        AssociationUnknown = "ASSOCIATION_UNKNOWN",
        /// Several associations of the register have the name.
        AssociationAmbiguous = "ASSOCIATION_AMBIGUOUS",
        /// Nobody of the register has the name, and the row says too little to register the person.
        PersonUnknown = "PERSON_UNKNOWN",
        /// Several people of the register have the name.
        PersonAmbiguous = "PERSON_AMBIGUOUS",
        /// Somebody of the register has the name, but works elsewhere.
        PersonElsewhere = "PERSON_ELSEWHERE",
        /// The answer says neither «очно» nor «дистанционно».
        ParticipationUnknown = "PARTICIPATION_UNKNOWN",
        /// The form asks for consent and the answer gives none.
        ConsentMissing = "CONSENT_MISSING",
        /// A row of a plan says neither theme nor questions.
        TitleEmpty = "TITLE_EMPTY",
    }
}

codes! {
    /// What a person should look at; the row is imported all the same and the bad cell becomes empty.
    pub enum RowWarning {
        /// The category is no longer valid on the date.
        CategoryExpired = "CATEGORY_EXPIRED",
        /// The curator of the list is not that of the register (VII.7.2).
        CuratorDiffers = "CURATOR_DIFFERS",
        /// The days of a row of a plan are those of the row above.
        DatesAbove = "DATES_ABOVE",
        /// The words name no days and stay as they are.
        DatesWords = "DATES_WORDS",
        /// The date cannot be read.
        DateInvalid = "DATE_INVALID",
        /// The section (or district) of the list is not that of the organization.
        DistrictMismatch = "DISTRICT_MISMATCH",
        /// The duplicate says something else than the first row.
        DupConflict = "DUP_CONFLICT",
        /// The e-mail address is not one.
        EmailInvalid = "EMAIL_INVALID",
        /// No pedagogical experience.
        ExperienceMissing = "EXPERIENCE_MISSING",
        /// The leader of the list is not that of the register (VII.7.4).
        LeaderDiffers = "LEADER_DIFFERS",
        /// The person stands in the composition twice; one row counts.
        MemberRepeated = "MEMBER_REPEATED",
        /// Another person has the same name.
        Namesake = "NAMESAKE",
        /// The person of an annex is not in the register and will be registered.
        PersonNew = "PERSON_NEW",
        /// The participant works elsewhere by the register.
        PlaceDiffers = "PLACE_DIFFERS",
        /// The phone number is not one.
        PhoneInvalid = "PHONE_INVALID",
        /// «Она же» could mean the cell above or the one to the left; the one above was taken.
        SameAsGuessed = "SAME_AS_GUESSED",
        /// The status is not recognized; «действует» was taken.
        StatusUnknown = "STATUS_UNKNOWN",
        /// A subject that the dictionary does not have.
        SubjectUnknown = "SUBJECT_UNKNOWN",
    }
}

codes! {
    /// What is wrong with the file as a whole.
    pub enum FileWarningCode {
        /// «Итого» declares another number of rows than the section has.
        TotalMismatch = "TOTAL_MISMATCH",
    }
}
