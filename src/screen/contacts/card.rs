//! The card of a contact: who they are, and what one has written down about them.

use iced::widget::{column, container, row, text};
use iced::{Center, Fill};
use msn_media::plus::stripped;
use msnp::api::{Address, Command, ConversationId, PhoneKind, Phones};
use papilio_store::ContactSettings;

use super::dialog::{self, Dialog, act, card};
use super::{Action, State};
use crate::portrait::Portrait;
use crate::session::{Contact, Session};
use crate::widget::line::{Part, line};
use crate::widget::{self, Element, checkbox};
use crate::{assets, fonts, t, theme, words};

/// What is being written on a card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    pub address: Address,
    nickname: String,
    note: String,
    phones: Phones,
    favorite: bool,
}

#[derive(Clone, Debug)]
pub enum Message {
    Nickname(String),
    Note(String),
    Phone(PhoneKind, String),
    Favorite(bool),
    /// What the contact may do here.
    Chosen(ContactSettings),
    Write,
    Page,
    Block(bool),
}

/// The kinds of numbers, in the order they are shown.
pub const KINDS: [PhoneKind; 3] = [PhoneKind::Home, PhoneKind::Work, PhoneKind::Mobile];

impl State {
    pub(super) fn show_card(&mut self, address: &Address, session: &Session) -> Action {
        match session.roster.contact(address) {
            Some(contact) => self.show(Dialog::Card(Card::of(contact)), session),
            None => Action::None,
        }
    }

    pub(super) fn card_message(&mut self, message: Message, session: &Session) -> Action {
        let Some(Dialog::Card(card)) = &mut self.dialog else {
            return Action::None;
        };
        let address = card.address.clone();
        match message {
            Message::Nickname(text) => card.nickname = text,
            Message::Note(text) => card.note = text,
            Message::Phone(kind, number) => card.phones.set(kind, &number),
            Message::Favorite(on) => card.favorite = on,
            Message::Chosen(chosen) => return Action::About(address, chosen),
            Message::Write => {
                self.dialog = None;
                return Action::Open(ConversationId::with(&address));
            }
            Message::Page => return self.show(Dialog::page(&address, session), session),
            Message::Block(true) => return Action::Send(Command::Block { email: address }),
            Message::Block(false) => return Action::Send(Command::Unblock { email: address }),
        }
        Action::None
    }
}

impl Card {
    fn of(contact: &Contact) -> Self {
        let details = &contact.details;
        Self {
            address: contact.address.clone(),
            nickname: details.nickname.clone().unwrap_or_default(),
            note: details.note.clone().unwrap_or_default(),
            phones: details.phones.clone(),
            favorite: details.favorite,
        }
    }

    /// What to tell the engine so that it is as written here.
    pub fn changes(&self, session: &Session) -> Vec<Action> {
        let Some(contact) = session.roster.contact(&self.address) else {
            return Vec::new();
        };
        if !session.has_address_book() {
            return Vec::new();
        }
        let known = &contact.details;
        let email = || self.address.clone();
        let mut commands = Vec::new();
        let nickname = self.nickname.trim();
        if nickname != known.nickname.as_deref().unwrap_or_default() {
            commands.push(Command::SetNickname {
                email: email(),
                nickname: nickname.to_owned(),
            });
        }
        let note = self.note.trim();
        if note != known.note.as_deref().unwrap_or_default() {
            commands.push(Command::SetNote {
                email: email(),
                note: note.to_owned(),
            });
        }
        for kind in KINDS {
            let number = self.phones.get(kind).unwrap_or_default().trim();
            if number != known.phones.get(kind).unwrap_or_default() {
                commands.push(Command::SetContactPhone {
                    email: email(),
                    kind,
                    number: number.to_owned(),
                });
            }
        }
        if self.favorite != known.favorite {
            commands.push(Command::SetFavorite {
                email: email(),
                favorite: self.favorite,
            });
        }
        commands.into_iter().map(Action::Send).collect()
    }

    pub fn view<'a>(&'a self, session: &'a Session) -> Element<'a, dialog::Message> {
        let Some(contact) = session.roster.contact(&self.address) else {
            let close = vec![act(t!("close"), dialog::Message::Close)];
            return card(t!("card-title"), text(t!("card-gone")).into(), close);
        };
        let writable = session.has_address_book() && session.is_online();
        let picture = session
            .picture_of(&contact.address)
            .map(|moving| widget::portrait(&Portrait::Own(moving.clone()), 64.0));
        let mut content = column![picture, who(session, contact)].spacing(8);
        if !contact.personal_message.is_empty() {
            content = content.push(
                text(contact.personal_message.as_str())
                    .size(11)
                    .style(theme::text::dim),
            );
        }
        if let Some(network) = contact.details.network.and_then(network) {
            content = content.push(text(network).size(11).style(theme::text::dim));
        }
        if !contact.groups.is_empty() {
            let groups = t!("card-groups", groups = contact.groups.join(", "));
            content = content.push(text(groups).size(11).style(theme::text::dim));
        }
        if writable {
            content = content.push(self.fields());
        } else {
            content = content.push(numbers(contact));
        }
        content = content.push(here(session.chosen_about(&self.address)));
        let deed = |message| dialog::Message::Card(message);
        let (words, block) = match contact.is_blocked() {
            true => (t!("menu-unblock"), Message::Block(false)),
            false => (t!("menu-block"), Message::Block(true)),
        };
        let mut acts = vec![
            act(words, deed(block)),
            act(t!("card-write"), deed(Message::Write)),
        ];
        if session.can_page(contact) {
            acts.push(act(t!("card-page"), deed(Message::Page)));
        }
        acts.push(act(t!("close"), dialog::Message::Close));
        if writable {
            acts.push(act(t!("save"), dialog::Message::Submit));
        }
        // The least window is lower than a whole card.
        widget::scrollable(card(t!("card-title"), content.into(), acts)).into()
    }

