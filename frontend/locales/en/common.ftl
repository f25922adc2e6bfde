app-name = Veche
app-about = Registers of the city’s professional associations of educators
skip-to-content = Skip to content
menu = Menu
navigation = Sections
breadcrumbs = Breadcrumbs
loading = Loading…
retry = Try again
close = Close
cancel = Cancel
save = Save
saved = Saved
edit = Edit
add = Add
remove = Remove
choose = Choose
any = Any value
list-file = Download the list:
more = Show more
shown-of = Shown { $shown } of: { $total }
sort-by = Sort
filters-clear = Clear filters
picker-placeholder = Start typing
nothing-found = Nothing found
nothing-found-text = Change the query or clear the filters. The search takes beginnings of words, “е” for “ё” and the wrong keyboard layout.
list-nearly = No exact match. These resemble it: another form of the surname or a slip of the finger.
not-found = There is no such page
not-found-text = Check the address or start from the home page.
not-known = not stated
none = none
yes = yes
no = no
clause = clause { $id }
unit = District (okrug)
subject = Subject or profile
organization = Organization
person = Person
position = Post
category = Category
basis = Basis
span-from = from { $date }
span-until = until { $date }
span-open = no dates
moment-today = at { $time }
state-met = met
state-due = due
state-overdue = overdue
state-none = not applicable
vacant = vacant
today = today
strip-summary = places filled: { $filled } of { $all }
strip-gap = no representative
timeline-table = The same as a table
timeline-what = What
timeline-name = Who or what
timeline-when = When
history-empty = No changes yet
history-empty-text = Every change will be listed here: who, when and what.
history-title = History of changes
history-forbidden = The history is shown to the department and to those responsible for the record.

month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December

members-count = { $n ->
    [one] { $n } member
   *[other] { $n } members
}
units-count = { $n ->
    [one] { $n } district
   *[other] { $n } districts
}
years-count = { $n ->
    [one] { $n } full year
   *[other] { $n } full years
}
records-count = { $n ->
    [one] { $n } record
   *[other] { $n } records
}

fault-offline = The server cannot be reached
fault-offline-next = Check the network and try again. What you typed is kept on this device.
part-missing = The page did not load
part-missing-next = Check the network and try again. If Veche was updated while this tab was open, reload the tab: what you typed is kept on this device.
reload = Reload the tab
fault-unreadable = The answer cannot be understood
fault-unreadable-next = Reload the page: there may be a new version. Status { $status }.
fault-request = Request number for the administrator: { $id }

form-required = Fill in this field.
form-unreadable = Check the dates and the required fields.
form-error-other = Check the value.
form-error-length = The text is too short or too long.
form-error-email = Check the e-mail address.
form-error-range = The number is out of range.
form-error-required = Fill in this field.
form-error-unknown-code = There is no such value in the dictionary.
form-error-wrong-issuer = The regulation asks for another kind of document.
form-faults = { $n ->
    [one] Correct { $n } field
   *[other] Correct { $n } fields
}
draft-restored = What you had not saved is back
draft-forget = Start over
draft-kept = The draft is kept on this device

basis-kind = Document
basis-number = Number as printed
basis-date = Date of the document
basis-note = Note on the document
basis-kind-department-order = order of the head of the education department
basis-kind-institution-order = order of the head of the curating institution
basis-kind-organization-order = order of the organization
basis-kind-minutes = minutes of a meeting
basis-kind-application = application
basis-kind-document = document
basis-kind-import = imported list
basis-number-date = { $kind } no. { $number } of { $date }
basis-date-only = { $kind } of { $date }
basis-number-only = { $kind } no. { $number }

from = First day
until = First day without it
last-day = Last day
filters-open = Filters
file-not-chosen = Choose a file.
file-too-large = The file is larger than 25 MB. Split it.
file-size-kb = { $size } KB
file-size-mb = { $size } MB

save-saving = Saving…
save-saved-at = Saved { $when }
save-offline = No connection: the text is kept on this device
save-signed-out = Sign in again: the text is kept on this device
save-refused = Not saved: the text is kept on this device
save-conflict = Your choice is needed: the text is kept on this device
save-now = Save now
