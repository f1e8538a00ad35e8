//! What the events mean for the program itself: when it is over, and how it ended.

use std::collections::HashSet;

use msnp::api::{DeliveryState, Event, LinkState, MessageId, SignOutReason};
use msnp::client::Snapshot;

/// How the program ended, as its exit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// After `quit` or the end of the input.
    Asked = 0,
    /// The command line cannot be followed.
    Usage = 2,
    /// The server could not be reached.
    NotConnected = 3,
    /// The server did not let us in.
    Refused = 4,
    /// Signed in once, and now the connection is lost for good.
    Lost = 5,
}

/// Reads along.
#[derive(Debug, Default)]
pub struct Watch {
    was_online: bool,
    state: LinkState,
    /// The class of the last error that ends a connection.
    failure: Option<Exit>,
    outstanding: HashSet<MessageId>,
}

impl Watch {
    /// Takes in events that were told together. The exit, when they end the program.
    pub fn see<'a>(&mut self, events: impl Iterator<Item = &'a Event>) -> Option<Exit> {
        let mut over = false;
        let mut asked = false;
        for event in events {
            match event {
                Event::State { state, .. } => {
                    self.state = *state;
                    match state {
                        LinkState::Online => {
                            self.was_online = true;
                            self.failure = None;
                        }
                        LinkState::Disconnected => over = true,
                        // It could go on for ever: a script wants to know.
                        LinkState::Reconnecting => over |= !self.was_online,
                        _ => {}
                    }
                }
                Event::SignedOut { reason } => match reason {
                    SignOutReason::Requested => asked = true,
                    SignOutReason::Elsewhere => self.failure = Some(Exit::Lost),
                    SignOutReason::ServerDown | SignOutReason::Lost => {}
                },
                Event::Error { code, .. } => self.failure = failure(&code.0).or(self.failure),
                // A text that waits, for whatever is told as the reason, may do so for days.
                Event::Delivery {
                    id, state, reason, ..
                } if state.is_final() || (*state == DeliveryState::Queued && reason.is_some()) => {
                    self.outstanding.remove(id);
                }
                Event::Delivery { id, .. } => {
                    self.outstanding.insert(id.clone());
                }
                _ => {}
            }
        }
        if asked && self.state == LinkState::Disconnected {
            self.was_online = false;
            self.failure = None;
            return None;
        }
        let usual = match self.was_online {
            true => Exit::Lost,
            false => Exit::NotConnected,
        };
        over.then_some(self.failure.unwrap_or(usual))
    }

    /// Takes in how far the engine has come, ahead of the events that tell it.
    pub fn look(&mut self, snapshot: &Snapshot) {
        self.state = snapshot.state;
        let open = snapshot
            .deliveries
            .iter()
            .filter(|delivery| delivery.reason.is_none())
            .map(|delivery| delivery.id.clone());
        self.outstanding.extend(open);
    }

    /// Whether something goes on whose end will be told: signing in, or texts on their way.
    pub fn is_busy(&self) -> bool {
        match self.state {
            LinkState::Connecting | LinkState::Authenticating | LinkState::Syncing => true,
            LinkState::Online => !self.outstanding.is_empty(),
            LinkState::Disconnected | LinkState::Reconnecting => false,
        }
    }
}

/// What an error says about the connection, if it is about the connection.
fn failure(code: &str) -> Option<Exit> {
    match code {
        "wrong_password" => Some(Exit::Refused),
        "signed_in_elsewhere" | "signed_out_elsewhere" => Some(Exit::Lost),
        // Authentication failed; account not verified or not permitted (protocol reference, error list).
        "911" | "917" | "923" | "924" | "931" => Some(Exit::Refused),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use msnp::api::{ConversationId, ErrorCode};
    use msnp::client::DeliveryInfo;

    fn state(state: LinkState) -> Event {
        Event::State {
            state,
            detail: None,
        }
    }

    fn error(code: &str) -> Event {
        Event::Error {
            code: ErrorCode::new(code),
            message: String::new(),
            command: None,
        }
    }

    fn exit_after(events: &[&[Event]]) -> Option<Exit> {
        let mut watch = Watch::default();
        events.iter().find_map(|batch| watch.see(batch.iter()))
    }

    #[test]
    fn each_way_to_end_has_its_exit_code() {
        use LinkState::{Connecting, Disconnected, Online, Reconnecting};
        let start = || state(Connecting);
        let out = |reason| Event::SignedOut { reason };
        assert_eq!(
            exit_after(&[&[start()], &[error("refused"), state(Disconnected)]]),
            Some(Exit::NotConnected)
        );
        assert_eq!(
            exit_after(&[&[start()], &[state(Reconnecting)]]),
            Some(Exit::NotConnected)
        );
        assert_eq!(
            exit_after(&[&[start()], &[error("wrong_password"), state(Disconnected)]]),
            Some(Exit::Refused)
        );
        assert_eq!(
            exit_after(&[
                &[start(), state(Online)],
                &[out(SignOutReason::Elsewhere), state(Disconnected)]
            ]),
            Some(Exit::Lost)
        );
        assert_eq!(
            exit_after(&[&[start(), state(Online)], &[state(Reconnecting)]]),
            None
        );
        assert_eq!(
            exit_after(&[
                &[start(), state(Online)],
                &[state(Disconnected), out(SignOutReason::Requested)],
                &[start()],
            ]),
            None
        );
    }

    #[test]
    fn signing_in_and_texts_are_waited_for_until_their_end_is_told() {
        let mut watch = Watch::default();
        assert!(!watch.is_busy());
        watch.look(&Snapshot {
            state: LinkState::Syncing,
            deliveries: vec![DeliveryInfo {
                id: MessageId::new("1"),
                conversation: ConversationId::new("bob@example.net"),
                state: DeliveryState::Queued,
                reason: None,
            }],
            ..Snapshot::default()
        });
        assert!(watch.is_busy());
        assert_eq!(watch.see([state(LinkState::Online)].iter()), None);
        assert!(watch.is_busy());
        let told = |state, reason: Option<&str>| Event::Delivery {
            id: MessageId::new("1"),
            conversation: ConversationId::new("bob@example.net"),
            state,
            reason: reason.map(str::to_owned),
        };
        watch.see([told(DeliveryState::Acknowledged, None)].iter());
        assert!(!watch.is_busy());
        // Nobody knows when somebody who is offline will come.
        watch.see([told(DeliveryState::Queued, None)].iter());
        assert!(watch.is_busy());
        watch.see([told(DeliveryState::Queued, Some("recipient_offline"))].iter());
        assert!(!watch.is_busy());
    }
}
