//! The own picture, from a click to the next start.

use std::path::Path;

use iced::futures::StreamExt;
use iced::keyboard::{Key, key::Named};
use iced_test::runtime::{Action, task};
use iced_test::selector::id;
use msnp::keep::Record;

use super::*;
use crate::portrait::Portrait;

const LIST: (f32, f32) = (280.0, 560.0);
const CHAT: (f32, f32) = (560.0, 520.0);
/// The colour of the photo, which nothing else has.
const PINK: [u8; 4] = [250, 20, 150, 255];

/// An app that keeps its things in this folder, after its first window has opened.
fn started(folder: &Path) -> (App, window::Id) {
    let options = Options {
        data_dir: Some(folder.to_owned()),
        ..Options::default()
    };
    let (mut app, window) = app_with(&options);
    act(&mut app, Message::Opened(window));
    (app, window)
}

/// An account that is remembered, signed in, with its list.
fn with_list(folder: &Path) -> (App, window::Id, Engine) {
    let (mut app, window) = started(folder);
    let engine = sign_in(&mut app, window, "alice@example.com");
    let request = app.accounts[&engine.id.account].request.clone();
    app.services.storage.used(&request);
    (app, window, engine)
}

/// Takes in a message, and everything that its tasks lead to.
fn act(app: &mut App, message: Message) {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let mut messages = vec![message];
    while let Some(message) = messages.pop() {
        let Some(stream) = task::into_stream(app.update(message)) else {
            continue;
        };
        // What is asked of the widgets is let go at once: its end is waited for.
        let told = stream.filter_map(async |action| match action {
            Action::Output(message) => Some(message),
            _ => None,
        });
        messages.extend(runtime.block_on(told.collect::<Vec<_>>()));
    }
}

/// The part of the list that is the picture of the only account.
fn own_picture(app: &App) -> String {
    format!("picture-{}", app.listed()[0])
}

fn click(app: &mut App, window: window::Id, part: &str) {
    let mut ui = samples::simulate(LIST, app.content(window));
    let part = match part {
        "picture" => own_picture(app),
        part => part.to_owned(),
    };
    ui.click(id(format!("contacts-{part}-{window:?}")))
        .unwrap_or_else(|e| panic!("{part}: {e}"));
    let messages: Vec<_> = ui.into_messages().collect();
    for message in messages {
        act(app, message);
    }
}

fn shows(app: &App, window: window::Id, words: &str) -> bool {
    let mut ui = samples::simulate(LIST, app.content(window));
    ui.find(words).is_ok()
}

/// Clicks on these words.
fn say(app: &mut App, window: window::Id, words: &str) {
    let mut ui = samples::simulate(LIST, app.content(window));
    ui.click(words).unwrap_or_else(|e| panic!("{words}: {e}"));
    let messages: Vec<_> = ui.into_messages().collect();
    for message in messages {
        act(app, message);
    }
}

fn drop_file(app: &mut App, window: window::Id, path: &Path) {
    let event = window::Event::FileDropped(path.to_owned());
    act(app, Message::Window(window, event));
}

fn picture<'a>(app: &'a App, engine: &Engine) -> &'a Portrait {
    &app.accounts[&engine.id.account].session.picture
}

fn kept(app: &App) -> Vec<Option<String>> {
    let accounts = app.services.storage.remembered().settings.accounts;
    accounts.into_iter().map(|a| a.picture).collect()
}

/// How many pixels of a window have the colour of the photo.
fn pink(app: &App, window: window::Id, size: (f32, f32), name: &str) -> usize {
    let drawn = samples::picture(name, size, app.content(window));
    drawn.pixels().filter(|pixel| pixel.0 == PINK).count()
}

#[test]
fn a_drawn_picture_is_chosen_with_two_clicks_and_kept() {
    let folder = tempfile::tempdir().expect("a folder");
    let (mut app, window, engine) = with_list(folder.path());
    click(&mut app, window, "picture");
    assert!(shows(&app, window, "Your picture"));
    click(&mut app, window, "pictures/cat");
    assert!(!shows(&app, window, "Your picture"));
    assert_eq!(picture(&app, &engine), &Portrait::Drawn("pictures/cat"));
    assert_eq!(kept(&app), [Some("cat".to_owned())]);
}

