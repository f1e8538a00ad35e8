//! Tickets: what proves to each service who we are (12 sections 7 and 8).

use std::collections::BTreeMap;
use std::fmt;
use std::time::{Duration, SystemTime};

use super::secret::Secret;

/// A service that wants a ticket of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Domain {
    /// The token service itself. Its ticket signs web pages in.
    Passport,
    /// The notification server: `USR SSO S`.
    MessengerClear,
    /// Receiving offline messages, and `USR TWN S`.
    Messenger,
    /// Address book and memberships.
    Contacts,
    /// Sending offline messages.
    MessengerSecure,
    /// Contact cards.
    Spaces,
    /// The roaming profile.
    Storage,
    /// What is new with contacts.
    WhatsNew,
    /// The directory of profiles.
    Directory,
    /// Other services of 2011.
    RpsAuth,
}

impl Domain {
    /// Every domain.
    pub const ALL: [Self; 10] = [
        Self::Passport,
        Self::MessengerClear,
        Self::Messenger,
        Self::Contacts,
        Self::MessengerSecure,
        Self::Spaces,
        Self::Storage,
        Self::WhatsNew,
        Self::Directory,
        Self::RpsAuth,
    ];

    /// Its address in requests and answers.
    #[must_use]
    pub const fn address(self) -> &'static str {
        match self {
            Self::Passport => "http://Passport.NET/tb",
            Self::MessengerClear => "messengerclear.live.com",
            Self::Messenger => "messenger.msn.com",
            Self::Contacts => "contacts.msn.com",
            Self::MessengerSecure => "messengersecure.live.com",
            Self::Spaces => "spaces.live.com",
            Self::Storage => "storage.msn.com",
            Self::WhatsNew => "sup.live.com",
            Self::Directory => "directory.services.live.com",
            Self::RpsAuth => "rpstauth.live.com",
        }
    }

    /// The domain with this address, in any letter case.
    #[must_use]
    pub fn with_address(address: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|domain| domain.address().eq_ignore_ascii_case(address.trim()))
    }

    /// The policy its ticket is asked with. The notification server names that of [`Domain::MessengerClear`] itself;
    /// [`Domain::Passport`] has none.
    #[must_use]
    pub const fn policy(self) -> Option<&'static str> {
        match self {
            Self::Passport => None,
            Self::MessengerClear => Some("MBI_KEY_OLD"),
            Self::Messenger => Some("?id=507"),
            Self::MessengerSecure => Some("MBI_SSL"),
            _ => Some("MBI"),
        }
    }
}

/// One ticket.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ticket {
    /// The ticket itself, `t=…&p=…`, to be sent unchanged.
    pub token: Secret,
    /// The secret that belongs to it, base64; most have none.
    pub secret: Option<Secret>,
    /// The element that the ticket came in, where it is an encrypted one: that of [`Domain::Passport`].
    pub element: Option<Secret>,
    /// When it was made and when it ends, by the clock of the server.
    pub life: Option<(SystemTime, SystemTime)>,
}

/// All tickets of one answer. Tickets of different answers are never mixed: a service may look for the session that
/// signed in with them. They are kept in memory only.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Tickets {
    tickets: BTreeMap<Domain, Ticket>,
    /// The one ticket of a sign-in that has no others, which is good for everything.
    only: Option<Secret>,
    /// Domains that were refused a ticket, with the page that may help.
    refused: BTreeMap<Domain, Option<String>>,
}

impl fmt::Debug for Tickets {
    /// Whose tickets there are, and nothing of them.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.tickets.keys()).finish()
    }
}

/// A ticket is taken for ended so long before its end.
const MARGIN: Duration = Duration::from_secs(60);
/// A server that gives shorter lives than this is not asked all the time.
const SHORTEST: Duration = Duration::from_secs(5 * 60);

impl Tickets {
    /// The one ticket of a Tweener sign-in, used for every service.
    #[must_use]
    pub fn only(ticket: Secret) -> Self {
        Self {
            only: Some(ticket),
            ..Self::default()
        }
    }

    /// Puts in a ticket.
    pub fn insert(&mut self, domain: Domain, ticket: Ticket) {
        let _ = self.tickets.insert(domain, ticket);
    }

    /// Notes that there is none for this domain, and the page that may help.
    pub fn refuse(&mut self, domain: Domain, page: Option<String>) {
        let _ = self.refused.insert(domain, page);
    }

