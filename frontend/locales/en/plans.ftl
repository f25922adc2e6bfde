# Work plans of a school year, the city's year.
plans-about = The work plan of a school year: the leader hands it to the curator by 15 May, the first meeting approves it by 15 September.
plans-mine = Mine only
plans-none = No plans for { $year } yet
plans-none-text = Plans of associations appear here: who handed them over, when the curator accepted them, which meeting approved them.
plans-count = { $n ->
    [one] { $n } plan
   *[other] { $n } plans
}
search-plans = Association or theme
plan-title = Work plan: { $association }, { $year }
plan-of-year = Plan for { $year }
plan-association = Association
plan-year = School year
plan-state = State
plan-state-draft = Being written
plan-state-submitted = With the curator
plan-state-returned = Returned for rework
plan-state-accepted = Accepted by the curator
plan-state-approved = Approved
plan-state-amending = Approved, a change is being prepared
plan-submitted-on = Handed over
plan-approved-on = Approved
plan-not-yet = not yet
plan-late = late
plan-submitted-late = handed over late
plan-progress = Done { $done } of { $all }
plan-progress-overdue = { $n ->
    [one] { $n } row overdue
   *[other] { $n } rows overdue
}
plan-begin = Begin a plan
plan-begin-text = An association has one plan for a school year. The text saves itself; the curator gets it only when it is handed over.
plan-begin-nobody = There is no plan for you to write yet
plan-begun = The plan is begun
plan-copy = Copy last year's
plan-copy-from = Begin with the plan of
plan-copy-hint = Theme, tasks and rows are copied without marks; days are read for the new year. May stay empty.
plan-copy-rows = Take the rows of the plan for { $year }
plan-copy-rows-hint = Themes, forms and days of last year, without marks; go on from there.
plan-who-write = The leader, the secretary and the curator of the association write its plan.
plan-tabs = Parts of the plan
plan-tab-paper = Plan
plan-tab-edit = Edit
plan-tab-progress = Progress
plan-tab-editions = Editions
plan-print = Print
plan-due = What is due now
plan-due-by = by { $date }
plan-step-submit = Hand the plan to the curator
plan-step-judge = Accept the plan or return it
plan-step-approve = Approve the plan at the first meeting
plan-step-approve-change = Approve the change at a meeting
plan-step-mark = Mark what was done: the days of some rows have passed
plan-step-nothing = The plan is approved, everything is marked in time
plan-who-submit = The leader hands it over; the curator where there is no leader.
plan-who-judge = The plan is with the curator, who accepts it or returns it with remarks.
plan-who-approve = A meeting of the association approves it; leader, secretary or curator plan one.
plan-who-approve-change = A meeting of the association approves the change; the former edition is in force until then.
plan-who-mark = The leader, the secretary and the curator mark it.
plan-to-meeting = Plan a meeting with this item
plan-to-progress = Mark what was done
plan-approved-by = Approved:
plan-meeting-number = meeting No. { $number }, { $date }
plan-meeting-date = meeting of { $date }
plan-submit = Hand to the curator
plan-submit-text = While the curator has the plan, its text does not change. The day of the first handing over stays through rework.
plan-submit-late = The day has passed
plan-submit-late-text = The plan is taken and marked as late.
plan-submitted = The plan is with the curator
plan-remarks = Please note
plan-remark-few-meetings = There are fewer meetings than a year asks for.
plan-remark-no-goal = No goal is given.
plan-remark-no-city-theme = No row works on the methodical theme of the city.
plan-accept = Accept
plan-accept-text = The leader sees the receipt, and a meeting may approve the plan.
plan-accept-note = Note (may stay empty)
plan-accepted = The plan is accepted
plan-return = Return for rework
plan-return-text = The leader sees your remarks and may mend the plan.
plan-return-note = What is to be mended
plan-return-hint = By rows: the number of the row and what to mend.
plan-returned = The plan is returned
plan-amend = Prepare a change
plan-amend-text = The approved plan is in force until a meeting approves the change. The former edition stays in history.
plan-amend-reason = What changes and why
plan-amend-hint = For example: the forum is put off, a new theme in April.
plan-amending = The change is begun
plan-discard = Drop the change
plan-discard-text = What was written goes; the approved edition stands again. Marks of progress stay.
plan-discarded = The change is dropped
plan-paper = Approved by paper minutes
plan-paper-text = For plans of past years: choose the held meeting that decided to approve the plan.
plan-paper-meeting = Meeting
plan-paper-do = Mark the approval
plan-approved-by-paper = The approval is marked
plan-region = Agreement with the regional operator
plan-region-text = Optional: the day on which the plan was agreed with the regional operator.
plan-region-on = Day of the agreement
plan-region-hint = An empty day clears the mark.
plan-receipts = Receipts
plan-act-submit = Handed to the curator
plan-act-return = Returned for rework
plan-act-accept = Accepted by the curator
plan-act-approve = Approved by a meeting
plan-act-unapprove = The approval fell with the decision of the meeting
plan-act-amend = A change was begun
plan-act-discard = The change was dropped
plan-act-consider = Considered by the council
plan-act-unconsider = The decision of the council was taken back
plan-ribbon = Year of the plan: { $year }
plan-ribbon-dated = { $n ->
    [one] { $n } row with days
   *[other] { $n } rows with days
}
plan-ribbon-undated = { $n ->
    [one] { $n } with days in words only
   *[other] { $n } with days in words only
}
plan-ribbon-approve = plan: { $date }
plan-ribbon-analysis = analysis: { $date }
plan-ribbon-legend = ◆ meetings, ● the rest; filled – done, ▲ – overdue, — called off. Solid lines are deadlines of the regulation, the dashed one is today.
plan-head = Theme, goal and tasks
plan-rows = Meetings and events
plan-head-theme = Methodical theme of the association
plan-head-goal = Goal
plan-head-goal-hint = One or two sentences.
plan-head-tasks = Tasks
plan-head-tasks-hint = One a line, usually three to six.
plan-head-trends = Trends
plan-head-results = Expected results
plan-head-results-hint = What will be different in May.
plan-head-city-theme = Methodical theme of the city
plan-city-theme-is = Methodical theme of the city: { $theme }
plan-not-begun = Saved with the first words
plan-rows-wait = { $n ->
    [one] { $n } row waits for a theme or a value of its list: it is on this device only
   *[other] { $n } rows wait for a theme or a value of a list: they are on this device only
}
plan-columns-all = Show ties to the regulation and the city: direction, task, goal, methods
plan-grid = Rows of the plan
plan-grid-keys = Arrows and Tab move, Enter or F2 edits, Esc cancels, Enter goes down, Ctrl+Enter adds a row, Alt+↑ and Alt+↓ move it, Shift and arrows mark cells, Ctrl+C and Ctrl+X copy and cut, Delete clears, Ctrl+Delete removes the row, Ctrl+Z takes a step back. Paste tables from Excel or Word right into a cell.
plan-cells-marked = Marked: rows – { $rows }, columns – { $cols }.
plan-links = Ties to the regulation and the city
plan-row-number = Row { $number }
plan-row-add = Add a row
plan-row-up = Move row { $number } up
plan-row-down = Move row { $number } down
plan-row-remove = Remove row { $number }
plan-row-card = Card of row { $number }
plan-row-open = Edit row { $number }
plan-row-close = Fold row { $number }
plan-row-untitled = (no theme)
plan-row-removed = The row is removed
plan-undo = Step back
plan-undone = The last step is taken back
plan-full = A plan has 300 rows at most
plan-pasted-cells = { $n ->
    [one] { $n } cell pasted
   *[other] { $n } cells pasted
}
plan-pasted-rows = { $n ->
    [one] { $n } row added
   *[other] { $n } rows added
}
plan-pasted-loose = { $n ->
    [one] { $n } value is not on its list: choose it in the marked cell
   *[other] { $n } values are not on their lists: choose them in the marked cells
}
plan-pasted-left = { $n ->
    [one] { $n } row had no room: a plan has 300 rows at most
   *[other] { $n } rows had no room: a plan has 300 rows at most
}
plan-cell-loose = not on the list: choose a value
plan-cell-nameless = name the row, so that it is saved
plan-cell-none = not given
plan-cell-done = Done
plan-understood = understood: { $days }
plan-understood-not = days in words only
plan-col-kind = Kind
plan-col-title = Theme, content
plan-col-questions = Questions
plan-col-dates = Days
plan-col-form = Form
plan-col-form-hint = One a line: of the regulation or in own words.
plan-col-level = Level
plan-col-place = Place
plan-col-audience = Audience
plan-col-responsible = Responsible
plan-col-responsible-hint = One a line.
plan-col-person = Add somebody of the register
plan-col-result = Expected result
plan-col-activity = Direction of activity
plan-col-task = Task of the regulation
plan-col-trend = Trend
plan-col-theme-link = Works on the theme of the city
plan-col-goal = Goal of the city
plan-col-department-event = Event of the department
plan-col-interaction = Format of interaction
plan-col-methods = Methods
plan-col-technologies = Technologies
plan-col-state = Progress
plan-place = Row { $number }, { $field }: { $title }
plan-conflict = You and somebody else changed the same place
plan-conflict-text = While you were writing, somebody else ({ $who }) saved the plan. The rest is put together; choose the text where both changed the same.
plan-conflict-open = Choose the text
plan-conflict-save = Save what is chosen
plan-conflict-later = Decide later
plan-mine = Your text
plan-theirs = Saved text: { $who }
plan-nothing = (empty)
plan-edit-not-yours = You may only read this plan
plan-left = A text that was not saved is left on this device
plan-left-open = Show it: to save it, wait until the plan is returned or prepare a change
item-kind-meeting = Meeting
item-kind-event = Event
item-kind-ongoing = Work between meetings
item-kinds-meeting = Meetings
item-kinds-event = Events
item-kinds-ongoing = Work between meetings
item-state-planned = planned
item-state-done = done
item-state-moved = put off
item-state-cancelled = called off
plan-item-done-on = done { $date }
plan-item-overdue = its days have passed
plan-item-moved-to = { $dates }, put off to: { $moved }
plan-no-dates = no days given
plan-no-rows = There are no rows yet
plan-no-rows-text = Add meetings and events under “Edit”: by hand, by paste from Excel or from a file.
plan-mark-done = Done
plan-mark-moved = Put off
plan-mark-cancelled = Call off
plan-mark-details = Details
plan-mark-back = Take the mark back
plan-mark-on = When it was done
plan-mark-meeting = Meeting it became
plan-mark-note = Note
plan-mark-reason = Reason
plan-mark-dates = To which days
plan-mark-dates-hint = As plans write them: «ноябрь», «II неделя декабря», «до 15.05».
plan-marked = Marked
plan-editions = Editions
plan-edition = Edition { $number }: { $kind } { $date }
plan-edition-kind-submitted = handed over
plan-edition-kind-approved = approved
plan-edition-kind-amended = change approved
plan-edition-paper = by paper minutes
plan-edition-withdrawn = the decision was taken back
plan-edition-read = Read
plan-edition-close = Fold
plan-difference = What changed
plan-difference-from = Before
plan-difference-to = After
plan-difference-now = The text being written
plan-difference-choose = Choose two different editions.
plan-difference-none = The texts are the same.
plan-before = before:
plan-after = after:
plan-row-change-added = added
plan-row-change-removed = taken out
plan-row-change-changed = changed
plan-level-school = School
plan-level-district = District
plan-level-municipal = City
plan-level-regional = Region
plan-level-interregional = Several regions
plan-level-federal = National
plan-level-international = International
city-year = Theme and plan of the city
city-year-title = The city in { $year }
city-theme = Methodical theme of the city
city-theme-none = The theme of the city is not written yet
city-theme-none-text = The department of education gives it; plans of associations agree with it.
city-goals = Goals of the city
city-goals-hint = Rows of plans refer to goals. A goal that is referred to cannot be removed.
city-goal = Goal { $number }
city-goal-add = Add a goal
city-goal-remove = Remove goal { $number }
events = Events of the department
events-none = No events of the department for this year yet
events-none-text = The department's own plan: contests, forums, conferences by month. Associations tie rows of their plans to them.
events-undated = Days in words only
events-count = { $n ->
    [one] { $n } event
   *[other] { $n } events
}
event-add = Add an event
event-edit = Change the event
event-title = Event
event-note = Note
event-dates-hint = As plans write them: «октябрь», «III неделя марта», «до 15.05».
event-remove = Remove the event?
event-removed = The event is removed
agenda-approve-plan-title = Об утверждении плана работы
