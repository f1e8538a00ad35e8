use super::*;
use crate::samples;
use crate::screens::Album;

const SIZE: (f32, f32) = (280.0, 560.0);

fn state(connection: Connection, gateway: bool) -> State {
    State::new(connection, gateway)
}

/// The screen, to be compared with what is kept.
pub fn show(album: &mut Album) {
    let proxy = Connection {
        proxy: ProxyKind::Socks5,
        proxy_host: "proxy.example.com".to_owned(),
        proxy_port: Some(1080),
        place: "Kitchen".to_owned(),
        ..Connection::default()
    };
    album.show("connection", SIZE, state(proxy, true).view());
}

fn click(state: &mut State, words: &str) -> Outcome {
    let mut ui = samples::simulate(SIZE, state.view());
    ui.click(words).unwrap_or_else(|e| panic!("{words}: {e}"));
    let messages: Vec<_> = ui.into_messages().collect();
    let mut last = Outcome::Stay;
    for message in messages {
        last = state.update(message);
    }
    last
}

fn shows(state: &State, words: &str) -> bool {
    samples::simulate(SIZE, state.view()).find(words).is_ok()
}

fn kept(outcome: Outcome) -> (Connection, Option<Hidden>) {
    match outcome {
        Outcome::Keep(connection, password) => (connection, password),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_proxy_is_kept_with_what_was_typed() {
    let mut state = state(Connection::default(), true);
    click(&mut state, "Through the web only");
    click(&mut state, "SOCKS5");
    state.update(Message::Host(" proxy.example.com ".to_owned()));
    state.update(Message::Port("1080".to_owned()));
    state.update(Message::User("alice".to_owned()));
    state.update(Message::Password(Hidden("secret".to_owned())));
    let (connection, password) = kept(click(&mut state, "Save"));
    assert_eq!(
        connection,
        Connection {
            way: Way::Gateway,
            proxy: ProxyKind::Socks5,
            proxy_host: "proxy.example.com".to_owned(),
            proxy_port: Some(1080),
            proxy_user: "alice".to_owned(),
            ..Connection::default()
        }
    );
    assert_eq!(password, Some(Hidden("secret".to_owned())));
}

#[test]
fn what_no_proxy_can_be_called_is_said() {
    let mut state = state(Connection::default(), true);
    click(&mut state, "HTTP");
    assert!(matches!(click(&mut state, "Save"), Outcome::Stay));
    let bad_host = "This is no name of a proxy. It looks like proxy.example.com.";
    assert!(shows(&state, bad_host));
    state.update(Message::Host("proxy.example.com".to_owned()));
    for port in ["", "0", "70000", "web"] {
        state.update(Message::Port(port.to_owned()));
        assert!(matches!(click(&mut state, "Save"), Outcome::Stay), "{port}");
        assert!(
            shows(&state, "The port of a proxy is a number from 1 to 65535."),
            "{port}"
        );
    }
    click(&mut state, "None");
    let (connection, _) = kept(click(&mut state, "Save"));
    assert_eq!(connection.proxy, ProxyKind::None);
}

#[test]
fn only_what_this_kind_of_proxy_knows_is_asked_for() {
    let mut state = state(Connection::default(), true);
    let password = |state: &State| state.chosen.proxy.is_own() && state.chosen.proxy.has_password();
    assert!(!password(&state));
    click(&mut state, "SOCKS4");
    assert!(!password(&state));
    click(&mut state, "SOCKS5");
    assert!(password(&state));
}

#[test]
fn without_a_gateway_there_is_no_way_to_choose() {
    let stuck = Connection {
        way: Way::Gateway,
        ..Connection::default()
    };
    let mut state = state(stuck, false);
    assert!(!shows(&state, "Through the web only"));
    let (connection, password) = kept(click(&mut state, "Save"));
    assert_eq!(connection.way, Way::Automatic);
    assert_eq!(password, None, "the one of the password store stays");
}

#[test]
fn other_places_are_allowed_unless_the_user_wants_one_only() {
    let mut state = state(Connection::default(), true);
    click(&mut state, "Let me be signed in at other places too");
    let (connection, _) = kept(click(&mut state, "Save"));
    assert!(connection.one_place);
}

#[test]
fn others_are_reached_straight_by_some_ports_or_not_at_all() {
    let mut state = state(Connection::default(), true);
    click(&mut state, "The same, by these ports only");
    for ports in ["", "0-5", "9-5", "some", "1-65536"] {
        state.update(Message::Ports(ports.to_owned()));
        assert!(
            matches!(click(&mut state, "Save"), Outcome::Stay),
            "{ports}"
        );
        assert!(shows(
            &state,
            "These are no ports. They look like 6891-6900."
        ));
    }
    state.update(Message::Ports(" 6891 – 6900 ".to_owned()));
    let (connection, _) = kept(click(&mut state, "Save"));
    assert_eq!(connection.direct, Direct::Ports);
    assert_eq!(connection.direct_ports, Some((6891, 6900)));
    let mut again = self::state(connection, true);
    click(&mut again, "Through the server only");
    let (connection, _) = kept(click(&mut again, "Save"));
    assert_eq!(connection.direct, Direct::Never);
}

#[test]
fn pictures_of_the_connection() {
    let mut state = state(Connection::default(), true);
    samples::picture("connection", SIZE, state.view());
    state.update(Message::Proxy(ProxyKind::Socks5));
    state.update(Message::Save);
    samples::picture("connection-proxy", SIZE, state.view());
}
