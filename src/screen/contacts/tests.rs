mod drawing;
mod keyboard;
mod layout;
mod people;
mod several;
pub mod shown;

use iced::{Point, Size};
use msnp::api::{Address, Event, Lists, Status};

use super::*;
use crate::samples::{self, alice};

const SIZE: (f32, f32) = (280.0, 560.0);

fn state(session: &Session) -> State {
    State::new(window::Id::unique(), Arrangement::default(), session)
}

/// Everything asked for, unfolded, without the tasks.
fn flat(action: Action) -> Vec<Action> {
    match action {
        Action::None | Action::Run(_) => Vec::new(),
        Action::Several(actions) => actions.into_iter().flat_map(flat).collect(),
        Action::Of(_, action) => flat(*action),
        action => vec![action],
    }
}

fn click(state: &mut State, session: &mut Session, words: &str) -> Vec<Action> {
    let mut ui = samples::simulate(SIZE, state.view(session));
    ui.click(words).unwrap_or_else(|e| panic!("{words}: {e}"));
    let messages: Vec<_> = ui.into_messages().collect();
    messages
        .into_iter()
        .flat_map(|m| flat(state.update(m, session)))
        .collect()
}

fn press(state: &mut State, session: &mut Session, key: Key) -> Vec<Action> {
    flat(state.update(Message::Key(key), session))
}

fn shows(state: &State, session: &dyn Sessions, words: &str) -> bool {
    samples::simulate(SIZE, state.view(session))
        .find(words)
        .is_ok()
}

fn selected(state: &State) -> Option<&str> {
    state
        .selected
        .as_ref()
        .and_then(|row| row.contact.as_ref())
        .map(|who| who.address.as_str())
}

/// Somebody on the list of Alice.
fn alices(email: &str) -> Who {
    Who {
        account: AccountId::new("alice@example.com/test"),
        address: Address::new(email),
    }
}

#[test]
fn groups_count_who_is_there_and_the_others_come_last() {
    let session = alice();
    let state = state(&session);
    for heading in [
        "Favourites (2/2)",
        "Friends (4/6)",
        "Family (0/2)",
        "Offline (4)",
    ] {
        assert!(shows(&state, &session, heading), "{heading}");
    }
    assert!(shows(&state, &session, "(Away)"));
    assert!(shows(&state, &session, "– back at 5"));
}

#[test]
fn presence_moves_a_contact_at_once() {
    let mut session = alice();
    let mut state = state(&session);
    samples::presence(&mut session, "grace@example.com", Status::Online);
    state.session_changed(&session);
    assert!(shows(&state, &session, "Friends (5/6)"));
    assert!(shows(&state, &session, "Offline (3)"));
}

#[test]
fn a_click_on_a_group_folds_it() {
    let mut session = alice();
    let mut state = state(&session);
    click(&mut state, &mut session, "Friends (4/6)");
    assert!(!shows(&state, &session, "Erin"));
    click(&mut state, &mut session, "Friends (4/6)");
    assert!(shows(&state, &session, "Erin"));
}

#[test]
fn typing_finds_by_name_address_and_message_and_enter_opens() {
    let mut session = alice();
    let mut state = state(&session);
    for c in ["r", "u", "s", "t"] {
        press(&mut state, &mut session, Key::Typed(c.to_owned()));
    }
    assert!(shows(&state, &session, "Bob"), "by message");
    assert!(!shows(&state, &session, "Carol"));
    let actions = press(&mut state, &mut session, Key::Enter);
    assert!(
        matches!(actions.as_slice(), [Action::Open(id)] if id.as_str() == "bob@example.net"),
        "{actions:?}"
    );
    assert!(
        shows(&state, &session, "Carol"),
        "who was looked for is found"
    );
    press(&mut state, &mut session, Key::Typed("rust".to_owned()));
    assert!(!shows(&state, &session, "Carol"));
    press(&mut state, &mut session, Key::Escape);
    assert!(shows(&state, &session, "Carol"), "Escape shows all again");
    state.update(Message::Filter("YAMADA@".to_owned()), &mut session);
    assert!(
        shows(&state, &session, "山田さん"),
        "by address, whatever the case"
    );
    state.update(Message::Filter("nobody".to_owned()), &mut session);
    assert!(shows(
        &state,
        &session,
        "Nobody on your list fits “nobody”."
    ));
}

#[test]
fn the_list_is_walked_by_keyboard() {
    let mut session = alice();
    let mut state = state(&session);
    press(&mut state, &mut session, Key::Down);
    assert_eq!(
        state.selected.as_ref().map(|r| &r.group),
        Some(&GroupKey::Named("Family".into()))
    );
    press(&mut state, &mut session, Key::Down);
    press(&mut state, &mut session, Key::Down);
    assert_eq!(selected(&state), Some("bob@example.net"));
    press(&mut state, &mut session, Key::Left);
    assert!(!shows(&state, &session, "Carol"), "Left folds");
    press(&mut state, &mut session, Key::Right);
    assert!(shows(&state, &session, "Carol"), "Right unfolds");
    press(&mut state, &mut session, Key::End);
    assert_eq!(selected(&state), Some("yamada@example.net"));
    press(&mut state, &mut session, Key::Home);
    press(&mut state, &mut session, Key::Up);
    assert_eq!(
        state.selected.as_ref().map(|r| &r.group),
        Some(&GroupKey::Named("Family".into()))
    );
}

