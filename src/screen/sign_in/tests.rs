use msnp::api::ErrorCode;
use papilio_store::ProxyKind;

use super::*;
use crate::samples;
use crate::screens::Album;
use crate::widget::focus::tests::{walk_above, walk_through};
use crate::words;

const SIZE: (f32, f32) = (280.0, 560.0);

fn servers() -> Vec<Choice> {
    [
        (Server::Profile("escargot".to_owned()), "Escargot"),
        (Server::Demo, "This computer (demo)"),
        (
            Server::Custom {
                address: String::new(),
                services: String::new(),
            },
            "Another server…",
        ),
    ]
    .into_iter()
    .map(|(server, name)| Choice {
        server,
        name: name.to_owned(),
    })
    .collect()
}

fn state() -> State {
    State::new(window::Id::unique(), servers())
}

fn known() -> Known {
    Known {
        email: "alice@example.com".to_owned(),
        server: Server::Profile("escargot".to_owned()),
        status: Status::Busy,
        password: true,
        automatic: false,
        picture: Portrait::Drawn("pictures/cat"),
        connection: Connection::default(),
    }
}

/// The screens, to be compared with what is kept.
pub fn show(album: &mut Album) {
    let mut choices = servers();
    choices[1].name = t!("sign-in-server-demo");
    choices[2].name = t!("sign-in-server-custom");
    let mut state = state();
    state.know(vec![known()], choices);
    album.show("sign-in", SIZE, state.view());
    state.update(Message::Password(Hidden("secret".to_owned())));
    let custom = servers().pop().expect("three servers");
    state.update(Message::Server(custom));
    state.update(Message::Address("m1.example.com".to_owned()));
    state.failed(problem(&ErrorCode::new("wrong_password"), ""));
    album.show("sign-in-refused", SIZE, state.view());
    state.update(Message::Menu(Some(Menu::Status)));
    album.show("sign-in-status", SIZE, state.view());
    state.update(Message::Menu(None));
    state.update(Message::Submit);
    assert!(state.is_working());
    album.show("signing-in", SIZE, state.view());
}

/// Types into the field with this id, as a person would: each key is seen before the next.
fn type_in(state: &mut State, field: &str, text: &str) {
    for c in text.chars() {
        let id = state.id(field);
        let mut ui = samples::simulate(SIZE, state.view());
        ui.click(iced_test::selector::id(id))
            .expect("the field is there");
        let _ = ui.tap_key(iced::keyboard::Key::Named(iced::keyboard::key::Named::End));
        let _ = ui.typewrite(&c.to_string());
        let messages: Vec<_> = ui.into_messages().collect();
        for message in messages {
            state.update(message);
        }
    }
}

fn click(state: &mut State, words: &str) -> Vec<Action> {
    let mut ui = samples::simulate(SIZE, state.view());
    ui.click(words).unwrap_or_else(|e| panic!("{words}: {e}"));
    let messages: Vec<_> = ui.into_messages().collect();
    messages.into_iter().map(|m| state.update(m)).collect()
}

fn shows(state: &State, words: &str) -> bool {
    samples::simulate(SIZE, state.view()).find(words).is_ok()
}

#[test]
fn each_field_says_itself_what_is_wrong_with_it() {
    let mut state = state();
    click(&mut state, "Sign in");
    assert!(shows(&state, "Type your e-mail address."));
    type_in(&mut state, "email", "al");
    assert!(
        !shows(&state, "Type your e-mail address."),
        "typing clears it"
    );
    click(&mut state, "Sign in");
    assert!(shows(
        &state,
        "An e-mail address looks like someone@example.com."
    ));
    type_in(&mut state, "email", "@example.com");
    click(&mut state, "Sign in");
    assert!(shows(&state, "Type your password."));
}

