//! What is chosen in the options, and what is heard.

use std::time::Duration;

use iced::theme::Base as _;
use iced::theme::Mode;
use papilio_store::Settings;

use super::super::outside::News;
use super::*;
use crate::screen::options::{self, Setting};
use crate::services::desktop::wishes::Wish;
use crate::sound::Sound;

fn choose(app: &mut App, setting: Setting) {
    let _ = app.open_options();
    let window = options_window(app).expect("the options are open");
    let message = options::Message::Set(setting);
    let _ = app.update(Message::Options(window, message));
}

fn options_window(app: &App) -> Option<window::Id> {
    app.windows.iter().find_map(|(id, window)| match window {
        Window::Options(_) => Some(*id),
        _ => None,
    })
}

fn wished(wish: Wish) -> Message {
    Message::Outside(News::Wish(wish))
}

#[test]
fn the_options_have_one_window() {
    let (mut app, window) = app();
    form(&mut app, window, sign_in::Message::ShowOptions);
    let first = options_window(&app);
    assert!(first.is_some());
    form(&mut app, window, sign_in::Message::ShowOptions);
    assert_eq!(options_window(&app), first);
    assert_eq!(app.windows.len(), 2);
}

#[test]
fn a_theme_holds_at_once_and_the_desktop_chooses_where_the_user_does_not() {
    let (mut app, _) = app();
    let shown = |app: &App| app.theme.name().to_owned();
    assert_eq!(shown(&app), "Classic");
    let _ = app.update(wished(Wish::Mode(Mode::Dark)));
    assert_eq!(shown(&app), "Night");
    choose(&mut app, Setting::Theme("live".to_owned()));
    assert_eq!(shown(&app), "Live");
    let _ = app.update(wished(Wish::Mode(Mode::Light)));
    assert_eq!(shown(&app), "Live");
}

#[test]
fn a_desktop_that_wants_more_contrast_gets_it_unless_a_theme_was_chosen() {
    let (mut app, window) = app();
    let shown = |app: &App| app.theme.name().to_owned();
    let wants = |more| wished(Wish::Contrast(more));
    assert!(!app.follows_desktop(), "no window is there yet");
    let _ = app.update(Message::Window(window, window::Event::Rescaled(1.0)));
    assert!(app.follows_desktop());
    let _ = app.update(wished(Wish::Mode(Mode::Dark)));
    let _ = app.update(wants(true));
    assert_eq!(shown(&app), "High contrast");
    let _ = app.update(wants(false));
    assert_eq!(shown(&app), "Night");
    let _ = app.update(wants(true));
    choose(&mut app, Setting::Theme("live".to_owned()));
    assert_eq!(shown(&app), "Live");
    assert!(!app.follows_desktop(), "nobody wants to know");
    choose(&mut app, Setting::Theme("system".to_owned()));
    assert_eq!(shown(&app), "High contrast");
}

#[test]
fn what_the_desktop_chose_is_remembered_for_the_next_start() {
    let (mut app, _) = app();
    let kept = |app: &App| app.services.settings().appearance.desktop_theme.clone();
    let _ = app.update(wished(Wish::Mode(Mode::Light)));
    assert_eq!(kept(&app), None);
    let _ = app.update(wished(Wish::Mode(Mode::Dark)));
    assert_eq!(kept(&app).as_deref(), Some("night"));
    let _ = app.update(wished(Wish::Contrast(true)));
    assert_eq!(kept(&app).as_deref(), Some("contrast"));
    let _ = app.update(wished(Wish::Contrast(false)));
    let _ = app.update(wished(Wish::Mode(Mode::None)));
    assert_eq!(kept(&app), None);
}

#[test]
fn the_size_stays_between_the_usual_and_three_times_that() {
    let (mut app, window) = app();
    for (chosen, shown) in [(150, 1.5), (300, 3.0), (9_000, 3.0), (0, 1.0)] {
        choose(&mut app, Setting::Scale(chosen));
        assert!((app.scale_factor(window) - shown).abs() < f32::EPSILON);
    }
}

#[test]
fn what_is_chosen_about_messages_holds_for_every_account() {
    let (mut app, window) = app();
    let engine = sign_in(&mut app, window, "alice@example.com");
    choose(&mut app, Setting::EnterSends(false));
    choose(&mut app, Setting::ShowTimes(true));
    let habits = app.accounts[&engine.id.account].session.habits;
    assert!(!habits.enter_sends && habits.show_times && habits.tell_typing);
}

#[test]
fn nothing_is_forgotten_unless_that_was_chosen() {
    let (mut app, _) = app();
    assert!(app.services.forget_old().is_none());
    choose(&mut app, Setting::KeepDays(365));
    assert!(app.services.forget_old().is_some());
}

