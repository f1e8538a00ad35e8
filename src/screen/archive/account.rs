//! Of which account the conversations are that are shown, where the history knows several.

use std::collections::BTreeSet;
use std::fmt;

use iced::Fill;
use iced::widget::{column, container, rule};
use msnp::api::AccountId;

use super::{Action, Message, State, is_same, seen};
use crate::services::{Talk, own_address};
use crate::widget::{Element, choice};
use crate::{t, theme};

/// One of the accounts, or all of them.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Whose(Option<AccountId>);

impl fmt::Display for Whose {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Some(account) => f.write_str(own_address(account).as_str()),
            None => f.write_str(&t!("archive-any-account")),
        }
    }
}

impl State {
    /// These are all conversations that are known.
    pub(super) fn talks_came(&mut self, talks: Vec<Talk>) {
        self.all = talks;
        let accounts: BTreeSet<&AccountId> = self.all.iter().map(|talk| &talk.account).collect();
        self.accounts = accounts.into_iter().cloned().collect();
        if let Some(account) = &self.account
            && !self.accounts.contains(account)
        {
            self.account = None;
        }
        self.sort_out();
    }

    /// Only the conversations of this account are of interest, or all.
    pub(super) fn choose_account(&mut self, account: Option<AccountId>) -> Action {
        self.account = account;
        self.sort_out();
        self.scrolled = 0.0;
        Action::Several(vec![seen(self.people_id(), 0, 0.0), self.look()])
    }

    /// Finds the conversations that are shown; the chosen one stays chosen where it is among them.
    fn sort_out(&mut self) {
        let chosen = self.talk().cloned();
        let wanted = self.account.as_ref();
        let of_account = |talk: &&Talk| wanted.is_none_or(|account| talk.account == *account);
        self.talks = self.all.iter().filter(of_account).cloned().collect();
        self.chosen = chosen.and_then(|chosen| {
            let mut talks = self.talks.iter();
            talks.position(|talk| is_same(talk, &chosen))
        });
    }

    /// What the account is chosen with, where there are several.
    pub(super) fn whose<'a>(&self) -> Option<Element<'a, Message>> {
        if self.accounts.len() < 2 {
            return None;
        }
        let each = self.accounts.iter().cloned().map(Some);
        let all = std::iter::once(None).chain(each).map(Whose);
        let chosen = Whose(self.account.clone());
        let whose = choice(all, Some(&chosen), |whose| Message::Account(whose.0));
        let band = container(whose.padding([3, 8]).width(Fill))
            .padding([7, 6])
            .style(theme::container::band);
        Some(column![band, rule::horizontal(1)].into())
    }

    /// Whose conversation it is, where those of several accounts are shown.
    pub(super) fn account(&self, account: &AccountId) -> Option<String> {
        let several = self.account.is_none() && self.accounts.len() > 1;
        several.then(|| own_address(account).to_string())
    }
}
