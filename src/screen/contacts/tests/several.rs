//! The contacts of several accounts in one list.

use papilio_store::Sort;

use super::super::rows::Parts;
use super::*;
use crate::widget::focus::tests::walk_through;

fn two() -> (State, Vec<Session>) {
    let sessions = samples::two();
    let state = State::new(window::Id::unique(), Arrangement::default(), &sessions);
    (state, sessions)
}

fn bobs(email: &str) -> Who {
    Who {
        account: AccountId::new("bob@example.net/test"),
        address: Address::new(email),
    }
}

/// The accounts that something is asked in, and what.
fn asked(action: Action) -> Vec<(String, Action)> {
    match action {
        Action::None | Action::Run(_) => Vec::new(),
        Action::Several(actions) => actions.into_iter().flat_map(asked).collect(),
        Action::Of(account, action) => {
            let all = flat(*action).into_iter();
            all.map(|action| (account.to_string(), action)).collect()
        }
        action => vec![(String::new(), action)],
    }
}

fn does(state: &mut State, sessions: &mut Vec<Session>, message: Message) -> Vec<(String, Action)> {
    asked(state.update(message, sessions))
}

fn clicks(state: &mut State, sessions: &mut Vec<Session>, words: &str) -> Vec<(String, Action)> {
    let mut ui = samples::simulate(SIZE, state.view(sessions));
    ui.click(words).unwrap_or_else(|e| panic!("{words}: {e}"));
    let messages: Vec<_> = ui.into_messages().collect();
    let done = messages.into_iter();
    done.flat_map(|message| does(state, sessions, message))
        .collect()
}

fn row_of(state: &State, who: &Who) -> usize {
    let keys = state.rows.iter().map(|row| row.key());
    let mut contacts = keys.map(|key| key.contact);
    contacts
        .position(|contact| contact.as_ref() == Some(who))
        .expect("they are there")
}

/// Everybody under the heading of this group, from the top to the bottom.
fn under(state: &State, group: &str) -> Vec<String> {
    let keys = state.rows.iter().map(|row| row.key());
    let of = keys.filter(|key| key.group == GroupKey::Named(group.to_owned()));
    of.filter_map(|key| Some(key.contact?.address.to_string()))
        .collect()
}

#[test]
fn groups_of_one_name_are_one_and_in_order_by_status_and_name() {
    let (mut state, mut sessions) = two();
    let names = [
        "carol@example.com",
        "dave@example.net",
        "erin@example.com",
        "francois@example.net",
        "layla@example.net",
    ];
    assert_eq!(under(&state, "Friends"), names);
    let by_status = Message::Chosen(menu::Choice::Sort(Sort::Status));
    state.update(by_status, &mut sessions);
    assert_eq!(
        under(&state, "Friends"),
        [
            "erin@example.com",
            "francois@example.net",
            "carol@example.com",
            "dave@example.net",
            "layla@example.net",
        ]
    );
    assert!(shows(&state, &sessions, "Friends (5/8)"));
    assert!(shows(&state, &sessions, "Work (2/2)"));
    let by_name = Message::Chosen(menu::Choice::Sort(Sort::Name));
    state.update(by_name, &mut sessions);
    let carol = under(&state, "Friends")
        .iter()
        .position(|who| who == "carol@example.com");
    assert_eq!(carol, Some(0));
}

#[test]
fn who_is_not_there_stands_below_or_among_those_who_are() {
    let (mut state, mut sessions) = two();
    let mut chosen = |choice: menu::Choice| {
        state.update(Message::Chosen(choice), &mut sessions);
        under(&state, "Friends")
    };
    chosen(menu::Choice::Parts(Parts::Groups));
    let place = |friends: Vec<String>| friends.iter().position(|who| who == "grace@example.com");
    // Five are there, and three, of whom Grace is the first, are not.
    assert_eq!(place(chosen(menu::Choice::Sort(Sort::Online))), Some(5));
    assert_eq!(place(chosen(menu::Choice::Sort(Sort::Status))), Some(5));
    assert_eq!(place(chosen(menu::Choice::Sort(Sort::Name))), Some(4));
}

#[test]
fn someone_on_two_lists_has_two_rows_and_two_conversations() {
    let (mut state, mut sessions) = two();
    for (who, account) in [
        (alices("carol@example.com"), "alice@example.com/test"),
        (bobs("carol@example.com"), "bob@example.net/test"),
    ] {
        let at = row_of(&state, &who);
        let asked = does(&mut state, &mut sessions, Message::Open(at));
        let [(of, Action::Open(conversation))] = asked.as_slice() else {
            panic!("{asked:?}")
        };
        assert_eq!(of, account);
        assert_eq!(conversation.as_str(), "carol@example.com");
    }
    state.update(Message::Filter("carol".to_owned()), &mut sessions);
    let carols = state.rows.iter().filter(|row| row.key().contact.is_some());
    assert_eq!(carols.count(), 2);
}

