//! Tables of the library of legal acts.

diesel::table! {
    normative_documents (id) {
        id -> Text,
        version -> BigInt,
        kind -> Text,
        issuer -> Nullable<Text>,
        title -> Text,
        number -> Nullable<Text>,
        date_as_printed -> Nullable<Text>,
        dated -> Nullable<Date>,
        basis_number -> Nullable<Integer>,
        source -> Nullable<Text>,
        note -> Nullable<Text>,
        valid_from -> Nullable<Date>,
        repealed_on -> Nullable<Date>,
        repealed_by -> Nullable<Text>,
        sort_key -> Text,
        search_key -> Text,
    }
}

diesel::table! {
    normative_subjects (document_id, subject_code) {
        document_id -> Text,
        subject_code -> Text,
    }
}

diesel::table! {
    normative_editions (id) {
        id -> Text,
        document_id -> Text,
        label -> Text,
        amending_number -> Nullable<Text>,
        amending_date -> Nullable<Text>,
        effective_from -> Nullable<Date>,
        note -> Nullable<Text>,
    }
}

diesel::table! {
    normative_files (id) {
        id -> Text,
        edition_id -> Text,
        name -> Text,
        media_type -> Text,
        size -> BigInt,
        sha256 -> Text,
        added_at -> Timestamp,
    }
}

diesel::table! {
    acknowledgements (id) {
        id -> Text,
        version -> BigInt,
        document_id -> Text,
        edition_id -> Text,
        audience -> Text,
        organization_id -> Nullable<Text>,
        association_id -> Nullable<Text>,
        opened_on -> Date,
        due_on -> Nullable<Date>,
        closed_on -> Nullable<Date>,
        sort_key -> Text,
        search_key -> Text,
    }
}

diesel::table! {
    acknowledgement_people (id) {
        id -> Text,
        acknowledgement_id -> Text,
        person_id -> Text,
        association_id -> Text,
        added_on -> Date,
        confirmed_on -> Nullable<Date>,
        confirmed_at -> Nullable<Timestamp>,
        how -> Nullable<Text>,
    }
}
