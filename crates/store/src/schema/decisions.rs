//! Tables of orders and of what they gave.

diesel::table! {
    orders (id) {
        id -> Text,
        version -> BigInt,
        kind -> Text,
        state -> Text,
        issuer -> Text,
        organization_id -> Nullable<Text>,
        number -> Nullable<Text>,
        signed_on -> Nullable<Date>,
        effective_on -> Nullable<Date>,
        rank -> BigInt,
        title -> Text,
        document -> Text,
        repealed_on -> Nullable<Date>,
        repealed_by -> Nullable<Text>,
        sort_key -> Text,
        search_key -> Text,
    }
}

diesel::table! {
    order_items (id) {
        id -> Text,
        order_id -> Text,
        position -> Integer,
        kind -> Text,
        text -> Nullable<Text>,
        payload -> Text,
        association_id -> Nullable<Text>,
        organization_id -> Nullable<Text>,
        person_id -> Nullable<Text>,
        other_order_id -> Nullable<Text>,
    }
}

diesel::table! {
    order_item_associations (id) {
        id -> Text,
        item_id -> Text,
        position -> Integer,
        role -> Text,
        association_id -> Text,
        organization_id -> Nullable<Text>,
    }
}

diesel::table! {
    order_item_people (id) {
        id -> Text,
        item_id -> Text,
        position -> Integer,
        person_id -> Text,
        admin_unit_code -> Nullable<Text>,
        association_id -> Nullable<Text>,
        note -> Nullable<Text>,
    }
}

diesel::table! {
    association_designations (id) {
        id -> Text,
        association_id -> Text,
        name -> Nullable<Text>,
        kind -> Nullable<Text>,
        valid_from -> Nullable<Date>,
        valid_until -> Nullable<Date>,
        order_id -> Nullable<Text>,
    }
}

diesel::table! {
    order_files (id) {
        id -> Text,
        order_id -> Text,
        kind -> Text,
        name -> Text,
        media_type -> Text,
        size -> BigInt,
        sha256 -> Text,
        added_at -> Timestamp,
    }
}
