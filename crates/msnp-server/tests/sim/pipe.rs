//! A connection between a client and the network, which may be slow, cut what it carries anywhere, and break.

use std::collections::{BTreeSet, VecDeque};
use std::time::Instant;

use msnp::api::Address;
use msnp::io::LinkId;

/// No mark has more bytes.
const LONGEST_MARK: usize = 16;

/// One connection.
#[derive(Debug)]
pub struct Pipe {
    /// Whose it is, and in which of their lives.
    pub who: usize,
    pub life: u32,
    /// The client's number for it; the network's is the key it is kept under.
    pub inner: LinkId,
    /// Whether it still carries anything up to the network, down to the client.
    pub up: bool,
    pub down: bool,
    /// Whether what is written from now on is swallowed, though what is on its way arrives.
    pub swallows_up: bool,
    pub swallows_down: bool,
    /// How many bytes the reader at each end takes in a second, when that is slow.
    pub pace_up: Option<u32>,
    pub pace_down: Option<u32>,
    /// When the last piece on its way arrives: pieces do not overtake each other.
    pub up_until: Instant,
    pub down_until: Instant,
    /// How much was sent down, and how much of that has arrived.
    sent: usize,
    arrived: usize,
    /// The marks of texts sent down, and where each ends in all that was sent.
    marks: Vec<(u64, usize)>,
    /// The last bytes sent down.
    last: Vec<u8>,
    /// What has not arrived yet.
    on_its_way: VecDeque<u8>,
    /// The beginning of a line.
    line: Vec<u8>,
    /// Whom the client knows to be in the switchboard, from what has arrived.
    members: BTreeSet<Address>,
}

impl Pipe {
    pub fn new(who: usize, life: u32, inner: LinkId, now: Instant) -> Self {
        Self {
            who,
            life,
            inner,
            up: true,
            down: true,
            swallows_up: false,
            swallows_down: false,
            pace_up: None,
            pace_down: None,
            up_until: now,
            down_until: now,
            sent: 0,
            arrived: 0,
            marks: Vec::new(),
            last: Vec::new(),
            on_its_way: VecDeque::new(),
            line: Vec::new(),
            members: BTreeSet::new(),
        }
    }

    pub fn send_down(&mut self, bytes: &[u8]) {
        // A mark may be cut anywhere.
        let from = self.sent - self.last.len();
        self.last.extend_from_slice(bytes);
        self.sent += bytes.len();
        let before = self.sent - bytes.len();
        let all = marks(&self.last).map(|(mark, end)| (mark, from + end));
        self.marks.extend(all.filter(|(_, end)| *end > before));
        let rest = self.last.len().saturating_sub(LONGEST_MARK);
        self.last.drain(..rest);
        self.on_its_way.extend(bytes);
    }

    /// The text of which only the beginning was sent down.
    pub fn unfinished(&self) -> Option<u64> {
        let (last, _) = self.marks.last()?;
        let times = self.marks.iter().filter(|(mark, _)| mark == last).count();
        (times == 1).then_some(*last)
    }

    pub fn has_arrived(&mut self, count: usize) {
        self.arrived += count;
        let count = count.min(self.on_its_way.len());
        self.line.extend(self.on_its_way.drain(..count));
        let Some(end) = memchr::memmem::rfind(&self.line, b"\r\n") else {
            return;
        };
        let rest = self.line.split_off(end + 2);
        let whole = std::mem::replace(&mut self.line, rest);
        for line in String::from_utf8_lossy(&whole).split("\r\n") {
            self.read(line);
        }
    }

    fn read(&mut self, line: &str) {
        let mut words = line.rsplit(' ');
        if let (Some(who), Some(command)) = (words.next(), words.next())
            && command.ends_with("BYE")
        {
            // The line before may be the end of a payload.
            self.members.remove(&Address::new(who));
            return;
        }
        let mut words = line.split(' ');
        let who = match words.next() {
            Some("JOI") => words.next(),
            Some("IRO") => words.nth(3),
            _ => None,
        };
        // A place of somebody, who is told, too, is no other member.
        if let Some(who) = who.filter(|who| !who.contains(';')) {
            self.members.insert(Address::new(who));
        }
    }

    /// The marks of texts that were sent down and have not arrived whole.
    pub fn on_their_way(&self) -> BTreeSet<u64> {
        let marks = self.marks.iter();
        marks
            .filter(|(_, end)| *end > self.arrived)
            .map(|(mark, _)| *mark)
            .collect()
    }

    /// The marks of all texts sent down.
    pub fn all_marks(&self) -> impl Iterator<Item = u64> + '_ {
        self.marks.iter().map(|(mark, _)| *mark)
    }

    /// Whom the client knows to be in the switchboard, from what has arrived.
    pub fn members(&self) -> BTreeSet<Address> {
        self.members.clone()
    }

    /// The marks of texts that have arrived.
    pub fn arrived_marks(&self) -> BTreeSet<u64> {
        let marks = self.marks.iter();
        marks
            .filter(|(_, end)| *end <= self.arrived)
            .map(|(mark, _)| *mark)
            .collect()
    }
}

/// The marks in a stream.
pub fn marks_in(bytes: &[u8]) -> BTreeSet<u64> {
    marks(bytes).map(|(mark, _)| mark).collect()
}

/// A text begins with `<#17#>` and ends with `<#end17#>`; the mark and where the text ends, for each end mark in the
/// stream, and for each begin mark too (a text may be carried in pieces).
fn marks(stream: &[u8]) -> impl Iterator<Item = (u64, usize)> {
    memchr::memmem::find_iter(stream, b"<#").filter_map(|at| {
        let rest = stream.get(at + 2..)?;
        let rest = rest.strip_prefix(b"end").unwrap_or(rest);
        let length = rest.iter().position(|byte| !byte.is_ascii_digit())?;
        let mark = std::str::from_utf8(rest.get(..length)?)
            .ok()?
            .parse()
            .ok()?;
        // The last byte of the mark is good enough: a mark at the end of a text is its last byte.
        Some((mark, stream.len() - rest.len() + length + 2))
    })
}

/// The mark a text begins with.
pub fn mark_of(text: &str) -> Option<u64> {
    let (mark, _) = text.strip_prefix("<#")?.split_once("#>")?;
    mark.parse().ok()
}
