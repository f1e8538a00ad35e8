//! Questions over the list: whom to add, whether to let someone in, whether to remove.

use std::fmt;

use iced::widget::{center, column, container, mouse_area, opaque, row, text};
use iced::{Fill, window};
use msnp::api::{AccountId, Address, Command};
use papilio_store::WithoutTray;

use super::card::{self, Card};
use super::leave;
use super::paging::{self, OwnPhones, PageText};
use super::picture::{self, Choosing};
use super::request::Asking;
use super::whose::{self, Whose};
use super::{Action, Message as ScreenMessage, State};
use crate::session::Session;
use crate::t;
use crate::theme;
use crate::widget::{self, Element, button, choice};

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Dialog {
    /// First the address, then the group and a message.
    AddContact {
        address: String,
        message: String,
        group: GroupChoice,
        second: bool,
        problem: Option<String>,
    },
    Request(Asking),
    Remove {
        address: Address,
        name: String,
    },
    NewGroup(String),
    RemoveGroup(String),
    Picture(Choosing),
    Card(Card),
    Phones(OwnPhones),
    Page(PageText),
    /// What the other places see this one as.
    Place(String),
    /// Whether to quit or to stay, and whether that is meant always.
    Leave {
        always: bool,
    },
}

#[derive(Clone, Debug)]
pub enum Message {
    Typed(String),
    Group(GroupChoice),
    /// The account to do it in.
    Account(AccountId),
    /// Whether who asks is added as well.
    AddToo(bool),
    Submit,
    /// The program goes on in a small window.
    Stay,
    /// Whether the answer is meant the next time too.
    Always(bool),
    Back,
    /// Block whom the dialog is about, instead.
    Block,
    Close,
    Picture(picture::Message),
    Card(card::Message),
    Phones(paging::Message),
}

/// The group a new contact goes to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum GroupChoice {
    #[default]
    None,
    Named(String),
}

impl fmt::Display for GroupChoice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::None => f.write_str(&t!("add-no-group")),
            Self::Named(name) => f.write_str(name),
        }
    }
}

impl Dialog {
    /// The question whom to add, with this address filled in.
    pub fn add_contact(address: &str) -> Self {
        Self::AddContact {
            address: address.to_owned(),
            message: String::new(),
            group: GroupChoice::None,
            second: false,
            problem: None,
        }
    }

    /// The question whether to remove this contact.
    pub fn remove(address: &Address, session: &Session) -> Self {
        Self::Remove {
            address: address.clone(),
            name: session.name_of(address).to_owned(),
        }
    }

    pub fn page(address: &Address, session: &Session) -> Self {
        Self::Page(PageText::to(address, session))
    }

    pub fn phones(session: &Session) -> Self {
        Self::Phones(OwnPhones::of(session))
    }
}

impl State {
    pub(super) fn dialog_message(&mut self, message: Message, session: &mut Session) -> Action {
        let Some(dialog) = &mut self.dialog else {
            return Action::None;
        };
        match (message, dialog) {
            (Message::Close, _) => {
                self.dialog = None;
                Action::None
            }
            (
                Message::Typed(text),
                Dialog::AddContact {
                    address,
                    message,
                    second,
                    problem,
                    ..
                },
            ) => {
                match second {
                    true => *message = text,
                    false => *address = text,
                }
                *problem = None;
                Action::None
            }
            (Message::Typed(text), Dialog::NewGroup(name) | Dialog::Place(name)) => {
                *name = text;
                Action::None
            }
            (Message::Typed(text), Dialog::Page(page)) => {
                page.typed(&text);
                Action::None
            }
            (Message::Card(message), Dialog::Card(_)) => self.card_message(message, session),
            (Message::Phones(message), Dialog::Phones(phones)) => {
                phones.update(message);
                Action::None
            }
            (Message::Group(choice), Dialog::AddContact { group, .. }) => {
                *group = choice;
                Action::None
            }
            (Message::Back, Dialog::AddContact { second, .. }) => {
                *second = false;
                Action::None
            }
            (Message::Picture(message), Dialog::Picture(_)) => {
                self.picture_message(message, session)
            }
            (Message::Submit, Dialog::Leave { .. }) => self.left(WithoutTray::Quit),
            (Message::Stay, Dialog::Leave { .. }) => self.left(WithoutTray::Stay),
            (Message::Always(on), Dialog::Leave { always }) => {
                *always = on;
                Action::None
            }
            (Message::Submit, _) => self.submit_dialog(session),
            (Message::AddToo(add), Dialog::Request(asking)) => {
                asking.add(add);
                Action::None
            }
            (Message::Block, Dialog::Request(asking)) => {
                let command = asking.block(session);
                self.dialog = None;
                Action::Send(command)
            }
            (Message::Block, Dialog::Remove { address, .. }) => {
                let email = address.clone();
                self.dialog = None;
                Action::Several(vec![
                    Action::Send(Command::Block {
                        email: email.clone(),
                    }),
                    Action::Send(Command::RemoveContact { email }),
                ])
            }
            _ => Action::None,
        }
    }

