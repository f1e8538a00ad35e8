//! Questions over a conversation: whom to invite, whether to open a link.

use iced::widget::{center, column, container, mouse_area, opaque, row, space, text};
use iced::{Center, Fill};
use msnp::api::{Address, Command, ConversationId};

use super::emoticons::{self, Manager};
use super::take::{self, Take};
use super::{Action, link};
use crate::services::PastedPicture;
use crate::session::{Contact, Session};
use crate::widget::animated::animated;
use crate::widget::line::{Part, line};
use crate::widget::{self, Element, bold, button};
use crate::{assets, fonts, t, theme};

/// A picture that was pasted is shown in a square of so many logical pixels.
const PASTED: f32 = 220.0;

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Dialog {
    /// Whom to invite.
    Invite {
        /// What is being searched.
        search: String,
    },
    /// Whether to open this.
    Link(String),
    /// The emoticons of the user's own.
    Emoticons(Manager),
    /// Whether an emoticon somebody else made is to be one of the user's own.
    Take(Take),
    /// Whether to send a picture that was on the clipboard.
    Picture(PastedPicture),
    /// Whether to close the window while a file is on its way.
    Leave,
}

#[derive(Clone, Debug)]
pub enum Message {
    /// Asks whom to invite.
    Invite,
    Search(String),
    /// Invites the only one, or the first one, that is found.
    First,
    Person(Address),
    OpenLink,
    Emoticons(emoticons::Message),
    Take(take::Message),
    SendPicture,
    Leave,
    Cancel,
}

/// What comes of an answer.
#[derive(Debug)]
pub enum Outcome {
    Stay,
    Close,
    Do(Action),
    /// The same, and the dialog stays.
    Ask(Action),
}

impl Dialog {
    pub fn invite() -> Self {
        Self::Invite {
            search: String::new(),
        }
    }

    pub fn update(
        &mut self,
        message: Message,
        session: &Session,
        conversation: &ConversationId,
    ) -> Outcome {
        match (self, message) {
            (Self::Invite { search }, Message::Search(text)) => {
                *search = text;
                Outcome::Stay
            }
            (Self::Invite { search }, Message::First) => {
                match found(session, conversation, search).next() {
                    Some(contact) => invite(conversation, contact.address.clone()),
                    None => Outcome::Stay,
                }
            }
            (Self::Invite { .. }, Message::Person(email)) => invite(conversation, email),
            (Self::Link(target), Message::OpenLink) => {
                Outcome::Do(Action::OpenLink(std::mem::take(target)))
            }
            (Self::Emoticons(manager), Message::Emoticons(message)) => {
                manager.update(message, &session.own_emoticons)
            }
            (Self::Take(take), Message::Take(message)) => take.update(message),
            (Self::Leave, Message::Leave) => Outcome::Do(Action::Close),
            (_, Message::Cancel) => Outcome::Close,
            _ => Outcome::Stay,
        }
    }

    pub fn view<'a>(
        &'a self,
        session: &'a Session,
        conversation: &'a ConversationId,
        id: iced::widget::Id,
    ) -> Element<'a, Message> {
        let content = match self {
            Self::Invite { search } => invite_view(search, session, conversation, id),
            Self::Link(target) => link::view(target),
            Self::Emoticons(manager) => manager.view(&session.own_emoticons),
            Self::Take(take) => take.view(id),
            Self::Picture(picture) => column![
                text(t!("paste-title")).font(bold()).size(13),
                container(animated(&picture.shown, PASTED)).center_x(Fill),
                buttons(Some((t!("send"), Message::SendPicture))),
            ]
            .spacing(9)
            .into(),
            Self::Leave => column![
                text(t!("leave-title")).font(bold()).size(13),
                text(t!("leave-goes-on")).size(11).style(theme::text::dim),
                buttons(Some((t!("leave-close"), Message::Leave))),
            ]
            .spacing(9)
            .into(),
        };
        over(content)
    }
}

/// The question whether to open a link, over a window that is no conversation.
pub fn about_link(target: &str) -> Element<'_, Message> {
    over(link::view(target))
}

fn over(content: Element<'_, Message>) -> Element<'_, Message> {
    let panel = container(content)
        .padding(14)
        .width(300)
        .style(theme::container::floating);
    // The person may change their mind by a click beside it.
    opaque(
        mouse_area(
            center(opaque(panel))
                .padding(12)
                .style(theme::container::veil),
        )
        .on_press(Message::Cancel),
    )
}

fn invite(conversation: &ConversationId, email: Address) -> Outcome {
    Outcome::Do(Action::Send(Command::Invite {
        conversation: conversation.clone(),
        email,
    }))
}

/// Who can be invited: online, not blocked, not here yet.
fn found<'a>(
    session: &'a Session,
    conversation: &ConversationId,
    search: &str,
) -> impl Iterator<Item = &'a Contact> {
    let wanted = search.trim().to_lowercase();
    let here: &[Address] = session
        .conversation(conversation)
        .map_or(&[], |known| known.participants.as_slice());
    session.roster.contacts().filter(move |contact| {
        contact.is_online()
            && !contact.is_blocked()
            && !here.contains(&contact.address)
            && (wanted.is_empty()
                || contact.shown_name().to_lowercase().contains(&wanted)
                || contact.address.as_str().contains(&wanted))
    })
}

fn invite_view<'a>(
    search: &'a str,
    session: &'a Session,
    conversation: &'a ConversationId,
    id: iced::widget::Id,
) -> Element<'a, Message> {
    let people: Vec<Element<'a, Message>> =
        found(session, conversation, search).map(person).collect();
    let list: Element<'a, Message> = if people.is_empty() {
        container(text(t!("invite-nobody")).style(theme::text::dim))
            .padding(8)
            .width(Fill)
            .into()
    } else {
        widget::scrollable(column(people))
            .width(Fill)
            .height(Fill)
            .into()
    };
    column![
        text(t!("invite-title")).font(bold()).size(13),
        widget::field(&t!("invite-search"), search)
            .id(id)
            .on_input(Message::Search)
            .on_submit(Message::First)
            .padding([3, 9])
            .style(theme::text_input::search),
        container(list)
            .height(150)
            .padding(2)
            .style(theme::container::pane),
        buttons(None),
    ]
    .spacing(9)
    .into()
}

fn person<'a>(contact: &'a Contact) -> Element<'a, Message> {
    let figure = widget::drawing(assets::figure(contact.status, false), 16.0, 16.0);
    let font = fonts::interface();
    let words = line(vec![
        Part::new(contact.shown_name(), font, 12.0, |t| t.colors().text),
        Part::new(&format!("  {}", contact.address), font, 11.0, |t| {
            t.colors().dim
        })
        .plain(),
    ])
    .width(Fill);
    button(row![figure, words].spacing(7).align_y(Center))
        .padding([2, 8])
        .width(Fill)
        .height(24)
        .style(theme::button::row)
        .on_press(Message::Person(contact.address.clone()))
        .into()
}

pub(super) fn buttons<'a>(yes: Option<(String, Message)>) -> Element<'a, Message> {
    let one = |words: String, message: Message| {
        button(text(words).font(bold()))
            .padding([4, 14])
            .on_press(message)
    };
    row![space().width(Fill)]
        .push(yes.map(|(words, message)| one(words, message)))
        .push(one(t!("cancel"), Message::Cancel))
        .spacing(8)
        .into()
}
