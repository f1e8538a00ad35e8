//! Conversations in tabs of one window, and what asks for attention.

use iced::futures::StreamExt;
use iced::keyboard::{self, key::Named};
use iced_test::runtime::{Action, task};

use super::*;
use crate::screen::options::{self, Setting};
use crate::screen::tabs::Message as Tab;

const SIZE: (f32, f32) = (560.0, 420.0);

fn choose(app: &mut App, setting: Setting) -> Task<Message> {
    app.options_action(window::Id::unique(), options::Action::Keep(setting))
}

/// Alice with these tabs, in this order.
fn with_tabs(people: &[&str]) -> (App, Engine, window::Id) {
    let (mut app, window) = app();
    let engine = sign_in(&mut app, window, "alice@example.com");
    let _ = choose(&mut app, Setting::Tabs(true));
    for who in people {
        tell(&mut app, &engine, vec![text(who, who)]);
    }
    let tabs = app.window_with(chat(&app, &engine, people[0]));
    (app, engine, tabs.expect("it is open"))
}

fn chat(app: &App, engine: &Engine, who: &str) -> ChatId {
    let conversation = ConversationId::new(who);
    let chat = app.chat_of(&engine.id.account, &conversation);
    chat.expect("it is open")
}

/// The conversations of a window, from left to right.
fn order(app: &App, window: window::Id) -> Vec<String> {
    let Some(Window::Chats(tabs)) = app.windows.get(&window) else {
        return Vec::new();
    };
    let chats = tabs.chats().iter().map(|id| &app.chats[id]);
    chats
        .map(|chat| chat.state.conversation().to_string())
        .collect()
}

fn unread(app: &App, engine: &Engine, who: &str) -> Option<usize> {
    let session = &app.accounts[&engine.id.account].session;
    let known = session.conversation(&ConversationId::new(who));
    known.map(|known| known.unread)
}

fn chat_windows(app: &App) -> Vec<window::Id> {
    let all = app.windows.iter();
    let chats = all.filter(|(_, window)| matches!(window, Window::Chats(_)));
    chats.map(|(id, _)| *id).collect()
}

fn press(app: &mut App, window: window::Id, key: impl Into<keyboard::Key>, shift: bool) {
    let modifiers = match shift {
        true => keyboard::Modifiers::COMMAND | keyboard::Modifiers::SHIFT,
        false => keyboard::Modifiers::COMMAND,
    };
    let key = key.into();
    let event = iced::Event::Keyboard(keyboard::Event::KeyPressed {
        key: key.clone(),
        modified_key: key,
        physical_key: keyboard::key::Physical::Unidentified(
            keyboard::key::NativeCode::Unidentified,
        ),
        location: keyboard::Location::Standard,
        modifiers,
        text: None,
        repeat: false,
    });
    let messages: Vec<_> = {
        let mut ui = samples::simulate(SIZE, app.content(window));
        ui.simulate([event]);
        ui.into_messages().collect()
    };
    for message in messages {
        let _ = app.update(message);
    }
}

/// What is asked of a window.
#[derive(Debug, PartialEq)]
enum Asked {
    Open(Option<Point>),
    Close(window::Id),
    Attention(window::Id, bool),
    Place(window::Id),
    Other,
}

/// What a task asks of windows. Nobody answers.
fn asks(task: Task<Message>) -> Vec<Asked> {
    use iced_test::runtime::window::Action as Of;
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let Some(stream) = task::into_stream(task) else {
        return Vec::new();
    };
    let asked = stream.filter_map(async |action| match action {
        Action::Window(action) => Some(match action {
            Of::Open(_, settings, _) => Asked::Open(match settings.position {
                window::Position::Specific(at) => Some(at),
                _ => None,
            }),
            Of::Close(id) => Asked::Close(id),
            Of::RequestUserAttention(id, kind) => Asked::Attention(id, kind.is_some()),
            Of::GetPosition(id, _) => Asked::Place(id),
            _ => Asked::Other,
        }),
        _ => None,
    });
    runtime.block_on(asked.collect())
}

fn wants_attention(task: Task<Message>) -> bool {
    let asked = asks(task);
    let mut asked = asked.iter();
    asked.any(|asked| matches!(asked, Asked::Attention(_, true)))
}

const BOB: &str = "bob@example.net";
const CAROL: &str = "carol@example.com";
const DAVE: &str = "dave@example.net";

