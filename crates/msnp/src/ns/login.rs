//! Signing in: `VER`, `CVR`, `INF`, `USR`, the ticket (protocol reference, 02).

use super::ticket::{Challenge, Fetch, Step};
use super::{Ask, Desk, FIRST_ANSWER, Over, REPLY_TIMEOUT, Session, Signal, Stage};
use crate::api::Address;
use crate::auth::{Domain, Tickets, md5_proof, sso_answer};
use crate::command::{
    ClientCommand, ClientInfo, ErrorClass, ErrorReply, Private, ServerCommand, Stamps, TrId,
    error_info,
};
use crate::dialect::AuthKind;
use crate::io::Endpoint;

/// The ticket is too old: another one is wanted (02 section 4).
const STALE_TICKET: u16 = 928;

impl Session {
    /// The connection is open: says which dialects we speak.
    pub(super) fn begin(&mut self, desk: &mut Desk<'_>) {
        self.stage = Stage::Version;
        self.signals.push(Signal::Begun);
        self.ping.heard(desk.now.mono);
        let until = (self.began + FIRST_ANSWER).max(desk.now.mono);
        let trid = self.asks.add(Ask::Version, None, until);
        let dialects = self.credentials.offered.clone();
        self.send(&ClientCommand::Ver { trid, dialects }, desk);
    }

    /// A line before it is proved who we are.
    pub(super) fn login_line(&mut self, command: ServerCommand<'_>, desk: &mut Desk<'_>) {
        match command {
            ServerCommand::Ver { trid, dialects } if self.stage == Stage::Version => {
                let _ = self.asks.take(trid);
                let common = dialects
                    .into_iter()
                    .filter(|dialect| self.credentials.offered.contains(dialect))
                    .max();
                match common {
                    Some(dialect) => {
                        self.dialect = dialect;
                        self.decoder.set_dialect(dialect);
                        self.say_who(desk);
                    }
                    None => self.finish(Over::Version, desk),
                }
            }
            ServerCommand::Cvr { trid, .. } => {
                let _ = self.asks.take(trid);
            }
            ServerCommand::Inf { trid, .. } if self.takes(trid, &Ask::Package) => {
                self.begin_proof(desk);
            }
            ServerCommand::XfrNs { address, .. } => self.moved(address, desk),
            ServerCommand::UsrChallenge {
                trid,
                parameters,
                nonce,
                ..
            } if self.takes(trid, &Ask::Begin) => {
                let challenge = Challenge {
                    parameters: parameters.to_owned(),
                    nonce: nonce.unwrap_or_default().to_owned(),
                };
                self.proof_asked(challenge, desk);
            }
            ServerCommand::UsrOk {
                trid, handle, name, ..
            } if self.takes(trid, &Ask::Prove) => {
                desk.model.me.email = Address::new(handle.address);
                if let Some(name) = name {
                    desk.model.me.display_name = name.into_owned();
                }
                self.proved(desk);
            }
            ServerCommand::Error(error) => self.login_error(&error, desk),
            ServerCommand::Out(reason) => self.finish(Over::Out(reason), desk),
            // The rest is for later or for nobody: policies, profiles, notices.
            _ => {}
        }
    }

    /// Another server is to be used: the client opens the connection to it.
    pub(super) fn moved(&mut self, address: &str, desk: &mut Desk<'_>) {
        match Endpoint::parse(address) {
            Some(endpoint) => {
                desk.fx.close(self.link);
                self.stop_fetching(desk);
                self.stage = Stage::Closed;
                self.signals.push(Signal::Moved(endpoint));
            }
            None => self.finish(
                Over::Protocol("moved to an address that is none".to_owned()),
                desk,
            ),
        }
    }

    /// The ticket service has come to a result, or goes on.
    pub(super) fn fetched(&mut self, step: Step, desk: &mut Desk<'_>) {
        match step {
            Step::Waiting => {}
            Step::Over(over) => {
                self.ticket = None;
                self.finish(over, desk);
            }
            Step::Tickets(tickets) => {
                if let Some(fetch) = self.ticket.take() {
                    self.prove_by_ticket(&fetch.challenge, tickets, desk);
                }
            }
        }
    }

    /// What the proof of who we are is made from has come.
    fn proof_asked(&mut self, challenge: Challenge, desk: &mut Desk<'_>) {
        if !self.dialect.auth().needs_ticket() {
            let proof = md5_proof(&challenge.parameters, &self.credentials.cut_password());
            return self.prove(Private(proof.expose()), None, desk);
        }
        if self.ticket.is_some() {
            return;
        }
        match Fetch::begin(challenge, self.dialect, &self.credentials, desk) {
            Ok(fetch) => self.ticket = Some(fetch),
            Err(over) => self.finish(over, desk),
        }
    }

