//! Several accounts at once, each with its own server, in one list.

use std::slice::from_ref;

use super::*;
use crate::screen::contacts::{Editing, Who};
use crate::theme::Scheme;

/// Two accounts that are signed in, and the window of their list.
fn two() -> (App, window::Id, Engine, Engine) {
    let (mut app, first) = app();
    let alice = sign_in(&mut app, first, "alice@example.com");
    let second = another(&mut app);
    let bob = sign_in(&mut app, second, "bob@example.net");
    for engine in [&alice, &bob] {
        engine.told.try_iter().for_each(drop);
        online(&mut app, engine);
    }
    (app, first, alice, bob)
}

/// Asks the list for another account: the window of the form.
fn another(app: &mut App) -> window::Id {
    let list = app.list_window().expect("there is a list");
    let before: Vec<_> = app.windows.keys().copied().collect();
    let _ = app.contacts_action(list, contacts::Action::AnotherAccount);
    let new = app.windows.keys().find(|id| !before.contains(id));
    *new.expect("a form is shown")
}

fn online(app: &mut App, engine: &Engine) {
    let state = Event::State {
        state: LinkState::Online,
        detail: None,
    };
    tell(app, engine, vec![state]);
}

fn list(app: &mut App, message: contacts::Message) {
    let window = app.list_window().expect("there is a list");
    let _ = app.update(Message::Contacts(window, message));
}

fn sees(app: &App, window: window::Id, words: &str) -> bool {
    let mut ui = samples::simulate((280.0, 560.0), app.content(window));
    ui.find(words).is_ok()
}

#[test]
fn a_second_account_comes_into_the_list_of_the_first() {
    let (app, list, alice, bob) = two();
    assert_eq!(app.windows.len(), 1, "its form is gone");
    assert_eq!(app.listed(), [alice.id.account, bob.id.account]);
    for words in ["alice@example.com", "bob@example.net"] {
        assert!(sees(&app, list, words), "{words}");
    }
    assert!(sees(&app, list, "2 of 2 accounts signed in"));
    let title = app.title(list);
    assert_eq!(title, "Papilio – alice@example.com, bob@example.net");
}

#[test]
fn the_form_of_another_account_does_not_touch_the_first_when_it_is_closed() {
    let (mut app, first) = app();
    let alice = sign_in(&mut app, first, "alice@example.com");
    let form = another(&mut app);
    submit(&mut app, form, "bob@example.net");
    assert_eq!(app.listed(), from_ref(&alice.id.account), "not yet there");
    let _ = app.update(Message::Window(form, window::Event::Closed));
    assert_eq!(app.accounts.len(), 1);
    assert!(matches!(
        app.windows.get(&first),
        Some(Window::Contacts(..))
    ));
}

#[test]
fn two_accounts_do_not_hear_each_other() {
    let (mut app, _, alice, bob) = two();
    // Both know Carol, who writes to each.
    tell(&mut app, &alice, vec![text("carol@example.com", "1")]);
    assert_eq!(conversations(&app, &alice).len(), 1);
    assert_eq!(conversations(&app, &bob), []);
    tell(&mut app, &bob, vec![text("carol@example.com", "1")]);
    let carol = ConversationId::new("carol@example.com");
    for engine in [&alice, &bob] {
        assert_eq!(conversations(&app, engine).len(), 1);
        let session = &app.accounts[&engine.id.account].session;
        let lines = session.conversation(&carol).map(|c| c.entries().len());
        assert_eq!(lines, Some(1));
        let window = conversations(&app, engine)[0].0;
        let account = session.me.address.as_str();
        assert_eq!(
            app.title(window),
            format!("carol@example.com – Conversation ({account})")
        );
    }
}

#[test]
fn what_is_done_in_the_list_goes_to_the_account_it_is_about() {
    let (mut app, _, alice, bob) = two();
    let (a, b) = (alice.id.account.clone(), bob.id.account.clone());
    list(
        &mut app,
        contacts::Message::Status(Some(b.clone()), Status::Away),
    );
    let away = |status| Command::SetStatus { status };
    assert_eq!(bob.told.try_recv(), Ok(away(Status::Away)));
    assert!(alice.told.try_recv().is_err());
    list(&mut app, contacts::Message::Status(None, Status::Busy));
    for engine in [&alice, &bob] {
        assert_eq!(engine.told.try_recv(), Ok(away(Status::Busy)));
    }
    list(
        &mut app,
        contacts::Message::Edit(Editing::PersonalMessage(b)),
    );
    list(&mut app, contacts::Message::Edited("at work".to_owned()));
    list(&mut app, contacts::Message::EditDone);
    assert_eq!(
        bob.told.try_recv(),
        Ok(Command::SetPersonalMessage {
            text: "at work".to_owned()
        })
    );
    list(&mut app, contacts::Message::OpenInbox(a));
    assert_eq!(alice.told.try_recv(), Ok(Command::OpenInbox));
    assert!(bob.told.try_recv().is_err());
}

