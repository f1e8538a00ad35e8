//! Signing in: `VER`, `CVR`, `INF`, `USR`, the ticket (protocol reference, 02).

use super::ticket::{Fetch, Step};
use super::{Ask, Desk, FIRST_ANSWER, Over, REPLY_TIMEOUT, Session, Signal, Stage};
use crate::api::Address;
use crate::auth::{Secret, md5_proof};
use crate::command::{
    ClientCommand, ClientInfo, ErrorClass, ErrorReply, Private, ServerCommand, Stamps, TrId,
    error_info,
};
use crate::io::Endpoint;

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
                trid, parameters, ..
            } => {
                if self.takes(trid, &Ask::Begin) {
                    self.proof_asked(parameters, desk);
                }
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
            Step::Ticket(ticket) => {
                self.ticket = None;
                self.prove(&ticket, desk);
            }
        }
    }

    /// What the proof of who we are is made from has come.
    fn proof_asked(&mut self, parameters: &str, desk: &mut Desk<'_>) {
        if !self.dialect.auth().needs_ticket() {
            let proof = md5_proof(parameters, &self.credentials.cut_password());
            return self.prove(&proof, desk);
        }
        match Fetch::begin(parameters, &self.credentials, desk) {
            Ok(fetch) => self.ticket = Some(fetch),
            Err(over) => self.finish(over, desk),
        }
    }

    fn prove(&mut self, proof: &Secret, desk: &mut Desk<'_>) {
        let until = desk.now.mono + REPLY_TIMEOUT;
        let trid = self.asks.add(Ask::Prove, None, until);
        let command = ClientCommand::UsrProve {
            trid,
            package: self.dialect.auth().word(),
            proof: Private(proof.expose()),
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
        if !self.dialect.needs_cvr() {
            self.say_what(desk);
        }
        let until = desk.now.mono + REPLY_TIMEOUT;
        let trid = self.asks.add(Ask::Sync, None, until);
        let stamps = Stamps {
            contacts: "0",
            settings: self.dialect.syn_has_stamps().then_some("0"),
        };
        self.send(&ClientCommand::Syn { trid, stamps }, desk);
    }

    fn login_error(&mut self, error: &ErrorReply<'_>, desk: &mut Desk<'_>) {
        // An error to CVR says nothing about who we are.
        let answered = error.trid.and_then(|trid| self.asks.take(trid));
        match answered.map(|waiting| waiting.ask) {
            Some(Ask::Client) => return,
            // A server that does not know `INF` may know the rest.
            Some(Ask::Package) => return self.begin_proof(desk),
            _ => {}
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
            _ => Over::Service { code, words },
        };
        self.finish(over, desk);
    }
}
