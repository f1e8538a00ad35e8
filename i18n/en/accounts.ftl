## Several accounts in one list

link-several = { $online } of { $total } accounts signed in
menu-status-all = Status of all accounts
menu-sign-out-all = Sign out of all accounts
dialog-account = Account:
about-account = { $account }: { $words }
title-of-account = { $title } ({ $account })
contact-of-account = { $address } · { $account }
written-from = from { $account }
drag-no-group = There is no group “{ $group }” in { $account }. Add it first, then move the contact.

## Their colours

options-schemes = Colours of your accounts
options-schemes-what = They colour the windows of an account, and mark its contacts where several accounts are in the list.
options-schemes-signed-out = Once you are signed in, each account can have colours of its own.
scheme-automatic = Automatic
scheme-theme = As the theme
scheme-sea = Sea
scheme-leaf = Leaf
scheme-sun = Sun
scheme-ember = Ember
scheme-rose = Rose
scheme-orchid = Orchid
scheme-violet = Violet
scheme-slate = Slate
