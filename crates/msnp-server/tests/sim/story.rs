//! What people do.

use std::collections::BTreeSet;

use msnp::api::{Address, Command, ConversationId, LinkState, MessageId, Status, TextFormat};
use rand::Rng;

use crate::net::Net;
use crate::person::Said;

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
        let command = match self.rng.random_range(0..44) {
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
                message: Some("it is me & you".into()),
                group: None,
            },
            25 => Command::RemoveContact { email: other },
            26 => Command::Block { email: other },
            27 | 28 => Command::Unblock { email: other },
            29 => Command::AcceptContact {
                email: other,
                add: self.rng.random(),
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
            39 => Command::SetNickname {
                email: other,
                nickname: format!("nick {}", self.rng.random_range(0..3)),
            },
            40 => Command::SetFavorite {
                email: other,
                favorite: self.rng.random(),
            },
            41 => Command::SetEndpointName {
                name: format!("place {}", self.rng.random_range(0..3)),
            },
            42 => match self.rng.random_ratio(1, 4) {
                true => Command::SignOutElsewhere,
                false => Command::RejectContact { email: other },
            },
            _ => Command::SignOut,
        };
        self.command(who, command);
    }

    fn somebody(&mut self, but: usize) -> Address {
        let me = &self.people[but].address;
        let others = self.people.iter().map(|person| &person.address);
        let others: Vec<&Address> = others.filter(|other| *other != me).collect();
        others[self.rng.random_range(0..others.len())].clone()
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
}
