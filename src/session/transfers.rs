//! Files on their way, as the windows show them.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use msnp::api::{Address, ConversationId, Direction, TransferInfo, TransferState, TransferWay};
use msnp::io::TransferId;

/// Files remembered at once; beyond it those that are over go first.
const MAX_TRANSFERS: usize = 200;
/// The speed is measured over at least this long.
const SAMPLE: Duration = Duration::from_millis(500);
/// How much of the speed shown is that of the last sample.
const NEWS: f64 = 0.3;

/// All files on their way, the oldest first.
#[derive(Debug, Default)]
pub struct Transfers {
    all: Vec<Transfer>,
    /// Where the files lie that we asked to send and that were not told of yet.
    asked: Vec<(ConversationId, PathBuf)>,
}

/// A file on its way.
#[derive(Clone, Debug, PartialEq)]
pub struct Transfer {
    pub id: TransferId,
    pub conversation: ConversationId,
    pub with: Address,
    pub direction: Direction,
    pub name: String,
    pub size: u64,
    /// Bytes that are there.
    pub bytes: u64,
    pub stage: Stage,
    pub via: TransferWay,
    /// `SHA1D` of a small picture of it.
    pub preview: Option<Arc<str>>,
    /// Where it is: of an own one, where it was taken from.
    pub path: Option<PathBuf>,
    pub sha256: Option<String>,
    speed: Option<Speed>,
}

/// How far a file is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stage {
    /// The other wants to send it, and waits for our answer.
    Offered,
    /// We said yes, or wait for theirs.
    Connecting,
    Active,
    Done,
    Declined,
    /// By one of the two, for this reason.
    Cancelled(Option<String>),
    Failed(Option<String>),
}

#[derive(Clone, Copy, Debug, PartialEq)]
struct Speed {
    at: SystemTime,
    bytes: u64,
    /// Bytes a second; none until it is measured.
    rate: Option<f64>,
}

impl Transfer {
    /// Whether nothing more will come.
    pub fn is_over(&self) -> bool {
        !matches!(
            self.stage,
            Stage::Offered | Stage::Connecting | Stage::Active
        )
    }

    pub fn is_incoming(&self) -> bool {
        self.direction == Direction::Incoming
    }

    /// How much of it is there, 0 to 1.
    pub fn share(&self) -> f32 {
        if self.size == 0 {
            return if self.stage == Stage::Done { 1.0 } else { 0.0 };
        }
        (self.bytes as f64 / self.size as f64).clamp(0.0, 1.0) as f32
    }

    /// Bytes a second, once that is known.
    pub fn rate(&self) -> Option<u64> {
        let rate = self.speed?.rate?;
        (self.stage == Stage::Active && rate >= 1.0).then_some(rate as u64)
    }

    /// How long it will take yet.
    pub fn left(&self) -> Option<Duration> {
        let missing = self.size.saturating_sub(self.bytes);
        Some(Duration::from_secs(missing.div_ceil(self.rate()?)))
    }

    /// Whether it can be sent once more.
    pub fn can_retry(&self) -> bool {
        let broke = matches!(self.stage, Stage::Failed(_) | Stage::Cancelled(_));
        broke && !self.is_incoming() && self.path.is_some()
    }

    fn measure(&mut self, at: SystemTime) {
        let Some(speed) = &mut self.speed else {
            self.speed = Some(Speed {
                at,
                bytes: self.bytes,
                rate: None,
            });
            return;
        };
        let Ok(took) = at.duration_since(speed.at) else {
            // The clock was set back: measure from here.
            speed.at = at;
            speed.bytes = self.bytes;
            return;
        };
        if took < SAMPLE {
            return;
        }
        let now = self.bytes.saturating_sub(speed.bytes) as f64 / took.as_secs_f64();
        speed.rate = Some(match speed.rate {
            Some(before) => before + (now - before) * NEWS,
            None => now,
        });
        speed.at = at;
        speed.bytes = self.bytes;
    }
}

