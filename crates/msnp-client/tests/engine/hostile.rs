//! A server and a person that mean harm: whatever they do, the engine ends or goes on in words, within its limits.

use std::time::Duration;

use msnp::api::{Command, Event, LinkState};
use msnp::dialect::Dialect;
use msnp::io::Endpoint;
use msnp::keep::MemoryKeep;
use msnp_client::{EngineConfig, ServerProfile, Signal};
use msnp_server::{HostileServer, Prank, Trick, haunt};
use tokio::time::Instant;

use crate::support::{PASSWORD, Person, config, network, soon};

const ALICE: &str = "alice@example.com";
const BOB: &str = "bob@example.net";
const MALLORY: &str = "mallory@example.com";

/// More than the engine takes in before it gives up, with what the buffers of the system hold.
const MUCH: usize = 16 * 1024 * 1024;

/// A server that does this, and somebody who is to sign in there.
async fn meet(trick: Trick) -> (HostileServer, Person) {
    let server = HostileServer::start(trick, 0)
        .await
        .expect("loopback can be listened on");
    let at = server.ns();
    let mut profile = ServerProfile::bare(Endpoint {
        host: at.ip().to_string(),
        port: at.port(),
    });
    let mut dialect = Dialect::Msnp7;
    if trick.is_of_the_web() {
        let base = format!("http://{}", server.http());
        profile = profile.with_service_base(&base).expect("an address");
        dialect = Dialect::Msnp15;
    }
    let config = EngineConfig {
        dialect: Some(dialect),
        ..config(ALICE, PASSWORD, profile)
    };
    let person = Person::start(config, Box::new(MemoryKeep::default())).await;
    (server, person)
}

/// Signs in where that cannot be, and gives the code of the error.
async fn refused(person: &mut Person) -> String {
    person.sign_in();
    let code = person.error().await;
    leave(person).await;
    code
}

/// Whatever happened, one can go.
async fn leave(person: &mut Person) {
    person.send(Command::SignOut);
    soon("the end", async {
        while person
            .handle
            .snapshot()
            .await
            .expect("the engine runs")
            .state
            != LinkState::Disconnected
        {
            tokio::task::yield_now().await;
        }
    })
    .await;
}

#[tokio::test(start_paused = true)]
async fn who_says_nothing_or_half_of_it_is_given_up_within_half_a_minute() {
    for trick in [Trick::Silence, Trick::HalfCommand, Trick::SendsElsewhere] {
        let (server, mut alice) = meet(trick).await;
        // Paused time runs ahead while the store's thread works: let it be ready first.
        alice.handle.snapshot().await.expect("the engine runs");
        let start = Instant::now();
        assert_eq!(refused(&mut alice).await, "timed_out", "{trick}");
        assert!(start.elapsed() <= Duration::from_secs(35), "{trick}");
        let heard = server.heard_elsewhere();
        let heard = String::from_utf8_lossy(&heard);
        assert_eq!(heard.is_empty(), trick != Trick::SendsElsewhere);
        assert!(
            !heard.contains("USR") && !heard.contains(PASSWORD),
            "{heard}"
        );
    }
}

#[tokio::test]
async fn nonsense_ends_the_connection_before_it_is_much() {
    for (trick, code) in [
        (Trick::EndlessLine, "protocol"),
        (Trick::EndlessPayload, "protocol"),
        (Trick::Noise, "service_unavailable"),
    ] {
        let (server, mut alice) = meet(trick).await;
        assert_eq!(refused(&mut alice).await, code, "{trick}");
        assert!(server.sent() < MUCH, "{trick}: {}", server.sent());
    }
}

#[tokio::test]
async fn who_is_sent_on_without_end_stops() {
    let (server, mut alice) = meet(Trick::SendsOn).await;
    assert_eq!(refused(&mut alice).await, "protocol");
    assert!(server.links() <= 8, "{}", server.links());
}