    /// Shows the ticket, and proves that its secret is ours where the dialect wants that.
    fn prove_by_ticket(&mut self, challenge: &Challenge, tickets: Tickets, desk: &mut Desk<'_>) {
        let is_sso = self.dialect.auth() == AuthKind::Sso;
        let domain = if is_sso {
            Domain::MessengerClear
        } else {
            Domain::Messenger
        };
        let secret = tickets.secret(domain).filter(|_| is_sso);
        let blob = secret.map(|secret| sso_answer(secret, &challenge.nonce, desk.fx.bytes()));
        let (Some(ticket), false) = (tickets.get(domain), blob == Some(None)) else {
            let over = Over::Service {
                code: "no_ticket".to_owned(),
                words: "the secret of the ticket makes no sense".to_owned(),
                passing: false,
            };
            return self.finish(over, desk);
        };
        let blob = blob.flatten();
        let blob = blob.as_ref().map(|blob| Private(blob.expose()));
        self.prove(Private(ticket.expose()), blob, desk);
        self.book_ticket = tickets.get(Domain::Contacts).map(|ticket| {
            if tickets.is_single() {
                crate::book::Ticket::Cookie(ticket.clone())
            } else {
                crate::book::Ticket::Token(ticket.clone())
            }
        });
        self.renew_at = tickets.good_for().map(|time| desk.now.mono + time);
        desk.model.tickets = tickets;
    }

    fn prove(&mut self, proof: Private<'_>, blob: Option<Private<'_>>, desk: &mut Desk<'_>) {
        let machine = self.dialect.has_endpoints().then(|| machine(desk));
        let until = desk.now.mono + REPLY_TIMEOUT;
        let trid = self.asks.add(Ask::Prove, None, until);
        let command = ClientCommand::UsrProve {
            trid,
            package: self.dialect.auth().word(),
            proof,
            blob,
            machine: machine.as_deref(),
        };
        self.send(&command, desk);
    }

    /// Whether this answers what was asked for; then it is not waited for any more.
    fn takes(&mut self, trid: TrId, asked: &Ask) -> bool {
        let is_it = self.asks.get(trid).is_some_and(|w| w.ask == *asked);
        is_it && self.asks.take(trid).is_some()
    }

    fn say_who(&mut self, desk: &mut Desk<'_>) {
        self.stage = Stage::Proving;
        if self.dialect.needs_cvr() {
            self.say_what(desk);
        }
        if self.dialect.has_inf() {
            // There is one way to sign in: what matters is that the server has answered.
            let until = desk.now.mono + REPLY_TIMEOUT;
            let trid = self.asks.add(Ask::Package, None, until);
            return self.send(&ClientCommand::Inf { trid }, desk);
        }
        self.begin_proof(desk);
    }

    /// `CVR`: what program we are.
    fn say_what(&mut self, desk: &mut Desk<'_>) {
        let trid = self
            .asks
            .add(Ask::Client, None, desk.now.mono + REPLY_TIMEOUT);
        let info = ClientInfo::official(self.dialect, &self.credentials.email);
        self.send(&ClientCommand::Cvr { trid, info }, desk);
    }

    /// `USR I`: who we are.
    fn begin_proof(&mut self, desk: &mut Desk<'_>) {
        let trid = self
            .asks
            .add(Ask::Begin, None, desk.now.mono + REPLY_TIMEOUT);
        let command = ClientCommand::UsrBegin {
            trid,
            package: self.dialect.auth().word(),
            handle: &self.credentials.email,
        };
        self.send(&command, desk);
    }

    fn proved(&mut self, desk: &mut Desk<'_>) {
        self.stage = Stage::Syncing;
        self.signals.push(Signal::Proved);
        if !self.dialect.has_syn() {
            return self.open_book(desk);
        }
        if !self.dialect.needs_cvr() {
            self.say_what(desk);
        }
        let until = desk.now.mono + REPLY_TIMEOUT;
        let trid = self.asks.add(Ask::Sync { fence: None }, None, until);
        let stamps = Stamps {
            contacts: "0",
            settings: self.dialect.syn_has_stamps().then_some("0"),
        };
        self.send(&ClientCommand::Syn { trid, stamps }, desk);
    }

    fn login_error(&mut self, error: &ErrorReply<'_>, desk: &mut Desk<'_>) {
        // An error to CVR says nothing about who we are.
        let answered = error.trid.and_then(|trid| self.asks.take(trid));
        let answered = answered.map(|waiting| waiting.ask);
        match answered {
            Some(Ask::Client) => return,
            // A server that does not know `INF` may know the rest.
            Some(Ask::Package) => return self.begin_proof(desk),
            _ => {}
        }
        let was_proof = answered == Some(Ask::Prove);
        if was_proof && error.code == STALE_TICKET && !self.was_stale {
            // Once more from the beginning: the nonce is spent as well.
            self.was_stale = true;
            return self.begin_proof(desk);
        }
        let info = error_info(error.code);
        let words = info.name.to_owned();
        let code = error.code.to_string();
        let over = match (error.code, info.class) {
            (911 | 917, _) => Over::Credentials {
                code: "wrong_password".to_owned(),
                words,
            },
            (_, ErrorClass::Stop) => Over::Credentials { code, words },
            (_, class) => Over::Service {
                code,
                words,
                passing: class == ErrorClass::Retry,
            },
        };
        self.finish(over, desk);
    }
}

/// The GUID of this place: the one of earlier runs, or a new one.
pub(super) fn machine(desk: &mut Desk<'_>) -> String {
    match &desk.model.machine {
        Some(machine) => machine.clone(),
        None => {
            let machine = desk.fx.guid();
            desk.model.machine = Some(machine.clone());
            machine
        }
    }
}

#[cfg(test)]
mod tests;
