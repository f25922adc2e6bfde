home-hello = { $name }
home-empty = Nothing is due for you yet
home-empty-text = When you join an association or get a role, what is due will appear here.
home-open-association = Open the association
duties-title = Next
duties-none = Everything the register knows of is done
duties-more = { $n ->
    [one] { $n } more
   *[other] { $n } more
}
duty-cure = Put right
figure-associations = active associations
figure-vacancies = vacancies in associations
figure-headless = districts without a head
figure-people = people in the register
board-title = Where attention is needed
board-units = Districts
board-units-of = { $n } of { $all }
board-gaps = { $n ->
    [one] { $n } municipal association lacks districts
   *[other] { $n } municipal associations lack districts
}
board-no-leader = { $n ->
    [one] { $n } association without a leader
   *[other] { $n } associations without a leader
}
board-no-secretary = { $n ->
    [one] { $n } association without a secretary
   *[other] { $n } associations without a secretary
}
board-no-curator = { $n ->
    [one] { $n } association without a curator
   *[other] { $n } associations without a curator
}
board-awaiting = { $n ->
    [one] { $n } association has members who await the order
   *[other] { $n } associations have members who await the order
}
home-unit = Your district: heads of district associations
home-unit-heads = District associations with a head
home-unit-vacant = District associations without a head
home-unit-open = Open the district’s associations
