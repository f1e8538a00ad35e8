//! Whether to let in who added us.

use iced::Fill;
use iced::widget::{column, container, text};
use msnp::api::Command;

use super::dialog::{Message, act, card};
use crate::session::{Request, Session};
use crate::widget::{self, Element, checkbox};
use crate::{t, theme};

/// Somebody who waits for an answer, and what it is to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asking {
    request: Request,
    /// Whether they are added to the own list too.
    add: bool,
}

impl Asking {
    pub fn new(request: Request) -> Self {
        Self { request, add: true }
    }

    pub fn add(&mut self, add: bool) {
        self.add = add;
    }

    /// They are let in.
    pub fn allow(&self, session: &mut Session) -> Command {
        let email = self.request.address.clone();
        session.roster.answered(&email);
        let add = self.add;
        Command::AcceptContact { email, add }
    }

    /// They are blocked.
    pub fn block(&self, session: &mut Session) -> Command {
        let email = self.request.address.clone();
        session.roster.answered(&email);
        Command::RejectContact { email }
    }

    pub fn view<'a>(&'a self, session: &Session) -> Element<'a, Message> {
        let Request {
            address,
            display_name,
            message,
        } = &self.request;
        let name = match display_name.trim() {
            "" => address.as_str(),
            name => name,
        };
        let said = message.as_deref().filter(|said| !said.is_empty());
        let listed = session
            .roster
            .contact(address)
            .is_some_and(|contact| contact.lists.forward);
        let add =
            (!listed).then(|| checkbox(self.add, t!("request-add")).on_toggle(Message::AddToo));
        card(
            t!("request-title"),
            column![
                text(t!("request-words", name = name, address = address.as_str())),
                said.map(|said| {
                    container(widget::scrollable(text(said).font(widget::italic())).width(Fill))
                        .max_height(120)
                        .padding([4, 8])
                        .style(theme::container::pane)
                }),
                text(t!("request-what")).size(11).style(theme::text::dim),
                add,
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
}