#[test]
fn a_whole_form_signs_in_and_can_be_cancelled() {
    let mut state = state();
    type_in(&mut state, "email", "alice@example.com");
    type_in(&mut state, "password", "pw");
    let actions = click(&mut state, "Sign in");
    let [Action::SignIn(request)] = actions.as_slice() else {
        panic!("{actions:?}")
    };
    assert_eq!(request.email, "alice@example.com");
    assert_eq!(request.password.0, "pw");
    assert_eq!(request.server, Server::Profile("escargot".to_owned()));
    assert!(!format!("{request:?}").contains("pw"), "{request:?}");
    assert!(state.is_working());
    assert!(shows(&state, "Connecting…"));
    state.progress(LinkState::Syncing);
    assert!(shows(&state, "Fetching your contacts…"));
    let actions = click(&mut state, "Cancel");
    assert!(
        matches!(actions.as_slice(), [Action::Cancel]),
        "{actions:?}"
    );
    assert!(!state.is_working());
    assert_eq!(state.password.0, "pw", "nothing typed is lost");
}

#[test]
fn a_refused_password_is_said_beside_the_password() {
    let mut state = state();
    type_in(&mut state, "email", "alice@example.com");
    type_in(&mut state, "password", "pw");
    click(&mut state, "Sign in");
    state.failed(problem(
        &ErrorCode::new("wrong_password"),
        "in the engine's words",
    ));
    assert_eq!(state.problem().map(|p| p.field), Some(Field::Password));
    assert!(!state.is_working());
    let server = problem(&ErrorCode::new("unknown_host"), "");
    assert_eq!(server.field, Field::Server);
}

#[test]
fn another_server_wants_a_name_that_can_be_one() {
    let mut state = state();
    type_in(&mut state, "email", "alice@example.com");
    type_in(&mut state, "password", "pw");
    let custom = servers().pop().expect("three servers");
    state.update(Message::Server(custom));
    let refused = |state: &mut State| {
        let actions = click(state, "Sign in");
        assert!(matches!(actions.as_slice(), [Action::None]), "{actions:?}");
        state.problem().map(|p| p.field)
    };
    assert_eq!(refused(&mut state), Some(Field::Server));
    state.update(Message::Address("bad host".to_owned()));
    assert_eq!(refused(&mut state), Some(Field::Server));
    state.update(Message::Address("127.0.0.1:1863".to_owned()));
    state.update(Message::Services("ftp://127.0.0.1".to_owned()));
    assert_eq!(refused(&mut state), Some(Field::Server));
    state.update(Message::Services("http://127.0.0.1".to_owned()));
    let actions = click(&mut state, "Sign in");
    assert!(
        matches!(actions.as_slice(), [Action::SignIn(_)]),
        "{actions:?}"
    );
}

#[test]
fn a_remembered_account_fills_the_form_and_asks_for_its_password() {
    let mut state = state();
    let action = state.know(vec![known()], servers());
    assert!(matches!(action, Action::FindPassword { .. }), "{action:?}");
    assert_eq!(state.status, Status::Busy);
    state.update(Message::Found {
        email: "alice@example.com".to_owned(),
        password: Found::Password(Hidden("kept".to_owned())),
    });
    let actions = click(&mut state, "Sign in");
    assert!(
        matches!(actions.as_slice(), [Action::SignIn(r)] if r.password.0 == "kept" && r.status == Status::Busy),
        "{actions:?}"
    );
}

#[test]
fn signing_in_automatically_waits_for_the_password_and_not_after_signing_out() {
    let automatic = Known {
        automatic: true,
        ..known()
    };
    let found = || Message::Found {
        email: "alice@example.com".to_owned(),
        password: Found::Password(Hidden("kept".to_owned())),
    };
    let mut state = state();
    state.know(vec![automatic.clone()], servers());
    assert!(matches!(state.update(found()), Action::SignIn(_)));
    let mut state = self::state();
    state.stay();
    state.know(vec![automatic], servers());
    assert!(matches!(state.update(found()), Action::None));
}

#[test]
fn where_passwords_cannot_be_kept_the_form_says_so() {
    let mut state = state();
    state.know(vec![known()], servers());
    state.update(Message::Found {
        email: "alice@example.com".to_owned(),
        password: Found::NoStore,
    });
    assert!(shows(&state, &t!("sign-in-no-store")));
}