    /// Whether there is one ticket for everything, as Tweener gives.
    #[must_use]
    pub fn is_single(&self) -> bool {
        self.only.is_some()
    }

    /// Whether there is no ticket at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.tickets.is_empty() && self.only.is_none()
    }

    /// The ticket for a service.
    #[must_use]
    pub fn get(&self, domain: Domain) -> Option<&Secret> {
        let own = self.tickets.get(&domain).map(|ticket| &ticket.token);
        own.or(self.only.as_ref())
    }

    /// The element that signs web pages in, with the secret of its ticket.
    #[must_use]
    pub fn for_pages(&self) -> Option<(&Secret, &Secret)> {
        let ticket = self.tickets.get(&Domain::Passport)?;
        Some((ticket.element.as_ref()?, ticket.secret.as_ref()?))
    }

    /// The secret of a ticket, base64.
    #[must_use]
    pub fn secret(&self, domain: Domain) -> Option<&Secret> {
        self.tickets.get(&domain)?.secret.as_ref()
    }

    /// The page that may help a domain that was refused a ticket.
    #[must_use]
    pub fn refusal(&self, domain: Domain) -> Option<Option<&str>> {
        self.refused.get(&domain).map(Option::as_deref)
    }

    /// The two parts of a ticket, without `t=` and `p=`. The second may be empty; a ticket without parts is all first.
    #[must_use]
    pub fn parts(&self, domain: Domain) -> Option<(Secret, Secret)> {
        let token = self.get(domain)?.expose();
        let (first, second) = token.split_once("&p=").unwrap_or((token, ""));
        let first = first.strip_prefix("t=").unwrap_or(first);
        Some((first.into(), second.into()))
    }

    /// How long all of them are good from the moment they arrived, less a margin; `None` when nobody told.
    #[must_use]
    pub fn good_for(&self) -> Option<Duration> {
        let ends = self.tickets.values().filter_map(|ticket| {
            let (created, expires) = ticket.life?;
            expires.duration_since(created).ok()
        });
        let shortest = ends.min()?;
        Some(shortest.saturating_sub(MARGIN).max(SHORTEST))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ticket(token: &str, seconds: Option<u64>) -> Ticket {
        let start = SystemTime::UNIX_EPOCH;
        Ticket {
            token: token.into(),
            secret: None,
            element: None,
            life: seconds.map(|seconds| (start, start + Duration::from_secs(seconds))),
        }
    }

    #[test]
    fn the_first_ticket_that_ends_ends_them_all() {
        let mut tickets = Tickets::default();
        assert_eq!(tickets.good_for(), None);
        tickets.insert(Domain::Contacts, ticket("t=1&p=", Some(28_800)));
        tickets.insert(Domain::Storage, ticket("t=2&p=", Some(3_600)));
        tickets.insert(Domain::WhatsNew, ticket("t=3&p=", None));
        assert_eq!(tickets.good_for(), Some(Duration::from_secs(3_540)));
        tickets.insert(Domain::Spaces, ticket("t=4&p=", Some(1)));
        assert_eq!(tickets.good_for(), Some(Duration::from_secs(300)));
    }

    #[test]
    fn a_ticket_is_cut_in_its_parts() {
        let parts = |token: &str| {
            let parts = Tickets::only(token.into()).parts(Domain::Messenger);
            parts.map(|(t, p)| (t.expose().to_owned(), p.expose().to_owned()))
        };
        let of = |t: &str, p: &str| Some((t.to_owned(), p.to_owned()));
        assert_eq!(parts("t=abc&p=def"), of("abc", "def"));
        assert_eq!(parts("t=abc&p="), of("abc", ""));
        assert_eq!(parts("abc"), of("abc", ""));
        assert_eq!(Tickets::default().parts(Domain::Messenger), None);
    }

    #[test]
    fn tickets_show_nothing_of_themselves() {
        let mut tickets = Tickets::only("t=hush&p=hush".into());
        tickets.insert(Domain::Contacts, ticket("t=hush&p=", None));
        assert_eq!(format!("{tickets:?}"), "{Contacts}");
        assert!(!format!("{:?}", ticket("hush", Some(1))).contains("hush"));
    }

    #[test]
    fn addresses_name_their_domains() {
        for domain in Domain::ALL {
            assert_eq!(Domain::with_address(domain.address()), Some(domain));
        }
        assert_eq!(
            Domain::with_address("HTTP://passport.net/TB"),
            Some(Domain::Passport)
        );
        assert_eq!(Domain::with_address("example.com"), None);
    }
}
