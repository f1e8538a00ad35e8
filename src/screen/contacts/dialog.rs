//! Questions over the list: whom to add, whether to let someone in, whether to remove.

use std::fmt;

use iced::widget::{
    button, center, column, container, mouse_area, opaque, pick_list, row, text, text_input,
};
use iced::{Fill, window};
use msnp::api::{Address, Command};

use super::picture::{self, Choosing};
use super::{Action, Message as ScreenMessage, State, widget_id};
use crate::session::{Request, Session};
use crate::t;
use crate::theme;
use crate::widget::{self, Element};

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Dialog {
    /// First the address, then the group.
    AddContact {
        address: String,
        group: GroupChoice,
        second: bool,
        problem: Option<String>,
    },
    Request(Request),
    Remove {
        address: Address,
        name: String,
    },
    NewGroup(String),
    RemoveGroup(String),
    Picture(Choosing),
}

#[derive(Clone, Debug)]
pub enum Message {
    Typed(String),
    Group(GroupChoice),
    Submit,
    Back,
    /// Block whom the dialog is about, instead.
    Block,
    Close,
    Picture(picture::Message),
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
    pub fn add_contact() -> Self {
        Self::AddContact {
            address: String::new(),
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
                    address, problem, ..
                },
            ) => {
                *address = text;
                *problem = None;
                Action::None
            }
            (Message::Typed(text), Dialog::NewGroup(name)) => {
                *name = text;
                Action::None
            }
            (Message::Group(choice), Dialog::AddContact { group, .. }) => {
                *group = choice;
                Action::None
            }
            (Message::Back, Dialog::AddContact { second, .. }) => {
                *second = false;
                Action::Run(iced::widget::operation::focus(self.id("dialog")))
            }
            (Message::Picture(message), Dialog::Picture(_)) => {
                self.picture_message(message, session)
            }
            (Message::Submit, _) => self.submit_dialog(session),
            (Message::Block, Dialog::Request(request)) => {
                let email = request.address.clone();
                session.roster.answered(&email);
                self.dialog = None;
                self.rebuild(session);
                Action::Send(Command::RejectContact { email })
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
                Some(Command::AddContact {
                    email: Address::new(address.trim()),
                    message: None,
                    group: match group {
                        GroupChoice::None => None,
                        GroupChoice::Named(name) => Some(name.clone()),
                    },
                })
            }
            Dialog::Request(request) => {
                let email = request.address.clone();
                session.roster.answered(&email);
                Some(Command::AcceptContact { email })
            }
            Dialog::Remove { address, .. } => Some(Command::RemoveContact {
                email: address.clone(),
            }),
            Dialog::NewGroup(name) => {
                let name = name.trim().to_owned();
                (!name.is_empty()).then_some(Command::AddGroup { name })
            }
            Dialog::RemoveGroup(name) => Some(Command::RemoveGroup { name: name.clone() }),
            // There, choosing is all.
            Dialog::Picture(_) => None,
        };
        let Some(command) = command else {
            return Action::None;
        };
        self.dialog = None;
        self.rebuild(session);
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
        window: window::Id,
    ) -> Element<'a, ScreenMessage> {
        let card = self.card(session, window).map(ScreenMessage::Dialog);
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

    fn card<'a>(&'a self, session: &'a Session, window: window::Id) -> Element<'a, Message> {
        match self {
            Self::AddContact {
                address,
                group,
                second,
                problem,
            } if !second => {
                let problem = problem
                    .as_ref()
                    .map(|words| text(words.as_str()).size(11).style(theme::text::danger));
                let _ = group;
                card(
                    t!("add-title"),
                    column![
                        text(t!("add-who")),
                        field(window, &t!("sign-in-email-hint"), address),
                        problem,
                    ]
                    .spacing(5)
                    .into(),
                    vec![
                        act(t!("cancel"), Message::Close),
                        act(t!("next"), Message::Submit),
                    ],
                )
            }
            Self::AddContact { address, group, .. } => {
                let mut choices = vec![GroupChoice::None];
                choices.extend(
                    session
                        .roster
                        .groups()
                        .map(|(_, name)| GroupChoice::Named(name.to_owned())),
                );
                card(
                    t!("add-title"),
                    column![
                        text(t!("add-group", address = address.trim())),
                        pick_list(choices, Some(group.clone()), Message::Group)
                            .text_size(12)
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
            Self::Request(request) => {
                let said = request.message.as_deref().filter(|m| !m.is_empty());
                let name = if request.display_name.trim().is_empty() {
                    request.address.as_str()
                } else {
                    request.display_name.as_str()
                };
                card(
                    t!("request-title"),
                    column![
                        text(t!(
                            "request-words",
                            name = name,
                            address = request.address.as_str()
                        )),
                        said.map(|said| text(said).font(widget::italic())),
                        text(t!("request-what")).size(11).style(theme::text::dim),
                    ]
                    .spacing(6)
                    .into(),
                    vec![
                        act(t!("later"), Message::Close),
                        act(t!("menu-block"), Message::Block),
                        act(t!("request-allow"), Message::Submit),
                    ],
                )
            }
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
                field(window, &t!("new-group-hint"), name),
                vec![
                    act(t!("cancel"), Message::Close),
                    act(t!("new-group-button"), Message::Submit),
                ],
            ),
            Self::Picture(choosing) => choosing.card(session, window),
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
        container(row(acts).spacing(6).wrap()).align_right(Fill),
    ]
    .spacing(10)
    .into()
}

pub(super) fn act<'a>(words: String, message: Message) -> Element<'a, Message> {
    button(text(words))
        .padding([4, 10])
        .on_press(message)
        .into()
}

fn field<'a>(window: window::Id, hint: &str, value: &'a str) -> Element<'a, Message> {
    text_input(hint, value)
        .id(widget_id(window, "dialog"))
        .on_input(Message::Typed)
        .on_submit(Message::Submit)
        .padding([5, 7])
        .into()
}
