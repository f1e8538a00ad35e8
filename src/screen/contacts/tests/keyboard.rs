//! The list of contacts, its menus and dialogs, used by keyboard alone.

use super::super::menu::Menu;
use super::*;
use crate::widget::focus::tests::{walk_above, walk_through};

fn walked(state: &State, session: &Session, name: &str) -> usize {
    walk_through(name, SIZE, || state.view(session))
}

#[test]
fn the_list_is_walked_through_by_keyboard() {
    let session = alice();
    let state = state(&session);
    // The picture, the name, the status, the message, search, two buttons, the rows.
    assert_eq!(walked(&state, &session, "contacts"), 8);
}

#[test]
fn every_menu_is_walked_through_by_keyboard() {
    let mut session = alice();
    let mut state = state(&session);
    let below = walked(&state, &session, "contacts");
    let mut menu = |open: &mut dyn FnMut(&mut State, &mut Session)| {
        open(&mut state, &mut session);
        let name = format!("{:?}", state.menu);
        let places = walk_above(&name, SIZE, || state.view(&session), below);
        assert!(places >= 3, "{name}: {places}");
    };
    menu(&mut |state, session| state.menu = Some(Menu::Account(session.account.clone())));
    menu(&mut |state, _| state.menu = Some(Menu::Program));
    menu(&mut |state, session| {
        press(state, session, Key::Down);
        press(state, session, Key::Menu);
    });
    menu(&mut |state, session| {
        press(state, session, Key::Escape);
        press(state, session, Key::Down);
        press(state, session, Key::Menu);
    });
}

#[test]
fn every_dialog_is_walked_through_by_keyboard() {
    let mut session = alice();
    let mut state = state(&session);
    let bob = Address::new("bob@example.net");
    let dialogs = [
        Dialog::remove(&bob, &session),
        Dialog::NewGroup(String::new()),
        Dialog::RemoveGroup("Friends".to_owned()),
        Dialog::Place("desk".to_owned()),
        Dialog::phones(&session),
    ];
    for dialog in dialogs {
        let name = format!("{dialog:?}");
        state.dialog = Some(dialog);
        assert!(walked(&state, &session, &name) >= 2, "{name}");
    }
    state.dialog = None;
    let _ = state.update(Message::AddContact, &mut session);
    assert_eq!(walked(&state, &session, "add"), 3);
    let _ = state.update(
        Message::ChangePicture(session.account.clone()),
        &mut session,
    );
    assert!(walked(&state, &session, "pictures") >= 10);
    let _ = state.show_card(&bob, &session);
    assert!(walked(&state, &session, "card") >= 2);
}