#[test]
fn a_presence_in_one_account_moves_its_contact_only() {
    let (mut state, mut sessions) = two();
    samples::presence(&mut sessions[1], "victor@example.com", Status::Online);
    state.session_changed(&sessions);
    assert!(shows(&state, &sessions, "Friends (6/8)"));
    assert!(under(&state, "Friends").contains(&"victor@example.com".to_owned()));
}

#[test]
fn the_menu_of_a_contact_asks_its_own_account() {
    let (mut state, mut sessions) = two();
    let at = row_of(&state, &bobs("mallory@example.net"));
    let menu = Message::ContextMenu(at, Point::new(60.0, 200.0));
    state.update(menu.clone(), &mut sessions);
    assert!(shows(&state, &sessions, "bob@example.net"), "it says whose");
    assert!(shows(
        &state,
        &sessions,
        "mallory@example.net · bob@example.net"
    ));
    samples::picture("contacts-several-menu", SIZE, state.view(&sessions));
    let asked = clicks(&mut state, &mut sessions, "Block");
    let [(of, Action::Send(Command::Block { email }))] = asked.as_slice() else {
        panic!("{asked:?}")
    };
    assert_eq!(
        (of.as_str(), email.as_str()),
        ("bob@example.net/test", "mallory@example.net")
    );
    state.update(menu, &mut sessions);
    clicks(&mut state, &mut sessions, "Move to group…");
    assert!(!shows(&state, &sessions, "Family"), "Alice has that group");
    let asked = clicks(&mut state, &mut sessions, "Friends");
    assert!(asked.iter().all(|(of, _)| of == "bob@example.net/test"));
    assert_eq!(asked.len(), 2, "{asked:?}");
}

#[test]
fn a_contact_is_dragged_only_to_groups_of_its_own_account() {
    let (mut state, mut sessions) = two();
    let drag = |state: &mut State, sessions: &mut Vec<Session>, to: &str| {
        let at = row_of(state, &bobs("mallory@example.net"));
        let heading = RowKey {
            group: GroupKey::Named(to.to_owned()),
            contact: None,
        };
        let over = state.rows.find(&heading).expect("the group is there");
        state.update(Message::Drag(drag::Message::Begin(at)), sessions);
        state.update(Message::Drag(drag::Message::Over(over)), sessions);
        does(state, sessions, Message::Drag(drag::Message::Drop))
    };
    assert!(drag(&mut state, &mut sessions, "Family").is_empty());
    assert!(shows(
        &state,
        &sessions,
        "There is no group “Family” in bob@example.net. Add it first, then move the contact."
    ));
    let asked = drag(&mut state, &mut sessions, "Friends");
    assert!(asked.iter().all(|(of, _)| of == "bob@example.net/test"));
    assert_eq!(asked.len(), 2, "{asked:?}");
}

#[test]
fn a_group_is_renamed_and_removed_in_every_account_that_has_it() {
    let (mut state, mut sessions) = two();
    let rename = |state: &mut State, sessions: &mut Vec<Session>, group: &str| {
        let editing = Editing::Group(group.to_owned());
        state.update(Message::Edit(editing), sessions);
        state.update(Message::Edited("People".to_owned()), sessions);
        does(state, sessions, Message::EditDone).len()
    };
    assert_eq!(rename(&mut state, &mut sessions, "Friends"), 2);
    assert_eq!(rename(&mut state, &mut sessions, "Work"), 1);
    let remove = menu::Choice::RemoveGroup("Friends".to_owned());
    state.update(Message::Chosen(remove), &mut sessions);
    let asked = clicks(&mut state, &mut sessions, "Remove");
    assert_eq!(asked.len(), 2, "{asked:?}");
}