    fn fields<'a>(&'a self) -> Element<'a, dialog::Message> {
        let field = |label: String, value: &'a str, typed: fn(String) -> Message| {
            column![
                text(label).size(11).style(theme::text::dim),
                widget::field("", value)
                    .on_input(move |text| dialog::Message::Card(typed(text)))
                    .on_submit(dialog::Message::Submit)
                    .padding([3, 6]),
            ]
            .spacing(1)
        };
        column![
            field(t!("card-nickname"), &self.nickname, Message::Nickname),
            field(t!("card-note"), &self.note, Message::Note),
            phone_fields(&self.phones, |kind, number| {
                dialog::Message::Card(Message::Phone(kind, number))
            }),
            checkbox(self.favorite, t!("card-favorite"))
                .on_toggle(|on| dialog::Message::Card(Message::Favorite(on))),
        ]
        .spacing(6)
        .into()
    }
}

/// The figure, the name, the address and the status.
fn who<'a>(session: &Session, contact: &'a Contact) -> Element<'a, dialog::Message> {
    let figure = assets::figure(contact.status, contact.is_blocked());
    let figure = widget::drawing(figure, 32.0, 32.0);
    let name = line(vec![
        Part::new(contact.shown_name(), widget::bold(), 13.0, |theme| {
            theme.colors().text
        })
        .looking(
            session.looks_of(&contact.address),
            contact.shown_name(),
            |theme| theme.colors().pane,
        ),
    ]);
    let mut lines = column![name].spacing(1).width(Fill);
    // With a nickname, the name they chose is not seen elsewhere.
    let chosen = stripped(&contact.display_name);
    if contact.shown_name() != chosen && !chosen.trim().is_empty() {
        lines = lines.push(line(vec![Part::new(
            &chosen,
            fonts::interface(),
            11.0,
            |theme| theme.colors().dim,
        )]));
    }
    let status = match contact.is_blocked() {
        true => t!("contact-blocked"),
        false => words::status(contact.status),
    };
    lines = lines
        .push(
            text(contact.address.as_str())
                .size(11)
                .wrapping(text::Wrapping::Glyph),
        )
        .push(text(status).size(11).style(theme::text::dim));
    row![figure, container(lines).clip(true)]
        .spacing(8)
        .align_y(Center)
        .into()
}

/// What they may do on this computer; it holds at once.
fn here<'a>(chosen: ContactSettings) -> Element<'a, dialog::Message> {
    let check = |on: bool, words: String, with: fn(ContactSettings, bool) -> ContactSettings| {
        let chosen = move |on| dialog::Message::Card(Message::Chosen(with(chosen, on)));
        checkbox(on, words).on_toggle(chosen)
    };
    column![
        text(t!("card-here")).size(11).style(theme::text::dim),
        check(chosen.sound, t!("card-sound"), |chosen, sound| {
            ContactSettings { sound, ..chosen }
        }),
        check(chosen.toast, t!("card-toast"), |chosen, toast| {
            ContactSettings { toast, ..chosen }
        }),
        check(chosen.log, t!("card-log"), |chosen, log| {
            ContactSettings { log, ..chosen }
        }),
    ]
    .spacing(4)
    .into()
}

/// Their numbers, where they cannot be changed here.
fn numbers(contact: &Contact) -> Option<Element<'_, dialog::Message>> {
    let phones = &contact.details.phones;
    let lines: Vec<_> = KINDS
        .into_iter()
        .filter_map(|kind| {
            let number = phones.get(kind)?;
            Some(label(kind).push(text(number)).into())
        })
        .collect();
    (!lines.is_empty()).then(|| column(lines).spacing(3).into())
}

/// A field for each kind of number.
pub fn phone_fields<'a>(
    phones: &'a Phones,
    typed: fn(PhoneKind, String) -> dialog::Message,
) -> Element<'a, dialog::Message> {
    let fields = KINDS.into_iter().map(|kind| {
        let field = widget::field("", phones.get(kind).unwrap_or_default())
            .on_input(move |number| typed(kind, number))
            .on_submit(dialog::Message::Submit)
            .padding([3, 6]);
        label(kind).push(field).into()
    });
    column(fields).spacing(3).into()
}

fn label<'a>(kind: PhoneKind) -> iced::widget::Row<'a, dialog::Message, theme::Theme> {
    let words = match kind {
        PhoneKind::Home => t!("phone-home"),
        PhoneKind::Work => t!("phone-work"),
        PhoneKind::Mobile => t!("phone-mobile"),
    };
    row![container(text(words).size(11).style(theme::text::dim)).width(52)]
        .spacing(4)
        .align_y(Center)
}

/// Which network someone is on that is not ours.
fn network(id: u32) -> Option<String> {
    match id {
        2 => Some(t!("network-communicator")),
        4 => Some(t!("network-phone")),
        32 => Some(t!("network-yahoo")),
        _ => None,
    }
}
