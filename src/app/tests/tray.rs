//! The tray, and windows that are hidden while there is one.

use papilio_store::WithoutTray;

use super::super::outside::News;
use super::*;
use crate::services::desktop::Trouble as Missing;
use crate::services::desktop::tray::{Face, Told, Tray};

fn tray(app: &mut App, told: Told) {
    let _ = app.update(Message::Outside(News::Tray(told)));
}

fn close(app: &mut App, window: window::Id) {
    let _ = app.update(Message::Window(window, window::Event::CloseRequested));
}

#[test]
fn closing_the_list_hides_it_only_where_a_tray_brings_it_back() {
    let (mut app, window) = app();
    assert!(!app.hides(window), "nobody knows of a tray yet");
    tray(&mut app, Told::Works(Ok(())));
    assert!(!app.hides(window), "nobody is signed in");
    let _engine = sign_in(&mut app, window, "alice@example.com");
    assert!(app.hides(window));
    close(&mut app, window);
    assert!(app.windows.contains_key(&window));
    assert!(app.outside.is_hidden(window));
    tray(&mut app, Told::Open);
    assert!(!app.outside.is_hidden(window), "it is back");
    close(&mut app, window);
    tray(&mut app, Told::Works(Err(Missing::NoService)));
    assert!(!app.outside.is_hidden(window), "nobody is stranded");
    assert!(!app.hides(window));
    tray(&mut app, Told::Works(Ok(())));
    let _ = app
        .services
        .change(|settings| settings.desktop.stay_in_tray = false);
    assert!(!app.hides(window), "the user does not want it");
}

#[test]
fn without_a_tray_the_last_window_is_closed_as_was_answered() {
    use crate::screen::contacts::{Leave, dialog};
    let (mut app, window) = app();
    let _engine = sign_in(&mut app, window, "alice@example.com");
    let asks = |app: &App| {
        let mut ui = samples::simulate((280.0, 560.0), app.content(window));
        ui.find("Quit Papilio?").is_ok()
    };
    close(&mut app, window);
    assert!(asks(&app));
    let answer = |app: &mut App, message| {
        let message = contacts::Message::Dialog(message);
        let _ = app.update(Message::Contacts(window, message));
    };
    answer(&mut app, dialog::Message::Always(false));
    answer(&mut app, dialog::Message::Stay);
    let kept = |app: &App| app.services.settings().desktop.without_tray;
    assert!(!asks(&app) && kept(&app) == WithoutTray::Ask);
    close(&mut app, window);
    assert!(asks(&app), "it was meant once");
    answer(&mut app, dialog::Message::Stay);
    assert_eq!(kept(&app), WithoutTray::Stay);
    close(&mut app, window);
    assert!(!asks(&app), "it was meant always");
    let quit = Leave {
        chosen: WithoutTray::Quit,
        always: true,
    };
    let _ = app.leave(window, quit);
    assert_eq!(kept(&app), WithoutTray::Quit);
    close(&mut app, window);
    assert!(!asks(&app));
}

#[test]
fn the_tray_shows_the_status_and_what_was_not_read() {
    let (mut app, window) = app();
    let (send, face) = tokio::sync::watch::channel(Face::default());
    tray(&mut app, Told::Ready(Tray::new(send)));
    let engine = sign_in(&mut app, window, "alice@example.com");
    app.accounts
        .get_mut(&engine.id.account)
        .expect("it is there")
        .session
        .me
        .status = Status::Busy;
    tell(&mut app, &engine, vec![text("bob@example.com", "1")]);
    let expected = Face {
        status: Some(Status::Busy),
        unread: 1,
    };
    assert_eq!(*face.borrow(), expected);
    let conversation = conversations(&app, &engine)[0].0;
    let _ = app.update(Message::Window(conversation, window::Event::Focused));
    assert_eq!(face.borrow().unread, 0);
}

#[test]
fn the_menu_of_the_tray_sets_the_status_signs_out_and_quits() {
    let (mut app, window) = app();
    let engine = sign_in(&mut app, window, "alice@example.com");
    engine.told.try_iter().for_each(drop);
    tray(&mut app, Told::Status(Status::Lunch));
    let status = Status::Lunch;
    assert_eq!(engine.told.try_recv(), Ok(Command::SetStatus { status }));
    tray(&mut app, Told::SignOut);
    assert!(app.accounts.is_empty());
    assert!(matches!(app.windows.get(&window), Some(Window::SignIn(..))));
    tray(&mut app, Told::Quit);
    assert!(app.windows.is_empty() && app.quitting);
}
