//! What people do, and what becomes of connections.

use std::collections::BTreeSet;
use std::time::Duration;

use bytes::Bytes;
use msnp::api::{Address, Command, ConversationId, LinkState, MessageId, Status, TextFormat};
use msnp::io::{CloseReason, LinkId};
use msnp_server::Input;
use rand::Rng;

use crate::net::{Due, Net};
use crate::person::Said;
use crate::pipe::marks_in;

impl Net {
    /// One random act of somebody.
    pub fn act(&mut self, who: usize) {
        if self.people[who].state == LinkState::Disconnected {
            return self.command(
                who,
                Command::SignIn {
                    status: Status::Online,
                },
            );
        }
        let other = self.somebody(who);
        let command = match self.rng.random_range(0..40) {
            0..18 => return self.say(who, ConversationId::with(&other), Some(other)),
            18..22 => match self.a_group(who) {
                Some(group) => return self.say(who, group, None),
                None => return,
            },
            22 => Command::Typing {
                to: ConversationId::with(&other),
            },
            23 => Command::Nudge {
                to: ConversationId::with(&other),
            },
            24 => Command::AddContact {
                email: other,
                message: None,
                group: None,
            },
            25 => Command::RemoveContact { email: other },
            26 => Command::Block { email: other },
            27 | 28 => Command::Unblock { email: other },
            29 => Command::AcceptContact {
                email: other,
                add: true,
            },
            30 | 31 => Command::SetStatus {
                status: [
                    Status::Online,
                    Status::Busy,
                    Status::Away,
                    Status::Hidden,
                    Status::Online,
                ][self.rng.random_range(0..5)],
            },
            32 => Command::SetPersonalMessage {
                text: format!("message {}", self.rng.random_range(0..100)),
            },
            33 => Command::SetDisplayName {
                name: format!("name é {}", self.rng.random_range(0..100)),
            },
            34 => Command::Invite {
                conversation: self.a_group(who).unwrap_or(ConversationId::with(&other)),
                email: self.somebody(who),
            },
            35 => Command::Leave {
                conversation: self.a_group(who).unwrap_or(ConversationId::with(&other)),
            },
            36 => Command::AddGroup {
                name: format!("group {}", self.rng.random_range(0..4)),
            },
            37 => Command::GroupAdd {
                email: other,
                group: format!("group {}", self.rng.random_range(0..4)),
            },
            38 => match self.rng.random_range(0..4) {
                0 => Command::RemoveGroup {
                    name: format!("group {}", self.rng.random_range(0..4)),
                },
                1 => Command::GroupRemove {
                    email: other,
                    group: format!("group {}", self.rng.random_range(0..4)),
                },
                2 => Command::RenameGroup {
                    name: format!("group {}", self.rng.random_range(0..4)),
                    new_name: format!("group {}", self.rng.random_range(0..4)),
                },
                _ => Command::SetPrivacy {
                    allow_strangers: self.rng.random_ratio(4, 5),
                },
            },
            _ => Command::SignOut,
        };
        self.command(who, command);
    }

    fn somebody(&mut self, but: usize) -> Address {
        let at = self.rng.random_range(0..self.people.len() - 1);
        let at = if at >= but { at + 1 } else { at };
        self.people[at].address.clone()
    }

    fn a_group(&mut self, who: usize) -> Option<ConversationId> {
        let groups = &self.people[who].groups;
        let at = self.rng.random_range(0..groups.len().max(1));
        groups.iter().nth(at).cloned()
    }

    fn say(&mut self, who: usize, conversation: ConversationId, to: Option<Address>) {
        let mark = self.next_mark;
        self.next_mark += 1;
        let filler = match self.rng.random_range(0..20) {
            0 => "long é你😀 ".repeat(self.rng.random_range(100..400)),
            1 => "\n\nblank lines\n\n".into(),
            _ => "hello".into(),
        };
        let text = format!("<#{mark}#>{filler}<#end{mark}#>");
        let id = MessageId::new(&format!("m{mark}"));
        self.people[who].said.push(Said {
            mark,
            id: id.clone(),
            text: text.clone(),
            to,
            states: Vec::new(),
            present: BTreeSet::new(),
        });
        self.command(
            who,
            Command::SendText {
                to: conversation,
                text,
                format: TextFormat::default(),
                id: Some(id),
            },
        );
    }

    // --- connections ------------------------------------------------------------------------------------------------

    /// The network sends: in pieces, each at its time.
    pub fn send_down(&mut self, link: LinkId, bytes: Bytes) {
        let Some(pipe) = self.pipes.get_mut(&link) else {
            return;
        };
        pipe.send_down(&bytes);
        if !pipe.down {
            // Nobody will get it.
            let who = pipe.who;
            let lost = pipe.on_their_way();
            self.lost.extend(lost.into_iter().map(|mark| (mark, who)));
            return;
        }
        let mut at = pipe.down_until;
        for piece in self.pieces(bytes) {
            at = at.max(self.soon());
            self.plan(at, Due::Down(link, piece));
        }
        if let Some(pipe) = self.pipes.get_mut(&link) {
            pipe.down_until = at;
        }
    }

