//! Against the network in a box.

use msnp::Command;
use msnp::api::{Address, ConversationId, DeliveryState, Event, LinkState, SignOutReason, Status};
use msnp::dialect::Dialect;
use msnp::keep::MemoryKeep;
use msnp_client::{ServerProfile, Signal};
use msnp_server::Control;

use crate::support::{PASSWORD, Person, config, network, soon};

const ALICE: &str = "alice@example.com";
const BOB: &str = "bob@example.net";

/// Two people who have each other on their lists and are online.
async fn friends(network: &msnp_server::Network) -> (Person, Person) {
    let mut alice = Person::online(network, ALICE).await;
    let mut bob = Person::online(network, BOB).await;
    alice.send(add(BOB));
    bob.hears("a request", |event| match event {
        Event::ContactRequest { email, .. } => (email.as_str() == ALICE).then_some(()),
        _ => None,
    })
    .await;
    bob.send(Command::AcceptContact {
        email: Address::new(ALICE),
        add: true,
    });
    bob.sees(ALICE, Status::Online).await;
    alice.sees(BOB, Status::Online).await;
    (alice, bob)
}

fn add(email: &str) -> Command {
    Command::AddContact {
        email: Address::new(email),
        message: None,
        group: None,
    }
}

#[tokio::test]
async fn two_accounts_at_once_sign_in_and_chat_both_ways() {
    let network = network(&[ALICE, BOB]).await;
    let (mut alice, mut bob) = friends(&network).await;
    let long = "一二三四五六七八九十".repeat(400);
    for text in ["hello", "two\n\nlines apart", "👩‍👩‍👧‍👦 emoji", &long] {
        alice.say(BOB, text);
        assert_eq!(bob.text().await, (ALICE.to_owned(), text.to_owned()));
        bob.say(ALICE, text);
        assert_eq!(alice.text().await, (BOB.to_owned(), text.to_owned()));
    }
    alice.say(BOB, "last");
    let fate = alice
        .hears("the fate of a text", |event| match event {
            Event::Delivery { state, .. } if state.is_final() => Some(*state),
            _ => None,
        })
        .await;
    assert_eq!(fate, DeliveryState::Acknowledged);
}

#[tokio::test]
async fn every_finished_dialect_signs_in() {
    for dialect in Dialect::FINISHED {
        let network = network(&[ALICE]).await;
        let profile = ServerProfile::demo(network.ns(), network.http());
        let mut config = config(ALICE, PASSWORD, profile);
        config.dialect = Some(*dialect);
        let mut alice = Person::start(config, Box::new(MemoryKeep::default())).await;
        alice.sign_in();
        let spoken = alice
            .hears("signed in", |event| match event {
                Event::SignedIn { dialect, .. } => Some(dialect.clone()),
                _ => None,
            })
            .await;
        assert_eq!(spoken, dialect.to_string());
    }
}

#[tokio::test]
async fn a_thousand_contacts_arrive_as_a_thousand() {
    let others: Vec<String> = (0..1000).map(|n| format!("c{n}@example.net")).collect();
    let mut everybody = others.clone();
    everybody.push(ALICE.to_owned());
    let network = network(&everybody).await;
    let mut alice = Person::online(&network, ALICE).await;
    for (n, other) in others.iter().enumerate() {
        alice.handle.send_line(add(other), "add").await.unwrap();
        // Half a hundred at a time, so that events are read.
        if n % 50 == 49 {
            alice
                .hears("the contact", |event| match event {
                    Event::Contact { email, .. } => (email.as_str() == other).then_some(()),
                    _ => None,
                })
                .await;
        }
    }
    drop(alice);
    let mut again = Person::online(&network, ALICE).await;
    let snapshot = again.handle.snapshot().await.unwrap();
    let forward = snapshot
        .contacts
        .iter()
        .filter(|contact| contact.lists.forward);
    assert_eq!(forward.count(), 1000);
    again.send(Command::SignOut);
    again.state(LinkState::Disconnected).await;
}

#[tokio::test]
async fn signing_out_is_seen_by_others_and_a_dropped_engine_signs_out() {
    let network = network(&[ALICE, BOB]).await;
    let (mut alice, mut bob) = friends(&network).await;
    alice.send(Command::SignOut);
    let reason = alice
        .hears("signed out", |event| match event {
            Event::SignedOut { reason } => Some(*reason),
            _ => None,
        })
        .await;
    assert_eq!(reason, SignOutReason::Requested);
    bob.sees(ALICE, Status::Offline).await;
    alice.sign_in();
    bob.sees(ALICE, Status::Online).await;
    drop(alice);
    bob.sees(ALICE, Status::Offline).await;
}

#[tokio::test]
async fn a_second_sign_in_ends_the_first_for_good_where_there_is_one_place() {
    let network = network(&[ALICE]).await;
    let mut first = Person::speaking(&network, ALICE, Dialect::Msnp12).await;
    let _second = Person::speaking(&network, ALICE, Dialect::Msnp12).await;
    let reason = first
        .hears("signed out", |event| match event {
            Event::SignedOut { reason } => Some(*reason),
            _ => None,
        })
        .await;
    assert_eq!(reason, SignOutReason::Elsewhere);
    first.state(LinkState::Disconnected).await;
}

#[tokio::test]
async fn a_second_sign_in_is_another_place_where_there_are_several() {
    let network = network(&[ALICE]).await;
    let mut first = Person::speaking(&network, ALICE, Dialect::Msnp18).await;
    let _second = Person::speaking(&network, ALICE, Dialect::Msnp18).await;
    let places = first
        .hears("two places", |event| match event {
            Event::Endpoints { endpoints } if endpoints.len() == 2 => Some(endpoints.clone()),
            _ => None,
        })
        .await;
    assert_eq!(places.iter().filter(|place| place.this).count(), 1);
}

#[tokio::test]
async fn a_lost_connection_is_remade_at_once_when_the_network_returns() {
    let network = network(&[ALICE, BOB]).await;
    let (mut alice, mut bob) = friends(&network).await;
    network.control(Control::Crash).await;
    for person in [&mut alice, &mut bob] {
        person.state(LinkState::Reconnecting).await;
        person.handle.network(true).unwrap();
        person.state(LinkState::Online).await;
    }
    alice.sees(BOB, Status::Online).await;
    alice.say(BOB, "still there?");
    assert_eq!(bob.text().await.1, "still there?");
}

#[tokio::test]
async fn a_reader_that_is_far_behind_is_told_to_read_anew() {
    let network = network(&[ALICE]).await;
    let mut alice = Person::online(&network, ALICE).await;
    // Nobody reads meanwhile. The snapshot says that all of it has been done.
    for _ in 0..1100 {
        let nowhere = Command::Leave {
            conversation: ConversationId::new("#nowhere"),
        };
        alice.handle.send_line(nowhere, "leave").await.unwrap();
    }
    assert_eq!(
        alice.handle.snapshot().await.unwrap().state,
        LinkState::Online
    );
    let resync = soon("a resync", async {
        loop {
            match alice.events.next().await {
                Some(Signal::Events(_)) => {}
                other => return other,
            }
        }
    })
    .await;
    assert!(matches!(resync, Some(Signal::Resync)), "{resync:?}");
    // And it goes on.
    alice.say("nobody@example.net", "anybody?");
    alice
        .hears("a delivery", |event| match event {
            Event::Delivery { .. } => Some(()),
            _ => None,
        })
        .await;
}
