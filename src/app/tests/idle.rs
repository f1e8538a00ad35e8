//! The status while nobody is at the computer.

use super::super::outside::News;
use super::*;
use crate::services::desktop::idle::Told;
use crate::services::desktop::tray;

fn me(status: Status) -> Event {
    Event::Me {
        display_name: "Alice".to_owned(),
        status,
        personal_message: String::new(),
        media: None,
        allow_strangers: true,
        phones: Default::default(),
        mobile_paging: false,
        picture_sha1d: None,
    }
}

fn idle(app: &mut App, told: Told) {
    let _ = app.update(Message::Outside(News::Idle(told)));
}

fn asked(engine: &Engine) -> Vec<Status> {
    let told = engine.told.try_iter();
    let status = |command| match command {
        Command::SetStatus { status } => Some(status),
        _ => None,
    };
    told.filter_map(status).collect()
}

#[test]
fn who_is_gone_is_idle_until_they_are_back() {
    let (mut app, window) = app();
    let engine = sign_in(&mut app, window, "alice@example.com");
    tell(&mut app, &engine, vec![me(Status::Online)]);
    idle(&mut app, Told::Gone);
    assert_eq!(asked(&engine), [Status::Idle]);
    tell(&mut app, &engine, vec![me(Status::Idle)]);
    idle(&mut app, Told::Back);
    assert_eq!(asked(&engine), [Status::Online]);
    idle(&mut app, Told::Back);
    assert_eq!(asked(&engine), []);
}

#[test]
fn a_status_that_was_chosen_stays() {
    for chosen in [Status::Busy, Status::Away, Status::Hidden, Status::Idle] {
        let (mut app, window) = app();
        let engine = sign_in(&mut app, window, "alice@example.com");
        tell(&mut app, &engine, vec![me(chosen)]);
        idle(&mut app, Told::Gone);
        idle(&mut app, Told::Back);
        assert_eq!(asked(&engine), [], "{chosen:?}");
    }
    // Also one that came from another place meanwhile.
    let (mut app, window) = app();
    let engine = sign_in(&mut app, window, "alice@example.com");
    tell(&mut app, &engine, vec![me(Status::Online)]);
    idle(&mut app, Told::Gone);
    tell(&mut app, &engine, vec![me(Status::Busy)]);
    let _ = asked(&engine);
    idle(&mut app, Told::Back);
    assert_eq!(asked(&engine), []);
}

#[test]
fn the_status_of_the_next_time_is_the_one_that_was_chosen_last() {
    let (mut app, window) = app();
    let engine = sign_in(&mut app, window, "alice@example.com");
    let kept = |app: &App| app.accounts[&engine.id.account].request.status;
    tell(&mut app, &engine, vec![me(Status::Online)]);
    idle(&mut app, Told::Gone);
    tell(&mut app, &engine, vec![me(Status::Idle)]);
    assert_eq!(kept(&app), Status::Online, "idle was not chosen");
    idle(&mut app, Told::Back);
    tell(&mut app, &engine, vec![me(Status::Busy)]);
    assert_eq!(kept(&app), Status::Busy);
}

#[test]
fn of_several_accounts_each_has_the_status_back_that_it_had() {
    let (mut app, window) = app();
    let alice = sign_in(&mut app, window, "alice@example.com");
    let (second, _) = app.open_sign_in();
    let bob = sign_in(&mut app, second, "bob@example.net");
    tell(&mut app, &alice, vec![me(Status::Online)]);
    tell(&mut app, &bob, vec![me(Status::Away)]);
    idle(&mut app, Told::Gone);
    assert_eq!((asked(&alice), asked(&bob)), (vec![Status::Idle], vec![]));
    tell(&mut app, &alice, vec![me(Status::Idle)]);
    idle(&mut app, Told::Back);
    assert_eq!((asked(&alice), asked(&bob)), (vec![Status::Online], vec![]));
}

#[test]
fn a_status_that_is_chosen_in_the_tray_while_one_is_idle_is_kept() {
    let (mut app, window) = app();
    let engine = sign_in(&mut app, window, "alice@example.com");
    let kept = |app: &App| app.accounts[&engine.id.account].request.status;
    tell(&mut app, &engine, vec![me(Status::Online)]);
    idle(&mut app, Told::Gone);
    tell(&mut app, &engine, vec![me(Status::Idle)]);
    let chosen = tray::Told::Status(Status::Away);
    let _ = app.update(Message::Outside(News::Tray(chosen)));
    tell(&mut app, &engine, vec![me(Status::Away)]);
    assert_eq!(kept(&app), Status::Away);
    let _ = asked(&engine);
    idle(&mut app, Told::Back);
    assert_eq!(asked(&engine), []);
}
