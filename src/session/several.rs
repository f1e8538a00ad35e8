//! All accounts at once, for screens that show more than one.

use msnp::api::AccountId;

use super::Session;

/// The accounts that stand in the list.
pub trait Sessions {
    /// This account.
    fn session(&self, account: &AccountId) -> Option<&Session>;

    /// The same, to be changed.
    fn session_mut(&mut self, account: &AccountId) -> Option<&mut Session>;

    /// All of them, in the order in which they are shown.
    fn all(&self) -> Vec<&Session>;
}

impl dyn Sessions + '_ {
    /// The one of whom there is question where no other is named.
    pub fn first(&self) -> Option<&Session> {
        self.all().into_iter().next()
    }

    /// Whether there are two or more.
    pub fn are_several(&self) -> bool {
        self.all().len() > 1
    }
}
