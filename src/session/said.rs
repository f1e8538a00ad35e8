//! What people call themselves and say of themselves, and how they want it to look.

use msn_media::plus::Spans;
use msnp::api::Address;

use super::{Contact, Session};

/// Words of somebody, without codes.
#[derive(Clone, Debug, PartialEq)]
pub struct Said {
    pub words: String,
    /// The stretches that look different; none where the user does not want to see that.
    pub looks: Option<Spans>,
}

impl Session {
    /// The name of somebody.
    pub fn named(&self, person: &Address) -> Said {
        Said {
            words: self.name_of(person).to_owned(),
            looks: self.looks_of(person).cloned(),
        }
    }

    /// The personal message of a contact.
    pub fn message_of(&self, contact: &Contact) -> Said {
        let looks = contact.message_looks();
        Said {
            words: contact.personal_message.clone(),
            looks: looks.filter(|_| self.habits.name_looks).cloned(),
        }
    }
}
