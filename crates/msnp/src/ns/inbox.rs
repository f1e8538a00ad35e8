//! Opening the inbox in a browser: `URL` (protocol reference, 15 section 5).

use std::time::{Instant, SystemTime};

use super::change::Change;
use super::{Ask, ChangeError, Desk, Session};
use crate::auth::{LoginForm, Secret, TokenForm};
use crate::command::ClientCommand;
use crate::dialect::AuthKind;
use crate::message::Profile;

/// A value of the profile is no longer than this, in bytes.
const MAX_VALUE: usize = 4_096;

/// The page of a login server that takes the hash of a password, and the one that takes a ticket.
const BY_PASSWORD: &str = "/md5auth.srf";
const BY_TICKET: &str = "/sha1auth.srf";

/// What the profile says that a page of the service wants to know.
#[derive(Clone, Debug)]
pub(crate) struct WebLogin {
    sid: String,
    kv: String,
    auth: Secret,
    since: Instant,
}

impl WebLogin {
    /// `None` where there is no ticket for pages.
    pub(super) fn of(profile: &Profile<'_>, now: Instant) -> Option<Self> {
        let value = |name: &str| {
            let value = profile.get(name)?.into_owned();
            (!value.is_empty() && value.len() <= MAX_VALUE).then_some(value)
        };
        Some(Self {
            sid: value("sid").unwrap_or_else(|| "507".to_owned()),
            kv: value("kv").unwrap_or_default(),
            auth: value("MSPAuth")?.into(),
            since: now,
        })
    }
}

/// Where the page is.
#[derive(Clone, Copy)]
pub(super) struct Site<'a> {
    /// The page to land on.
    pub(super) target: &'a str,
    /// The login server.
    pub(super) form: &'a str,
    /// The number of the site.
    pub(super) site: Option<&'a str>,
}

impl Session {
    /// Asks where the inbox is; the answer is told as a page.
    pub(crate) fn open_inbox(&mut self, command: &'static str, desk: &mut Desk<'_>) -> Change {
        if !self.asks.has_room() {
            return Err(ChangeError::Busy);
        }
        self.asks.begin_errand();
        let trid = self.ask(Ask::Inbox, Some(command), desk);
        let service = "INBOX";
        self.send(&ClientCommand::Url { trid, service }, desk);
        Ok(())
    }

    pub(super) fn inbox_is_at(
        &mut self,
        site: Site<'_>,
        command: Option<&str>,
        desk: &mut Desk<'_>,
    ) {
        if !self.credentials.services.allows(site.form) {
            let words = "the server names no login page that is safe";
            return desk.fx.error("no_inbox", words, command);
        }
        if let Some(page) = self.page_by_ticket(site, desk) {
            return desk.fx.page(page);
        }
        let Some(web) = &desk.model.web else {
            return desk.fx.error(
                "no_inbox",
                "the account has no ticket for web pages",
                command,
            );
        };
        let page = LoginForm {
            action: site.form,
            target: site.target,
            site: site.site.unwrap_or("2"),
            email: &self.credentials.email,
            sid: &web.sid,
            kv: &web.kv,
            auth: &web.auth,
            seconds: desk.now.mono.saturating_duration_since(web.since).as_secs(),
            password: &self.credentials.cut_password(),
        }
        .page();
        desk.fx.page(page);
    }

    /// The page that the ticket of single sign-on opens.
    fn page_by_ticket(&self, site: Site<'_>, desk: &mut Desk<'_>) -> Option<Secret> {
        if self.dialect.auth() != AuthKind::Sso {
            return None;
        }
        let (ticket, secret) = desk.model.tickets.for_pages()?;
        let (place, query) = site.form.split_once('?').unwrap_or((site.form, ""));
        let place = place
            .strip_suffix(BY_PASSWORD)
            .or_else(|| place.strip_suffix(BY_TICKET))?;
        let since = desk.now.wall.duration_since(SystemTime::UNIX_EPOCH);
        TokenForm {
            action: &format!("{place}{BY_TICKET}?{query}"),
            target: site.target,
            site: site.site.unwrap_or("2"),
            time: since.unwrap_or_default().as_secs(),
            ticket,
            secret,
            nonce: desk.fx.bytes(),
        }
        .page()
    }
}
