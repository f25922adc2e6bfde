//! Tables as diesel sees them; equal to both databases by test.

#![allow(missing_docs)]

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
    }
}

diesel::table! {
    association_successions (id) {
        id -> Text,
        predecessor_id -> Text,
        successor_id -> Text,
        on_date -> Date,
        basis -> Nullable<Text>,
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

diesel::table! {
    accounts (id) {
        id -> Text,
        version -> BigInt,
        login -> Text,
        login_key -> Text,
        name -> Text,
        password_hash -> Text,
        role -> Nullable<Text>,
        organization_id -> Nullable<Text>,
        person_id -> Nullable<Text>,
        enabled -> Bool,
        sort_key -> Text,
        search_key -> Text,
        created_at -> Timestamp,
    }
}

diesel::table! {
    sessions (token_hash) {
        token_hash -> Text,
        account_id -> Text,
        created_at -> Timestamp,
        seen_at -> Timestamp,
        expires_at -> Timestamp,
    }
}

diesel::table! {
    journal_head (id) {
        id -> Integer,
        seq -> BigInt,
        hash -> Text,
    }
}

diesel::table! {
    journal (seq) {
        seq -> BigInt,
        at -> Timestamp,
        actor_id -> Nullable<Text>,
        act -> Text,
        operation -> Text,
        entity -> Text,
        entity_id -> Text,
        payload -> Nullable<Binary>,
        salt -> Nullable<Binary>,
        digest -> Text,
        prev_hash -> Text,
        hash -> Text,
    }
}

diesel::table! {
    journal_touches (entity_id, seq) {
        entity_id -> Text,
        seq -> BigInt,
    }
}

diesel::table! {
    idempotency_keys (actor_id, route, idempotency_key) {
        actor_id -> Text,
        route -> Text,
        idempotency_key -> Text,
        body_hash -> Text,
        status -> Integer,
        etag -> Nullable<Text>,
        body -> Text,
        created_at -> Timestamp,
    }
}

diesel::table! {
    merges (id) {
        id -> Text,
        kept_id -> Text,
        removed_id -> Text,
        removed_name -> Text,
        made_at -> Timestamp,
        made_by -> Text,
        moved -> BigInt,
        undo -> Text,
        seq -> BigInt,
        undone_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    person_redirects (old_id) {
        old_id -> Text,
        person_id -> Text,
        merge_id -> Text,
    }
}

diesel::table! {
    import_batches (id) {
        id -> Text,
        version -> BigInt,
        kind -> Text,
        file_name -> Text,
        as_of -> Date,
        state -> Text,
        found -> Text,
        mapping -> Text,
        summary -> Text,
        undo -> Nullable<Text>,
        created_at -> Timestamp,
        created_by -> Nullable<Text>,
        created_by_name -> Text,
        committed_at -> Nullable<Timestamp>,
        commit_seq -> Nullable<BigInt>,
        undone_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    import_workbooks (batch_id) {
        batch_id -> Text,
        workbook -> Text,
    }
}

diesel::table! {
    import_rows (batch_id, position) {
        batch_id -> Text,
        position -> Integer,
        class -> Text,
        data -> Text,
    }
}

diesel::table! {
    import_profiles (id) {
        id -> Text,
        kind -> Text,
        name -> Text,
        name_key -> Text,
        mapping -> Text,
        created_at -> Timestamp,
    }
}

diesel::table! {
    settings (name) {
        name -> Text,
        value -> Text,
    }
}

diesel::joinable!(employments -> organizations (organization_id));
diesel::joinable!(employments -> positions (position_code));
diesel::joinable!(employments -> people (person_id));
diesel::joinable!(qualifications -> categories (category_code));
diesel::joinable!(memberships -> people (person_id));
diesel::joinable!(memberships -> associations (association_id));
diesel::joinable!(offices -> people (person_id));
diesel::joinable!(offices -> associations (association_id));
diesel::joinable!(district_heads -> people (person_id));
diesel::joinable!(district_heads -> district_associations (district_association_id));
diesel::joinable!(association_curatings -> organizations (organization_id));
diesel::joinable!(district_associations -> subjects (subject_code));
diesel::joinable!(district_associations -> admin_units (admin_unit_code));
diesel::joinable!(associations -> subjects (subject_code));
diesel::joinable!(journal_touches -> journal (seq));
diesel::joinable!(sessions -> accounts (account_id));
diesel::joinable!(accounts -> people (person_id));
diesel::joinable!(merges -> people (kept_id));
diesel::joinable!(person_redirects -> people (person_id));
diesel::allow_tables_to_appear_in_same_query!(
    admin_units,
    districts,
    positions,
    subjects,
    categories,
    organizations,
    organization_names,
    organization_successions,
    organization_supports,
    people,
    employments,
    qualifications,
    tenure_statements,
    associations,
    association_statuses,
    association_curatings,
    association_successions,
    memberships,
    offices,
    district_associations,
    district_heads,
    accounts,
    sessions,
    journal_head,
    journal,
    journal_touches,
    idempotency_keys,
    merges,
    person_redirects,
    import_batches,
    import_workbooks,
    import_rows,
    import_profiles,
    settings,
);
