//! Every way to a server: through proxies, through the gateway, behind TLS.

use std::net::SocketAddr;
use std::time::Duration;

use msnp::Command;
use msnp::api::{Address, Event, LinkState, Status, Way};
use msnp::io::Endpoint;
use msnp::keep::MemoryKeep;
use msnp_client::{Connection, EngineConfig, GatewayUse, Proxy, ServerProfile};
use msnp_server::{Behaviour, Network};
use sha2::{Digest, Sha256};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio::time::Instant;

use crate::relay::{Kind, LOGIN, Log, Manner, behind_tls, gateway, nobody, proxy};
use crate::support::{PASSWORD, Person, config, network, network_that, tls_with_leaf};

const ALICE: &str = "alice@example.com";
const BOB: &str = "bob@example.net";

const KINDS: [Kind; 3] = [Kind::Socks4, Kind::Socks5, Kind::Http];

/// The network under names that only a proxy knows.
fn named(network: &Network) -> ServerProfile {
    let server = Endpoint {
        host: "chat.example.com".to_owned(),
        port: network.ns().port(),
    };
    ServerProfile::bare(server)
        .with_service_base(&format!("http://web.example.com:{}", network.http().port()))
        .unwrap()
}

fn by(kind: Kind, at: SocketAddr, login: bool) -> Proxy {
    let scheme = match kind {
        Kind::Socks4 => "socks4a",
        Kind::Socks5 => "socks5",
        Kind::Http => "http",
    };
    let login = match login {
        true => "al%40ice:s%3Acret@",
        false => "",
    };
    let proxy = Proxy::parse(&format!("{scheme}://{login}{at}")).unwrap();
    assert_eq!(proxy.server().unwrap().user.is_some(), !login.is_empty());
    assert_eq!(LOGIN, ("al@ice", "s:cret"));
    proxy
}

fn through(profile: ServerProfile, proxy: Proxy, gateway: GatewayUse) -> EngineConfig {
    EngineConfig {
        connection: Connection {
            gateway,
            proxy,
            ..Connection::default()
        },
        ..config(ALICE, PASSWORD, profile)
    }
}

async fn start(config: EngineConfig) -> Person {
    let person = Person::start(config, Box::new(MemoryKeep::default())).await;
    person.sign_in();
    person
}

async fn failure(config: EngineConfig) -> String {
    let mut alice = start(config).await;
    let code = alice.error().await;
    alice.state(LinkState::Disconnected).await;
    code
}

async fn way(person: &mut Person) -> (Way, bool) {
    person
        .hears("the way", |event| match event {
            Event::Connection { way, encrypted } => Some((*way, *encrypted)),
            _ => None,
        })
        .await
}

fn asked(log: &Log, what: &str) -> bool {
    log.lock().unwrap().iter().any(|one| one.contains(what))
}

#[tokio::test]
async fn every_kind_of_proxy_carries_the_server_and_its_web_services() {
    for kind in KINDS {
        for locked in [false, true] {
            if locked && matches!(kind, Kind::Socks4) {
                // The HTTP client has no user names for it.
                continue;
            }
            let network = network(&[ALICE]).await;
            let manner = if locked {
                Manner::Locked
            } else {
                Manner::Serves
            };
            let (at, log) = proxy(kind, manner).await;
            let proxy = by(kind, at, locked);
            let mut alice = start(through(named(&network), proxy, GatewayUse::Never)).await;
            alice.state(LinkState::Online).await;
            assert!(asked(&log, "chat.example.com:"), "{kind:?}");
            assert!(asked(&log, "web.example.com:"), "{kind:?}");
        }
    }
}

