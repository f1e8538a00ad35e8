//! Signing in.

use iced::widget::{column, text};

use crate::t;
use crate::widget::Element;

#[derive(Clone, Debug)]
pub enum Message {}

#[derive(Debug, Default)]
pub struct State {}

impl State {
    pub fn update(&mut self, message: Message) {
        match message {}
    }

    pub fn view(&self) -> Element<'_, Message> {
        column![text(t!("program"))].into()
    }
}