    pub fn send_up(&mut self, who: usize, inner: LinkId, bytes: Bytes) {
        let Some(&link) = self.people[who].links.get(&inner) else {
            return;
        };
        let Some(pipe) = self.pipes.get(&link).filter(|pipe| pipe.up) else {
            return;
        };
        let mut at = pipe.up_until;
        let marks = marks_in(&bytes);
        let present = match marks.is_empty() {
            true => BTreeSet::new(),
            false => pipe.members(),
        };
        let person = &mut self.people[who];
        for mark in marks {
            if let Some(said) = person.said.iter_mut().find(|said| said.mark == mark) {
                said.present.extend(present.iter().cloned());
            }
            if !person.went_out.contains(&mark) {
                person.went_out.push(mark);
            }
        }
        for piece in self.pieces(bytes) {
            at = at.max(self.soon());
            self.plan(at, Due::Up(link, piece));
        }
        if let Some(pipe) = self.pipes.get_mut(&link) {
            pipe.up_until = at;
        }
    }

    /// The bytes in pieces cut anywhere.
    fn pieces(&mut self, mut bytes: Bytes) -> Vec<Bytes> {
        let mut pieces = Vec::new();
        while bytes.len() > 1 && self.rng.random_ratio(1, 3) {
            let at = self.rng.random_range(1..bytes.len());
            pieces.push(bytes.split_to(at));
        }
        pieces.push(bytes);
        pieces
    }

    pub fn arrive(&mut self, link: LinkId, bytes: Bytes) {
        let Some(pipe) = self.pipes.get_mut(&link).filter(|pipe| pipe.down) else {
            return;
        };
        pipe.has_arrived(bytes.len());
        let (who, life, inner) = (pipe.who, pipe.life, pipe.inner);
        if self.people[who].life == life {
            self.input(who, msnp::Input::Received { link: inner, bytes });
        }
    }

    /// Both ways are gone; each side hears of it in its time.
    pub fn break_pipe(&mut self, link: LinkId, reason: CloseReason) {
        let (up_at, down_at) = (self.soon(), self.soon());
        let late = Duration::from_secs(self.rng.random_range(0..20));
        let Some(pipe) = self.pipes.get_mut(&link) else {
            return;
        };
        let (was_up, was_down, who) = (pipe.up, pipe.down, pipe.who);
        pipe.up = false;
        pipe.down = false;
        if was_down {
            let lost = pipe.on_their_way();
            self.lost.extend(lost.into_iter().map(|mark| (mark, who)));
            self.plan(down_at, Due::DownEnds(link, reason));
        }
        if was_up {
            self.plan(up_at + late, Due::UpEnds(link));
        }
    }

    /// The network has closed: what it sent before still arrives.
    pub fn server_closes(&mut self, link: LinkId) {
        let at = self.soon();
        if let Some(pipe) = self.pipes.get_mut(&link).filter(|pipe| pipe.down) {
            pipe.up = false;
            let at = at.max(pipe.down_until);
            self.plan(at, Due::DownEnds(link, CloseReason::Peer));
        }
    }

    /// The client has closed: what it sent before still arrives, what is on its way to it does not.
    pub fn client_closes(&mut self, who: usize, inner: LinkId) {
        let at = self.soon();
        let Some(link) = self.people[who].links.remove(&inner) else {
            return;
        };
        let Some(pipe) = self.pipes.get_mut(&link) else {
            return;
        };
        pipe.down = false;
        // What has arrived behind the word that made it close is not read any more.
        let unread = pipe.arrived_marks();
        let told: BTreeSet<u64> = self.people[who]
            .got
            .iter()
            .filter_map(|got| got.mark)
            .collect();
        let mut lost = pipe.on_their_way();
        lost.extend(unread.difference(&told));
        self.lost.extend(lost.into_iter().map(|mark| (mark, who)));
        if pipe.up {
            let at = at.max(pipe.up_until);
            self.plan(at, Due::UpEnds(link));
        }
    }

    pub fn down_ends(&mut self, link: LinkId, reason: CloseReason) {
        let Some(pipe) = self.pipes.get_mut(&link) else {
            return;
        };
        pipe.down = false;
        let (who, life, inner) = (pipe.who, pipe.life, pipe.inner);
        let is_known = self.people[who].links.remove(&inner).is_some();
        if is_known && self.people[who].life == life {
            self.input(
                who,
                msnp::Input::Closed {
                    link: inner,
                    reason,
                },
            );
        }
    }

    /// The network hears that a connection is gone, after everything that was on its way.
    pub fn up_ends(&mut self, link: LinkId) {
        if let Some(pipe) = self.pipes.get_mut(&link) {
            pipe.up = false;
        }
        self.world.handle(Input::Closed { link }, self.now);
    }
}