    fn submit_dialog(&mut self, session: &mut Session) -> Action {
        let Some(dialog) = &mut self.dialog else {
            return Action::None;
        };
        let command = match dialog {
            Dialog::AddContact {
                address,
                message,
                group,
                second,
                problem,
            } => {
                if let Some(words) = address_problem(address.trim(), session) {
                    *problem = Some(words);
                    return Action::None;
                }
                if !*second {
                    *second = true;
                    return Action::None;
                }
                let message = message.trim();
                Some(Command::AddContact {
                    email: Address::new(address.trim()),
                    message: (!message.is_empty()).then(|| message.to_owned()),
                    group: match group {
                        GroupChoice::None => None,
                        GroupChoice::Named(name) => Some(name.clone()),
                    },
                })
            }
            Dialog::Request(asking) => Some(asking.allow(session)),
            Dialog::Remove { address, .. } => Some(Command::RemoveContact {
                email: address.clone(),
            }),
            Dialog::NewGroup(name) => {
                let name = name.trim().to_owned();
                (!name.is_empty()).then_some(Command::AddGroup { name })
            }
            Dialog::Place(name) => {
                let name = name.trim().to_owned();
                self.dialog = None;
                return Action::Several(vec![
                    Action::Send(Command::SetEndpointName { name: name.clone() }),
                    Action::PlaceName(name),
                ]);
            }
            Dialog::Page(page) => page.command(),
            Dialog::Card(_) | Dialog::Phones(_) => {
                let changes = match dialog {
                    Dialog::Card(card) => card.changes(session),
                    Dialog::Phones(phones) => phones.changes(session),
                    _ => Vec::new(),
                };
                self.dialog = None;
                return Action::Several(changes);
            }
            // There, choosing is all; and a group is that of every account.
            Dialog::Picture(_) | Dialog::RemoveGroup(_) | Dialog::Leave { .. } => None,
        };
        let Some(command) = command else {
            return Action::None;
        };
        self.dialog = None;
        Action::Send(command)
    }
}

/// Why this address cannot be added.
fn address_problem(address: &str, session: &Session) -> Option<String> {
    let parts = address.split_once('@');
    let whole = parts.is_some_and(|(user, host)| !user.is_empty() && !host.is_empty());
    let address_id = Address::new(address);
    if !whole || address.contains(char::is_whitespace) {
        Some(t!("sign-in-bad-email"))
    } else if address_id == session.me.address {
        Some(t!("add-yourself"))
    } else if session.roster.contacts().any(|c| c.address == address_id) {
        Some(t!("add-known"))
    } else {
        None
    }
}

