districts-title = District (okrug) methodical associations
districts-about = The heads of district associations make up the city’s associations.
district-new = New district association
district-created = The district association is registered
district-edit = Change the district association
district-head = Head
district-head-short = district head
district-heads = Heads over time
district-with-head = appointed
district-without-head = vacant
district-term = In force
district-appoint = Appoint a head
district-appointed = The head is appointed
district-release = Release
district-released = The head’s term is ended
district-release-note = Membership in the city’s association does not end by itself: the member will be flagged.
district-vacant-note = Without a head the district is not represented in the city’s association.
district-audience-hint = When the subject alone does not say it.
district-city-association = City associations of this subject
reason = Reason
matrix-title = Subjects and districts
matrix-none = no district association
districts-empty = No district associations yet
districts-empty-text = Methodical associations of the districts belong here with their heads. Register the first one or import the matrix of heads.
districts-count = { $n ->
    [one] { $n } district association
   *[other] { $n } district associations
}
search-districts = Find by subject or head
