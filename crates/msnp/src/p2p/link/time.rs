//! Waits and their ends (07 section 2.7).

use std::time::{Duration, Instant};

use super::{BlobId, Fault, Link, Version};

/// A session text is acknowledged so soon, or goes again once.
const TEXT: Duration = Duration::from_secs(15);
/// A session text goes out so soon; without a bridge it is not repeated.
const UNSENT: Duration = Duration::from_secs(60);
/// Data that go out stand still so long at most.
const STILL: Duration = Duration::from_secs(60);
/// Data that are all out are acknowledged so soon: the bridge may hold many of them.
const ACKNOWLEDGED: Duration = Duration::from_secs(180);
/// What a bridge does with a packet is told so soon.
const CARRIED: Duration = Duration::from_secs(60);
/// A question is answered so soon.
const ANSWERED: Duration = Duration::from_secs(10);

impl Link {
    /// Time has passed: what was waited for too long is repeated or given up.
    pub fn tick(&mut self, now: Instant) {
        self.settle(now);
        if self
            .flight
            .oldest()
            .is_some_and(|since| now >= since + CARRIED)
        {
            self.broken(Fault::Silent);
        }
        if self.asked().is_some_and(|since| now >= since + ANSWERED) {
            let back = self.sequence.unanswered();
            self.go_back(back);
        }
        self.release_v2(now);
        for id in self.late(now) {
            self.late_blob(id, now);
        }
        for (session, why) in self.arriving.tick(self.bridge.is_some(), now) {
            self.abort(session, why);
        }
    }

    /// When [`Link::tick`] has something to do.
    #[must_use]
    pub fn deadline(&self) -> Option<Instant> {
        let carried = self.flight.oldest().filter(|_| !self.is_stuck);
        let carried = carried.map(|since| since + CARRIED);
        let asked = self.asked().map(|since| since + ANSWERED);
        let blobs = self.waits().map(|(_, until)| until);
        let one = [
            self.flight.deadline(),
            carried,
            asked,
            self.arriving.deadline(self.bridge.is_some()),
            self.sequence.held_until(),
        ];
        one.into_iter().flatten().chain(blobs).min()
    }

    fn asked(&self) -> Option<Instant> {
        self.sequence.probe.and_then(|probe| probe.since)
    }

    /// Until when the blobs that go out wait.
    fn waits(&self) -> impl Iterator<Item = (BlobId, Instant)> {
        self.texts.iter().chain(&self.data).map(|blob| {
            let wait = match (blob.is_slp(), blob.is_out()) {
                (true, true) if self.bridge.is_some() => TEXT,
                (true, _) => UNSENT,
                (false, true) => ACKNOWLEDGED,
                (false, false) => STILL,
            };
            (blob.id, blob.touched + wait)
        })
    }

    fn late(&self, now: Instant) -> Vec<BlobId> {
        let late = self.waits().filter(|(_, until)| now >= *until);
        late.map(|(id, _)| id).collect()
    }

    /// A blob has waited long enough.
    fn late_blob(&mut self, id: BlobId, now: Instant) {
        let is_v1 = self.version == Version::V1;
        let has_bridge = self.bridge.is_some();
        let Some(blob) = self.blob(id) else {
            return;
        };
        if !blob.is_slp() || !blob.is_out() || blob.repeated || !has_bridge {
            self.give_up(id, Fault::Silent);
            return;
        }
        blob.repeated = true;
        blob.touched = now;
        if is_v1 {
            blob.back_to(0);
        } else {
            // Its sequence must not change: the peer says whether it is to be sent again.
            self.sequence.doubt(None);
        }
    }
}
