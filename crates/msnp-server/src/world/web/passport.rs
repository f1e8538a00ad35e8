//! Nexus and login (12 sections 2 and 3).

use msnp::api::Address;
use msnp::io::{HttpReply, Now};
use msnp::wire::{percent_decode, percent_encode};

use super::super::types::WebRequest;
use super::super::{World, text};
use super::reply;
use super::tickets::{LOGIN2, Ticket};

impl World {
    pub(super) fn nexus(&self) -> HttpReply {
        let base = &self.config.http;
        let (name, value) = if self.config.behaviour.bare_nexus {
            ("Passporturls", format!("DALogin={base}/login"))
        } else {
            let value = format!(
                "DARealm=Passport.Net,DALogin={base}/login2.srf,DAReg={base}/register.srf,Properties={base}/profile.srf,\
                 Privacy={base}/privacy.asp,GeneralRedir={base}/redir.srf,Help={base}/help.asp,ConfigVersion=11"
            );
            ("PassportURLs", value)
        };
        let headers = vec![(name, value), ("Cache-Control", "private".to_owned())];
        reply(200, headers, "")
    }

    pub(super) fn login(&mut self, request: &WebRequest, now: Now) -> HttpReply {
        let Some(authorization) = request.header("authorization") else {
            return reply(500, Vec::new(), "");
        };
        let Some(items) = authorization.strip_prefix("Passport1.4 ") else {
            return self.failed();
        };
        let value = |name: &str| {
            items
                .split(',')
                .find_map(|item| item.strip_prefix(name)?.strip_prefix('='))
                .map(|value| percent_decode(value).into_owned())
        };
        let hop: u8 = request
            .query("hop")
            .and_then(|hop| hop.parse().ok())
            .unwrap_or(0);
        if hop < self.config.behaviour.login_redirects {
            let place = format!("{}/login2.srf?lc=1033&hop={}", self.config.http, hop + 1);
            let headers = vec![
                (
                    "Authentication-Info",
                    "Passport1.4 da-status=redir".to_owned(),
                ),
                ("Location", place),
            ];
            return reply(302, headers, "");
        }
        let (Some(handle), Some(password)) = (value("sign-in"), value("pwd")) else {
            return self.failed();
        };
        let address = Address::new(&handle);
        let is_right = self
            .accounts
            .get(&address)
            .is_some_and(|account| account.password.0 == password);
        // The policy follows the password, with commas of its own.
        let policy = items
            .split_once(",pwd=")
            .and_then(|(_, rest)| rest.split_once(','))
            .map(|(_, policy)| policy);
        let bare = self.config.behaviour.bare_tickets;
        if !is_right || !(bare || policy.is_some_and(|policy| self.tickets.is_policy(policy))) {
            return self.failed();
        }
        let until = now.mono + self.ticket_life(LOGIN2);
        let login = self.tickets.new_login();
        let (text, info) = if bare {
            let text = text::hex_digits(&mut self.rng, 20);
            let info = format!("Passport1.4 da-status=success,from-PP='{text}'");
            (text, info)
        } else {
            let text = format!(
                "t=53*{}&p={}",
                text::hex_digits(&mut self.rng, 64),
                text::hex_digits(&mut self.rng, 16)
            );
            let info = format!(
                "Passport1.4 da-status=success,tname=MSPAuth,tname=MSPProf,tname=MSPSec,from-PP='{text}',\
                 ru=http://messenger.msn.com"
            );
            (text, info)
        };
        let ticket = Ticket::new(&address, LOGIN2, login, until);
        self.tickets.give(&text, ticket);
        reply(200, vec![("Authentication-Info", info)], "")
    }

    /// Wrong name or password.
    fn failed(&self) -> HttpReply {
        let value = if self.config.behaviour.bare_tickets {
            "Passport1.4 da-status=failed".to_owned()
        } else {
            format!(
                "Passport1.4 da-status=failed,srealm=Passport.NET,ts=-3,prompt,cburl={}/logo.gif,cbtxt={}",
                self.config.http,
                percent_encode("The e-mail address or password is incorrect. Please try again.")
            )
        };
        reply(401, vec![("WWW-Authenticate", value)], "")
    }
}