impl Transfers {
    /// Those of a conversation, the oldest first.
    pub fn of<'a>(
        &'a self,
        conversation: &'a ConversationId,
    ) -> impl DoubleEndedIterator<Item = &'a Transfer> {
        let here = move |transfer: &&Transfer| transfer.conversation == *conversation;
        self.all.iter().filter(here)
    }

    pub fn get(&self, id: TransferId) -> Option<&Transfer> {
        self.all.iter().find(|transfer| transfer.id == id)
    }

    /// Whether a file is on its way there.
    pub fn any_running(&self, conversation: &ConversationId) -> bool {
        self.of(conversation).any(|transfer| !transfer.is_over())
    }

    /// We ask to send this file.
    pub fn asked(&mut self, to: &ConversationId, path: PathBuf) {
        if self.asked.len() < MAX_TRANSFERS {
            self.asked.push((to.clone(), path));
        }
    }

    /// We said yes: until the engine tells more, it is being connected.
    pub fn accepted(&mut self, id: TransferId) {
        if let Some(known) = self.all.iter_mut().find(|known| known.id == id)
            && known.stage == Stage::Offered
        {
            known.stage = Stage::Connecting;
        }
    }

    /// The user does not want to see it any more.
    pub fn dismiss(&mut self, id: TransferId) {
        self.all.retain(|known| known.id != id || !known.is_over());
    }

    /// The conversation goes on under another id.
    pub fn became(&mut self, was: &ConversationId, now: &ConversationId) {
        for known in &mut self.all {
            if known.conversation == *was {
                known.conversation = now.clone();
            }
        }
    }

    /// Somebody offers a file.
    pub fn offered(&mut self, offer: Transfer) {
        if self.get(offer.id).is_none() {
            self.push(offer);
        }
    }

    /// How far a file has come; whether all of it is there since now.
    pub fn told(&mut self, info: TransferInfo, at: SystemTime) -> bool {
        if self.get(info.transfer).is_none() {
            let path = self.source_of(&info);
            self.push(Transfer {
                path,
                ..Transfer::new(&info)
            });
        }
        let known = self.all.iter_mut().find(|known| known.id == info.transfer);
        let Some(known) = known.filter(|known| !known.is_over()) else {
            return false;
        };
        known.bytes = info.bytes.min(info.size);
        known.size = info.size;
        known.via = info.via;
        known.sha256 = info.sha256.or(known.sha256.take());
        known.path = info.path.map(PathBuf::from).or(known.path.take());
        known.stage = match info.state {
            TransferState::Connecting => Stage::Connecting,
            TransferState::Active => Stage::Active,
            TransferState::Done => Stage::Done,
            TransferState::Declined => Stage::Declined,
            TransferState::Cancelled => Stage::Cancelled(info.reason),
            TransferState::Failed => Stage::Failed(info.reason),
        };
        if known.stage == Stage::Active {
            known.measure(at);
        }
        known.stage == Stage::Done
    }

    fn source_of(&mut self, info: &TransferInfo) -> Option<PathBuf> {
        let named = |path: &PathBuf| {
            let name = path.file_name().and_then(|name| name.to_str());
            name == Some(info.name.as_str())
        };
        let at = self
            .asked
            .iter()
            .position(|(to, path)| *to == info.conversation && named(path))
            .filter(|_| info.direction == Direction::Outgoing)?;
        Some(self.asked.remove(at).1)
    }

    fn push(&mut self, transfer: Transfer) {
        if self.all.len() >= MAX_TRANSFERS {
            let at = self.all.iter().position(Transfer::is_over).unwrap_or(0);
            self.all.remove(at);
        }
        self.all.push(transfer);
    }
}

impl Transfer {
    /// An offer of somebody.
    pub fn offer(id: TransferId, conversation: ConversationId, with: Address) -> Self {
        Self {
            id,
            conversation,
            with,
            direction: Direction::Incoming,
            name: String::new(),
            size: 0,
            bytes: 0,
            stage: Stage::Offered,
            via: TransferWay::Switchboard,
            preview: None,
            path: None,
            sha256: None,
            speed: None,
        }
    }

