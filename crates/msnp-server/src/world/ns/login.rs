//! From `VER` to `USR OK`, and the end of a session.

use msnp::api::Address;
use msnp::dialect::Dialect;
use msnp::io::{Endpoint, LinkId, Now};

use super::super::text::unix;
use super::super::{World, web};

/// What clients are told to be the newest and the oldest version that is good.
const VERSIONS: &str = "7.5.0324 7.5.0324 5.0.0544";

impl World {
    pub(super) fn ver(&mut self, link: LinkId, id: &str, args: &[&str], now: Now) {
        let dialect = Dialect::best_common(&self.config.dialects, args.iter().copied());
        match (dialect, self.session(link)) {
            (Some(dialect), Some(session)) => {
                session.dialect = Some(dialect);
                self.send(link, &format!("VER {id} {dialect}"));
            }
            _ => {
                self.send(link, &format!("VER {id} 0"));
                self.close(link, now);
            }
        }
    }

    pub(super) fn cvr(&mut self, link: LinkId, id: &str, args: &[&str]) {
        let base = self.config.http.clone();
        match args {
            // locale, system, its version, processor, library, version, …
            [_, _, _, _, _, _, ..] => {
                self.send(link, &format!("CVR {id} {VERSIONS} {base} {base}"));
            }
            _ if self.config.behaviour.silent => {}
            _ => self.refuse(link, 710, id),
        }
    }

    pub(super) fn login_request(
        &mut self,
        link: LinkId,
        dialect: Dialect,
        (name, id, args): (&str, &str, &[&str]),
        now: Now,
    ) {
        let mechanism = dialect.auth().word();
        match (name, args) {
            ("VER", _) => {
                self.refuse(link, 715, id);
                self.close(link, now);
            }
            ("CVR", args) => self.cvr(link, id, args),
            ("USR", [kind, "I", handle, ..]) if *kind == mechanism => {
                self.who(link, dialect, id, handle, now);
            }
            ("USR", [kind, "S", ticket, ..]) if *kind == mechanism => {
                self.prove(link, id, ticket, now);
            }
            ("USR" | "INF", _) => self.close(link, now),
            _ if self.config.behaviour.silent => {}
            _ => self.refuse(link, 302, id),
        }
    }

    /// `USR I`: who wants to sign in.
    fn who(&mut self, link: LinkId, dialect: Dialect, id: &str, handle: &str, now: Now) {
        let address = Address::new(handle);
        let account = self.accounts.get_mut(&address);
        if let Some(account) = account.filter(|_| self.config.behaviour.dispatch) {
            account.dispatched = !account.dispatched;
            if account.dispatched {
                let here = self.config.address.clone();
                let line = self.transfer(dialect, id, &here);
                self.send(link, &line);
                return self.close(link, now);
            }
        }
        if let Some(session) = self.session(link) {
            session.asked = Some(handle.to_owned());
        }
        let policy = match self.config.behaviour.bare_tickets {
            true => web::BARE_POLICY.to_owned(),
            false => self.tickets.policy(now),
        };
        self.send(link, &format!("USR {id} TWN S {policy}"));
    }

    /// `USR S`: the ticket.
    fn prove(&mut self, link: LinkId, id: &str, ticket: &str, now: Now) {
        let session = self.session(link);
        let asked = session.and_then(|s| Some((s.dialect?, s.asked.clone()?)));
        let Some((dialect, handle)) = asked else {
            return self.misunderstood(link, id, now);
        };
        let me = Address::new(&handle);
        if !self.accounts.contains_key(&me) || !self.tickets.is_good(ticket, &me, now) {
            self.refuse(link, 911, id);
            return self.close(link, now);
        }
        let before = self.accounts.get(&me).and_then(|account| account.session);
        if let Some(before) = before {
            self.send(before, "OUT OTH");
            self.close(before, now);
        }
        if let Some(session) = self.session(link) {
            session.account = Some(me.clone());
        }
        if let Some(account) = self.accounts.get_mut(&me) {
            account.session = Some(link);
        }
        let name = match dialect.has_name_in_usr_ok() {
            true => format!(" {}", self.name_word(&me)),
            false => String::new(),
        };
        self.send(link, &format!("USR {id} OK {handle}{name} 1 0"));
        if dialect.has_sbs() {
            self.send(link, "SBS 0 null");
        }
        self.profile(link, &me, ticket, now);
    }

