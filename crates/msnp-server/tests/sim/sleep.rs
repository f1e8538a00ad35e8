//! Computers that sleep while the network goes on.

use std::collections::VecDeque;
use std::time::Duration;

use rand::Rng;

use crate::net::{CROWD, Due, Net};
use crate::person::Sleep;

impl Net {
    /// Somebody shuts the lid. Most connections do not live until it is opened again.
    pub fn sleeps(&mut self, who: usize) {
        if self.people[who].asleep.is_some() {
            return;
        }
        // A night takes long to play where many ask the gateway all the time.
        let crowd = self.crowd() as u32 / CROWD as u32;
        let longest = match self.rng.random_ratio(1, 8 * crowd * crowd) {
            true => 3 * 3600,
            false => 240,
        };
        let time = Duration::from_secs(self.rng.random_range(2..longest));
        let since = self.now.mono;
        let person = &mut self.people[who];
        person.note(since - self.start, || format!("=== sleeps for {time:?}"));
        person.asleep = Some(Sleep {
            since,
            missed: VecDeque::new(),
        });
        let links: Vec<_> = person.links.values().copied().collect();
        for link in links {
            if self.rng.random_ratio(3, 4) {
                self.goes_dead(link);
            }
        }
        let wait = self.people[who].wait;
        self.waits.remove(&(wait, who));
        self.plan(since + time, Due::Wakes(who));
    }

    /// The lid is opened; what was missed meanwhile.
    pub fn wakes(&mut self, who: usize) -> VecDeque<Due> {
        let stood_still = self.rng.random();
        let notices = self.rng.random::<bool>();
        let soon = self.soon();
        let now = self.now.mono;
        let person = &mut self.people[who];
        let Some(sleep) = person.asleep.take() else {
            return VecDeque::new();
        };
        if stood_still {
            let slept = now - sleep.since;
            person.behind += slept;
            person.wait += slept;
        }
        let wait = person.wait;
        person.note(now - self.start, || {
            format!("=== wakes; its clock stood still: {stood_still}")
        });
        self.wake_at(who, wait);
        if notices {
            self.plan(soon, Due::NetworkReturns(who));
        }
        sleep.missed
    }
}
