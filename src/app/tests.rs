mod choices;
mod drafts_kept;
mod habits;
mod idle;
mod links;
mod picture;
mod playing;
mod several;
mod tabs;
mod toasts;
mod tray;

use std::sync::mpsc::{Receiver, channel};

use msnp::api::{
    Address, Command, ConversationId, ErrorCode, Event, LinkState, MessageId, SignOutReason,
    Status, TextFormat, TimedEvent,
};

use super::engine::{Commands, RunId, Update};
use super::*;
use crate::samples;
use crate::screen::sign_in::{Choice, Hidden, Server};

/// An account with a made-up engine: what it is told can be read.
struct Engine {
    id: RunId,
    told: Receiver<Command>,
}

fn app() -> (App, window::Id) {
    let options = Options {
        // Keeps nothing.
        demo: true,
        ..Options::default()
    };
    app_with(&options)
}

fn app_with(options: &Options) -> (App, window::Id) {
    let mut app = App {
        accounts: BTreeMap::new(),
        windows: BTreeMap::new(),
        chats: BTreeMap::new(),
        focused: None,
        sizes: BTreeMap::new(),
        scales: BTreeMap::new(),
        theme: Theme::classic(),
        desktop: crate::theme::Desktop::default(),
        player: Player::default(),
        silence: None,
        services: Services::new(options),
        drafts: drafts::Drafts::default(),
        outside: outside::Outside::default(),
        runs: 0,
        demo: None,
        quitting: false,
    };
    let (id, _) = app.open_sign_in();
    (app, id)
}

fn form(app: &mut App, window: window::Id, message: sign_in::Message) {
    let _ = app.update(Message::SignIn(window, message));
}

/// Fills the form in and sends it off.
fn submit(app: &mut App, window: window::Id, email: &str) -> Engine {
    form(app, window, sign_in::Message::Email(email.to_owned()));
    form(
        app,
        window,
        sign_in::Message::Password(Hidden("pw".to_owned())),
    );
    let server = Choice {
        server: Server::Custom {
            address: String::new(),
            services: String::new(),
        },
        name: String::new(),
    };
    form(app, window, sign_in::Message::Server(server));
    form(
        app,
        window,
        sign_in::Message::Address("m1.example.com".to_owned()),
    );
    form(app, window, sign_in::Message::Submit);
    let account = app
        .accounts
        .values()
        .find(|a| a.session.me.address.as_str() == email)
        .expect("it is on its way");
    let id = account.launch.id.clone();
    let (send, told) = channel();
    let commands = Commands::new(move |command| send.send(command).is_ok());
    let _ = app.update(Message::Engine(id.clone(), Update::Ready(commands)));
    Engine { id, told }
}

fn sign_in(app: &mut App, window: window::Id, email: &str) -> Engine {
    let engine = submit(app, window, email);
    tell(
        app,
        &engine,
        vec![Event::SignedIn {
            email: Address::new(email),
            display_name: email.to_owned(),
            dialect: "MSNP12".to_owned(),
        }],
    );
    engine
}

fn tell(app: &mut App, engine: &Engine, events: Vec<Event>) {
    let events = events
        .into_iter()
        .map(|event| TimedEvent {
            wall: samples::now(),
            event,
        })
        .collect();
    let _ = app.update(Message::Engine(engine.id.clone(), Update::Events(events)));
}

fn text(from: &str, id: &str) -> Event {
    let from = Address::new(from);
    Event::Text {
        conversation: ConversationId::with(&from),
        id: MessageId::new(id),
        from,
        name: None,
        text: "hello".to_owned(),
        format: TextFormat::default(),
        emoticons: Vec::new(),
        offline: false,
        sent_at: None,
    }
}

/// The conversations that are open, and the window of each.
fn conversations(app: &App, engine: &Engine) -> Vec<(window::Id, ConversationId)> {
    let chats = app.chats.iter();
    let of = chats.filter(|(_, chat)| chat.account == engine.id.account);
    of.filter_map(|(id, chat)| Some((app.window_with(*id)?, chat.state.conversation().clone())))
        .collect()
}

/// Something happens in the conversation that this window shows.
fn in_chat(app: &mut App, window: window::Id, message: conversation::Message) {
    let chat = app.shown_in(window).expect("a conversation is shown");
    let _ = app.update(Message::Conversation(chat, message));
}

fn problem(app: &App, window: window::Id) -> Option<sign_in::Field> {
    match app.windows.get(&window) {
        Some(Window::SignIn(state, None)) => state.problem().map(|p| p.field),
        _ => None,
    }
}

