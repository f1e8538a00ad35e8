//! A run that was played, and what came of it.

use std::cell::Ref;
use std::collections::BTreeMap;

use bytes::Bytes;
use msnp::api::Event;
use msnp::client::Client;
use msnp::io::{Input, Now, Output};
use msnp::wire::Frame;

use crate::abch::Abch;
use crate::difference::Difference;
use crate::player::{Logged, Player};
use crate::script::Script;

/// A run that was played to its end.
pub struct Played {
    pub players: BTreeMap<&'static str, Player>,
    pub differences: BTreeMap<Difference, usize>,
    pub script: Script,
}

impl Played {
    pub fn client(&self, account: &str) -> &Client {
        &self.players[account].client
    }

    pub fn email(&self, account: &str) -> String {
        let email = self.script.email(account);
        email.expect("both accounts sign in")
    }

    /// What the address book services of the account hold.
    pub fn services(&self, account: &str) -> Ref<'_, Abch> {
        self.players[account].services.borrow()
    }

    pub fn events(&self, account: &str) -> Vec<Event> {
        self.players[account].events.clone()
    }

    pub fn differences(&self) -> &BTreeMap<Difference, usize> {
        &self.differences
    }

    /// The commands of ours that nothing in the record answers to.
    pub fn left_over(&self) -> Vec<&str> {
        let frames = self
            .players
            .values()
            .flat_map(|player| player.sent.values());
        frames
            .flat_map(|(_, frames)| frames.iter().map(Frame::command))
            .collect()
    }
}

/// The events of an account when everything it receives arrives in pieces of this length.
pub fn replay_cut(played: &Played, account: &str, len: usize) -> Vec<Event> {
    let player = &played.players[account];
    let start = player.log.first().expect("something happened").1;
    let mut config = player.config.clone();
    config.seed = player.seed;
    let mut client = Client::new(config, start);
    let mut events = Vec::new();
    let mut give = |input: Input, now: Now| {
        client.handle(input, now);
        while let Some(output) = client.poll(now) {
            if let Output::Event(timed) = output {
                events.push(timed.event);
            }
        }
    };
    for (logged, now) in player.log.clone() {
        match logged {
            Logged::Received(link, bytes) => {
                for piece in bytes.chunks(len) {
                    let bytes = Bytes::copy_from_slice(piece);
                    give(Input::Received { link, bytes }, now);
                }
            }
            other => give(other.input(), now),
        }
    }
    events
}
