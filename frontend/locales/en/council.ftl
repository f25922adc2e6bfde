# The city scientific-methodical council.
council-title = City council
council-about = The city scientific-methodical council considers the analyses that curators accepted.
council-members = Members of the council
council-members-none = Nobody is in it
council-members-none-text = Enter the members: on the date of a meeting they are its participants.
council-count = { $n ->
    [one] { $n } person
   *[other] { $n } people
}
council-role = Role in the council
council-role-chair = chair
council-role-deputy = deputy chair
council-role-secretary = secretary
council-role-member = member
council-lacks-chair = There is no chair: the secretary names who chairs a meeting
council-lacks-secretary = There is no secretary: who is named draws up the minutes
council-add = Enter a member
council-add-text = The council has one chair and one secretary: end the former term first.
council-added = Entered
council-change = Change the term
council-change-of = Change: { $name }
council-changed = Term changed
council-end = End the term
council-end-reason = Reason
council-ended = Term ended
council-until = First day without powers
council-until-hint = The term ends on the day before.
council-basis = Paper it rests on
council-basis-hint = For example: order № 12 of 1 September 2026
council-queue = Waiting to be considered
council-queue-none = Nothing waits
council-queue-none-text = Analyses that curators accepted and that stand on no agenda yet.
council-queue-accepted = accepted { $when }
council-queue-choose = Onto the agenda: { $name }
council-queue-all = Choose all
council-queue-meeting = Meeting
council-queue-no-meeting = Plan a meeting of the council to put analyses on its agenda.
council-queue-put = { $n ->
    [0] Put on the agenda
    [one] Put { $n } analysis on the agenda
   *[other] Put { $n } analyses on the agenda
}
council-queued = Put on the agenda
council-meetings = Meetings of the council
council-meetings-none = No meetings yet
council-meetings-none-text = Meetings of the council with agenda and minutes.
