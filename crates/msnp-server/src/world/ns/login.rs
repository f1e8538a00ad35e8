//! From `VER` to `USR OK`, and the end of a session.

use md5::{Digest, Md5};
use msnp::api::Address;
use msnp::dialect::{AuthKind, Dialect};
use msnp::io::{Endpoint, LinkId, Now};

use super::super::challenge::hex;
use super::super::people::cid;
use super::super::text::{self, unix};
use super::super::web::tickets;
use super::super::{World, sso};

/// What clients are told to be the newest and the oldest version that is good.
const VERSIONS: &str = "7.5.0324 7.5.0324 5.0.0544";

/// What clients of later dialects are told without asking: nothing is refused.
const POLICIES: &str = "<Policies><Policy type=\"SHIELDS\" checksum=\"0000\"><config><shield><cli maj=\"7\" min=\"0\" \
                        minbld=\"0\" maxbld=\"9999\" deny=\" \" /></shield><block></block></config></Policy></Policies>";

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
            ("INF", _) if dialect.has_inf() => {
                self.send(link, &format!("INF {id} {mechanism}"));
            }
            ("USR", [kind, "I", handle, ..]) if *kind == mechanism => {
                self.who(link, dialect, id, handle, now);
            }
            ("USR", [kind, "S", ticket, proof @ ..]) if *kind == mechanism => {
                self.prove(link, id, (ticket, proof), now);
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
        if dialect.has_adl() {
            let line = format!("GCF 0 {}", POLICIES.len());
            self.send_with(link, &line, POLICIES.as_bytes());
        }
        let challenge = match dialect.auth() {
            AuthKind::Md5 => {
                let salt = self.salt(now);
                if let Some(session) = self.session(link) {
                    session.salt = Some(salt.clone());
                }
                salt
            }
            AuthKind::Sso => {
                let nonce = sso::nonce(&mut self.rng);
                let challenge = format!("{} {nonce}", sso::POLICY);
                if let Some(session) = self.session(link) {
                    session.nonce = Some(nonce);
                }
                challenge
            }
            _ if self.config.behaviour.bare_tickets => tickets::BARE_POLICY.to_owned(),
            _ => self.tickets.policy(now),
        };
        let mechanism = dialect.auth().word();
        self.send(link, &format!("USR {id} {mechanism} S {challenge}"));
    }

    /// The salt that is to be hashed together with the password (02 section 2).
    fn salt(&mut self, now: Now) -> String {
        match self.config.behaviour.hex_salts {
            true => text::hex_digits(&mut self.rng, 15),
            false => {
                let number = text::digits(&mut self.rng, 9);
                format!("{}.{number}", text::unix(now.wall))
            }
        }
    }

    /// Whether this is the hash of the salt and the password of the account.
    fn is_hash(&self, me: &Address, salt: Option<&str>, hash: &str) -> bool {
        let Some((salt, account)) = salt.zip(self.accounts.get(me)) else {
            return false;
        };
        let digest = Md5::new()
            .chain_update(salt)
            .chain_update(&account.password.0)
            .finalize();
        hex(&digest) == hash
    }

    /// Whether the account is known in this letter case, as far as that matters.
    fn is_known(&self, me: &Address, handle: &str) -> bool {
        let known = self.accounts.get_key_value(me);
        let exact = self.config.behaviour.exact_accounts;
        known.is_some_and(|(known, _)| !exact || known.spelled() == handle)
    }

    /// `USR S`: the hash; or the ticket, and what proves that it is not somebody else's.
    fn prove(&mut self, link: LinkId, id: &str, (ticket, proof): (&str, &[&str]), now: Now) {
        let session = self.session(link);
        let asked = session.and_then(|s| {
            let secrets = (s.nonce.take(), s.salt.take());
            Some((s.dialect?, s.asked.clone()?, secrets))
        });
        let Some((dialect, handle, (nonce, salt))) = asked else {
            return self.misunderstood(link, id, now);
        };
        let me = Address::new(&handle);
        let by_hash = dialect.auth() == AuthKind::Md5;
        let services = match dialect.auth() {
            AuthKind::Sso => &tickets::SSO[..],
            _ => &tickets::TWEENER[..],
        };
        let found = match by_hash {
            true => None,
            false => self.ticket(ticket, services, now).ok(),
        };
        let login = found
            .filter(|ticket| ticket.account == me)
            .filter(
                |ticket| match (dialect.auth(), &ticket.secret, proof, &nonce) {
                    (AuthKind::Sso, Some(secret), [blob, ..], Some(nonce)) => {
                        sso::is_proof(secret, nonce, blob)
                    }
                    (AuthKind::Sso, ..) => false,
                    _ => true,
                },
            )
            .map(|ticket| ticket.login);
        let is_right = match by_hash {
            true => self.is_hash(&me, salt.as_deref(), ticket),
            false => login.is_some(),
        };
        if !is_right || !self.is_known(&me, &handle) {
            self.refuse(link, 911, id);
            return self.close(link, now);
        }
        let guid = proof.get(1).filter(|_| dialect.has_endpoints());
        let guid = guid.and_then(|word| place_guid(word));
        self.leave_other_places(&me, dialect, guid.as_deref(), now);
        if let Some(session) = self.session(link) {
            session.account = Some(me.clone());
            session.login = login;
            session.place.guid = guid;
        }
        if let Some(account) = self.accounts.get_mut(&me) {
            account.places.push(link);
        }
        let name = match dialect.has_name_in_usr_ok() {
            true => format!(" {}", self.name_word(&me)),
            false => String::new(),
        };
        let flags: String = [" 1", " 0"]
            .into_iter()
            .take(dialect.usr_ok_flags())
            .collect();
        self.send(link, &format!("USR {id} OK {handle}{name}{flags}"));
        if dialect.has_sbs() {
            self.send(link, "SBS 0 null");
        }
        if dialect.has_whole_profile() {
            // A hash is no ticket for the web: there is none, then.
            let ticket = if by_hash { "" } else { ticket };
            self.profile(link, &me, ticket, now);
        } else {
            let time = unix(now.wall);
            self.notice(
                link,
                &format!(
                    "MIME-Version: 1.0\r\nContent-Type: text/x-msmsgsprofile; charset=UTF-8\r\nLoginTime: {time}\r\n\r\n"
                ),
            );
        }
        if dialect.has_endpoints() {
            self.send(
                link,
                &format!("UBX {} 0", super::presence::handle(&me, dialect)),
            );
        }
    }

    /// Signs a person out where they are, as far as the place that signs in does not bear it.
    fn leave_other_places(&mut self, me: &Address, dialect: Dialect, guid: Option<&str>, now: Now) {
        let account = self.accounts.get(me);
        let several = account
            .and_then(|account| account.annotations.get("MSN.IM.MPOP"))
            .is_none_or(|value| value != "0");
        for (link, other) in self.places(me) {
            let there = self.session_of(link).and_then(|s| s.place.guid.as_deref());
            let both = several
                && dialect.has_endpoints()
                && other.has_endpoints()
                && guid.is_some()
                && there.is_some()
                && guid != there;
            if !both {
                self.send(link, "OUT OTH");
                self.close(link, now);
            }
        }
    }

    /// The profile of the account (02 section 5).
    fn profile(&mut self, link: LinkId, me: &Address, ticket: &str, now: Now) {
        let places = self
            .session_of(link)
            .is_some_and(|s| s.dialect.is_some_and(Dialect::has_endpoints));
        let Some(account) = self.accounts.get(me) else {
            return;
        };
        let number = cid(me);
        let auth = ticket.strip_prefix("t=").unwrap_or(ticket);
        let auth = auth.split('&').next().unwrap_or_default();
        let body = format!(
            "MIME-Version: 1.0\r\nContent-Type: text/x-msmsgsprofile; charset=UTF-8\r\nLoginTime: {}\r\n\
             EmailEnabled: {}\r\nMemberIdHigh: {}\r\nMemberIdLow: {}\r\nlang_preference: 1033\r\npreferredEmail: {me}\r\n\
             country: PT\r\nPostalCode: \r\nGender: \r\nKid: 0\r\nAge: \r\nBDayPre: \r\nBirthday: \r\nWallet: \r\n\
             Flags: 536872513\r\nsid: 507\r\nkv: 5\r\nMSPAuth: {auth}\r\nClientIP: 127.0.0.1\r\nClientPort: 0\r\n\
             ABCHMigrated: 1\r\nMPOPEnabled: {}\r\n\r\n",
            unix(now.wall),
            u8::from(account.mail.is_some()),
            number >> 32,
            number & 0xFFFF_FFFF,
            u8::from(places),
        );
        self.notice(link, &body);
    }

    /// A message of the service itself.
    pub(in super::super) fn notice(&mut self, link: LinkId, body: &str) {
        let line = format!("MSG Hotmail Hotmail {}", body.len());
        self.send_with(link, &line, body.as_bytes());
    }

    /// The session of this account on this link has ended.
    pub(in super::super) fn signed_out(&mut self, me: &Address, link: LinkId) {
        if let Some(account) = self.accounts.get_mut(me) {
            account.places.retain(|place| *place != link);
        }
        let places = self.places(me);
        let mut shown = places.iter().filter_map(|(link, _)| self.session_of(*link));
        if shown.any(|session| session.shown) {
            self.show(me, super::presence::Change::Message);
            return self.tell_self(me, None, false);
        }
        let Some(account) = self.accounts.get_mut(me) else {
            return;
        };
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
        if dialect.xfr_has_security() {
            line.push_str(" U D");
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

/// The GUID of a place as it is compared: `{…}` in any letter case.
pub(in super::super) fn place_guid(word: &str) -> Option<String> {
    let guid = word.strip_prefix('{')?.strip_suffix('}')?;
    let sound = guid.len() == 36 && guid.bytes().all(|b| b.is_ascii_hexdigit() || b == b'-');
    sound.then(|| guid.to_ascii_lowercase())
}
