//! Everything that keeps one from signing in is told by name, and nothing is tried again that should not be.

use std::time::Duration;

use msnp::api::LinkState;
use msnp::dialect::Dialect;
use msnp::io::Endpoint;
use msnp::keep::MemoryKeep;
use msnp_client::ServerProfile;
use msnp_server::Network;
use tokio::net::TcpListener;
use tokio::time::Instant;

use crate::relay::nobody;
use crate::support::{PASSWORD, Person, config, network, soon, tls, web};

const ALICE: &str = "alice@example.com";

/// A profile for a server whose login service nobody has asked yet.
fn profile(host: &str, port: u16) -> ServerProfile {
    let server = Endpoint {
        host: host.to_owned(),
        port,
    };
    ServerProfile::bare(server)
        .with_service_base("http://127.0.0.1:9")
        .unwrap()
}

async fn person(profile: ServerProfile, password: &str) -> Person {
    Person::start(
        config(ALICE, password, profile),
        Box::new(MemoryKeep::default()),
    )
    .await
}

/// The code of the error with which signing in ends.
async fn failure(profile: ServerProfile, password: &str) -> String {
    let mut alice = person(profile, password).await;
    alice.sign_in();
    let code = alice.error().await;
    alice.state(LinkState::Disconnected).await;
    code
}

#[tokio::test]
async fn a_wrong_password_is_told() {
    let network = network(&[ALICE]).await;
    let profile = ServerProfile::demo(network.ns(), network.http());
    assert_eq!(failure(profile, "wrong").await, "wrong_password");
}

#[tokio::test]
async fn a_refused_port_is_told() {
    let (_taken, at) = nobody();
    assert_eq!(
        failure(profile("127.0.0.1", at.port()), PASSWORD).await,
        "refused"
    );
}

#[tokio::test]
async fn an_unknown_host_is_told() {
    assert_eq!(
        failure(profile("nobody.invalid", 1863), PASSWORD).await,
        "unknown_host"
    );
}

#[tokio::test(start_paused = true)]
async fn a_server_that_says_nothing_is_told_within_half_a_minute() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let mut alice = person(profile("127.0.0.1", port), PASSWORD).await;
    // Paused time runs ahead while the store's thread works: let it be ready first.
    alice.handle.snapshot().await.unwrap();
    let start = Instant::now();
    alice.sign_in();
    assert_eq!(alice.error().await, "timed_out");
    assert!(
        start.elapsed() <= Duration::from_secs(30),
        "{:?}",
        start.elapsed()
    );
}

#[tokio::test(start_paused = true)]
async fn a_login_service_that_says_nothing_is_told_within_half_a_minute() {
    let network = network(&[ALICE]).await;
    let silent = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let mut profile = by_nexus(&network);
    profile.services.nexus = Some(format!(
        "http://{}/rdr/pprdr.asp",
        silent.local_addr().unwrap()
    ));
    let mut alice = person(profile, PASSWORD).await;
    alice.handle.snapshot().await.unwrap();
    let start = Instant::now();
    alice.sign_in();
    assert_eq!(alice.error().await, "timed_out");
    assert!(
        start.elapsed() <= Duration::from_secs(30),
        "{:?}",
        start.elapsed()
    );
}

#[tokio::test]
async fn a_server_that_hangs_up_while_signing_in_is_told() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    // Every time: an older dialect may be tried.
    let hang_up = tokio::spawn(async move {
        loop {
            let (stream, _) = listener.accept().await.unwrap();
            stream.readable().await.unwrap();
        }
    });
    let mut alice = person(profile("127.0.0.1", port), PASSWORD).await;
    alice.sign_in();
    let code = alice.error().await;
    assert_eq!(code, "service_unavailable");
    hang_up.abort();
}

#[tokio::test]
async fn an_untrusted_login_service_is_told() {
    let network = network(&[ALICE]).await;
    let (acceptor, authority) = tls();
    let address = web(acceptor, |_, _| reply("403 Forbidden", "")).await;
    let mut profile = by_nexus(&network);
    profile.services.nexus = Some(format!(
        "https://localhost:{}/rdr/pprdr.asp",
        address.port()
    ));
    profile.allow_plain = false;
    assert_eq!(failure(profile.clone(), PASSWORD).await, "certificate");
    // Trusted, it is heard: it offers no login.
    profile.trust(&authority).unwrap();
    assert_eq!(failure(profile, PASSWORD).await, "service_unavailable");
}

#[tokio::test]
async fn a_redirect_to_plain_http_is_not_followed() {
    let network = network(&[ALICE]).await;
    let plain = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let plain_port = plain.local_addr().unwrap().port();
    let (acceptor, authority) = tls();
    let address = web(acceptor, move |request, own| {
        if request.contains("/rdr/pprdr.asp") {
            let login = format!("PassportURLs: DALogin=localhost:{}/login2.srf", own.port());
            reply("200 OK", &login)
        } else {
            reply(
                "302 Found",
                &format!("Location: http://127.0.0.1:{plain_port}/login2.srf"),
            )
        }
    })
    .await;
    let mut profile = by_nexus(&network);
    profile.services.nexus = Some(format!(
        "https://localhost:{}/rdr/pprdr.asp",
        address.port()
    ));
    profile.allow_plain = false;
    profile.trust(&authority).unwrap();
    assert_eq!(
        failure(profile.clone(), PASSWORD).await,
        "service_unavailable"
    );
    let knock = std::future::poll_fn(|context| std::task::Poll::Ready(plain.poll_accept(context)));
    assert!(
        knock.await.is_pending(),
        "the password went out by plain HTTP"
    );
    // With leave it is: the redirect was really seen.
    profile.allow_plain = true;
    let alice = person(profile, PASSWORD).await;
    alice.sign_in();
    soon("a knock", plain.accept()).await.unwrap();
}

/// Our own network, with no way to a ticket but the nexus.
fn by_nexus(network: &Network) -> ServerProfile {
    let mut profile = ServerProfile::demo(network.ns(), network.http());
    profile.dialects = vec![Dialect::Msnp12];
    profile.services.rst = None;
    profile.services.rst2 = None;
    profile
}

fn reply(status: &str, header: &str) -> String {
    let end = if header.is_empty() { "" } else { "\r\n" };
    format!("HTTP/1.1 {status}\r\n{header}{end}Content-Length: 0\r\nConnection: close\r\n\r\n")
}
