# The history of everything that was said.

archive-title = History
archive-search = Search everything that was said
archive-everybody = Everybody
archive-group = A conversation of several
archive-all = Everyone’s messages
archive-own = Only mine
archive-others = Only theirs
archive-any-account = All accounts
# How old what is looked for may be.
archive-any-time = Any time
archive-week = Last 7 days
archive-month = Last 31 days
archive-year = Last 12 months
# The day to read from, while nothing is typed. The way of writing it stays as it is.
archive-day = Go to 2026-11-28
archive-no-day = Write the day like this: 2026-11-28
archive-hint = Choose somebody, or type what you are looking for.
archive-none = Nothing was found.
archive-more = Show more
archive-you = You
# $who: who wrote it; $name: to whom
archive-to = { $who } to { $name }
archive-export = Save a copy…
archive-forget-open = Delete…
archive-forget = Delete
archive-forget-ask = Delete everything that was said in this conversation? This cannot be undone.
archive-not-forgotten = The conversation could not be deleted.
archive-saved = The copy is in { $path }.
archive-not-saved = The copy could not be saved: { $reason }
archive-files-html = Web page
archive-files-txt = Plain text
archive-files-json = JSON
menu-history = History
archive-export-title = Save a copy