#[test]
fn the_account_is_chosen_to_which_somebody_is_added() {
    let (mut state, mut sessions) = two();
    state.update(Message::AddContact, &mut sessions);
    let dialog = |message| Message::Dialog(message);
    let typed = |text: &str| dialog(dialog::Message::Typed(text.to_owned()));
    state.update(typed("bob@example.net"), &mut sessions);
    let bob = AccountId::new("bob@example.net/test");
    state.update(dialog(dialog::Message::Account(bob)), &mut sessions);
    clicks(&mut state, &mut sessions, "Next");
    assert!(shows(&state, &sessions, "This is your own address."));
    samples::picture("contacts-several-add", SIZE, state.view(&sessions));
    state.update(typed("judy@example.com"), &mut sessions);
    clicks(&mut state, &mut sessions, "Next");
    let asked = clicks(&mut state, &mut sessions, "Add");
    assert!(
        matches!(asked.as_slice(), [(of, Action::Send(Command::AddContact { .. }))]
            if of == "bob@example.net/test"),
        "{asked:?}"
    );
}

#[test]
fn the_menu_of_an_account_has_its_status_and_signs_it_out() {
    let (mut state, mut sessions) = two();
    let bob = AccountId::new("bob@example.net/test");
    let menu = Message::Menu(Some(menu::Menu::Account(bob)));
    state.update(menu.clone(), &mut sessions);
    samples::picture("contacts-several-account", SIZE, state.view(&sessions));
    let asked = clicks(&mut state, &mut sessions, "Out to lunch");
    assert!(
        matches!(asked.as_slice(), [(of, Action::Send(Command::SetStatus { .. }))]
            if of == "bob@example.net/test"),
        "{asked:?}"
    );
    state.update(menu, &mut sessions);
    let asked = clicks(&mut state, &mut sessions, "Sign out");
    assert!(
        matches!(asked.as_slice(), [(of, Action::SignOut)] if of == "bob@example.net/test"),
        "{asked:?}"
    );
}

#[test]
fn every_account_gets_a_status_at_once_by_the_menu_of_the_list() {
    let (mut state, mut sessions) = two();
    state.update(Message::Menu(Some(menu::Menu::Program)), &mut sessions);
    clicks(&mut state, &mut sessions, "Status of all accounts");
    let asked = clicks(&mut state, &mut sessions, "Appear offline");
    assert_eq!(asked.len(), 2, "{asked:?}");
}

#[test]
fn what_is_about_an_account_closes_when_it_is_signed_out() {
    let (mut state, mut sessions) = two();
    let at = row_of(&state, &bobs("mallory@example.net"));
    state.update(Message::ContextMenu(at, Point::ORIGIN), &mut sessions);
    clicks(&mut state, &mut sessions, "Contact card…");
    assert!(shows(&state, &sessions, "Contact card"));
    sessions.truncate(1);
    sessions[0].label = None;
    state.session_changed(&sessions);
    assert!(!shows(&state, &sessions, "Contact card"));
    assert!(!shows(&state, &sessions, "Mallory"));
    assert!(shows(&state, &sessions, "Erin"));
}

#[test]
fn of_thousands_in_two_accounts_only_those_in_view_are_built() {
    let (_, mut sessions) = two();
    for (number, session) in sessions.iter_mut().enumerate() {
        for n in 0..1000 {
            let email = format!("c{n:04}@{number}.example");
            samples::contact(session, &email, &format!("Contact {n:04}"), &["Friends"]);
            samples::presence(session, &email, Status::Online);
        }
    }
    let state = State::new(window::Id::unique(), Arrangement::default(), &sessions);
    assert!(state.rows.len() > 2000);
    assert!(state.rows.visible(0.0, 400.0).len() < 25);
    let names = under(&state, "Friends");
    let at = |email: &str| names.iter().position(|name| name == email);
    let (a, b) = (at("c0500@0.example"), at("c0500@1.example"));
    assert_eq!(a.map(|at| at + 1), b, "they stand side by side");
}

#[test]
fn pictures_of_two_accounts() {
    let (mut state, mut sessions) = two();
    let drawn = samples::picture("contacts-several", SIZE, state.view(&sessions));
    // Each row has the mark of its account.
    let (theme, _) = samples::theme();
    for session in &sessions {
        let [r, g, b, _] = theme.mark(session.scheme).into_rgba8();
        let marks = drawn.pixels().filter(|pixel| pixel.0 == [r, g, b, 255]);
        assert!(marks.count() > 500, "{}", session.account);
    }
    let rows = menu::Choice::Rows(RowSize::Detailed);
    state.update(Message::Chosen(rows), &mut sessions);
    state.failed("bob@example.net: The server is busy.".to_owned());
    samples::picture("contacts-several-detailed", SIZE, state.view(&sessions));
}

#[test]
fn the_lines_of_the_accounts_are_walked_through_by_keyboard() {
    let (state, sessions) = two();
    let places = walk_through("several", SIZE, || state.view(&sessions));
    // Picture, name, status and message of each, search, two buttons, the rows.
    assert_eq!(places, 12);
}
