//! The own phone numbers, and pages to the mobile phones of others.

use iced::widget::{column, text};
use msnp::api::{Address, Command, PhoneKind, Phones};

use super::Action;
use super::card::{KINDS, phone_fields};
use super::dialog::{self, act, card};
use crate::session::Session;
use crate::widget::{self, Element, checkbox};
use crate::{t, theme};

/// The longest page, in characters: what a message to a phone has room for.
const LONGEST: usize = 113;

/// The own numbers, as they are being written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnPhones {
    phones: Phones,
    paging: bool,
}

/// A page that is being written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageText {
    address: Address,
    name: String,
    text: String,
}

#[derive(Clone, Debug)]
pub enum Message {
    Phone(PhoneKind, String),
    Paging(bool),
}

impl OwnPhones {
    pub fn of(session: &Session) -> Self {
        Self {
            phones: session.me.phones.clone(),
            paging: session.me.mobile_paging,
        }
    }

    pub fn update(&mut self, message: Message) {
        match message {
            Message::Phone(kind, number) => self.phones.set(kind, &number),
            Message::Paging(on) => self.paging = on,
        }
    }

    /// What to tell the engine so that it is as written here.
    pub fn changes(&self, session: &Session) -> Vec<Action> {
        let mut commands = Vec::new();
        for kind in KINDS {
            let number = self.phones.get(kind).unwrap_or_default().trim();
            if number != session.me.phones.get(kind).unwrap_or_default() {
                commands.push(Command::SetPhone {
                    kind,
                    number: number.to_owned(),
                });
            }
        }
        if self.paging != session.me.mobile_paging {
            commands.push(Command::SetMobilePaging {
                allowed: self.paging,
            });
        }
        commands.into_iter().map(Action::Send).collect()
    }

    pub fn view<'a>(&'a self) -> Element<'a, dialog::Message> {
        let paging = |on| dialog::Message::Phones(Message::Paging(on));
        card(
            t!("phones-title"),
            column![
                text(t!("phones-seen")).size(11).style(theme::text::dim),
                phone_fields(&self.phones, |kind, number| {
                    dialog::Message::Phones(Message::Phone(kind, number))
                }),
                checkbox(self.paging, t!("phones-paging")).on_toggle(paging),
            ]
            .spacing(7)
            .into(),
            vec![
                act(t!("cancel"), dialog::Message::Close),
                act(t!("save"), dialog::Message::Submit),
            ],
        )
    }
}

impl PageText {
    pub fn to(address: &Address, session: &Session) -> Self {
        Self {
            address: address.clone(),
            name: session.name_of(address).to_owned(),
            text: String::new(),
        }
    }

    /// Takes what was typed, as far as there is room for it.
    pub fn typed(&mut self, text: &str) {
        self.text = text.chars().take(LONGEST).collect();
    }

    pub fn command(&self) -> Option<Command> {
        let text = self.text.trim();
        (!text.is_empty()).then(|| Command::SendPage {
            email: self.address.clone(),
            text: text.to_owned(),
        })
    }

    pub fn view<'a>(&'a self) -> Element<'a, dialog::Message> {
        let left = LONGEST.saturating_sub(self.text.chars().count());
        card(
            t!("page-title"),
            column![
                text(t!("page-words", name = self.name.as_str())),
                widget::field(&t!("page-hint"), &self.text)
                    .on_input(dialog::Message::Typed)
                    .on_submit(dialog::Message::Submit)
                    .padding([5, 7]),
                text(t!("page-left", count = left))
                    .size(11)
                    .style(theme::text::dim),
            ]
            .spacing(5)
            .into(),
            vec![
                act(t!("cancel"), dialog::Message::Close),
                act(t!("page-send"), dialog::Message::Submit),
            ],
        )
    }
}