impl Dialog {
    pub fn view<'a>(
        &'a self,
        session: &'a Session,
        choices: &[Whose],
        window: window::Id,
    ) -> Element<'a, ScreenMessage> {
        let card = self.card((session, choices), window);
        let card: Element<'a, Message> = match self {
            Self::AddContact { second: false, .. } | Self::NewGroup(_) | Self::RemoveGroup(_) => {
                card
            }
            _ => match whose::told(session, choices) {
                Some(whose) => column![whose, card].spacing(4).into(),
                None => card,
            },
        };
        let card = card.map(ScreenMessage::Dialog);
        // The veil takes every click that does not belong to the card.
        opaque(
            mouse_area(
                center(opaque(
                    container(card)
                        .padding(14)
                        .max_width(252)
                        .style(theme::container::floating),
                ))
                .style(theme::container::veil),
            )
            .on_press(ScreenMessage::Dialog(Message::Close)),
        )
    }

    fn card<'a>(
        &'a self,
        (session, choices): (&'a Session, &[Whose]),
        window: window::Id,
    ) -> Element<'a, Message> {
        match self {
            Self::AddContact {
                address,
                second: false,
                problem,
                ..
            } => {
                let problem = problem
                    .as_ref()
                    .map(|words| text(words.as_str()).size(11).style(theme::text::danger));
                card(
                    t!("add-title"),
                    column![
                        text(t!("add-who")),
                        field(&t!("sign-in-email-hint"), address),
                        problem,
                        whose::choice(session, choices),
                    ]
                    .spacing(5)
                    .into(),
                    vec![
                        act(t!("cancel"), Message::Close),
                        act(t!("next"), Message::Submit),
                    ],
                )
            }
            Self::AddContact {
                address,
                message,
                group,
                ..
            } => {
                let mut choices = vec![GroupChoice::None];
                choices.extend(
                    session
                        .roster
                        .groups()
                        .map(|(_, name)| GroupChoice::Named(name.to_owned())),
                );
                // What the other is told goes with the address book; older dialects have no place for it.
                let told = session
                    .has_address_book()
                    .then(|| field(&t!("add-message-hint"), message));
                card(
                    t!("add-title"),
                    column![
                        told,
                        text(t!("add-group", address = address.trim())),
                        choice(choices, Some(group), Message::Group)
                            .padding([4, 7])
                            .width(Fill),
                        text(t!("add-told")).size(11).style(theme::text::dim),
                    ]
                    .spacing(6)
                    .into(),
                    vec![
                        act(t!("back"), Message::Back),
                        act(t!("add-button"), Message::Submit),
                    ],
                )
            }
            Self::Request(asking) => asking.view(session),
            Self::Remove { name, address } => card(
                t!("remove-title"),
                text(t!(
                    "remove-words",
                    name = name.as_str(),
                    address = address.as_str()
                ))
                .into(),
                vec![
                    act(t!("cancel"), Message::Close),
                    act(t!("remove-block"), Message::Block),
                    act(t!("remove-button"), Message::Submit),
                ],
            ),
            Self::NewGroup(name) => card(
                t!("new-group-title"),
                column![
                    field(&t!("new-group-hint"), name),
                    whose::choice(session, choices),
                ]
                .spacing(5)
                .into(),
                vec![
                    act(t!("cancel"), Message::Close),
                    act(t!("new-group-button"), Message::Submit),
                ],
            ),
            Self::Place(name) => card(
                t!("place-title"),
                column![text(t!("place-words")), field(&t!("place-hint"), name)]
                    .spacing(5)
                    .into(),
                vec![
                    act(t!("cancel"), Message::Close),
                    act(t!("save"), Message::Submit),
                ],
            ),
            Self::Card(card) => card.view(session),
            Self::Phones(phones) => phones.view(),
            Self::Page(page) => page.view(),
            Self::Picture(choosing) => choosing.card(session, window),
            Self::Leave { always } => leave::view(*always),
            Self::RemoveGroup(name) => card(
                t!("remove-group-title"),
                text(t!("remove-group-words", name = name.as_str())).into(),
                vec![
                    act(t!("cancel"), Message::Close),
                    act(t!("remove-button"), Message::Submit),
                ],
            ),
        }
    }
}

pub(super) fn card<'a>(
    title: String,
    content: Element<'a, Message>,
    acts: Vec<Element<'a, Message>>,
) -> Element<'a, Message> {
    column![
        text(title)
            .size(13)
            .font(widget::bold())
            .style(theme::text::heading),
        content,
        container(
            row(acts)
                .spacing(6)
                .wrap()
                .align_x(iced::alignment::Horizontal::Right)
        )
        .align_right(Fill),
    ]
    .spacing(10)
    .into()
}

pub(super) fn act<'a>(words: String, message: Message) -> Element<'a, Message> {
    button(text(words))
        .padding([4, 10])
        .on_press(message.clone())
        .into()
}

fn field<'a>(hint: &str, value: &'a str) -> Element<'a, Message> {
    widget::field(hint, value)
        .on_input(Message::Typed)
        .on_submit(Message::Submit)
        .padding([5, 7])
        .into()
}
