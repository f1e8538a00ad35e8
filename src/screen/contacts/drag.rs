//! Taking a contact along with the pointer, to another group.

use msnp::api::{Address, Command};

use super::menu::Choice;
use super::{Action, GroupKey, RowKey, State, Who};
use crate::session::{Session, Sessions};
use crate::t;

/// What is taken along.
#[derive(Clone, Debug)]
pub struct Drag {
    row: RowKey,
    /// The group it is over.
    over: Option<GroupKey>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Message {
    /// This row is taken along.
    Begin(usize),
    /// The pointer came over this row.
    Over(usize),
    Drop,
}

impl State {
    pub(super) fn drag_message(&mut self, message: Message, sessions: &mut dyn Sessions) -> Action {
        match message {
            Message::Begin(at) => {
                let row = self.rows.get(at).map(|row| row.key());
                self.drag = row
                    .filter(|row| row.contact.is_some())
                    .map(|row| Drag { row, over: None });
                Action::None
            }
            Message::Over(at) => {
                let group = self.rows.get(at).map(|row| row.key().group);
                if let Some(drag) = &mut self.drag {
                    drag.over = group;
                }
                Action::None
            }
            Message::Drop => match self.drag.take() {
                Some(Drag {
                    row:
                        RowKey {
                            group,
                            contact: Some(who),
                        },
                    over: Some(over),
                }) => {
                    let Who { account, address } = who;
                    self.within(&account, sessions, |state, session| {
                        state.dropped((address, group), over, session)
                    })
                }
                _ => Action::None,
            },
        }
    }

    /// Whether something is taken along that would come to this group.
    pub(super) fn receives(&self, group: &GroupKey) -> bool {
        self.drag
            .as_ref()
            .is_some_and(|drag| drag.over.as_ref() == Some(group) && drag.row.group != *group)
    }

    /// Somebody was taken from a group to another one.
    fn dropped(
        &mut self,
        (address, from): (Address, GroupKey),
        over: GroupKey,
        session: &mut Session,
    ) -> Action {
        let Some(contact) = session.roster.contact(&address) else {
            return Action::None;
        };
        match over {
            over if over == from => Action::None,
            GroupKey::Named(to) if contact.groups.contains(&to) => Action::None,
            // Another account has it.
            GroupKey::Named(to) if !session.roster.groups().any(|(_, name)| name == to) => {
                let account = session.account_label();
                self.trouble = Some(t!("drag-no-group", group = to, account = account));
                Action::None
            }
            GroupKey::Named(to) => self.chosen_in(Choice::MoveTo { address, from, to }, session),
            GroupKey::Favorites if session.has_address_book() => {
                Action::Send(Command::SetFavorite {
                    email: address,
                    favorite: true,
                })
            }
            GroupKey::Other => match from {
                GroupKey::Named(group) => {
                    self.chosen_in(Choice::RemoveFrom(address, group), session)
                }
                _ => Action::None,
            },
            GroupKey::Favorites | GroupKey::Online | GroupKey::Offline => Action::None,
        }
    }
}
