# Analyses of a school year.
analyses-about = The leader hands the analysis of a school year to the curator by 15 May; then the city council considers it.
analyses-none = No analyses yet
analyses-none-text = Analyses of the associations' school years: written by the leader, accepted by the curator, considered by the council.
analyses-waiting = Waiting for the council
analyses-count = { $n ->
    [one] { $n } analysis
   *[other] { $n } analyses
}
search-analyses = Association
analysis-title = Analysis of { $year }
analysis-new = Begin an analysis
analysis-new-text = An association has one analysis for a school year. Figures fill themselves in; the text is yours.
analysis-handed-over = Handed over
analysis-association = Association
analysis-late = late
analysis-state-draft = being written
analysis-state-submitted = with the curator
analysis-state-returned = returned for rework
analysis-state-accepted = accepted by the curator
analysis-state-considered = considered by the council
council-outcome = What the council decided
council-outcome-hint = The decision takes effect when the meeting has been held.
council-outcome-considered = considered
council-outcome-noted = noted
council-outcome-returned = returned for rework
analysis-frozen = Figures frozen on { $date }.
analysis-live = Figures as of { $date }: they freeze when handed over.
analysis-composition-on = Composition as of { $date }.
analysis-paper = Analysis
analysis-outline = Sections of the analysis
analysis-written = written
analysis-required = required
analysis-must = Required section
analysis-no-text = No text.
analysis-desk-about = Figures stand beside the text; there is no need to copy them. Everything is saved by itself.
analysis-text-of = Text of “{ $section }”
analysis-duty = What to do
analysis-due = Hand over to the curator by { $date } inclusive
analysis-due-passed = The last day was { $date }
analysis-leader-submits = The leader of the association hands it over.
analysis-curator-submits = There is no leader: the curator hands it over.
analysis-missing = Write before handing over:
analysis-submit = Hand over to the curator
analysis-submit-text = Figures freeze as of today; the text does not change until the curator answers. The first handing over is kept.
analysis-will-be-late = The last day was { $date }: it will be taken and marked late
analysis-submitted = Handed over to the curator
analysis-awaits-curator = Waiting for the curator
analysis-accept = Accept
analysis-accept-text = The receipt tells who accepted it and when. From then on everybody may read it and the council considers it.
analysis-accept-note = Words of the receipt, if any
analysis-accepted = Analysis accepted
analysis-return = Return for rework
analysis-return-text = The text opens to the leader again; the first handing over is kept.
analysis-return-note = What to mend
analysis-returned = Returned for rework
analysis-returned-by = Returned for rework by { $name }
analysis-awaits-council = Waiting for the council
analysis-queued = on the agenda of { $date }
analysis-by-council = council meeting of { $date }
analysis-receipts = Handing over and receipts
handover-submit = Handed over to the curator
handover-return = Returned for rework
handover-accept = Accepted by the curator
handover-consider = Considered by the council
handover-unconsider = The council's decision was taken back
analysis-conflict = “{ $section }”: you and somebody else both wrote this section
analysis-conflict-theirs = The saved text of the other person:
analysis-keep-mine = Keep mine
analysis-keep-theirs = Take the saved one
tenure-banding = Bands of tenure
tenure-banding-statistics = As statistics: up to 3, 3–5, 5–10, 10–15, 15–20, 20 and more
tenure-banding-report = As reports: up to 5, 5–10, 10–20, 20 and more
analysis-section-general = General facts
analysis-section-staff = Composition
analysis-section-organization = How the work was organized
analysis-section-methodical = Scientific and methodical support, federal standards
analysis-section-training = Further training
analysis-section-attestation = Attestation
analysis-section-dissemination = Dissemination of experience
analysis-section-contests = Contests of professional skill
analysis-section-mentoring = Young specialists and mentoring
analysis-section-results = Results of learning
analysis-section-gifted = Gifted children, olympiads
analysis-section-support = Help to schools with low results
analysis-section-openness = Openness
analysis-section-satisfaction = Satisfaction
analysis-section-plan = The plan and what was done of it
analysis-section-conclusions = Problems, conclusions
analysis-section-next-tasks = Tasks of the next year
analysis-hint-general = What matters about the association this year.
analysis-hint-staff = Titles, changes of the composition, who is missing.
analysis-hint-organization = What the meetings gave, how work went between them.
analysis-hint-methodical = How the standards were supported, which trends developed.
analysis-hint-training = Courses and seminars, which gaps were closed.
analysis-hint-attestation = Who was attested, how the association helped.
analysis-hint-dissemination = Open lessons, master classes, talks, publications.
analysis-hint-contests = Contests, participants and winners.
analysis-hint-mentoring = How young specialists were supported.
analysis-hint-results = Exams, national tests, functional literacy: what changed.
analysis-hint-gifted = Olympiads by stage, work with gifted children.
analysis-hint-support = What help was given. Do not name the schools.
analysis-hint-openness = Page, chat and publications of the association.
analysis-hint-satisfaction = What the survey of teachers showed.
analysis-hint-plan = Why planned work was moved or cancelled.
analysis-hint-conclusions = What worked, what did not and why. Nothing is handed over without this section.
analysis-hint-next-tasks = What the association takes on next year. Nothing is handed over without this section.
analysis-general-leader = Leader
analysis-general-secretary = Secretary
analysis-general-curator = Curator
analysis-general-city-theme = Methodical theme of the city
analysis-general-theme = Theme of the association
analysis-general-goal = Goal
analysis-general-tasks = Tasks
figure-none = no data
figure-unkept = no data: the system keeps nothing of the kind
figure-empty = none
figure-nobody = nobody was elected
figure-minutes = Minutes
figure-date = Date
figure-theme = Theme, form
figure-there = Took part
figure-members = Members
figure-categories = Members by category
figure-tenure-statistics = Members by tenure
figure-tenure-report = Members by tenure
figure-second-jobs = Work in several organizations
figure-honours = Honorary titles
figure-meetings = Meetings held
figure-signed-minutes = Of them with signed minutes
figure-attendance = Average attendance
figure-elections = Elections
figure-resolutions-done = Resolutions done
figure-resolutions-open = Resolutions open
figure-tasks = Tasks of the regulation covered
figure-trends = Trends covered
figure-courses = Courses
figure-categories-granted = Attested this year
figure-events-by-form = Done by form of work
figure-events-by-level = Done by level
figure-speakers = Speakers
figure-publications = Publications
figure-products = Methodical recommendations
figure-contests = Contests
figure-young-specialists = With less than three years of tenure
figure-mentoring = Mentoring pairs
figure-exams = State exams and national tests
figure-olympiads = National olympiad
figure-supported-schools = Supported schools
figure-consultations = Consultations
figure-published-minutes = Extracts published
figure-page-updates = Updates of the page
figure-satisfaction = Satisfaction
figure-plan-rows = Planned
figure-plan-done = Done
figure-plan-moved = Moved
figure-plan-cancelled = Cancelled
figure-plan-share = Share done
figure-n-people = { $n ->
    [one] { $n } person
   *[other] { $n } people
}
figure-n-meetings = { $n ->
    [one] { $n } meeting
   *[other] { $n } meetings
}
figure-n-elections = { $n ->
    [one] { $n } election
   *[other] { $n } elections
}
figure-n-resolutions = { $n ->
    [one] { $n } resolution
   *[other] { $n } resolutions
}
figure-n-events = { $n ->
    [one] { $n } event
   *[other] { $n } events
}
figure-n-rows = { $n ->
    [one] { $n } row of the plan
   *[other] { $n } rows of the plan
}
figure-n-entries = { $n }
figure-category-highest = highest
figure-category-first = first
figure-category-conformity = conformity to the post
figure-category-none = none
figure-category-unknown = not known
figure-tenure-under-3 = up to 3 years
figure-tenure-3-to-5 = 3 to 5 years
figure-tenure-5-to-10 = 5 to 10 years
figure-tenure-10-to-15 = 10 to 15 years
figure-tenure-15-to-20 = 15 to 20 years
figure-tenure-20-and-more = 20 years and more
figure-tenure-under-5 = up to 5 years
figure-tenure-10-to-20 = 10 to 20 years
figure-tenure-unknown = not known
figure-level-school = school
figure-level-district = district
figure-level-municipal = municipal
figure-level-regional = regional
figure-level-interregional = interregional
figure-level-federal = national
figure-level-international = international
figure-row-meeting = Meetings
figure-row-event = Events
figure-row-ongoing = Work between meetings
