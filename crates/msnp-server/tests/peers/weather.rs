//! What takes its time between the people of a town, and what goes wrong there.

use std::collections::{BTreeMap, BTreeSet};
use std::time::{Duration, Instant};

use msnp::io::{CloseReason, LinkId};
use msnp_server::Input;
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};

use crate::town::Town;

/// What goes one way arrives in the order in which it went out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Way {
    /// To the network, on this link of its.
    Up(LinkId),
    /// From there.
    Down(LinkId),
    /// To somebody on a direct connection.
    Wire(usize, LinkId),
    /// From somebody's disk.
    Disk(usize),
}

/// What arrives.
#[derive(Debug)]
pub enum Due {
    Up(LinkId, Input),
    Down(usize, LinkId, msnp::Input),
    Wire(usize, LinkId, msnp::Input),
    Disk(usize, msnp::Input),
}

/// Delays, the same for a seed on every machine.
pub struct Weather {
    rng: StdRng,
    /// The least and the most that anything takes on its way, in microseconds.
    slow: (u64, u64),
    /// The most that a disk takes.
    disk: u64,
    due: BTreeMap<(Instant, u64), (Way, Due)>,
    last: BTreeMap<Way, Instant>,
    next: u64,
    /// The links that the network knows.
    open: BTreeSet<LinkId>,
}

impl Weather {
    pub fn new(seed: u64, slow: (Duration, Duration), disk: Duration) -> Self {
        let micros = |time: Duration| u64::try_from(time.as_micros()).expect("a short time");
        Self {
            rng: StdRng::seed_from_u64(seed),
            slow: (micros(slow.0), micros(slow.1)),
            disk: micros(disk),
            due: BTreeMap::new(),
            last: BTreeMap::new(),
            next: 0,
            open: BTreeSet::new(),
        }
    }

    /// When something arrives next.
    pub fn next(&self) -> Option<Instant> {
        self.due.keys().next().map(|(at, _)| *at)
    }

    pub fn opened(&mut self, link: LinkId) {
        self.open.insert(link);
    }

    pub fn closed(&mut self, link: LinkId) {
        self.open.remove(&link);
    }

    fn plan(&mut self, (way, due): (Way, Due), now: Instant) {
        let micros = match way {
            Way::Disk(_) => self.rng.random_range(0..=self.disk),
            _ => self.rng.random_range(self.slow.0..=self.slow.1),
        };
        let at = now + Duration::from_micros(micros);
        let at = self.last.get(&way).map_or(at, |last| at.max(*last));
        self.last.insert(way, at);
        self.next += 1;
        self.due.insert((at, self.next), (way, due));
    }

    /// What is on its way there never arrives.
    fn lose(&mut self, way: Way) {
        self.due.retain(|_, (other, _)| *other != way);
    }
}

impl Town {
    /// From now on everything takes its time.
    pub fn let_it_blow(&mut self, mut weather: Weather) {
        for person in &self.people {
            weather.open.extend(person.links.values());
        }
        self.weather = Some(weather);
    }

    pub(super) fn send(&mut self, way: Way, due: Due) {
        match &mut self.weather {
            Some(weather) => weather.plan((way, due), self.now.mono),
            None => self.bring(due),
        }
    }

    /// Everything arrives whose time it is; whether there was anything.
    pub(super) fn arrive(&mut self) -> bool {
        let mut any = false;
        while let Some(weather) = &mut self.weather
            && let Some(entry) = weather.due.first_entry()
            && entry.key().0 <= self.now.mono
        {
            let (_, due) = entry.remove();
            self.bring(due);
            any = true;
        }
        any
    }

    /// It arrives, unless whoever it is for has closed meanwhile.
    fn bring(&mut self, due: Due) {
        match due {
            Due::Up(link, input) => {
                let weather = self.weather.as_mut();
                let is_last = matches!(input, Input::Closed { .. });
                let known = weather.is_none_or(|weather| match is_last {
                    true => weather.open.remove(&link),
                    false => weather.open.contains(&link),
                });
                if known {
                    self.world.handle(input, self.now);
                }
            }
            Due::Down(who, inner, input) => {
                let links = &mut self.people[who].links;
                let known = match &input {
                    msnp::Input::Closed { .. } => links.remove(&inner).is_some(),
                    _ => links.contains_key(&inner),
                };
                if known {
                    self.tell(who, input);
                }
            }
            Due::Wire(who, link, input) => {
                let known = match &input {
                    msnp::Input::Closed { .. } => self.wires.remove(&(who, link)).is_some(),
                    _ => self.wires.contains_key(&(who, link)),
                };
                if known {
                    self.tell(who, input);
                }
            }
            Due::Disk(who, input) => self.tell(who, input),
        }
    }

    // --- what goes wrong --------------------------------------------------------------------------------------------

    /// One link of somebody breaks, the notification server's or one of the others; what is on its way there is lost.
    /// `false` when there is none.
    pub fn break_link(&mut self, who: usize, is_ns: bool) -> bool {
        let links = self.people[who].links.values();
        let link = match is_ns {
            true => links.copied().next(),
            false => links.skip(1).copied().next_back(),
        };
        let Some(link) = link else {
            return false;
        };
        if let Some(weather) = &mut self.weather {
            weather.lose(Way::Up(link));
            weather.lose(Way::Down(link));
        }
        self.send(Way::Up(link), Due::Up(link, Input::Closed { link }));
        let inner = self.people[who].links.iter();
        let inner = inner.filter(|(_, own)| **own == link);
        for inner in inner.map(|(inner, _)| *inner).collect::<Vec<_>>() {
            let reason = CloseReason::Broken;
            let input = msnp::Input::Closed {
                link: inner,
                reason,
            };
            self.send(Way::Down(link), Due::Down(who, inner, input));
        }
        true
    }

    /// Every direct connection breaks, at its ends one after the other.
    pub fn lose_wires(&mut self) -> usize {
        let wires: Vec<_> = self.wires.keys().copied().collect();
        for (who, link) in &wires {
            if let Some(weather) = &mut self.weather {
                weather.lose(Way::Wire(*who, *link));
            }
            let reason = CloseReason::Broken;
            let input = msnp::Input::Closed {
                link: *link,
                reason,
            };
            self.send(Way::Wire(*who, *link), Due::Wire(*who, *link, input));
        }
        wires.len() / 2
    }
}
