# What the signed-in person was told.
nav-notices = Notices
notices-about = Deadlines, meetings and papers handed over. What is done or called off leaves by itself.
notices-unread = { $n ->
    [one] Notices: { $n } unread
   *[other] Notices: { $n } unread
}
notices-empty = No notices
notices-empty-text = Reminders of deadlines of the regulation, of meetings, and of plans and analyses handed to you will stand here.
notices-none = No such notices
notices-none-text = Clear the filter to see the others.
notices-only-unread = Unread only
notices-kind = About
notices-read-all = Mark all as read
notices-all-read = All notices are read.
notice-new = New
notice-read = Mark as read
notice-due = Due { $date }
notice-was-due = Was due { $date }
notice-on = Meeting on { $date }
notice-kind-duty = Deadlines of duties
notice-kind-escalation = Not done by others
notice-kind-meeting = Meetings
notice-kind-handover = Plans and analyses handed over
notice-kind-term = Ends of offices and categories
notice-kind-request = Requests
notice-kind-mail = Delivery of letters
notice-settings = Letters by e-mail
notice-settings-kept = The settings of letters are saved.
notice-email = Address for letters
notice-email-register = Empty: letters go to the address of the register, { $address }.
notice-email-none = The register has no address: without one no letters are sent, notices stay here.
notice-digest = How often
digest-off = Never
digest-daily = Once a day, when there is something
digest-weekly = Once a week, when there is something
notice-mailed = What to send
notice-mail-off = This server is not set up to send letters: notices come here only.
notices-group = { $n ->
    [one] { $n } association
   *[other] { $n } associations
}
notices-group-new = { $n } new
notice-read-of = Read: { $name }