#[test]
fn how_much_is_kept_of_others_pictures_holds_at_once() {
    let (mut app, _) = app();
    choose(&mut app, Setting::CacheMib(64));
    assert_eq!(app.services.storage.object_room().get(), 64 * 1024 * 1024);
}

#[test]
fn a_choice_is_in_the_settings_file_afterwards() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("settings.toml");
    std::fs::write(&path, "[sounds]\n# not at night\nvolume = 30\n").expect("it is written");
    let settings = Settings::load(&path).expect("it is read").settings;
    let mut changed = settings.clone();
    Setting::Sound(Sound::Mail, false).put(&mut changed);
    changed.save(&path).expect("it is saved");
    let text = std::fs::read_to_string(&path).expect("it is there");
    assert!(text.contains("# not at night\nvolume = 30\n"), "{text}");
    assert!(text.contains("[sounds.events]"), "{text}");
    assert!(text.contains("mail = false"), "{text}");
}

/// An app whose account has been signed in for a while, with Bob on its list.
fn settled() -> (App, Engine) {
    let (mut app, window) = app();
    let engine = sign_in(&mut app, window, "alice@example.com");
    let account = app.accounts.get_mut(&engine.id.account).expect("it is");
    account.since = Instant::now().checked_sub(Duration::from_secs(60));
    samples::contact(&mut account.session, "bob@example.net", "Bob", &[]);
    (app, engine)
}

fn came(email: &str) -> Event {
    Event::Presence {
        email: Address::new(email),
        status: Status::Online,
        display_name: String::new(),
        capabilities: 0,
        picture_sha1d: None,
    }
}

#[test]
fn what_happens_is_heard() {
    let (mut app, engine) = settled();
    assert_eq!(app.player.begun(), [Sound::SignIn]);
    tell(&mut app, &engine, vec![came("bob@example.net")]);
    tell(&mut app, &engine, vec![text("bob@example.net", "1")]);
    assert_eq!(
        app.player.begun(),
        [Sound::SignIn, Sound::Online, Sound::Message]
    );
}

#[test]
fn a_text_that_is_being_looked_at_is_not_heard() {
    let (mut app, engine) = settled();
    let bob = ConversationId::new("bob@example.net");
    let _ = app.open_conversation(
        &engine.id.account,
        &bob,
        super::super::windows::Wanted::ByUser,
    );
    let chat = app.chat_of(&engine.id.account, &bob);
    app.focused = chat.and_then(|chat| app.window_with(chat));
    tell(&mut app, &engine, vec![text("bob@example.net", "1")]);
    assert_eq!(app.player.begun(), [Sound::SignIn]);
}

#[test]
fn those_who_were_there_before_are_not_heard() {
    let (mut app, engine) = settled();
    let account = app.accounts.get_mut(&engine.id.account).expect("it is");
    account.since = Some(Instant::now());
    tell(&mut app, &engine, vec![came("bob@example.net")]);
    assert_eq!(app.player.begun(), [Sound::SignIn]);
}

#[test]
fn nothing_is_heard_that_the_user_does_not_want() {
    let quiet = |settings: &[Setting], busy: bool| {
        let (mut app, engine) = settled();
        for setting in settings {
            choose(&mut app, setting.clone());
        }
        if busy {
            let account = app.accounts.get_mut(&engine.id.account).expect("it is");
            account.session.me.status = Status::Busy;
        }
        tell(&mut app, &engine, vec![text("bob@example.net", "1")]);
        !app.player.begun().contains(&Sound::Message)
    };
    assert!(!quiet(&[], false));
    assert!(quiet(&[], true));
    assert!(!quiet(&[Setting::QuietWhenBusy(false)], true));
    assert!(quiet(&[Setting::Sounds(false)], false));
    assert!(quiet(&[Setting::Sound(Sound::Message, false)], false));
}

#[test]
fn why_nothing_was_heard_is_known_until_something_is() {
    let (mut app, _) = app();
    let _ = app.update(Message::Played(Err(Trouble::NoServer)));
    assert_eq!(app.around().silence, Some(&Trouble::NoServer));
    let _ = app.update(Message::Played(Ok(())));
    assert_eq!(app.around().silence, None);
}

#[test]
fn drawings_are_as_sharp_as_the_sharpest_screen_with_a_window() {
    let (mut app, window) = app();
    let chat = window::Id::unique();
    let told = |app: &mut App, id, scale| {
        let _ = app.update(Message::Window(id, window::Event::Rescaled(scale)));
    };
    assert!((app.sharpness() - 1.0).abs() < f32::EPSILON);
    told(&mut app, window, 1.25);
    told(&mut app, chat, 2.0);
    choose(&mut app, Setting::Scale(150));
    assert!((app.sharpness() - 3.0).abs() < f32::EPSILON);
    let _ = app.update(Message::Window(chat, window::Event::Closed));
    assert!((app.sharpness() - 1.875).abs() < f32::EPSILON);
}