#[test]
fn a_file_is_seen_everywhere_and_after_a_restart() {
    let folder = tempfile::tempdir().expect("a folder");
    let (mut app, window, engine) = with_list(folder.path());
    let file = folder.path().join("photo");
    std::fs::write(&file, samples::photo(PINK)).expect("written");
    drop_file(&mut app, window, &file);
    assert_eq!(
        picture(&app, &engine),
        &Portrait::default(),
        "nobody asked for it"
    );
    click(&mut app, window, "picture");
    assert_eq!(pink(&app, window, LIST, "picture-dialog"), 0);
    drop_file(&mut app, window, &file);
    let cut = pink(&app, window, LIST, "picture-cut");
    assert!((370 * 370..=382 * 382).contains(&cut), "{cut}");
    say(&mut app, window, "Use this");
    assert!(!shows(&app, window, "Which part shall be seen?"));
    // Two pixels for one, in both directions; the edge may be blended.
    let (small, middle, large) = (126 * 126, 186 * 186, 190 * 190);
    assert!(pink(&app, window, LIST, "picture-list") >= small);
    tell(&mut app, &engine, vec![text("bob@example.net", "1")]);
    let [(chat, _)] = conversations(&app, &engine)[..] else {
        panic!("one conversation")
    };
    assert!(pink(&app, chat, CHAT, "picture-conversation") >= middle);
    std::fs::remove_file(&file).expect("removed");
    let (mut app, window) = started(folder.path());
    assert!(pink(&app, window, LIST, "picture-sign-in") >= large);
    form(
        &mut app,
        window,
        sign_in::Message::Email("other@example.com".to_owned()),
    );
    assert_eq!(pink(&app, window, LIST, "picture-other"), 0);
    let engine = sign_in(&mut app, window, "alice@example.com");
    assert!(matches!(picture(&app, &engine), Portrait::Own(_)));
    assert!(pink(&app, window, LIST, "picture-again") >= small);
}

#[test]
fn a_file_that_is_no_picture_is_said_and_changes_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let (mut app, window, engine) = with_list(folder.path());
    click(&mut app, window, "picture");
    click(&mut app, window, "pictures/night");
    let file = folder.path().join("photo.png");
    std::fs::write(&file, "a letter").expect("written");
    click(&mut app, window, "picture");
    drop_file(&mut app, window, &file);
    let words = "This is no picture that can be used. Choose a PNG, JPEG, GIF or BMP file.";
    assert!(shows(&app, window, words));
    samples::picture("picture-refused", LIST, app.content(window));
    assert_eq!(picture(&app, &engine), &Portrait::Drawn("pictures/night"));
    assert_eq!(kept(&app), [Some("night".to_owned())]);
    assert!(!folder.path().join("pictures").exists());
}

#[test]
fn what_is_read_after_the_dialog_was_closed_changes_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let (mut app, window, engine) = with_list(folder.path());
    let file = folder.path().join("photo.png");
    std::fs::write(&file, samples::photo(PINK)).expect("written");
    click(&mut app, window, "picture");
    let event = window::Event::FileDropped(file.clone());
    let reading = app.update(Message::Window(window, event));
    assert!(shows(&app, window, "Reading the picture…"));
    let escape = contacts::Message::Key(contacts::Key::Escape);
    act(&mut app, Message::Contacts(window, escape));
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let stream = task::into_stream(reading).expect("it is being read");
    let mut read = 0;
    for action in runtime.block_on(stream.collect::<Vec<_>>()) {
        if let Action::Output(message) = action {
            read += 1;
            act(&mut app, message);
        }
    }
    assert_eq!(read, 1);
    assert_eq!(picture(&app, &engine), &Portrait::default());
    assert_eq!(kept(&app), [None]);
}

#[test]
fn enter_and_space_press_the_picture_that_has_the_focus() {
    let (mut app, window) = app();
    sign_in(&mut app, window, "alice@example.com");
    let mut ui = samples::simulate(LIST, app.content(window));
    let enter = Key::Named(Named::Enter);
    assert_eq!(ui.tap_key(enter.clone()), iced::event::Status::Ignored);
    ui.click(id(format!("contacts-{}-{window:?}", own_picture(&app))))
        .expect("it is there");
    for key in [enter, Key::Named(Named::Space)] {
        assert_eq!(ui.tap_key(key), iced::event::Status::Captured);
    }
    let messages: Vec<_> = ui.into_messages().collect();
    assert_eq!(messages.len(), 3);
    for message in &messages {
        assert!(matches!(
            message,
            Message::Contacts(id, contacts::Message::ChangePicture(_)) if *id == window
        ));
    }
}

#[test]
fn a_picture_that_another_place_gave_the_account_is_shown_and_kept() {
    let folder = tempfile::tempdir().expect("a folder");
    let (mut app, window, engine) = with_list(folder.path());
    let file = samples::photo(PINK);
    let sha1d = Arc::from("pink=");
    let (mut keep, _) = app.services.storage.keep();
    let object = Record::Object {
        sha1d: Arc::clone(&sha1d),
        bytes: file.into(),
    };
    keep.keep(&engine.id.account, &[object]).expect("kept");
    tell(
        &mut app,
        &engine,
        vec![Event::Picture {
            email: Address::new("bob@example.net"),
            sha1d: Arc::clone(&sha1d),
            path: None,
        }],
    );
    assert_eq!(picture(&app, &engine), &Portrait::default());
    let update = Update::Events(vec![TimedEvent {
        wall: samples::now(),
        event: Event::Picture {
            email: Address::new("alice@example.com"),
            sha1d,
            path: None,
        },
    }]);
    act(&mut app, Message::Engine(engine.id.clone(), update));
    assert!(pink(&app, window, LIST, "picture-roamed") >= 126 * 126);
    assert!(matches!(&kept(&app)[..], [Some(_)]));
    while let Ok(command) = engine.told.try_recv() {
        assert!(
            !matches!(command, Command::SetDisplayPicture { .. }),
            "the engine has it already"
        );
    }
}
