//! What breaks.

use std::time::Duration;

use msnp::api::{Command, Status};
use msnp::io::{CloseReason, LinkId};
use msnp_server::{Control, Input};
use rand::Rng;

use crate::net::{CROWD, Due, Net};

impl Net {
    /// Something breaks.
    pub fn fault(&mut self) {
        let links: Vec<LinkId> = self
            .pipes
            .iter()
            .filter(|(_, p)| p.up || p.down)
            .map(|(l, _)| *l)
            .collect();
        let kind = self.rng.random_range(0..24);
        // What happens to all of them happens no more often to many.
        let (crowd, few) = (self.crowd() as u32, CROWD as u32);
        if matches!(kind, 13..17) && !self.rng.random_ratio(few, crowd) {
            return;
        }
        match kind {
            kind @ 0..13 if !links.is_empty() => {
                let link = links[self.rng.random_range(0..links.len())];
                match kind {
                    0..8 => self.break_pipe(link, CloseReason::Broken),
                    8 | 9 => self.goes_dead(link),
                    _ => self.half_closes(link),
                }
            }
            13 => self.server_crash(),
            14 => self.tell_world(Input::Control(Control::ShutDown)),
            15 => self.tell_world(Input::Control(Control::GoingDown { minutes: 1 })),
            16 => {
                let address = self.world.address().clone();
                self.tell_world(Input::Control(Control::Move { address }));
            }
            17 | 18 => {
                if let Some(who) = self.somebody_awake() {
                    self.client_crash(who);
                }
            }
            19 | 20 => {
                if let Some(who) = self.somebody_awake() {
                    let up = self.rng.random();
                    self.input(who, msnp::Input::Network { up });
                }
            }
            21 | 22 => {
                let who = self.rng.random_range(0..self.people.len());
                self.sleeps(who);
            }
            _ => {}
        }
    }

    fn somebody_awake(&mut self) -> Option<usize> {
        let who = self.rng.random_range(0..self.people.len());
        self.people[who].asleep.is_none().then_some(who)
    }

    fn server_crash(&mut self) {
        let links: Vec<LinkId> = self.pipes.keys().copied().collect();
        for link in links {
            self.break_pipe(link, CloseReason::Broken);
        }
        self.tell_world(Input::Control(Control::Crash));
        self.web_breaks();
        self.server_up = false;
        let at = self.now.mono + Duration::from_millis(self.rng.random_range(100..20_000));
        self.plan(at, Due::ServerUp);
    }

    fn client_crash(&mut self, who: usize) {
        let now = self.now;
        let links: Vec<LinkId> = self.people[who].links.values().copied().collect();
        for link in links {
            // What arrived but was not told yet died with the process.
            if let Some(pipe) = self.pipes.get(&link) {
                let told = self.people[who].told_marks();
                let died = pipe.arrived_marks();
                self.lost
                    .extend(died.difference(&told).map(|mark| (*mark, who)));
            }
            self.break_pipe(link, CloseReason::Broken);
        }
        self.hang_up_all(who);
        let person = &mut self.people[who];
        person.note(now.mono - self.start, || "=== the process dies".into());
        person.crash(&mut self.rng, now);
        self.command(
            who,
            Command::SignIn {
                status: Status::Online,
            },
        );
    }
}
