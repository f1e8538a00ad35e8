//! The contact list.

use iced::widget::{column, text};

use crate::session::Session;
use crate::widget::Element;

#[derive(Clone, Debug)]
pub enum Message {}

#[derive(Debug, Default)]
pub struct State {}

impl State {
    pub fn update(&mut self, message: Message, _session: &mut Session) {
        match message {}
    }

    pub fn view<'a>(&'a self, session: &'a Session) -> Element<'a, Message> {
        column(
            session
                .roster
                .contacts()
                .map(|contact| text(contact.shown_name()).into()),
        )
        .into()
    }
}
