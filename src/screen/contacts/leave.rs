//! The question what is meant by closing the list, where there is no tray to go on in.

use iced::widget::{column, text};
use papilio_store::WithoutTray;

use super::dialog::{self, Dialog, act, card};
use super::{Action, State};
use crate::session::Sessions;
use crate::t;
use crate::widget::{Element, checkbox};

/// What was chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Leave {
    /// Quit, or stay in a window that is small.
    pub chosen: WithoutTray,
    /// Whether that is meant the next time too.
    pub always: bool,
}

impl State {
    /// Asks whether to quit or to stay; `false` where that is being asked already, or nobody is there to ask for.
    pub fn ask_to_leave(&mut self, sessions: &dyn Sessions) -> bool {
        let all = sessions.all();
        let Some(first) = all.first() else {
            return false;
        };
        if matches!(self.dialog, Some(Dialog::Leave { .. })) {
            return false;
        }
        self.connection = None;
        self.show(Dialog::Leave { always: true }, first);
        true
    }

    /// The answer.
    pub(super) fn left(&mut self, chosen: WithoutTray) -> Action {
        let always = matches!(self.dialog, Some(Dialog::Leave { always: true }));
        self.dialog = None;
        Action::Leave(Leave { chosen, always })
    }
}

pub(super) fn view<'a>(always: bool) -> Element<'a, dialog::Message> {
    card(
        t!("leave-list-title"),
        column![
            text(t!("leave-list-words")),
            checkbox(always, t!("leave-list-always")).on_toggle(dialog::Message::Always),
        ]
        .spacing(8)
        .into(),
        vec![
            act(t!("cancel"), dialog::Message::Close),
            act(t!("leave-list-stay"), dialog::Message::Stay),
            act(t!("leave-list-quit"), dialog::Message::Submit),
        ],
    )
}