#[test]
fn signing_in_leads_to_the_contacts_in_the_same_window() {
    let (mut app, window) = app();
    form(&mut app, window, sign_in::Message::Status(Status::Busy));
    let engine = submit(&mut app, window, "alice@example.com");
    assert_eq!(
        engine.told.try_recv(),
        Ok(Command::SignIn {
            status: Status::Busy
        })
    );
    assert!(matches!(app.windows.get(&window), Some(Window::SignIn(s, _)) if s.is_working()));
    let signed_in = Event::SignedIn {
        email: Address::new("alice@example.com"),
        display_name: "Alice".to_owned(),
        dialect: "MSNP12".to_owned(),
    };
    tell(&mut app, &engine, vec![signed_in]);
    assert!(matches!(
        app.windows.get(&window),
        Some(Window::Contacts(..))
    ));
    assert_eq!(app.title(window), "Papilio – Alice");
}

#[test]
fn another_language_is_spoken_in_every_window_at_once() {
    let (mut app, window) = app();
    let engine = sign_in(&mut app, window, "alice@example.com");
    let _ = app.open_options();
    let (options, _) = app
        .windows
        .iter()
        .find(|(_, window)| matches!(window, Window::Options(_)))
        .expect("the options are open");
    let options = *options;
    let english = (app.title(options), app.title(window));
    let speak = |app: &mut App, tag: Option<&str>| {
        let setting = crate::screen::options::Setting::Locale(tag.map(str::to_owned));
        let message = crate::screen::options::Message::Set(setting);
        let _ = app.update(Message::Options(options, message));
    };
    for language in crate::i18n::languages() {
        speak(&mut app, Some(language.tag));
        assert_eq!(crate::i18n::language(), language);
        assert_eq!(app.title(options), crate::t!("options-title"));
        let name = &app.accounts[&engine.id.account].session.me.display_name;
        assert!(app.title(window).contains(name.as_str()));
    }
    speak(&mut app, None);
    assert_eq!((app.title(options), app.title(window)), english);
}

#[test]
fn the_same_account_is_not_signed_in_twice() {
    let (mut app, first) = app();
    sign_in(&mut app, first, "alice@example.com");
    let (second, _) = app.open_sign_in();
    submit(&mut app, second, "alice@example.com");
    assert_eq!(problem(&app, second), Some(sign_in::Field::Email));
    assert_eq!(app.accounts.len(), 1);
}

#[test]
fn a_text_opens_one_window_and_reading_it_is_noticed() {
    let (mut app, window) = app();
    let engine = sign_in(&mut app, window, "alice@example.com");
    tell(&mut app, &engine, vec![text("bob@example.net", "1")]);
    tell(&mut app, &engine, vec![text("bob@example.net", "2")]);
    let open = conversations(&app, &engine);
    let [(chat, bob)] = open.as_slice() else {
        panic!("{open:?}")
    };
    let unread = |app: &App| {
        let session = &app.accounts[&engine.id.account].session;
        session.conversation(bob).map(|c| c.unread)
    };
    assert_eq!(unread(&app), Some(2));
    let _ = app.update(Message::Window(*chat, window::Event::Focused));
    assert_eq!(unread(&app), Some(0));
    tell(&mut app, &engine, vec![text("bob@example.net", "3")]);
    assert_eq!(unread(&app), Some(0), "it is being looked at");
    let _ = app.update(Message::Window(*chat, window::Event::Closed));
    assert_eq!(conversations(&app, &engine), []);
    tell(&mut app, &engine, vec![text("bob@example.net", "4")]);
    assert_eq!(conversations(&app, &engine).len(), 1, "it opens again");
}

#[test]
fn a_window_follows_its_conversation_when_it_becomes_a_group() {
    let (mut app, window) = app();
    let engine = sign_in(&mut app, window, "alice@example.com");
    tell(&mut app, &engine, vec![text("bob@example.net", "1")]);
    let group = Event::Conversation {
        conversation: ConversationId::new("#1"),
        participants: vec![
            Address::new("bob@example.net"),
            Address::new("carol@example.com"),
        ],
        was: Some(ConversationId::new("bob@example.net")),
        closed: false,
    };
    tell(&mut app, &engine, vec![group]);
    let open: Vec<_> = conversations(&app, &engine)
        .into_iter()
        .map(|(_, id)| id.to_string())
        .collect();
    assert_eq!(open, ["#1"]);
}

