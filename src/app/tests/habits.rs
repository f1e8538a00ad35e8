//! What the user chose is the user's, whatever the account.

use msnp::keep::{IncomingText, Record};
use papilio_store::ContactSettings;

use super::*;
use crate::sound::Sound;

#[test]
fn who_is_to_make_no_sounds_makes_none() {
    let (mut app, window) = app();
    let engine = sign_in(&mut app, window, "alice@example.com");
    let bob = Address::new("bob@example.net");
    let choose = |app: &mut App, sound: bool| {
        let chosen = ContactSettings {
            sound,
            ..ContactSettings::default()
        };
        let _ = app.contacts_action(window, contacts::Action::About(bob.clone(), chosen));
    };
    choose(&mut app, false);
    for who in ["bob@example.net", "carol@example.com"] {
        let _ = app.sound_of(&engine.id.account, who, Sound::Message);
    }
    // Signing in, and Carol.
    assert_eq!(app.player.begun(), [Sound::SignIn, Sound::Message]);
    let account = &engine.id.account;
    assert!(!app.contact_settings(account, "bob@example.net").sound);
    let (second, _) = app.open_sign_in();
    let other = sign_in(&mut app, second, "dave@example.net");
    let there = app.contact_settings(&other.id.account, "bob@example.net");
    assert!(there.sound, "it is chosen for one account");
    choose(&mut app, true);
    assert!(app.contact_settings(account, "bob@example.net").sound);
}

#[test]
fn nothing_is_kept_of_what_is_said_with_someone_without_history() {
    let folder = tempfile::tempdir().expect("a folder");
    let options = Options {
        data_dir: Some(folder.path().to_owned()),
        ..Options::default()
    };
    let (mut app, window) = app_with(&options);
    let engine = sign_in(&mut app, window, "alice@example.com");
    let account = engine.id.account.clone();
    let unlogged = ContactSettings {
        log: false,
        ..ContactSettings::default()
    };
    let bob = Address::new("bob@example.net");
    let _ = app.contacts_action(window, contacts::Action::About(bob, unlogged));
    let storage = app.services.storage.clone();
    let kept = |who: &str| {
        let from = Address::new(who);
        let conversation = ConversationId::with(&from);
        let text = Record::Incoming(IncomingText {
            id: MessageId::new(who),
            conversation: conversation.clone(),
            from,
            name: None,
            text: "hello".into(),
            format: TextFormat::default(),
            emoticons: Vec::new(),
            at: samples::now(),
            sent_at: None,
            offline: false,
        });
        storage
            .keep()
            .0
            .keep(&account, &[text])
            .expect("it is kept");
        storage.page(&account, &conversation, None).lines.len()
    };
    assert_eq!(kept("carol@example.com"), 1);
    assert_eq!(kept("bob@example.net"), 0);
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
    in_chat(&mut app, with_alice, message);
    assert_eq!(bold(&app), [true, true]);
    // Something else in the other account does not take it back.
    let with_bob = chat(&app, &bob);
    let message = conversation::Message::Pictures;
    in_chat(&mut app, with_bob, message);
    assert_eq!(bold(&app), [true, true]);
    assert!(app.services.settings().messages.format.bold);
}
