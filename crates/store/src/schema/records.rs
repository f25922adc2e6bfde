//! Tables of accounts, the journal, merges and imports.

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
        admin_unit_code -> Nullable<Text>,
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
