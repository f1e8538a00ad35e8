//! From what the user wants to the steps that make it so. Planned when its turn comes: what was asked for before is so
//! by then.

use super::step::{CardChange, Step};
use crate::api::{Address, Command, GroupId};
use crate::dialect::Dialect;
use crate::ns::ChangeError;
use crate::roster::{Contact, MESSENGER, Roster};
use crate::soap::abch::Role;

/// The longest name of a group, in characters (13 section 7).
const MAX_GROUP_NAME: usize = 61;
/// The longest name for a contact, in characters, and the longest phone number.
const MAX_NAME: usize = 129;
/// The longest note, in characters.
const MAX_NOTE: usize = 1_024;

/// The steps of a command. Commands that are not about the list have none.
pub(super) fn plan(
    command: &Command,
    roster: &Roster,
    dialect: Dialect,
) -> Result<Vec<Step>, ChangeError> {
    let planner = Planner { roster, dialect };
    match command {
        Command::AddContact {
            email,
            message,
            group,
        } => planner.add(email, message.clone(), group.as_deref()),
        Command::AcceptContact { email, add } => planner.accept(email, *add),
        Command::RejectContact { email } => planner.reject(email),
        Command::RemoveContact { email } => {
            let _ = planner.contact(email)?;
            Ok(vec![Step::Remove(email.clone())])
        }
        Command::Block { email } => Ok(planner.block(email)),
        Command::Unblock { email } => {
            let known = roster.contact(email).filter(|known| known.lists.block);
            let _ = known.ok_or(ChangeError::NotFound)?;
            Ok(vec![
                Step::Leave(Role::Block, email.clone()),
                Step::Join(Role::Allow, email.clone()),
            ])
        }
        Command::AddGroup { name } => {
            check(name, 1, MAX_GROUP_NAME)?;
            Ok(vec![Step::NewGroup(name.clone())])
        }
        Command::RemoveGroup { name } => Ok(vec![Step::DropGroup(planner.group(name)?)]),
        Command::RenameGroup { name, new_name } => {
            let group = planner.group(name)?;
            check(new_name, 1, MAX_GROUP_NAME)?;
            Ok(vec![Step::Rename(group, new_name.clone())])
        }
        Command::GroupAdd { email, group } => {
            let group = planner.group(group)?;
            let contact = planner.contact(email)?;
            Ok(put_in(contact, group))
        }
        Command::GroupRemove { email, group } => {
            let group = planner.group(group)?;
            let contact = planner.contact(email)?;
            if !contact.groups.contains(&group) {
                return Err(ChangeError::NotFound);
            }
            Ok(vec![Step::TakeOut(email.clone(), group)])
        }
        Command::SetNickname { email, nickname } => {
            check(nickname, 0, MAX_NAME)?;
            planner.write(email, CardChange::Nickname(nickname.clone()))
        }
        Command::SetNote { email, note } => {
            check(note, 0, MAX_NOTE)?;
            planner.write(email, CardChange::Note(note.clone()))
        }
        Command::SetContactPhone {
            email,
            kind,
            number,
        } => {
            check(number, 0, MAX_NAME)?;
            planner.write(email, CardChange::Phone(*kind, number.clone()))
        }
        Command::SetFavorite { email, favorite } => {
            planner.write(email, CardChange::Favorite(*favorite))
        }
        Command::SetPrivacy { allow_strangers } => Ok(vec![Step::Privacy(*allow_strangers)]),
        _ => Ok(Vec::new()),
    }
}

struct Planner<'a> {
    roster: &'a Roster,
    dialect: Dialect,
}

impl Planner<'_> {
    fn add(
        &self,
        email: &Address,
        message: Option<String>,
        group: Option<&str>,
    ) -> Result<Vec<Step>, ChangeError> {
        let group = group.map(|name| self.group(name)).transpose()?;
        let mut steps = Vec::new();
        let contact = self.roster.contact(email);
        let lists = contact.map(|contact| contact.lists).unwrap_or_default();
        if !lists.forward {
            let known = contact.is_some_and(|contact| contact.network() != MESSENGER);
            if self.dialect.has_network_query() && !known && email.as_str().contains('@') {
                steps.push(Step::Query(email.clone()));
            }
            steps.push(Step::Add(email.clone(), message));
        }
        if !lists.allow && !lists.block {
            steps.push(Step::Join(Role::Allow, email.clone()));
        }
        if lists.pending {
            steps.extend(decided(email));
        }
        if let Some(group) = group {
            match contact.filter(|_| lists.forward) {
                Some(contact) => steps.extend(put_in(contact, group)),
                None => steps.push(Step::PutIn(email.clone(), group)),
            }
        }
        Ok(steps)
    }

    fn accept(&self, email: &Address, add: bool) -> Result<Vec<Step>, ChangeError> {
        let known = self.roster.contact(email).ok_or(ChangeError::NotFound)?;
        let mut steps = Vec::new();
        if known.lists.block {
            steps.push(Step::Leave(Role::Block, email.clone()));
            steps.push(Step::Join(Role::Allow, email.clone()));
        }
        if add {
            steps.extend(self.add(email, None, None)?);
            return Ok(steps);
        }
        if !known.lists.allow && !known.lists.block {
            steps.push(Step::Join(Role::Allow, email.clone()));
        }
        if known.lists.pending {
            steps.extend(decided(email));
        }
        Ok(steps)
    }

    fn reject(&self, email: &Address) -> Result<Vec<Step>, ChangeError> {
        let known = self.roster.contact(email).ok_or(ChangeError::NotFound)?;
        let mut steps = self.block(email);
        if known.lists.pending {
            steps.extend(decided(email));
        }
        Ok(steps)
    }

    fn block(&self, email: &Address) -> Vec<Step> {
        let mut steps = Vec::new();
        if self
            .roster
            .contact(email)
            .is_some_and(|known| known.lists.allow)
        {
            steps.push(Step::Leave(Role::Allow, email.clone()));
        }
        steps.push(Step::Join(Role::Block, email.clone()));
        steps
    }

    fn write(&self, email: &Address, change: CardChange) -> Result<Vec<Step>, ChangeError> {
        let _ = self.contact(email)?;
        Ok(vec![Step::Write(email.clone(), change)])
    }

    /// Somebody on the forward list.
    fn contact(&self, email: &Address) -> Result<&Contact, ChangeError> {
        self.roster
            .contact(email)
            .filter(|contact| contact.lists.forward)
            .ok_or(ChangeError::NotFound)
    }

    fn group(&self, name: &str) -> Result<GroupId, ChangeError> {
        self.roster.group_named(name).ok_or(ChangeError::NotFound)
    }
}

/// Off the pending list, onto the reverse list, after they were allowed or blocked: else they would ask again.
fn decided(email: &Address) -> [Step; 2] {
    [
        Step::Leave(Role::Pending, email.clone()),
        Step::Join(Role::Reverse, email.clone()),
    ]
}

fn put_in(contact: &Contact, group: GroupId) -> Vec<Step> {
    if contact.groups.contains(&group) {
        // Some servers fail at it without a word.
        return Vec::new();
    }
    vec![Step::PutIn(contact.address.clone(), group)]
}

fn check(text: &str, least: usize, most: usize) -> Result<(), ChangeError> {
    let length = text.chars().count();
    if (least..=most).contains(&length) {
        Ok(())
    } else {
        Err(ChangeError::TooLong)
    }
}