#[test]
fn conversations_come_into_one_window_and_what_was_not_seen_is_counted() {
    let (mut app, engine, window) = with_tabs(&[BOB, CAROL, DAVE]);
    assert_eq!(chat_windows(&app), [window]);
    assert_eq!(order(&app, window), [BOB, CAROL, DAVE]);
    assert_eq!(app.title(window), "(3) bob@example.net – Conversation");
    let _ = app.update(Message::Window(window, window::Event::Focused));
    assert_eq!(unread(&app, &engine, BOB), Some(0));
    assert_eq!(app.title(window), "(2) bob@example.net – Conversation");
    press(&mut app, window, Named::Tab, false);
    assert_eq!(unread(&app, &engine, CAROL), Some(0));
    assert_eq!(app.title(window), "(1) carol@example.com – Conversation");
    // Bob's tab is not shown, though its window has the keyboard.
    tell(&mut app, &engine, vec![text(BOB, "again")]);
    assert_eq!(unread(&app, &engine, BOB), Some(1));
    tell(&mut app, &engine, vec![text(CAROL, "again")]);
    assert_eq!(unread(&app, &engine, CAROL), Some(0));
    let _ = app.update(Message::Window(window, window::Event::Unfocused));
    tell(&mut app, &engine, vec![text(CAROL, "once more")]);
    assert_eq!(unread(&app, &engine, CAROL), Some(1));
}

#[test]
fn keys_turn_number_carry_and_close_the_tabs() {
    let (mut app, engine, window) = with_tabs(&[BOB, CAROL, DAVE]);
    let shown = |app: &App| app.shown_in(window);
    let of = |app: &App, who| Some(chat(app, &engine, who));
    for (key, shift, expected) in [
        (Named::Tab, false, CAROL),
        (Named::PageDown, false, DAVE),
        (Named::PageDown, false, BOB),
        (Named::Tab, true, DAVE),
        (Named::PageUp, false, CAROL),
    ] {
        press(&mut app, window, keyboard::Key::Named(key), shift);
        assert_eq!(shown(&app), of(&app, expected));
    }
    press(
        &mut app,
        window,
        keyboard::Key::Character("3".into()),
        false,
    );
    assert_eq!(shown(&app), of(&app, DAVE));
    press(
        &mut app,
        window,
        keyboard::Key::Character("7".into()),
        false,
    );
    assert_eq!(shown(&app), of(&app, DAVE), "there are three");
    press(&mut app, window, keyboard::Key::Named(Named::PageUp), true);
    assert_eq!(order(&app, window), [BOB, DAVE, CAROL]);
    press(
        &mut app,
        window,
        keyboard::Key::Character("w".into()),
        false,
    );
    assert_eq!(order(&app, window), [BOB, CAROL]);
    assert_eq!(shown(&app), of(&app, CAROL), "its neighbour");
}

#[test]
fn the_last_tab_closes_the_window_and_a_closed_window_all_its_conversations() {
    let (mut app, engine, window) = with_tabs(&[BOB, CAROL]);
    let bob = chat(&app, &engine, BOB);
    let _ = app.update(Message::Tabs(window, Tab::Close(bob)));
    let close = app.update(Message::Tabs(window, Tab::CloseShown));
    let closed = asks(close);
    assert_eq!(closed, [Asked::Close(window)]);
    tell(&mut app, &engine, vec![text(BOB, "again")]);
    assert_eq!(order(&app, window), [CAROL, BOB]);
    let _ = app.update(Message::Window(window, window::Event::Closed));
    assert!(app.chats.is_empty());
    assert!(app.drafts.open(&engine.id.account).is_empty());
}

#[test]
fn a_conversation_is_taken_out_of_the_tabs_and_brought_back() {
    let (mut app, engine, window) = with_tabs(&[BOB, CAROL]);
    let carol = chat(&app, &engine, CAROL);
    let _ = app.update(Message::Tabs(window, Tab::Detach(carol)));
    let apart = app.window_with(carol).expect("it is open");
    assert_ne!(apart, window);
    assert_eq!(order(&app, window), [BOB]);
    assert_eq!(order(&app, apart), [CAROL]);
    // A new one goes to the tabs.
    tell(&mut app, &engine, vec![text(DAVE, "1")]);
    assert_eq!(order(&app, window), [BOB, DAVE]);
    in_chat(
        &mut app,
        apart,
        conversation::Message::Typed("hm".to_owned()),
    );
    let _ = app.update(Message::Tabs(apart, Tab::Join(carol)));
    let _ = app.update(Message::Window(apart, window::Event::Closed));
    assert_eq!(order(&app, window), [BOB, DAVE, CAROL]);
    assert_eq!(app.shown_in(window), Some(carol), "it is the same");
    let open: Vec<_> = app.drafts.open(&engine.id.account);
    let open: Vec<_> = open.iter().map(ConversationId::as_str).collect();
    assert_eq!(open, [BOB, DAVE, CAROL]);
}

