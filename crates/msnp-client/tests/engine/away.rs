//! The network is away and returns, over real sockets. How soon the machine tries again is asserted where its clock is
//! virtual (`msnp`, `tests/client/reconnect.rs`); here it is printed.

use std::time::Instant;

use msnp::api::{LinkState, Status};
use msnp::keep::MemoryKeep;
use msnp_client::ServerProfile;
use msnp_server::Network;
use msnp_server::fault::{End, FaultLink, Plan, Way};

use crate::support::{PASSWORD, Person, config, network};

const ALICE: &str = "alice@example.com";
const BOB: &str = "bob@example.net";

/// Somebody who is online, the server and its web services at the other end of two links.
struct Far {
    alice: Person,
    server: FaultLink,
    web: FaultLink,
}

impl Far {
    async fn online(network: &Network) -> Self {
        let server = FaultLink::to(network.ns()).await.unwrap();
        let web = FaultLink::to(network.http()).await.unwrap();
        let profile = ServerProfile::demo(server.address(), web.address());
        let config = config(ALICE, PASSWORD, profile);
        let mut alice = Person::start(config, Box::new(MemoryKeep::default())).await;
        alice.sign_in();
        alice.state(LinkState::Online).await;
        Self { alice, server, web }
    }

    /// The network returns, and the engine is told; online again, how many connections to the server it took.
    async fn return_is_told(&mut self) -> usize {
        self.server.returns().await;
        self.web.returns().await;
        let before = self.server.accepted();
        let start = Instant::now();
        self.alice.handle.network(true).unwrap();
        self.alice.state(LinkState::Online).await;
        let took = start.elapsed().as_millis();
        println!("signed in again {took} ms after the return was told");
        self.server.accepted() - before
    }
}

#[tokio::test]
async fn after_a_silent_network_the_first_connection_leads_back() {
    let network = network(&[ALICE]).await;
    let mut far = Far::online(&network).await;
    far.server.goes_silent().await;
    far.web.goes_silent().await;
    // The connections that are open, those kept for requests among them, never say that they are dead.
    assert_eq!(far.return_is_told().await, 1);
}

#[tokio::test]
async fn after_a_network_that_refused_the_first_connection_leads_back() {
    let network = network(&[ALICE]).await;
    let mut far = Far::online(&network).await;
    far.web.refuses().await;
    far.server.refuses().await;
    for _ in 0..2 {
        far.alice.state(LinkState::Reconnecting).await;
    }
    assert_eq!(far.return_is_told().await, 1);
}

#[tokio::test]
async fn a_connection_that_was_being_made_is_given_up_for_one_in_the_network_that_returned() {
    let network = network(&[ALICE]).await;
    let mut far = Far::online(&network).await;
    far.server.refuses().await;
    far.alice.state(LinkState::Reconnecting).await;
    // The next try is answered by nobody.
    far.server.goes_silent().await;
    far.alice.state(LinkState::Connecting).await;
    assert_eq!(far.return_is_told().await, 1);
}

#[tokio::test]
async fn a_server_that_has_closed_only_its_way_is_left() {
    let network = network(&[ALICE, BOB]).await;
    let mut far = Far::online(&network).await;
    far.server.plan(Plan {
        down: Way {
            // The first answer is longer.
            end: Some((5, End::HalfClose)),
            ..Way::default()
        },
        ..Plan::default()
    });
    far.server.refuses().await;
    far.alice.state(LinkState::Reconnecting).await;
    far.server.returns().await;
    far.alice.handle.network(true).unwrap();
    far.alice.state(LinkState::Reconnecting).await;
    far.server.plan(Plan::default());
    assert!(far.return_is_told().await >= 1);
}

#[tokio::test]
async fn wherever_a_connection_is_cut_while_signing_in_the_next_one_leads_back() {
    let network = network(&[ALICE]).await;
    let mut far = Far::online(&network).await;
    for after in (0..900).step_by(75) {
        far.server.plan(Plan {
            down: Way {
                end: Some((after, End::Cut)),
                ..Way::default()
            },
            ..Plan::default()
        });
        far.server.refuses().await;
        far.alice.state(LinkState::Reconnecting).await;
        far.server.returns().await;
        far.alice.handle.network(true).unwrap();
        far.alice.state(LinkState::Reconnecting).await;
        far.server.plan(Plan::default());
        far.return_is_told().await;
    }
    let snapshot = far.alice.handle.snapshot().await.unwrap();
    assert_eq!(snapshot.me.status, Status::Online);
}
