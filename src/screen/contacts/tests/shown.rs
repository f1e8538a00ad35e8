//! The list and the questions over it, to be compared with what is kept.

use super::people::{alice_with_book, menu_of};
use super::*;
use crate::portrait::Portrait;
use crate::screens::Album;

pub fn show(album: &mut Album) {
    let theme = album.theme().on(theme::Ground::Pane);
    let mut show = |name: &str, state: &State, sessions: &dyn Sessions| {
        album.show_in(&theme, name, SIZE, state.view(sessions));
    };
    let mut session = alice_with_book();
    session.picture = Portrait::Drawn("pictures/cat");
    session.me.personal_message = "on the boat, السلام عليكم".to_owned();
    let mut state = state(&session);
    press(&mut state, &mut session, Key::Home);
    for _ in 0..3 {
        press(&mut state, &mut session, Key::Down);
    }
    show("contacts", &state, &session);
    menu_of(&mut state, &mut session, "bob@example.net");
    show("contacts-menu", &state, &session);
    state.update(Message::Menu(Some(menu::Menu::Program)), &mut session);
    show("contacts-program", &state, &session);
    state.update(Message::Menu(None), &mut session);

    let asked = Event::ContactRequest {
        email: Address::new("zoe@example.net"),
        display_name: "Zoë".to_owned(),
        message: Some("we met in Lisbon".to_owned()),
    };
    samples::apply(&mut session, asked);
    state.session_changed(&session);
    show("contacts-asked", &state, &session);
    state.update(Message::Answer(alices("zoe@example.net")), &mut session);
    show("request", &state, &session);

    state.update(Message::AddContact, &mut session);
    show("add", &state, &session);
    for message in [
        dialog::Message::Typed("judy@example.com".to_owned()),
        dialog::Message::Submit,
    ] {
        state.update(Message::Dialog(message), &mut session);
    }
    show("add-message", &state, &session);
    state.update(Message::Dialog(dialog::Message::Close), &mut session);

    let bob = Address::new("bob@example.net");
    state.show_card(&bob, &session);
    show("card", &state, &session);
    let account = session.account.clone();
    state.update(Message::ChangePicture(account), &mut session);
    show("picture", &state, &session);
    let photo = crate::portrait::Uncut::of(samples::photo([240, 180, 40, 255]));
    let path = std::path::PathBuf::from("photo.png");
    state.update(Message::dropped(path.clone()), &mut session);
    state.update(
        Message::read(path, photo.map_err(|_| String::new())),
        &mut session,
    );
    show("picture-cut", &state, &session);

    let sessions = samples::two();
    let state = State::new(window::Id::unique(), Arrangement::default(), &sessions);
    show("contacts-several", &state, &sessions);
}