#[test]
fn a_request_is_answered_by_the_account_it_came_to() {
    let (mut app, _, alice, bob) = two();
    let request = Event::ContactRequest {
        email: Address::new("zoe@example.net"),
        display_name: "Zoe".to_owned(),
        message: None,
    };
    tell(&mut app, &bob, vec![request]);
    let who = Who {
        account: bob.id.account.clone(),
        address: Address::new("zoe@example.net"),
    };
    list(&mut app, contacts::Message::Answer(who));
    list(&mut app, contacts::Message::Key(contacts::Key::Enter));
    assert!(matches!(
        bob.told.try_recv(),
        Ok(Command::AcceptContact { .. })
    ));
    assert!(alice.told.try_recv().is_err());
}

#[test]
fn one_is_signed_out_and_the_other_stays() {
    let (mut app, first, alice, bob) = two();
    tell(&mut app, &alice, vec![text("carol@example.com", "1")]);
    let out = contacts::Action::SignOut.of(&alice.id.account);
    let _ = app.contacts_action(first, out);
    assert_eq!(alice.told.try_iter().last(), Some(Command::Quit));
    assert!(bob.told.try_recv().is_err());
    assert_eq!(app.listed(), from_ref(&bob.id.account));
    assert!(sees(&app, first, "bob@example.net"));
    assert!(!sees(&app, first, "alice@example.com"));
    // The last one leaves the form behind.
    let out = contacts::Action::SignOut.of(&bob.id.account);
    let _ = app.contacts_action(first, out);
    assert!(matches!(app.windows.get(&first), Some(Window::SignIn(..))));
    assert!(app.accounts.is_empty());
}

#[test]
fn the_broken_link_of_one_is_told_and_leaves_the_other_alone() {
    let (mut app, first, alice, bob) = two();
    for engine in [&alice, &bob] {
        let session = &mut app
            .accounts
            .get_mut(&engine.id.account)
            .expect("it")
            .session;
        samples::contact(session, "carol@example.com", "Carol", &[]);
        samples::presence(session, "carol@example.com", Status::Online);
    }
    let lost = Event::SignedOut {
        reason: SignOutReason::Elsewhere,
    };
    let down = Event::State {
        state: LinkState::Disconnected,
        detail: None,
    };
    tell(&mut app, &alice, vec![down, lost]);
    assert!(sees(&app, first, "1 of 2 accounts signed in"));
    assert!(sees(&app, first, "Sign in again"));
    let there = |app: &App, engine: &Engine| {
        let roster = &app.accounts[&engine.id.account].session.roster;
        let carol = roster.contact(&Address::new("carol@example.com"));
        carol.is_some_and(|carol| carol.is_online())
    };
    assert!(!there(&app, &alice));
    assert!(there(&app, &bob));
    list(
        &mut app,
        contacts::Message::SignInAgain(alice.id.account.clone()),
    );
    assert!(matches!(alice.told.try_recv(), Ok(Command::SignIn { .. })));
    assert!(bob.told.try_recv().is_err());
}

#[test]
fn two_accounts_never_look_alike_by_themselves_and_keep_what_is_chosen() {
    let (mut app, first, alice, bob) = two();
    let scheme = |app: &App, engine: &Engine| app.accounts[&engine.id.account].session.scheme;
    assert_ne!(scheme(&app, &alice), scheme(&app, &bob));
    tell(&mut app, &bob, vec![text("carol@example.com", "1")]);
    let window = conversations(&app, &bob)[0].0;
    let accent = |app: &App, window| app.theme(window).expect("a theme").colors().accent;
    let message =
        crate::screen::options::Action::Scheme(bob.id.account.clone(), Some(Scheme::Rose));
    let _ = app.options_action(first, message);
    assert_eq!(scheme(&app, &bob), Scheme::Rose);
    assert_eq!(accent(&app, window), app.theme.mark(Scheme::Rose));
    assert_eq!(accent(&app, first), app.theme.mark(Scheme::Theme));
    // Alone in the list, the window has its colours.
    let out = contacts::Action::SignOut.of(&alice.id.account);
    let _ = app.contacts_action(first, out);
    assert_eq!(accent(&app, first), app.theme.mark(Scheme::Rose));
}