#[test]
fn f2_renames_a_group_and_delete_asks_first() {
    let mut session = alice();
    let mut state = state(&session);
    press(&mut state, &mut session, Key::Home);
    press(&mut state, &mut session, Key::Rename);
    state.update(Message::Edited("Relatives".to_owned()), &mut session);
    let actions = flat(state.update(Message::EditDone, &mut session));
    assert!(
        matches!(actions.as_slice(), [Action::Send(Command::RenameGroup { name, new_name })]
            if name == "Family" && new_name == "Relatives"),
        "{actions:?}"
    );
    state.selected = state
        .rows
        .iter()
        .map(|row| row.key())
        .find(|k| k.contact.is_some());
    assert_eq!(press(&mut state, &mut session, Key::Delete).len(), 0);
    assert!(shows(&state, &session, "Remove contact"));
    let actions = click(&mut state, &mut session, "Remove");
    assert!(
        matches!(actions.as_slice(), [Action::Send(Command::RemoveContact { email })]
            if email.as_str() == "bob@example.net"),
        "{actions:?}"
    );
}

#[test]
fn name_message_and_status_are_changed_in_place() {
    let mut session = alice();
    let mut state = state(&session);
    click(&mut state, &mut session, "Share a quick message");
    state.update(Message::Edited("at the sea".to_owned()), &mut session);
    let actions = flat(state.update(Message::EditDone, &mut session));
    assert!(
        matches!(actions.as_slice(), [Action::Send(Command::SetPersonalMessage { text })] if text == "at the sea"),
        "{actions:?}"
    );
    click(&mut state, &mut session, "Alice in Lisbon");
    press(&mut state, &mut session, Key::Escape);
    assert!(state.editing.is_none(), "Escape leaves the name as it was");
    let menu = menu::Menu::Account(session.account.clone());
    state.update(Message::Menu(Some(menu)), &mut session);
    let actions = click(&mut state, &mut session, "Out to lunch");
    assert!(
        matches!(
            actions.as_slice(),
            [Action::Send(Command::SetStatus {
                status: Status::Lunch
            })]
        ),
        "{actions:?}"
    );
}

#[test]
fn a_contact_is_added_in_two_steps() {
    let mut session = alice();
    let mut state = state(&session);
    state.update(Message::AddContact, &mut session);
    let typed = |text: &str| Message::Dialog(dialog::Message::Typed(text.to_owned()));
    for (address, words) in [
        ("judy", "An e-mail address looks like someone@example.com."),
        ("bob@example.net", "This person is on your list already."),
        ("Alice@example.com", "This is your own address."),
    ] {
        state.update(typed(address), &mut session);
        click(&mut state, &mut session, "Next");
        assert!(shows(&state, &session, words), "{words}");
    }
    state.update(typed("Judy@example.com"), &mut session);
    click(&mut state, &mut session, "Next");
    let group = dialog::GroupChoice::Named("Friends".to_owned());
    state.update(Message::Dialog(dialog::Message::Group(group)), &mut session);
    let actions = click(&mut state, &mut session, "Add");
    assert!(
        matches!(actions.as_slice(), [Action::Send(Command::AddContact { email, group: Some(group), .. })]
            if email.as_str() == "judy@example.com" && group == "Friends"),
        "{actions:?}"
    );
}

#[test]
fn who_added_us_is_let_in_or_blocked() {
    let request = Event::ContactRequest {
        email: Address::new("zoe@example.net"),
        display_name: "Zoë".to_owned(),
        message: None,
    };
    for (button, accepted) in [("Allow", true), ("Block", false)] {
        let mut session = alice();
        samples::apply(&mut session, request.clone());
        let mut state = state(&session);
        click(&mut state, &mut session, "Answer");
        let actions = click(&mut state, &mut session, button);
        match actions.as_slice() {
            [Action::Send(Command::AcceptContact { add: true, .. })] => assert!(accepted),
            [Action::Send(Command::RejectContact { .. })] => assert!(!accepted),
            _ => panic!("{actions:?}"),
        }
        assert_eq!(session.roster.requests(), []);
    }
}

#[test]
fn who_added_us_can_be_let_in_without_being_added() {
    let mut session = alice();
    let request = Event::ContactRequest {
        email: Address::new("zoe@example.net"),
        display_name: "Zoë".to_owned(),
        message: None,
    };
    samples::apply(&mut session, request);
    let mut state = state(&session);
    click(&mut state, &mut session, "Answer");
    click(&mut state, &mut session, "Add them to my list");
    let actions = click(&mut state, &mut session, "Allow");
    assert!(
        matches!(actions.as_slice(), [Action::Send(Command::AcceptContact { email, add: false })]
            if email.as_str() == "zoe@example.net"),
        "{actions:?}"
    );
}

