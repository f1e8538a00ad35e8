//! Which account a dialog is about.

use std::fmt;

use iced::Fill;
use iced::widget::{column, text};
use msnp::api::AccountId;

use super::dialog::{self, Dialog};
use super::{Action, State};
use crate::session::{Session, Sessions};
use crate::widget::{self, Element};
use crate::{t, theme};

/// An account, as one chooses it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Whose {
    pub account: AccountId,
    label: String,
}

impl Whose {
    pub fn of(session: &Session) -> Self {
        Self {
            account: session.account.clone(),
            label: session.account_label().to_owned(),
        }
    }
}

impl fmt::Display for Whose {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.label)
    }
}

impl State {
    /// The account that the dialog is about.
    pub(super) fn session_of_dialog<'a>(&self, sessions: &'a dyn Sessions) -> Option<&'a Session> {
        sessions.session(self.about.as_ref()?)
    }

    /// The accounts that there are, where there are several.
    pub(super) fn choices_of_dialog(sessions: &dyn Sessions) -> Vec<Whose> {
        match sessions.are_several() {
            true => sessions.all().into_iter().map(Whose::of).collect(),
            false => Vec::new(),
        }
    }

    /// Something happens in the dialog that is open.
    pub(super) fn in_dialog(
        &mut self,
        message: dialog::Message,
        sessions: &mut dyn Sessions,
    ) -> Action {
        match (&self.dialog, message) {
            (_, dialog::Message::Account(account)) => {
                self.about = Some(account);
                Action::None
            }
            // Groups of one name are one in the list, whichever account has them.
            (Some(Dialog::RemoveGroup(name)), dialog::Message::Submit) => {
                let remove = Self::remove_group(name, sessions);
                self.dialog = None;
                remove
            }
            (_, message) => match self.about.clone() {
                Some(account) => self.within(&account, sessions, |state, session| {
                    state.dialog_message(message, session)
                }),
                None => Action::None,
            },
        }
    }
}

/// The account to do it in, to be chosen where there are several.
pub(super) fn choice<'a>(
    session: &Session,
    choices: &[Whose],
) -> Option<Element<'a, dialog::Message>> {
    let at = choices
        .iter()
        .position(|one| one.account == session.account)?;
    let list = widget::choice(choices.to_vec(), choices.get(at), |chosen| {
        dialog::Message::Account(chosen.account)
    });
    let list = list.padding([4, 7]).width(Fill);
    Some(column![text(t!("dialog-account")), list].spacing(3).into())
}

/// The account that is spoken of, where there are several.
pub(super) fn told<'a>(
    session: &'a Session,
    choices: &[Whose],
) -> Option<Element<'a, dialog::Message>> {
    let label = session.label.as_deref().filter(|_| !choices.is_empty())?;
    Some(text(label).size(11).style(theme::text::dim).into())
}
