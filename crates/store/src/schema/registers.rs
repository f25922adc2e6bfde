//! Tables of the registers.

diesel::table! {
    admin_units (code) {
        code -> Text,
        name -> Text,
        genitive -> Text,
        kind -> Text,
        sort_key -> Text,
        search_key -> Text,
    }
}

diesel::table! {
    districts (code) {
        code -> Text,
        name -> Text,
        genitive -> Text,
        admin_unit_code -> Text,
        aliases -> Text,
        sort_key -> Text,
        search_key -> Text,
    }
}

diesel::table! {
    positions (code) {
        code -> Text,
        name -> Text,
        position_group -> Text,
        in_nomenclature -> Bool,
        aliases -> Text,
        sort_key -> Text,
        search_key -> Text,
    }
}

diesel::table! {
    subjects (code) {
        code -> Text,
        name -> Text,
        genitive -> Text,
        area -> Text,
        in_vsosh -> Bool,
        aliases -> Text,
        sort_key -> Text,
        search_key -> Text,
    }
}

diesel::table! {
    categories (code) {
        code -> Text,
        name -> Text,
        short -> Text,
        rank -> Integer,
        qualifies_for_head -> Bool,
        aliases -> Text,
        sort_key -> Text,
        search_key -> Text,
    }
}

diesel::table! {
    organizations (id) {
        id -> Text,
        version -> BigInt,
        code -> Nullable<Text>,
        kind -> Text,
        legal_form -> Nullable<Text>,
        number -> Nullable<Text>,
        district_code -> Nullable<Text>,
        admin_unit_code -> Nullable<Text>,
        email -> Nullable<Text>,
        curates -> Bool,
        closed_on -> Nullable<Date>,
        full_name -> Text,
        short_name -> Text,
        sort_key -> Text,
        search_key -> Text,
        created_at -> Timestamp,
    }
}

diesel::table! {
    organization_names (id) {
        id -> Text,
        organization_id -> Text,
        full_name -> Text,
        short_name -> Text,
        valid_from -> Nullable<Date>,
        valid_until -> Nullable<Date>,
        basis -> Nullable<Text>,
    }
}

diesel::table! {
    organization_successions (id) {
        id -> Text,
        predecessor_id -> Text,
        successor_id -> Text,
        kind -> Text,
        on_date -> Date,
        basis -> Nullable<Text>,
    }
}

diesel::table! {
    organization_supports (id) {
        id -> Text,
        organization_id -> Text,
        list -> Text,
        valid_from -> Nullable<Date>,
        valid_until -> Nullable<Date>,
    }
}

diesel::table! {
    people (id) {
        id -> Text,
        version -> BigInt,
        last_name -> Text,
        first_name -> Text,
        patronymic -> Nullable<Text>,
        phone -> Nullable<Text>,
        email -> Nullable<Text>,
        name_key -> Text,
        sort_key -> Text,
        search_key -> Text,
        created_at -> Timestamp,
    }
}

diesel::table! {
    person_words (person_id, word) {
        person_id -> Text,
        word -> Text,
    }
}

diesel::table! {
    employments (id) {
        id -> Text,
        person_id -> Text,
        organization_id -> Text,
        position_code -> Text,
        subject_codes -> Text,
        is_main -> Bool,
        in_specialty -> Bool,
        valid_from -> Nullable<Date>,
        valid_until -> Nullable<Date>,
        basis -> Nullable<Text>,
    }
}

diesel::table! {
    qualifications (id) {
        id -> Text,
        person_id -> Text,
        category_code -> Text,
        granted_on -> Nullable<Date>,
        valid_until -> Nullable<Date>,
        basis -> Nullable<Text>,
    }
}

diesel::table! {
    tenure_statements (id) {
        id -> Text,
        person_id -> Text,
        kind -> Text,
        years -> Integer,
        as_of -> Date,
        basis -> Nullable<Text>,
    }
}

diesel::table! {
    associations (id) {
        id -> Text,
        version -> BigInt,
        code -> Text,
        name -> Text,
        kind -> Text,
        subject_code -> Nullable<Text>,
        audience -> Nullable<Text>,
        professions -> Text,
        problem -> Nullable<Text>,
        composition -> Nullable<Text>,
        planned_end -> Nullable<Date>,
        base_site_id -> Nullable<Text>,
        note -> Nullable<Text>,
        sort_key -> Text,
        search_key -> Text,
        created_at -> Timestamp,
    }
}

diesel::table! {
    association_statuses (id) {
        id -> Text,
        association_id -> Text,
        status -> Text,
        valid_from -> Nullable<Date>,
        valid_until -> Nullable<Date>,
        basis -> Nullable<Text>,
        order_id -> Nullable<Text>,
    }
}

diesel::table! {
    association_curatings (id) {
        id -> Text,
        association_id -> Text,
        organization_id -> Text,
        valid_from -> Nullable<Date>,
        valid_until -> Nullable<Date>,
        basis -> Nullable<Text>,
        order_id -> Nullable<Text>,
    }
}

diesel::table! {
    association_successions (id) {
        id -> Text,
        predecessor_id -> Text,
        successor_id -> Text,
        on_date -> Date,
        basis -> Nullable<Text>,
        order_id -> Nullable<Text>,
    }
}

diesel::table! {
    memberships (id) {
        id -> Text,
        association_id -> Text,
        person_id -> Text,
        admin_unit_code -> Nullable<Text>,
        state -> Text,
        valid_from -> Nullable<Date>,
        valid_until -> Nullable<Date>,
        basis -> Nullable<Text>,
        end_ground -> Nullable<Text>,
        order_id -> Nullable<Text>,
        ended_by -> Nullable<Text>,
        ends_on -> Nullable<Date>,
        proposal -> Nullable<Text>,
    }
}

diesel::table! {
    offices (id) {
        id -> Text,
        association_id -> Text,
        office -> Text,
        person_id -> Text,
        valid_from -> Nullable<Date>,
        valid_until -> Nullable<Date>,
        basis -> Text,
        end_ground -> Nullable<Text>,
        order_id -> Nullable<Text>,
        ended_by -> Nullable<Text>,
        ends_on -> Nullable<Date>,
    }
}

diesel::table! {
    district_associations (id) {
        id -> Text,
        version -> BigInt,
        subject_code -> Text,
        admin_unit_code -> Text,
        audience_key -> Text,
        audience -> Nullable<Text>,
        name -> Text,
        valid_from -> Nullable<Date>,
        valid_until -> Nullable<Date>,
        sort_key -> Text,
        search_key -> Text,
    }
}

diesel::table! {
    district_heads (id) {
        id -> Text,
        district_association_id -> Text,
        person_id -> Text,
        valid_from -> Nullable<Date>,
        valid_until -> Nullable<Date>,
        basis -> Text,
        end_reason -> Nullable<Text>,
    }
}
