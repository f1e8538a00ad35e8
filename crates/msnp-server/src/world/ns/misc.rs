//! Challenges, the mailbox, the way to a switchboard, and commands hardly used.

use std::time::Duration;

use msnp::dialect::{ChallengeKind, Dialect};
use msnp::io::{LinkId, Now};
use rand::Rng;

use super::super::account::Code;
use super::super::challenge::is_answer;
use super::super::{Timer, World, text};
use super::{Call, Session};

/// How long a client may take to answer a challenge (02 section 6).
const ANSWER_TIME: Duration = Duration::from_secs(50);
/// The policy of the service: nothing is refused.
const SHIELDS: &str = "<?xml version=\"1.0\" encoding=\"utf-8\" ?><config><shield><cli maj=\"7\" min=\"0\" minbld=\"0\" \
                       maxbld=\"9999\" deny=\" \" /></shield><block></block></config>";

impl World {
    /// Sends a challenge, if this server does such things and none is open.
    pub(in super::super) fn challenge(&mut self, link: LinkId, now: Now) {
        if self.config.behaviour.challenges.is_none() {
            return;
        }
        let digits = text::digits(&mut self.rng, 20);
        let until = now.mono + ANSWER_TIME;
        let asks = |session: &&mut Session| {
            let kind = session.dialect.map(Dialect::challenge);
            session.challenge.is_none() && kind.is_some_and(|kind| kind != ChallengeKind::None)
        };
        let Some(session) = self.session(link).filter(asks) else {
            return;
        };
        session.challenge = Some((digits.clone(), until));
        self.send(link, &format!("CHL 0 {digits}"));
        self.timers.insert((until, Timer::Answer(link)));
    }

    /// Ends the session when the answer has not come.
    pub(in super::super) fn check_answer(&mut self, link: LinkId, now: Now) {
        let open = self
            .session(link)
            .and_then(|s| s.challenge.as_ref().map(|(_, until)| *until));
        if open.is_some_and(|until| until <= now.mono) {
            self.refuse(link, 540, "0");
            self.close(link, now);
        }
    }

    pub(super) fn qry(&mut self, call: &Call<'_>) -> Result<(), Code> {
        let Some((between, session)) = self
            .config
            .behaviour
            .challenges
            .zip(self.session(call.link))
        else {
            return Ok(()); // a server that never asks never answers either
        };
        let product = call.arg(0).unwrap_or_default();
        let right = session.challenge.take().is_some_and(|(digits, _)| {
            is_answer(call.dialect.challenge(), &digits, product, call.payload)
        });
        if !right {
            self.refuse(call.link, 540, call.id);
            self.close(call.link, call.now);
            return Ok(());
        }
        self.send(call.link, &format!("QRY {}", call.id));
        let (least, most) = between;
        let wait = self.rng.random_range(least..=most.max(least));
        self.timers
            .insert((call.now.mono + wait, Timer::Challenge(call.link)));
        Ok(())
    }

    /// What is in the mailbox, after the first `CHG`.
    pub(super) fn mailbox(&mut self, call: &Call<'_>) {
        let Some(account) = self.accounts.get(call.me) else {
            return;
        };
        let unread = account.mail.unwrap_or(0);
        if call.dialect.has_mail_data() {
            return self.tell_mailbox(call.link, call.me);
        }
        let body = if account.mail.is_some() {
            format!(
                "MIME-Version: 1.0\r\nContent-Type: text/x-msmsgsinitialemailnotification; charset=UTF-8\r\n\r\n\
                 Inbox-Unread: {unread}\r\nFolders-Unread: 0\r\nInbox-URL: /cgi-bin/HoTMaiL\r\n\
                 Folders-URL: /cgi-bin/folders\r\nPost-URL: http://mail.example.com\r\n"
            )
        } else {
            return;
        };
        self.notice(call.link, &body);
    }

    pub(super) fn misc(&mut self, name: &str, call: &Call<'_>) -> Result<(), Code> {
        let (link, id) = (call.link, call.id);
        match name {
            "URL" => {
                let login = format!("{}/ppsecure/md5auth.srf", self.config.http);
                self.send(link, &format!("URL {id} /cgi-bin/HoTMaiL {login} 2"));
            }
            "GCF" if call.dialect.has_gcf_request() => {
                let synced = self.session(link).is_some_and(|s| s.synced);
                if !synced {
                    return Err(715);
                }
                let file = call.arg(0).unwrap_or("Shields.xml");
                let line = format!("GCF {id} {file} {}", SHIELDS.len());
                self.send_with(link, &line, SHIELDS.as_bytes());
            }
            "SND" | "SDC" => self.send(link, &format!("{name} {id} OK")),
            "IMS" => {
                let wish = call.arg(0).unwrap_or("ON");
                self.send(link, &format!("IMS {id} 0 {wish}"));
            }
            // No telephone is reached from here.
            "PGD" | "PAG" => return Err(509),
            _ => return Err(502),
        }
        Ok(())
    }
}
