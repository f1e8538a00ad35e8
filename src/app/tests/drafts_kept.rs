//! What is being written, after a restart.

use iced::widget::text_editor::{Action, Edit};

use super::*;

fn write(app: &mut App, window: window::Id, letter: char) {
    let edit = conversation::Message::Edit(Action::Edit(Edit::Insert(letter)));
    in_chat(app, window, edit);
}

#[test]
fn what_was_being_written_is_there_again_and_what_was_sent_is_not() {
    let folder = tempfile::tempdir().expect("a folder");
    let options = Options {
        data_dir: Some(folder.path().to_owned()),
        ..Options::default()
    };
    // Opens a conversation with Bob, writes a letter there, sends it if it shall, and ends.
    let run = |letter: char, send: bool| {
        let (mut app, window) = app_with(&options);
        let remembered = app.services.storage.remembered();
        let _ = app.update(Message::Known(window, Box::new(remembered)));
        let engine = sign_in(&mut app, window, "alice@example.com");
        tell(&mut app, &engine, vec![text("bob@example.net", "1")]);
        let [(chat, bob)] = &conversations(&app, &engine)[..] else {
            panic!("one conversation")
        };
        write(&mut app, *chat, letter);
        let draft = |app: &App| {
            let session = &app.accounts[&engine.id.account].session;
            session.conversation(bob).map(|c| c.draft.clone())
        };
        let written = draft(&app);
        if send {
            in_chat(&mut app, *chat, conversation::Message::Submit);
        }
        let _ = app.quit();
        written
    };
    assert_eq!(run('a', false).as_deref(), Some("a"));
    assert_eq!(run('b', false).as_deref(), Some("ab"));
    assert_eq!(run('c', true).as_deref(), Some("abc"));
    assert_eq!(run('d', false).as_deref(), Some("d"));
}

#[test]
fn conversations_that_were_open_are_open_again_and_closed_ones_are_not() {
    let folder = tempfile::tempdir().expect("a folder");
    let options = Options {
        data_dir: Some(folder.path().to_owned()),
        ..Options::default()
    };
    let start = || {
        let (mut app, window) = app_with(&options);
        let remembered = app.services.storage.remembered();
        let _ = app.update(Message::Known(window, Box::new(remembered)));
        let engine = sign_in(&mut app, window, "alice@example.com");
        (app, engine)
    };
    let open = |app: &App, engine: &Engine| -> Vec<String> {
        let open = conversations(app, engine).into_iter();
        open.map(|(_, conversation)| conversation.to_string())
            .collect()
    };
    let (mut app, engine) = start();
    for who in ["bob@example.net", "carol@example.com"] {
        tell(&mut app, &engine, vec![text(who, who)]);
    }
    let both = ["bob@example.net", "carol@example.com"];
    assert_eq!(open(&app, &engine), both);
    let _ = app.quit();
    let (mut app, engine) = start();
    let mut again = open(&app, &engine);
    again.sort();
    assert_eq!(again, both);
    let (bob, _) = conversations(&app, &engine)
        .into_iter()
        .find(|(_, conversation)| conversation.as_str() == "bob@example.net")
        .expect("it is open");
    let _ = app.update(Message::Window(bob, window::Event::Closed));
    let _ = app.quit();
    let (app, engine) = start();
    assert_eq!(open(&app, &engine), ["carol@example.com"]);
}

#[test]
fn an_account_that_was_faster_than_the_folder_gets_its_conversations_too() {
    let folder = tempfile::tempdir().expect("a folder");
    let options = Options {
        data_dir: Some(folder.path().to_owned()),
        ..Options::default()
    };
    let (mut app, window) = app_with(&options);
    let engine = sign_in(&mut app, window, "alice@example.com");
    tell(&mut app, &engine, vec![text("bob@example.net", "1")]);
    let _ = app.quit();
    let (mut app, window) = app_with(&options);
    let engine = sign_in(&mut app, window, "alice@example.com");
    assert_eq!(conversations(&app, &engine), []);
    for _ in 0..2 {
        let remembered = app.services.storage.remembered();
        let _ = app.update(Message::Known(window, Box::new(remembered)));
        assert_eq!(conversations(&app, &engine).len(), 1);
    }
}

#[test]
fn each_account_gets_its_own_conversations_and_drafts_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let options = Options {
        data_dir: Some(folder.path().to_owned()),
        ..Options::default()
    };
    let start = || {
        let (mut app, window) = app_with(&options);
        let remembered = app.services.storage.remembered();
        let _ = app.update(Message::Known(window, Box::new(remembered)));
        let alice = sign_in(&mut app, window, "alice@example.com");
        let (second, _) = app.open_sign_in();
        let bob = sign_in(&mut app, second, "bob@example.net");
        (app, alice, bob)
    };
    let (mut app, alice, bob) = start();
    // Both write to Carol.
    for (engine, letter) in [(&alice, 'a'), (&bob, 'b')] {
        tell(&mut app, engine, vec![text("carol@example.com", "1")]);
        let window = conversations(&app, engine)[0].0;
        write(&mut app, window, letter);
    }
    tell(&mut app, &bob, vec![text("dave@example.com", "2")]);
    let _ = app.quit();
    let (app, alice, bob) = start();
    for (engine, count, draft) in [(&alice, 1, "a"), (&bob, 2, "b")] {
        assert_eq!(conversations(&app, engine).len(), count);
        let carol = ConversationId::new("carol@example.com");
        let session = &app.accounts[&engine.id.account].session;
        let written = session.conversation(&carol).map(|c| c.draft.as_str());
        assert_eq!(written, Some(draft));
    }
}