    /// The profile of the account (02 section 5).
    fn profile(&mut self, link: LinkId, me: &Address, ticket: &str, now: Now) {
        let Some(account) = self.accounts.get(me) else {
            return;
        };
        let number = me.as_str().bytes().fold(7u64, |n, b| {
            n.wrapping_mul(0x0100_0000_01b3).wrapping_add(u64::from(b))
        });
        let auth = ticket.strip_prefix("t=").unwrap_or(ticket);
        let auth = auth.split('&').next().unwrap_or_default();
        let body = format!(
            "MIME-Version: 1.0\r\nContent-Type: text/x-msmsgsprofile; charset=UTF-8\r\nLoginTime: {}\r\n\
             EmailEnabled: {}\r\nMemberIdHigh: {}\r\nMemberIdLow: {}\r\nlang_preference: 1033\r\npreferredEmail: {me}\r\n\
             country: PT\r\nPostalCode: \r\nGender: \r\nKid: 0\r\nAge: \r\nBDayPre: \r\nBirthday: \r\nWallet: \r\n\
             Flags: 536872513\r\nsid: 507\r\nkv: 5\r\nMSPAuth: {auth}\r\nClientIP: 127.0.0.1\r\nClientPort: 0\r\n\
             ABCHMigrated: 1\r\nMPOPEnabled: 0\r\n\r\n",
            unix(now.wall),
            u8::from(account.mail.is_some()),
            number >> 32,
            number & 0xFFFF_FFFF,
        );
        self.notice(link, &body);
    }

    /// A message of the service itself.
    pub(super) fn notice(&mut self, link: LinkId, body: &str) {
        let line = format!("MSG Hotmail Hotmail {}", body.len());
        self.send_with(link, &line, body.as_bytes());
    }

    /// The session of this account on this link has ended.
    pub(in super::super) fn signed_out(&mut self, me: &Address, link: LinkId) {
        let Some(account) = self.accounts.get_mut(me) else {
            return;
        };
        if account.session != Some(link) {
            return;
        }
        account.session = None;
        account.presence = super::super::account::Presence::default();
        self.check_visibility(me);
        let contacts: Vec<Address> = self
            .accounts
            .get(me)
            .map(|account| account.contacts.keys().cloned().collect())
            .unwrap_or_default();
        for other in contacts {
            if let Some(account) = self.accounts.get_mut(&other) {
                account.told.remove(me);
            }
        }
    }

    /// The line that sends a client to another server.
    fn transfer(&self, dialect: Dialect, id: &str, to: &Endpoint) -> String {
        let mut line = format!("XFR {id} NS {to}");
        if dialect.xfr_has_zero() {
            line.push_str(" 0");
        }
        if dialect.xfr_has_current() {
            line.push_str(&format!(" {}", self.config.address));
        }
        line
    }

    /// Sends somebody who is signed in to another server.
    pub(in super::super) fn move_away(&mut self, link: LinkId, to: &Endpoint, _now: Now) {
        let dialect = self.session(link).and_then(|session| session.dialect);
        if let Some(dialect) = dialect {
            let line = self.transfer(dialect, "0", to);
            self.send(link, &line);
        }
    }

    /// Tells that the server goes down in so many minutes.
    pub(in super::super) fn warn(&mut self, link: LinkId, minutes: u32) {
        self.notice(
            link,
            &format!(
                "MIME-Version: 1.0\r\nContent-Type: application/x-msmsgssystemmessage\r\n\r\nType: 1\r\nArg1: {minutes}\r\n"
            ),
        );
    }
}