/// The accounts of the last run: as the settings keep them.
fn remembered(automatic: &[&str]) -> services::Remembered {
    let known = |email: &&str| sign_in::Known {
        email: (*email).to_owned(),
        server: Server::Custom {
            address: "m1.example.com".to_owned(),
            services: String::new(),
        },
        status: Status::Away,
        password: true,
        automatic: true,
        picture: Default::default(),
        connection: Default::default(),
    };
    services::Remembered {
        known: automatic.iter().map(known).collect(),
        ..services::Remembered::default()
    }
}

/// The engine of an account that was signed in by itself.
fn engine_of(app: &mut App, email: &str) -> Engine {
    let accounts = app.accounts.values();
    let mut of = accounts.filter(|a| a.session.me.address.as_str() == email);
    let id = of.next().expect("it is on its way").launch.id.clone();
    let (send, told) = channel();
    let commands = Commands::new(move |command| send.send(command).is_ok());
    let _ = app.update(Message::Engine(id.clone(), Update::Ready(commands)));
    Engine { id, told }
}

/// A start after which both accounts are on their way: the first in the form, the second without one.
fn both_begin() -> (App, window::Id, Engine, Engine) {
    let (mut app, form) = app();
    let remembered = remembered(&["alice@example.com", "bob@example.net"]);
    let bob = remembered.known[1].clone();
    let _ = app.update(Message::Known(form, Box::new(remembered)));
    let found = sign_in::Message::Found {
        email: "alice@example.com".to_owned(),
        password: sign_in::Found::Password(Hidden("pw".to_owned())),
    };
    let _ = app.update(Message::SignIn(form, found));
    let password = Some(Hidden("pw".to_owned()));
    let _ = app.update(Message::Automatic(Box::new(bob), password));
    let alice = engine_of(&mut app, "alice@example.com");
    let bob = engine_of(&mut app, "bob@example.net");
    (app, form, alice, bob)
}

fn arrives(app: &mut App, engine: &Engine, email: &str) {
    let signed_in = Event::SignedIn {
        email: Address::new(email),
        display_name: email.to_owned(),
        dialect: "MSNP12".to_owned(),
    };
    tell(app, engine, vec![signed_in]);
}

#[test]
fn several_accounts_sign_in_by_themselves_whichever_comes_first() {
    for bob_first in [false, true] {
        let (mut app, form, alice, bob) = both_begin();
        let away = Command::SignIn {
            status: Status::Away,
        };
        assert_eq!(bob.told.try_recv(), Ok(away));
        let mut order = [(&alice, "alice@example.com"), (&bob, "bob@example.net")];
        if bob_first {
            order.reverse();
        }
        for (engine, email) in order {
            arrives(&mut app, engine, email);
            assert!(matches!(app.windows.get(&form), Some(Window::Contacts(_))));
        }
        assert_eq!(app.windows.len(), 1);
        assert_eq!(app.listed().len(), 2);
    }
}

#[test]
fn an_account_that_is_refused_by_itself_opens_its_form_and_says_why() {
    let (mut app, list, alice, bob) = both_begin();
    arrives(&mut app, &alice, "alice@example.com");
    let refused = Event::Error {
        code: ErrorCode::new("wrong_password"),
        message: String::new(),
        command: Some("sign_in".to_owned()),
    };
    tell(&mut app, &bob, vec![refused]);
    assert_eq!(app.listed(), from_ref(&alice.id.account));
    let form = app.windows.keys().find(|id| **id != list).copied();
    let form = form.expect("its form is open");
    assert_eq!(problem(&app, form), Some(sign_in::Field::Password));
    let mut ui = samples::simulate((280.0, 560.0), app.content(form));
    assert!(
        ui.find("bob@example.net").is_ok(),
        "everything is filled in"
    );
}

#[test]
fn accounts_that_are_signed_in_are_not_offered_again() {
    let (mut app, first) = app();
    let _alice = sign_in(&mut app, first, "alice@example.com");
    let form = another(&mut app);
    let remembered = remembered(&["alice@example.com", "bob@example.net"]);
    let _ = app.update(Message::Known(form, Box::new(remembered)));
    let mut ui = samples::simulate((280.0, 560.0), app.content(form));
    assert!(ui.find("bob@example.net").is_ok());
    assert!(ui.find("alice@example.com").is_err());
    assert_eq!(app.accounts.len(), 1, "nobody is signed in unasked");
}

#[test]
fn what_is_unread_is_counted_over_all_accounts() {
    let (mut app, _, alice, bob) = two();
    tell(&mut app, &alice, vec![text("carol@example.com", "1")]);
    tell(&mut app, &bob, vec![text("dave@example.com", "2")]);
    let unread: usize = app.accounts.values().map(|a| a.session.unread()).sum();
    assert_eq!(unread, 2);
    assert_eq!(app.tray_face().unread, 2);
}

