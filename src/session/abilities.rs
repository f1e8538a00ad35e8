//! What an account can do where it is signed in: much is a matter of the dialect, and nothing that cannot be done is offered.

use msnp::dialect::Dialect;

use super::{Contact, Session};

impl Session {
    /// Whether files, emoticons of one's own and handwriting can be sent.
    pub fn sends_to_peers(&self) -> bool {
        self.is_online() && self.dialect_has(Dialect::has_objects)
    }

    /// Whether the dialect in use says yes; no while none is known.
    fn dialect_has(&self, question: fn(Dialect) -> bool) -> bool {
        self.dialect().is_some_and(question)
    }

    /// The dialect in use.
    fn dialect(&self) -> Option<Dialect> {
        self.link.dialect.as_deref()?.parse().ok()
    }

    /// Whether contacts can be given nicknames, notes, phone numbers, and be favourites; and a message goes with adding one.
    pub fn has_address_book(&self) -> bool {
        self.dialect_has(Dialect::has_address_book)
    }

    /// Whether the account has phone numbers that contacts see.
    pub fn has_phones(&self) -> bool {
        self.dialect_has(Dialect::has_properties)
    }

    /// Whether a text to someone offline is kept by the server; else it waits in the outbox.
    pub fn keeps_offline_texts(&self) -> bool {
        let keeps = &self.link.keeps_texts;
        self.dialect()
            .is_some_and(|dialect| keeps.contains(&dialect))
    }

    /// Whether a page can be sent to their mobile phone.
    pub fn can_page(&self, contact: &Contact) -> bool {
        self.is_online() && contact.details.mobile_paging && self.has_phones()
    }

    /// How many other places the account is signed in at.
    pub fn other_places(&self) -> usize {
        self.places.iter().filter(|place| !place.this).count()
    }
}