#[tokio::test]
async fn refusals_of_proxies_are_told_apart() {
    let network = network(&[ALICE]).await;
    for (kind, manner, code) in [
        (Kind::Socks4, Manner::Refuses, "proxy_refused"),
        (Kind::Socks4, Manner::Locked, "proxy_auth"),
        (Kind::Socks4, Manner::Lies, "proxy_protocol"),
        (Kind::Socks4, Manner::HangsUp, "proxy_protocol"),
        (Kind::Socks5, Manner::Refuses, "proxy_refused"),
        (Kind::Socks5, Manner::Locked, "proxy_auth"),
        (Kind::Socks5, Manner::KnowsNobody, "proxy_unknown_host"),
        (Kind::Socks5, Manner::Lies, "proxy_protocol"),
        (Kind::Socks5, Manner::HangsUp, "proxy_protocol"),
        (Kind::Http, Manner::Refuses, "proxy_refused"),
        (Kind::Http, Manner::Locked, "proxy_auth"),
        (Kind::Http, Manner::KnowsNobody, "proxy_unknown_host"),
        (Kind::Http, Manner::Lies, "proxy_protocol"),
        (Kind::Http, Manner::HangsUp, "proxy_protocol"),
    ] {
        let (at, _) = proxy(kind, manner).await;
        let config = through(named(&network), by(kind, at, false), GatewayUse::Never);
        assert_eq!(failure(config).await, code, "{kind:?} {manner:?}");
    }
}

#[tokio::test]
async fn a_wrong_password_for_the_proxy_is_told_as_such() {
    let network = network(&[ALICE]).await;
    for kind in [Kind::Socks5, Kind::Http] {
        let (at, _) = proxy(kind, Manner::Locked).await;
        let mut wrong = by(kind, at, true);
        wrong.server_mut().unwrap().password = "wrong".into();
        let config = through(named(&network), wrong, GatewayUse::Never);
        assert_eq!(failure(config).await, "proxy_auth", "{kind:?}");
    }
}