#[test]
fn a_contact_is_moved_and_blocked_by_its_menu() {
    let mut session = alice();
    let mut state = state(&session);
    let menu = |state: &mut State, session: &mut Session| {
        let row = state
            .rows
            .iter()
            .position(|r| r.key().contact == Some(alices("dave@example.net")))
            .expect("Dave is there");
        state.update(Message::ContextMenu(row, Point::new(60.0, 200.0)), session);
    };
    menu(&mut state, &mut session);
    click(&mut state, &mut session, "Move to group…");
    let actions = click(&mut state, &mut session, "Favourites");
    assert!(
        matches!(actions.as_slice(), [
            Action::Send(Command::GroupAdd { group: to, .. }),
            Action::Send(Command::GroupRemove { group: from, .. }),
        ] if to == "Favourites" && from == "Friends"),
        "{actions:?}"
    );
    menu(&mut state, &mut session);
    let actions = click(&mut state, &mut session, "Block");
    assert!(
        matches!(actions.as_slice(), [Action::Send(Command::Block { .. })]),
        "{actions:?}"
    );
    samples::apply(
        &mut session,
        Event::Contact {
            email: Address::new("dave@example.net"),
            display_name: "Dave".to_owned(),
            groups: vec!["Friends".to_owned()],
            lists: Lists::from_bits(1 | 4),
            details: Default::default(),
            removed: false,
        },
    );
    state.session_changed(&session);
    assert!(shows(&state, &session, "(Blocked)"));
    menu(&mut state, &mut session);
    let actions = click(&mut state, &mut session, "Unblock");
    assert!(
        matches!(actions.as_slice(), [Action::Send(Command::Unblock { .. })]),
        "{actions:?}"
    );
}

#[test]
fn of_a_thousand_contacts_only_those_in_view_are_built() {
    let mut session = samples::signed_in("alice@example.com", "Alice");
    for n in 0..1000 {
        let email = format!("contact{n:04}@example.net");
        samples::contact(&mut session, &email, &format!("Contact {n:04}"), &[]);
        samples::presence(&mut session, &email, Status::Online);
    }
    let mut state = state(&session);
    assert_eq!(state.rows.len(), 1001);
    assert!(state.rows.visible(0.0, 400.0).len() < 25);
    assert!(shows(&state, &session, "Contact 0000"));
    assert!(!shows(&state, &session, "Contact 0500"));
    let top = state.rows.top(501);
    state.update(Message::Scrolled(top), &mut session);
    let built = state
        .rows
        .visible(state.scroll, state.scroll + state.height);
    assert!(built.contains(&501) && built.len() < 25, "{built:?}");
    press(&mut state, &mut session, Key::End);
    assert_eq!(selected(&state), Some("contact0999@example.net"));
    assert!(state.scroll > top, "the selection is in view");
    state.update(Message::Filter("contact 000".to_owned()), &mut session);
    for name in ["Contact 0000", "Contact 0009"] {
        assert!(
            shows(&state, &session, name),
            "few are seen from the first on"
        );
    }
}

#[test]
fn pictures_of_the_list() {
    let mut session = alice();
    let mut state = state(&session);
    press(&mut state, &mut session, Key::Home);
    for _ in 0..3 {
        press(&mut state, &mut session, Key::Down);
    }
    samples::picture("contacts", SIZE, state.view(&session));
    state.update(
        Message::ContextMenu(3, Point::new(90.0, 230.0)),
        &mut session,
    );
    samples::picture("contacts-menu", SIZE, state.view(&session));
    state.update(Message::Menu(Some(menu::Menu::Program)), &mut session);
    samples::picture("contacts-program", SIZE, state.view(&session));
    state.update(Message::Menu(None), &mut session);
    samples::apply(
        &mut session,
        Event::ContactRequest {
            email: Address::new("zoe@example.net"),
            display_name: "Zoë".to_owned(),
            message: None,
        },
    );
    state.session_changed(&session);
    state.failed("The server is busy. Try again in a minute.".to_owned());
    samples::picture("contacts-notices", SIZE, state.view(&session));
    state.update(Message::Answer(alices("zoe@example.net")), &mut session);
    samples::picture("contacts-request", SIZE, state.view(&session));
    state.update(Message::AddContact, &mut session);
    samples::picture("contacts-add", SIZE, state.view(&session));
}

#[test]
fn what_was_folded_is_folded_the_next_time() {
    let mut session = alice();
    let mut first = state(&session);
    let kept = |actions: Vec<Action>| match actions.as_slice() {
        [Action::Folded(folded)] => folded.clone(),
        other => panic!("{other:?}"),
    };
    let _ = click(&mut first, &mut session, "Friends (4/6)");
    let folded = kept(click(&mut first, &mut session, "Offline (4)"));
    let mut second = state(&session);
    second.fold_again(&folded, &session);
    assert!(!shows(&second, &session, "Erin"));
    assert!(!shows(&second, &session, "Grace"));
    assert!(shows(&second, &session, "Bob"));
    assert_eq!(
        kept(click(&mut second, &mut session, "Friends (4/6)")),
        ["*offline"]
    );
}
