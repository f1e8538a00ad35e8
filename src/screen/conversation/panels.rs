//! What opens over a conversation, and closes again.

use std::time::SystemTime;

use iced::widget::operation;

use super::dialog::{self, Dialog};
use super::picker::{self, Picker};
use super::take::Take;
use super::{Action, Hint, Message, Panel, State, ink};
use crate::services::PastedPicture;
use crate::session::Session;
use crate::widget::transcript::Line;

/// How many emoticons are remembered as used last.
const RECENT: usize = 10;

impl State {
    pub(super) fn open(&mut self, panel: Panel) -> Action {
        self.panel = if self.panel == panel {
            Panel::None
        } else {
            panel
        };
        match self.panel {
            Panel::None => self.focus_input(),
            Panel::Emoticons => {
                self.picker = Picker::default();
                Action::Run(operation::focus(self.picker_id()))
            }
            Panel::Format => Action::None,
        }
    }

    /// Closes what is open, at last the window.
    pub(super) fn escape(&mut self, session: &Session) -> Action {
        if self.dialog.take().is_some() {
            return self.focus_input();
        }
        if self.panel != Panel::None {
            self.panel = Panel::None;
            return self.focus_input();
        }
        if self.search.take().is_some() {
            return self.focus_input();
        }
        if session.transfers.any_running(&self.conversation) {
            self.dialog = Some(Dialog::Leave);
            return Action::None;
        }
        Action::Close
    }

    pub(super) fn pick(&mut self, message: picker::Message, session: &mut Session) -> Action {
        match message {
            picker::Message::Close => return self.escape(session),
            picker::Message::Manage => return self.update(Message::Manage, session),
            _ => {}
        }
        let own = session.own_emoticons.as_slice();
        let own = if session.sends_to_peers() { own } else { &[] };
        let walks = matches!(message, picker::Message::Move(_) | picker::Message::Line(_));
        let Some(taken) = self.picker.update(message, &session.recent_emoticons, own) else {
            if walks {
                let to = self.picker.share(&session.recent_emoticons, own);
                return Action::Run(operation::snap_to(self.picker_list_id(), to));
            }
            return Action::None;
        };
        self.composer.insert(&taken.shortcut);
        if let Some(id) = taken.id {
            let recent = &mut session.recent_emoticons;
            recent.retain(|known| *known != id);
            recent.insert(0, id);
            recent.truncate(RECENT);
        }
        self.keep_draft(session);
        self.panel = Panel::None;
        let typing = self.tell_typing(session);
        Action::Several(vec![self.focus_input(), typing])
    }

    pub(super) fn dialog_update(
        &mut self,
        message: dialog::Message,
        session: &mut Session,
    ) -> Action {
        if let dialog::Message::Invite = message {
            self.dialog = Some(Dialog::invite());
            return Action::Run(operation::focus(self.dialog_id()));
        }
        if let dialog::Message::SendPicture = message {
            return match self.dialog.take() {
                Some(Dialog::Picture(picture)) => {
                    let send = self.send_file(picture.path, session);
                    Action::Several(vec![send, self.focus_input()])
                }
                _ => Action::None,
            };
        }
        let Some(dialog) = &mut self.dialog else {
            return Action::None;
        };
        match dialog.update(message, session, &self.conversation) {
            dialog::Outcome::Stay => Action::None,
            dialog::Outcome::Close => {
                self.dialog = None;
                self.focus_input()
            }
            dialog::Outcome::Ask(action) => action,
            dialog::Outcome::Do(action) => {
                self.dialog = None;
                Action::Several(vec![action, self.focus_input()])
            }
        }
    }

    pub(super) fn ink_message(&mut self, message: ink::Message, session: &mut Session) -> Action {
        let Some(sheet) = &mut self.sheet else {
            return Action::None;
        };
        match message {
            ink::Message::Close => {
                self.sheet = None;
                self.focus_input()
            }
            ink::Message::Send => match sheet.gif() {
                Ok(gif) => {
                    self.sheet = None;
                    session.show_ink(&self.conversation, &gif, SystemTime::now());
                    Action::Several(vec![Action::SendInk(gif), self.focus_input()])
                }
                Err(error) => {
                    tracing::warn!(%error, "what was drawn cannot be sent");
                    Action::None
                }
            },
            message => {
                sheet.update(&message);
                Action::None
            }
        }
    }

    /// Asks whether an emoticon somebody else made is to be one of the user's own.
    pub(super) fn offer_to_take(&mut self, line: Line, written: &str, session: &Session) -> Action {
        let known = self.known(session);
        match known.and_then(|known| Take::of(session, known, (line, written))) {
            Some(take) => {
                self.dialog = Some(Dialog::Take(take));
                Action::Run(operation::focus(self.dialog_id()))
            }
            None => Action::None,
        }
    }

    /// Asks whether the picture that was on the clipboard is to be sent.
    pub(super) fn pasted(&mut self, found: Option<Result<PastedPicture, String>>) -> Action {
        match found {
            Some(Ok(picture)) => self.dialog = Some(Dialog::Picture(picture)),
            Some(Err(words)) => self.hint = Some(Hint::Words(words)),
            None => {}
        }
        Action::None
    }
}