#[test]
fn the_way_to_the_server_is_chosen_before_signing_in_and_remembered_with_the_account() {
    let mut state = state();
    let other = Connection {
        place: "Kitchen".to_owned(),
        ..Connection::default()
    };
    let known = Known {
        connection: other,
        ..known()
    };
    state.know(vec![known], servers());
    state.update(Message::Password(Hidden("secret".to_owned())));
    assert!(matches!(
        state.update(Message::ShowConnection),
        Action::Connection
    ));
    state.show_connection(true);
    assert!(shows(&state, "The way to the server"));
    let chosen = connection::Message::Way(papilio_store::Way::Gateway);
    state.update(Message::Connection(chosen));
    state.update(Message::Submit);
    assert!(shows(&state, "E-mail address"), "the form is there again");
    let action = state.update(Message::Submit);
    assert!(
        matches!(&action, Action::SignIn(request)
            if request.connection.way == papilio_store::Way::Gateway
                && request.connection.place == "Kitchen"),
        "{action:?}"
    );
}

#[test]
fn escape_leaves_the_way_as_it_was() {
    let mut state = state();
    state.show_connection(true);
    let chosen = connection::Message::Way(papilio_store::Way::Direct);
    state.update(Message::Connection(chosen));
    assert!(matches!(state.update(Message::Cancel), Action::None));
    assert!(state.connection.is_usual());
}

#[test]
fn the_demo_has_no_way_to_choose() {
    let mut state = state();
    assert!(shows(&state, "Connection…"));
    let demo = servers()
        .into_iter()
        .find(|choice| choice.server == Server::Demo);
    state.update(Message::Server(demo.expect("there is one")));
    assert!(!shows(&state, "Connection…"));
}

#[test]
fn pictures_of_signing_in() {
    let mut state = state();
    state.know(vec![known()], servers());
    samples::picture("sign-in", SIZE, state.view());
    state.update(Message::Password(Hidden("secret".to_owned())));
    state.failed(problem(&ErrorCode::new("wrong_password"), ""));
    samples::picture("sign-in-refused", SIZE, state.view());
    state.update(Message::Menu(Some(Menu::Status)));
    samples::picture("sign-in-status", SIZE, state.view());
    state.update(Message::Server(servers().pop().expect("three servers")));
    state.update(Message::Menu(None));
    samples::picture("sign-in-custom", SIZE, state.view());
    state.begin(&Request {
        email: "alice@example.com".to_owned(),
        password: Hidden::default(),
        status: Status::Online,
        server: Server::Demo,
        remember: false,
        remember_password: false,
        automatic: false,
        connection: Connection::default(),
        proxy_password: None,
    });
    samples::picture("signing-in", SIZE, state.view());
}

#[test]
fn what_was_refused_has_the_keyboard_again() {
    let mut state = state();
    state.know(vec![known()], servers());
    state.failed(problem(&ErrorCode::new("wrong_password"), ""));
    assert_eq!(state.wanting(), "password");
    state.failed(Problem {
        field: Field::Email,
        words: "no such account".to_owned(),
    });
    assert_eq!(state.wanting(), "email");
}

#[test]
fn signing_in_is_walked_through_by_keyboard() {
    let mut state = state();
    let demo = walk_through("sign in", SIZE, || state.view());
    // The server is chosen from a drop-down; another one has two fields more, and a way to it.
    state.update(Message::Server(servers().remove(2)));
    let other = walk_through("sign in elsewhere", SIZE, || state.view());
    assert!(other > demo, "{other} and {demo}");
    state.update(Message::Menu(Some(Menu::Status)));
    let menu = walk_above("status", SIZE, || state.view(), other);
    assert_eq!(menu, words::STATUSES.len());
}

#[test]
fn the_way_to_a_server_is_walked_through_by_keyboard() {
    let proxy = Connection {
        proxy: ProxyKind::Socks5,
        direct: papilio_store::Direct::Ports,
        ..Connection::default()
    };
    let state = connection::State::new(proxy, true);
    // Three ways, five kinds of proxy, its four fields, three ways to others, their ports, several places, two buttons.
    assert_eq!(walk_through("connection", SIZE, || state.view()), 19);
}
