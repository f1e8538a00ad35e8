//! Names and messages that are changed where they stand.

use iced::Task;
use msnp::api::Command;

use super::{Action, Editing, GroupKey, State};
use crate::session::Sessions;

impl State {
    pub(super) fn edit(&mut self, editing: Editing, sessions: &dyn Sessions) -> Action {
        let done = self.finish_edit(sessions);
        self.trouble = None;
        self.menu = None;
        let me = |account| sessions.session(account).map(|session| &session.me);
        let value = match &editing {
            Editing::Name(account) => me(account).map(|me| me.display_name.clone()),
            Editing::PersonalMessage(account) => me(account).map(|me| me.personal_message.clone()),
            Editing::Group(name) => Some(name.clone()),
        };
        let Some(value) = value else {
            return done;
        };
        self.editing = Some((editing, value));
        Action::Several(vec![
            done,
            Action::Run(Task::batch([
                iced::widget::operation::focus(self.id("edit")),
                iced::widget::operation::select_all(self.id("edit")),
            ])),
        ])
    }

    /// Takes what was typed into the field that was open, if it is of use.
    pub(super) fn finish_edit(&mut self, sessions: &dyn Sessions) -> Action {
        let Some((editing, value)) = self.editing.take() else {
            return Action::None;
        };
        let value = value.trim().to_owned();
        match editing {
            Editing::Name(_) if value.is_empty() => Action::None,
            Editing::Name(account) => {
                Action::Send(Command::SetDisplayName { name: value }).of(&account)
            }
            Editing::PersonalMessage(account) => {
                Action::Send(Command::SetPersonalMessage { text: value }).of(&account)
            }
            Editing::Group(name) if value.is_empty() || value == name => Action::None,
            Editing::Group(name) => {
                let was_folded = self.folded.remove(&GroupKey::Named(name.clone()));
                if was_folded {
                    self.folded.insert(GroupKey::Named(value.clone()));
                }
                let mut actions = wherever(&name, sessions, || Command::RenameGroup {
                    name: name.clone(),
                    new_name: value.clone(),
                });
                if was_folded {
                    actions.push(self.keep_folded());
                }
                Action::Several(actions)
            }
        }
    }

    /// Removes a group, in every account that has it.
    pub(super) fn remove_group(name: &str, sessions: &dyn Sessions) -> Action {
        Action::Several(wherever(name, sessions, || Command::RemoveGroup {
            name: name.to_owned(),
        }))
    }
}

/// The same command for every account that has a group of this name: in the list they are one.
fn wherever(name: &str, sessions: &dyn Sessions, command: impl Fn() -> Command) -> Vec<Action> {
    let all = sessions.all().into_iter();
    all.filter(|session| session.roster.groups().any(|(_, known)| known == name))
        .map(|session| Action::Send(command()).of(&session.account))
        .collect()
}
