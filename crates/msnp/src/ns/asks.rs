//! Commands that wait for their answer.

use std::collections::BTreeMap;
use std::time::Instant;

use crate::api::{Address, GroupId, MediaInfo};
use crate::command::{List, TrId};

/// How many commands may wait for an answer.
const MAX_ASKS: usize = 500;

/// What was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Ask {
    /// `VER`.
    Version,
    /// `CVR`: the answer does not matter.
    Client,
    /// `INF`.
    Package,
    /// `USR I`.
    Begin,
    /// `USR S`.
    Prove,
    /// `SYN`.
    Sync {
        /// The list stopped half-way: the ping that was sent then.
        fence: Option<u32>,
    },
    /// `CHG`.
    Status,
    /// `CHG` to a status that is left at once: the answer does not matter.
    Passing,
    /// The own name.
    Name(String),
    /// `UUX`.
    Personal {
        /// The personal message.
        text: String,
        /// The current media.
        media: Option<MediaInfo>,
    },
    /// `UUX` about this place.
    Place,
    /// `UUN` that signs out another place.
    SendAway,
    /// `UUN` about a direct connection.
    Notice,
    /// `UUM`.
    Federated,
    /// `BLP`.
    Privacy(bool),
    /// `ADD` or `ADC`.
    Add {
        /// The list.
        list: List,
        /// Who.
        address: Address,
        /// The group to be put into.
        group: Option<GroupId>,
        /// A group to be put into once the contact has its GUID.
        then: Option<GroupId>,
    },
    /// `REM`.
    Remove {
        /// The list.
        list: List,
        /// Who.
        address: Address,
        /// The group to be taken out of.
        group: Option<GroupId>,
    },
    /// `ADG`.
    NewGroup(String),
    /// `REG`.
    Rename(GroupId, String),
    /// `RMG`.
    DropGroup {
        /// The group.
        group: GroupId,
        /// Its members were taken out of it by hand.
        emptied: bool,
    },
    /// `ADL` or `RML`.
    Lists {
        /// It is part of the list as it is at sign-in.
        initial: bool,
    },
    /// `FQY`.
    Network(Address),
    /// `XFR SB`.
    Switchboard,
    /// `QRY`.
    Challenge,
    /// `PRP` of a number, or of what it may be used for.
    Property(&'static str),
    /// `PAG` or `PGD`, which is only answered when it is refused.
    Page,
    /// `URL` of the inbox.
    Inbox,
    /// `UUM`, which is only answered when it is refused.
    Leave {
        /// The ping that was sent behind it.
        fence: u32,
        /// It was not refused for so long that only the answer to that ping is waited for.
        settled: bool,
    },
}

/// A command that waits.
#[derive(Clone, Debug)]
pub(crate) struct Waiting {
    /// What was asked for.
    pub(crate) ask: Ask,
    /// The user's command behind it.
    pub(crate) command: Option<&'static str>,
    /// Commands to the server for one command of the user share a number.
    pub(crate) errand: u32,
    until: Instant,
}

/// All that wait, by transaction.
#[derive(Debug, Default)]
pub(crate) struct Asks {
    last: TrId,
    errands: u32,
    waiting: BTreeMap<TrId, Waiting>,
    /// The errand of the last error told: a second one of the same errand is not told again.
    failed: Option<u32>,
}

impl Asks {
    /// Begins an errand: what is asked until the next one belongs together.
    pub(crate) fn begin_errand(&mut self) {
        self.errands = self.errands.wrapping_add(1);
    }

    /// Whether more may be asked.
    pub(crate) fn has_room(&self) -> bool {
        self.waiting.len() < MAX_ASKS
    }

    /// A number for a new command, which waits for its answer until then.
    pub(crate) fn add(&mut self, ask: Ask, command: Option<&'static str>, until: Instant) -> TrId {
        // 0 is the server's.
        self.last = self.last.checked_add(1).unwrap_or(1);
        let waiting = Waiting {
            ask,
            command,
            errand: self.errands,
            until,
        };
        let _ = self.waiting.insert(self.last, waiting);
        self.last
    }

    /// The command of this number is answered.
    pub(crate) fn take(&mut self, trid: TrId) -> Option<Waiting> {
        self.waiting.remove(&trid)
    }

    /// The command of this number.
    pub(crate) fn get(&self, trid: TrId) -> Option<&Waiting> {
        self.waiting.get(&trid)
    }

    /// A command that was taken out waits on.
    pub(crate) fn put_back(&mut self, trid: TrId, waiting: Waiting, until: Instant) {
        let _ = self.waiting.insert(trid, Waiting { until, ..waiting });
    }

    /// The answer is on its way: wait anew.
    pub(crate) fn extend(&mut self, trid: TrId, until: Instant) {
        if let Some(waiting) = self.waiting.get_mut(&trid) {
            waiting.until = until;
        }
    }

    /// The first command that asks for this.
    pub(crate) fn find(&self, wanted: impl Fn(&Ask) -> bool) -> Option<TrId> {
        self.waiting
            .iter()
            .find(|(_, waiting)| wanted(&waiting.ask))
            .map(|(trid, _)| *trid)
    }

    /// Whether the error of this command is to be told: one an errand.
    pub(crate) fn tells(&mut self, errand: u32) -> bool {
        let first = self.failed != Some(errand);
        self.failed = Some(errand);
        first
    }

    /// Those that have waited too long.
    pub(crate) fn take_late(&mut self, now: Instant) -> Vec<(TrId, Waiting)> {
        let late: Vec<TrId> = self
            .waiting
            .iter()
            .filter(|(_, waiting)| waiting.until <= now)
            .map(|(trid, _)| *trid)
            .collect();
        late.into_iter()
            .filter_map(|trid| Some((trid, self.waiting.remove(&trid)?)))
            .collect()
    }

    /// All that still wait; none does any more.
    pub(crate) fn take_all(&mut self) -> Vec<Waiting> {
        std::mem::take(&mut self.waiting).into_values().collect()
    }

    /// When the first has waited too long.
    pub(crate) fn deadline(&self) -> Option<Instant> {
        self.waiting.values().map(|waiting| waiting.until).min()
    }
}
