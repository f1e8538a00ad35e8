//! What the events mean for the program itself: when it is over, and how it ended.

use std::collections::{HashMap, HashSet};

use msnp::Command;
use msnp::api::{
    DeliveryState, Direction, Event, LinkState, MessageId, SignOutReason, TransferInfo,
};
use msnp::client::Snapshot;
use msnp::io::TransferId;

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
    /// Files on their way, out or in.
    files: HashSet<TransferId>,
    /// How many of these commands have no answer yet: `send_file`, `fetch_picture`.
    unanswered: HashMap<&'static str, usize>,
    /// Whether something happened to a file since that was last asked.
    moved: bool,
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
                Event::Error { code, command, .. } => {
                    self.failure = failure(&code.0).or(self.failure);
                    if let Some(line) = command {
                        self.answered_by_error(line);
                    }
                }
                Event::Transfer(info) => self.transfer(info),
                Event::Picture { .. } => self.answered("fetch_picture"),
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

    /// Takes in what is asked of the engine.
    pub fn heed(&mut self, command: &Command) {
        if let Command::SendFile { .. } | Command::FetchPicture { .. } = command {
            *self.unanswered.entry(command.name()).or_default() += 1;
        }
    }

    /// Events were dropped: what goes on is told anew.
    pub fn forget(&mut self) {
        self.outstanding.clear();
        self.files.clear();
        self.unanswered.remove("send_file");
    }

    /// Whether something happened to a file since this was last asked.
    pub fn has_moved(&mut self) -> bool {
        std::mem::take(&mut self.moved)
    }

    fn transfer(&mut self, info: &TransferInfo) {
        self.moved = true;
        if info.state.is_final() {
            if !self.files.remove(&info.transfer) && info.direction == Direction::Outgoing {
                self.answered("send_file");
            }
        } else if self.files.insert(info.transfer) && info.direction == Direction::Outgoing {
            self.answered("send_file");
        }
    }

    fn answered(&mut self, command: &'static str) {
        if let Some(open) = self.unanswered.get_mut(command) {
            *open = open.saturating_sub(1);
        }
    }

    /// An error answers a line, or a command of which nothing but the name is known.
    fn answered_by_error(&mut self, line: &str) {
        let asked = serde_json::from_str::<Command>(line);
        let name = match &asked {
            Ok(command) => command.name(),
            Err(_) => line,
        };
        if let Some(command) = ["send_file", "fetch_picture"]
            .into_iter()
            .find(|one| *one == name)
        {
            self.answered(command);
        }
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

    /// Whether something goes on whose end will be told: signing in, texts and files on their way, pictures that are
    /// fetched.
    pub fn is_busy(&self) -> bool {
        match self.state {
            LinkState::Connecting | LinkState::Authenticating | LinkState::Syncing => true,
            LinkState::Online => {
                !self.outstanding.is_empty()
                    || !self.files.is_empty()
                    || self.unanswered.values().any(|open| *open > 0)
            }
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
    use msnp::api::{Address, ConversationId, ErrorCode, TransferState, TransferWay};
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

    fn transfer(number: u64, state: TransferState, direction: Direction) -> Event {
        Event::Transfer(TransferInfo {
            transfer: TransferId(number),
            state,
            conversation: ConversationId::new("bob@example.net"),
            with: Address::new("bob@example.net"),
            direction,
            name: "a".into(),
            bytes: 0,
            size: 1,
            via: TransferWay::Switchboard,
            path: None,
            sha256: None,
            reason: None,
        })
    }

    #[test]
    fn files_and_pictures_are_waited_for_until_their_end_is_told() {
        use TransferState::{Active, Cancelled, Connecting, Done};
        let (to, path) = (ConversationId::new("bob@example.net"), "a".to_owned());
        let send = Command::SendFile { to, path };
        let fetch = Command::FetchPicture {
            email: Address::new("bob@example.net"),
            path: None,
        };
        let mut watch = Watch::default();
        watch.see([state(LinkState::Online)].iter());
        watch.heed(&send);
        assert!(watch.is_busy(), "the file is only about to be opened");
        let told = |watch: &mut Watch, event| {
            watch.see([event].iter());
            (watch.is_busy(), watch.has_moved())
        };
        let outgoing = |state| transfer(1, state, Direction::Outgoing);
        assert_eq!(told(&mut watch, outgoing(Connecting)), (true, true));
        assert_eq!(told(&mut watch, error("201")), (true, false));
        assert_eq!(told(&mut watch, outgoing(Active)), (true, true));
        assert_eq!(told(&mut watch, outgoing(Done)), (false, true));
        // One that fails before it begins, and one that comes in.
        watch.heed(&send);
        let failed = transfer(2, TransferState::Failed, Direction::Outgoing);
        assert_eq!(told(&mut watch, failed), (false, true));
        let incoming = |state| transfer(3, state, Direction::Incoming);
        assert_eq!(told(&mut watch, incoming(Active)), (true, true));
        assert_eq!(told(&mut watch, incoming(Cancelled)), (false, true));
        watch.heed(&fetch);
        watch.heed(&fetch);
        let picture = Event::Picture {
            email: Address::new("bob@example.net"),
            sha1d: "x".into(),
            path: None,
        };
        assert!(told(&mut watch, picture).0);
        let line = r#"{"cmd":"fetch_picture","email":"bob@example.net"}"#;
        let refused = Event::Error {
            code: ErrorCode::new("no_picture"),
            message: String::new(),
            command: Some(line.into()),
        };
        assert!(!told(&mut watch, refused).0);
    }
}
