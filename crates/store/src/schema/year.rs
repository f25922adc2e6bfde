//! Tables of the year: plans, analyses, the council, what is filed, what people are told.

diesel::table! {
    city_years (school_year) {
        school_year -> Integer,
        version -> BigInt,
        theme -> Nullable<Text>,
    }
}

diesel::table! {
    city_goals (id) {
        id -> Text,
        school_year -> Integer,
        position -> Integer,
        text -> Text,
    }
}

diesel::table! {
    department_events (id) {
        id -> Text,
        version -> BigInt,
        school_year -> Integer,
        title -> Text,
        dates_text -> Text,
        valid_from -> Nullable<Date>,
        valid_until -> Nullable<Date>,
        details -> Text,
        sort_key -> Text,
        search_key -> Text,
    }
}

diesel::table! {
    plans (id) {
        id -> Text,
        version -> BigInt,
        association_id -> Text,
        school_year -> Integer,
        state -> Text,
        content -> Text,
        region_agreed_on -> Nullable<Date>,
        first_submitted_at -> Nullable<Timestamp>,
        first_submitted_on -> Nullable<Date>,
        accepted_at -> Nullable<Timestamp>,
        approved_on -> Nullable<Date>,
        approved_meeting_id -> Nullable<Text>,
        edited_at -> Timestamp,
        edited_by -> Text,
        sort_key -> Text,
        search_key -> Text,
    }
}

diesel::table! {
    plan_items (id) {
        id -> Text,
        plan_id -> Text,
        position -> Integer,
        kind -> Text,
        title -> Text,
        dates_text -> Nullable<Text>,
        valid_from -> Nullable<Date>,
        valid_until -> Nullable<Date>,
        details -> Text,
        goal_id -> Nullable<Text>,
        department_event_id -> Nullable<Text>,
        state -> Text,
        reason -> Nullable<Text>,
        done_on -> Nullable<Date>,
        meeting_id -> Nullable<Text>,
    }
}

diesel::table! {
    plan_item_people (id) {
        id -> Text,
        item_id -> Text,
        position -> Integer,
        person_id -> Nullable<Text>,
        name -> Nullable<Text>,
    }
}

diesel::table! {
    plan_editions (id) {
        id -> Text,
        plan_id -> Text,
        number -> Integer,
        kind -> Text,
        content -> Text,
        made_at -> Timestamp,
        made_by -> Text,
        made_on -> Date,
        meeting_id -> Nullable<Text>,
        reason -> Nullable<Text>,
        by_paper -> Bool,
        withdrawn_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    analyses (id) {
        id -> Text,
        version -> BigInt,
        association_id -> Text,
        school_year -> Integer,
        state -> Text,
        content -> Text,
        figures -> Nullable<Text>,
        first_submitted_at -> Nullable<Timestamp>,
        first_submitted_on -> Nullable<Date>,
        accepted_at -> Nullable<Timestamp>,
        considered_on -> Nullable<Date>,
        considered_meeting_id -> Nullable<Text>,
        outcome -> Nullable<Text>,
        edited_at -> Timestamp,
        sort_key -> Text,
        search_key -> Text,
    }
}

diesel::table! {
    handovers (id) {
        id -> Text,
        plan_id -> Nullable<Text>,
        analysis_id -> Nullable<Text>,
        act -> Text,
        made_at -> Timestamp,
        made_on -> Date,
        account_id -> Nullable<Text>,
        person_id -> Nullable<Text>,
        made_by -> Text,
        note -> Nullable<Text>,
        late -> Bool,
        meeting_id -> Nullable<Text>,
    }
}

diesel::table! {
    name_forms (id) {
        id -> Text,
        person_id -> Text,
        of_name -> Text,
        sex -> Nullable<Text>,
        genitive -> Nullable<Text>,
        dative -> Nullable<Text>,
        accusative -> Nullable<Text>,
        instrumental -> Nullable<Text>,
        prepositional -> Nullable<Text>,
    }
}

diesel::table! {
    body_members (id) {
        id -> Text,
        version -> BigInt,
        body_id -> Text,
        person_id -> Text,
        role -> Text,
        valid_from -> Nullable<Date>,
        valid_until -> Nullable<Date>,
        basis -> Nullable<Text>,
        end_reason -> Nullable<Text>,
    }
}

diesel::table! {
    case_files (paper) {
        paper -> Text,
        version -> BigInt,
        case_number -> Nullable<Text>,
        title -> Text,
        years -> Nullable<Integer>,
        article -> Nullable<Text>,
    }
}

diesel::table! {
    filings (id) {
        id -> Text,
        association_id -> Text,
        school_year -> Integer,
        paper -> Text,
        object_id -> Text,
        case_number -> Nullable<Text>,
        filed_on -> Date,
        filed_by -> Text,
    }
}

diesel::table! {
    notices (id) {
        id -> Text,
        account_id -> Text,
        kind -> Text,
        matter -> Text,
        subject_id -> Nullable<Text>,
        association_id -> Nullable<Text>,
        title -> Text,
        text -> Text,
        path -> Text,
        clause -> Nullable<Text>,
        due_on -> Nullable<Date>,
        made_at -> Timestamp,
        made_on -> Date,
        read_at -> Nullable<Timestamp>,
        withdrawn_at -> Nullable<Timestamp>,
        letter_id -> Nullable<Text>,
    }
}

diesel::table! {
    notice_settings (account_id) {
        account_id -> Text,
        version -> BigInt,
        email -> Nullable<Text>,
        digest -> Text,
        muted -> Text,
    }
}

diesel::table! {
    letters (id) {
        id -> Text,
        account_id -> Text,
        address -> Text,
        subject -> Nullable<Text>,
        body -> Nullable<Text>,
        made_at -> Timestamp,
        next_try_at -> Timestamp,
        tries -> Integer,
        sent_at -> Nullable<Timestamp>,
        given_up_at -> Nullable<Timestamp>,
        fault -> Nullable<Text>,
    }
}

diesel::table! {
    job_runs (id) {
        id -> Text,
        job -> Text,
        run_on -> Date,
        started_at -> Timestamp,
        finished_at -> Nullable<Timestamp>,
        runner -> Text,
        held_until -> Timestamp,
        fault -> Nullable<Text>,
        seen_seq -> BigInt,
    }
}

diesel::table! {
    issued_papers (id) {
        id -> Text,
        number -> Text,
        kind -> Text,
        object_id -> Text,
        person_id -> Nullable<Text>,
        item_id -> Nullable<Text>,
        fingerprint -> Text,
        title -> Text,
        association_id -> Nullable<Text>,
        association_name -> Nullable<Text>,
        school_year -> Nullable<Integer>,
        issued_at -> Timestamp,
        issued_on -> Date,
        issued_by -> Text,
        revoked_on -> Nullable<Date>,
    }
}

diesel::table! {
    issued_files (paper_id, format) {
        paper_id -> Text,
        format -> Text,
        sha256 -> Text,
        size -> BigInt,
    }
}
