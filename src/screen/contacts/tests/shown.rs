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

#[test]
fn who_says_what_is_looked_for_is_shown_when_they_say_it() {
    let mut session = alice();
    let mut state = state(&session);
    state.update(Message::Filter("letter".to_owned()), &mut session);
    assert!(!shows(&state, &session, "Carol"));
    let says = Event::PersonalMessage {
        email: Address::new("carol@example.com"),
        text: "writing a long letter".to_owned(),
        media: None,
    };
    samples::apply(&mut session, says);
    state.session_changed(&session);
    assert!(shows(&state, &session, "Carol"));
}

#[test]
fn rows_are_made_anew_only_when_somebody_may_have_another_place() {
    let mut session = alice();
    let carol = "carol@example.com";
    let arranged = |session: &Session| session.roster.arranged();
    let before = arranged(&session);
    samples::presence(&mut session, carol, Status::Busy);
    assert_eq!(arranged(&session), before, "busy, and where she was");
    let counts = session.roster.counts();
    samples::presence(&mut session, carol, Status::Offline);
    assert!(arranged(&session) > before, "gone");
    assert_eq!(session.roster.counts().online + 1, counts.online);
    let before = arranged(&session);
    samples::presence(&mut session, carol, Status::Away);
    assert!(arranged(&session) > before, "there again");
    assert_eq!(session.roster.counts(), counts);
    let before = arranged(&session);
    let called = Event::Presence {
        email: Address::new(carol),
        status: Status::Away,
        display_name: "Zoe".to_owned(),
        capabilities: 0,
        picture_sha1d: None,
    };
    samples::apply(&mut session, called);
    assert!(arranged(&session) > before, "called otherwise");
}