#[test]
fn the_list_comes_back_with_every_account_after_its_window_was_closed() {
    let (mut app, first, alice, bob) = two();
    for engine in [&alice, &bob] {
        tell(&mut app, engine, vec![text("carol@example.com", "1")]);
    }
    let _ = app.update(Message::Window(first, window::Event::Closed));
    assert_eq!(app.accounts.len(), 2, "their conversations go on");
    let _ = app.come_forward();
    let list = app.list_window().expect("it is there again");
    assert!(sees(&app, list, "2 of 2 accounts signed in"));
}

#[test]
fn escape_closes_the_form_of_another_account_only_where_there_is_a_list() {
    let closes = |app: &mut App, form| {
        let task = app.update(Message::SignIn(form, sign_in::Message::Cancel));
        iced_test::runtime::task::into_stream(task).is_some()
    };
    let (mut app, first) = app();
    assert!(!closes(&mut app, first));
    let _alice = sign_in(&mut app, first, "alice@example.com");
    let form = another(&mut app);
    let _bob = submit(&mut app, form, "bob@example.net");
    assert!(!closes(&mut app, form), "first it is taken back");
    assert_eq!(app.accounts.len(), 1);
    assert!(closes(&mut app, form));
}

#[test]
fn colours_that_were_chosen_are_there_at_the_next_start() {
    let folder = tempfile::tempdir().expect("a folder");
    let options = Options {
        data_dir: Some(folder.path().to_owned()),
        ..Options::default()
    };
    let start = || {
        let (mut app, form) = app_with(&options);
        let remembered = app.services.storage.remembered();
        let _ = app.update(Message::Known(form, Box::new(remembered)));
        let engine = sign_in(&mut app, form, "alice@example.com");
        (app, engine)
    };
    let (app, engine) = start();
    let account = &app.accounts[&engine.id.account];
    assert_eq!(
        account.session.scheme,
        Scheme::Theme,
        "the first is as the theme"
    );
    let request = account.request.clone();
    let storage = &app.services.storage;
    storage.used(&request);
    storage.keep_scheme(&request.email, &request.server, Some(Scheme::Leaf));
    // Signing in once more does not forget it.
    storage.used(&request);
    let (app, engine) = start();
    let account = &app.accounts[&engine.id.account];
    assert_eq!(account.session.scheme, Scheme::Leaf);
}

#[test]
fn pictures_of_windows_in_the_colours_of_their_account() {
    let (mut app, first, alice, bob) = two();
    app.theme = samples::theme().0;
    for (engine, scheme) in [(&alice, Scheme::Violet), (&bob, Scheme::Leaf)] {
        tell(&mut app, engine, vec![text("carol@example.com", "1")]);
        let _ = app.choose_scheme(&engine.id.account, Some(scheme));
    }
    let window = conversations(&app, &bob)[0].0;
    let draw = |app: &App, window, name, size| {
        let theme = app.theme(window).expect("a theme");
        let drawn = samples::picture_in(name, size, app.content(window), &theme);
        let [r, g, b, _] = theme.colors().band.into_rgba8();
        drawn.pixels().filter(|p| p.0 == [r, g, b, 255]).count()
    };
    let band = draw(&app, window, "account-conversation", (560.0, 520.0));
    assert!(band > 1000, "the band has its colour: {band}");
    let out = contacts::Action::SignOut.of(&alice.id.account);
    let _ = app.contacts_action(first, out);
    let band = draw(&app, first, "account-list", (280.0, 560.0));
    assert!(band > 1000, "the band has its colour: {band}");
    let _ = app.open_options();
    let mut windows = app.windows.iter();
    let options = windows.find(|(_, window)| matches!(window, Window::Options(_)));
    let options = *options.expect("they are open").0;
    let band = draw(&app, options, "account-options", (570.0, 620.0));
    assert!(band > 1000, "the band has its colour: {band}");
}

#[test]
fn an_account_without_a_password_is_asked_for_it_in_a_form_of_its_own() {
    let (mut app, first) = app();
    let alice = sign_in(&mut app, first, "alice@example.com");
    let bob = remembered(&["bob@example.net"]).known.remove(0);
    let _ = app.update(Message::Automatic(Box::new(bob), None));
    assert_eq!(app.listed(), from_ref(&alice.id.account));
    let form = app.windows.keys().find(|id| **id != first).copied();
    let form = form.expect("its form is open");
    assert_eq!(problem(&app, form), Some(sign_in::Field::Password));
    // One that is signed in already is left alone.
    let alice = remembered(&["alice@example.com"]).known.remove(0);
    let before = app.windows.len();
    let _ = app.update(Message::Automatic(Box::new(alice), None));
    assert_eq!(app.windows.len(), before);
}
