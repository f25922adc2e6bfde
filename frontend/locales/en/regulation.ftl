search-regulation = Find a clause, a word, a date
regulation-order = Edition
regulation-issuer = Issued by
regulation-act = Act
regulation-in-force = In force from
regulation-zone = Zone of the deadlines
regulation-clauses = Clauses
regulation-settings = Dates, thresholds, readings
regulation-settings-about = What Veche decides by. Where the text is silent or contradicts itself, a reading is taken and shown with its clause.
regulation-bases = Legal bases
regulation-defects = Contradictions in the text itself
dictionary-open = open list
dictionary-closed = closed list
setting-text = What and why
setting-value = Value
setting-origin = Origin
origin-text = the text
origin-interpretation = a reading
origin-own = default
section-order = The order
section-i = I. General
section-ii = II. Goal and tasks
section-iii = III. Directions of activity
section-iv = IV. Kinds of associations
section-v = V. Forms and methods
section-vi = VI. Indicators
section-vii = VII. Organization
section-viii = VIII. Rights and duties
clauses-count = { $n ->
    [one] { $n } clause
   *[other] { $n } clauses
}
items-count = { $n ->
    [one] { $n } item
   *[other] { $n } items
}
value-block = refusal
value-warn = warning
value-ignore = ignored
value-mmo = municipal association
value-professional-association = professional association
value-working-group = working group
value-off = not required
value-all-members = all members
value-present-members = those present
value-methodist-only = methodist only
value-every-post = every post
value-pedagogical = pedagogical
value-any = any
value-by-name = by name
value-show-of-hands = show of hands
value-paper-original = paper original
value-simple-signature = simple signature
value-qualified-signature = qualified signature
value-top-two = top two
value-single-candidate = single candidate
value-more-than-half = more than half
value-none = none
value-not-applicable = not applicable
value-pro-rated = pro-rated