#[tokio::test]
async fn a_list_without_end_is_cut() {
    let (server, mut alice) = meet(Trick::EndlessList).await;
    alice.sign_in();
    soon("a long list", async {
        while server.sent() < 3 * 1024 * 1024 {
            alice.handle.snapshot().await.expect("the engine runs");
        }
    })
    .await;
    let snapshot = alice.handle.snapshot().await.expect("the engine runs");
    assert!(snapshot.contacts.len() <= 20_000);
    leave(&mut alice).await;
}

#[tokio::test]
async fn invitations_without_end_open_no_more_connections_than_the_limit() {
    let (server, mut alice) = meet(Trick::Invitations).await;
    alice.sign_in();
    alice.state(LinkState::Online).await;
    soon("many invitations", async {
        while server.links() <= 300 {
            alice.handle.snapshot().await.expect("the engine runs");
        }
    })
    .await;
    leave(&mut alice).await;
    // The notification server and 128 switchboards; the server may see late that one was closed.
    assert!(server.most_open() <= 200, "{}", server.most_open());
}

#[tokio::test]
async fn texts_without_end_are_told_in_part_and_one_can_still_go() {
    let (server, mut alice) = meet(Trick::Texts).await;
    alice.sign_in();
    alice.state(LinkState::Online).await;
    // Nobody looks at what is told.
    soon("many texts", async {
        while server.sent() < 8 * 1024 * 1024 {
            alice.handle.snapshot().await.expect("the engine runs");
        }
    })
    .await;
    leave(&mut alice).await;
    // More than a thousand events do not wait.
    let told = alice.events.next().await;
    assert!(matches!(told, Some(Signal::Resync)), "{told:?}");
}

#[tokio::test]
async fn answers_that_are_to_hurt_are_refused_before_they_are_much() {
    for trick in [
        Trick::DeepAnswer,
        Trick::WideAnswer,
        Trick::EndlessAnswer,
        Trick::PackedAnswer,
        Trick::CutAnswer,
        Trick::AnswerSendsOn,
    ] {
        let (server, mut alice) = meet(trick).await;
        assert_eq!(refused(&mut alice).await, "service_unavailable", "{trick}");
        assert!(server.requests() > 0, "{trick}");
        // Each address is asked and followed no more often than the table in SECURITY.md says.
        assert!(server.requests() <= 12, "{trick}: {}", server.requests());
        assert!(server.sent() < MUCH, "{trick}: {}", server.sent());
    }
}

#[tokio::test]
async fn a_person_who_means_harm_keeps_nobody_else_away() {
    let network = network(&[ALICE, BOB, MALLORY]).await;
    let mut alice = Person::online(&network, ALICE).await;
    let bob = Person::online(&network, BOB).await;
    for prank in Prank::ALL {
        let mallory = (MALLORY, PASSWORD);
        let haunted = haunt(network.ns(), mallory, (ALICE, prank), 500);
        let sent = soon(prank.name(), haunted).await;
        assert!(sent.is_ok_and(|sent| sent > 0), "{prank:?}");
        let snapshot = alice.handle.snapshot().await.expect("the engine runs");
        assert_eq!(snapshot.state, LinkState::Online, "{prank:?}");
        assert!(snapshot.conversations.len() <= 2, "{prank:?}");
        assert!(snapshot.transfers.len() <= 32, "{prank:?}");
        bob.say(ALICE, prank.name());
        soon("Bob's text", told(&mut alice, prank.name())).await;
    }
}

/// Reads until this text is told, whatever is told before.
async fn told(person: &mut Person, wanted: &str) {
    loop {
        let Some(signal) = person.events.next().await else {
            panic!("the engine has ended");
        };
        let Signal::Events(events) = signal else {
            continue;
        };
        let mut events = events.iter().map(|told| &told.event);
        if events.any(|event| matches!(event, Event::Text { text, .. } if text == wanted)) {
            return;
        }
    }
}
