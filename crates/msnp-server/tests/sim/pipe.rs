//! A connection between a client and the network, which may be slow, cut what it carries anywhere, and break.

use std::collections::BTreeSet;
use std::time::Instant;

use msnp::api::Address;
use msnp::io::LinkId;

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
    /// Everything sent down, and how much of it has arrived.
    sent_down: Vec<u8>,
    arrived: usize,
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
            sent_down: Vec::new(),
            arrived: 0,
        }
    }

    pub fn send_down(&mut self, bytes: &[u8]) {
        self.sent_down.extend_from_slice(bytes);
    }

    pub fn has_arrived(&mut self, count: usize) {
        self.arrived += count;
    }

    /// The marks of texts that were sent down and have not arrived whole.
    pub fn on_their_way(&self) -> BTreeSet<u64> {
        marks(&self.sent_down)
            .filter(|(_, end)| *end > self.arrived)
            .map(|(mark, _)| mark)
            .collect()
    }

    /// The marks of all texts sent down.
    pub fn all_marks(&self) -> BTreeSet<u64> {
        marks(&self.sent_down).map(|(mark, _)| mark).collect()
    }

    /// Whom the client knows to be in the switchboard, from what has arrived.
    pub fn members(&self) -> BTreeSet<Address> {
        let mut members = BTreeSet::new();
        let arrived = self.sent_down.get(..self.arrived).unwrap_or_default();
        let text = String::from_utf8_lossy(arrived);
        let whole = text.rsplit_once("\r\n").map_or("", |(whole, _)| whole);
        for line in whole.split("\r\n") {
            match line.split(' ').collect::<Vec<_>>()[..] {
                // A place of somebody, who is told, too.
                ["JOI", who, ..] | ["IRO", _, _, _, who, ..] if who.contains(';') => {}
                ["JOI", who, ..] | ["IRO", _, _, _, who, ..] => {
                    members.insert(Address::new(who));
                }
                // The line before may be the end of a payload.
                [.., command, who] if command.ends_with("BYE") => {
                    members.remove(&Address::new(who));
                }
                _ => {}
            }
        }
        members
    }

    /// The marks of texts that have arrived.
    pub fn arrived_marks(&self) -> BTreeSet<u64> {
        marks(&self.sent_down)
            .filter(|(_, end)| *end <= self.arrived)
            .map(|(mark, _)| mark)
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
