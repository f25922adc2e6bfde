//! Tables as diesel sees them; equal to both databases by test.

#![allow(missing_docs)]

mod assembly;
mod decisions;
mod library;
mod records;
mod registers;
mod year;

pub use assembly::*;
pub use decisions::*;
pub use library::*;
pub use records::*;
pub use registers::*;
pub use year::*;

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
diesel::joinable!(calendar_links -> accounts (account_id));
diesel::joinable!(journal_touches -> journal (seq));
diesel::joinable!(sessions -> accounts (account_id));
diesel::joinable!(accounts -> people (person_id));
diesel::joinable!(merges -> people (kept_id));
diesel::joinable!(person_redirects -> people (person_id));
diesel::joinable!(orders -> organizations (organization_id));
diesel::joinable!(order_items -> orders (order_id));
diesel::joinable!(order_item_associations -> order_items (item_id));
diesel::joinable!(order_item_people -> order_items (item_id));
diesel::joinable!(normative_subjects -> normative_documents (document_id));
diesel::joinable!(normative_subjects -> subjects (subject_code));
diesel::joinable!(normative_editions -> normative_documents (document_id));
diesel::joinable!(normative_files -> normative_editions (edition_id));
diesel::joinable!(acknowledgements -> normative_documents (document_id));
diesel::joinable!(acknowledgements -> normative_editions (edition_id));
diesel::joinable!(acknowledgement_people -> acknowledgements (acknowledgement_id));
diesel::joinable!(acknowledgement_people -> people (person_id));
diesel::joinable!(acknowledgement_people -> associations (association_id));
diesel::joinable!(meetings -> bodies (body_id));
diesel::joinable!(bodies -> associations (association_id));
diesel::joinable!(agenda_items -> meetings (meeting_id));
diesel::joinable!(meeting_participants -> meetings (meeting_id));
diesel::joinable!(meeting_participants -> people (person_id));
diesel::joinable!(decision_ballots -> agenda_items (agenda_item_id));
diesel::joinable!(decision_ballots -> people (person_id));
diesel::joinable!(elections -> meetings (meeting_id));
diesel::joinable!(election_voters -> elections (election_id));
diesel::joinable!(election_voters -> people (person_id));
diesel::joinable!(election_candidates -> people (person_id));
diesel::joinable!(ballots -> elections (election_id));
diesel::joinable!(minutes -> meetings (meeting_id));
diesel::joinable!(minutes_signatures -> people (person_id));
diesel::joinable!(resolutions -> meetings (meeting_id));
diesel::joinable!(plans -> associations (association_id));
diesel::joinable!(plan_items -> plans (plan_id));
diesel::joinable!(plan_item_people -> plan_items (item_id));
diesel::joinable!(plan_item_people -> people (person_id));
diesel::joinable!(plan_editions -> plans (plan_id));
diesel::joinable!(city_goals -> city_years (school_year));
diesel::joinable!(analyses -> associations (association_id));
diesel::joinable!(handovers -> plans (plan_id));
diesel::joinable!(handovers -> analyses (analysis_id));
diesel::joinable!(body_members -> bodies (body_id));
diesel::joinable!(body_members -> people (person_id));
diesel::joinable!(name_forms -> people (person_id));
diesel::joinable!(filings -> associations (association_id));
diesel::joinable!(notices -> accounts (account_id));
diesel::joinable!(notices -> letters (letter_id));
diesel::joinable!(notice_settings -> accounts (account_id));
diesel::joinable!(letters -> accounts (account_id));
diesel::joinable!(issued_papers -> people (person_id));
diesel::joinable!(issued_papers -> associations (association_id));
diesel::joinable!(issued_files -> issued_papers (paper_id));

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
    person_words,
    employments,
    qualifications,
    tenure_statements,
    associations,
    association_statuses,
    association_curatings,
    association_successions,
    association_designations,
    orders,
    order_items,
    order_item_associations,
    order_item_people,
    order_files,
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
    normative_documents,
    normative_subjects,
    normative_editions,
    normative_files,
    acknowledgements,
    acknowledgement_people,
    bodies,
    meetings,
    meeting_moves,
    agenda_items,
    meeting_participants,
    meeting_invitees,
    decision_ballots,
    elections,
    election_rounds,
    election_candidates,
    election_voters,
    ballots,
    minutes,
    minutes_signatures,
    minutes_revisions,
    minutes_files,
    resolutions,
    calendar_links,
    city_years,
    city_goals,
    department_events,
    plans,
    plan_items,
    plan_item_people,
    plan_editions,
    analyses,
    handovers,
    body_members,
    name_forms,
    case_files,
    filings,
    notices,
    notice_settings,
    letters,
    job_runs,
    issued_papers,
    issued_files,
);
