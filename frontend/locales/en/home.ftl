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