    fn new(info: &TransferInfo) -> Self {
        Self {
            direction: info.direction,
            name: info.name.clone(),
            size: info.size,
            stage: Stage::Connecting,
            ..Self::offer(info.transfer, info.conversation.clone(), info.with.clone())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bob() -> ConversationId {
        ConversationId::new("bob@example.net")
    }

    fn info(state: TransferState, bytes: u64) -> TransferInfo {
        TransferInfo {
            transfer: TransferId(1),
            state,
            conversation: bob(),
            with: Address::new("bob@example.net"),
            direction: Direction::Outgoing,
            name: "holiday.zip".to_owned(),
            bytes,
            size: 10_000,
            via: TransferWay::Direct,
            path: None,
            sha256: None,
            reason: None,
        }
    }

    fn at(ms: u64) -> SystemTime {
        SystemTime::UNIX_EPOCH + Duration::from_millis(ms)
    }

    fn one(transfers: &Transfers) -> &Transfer {
        transfers.get(TransferId(1)).expect("it is there")
    }

    #[test]
    fn speed_and_time_left_are_measured_from_what_comes() {
        let mut transfers = Transfers::default();
        transfers.told(info(TransferState::Active, 0), at(0));
        assert_eq!(one(&transfers).rate(), None);
        transfers.told(info(TransferState::Active, 100), at(100));
        assert_eq!(one(&transfers).rate(), None, "too early to tell");
        transfers.told(info(TransferState::Active, 1_000), at(1_000));
        assert_eq!(one(&transfers).rate(), Some(1_000));
        assert_eq!(one(&transfers).left(), Some(Duration::from_secs(9)));
        transfers.told(info(TransferState::Active, 3_000), at(2_000));
        assert_eq!(one(&transfers).rate(), Some(1_300), "it follows slowly");
        assert!((one(&transfers).share() - 0.3).abs() < 1e-6);
        transfers.told(info(TransferState::Done, 10_000), at(3_000));
        assert_eq!(one(&transfers).rate(), None);
    }

    #[test]
    fn a_clock_that_is_set_back_does_no_harm() {
        let mut transfers = Transfers::default();
        transfers.told(info(TransferState::Active, 500), at(9_000));
        transfers.told(info(TransferState::Active, 600), at(1_000));
        transfers.told(info(TransferState::Active, 1_600), at(2_000));
        assert_eq!(one(&transfers).rate(), Some(1_000));
    }

    #[test]
    fn what_is_over_stays_over_until_it_is_dismissed() {
        let mut transfers = Transfers::default();
        transfers.told(info(TransferState::Failed, 10), at(0));
        transfers.told(info(TransferState::Active, 20), at(1));
        assert_eq!(one(&transfers).stage, Stage::Failed(None));
        transfers.dismiss(TransferId(1));
        assert_eq!(transfers.get(TransferId(1)), None);
    }

    #[test]
    fn an_own_file_that_broke_off_can_be_sent_again() {
        let mut transfers = Transfers::default();
        transfers.asked(&bob(), PathBuf::from("/tmp/holiday.zip"));
        transfers.told(info(TransferState::Connecting, 0), at(0));
        assert!(!one(&transfers).can_retry());
        transfers.dismiss(TransferId(1));
        assert!(transfers.any_running(&bob()), "only what is over goes");
        transfers.told(info(TransferState::Failed, 0), at(1));
        assert!(one(&transfers).can_retry());
        let path = one(&transfers).path.as_deref();
        assert_eq!(path, Some(std::path::Path::new("/tmp/holiday.zip")));
    }

    #[test]
    fn the_memory_of_files_is_bounded() {
        let mut transfers = Transfers::default();
        for number in 0..500 {
            let id = TransferId(number);
            let with = Address::new("bob@example.net");
            transfers.offered(Transfer::offer(id, bob(), with));
        }
        assert_eq!(transfers.of(&bob()).count(), MAX_TRANSFERS);
        assert!(transfers.get(TransferId(499)).is_some());
    }
}
