//! What the user chose is the user's, whatever the account.

use super::*;
use crate::sound::Sound;

#[test]
fn who_is_to_make_no_sounds_makes_none() {
    let (mut app, window) = app();
    let engine = sign_in(&mut app, window, "alice@example.com");
    let bob = Address::new("bob@example.net");
    let _ = app.contacts_action(window, contacts::Action::Quiet(bob.clone(), true));
    for who in ["bob@example.net", "carol@example.com"] {
        let _ = app.sound_of(&engine.id.account, who, Sound::Message);
    }
    // Signing in, and Carol.
    assert_eq!(app.player.begun(), [Sound::SignIn, Sound::Message]);
    assert_eq!(app.services.settings().contacts.quiet, ["bob@example.net"]);
    let _ = app.contacts_action(window, contacts::Action::Quiet(bob, false));
    assert!(app.services.settings().contacts.quiet.is_empty());
    assert!(
        app.accounts
            .values()
            .all(|known| known.session.quiet.is_empty())
    );
}

#[test]
fn the_look_of_own_texts_is_the_same_in_every_account() {
    let (mut app, first) = app();
    let alice = sign_in(&mut app, first, "alice@example.com");
    let (second, _) = app.open_sign_in();
    let bob = sign_in(&mut app, second, "bob@example.net");
    for engine in [&alice, &bob] {
        tell(&mut app, engine, vec![text("carol@example.com", "1")]);
    }
    let chat = |app: &App, engine: &Engine| conversations(app, engine)[0].0;
    let bold = |app: &App| {
        let all = app.accounts.values();
        all.map(|known| known.session.format.bold)
            .collect::<Vec<_>>()
    };
    let message = conversation::Message::Toggle(conversation::Toggle::Bold);
    let with_alice = chat(&app, &alice);
    let _ = app.update(Message::Conversation(with_alice, message));
    assert_eq!(bold(&app), [true, true]);
    // Something else in the other account does not take it back.
    let with_bob = chat(&app, &bob);
    let message = conversation::Message::Pictures;
    let _ = app.update(Message::Conversation(with_bob, message));
    assert_eq!(bold(&app), [true, true]);
    assert!(app.services.settings().messages.format.bold);
}
