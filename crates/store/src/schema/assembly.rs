//! Tables of meetings, votes and minutes.

diesel::table! {
    bodies (id) {
        id -> Text,
        kind -> Text,
        association_id -> Nullable<Text>,
        name -> Nullable<Text>,
    }
}

diesel::table! {
    meetings (id) {
        id -> Text,
        version -> BigInt,
        body_id -> Text,
        school_year -> Integer,
        number -> Nullable<Integer>,
        meets_on -> Date,
        state -> Text,
        minutes_state -> Text,
        theme -> Text,
        details -> Text,
        chair_id -> Nullable<Text>,
        secretary_id -> Nullable<Text>,
        registration_code -> Text,
        sort_key -> Text,
        search_key -> Text,
    }
}

diesel::table! {
    meeting_moves (id) {
        id -> Text,
        meeting_id -> Text,
        moved_at -> Timestamp,
        meets_on -> Date,
        starts_at -> Nullable<Text>,
        place -> Nullable<Text>,
        reason -> Nullable<Text>,
    }
}

diesel::table! {
    agenda_items (id) {
        id -> Text,
        meeting_id -> Text,
        position -> Integer,
        kind -> Text,
        title -> Text,
        speaker_id -> Nullable<Text>,
        speaker_text -> Nullable<Text>,
        office -> Nullable<Text>,
        minutes_of -> Nullable<Text>,
        decision -> Nullable<Text>,
        analysis_id -> Nullable<Text>,
    }
}

diesel::table! {
    meeting_participants (id) {
        id -> Text,
        meeting_id -> Text,
        person_id -> Text,
        votes -> Bool,
        organization_id -> Nullable<Text>,
        position_name -> Nullable<Text>,
        admin_unit_code -> Nullable<Text>,
        mark -> Nullable<Text>,
        substitute -> Nullable<Text>,
    }
}

diesel::table! {
    meeting_invitees (id) {
        id -> Text,
        meeting_id -> Text,
        position -> Integer,
        name -> Text,
        note -> Nullable<Text>,
        person_id -> Nullable<Text>,
        came -> Nullable<Bool>,
    }
}

diesel::table! {
    decision_ballots (id) {
        id -> Text,
        agenda_item_id -> Text,
        person_id -> Text,
        vote -> Text,
    }
}

diesel::table! {
    elections (id) {
        id -> Text,
        version -> BigInt,
        meeting_id -> Text,
        agenda_item_id -> Nullable<Text>,
        office -> Text,
        mode -> Text,
        state -> Text,
        electorate -> Nullable<BigInt>,
        elected_id -> Nullable<Text>,
        office_id -> Nullable<Text>,
        annul_reason -> Nullable<Text>,
    }
}

diesel::table! {
    election_rounds (id) {
        id -> Text,
        election_id -> Text,
        number -> Integer,
        opened_at -> Timestamp,
        closed_at -> Nullable<Timestamp>,
        tally -> Nullable<Text>,
    }
}

diesel::table! {
    election_candidates (id) {
        id -> Text,
        election_id -> Text,
        round -> Integer,
        position -> Integer,
        person_id -> Text,
        at_opening -> Nullable<Text>,
        at_closing -> Nullable<Text>,
    }
}

diesel::table! {
    election_voters (id) {
        id -> Text,
        election_id -> Text,
        person_id -> Text,
    }
}

diesel::table! {
    ballots (id) {
        id -> Text,
        election_id -> Text,
        round -> Integer,
        person_id -> Text,
        vote -> Text,
        candidate_id -> Nullable<Text>,
        cast_at -> Timestamp,
    }
}

diesel::table! {
    minutes (meeting_id) {
        meeting_id -> Text,
        version -> BigInt,
        revision -> Integer,
        content -> Text,
        correction -> Nullable<Text>,
        frozen -> Nullable<Text>,
        edited_at -> Timestamp,
        edited_by -> Text,
        published_on -> Nullable<Date>,
    }
}

diesel::table! {
    minutes_signatures (id) {
        id -> Text,
        meeting_id -> Text,
        revision -> Integer,
        role -> Text,
        person_id -> Text,
        kind -> Text,
        signed_at -> Timestamp,
    }
}

diesel::table! {
    minutes_revisions (id) {
        id -> Text,
        meeting_id -> Text,
        revision -> Integer,
        content -> Text,
        frozen -> Nullable<Text>,
        signed_at -> Nullable<Timestamp>,
        reason -> Nullable<Text>,
    }
}

diesel::table! {
    minutes_files (id) {
        id -> Text,
        meeting_id -> Text,
        kind -> Text,
        name -> Text,
        media_type -> Text,
        size -> BigInt,
        sha256 -> Text,
        added_at -> Timestamp,
    }
}

diesel::table! {
    resolutions (id) {
        id -> Text,
        version -> BigInt,
        meeting_id -> Text,
        agenda_item_id -> Text,
        item -> Integer,
        position -> Integer,
        text -> Text,
        responsible_id -> Nullable<Text>,
        responsible -> Nullable<Text>,
        due_on -> Nullable<Date>,
        state -> Text,
        closed_on -> Nullable<Date>,
        note -> Nullable<Text>,
        sort_key -> Text,
        search_key -> Text,
    }
}

diesel::table! {
    calendar_links (id) {
        id -> Text,
        account_id -> Text,
        association_id -> Nullable<Text>,
        token_hash -> Text,
        created_at -> Timestamp,
        used_at -> Nullable<Timestamp>,
    }
}
