use super::*;

fn target(host: &str) -> Endpoint {
    Endpoint {
        host: host.into(),
        port: 1863,
    }
}

#[test]
fn addresses_of_proxies_are_read() {
    let read = |text| Proxy::parse(text).expect(text);
    let server = |host: &str, port, login: Option<(&str, &str)>| ProxyServer {
        host: host.into(),
        port,
        user: login.map(|(user, _)| user.to_owned()),
        password: Secret::new(login.map_or("", |(_, password)| password)),
    };
    assert_eq!(read("system"), Proxy::System);
    assert_eq!(read("none"), Proxy::None);
    assert_eq!(
        read("socks4a://[::1]:9"),
        Proxy::Socks4(server("::1", 9, None))
    );
    assert_eq!(
        read("socks5://al%40ice:s%3Acret@proxy.example.com"),
        Proxy::Socks5(server(
            "proxy.example.com",
            1080,
            Some(("al@ice", "s:cret"))
        ))
    );
    assert_eq!(
        read("http://proxy.example.com"),
        Proxy::Http(server("proxy.example.com", 80, None))
    );
}

#[test]
fn what_is_no_proxy_is_told_without_its_password() {
    for wrong in [
        "",
        "proxy",
        "socks5://",
        "ftp://u:secret@x",
        "https://u:secret@x:1",
        "http://u:secret@x:y",
    ] {
        let error = Proxy::parse(wrong).expect_err(wrong).to_string();
        assert!(!error.contains("secret"), "{error}");
    }
    let long = format!("socks5://{}@proxy.example.com", "x".repeat(256));
    assert_eq!(Proxy::parse(&long), Err(ProxyError::TooLong));
}

#[test]
fn a_password_is_neither_written_nor_shown() {
    let connection = Connection {
        gateway: GatewayUse::Always,
        proxy: Proxy::parse("socks5://alice:secret@proxy.example.com:1080").expect("a proxy"),
        ..Connection::default()
    };
    let written = toml::to_string(&connection).expect("can be written");
    assert!(!written.contains("secret"), "{written}");
    assert!(!format!("{connection:?} {}", connection.proxy).contains("secret"));
    let mut again: Connection = toml::from_str(&written).expect("can be read");
    again.proxy.server_mut().expect("a server").password = Secret::new("secret");
    assert_eq!(again, connection);
    let nothing: Connection = toml::from_str("").expect("can be read");
    assert_eq!(nothing, Connection::default());
}

#[test]
fn the_proxy_of_the_environment_is_used_but_not_for_this_computer_or_where_it_says_so() {
    let matcher = Matcher::builder()
        .https("http://alice:secret@proxy.example.com:3128")
        .no("inside.example.com")
        .build();
    let found = from_matcher(&matcher, &target("ns.example.com")).expect("a proxy");
    assert_eq!(
        found,
        Proxy::parse("http://alice:secret@proxy.example.com:3128").unwrap()
    );
    assert_eq!(from_matcher(&matcher, &target("inside.example.com")), None);
    let socks = Matcher::builder()
        .all("socks5h://u:p@proxy.example.com")
        .build();
    assert_eq!(
        from_matcher(&socks, &target("2001:db8::1")),
        Some(Proxy::parse("socks5://u:p@proxy.example.com").unwrap())
    );
    for here in ["localhost", "127.0.0.2", "::1"] {
        assert_eq!(Proxy::System.on_the_way_to(&target(here)), Proxy::None);
    }
    // One that was set by hand is for everything.
    let by_hand = Proxy::parse("socks5://proxy.example.com").unwrap();
    assert_eq!(by_hand.on_the_way_to(&target("localhost")), by_hand);
}