#[test]
fn a_tab_drawn_out_of_the_window_asks_where_that_is_and_the_only_one_stays() {
    let (mut app, engine, window) = with_tabs(&[BOB, CAROL]);
    let out = Tab::Strip(crate::widget::strip::Deed::Out(1, Point::new(300.0, 400.0)));
    let asked = asks(app.update(Message::Tabs(window, out.clone())));
    assert_eq!(asked, [Asked::Place(window)]);
    let carol = chat(&app, &engine, CAROL);
    let place = Point::new(700.0, 500.0);
    let opened = asks(app.update(Message::Detach(carol, Some(place))));
    assert_eq!(opened, [Asked::Open(Some(place))]);
    let only = Tab::Strip(crate::widget::strip::Deed::Out(0, place));
    assert!(asks(app.update(Message::Tabs(window, only))).is_empty());
}

#[test]
fn the_choice_holds_at_once_for_what_is_open() {
    let (mut app, window) = app();
    let engine = sign_in(&mut app, window, "alice@example.com");
    for who in [BOB, CAROL, DAVE] {
        tell(&mut app, &engine, vec![text(who, who)]);
    }
    assert_eq!(chat_windows(&app).len(), 3);
    let closed = asks(choose(&mut app, Setting::Tabs(true)));
    let closed = closed.iter();
    let closed = closed.filter(|asked| matches!(asked, Asked::Close(_)));
    assert_eq!(closed.count(), 2);
    let [tabs] = chat_windows(&app)[..] else {
        panic!("one window")
    };
    assert_eq!(order(&app, tabs), [BOB, CAROL, DAVE]);
    let _ = choose(&mut app, Setting::Tabs(false));
    assert_eq!(chat_windows(&app).len(), 3);
    assert_eq!(app.chats.len(), 3);
}

#[test]
fn the_order_of_the_tabs_is_there_again_after_a_restart() {
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
        let _ = choose(&mut app, Setting::Tabs(true));
        (app, engine)
    };
    let (mut app, engine) = start();
    for who in [BOB, CAROL, DAVE] {
        tell(&mut app, &engine, vec![text(who, who)]);
    }
    let window = chat_windows(&app)[0];
    let last = Tab::Strip(crate::widget::strip::Deed::Move(2, 0));
    let _ = app.update(Message::Tabs(window, last));
    let _ = app.quit();
    // Chosen in the settings of the next run only once it is signed in.
    let (app, _) = start();
    let [tabs] = chat_windows(&app)[..] else {
        panic!("one window")
    };
    assert_eq!(order(&app, tabs), [DAVE, BOB, CAROL]);
}

#[test]
fn what_was_taken_out_of_the_tabs_has_a_window_of_its_own_after_a_restart() {
    let folder = tempfile::tempdir().expect("a folder");
    let options = Options {
        data_dir: Some(folder.path().to_owned()),
        ..Options::default()
    };
    let start = || {
        let (mut app, window) = app_with(&options);
        let _ = choose(&mut app, Setting::Tabs(true));
        let remembered = app.services.storage.remembered();
        app.drafts.take_in(&remembered.drafts);
        let engine = sign_in(&mut app, window, "alice@example.com");
        (app, engine)
    };
    let (mut app, engine) = start();
    for who in [BOB, CAROL, DAVE] {
        tell(&mut app, &engine, vec![text(who, who)]);
    }
    let carol = chat(&app, &engine, CAROL);
    let _ = app.update(Message::Tabs(chat_windows(&app)[0], Tab::Detach(carol)));
    // Another choice is no reason to bring it back.
    let _ = choose(&mut app, Setting::ShowTimes(true));
    assert_eq!(chat_windows(&app).len(), 2);
    let _ = app.quit();
    let (app, engine) = start();
    let carol = chat(&app, &engine, CAROL);
    let apart = app.window_with(carol).expect("it is open");
    assert_eq!(order(&app, apart), [CAROL]);
    let others = chat_windows(&app).into_iter().find(|id| *id != apart);
    assert_eq!(order(&app, others.expect("the tabs")), [BOB, DAVE]);
}