#[tokio::test]
async fn a_proxy_that_is_not_there_is_told_and_never_gone_round() {
    let network = network(&[ALICE]).await;
    let (_taken, at) = nobody();
    for kind in KINDS {
        // The server itself could be reached without it.
        let profile = ServerProfile::demo(network.ns(), network.http());
        let config = through(profile, by(kind, at, false), GatewayUse::Auto);
        assert_eq!(failure(config).await, "proxy_unreachable", "{kind:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_proxy_that_says_nothing_is_told_within_half_a_minute() {
    let network = network(&[ALICE]).await;
    for kind in KINDS {
        let (at, _) = proxy(kind, Manner::Hangs).await;
        let config = through(named(&network), by(kind, at, false), GatewayUse::Never);
        let mut alice = Person::start(config, Box::new(MemoryKeep::default())).await;
        alice.handle.snapshot().await.unwrap();
        let start = Instant::now();
        alice.sign_in();
        assert_eq!(alice.error().await, "timed_out", "{kind:?}");
        assert!(start.elapsed() <= Duration::from_secs(30));
    }
}

fn add(email: &str) -> Command {
    Command::AddContact {
        email: Address::new(email),
        message: None,
        group: None,
    }
}

/// The network, whose own port nobody answers, behind a gateway.
fn gated(network: &Network, closed: SocketAddr, gateway: SocketAddr) -> ServerProfile {
    let mut profile = ServerProfile::demo(closed, network.http());
    profile.services.gateway = Some(format!("http://{gateway}/gateway/gateway.dll"));
    profile
}

#[tokio::test]
async fn people_sign_in_and_talk_through_the_gateway() {
    let network = network(&[ALICE, BOB]).await;
    let (at, log) = gateway(network.ns()).await;
    talk(&network, at).await;
    assert!(asked(&log, "Action=open&Server=NS&IP=127.0.0.1"));
    assert!(asked(&log, "Action=open&Server=SB&IP=127.0.0.1"));
}

#[tokio::test]
async fn people_talk_through_gateways_of_every_kind() {
    let usual = Behaviour::default;
    let kinds = [
        usual(),
        Behaviour {
            steady_gateway_ids: true,
            no_long_poll: true,
            ..usual()
        },
        Behaviour {
            cut_gateway: Some(199),
            ..usual()
        },
    ];
    let all = kinds.map(|behaviour| {
        tokio::spawn(async move {
            let network = network_that(&[ALICE, BOB], behaviour).await;
            talk(&network, network.http()).await;
        })
    });
    for one in all {
        one.await.expect("they talk");
    }
}

/// Alice, through this gateway, and bob talk both ways; then alice says goodbye.
async fn talk(network: &Network, gateway: SocketAddr) {
    let (_taken, closed) = nobody();
    let profile = gated(network, closed, gateway);
    let mut alice = start(through(profile, Proxy::None, GatewayUse::Auto)).await;
    assert_eq!(way(&mut alice).await, (Way::Gateway, false));
    alice.state(LinkState::Online).await;
    let mut bob = Person::online(network, BOB).await;
    alice.send(add(BOB));
    bob.hears("a request", |event| match event {
        Event::ContactRequest { .. } => Some(()),
        _ => None,
    })
    .await;
    bob.send(Command::AcceptContact {
        email: Address::new(ALICE),
        add: true,
    });
    alice.sees(BOB, Status::Online).await;
    alice.say(BOB, "through the gateway");
    assert_eq!(bob.text().await.1, "through the gateway");
    bob.say(ALICE, "and back");
    assert_eq!(alice.text().await, (BOB.to_owned(), "and back".to_owned()));
    alice.send(Command::Quit);
    bob.sees(ALICE, Status::Offline).await;
}

#[tokio::test]
async fn a_proxy_for_the_web_only_leads_to_the_gateway() {
    let network = network(&[ALICE]).await;
    let (gateway, _) = gateway(network.ns()).await;
    let mut profile = named(&network);
    let port = gateway.port();
    profile.services.gateway = Some(format!("http://gw.example.com:{port}/gateway/gateway.dll"));
    let (at, log) = proxy(Kind::Http, Manner::WebOnly).await;
    let mut alice = start(through(
        profile,
        by(Kind::Http, at, false),
        GatewayUse::Auto,
    ))
    .await;
    assert_eq!(way(&mut alice).await, (Way::Gateway, false));
    alice.state(LinkState::Online).await;
    assert!(asked(&log, "chat.example.com:"), "the port first");
    assert!(asked(&log, "gw.example.com:"), "then the gateway");
}

#[tokio::test]
async fn a_server_behind_tls_is_reached_by_those_who_trust_it() {
    let network = network(&[ALICE]).await;
    let (acceptor, ca, leaf) = tls_with_leaf();
    let at = behind_tls(acceptor, network.ns()).await;
    let profile = |ca: Option<&str>, pins: &[&str]| {
        let mut profile = ServerProfile::demo(at, network.http());
        profile.server.host = "localhost".into();
        profile.tls = true;
        profile.ca_pem = ca.map(str::to_owned);
        profile.pins = pins.iter().map(|pin| (*pin).to_owned()).collect();
        through(profile, Proxy::None, GatewayUse::Auto)
    };
    let mut alice = start(profile(Some(&ca), &[])).await;
    assert_eq!(way(&mut alice).await, (Way::Direct, true));
    alice.state(LinkState::Online).await;
    let pin: String = Sha256::digest(&leaf)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    let mut pinned = start(profile(None, &[&pin])).await;
    pinned.state(LinkState::Online).await;
    assert_eq!(failure(profile(None, &[])).await, "certificate");
    let wrong = "00".repeat(32);
    let code = failure(profile(Some(&ca), &[&wrong])).await;
    assert_eq!(code, "certificate", "a pin is stronger than an authority");
}

#[tokio::test]
async fn a_server_that_does_not_speak_tls_hears_nothing_in_clear() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let mut profile = ServerProfile::demo(
        listener.local_addr().unwrap(),
        listener.local_addr().unwrap(),
    );
    profile.tls = true;
    let heard = tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        let mut heard = [0; 5];
        stream.read_exact(&mut heard).await.unwrap();
        stream.write_all(b"VER 1 MSNP12 CVR0\r\n").await.unwrap();
        heard
    });
    let code = failure(through(profile, Proxy::None, GatewayUse::Never)).await;
    assert_eq!(code, "certificate");
    // The beginning of a TLS handshake.
    assert_eq!(heard.await.unwrap()[..2], [22, 3]);
}
