//! Conversations of which nothing is kept.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};

use msnp::api::{AccountId, ConversationId};

/// The conversations that have no history. Clones are the same list.
///
/// Own texts are kept until their fate is known all the same: otherwise they would be lost with the power.
#[derive(Clone, Debug, Default)]
pub struct Unlogged(Arc<Mutex<BTreeSet<(AccountId, ConversationId)>>>);

impl Unlogged {
    /// From now on it is these.
    pub fn set(&self, all: BTreeSet<(AccountId, ConversationId)>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = all;
    }

    /// Those of one account.
    pub(crate) fn of(&self, account: &AccountId) -> BTreeSet<ConversationId> {
        let all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let own = all.iter().filter(|(owner, _)| owner == account);
        own.map(|(_, conversation)| conversation.clone()).collect()
    }
}
