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
figure-associations = active associations
figure-vacancies = vacancies in associations
board-title = Where attention is needed
home-unit = Your district: heads of district associations
home-unit-heads = District associations with a head
home-unit-vacant = District associations without a head
home-unit-open = Open the district’s associations