#[test]
fn what_was_refused_is_said_and_a_late_engine_is_not_heard() {
    let (mut app, window) = app();
    let engine = submit(&mut app, window, "alice@example.com");
    let out = Event::SignedOut {
        reason: SignOutReason::Lost,
    };
    let refused = Event::Error {
        code: ErrorCode::new("wrong_password"),
        message: String::new(),
        command: Some("sign_in".to_owned()),
    };
    // Whichever comes first, the error is what is said.
    tell(&mut app, &engine, vec![out, refused]);
    assert_eq!(problem(&app, window), Some(sign_in::Field::Password));
    assert!(app.accounts.is_empty());
    let late = Event::State {
        state: LinkState::Online,
        detail: None,
    };
    tell(&mut app, &engine, vec![late]);
    assert!(app.accounts.is_empty());
    // The next try is another run, and works.
    let again = sign_in(&mut app, window, "alice@example.com");
    assert_ne!(again.id, engine.id);
    assert!(matches!(
        app.windows.get(&window),
        Some(Window::Contacts(..))
    ));
}

#[test]
fn being_signed_out_elsewhere_closes_nothing_and_can_be_undone() {
    let (mut app, window) = app();
    let engine = sign_in(&mut app, window, "alice@example.com");
    tell(&mut app, &engine, vec![text("bob@example.net", "1")]);
    engine.told.try_iter().for_each(drop);
    let elsewhere = Event::SignedOut {
        reason: SignOutReason::Elsewhere,
    };
    tell(&mut app, &engine, vec![elsewhere]);
    assert_eq!(conversations(&app, &engine).len(), 1);
    let _ = app.update(Message::Contacts(
        window,
        contacts::Message::SignInAgain(engine.id.account.clone()),
    ));
    assert!(matches!(engine.told.try_recv(), Ok(Command::SignIn { .. })));
}

#[test]
fn the_demo_signs_in_once_its_window_is_there() {
    let (mut app, window) = app();
    app.begin_demo(window);
    assert!(matches!(app.windows.get(&window), Some(Window::SignIn(s, _)) if s.is_working()));
    assert!(app.accounts.is_empty(), "the window comes first");
    let _ = app.update(Message::Opened(window));
    let names: Vec<_> = app.accounts.keys().map(AccountId::as_str).collect();
    assert_eq!(names, ["alice@example.com/demo"]);
    let _ = app.update(Message::Opened(window));
    assert_eq!(app.runs, 1, "once");
}

#[test]
fn after_events_were_dropped_open_conversations_are_read_anew() {
    let (mut app, window) = app();
    let engine = sign_in(&mut app, window, "alice@example.com");
    tell(&mut app, &engine, vec![text("bob@example.net", "1")]);
    let snapshot = msnp::client::Snapshot {
        state: LinkState::Online,
        ..msnp::client::Snapshot::default()
    };
    let update = Update::Snapshot(Box::new(snapshot));
    let _ = app.update(Message::Engine(engine.id.clone(), update));
    let account = &app.accounts[&engine.id.account];
    let bob = ConversationId::new("bob@example.net");
    let lines = account
        .session
        .conversation(&bob)
        .map(|c| c.entries().len());
    assert_eq!(lines, Some(0), "the history has them, in their order");
    assert!(matches!(account.history.get(&bob), Some(Reading::Under)));
    assert!(account.session.is_online());
}

#[test]
fn cancelling_ends_the_engine() {
    let (mut app, window) = app();
    let engine = submit(&mut app, window, "alice@example.com");
    form(&mut app, window, sign_in::Message::Cancel);
    assert!(app.accounts.is_empty());
    assert_eq!(engine.told.try_iter().last(), Some(Command::Quit));
}

#[test]
fn with_the_last_window_everybody_is_signed_out() {
    let (mut app, window) = app();
    let engine = sign_in(&mut app, window, "alice@example.com");
    tell(&mut app, &engine, vec![text("bob@example.net", "1")]);
    let [(chat, _)] = conversations(&app, &engine)[..] else {
        panic!("one conversation")
    };
    let _ = app.update(Message::Window(window, window::Event::Closed));
    assert_eq!(
        app.accounts.len(),
        1,
        "a conversation goes on without the list"
    );
    let _ = app.update(Message::Window(chat, window::Event::Closed));
    assert!(app.quitting);
    assert_eq!(engine.told.try_iter().last(), Some(Command::Quit));
}

#[test]
fn a_window_gets_the_size_the_last_of_its_kind_had_for_a_while() {
    let (mut app, id) = app();
    let sizes = [iced::Size::new(300.0, 700.4), iced::Size::new(320.0, 650.0)];
    for size in sizes {
        let _ = app.update(Message::Window(id, window::Event::Resized(size)));
    }
    let main = |app: &App| {
        let size = app.services.settings().windows.main;
        (size.width, size.height)
    };
    let before = main(&app);
    let _ = app.update(Message::Settled(id, sizes[0]));
    assert_eq!(main(&app), before, "it was only passed through");
    let _ = app.update(Message::Settled(id, sizes[1]));
    assert_eq!(main(&app), (320, 650));
}