#[test]
fn a_file_that_falls_onto_the_window_goes_to_the_tab_that_is_shown() {
    let (mut app, engine, window) = with_tabs(&[BOB, CAROL]);
    press(&mut app, window, keyboard::Key::Named(Named::Tab), false);
    engine.told.try_iter().for_each(drop);
    let event = window::Event::FileDropped(PathBuf::from("/tmp/letter.txt"));
    let _ = app.update(Message::Window(window, event));
    let told: Vec<_> = engine.told.try_iter().collect();
    let [Command::SendFile { to, .. }] = &told[..] else {
        panic!("{told:?}")
    };
    assert_eq!(to.as_str(), CAROL);
}

#[test]
fn a_nudge_in_any_tab_shakes_the_window_once() {
    let (mut app, engine, window) = with_tabs(&[BOB, CAROL]);
    let carol = ConversationId::new(CAROL);
    let account = engine.id.account.clone();
    let shakes = |task| asks(task).contains(&Asked::Place(window));
    let first = app.nudged(&account, &carol);
    assert!(shakes(first));
    let second = app.nudged(&account, &ConversationId::new(BOB));
    assert!(!shakes(second), "it shakes already");
}

#[test]
fn signing_out_closes_the_tabs_of_that_account_only() {
    let (mut app, alice, window) = with_tabs(&[BOB, CAROL]);
    let (second, _) = app.open_sign_in();
    let dave = sign_in(&mut app, second, DAVE);
    tell(&mut app, &dave, vec![text(BOB, "1")]);
    assert_eq!(order(&app, window), [BOB, CAROL, BOB]);
    let _ = app.back_to_sign_in(&alice.id.account);
    assert_eq!(order(&app, window), [BOB]);
    assert_eq!(conversations(&app, &dave).len(), 1);
}

#[test]
fn a_window_asks_for_attention_until_it_is_looked_at_if_that_is_wanted() {
    let (mut app, window) = app();
    let engine = sign_in(&mut app, window, "alice@example.com");
    let bob = ConversationId::new(BOB);
    let came = |app: &mut App| {
        let task = app.open_conversation(
            &engine.id.account,
            &bob,
            crate::app::windows::Wanted::ByOther,
        );
        wants_attention(task)
    };
    assert!(came(&mut app), "its window is new");
    assert!(came(&mut app), "and nobody looks at it");
    let [chat] = chat_windows(&app)[..] else {
        panic!("one window")
    };
    let looked = asks(app.update(Message::Window(chat, window::Event::Focused)));
    assert!(looked.contains(&Asked::Attention(chat, false)));
    assert!(!came(&mut app), "it is looked at");
    let _ = app.update(Message::Window(chat, window::Event::Unfocused));
    assert!(came(&mut app));
    let _ = choose(&mut app, Setting::Attention(false));
    assert!(!came(&mut app), "it is not wanted");
}

#[test]
fn screenshots_for_review() {
    let (mut app, window) = app();
    let engine = sign_in(&mut app, window, "alice@example.com");
    let _ = choose(&mut app, Setting::Tabs(true));
    let theme = samples::theme().0;
    app.theme = theme;
    if let Some(known) = app.accounts.get_mut(&engine.id.account) {
        let account = known.session.account.clone();
        known.session = samples::alice();
        known.session.account = account;
    }
    let people = [BOB, CAROL, DAVE, "francois@example.net"];
    for who in people {
        tell(&mut app, &engine, vec![text(who, who)]);
    }
    tell(&mut app, &engine, vec![text(DAVE, "2")]);
    let tabs = chat_windows(&app)[0];
    app.focused = Some(tabs);
    press(&mut app, tabs, keyboard::Key::Character("2".into()), false);
    samples::picture("tabs", SIZE, app.content(tabs));
    let more = [
        "erin@example.com",
        "grace@example.com",
        "heidi@example.net",
        "layla@example.net",
    ];
    for who in more {
        tell(&mut app, &engine, vec![text(who, who)]);
    }
    let carol = chat(&app, &engine, CAROL);
    let menu = Tab::Strip(crate::widget::strip::Deed::Menu(1, Point::new(90.0, 20.0)));
    let _ = app.update(Message::Tabs(tabs, menu));
    samples::picture("tabs-many", SIZE, app.content(tabs));
    let _ = app.update(Message::Tabs(tabs, Tab::Detach(carol)));
    let apart = app.window_with(carol).expect("it is open");
    samples::picture("tabs-apart", SIZE, app.content(apart));
}
