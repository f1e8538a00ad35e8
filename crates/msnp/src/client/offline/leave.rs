//! Leaving texts for somebody offline.

use std::collections::VecDeque;
use std::time::{Duration, Instant};

use super::super::Client;
use super::Way;
use crate::api::{Address, ConversationId, DeliveryState, MessageId, Status};
use crate::auth::{Domain, hash_answer};
use crate::command::TrId;
use crate::io::{CloseReason, HttpError, HttpReply, RequestId};
use crate::message::split_text;
use crate::ns::Leaving;
use crate::oim::{
    STORE_ACTION, StoreAnswer, StoreRequest, offline_payloads, read_store_answer, store_request,
};
use crate::outbox::Stage as TextStage;

/// The most text in one message of the service, in bytes.
const PIECE: usize = 1_000;
/// After *too many messages*, or a service that is not reached, it is left alone for so long.
const PAUSE: Duration = Duration::from_secs(60);
/// How often a service that is not reached is tried with one text.
const MAX_TRIES: u8 = 3;
/// How often in a row a lock key is asked for.
const MAX_LOCKS: u8 = 2;
/// Somebody the server calls offline is taken for that so long.
const ABSENT: Duration = Duration::from_secs(60);

/// The text that is being left, and what the service wants to know each time.
#[derive(Debug, Default)]
pub(in super::super) struct Deposit {
    /// The GUID of this run.
    run: Option<String>,
    /// The number of the last message that was taken in this run.
    number: u32,
    /// The answer to the last lock key challenge.
    lock_key: String,
    current: Option<Current>,
    pause: Option<Instant>,
    /// The text that could not be left, and how often.
    tries: Option<(MessageId, u8)>,
    /// The text for which the tickets were renewed.
    renewed_for: Option<MessageId>,
}

#[derive(Debug)]
struct Current {
    id: MessageId,
    to: Address,
    /// What of it is still to be left.
    pieces: VecDeque<String>,
    /// Some of it is there.
    begun: bool,
    locks: u8,
    under_way: UnderWay,
}

#[derive(Debug)]
enum UnderWay {
    /// That it is sent is not on record yet.
    Nothing,
    /// The service was asked.
    Request(RequestId),
    /// The notification server was told; those may still be refused.
    Commands(Vec<TrId>),
}

impl Deposit {
    pub(in super::super) fn deadline(&self) -> Option<Instant> {
        self.pause
    }
}

impl Client {
    /// Whether the people of a conversation are away and texts can be left for them.
    pub(in super::super) fn leaves_texts(&self, id: &ConversationId) -> bool {
        self.is_online()
            && self.offline_way().is_some()
            && (self.is_known_offline(id) || self.is_absent(id))
    }

    /// Whether it is not known yet what becomes of a text that is being left for them.
    pub(in super::super) fn is_leaving_text(&self, id: &ConversationId) -> bool {
        let current = self.deposit.current.as_ref();
        current.is_some_and(|now| now.to.as_str() == id.as_str())
    }

    /// The server called them offline a moment ago, and nobody has seen them since.
    fn is_absent(&self, id: &ConversationId) -> bool {
        let absent = self.chats.get(id).and_then(|chat| chat.absent_until);
        absent.is_some_and(|until| self.now.mono < until)
            && !self.is_seen(&Address::new(id.as_str()))
    }

    fn is_seen(&self, who: &Address) -> bool {
        let person = self.model.roster.contact(who);
        person.is_some_and(|contact| contact.presence.status != Status::Offline)
    }

    /// The server says that they are offline. Tells whether texts can be left for them.
    pub(in super::super) fn found_absent(&mut self, id: &ConversationId) -> bool {
        if id.is_group() || self.offline_way().is_none() {
            return false;
        }
        self.chat(id).absent_until = Some(self.now.mono + ABSENT);
        true
    }

    /// Leaves the next text of a conversation, unless another text is being left.
    pub(in super::super) fn leave_texts(&mut self, id: &ConversationId) {
        let pauses = self
            .deposit
            .pause
            .is_some_and(|until| self.now.mono < until);
        if pauses || self.deposit.current.is_some() {
            return;
        }
        let Some(text) = self.outbox.deposit(id, &mut self.fx) else {
            return;
        };
        self.deposit.current = Some(Current {
            id: text,
            to: Address::new(id.as_str()),
            pieces: VecDeque::new(),
            begun: false,
            locks: 0,
            under_way: UnderWay::Nothing,
        });
        let until = self.now.mono + ABSENT;
        self.chat(id).absent_until = Some(until);
    }

    /// That the text is sent is on record: leaves it, unless its reader came meanwhile.
    pub(in super::super) fn write_deposit(&mut self, id: &MessageId) {
        let Some(text) = self.outbox.get(id) else {
            return;
        };
        if !matches!(text.stage, TextStage::Depositing { .. }) {
            return;
        }
        let (body, format) = (text.record.text.clone(), text.record.format.clone());
        let conversation = text.record.conversation.clone();
        let way = self.offline_way().filter(|_| self.is_online());
        let current = self.deposit.current.as_mut().filter(|now| now.id == *id);
        let (Some(way), Some(current)) = (way, current) else {
            self.deposit.current = None;
            self.outbox.put_back(id, &mut self.fx);
            return self.pump(&conversation);
        };
        let to = current.to.clone();
        if self.is_seen(&to) || self.way(&conversation).is_some() {
            self.deposit.current = None;
            self.outbox.put_back(id, &mut self.fx);
            return self.pump(&conversation);
        }
        self.outbox.deposited(id, &mut self.fx);
        match way {
            Way::Service => {
                let pieces = split_text(&body, PIECE).into_iter().map(str::to_owned);
                if let Some(current) = &mut self.deposit.current {
                    current.pieces = pieces.collect();
                }
                self.store_piece();
            }
            Way::Server => {
                let payloads = offline_payloads(&body, &format);
                let mut commands = Vec::new();
                self.with_session(|session, desk| {
                    commands = session.leave_text(to.as_str(), &payloads, desk);
                });
                if let Some(current) = &mut self.deposit.current {
                    current.under_way = UnderWay::Commands(commands);
                }
            }
        }
    }

    /// Asks the service to keep the next piece.
    fn store_piece(&mut self) {
        let ticket = self.service_ticket(Domain::MessengerSecure);
        let url = self.config.services.oim.clone();
        let url = url.filter(|url| self.config.allows(url));
        let (Some(ticket), Some(url), Some(dialect)) = (ticket, url, self.signin.dialect) else {
            return self.deposit_over(DeliveryState::Failed, Some("no_ticket"));
        };
        let run = match &self.deposit.run {
            Some(run) => run.clone(),
            None => self.fx.guid(),
        };
        self.deposit.run = Some(run.clone());
        let Some(current) = &self.deposit.current else {
            return;
        };
        let piece = current.pieces.front().map(String::as_str);
        let body = store_request(&StoreRequest {
            from: self.config.email.as_str(),
            name: &self.model.me.display_name,
            to: current.to.as_str(),
            dialect,
            ticket: &ticket,
            lock_key: &self.deposit.lock_key,
            run: &run,
            number: self.deposit.number + 1,
            text: piece.unwrap_or_default(),
        });
        let request = self.ask_service(url, STORE_ACTION, &body);
        if let Some(current) = &mut self.deposit.current {
            current.under_way = UnderWay::Request(request);
        }
    }

    pub(super) fn store_reply(
        &mut self,
        id: RequestId,
        result: &Result<HttpReply, HttpError>,
    ) -> bool {
        let asked =
            |current: &Current| matches!(current.under_way, UnderWay::Request(own) if own == id);
        if !self.deposit.current.as_ref().is_some_and(asked) {
            return false;
        }
        match result {
            Ok(reply) => self.store_answer(read_store_answer(reply)),
            // Nothing was sent: it may go later.
            Err(HttpError::Link(
                CloseReason::Refused | CloseReason::UnknownHost | CloseReason::Certificate,
            )) => self.store_again("service_unavailable"),
            // It may be there or not.
            Err(HttpError::TimedOut) => {
                self.deposit_over(DeliveryState::Unknown, Some("timed_out"));
            }
            Err(_) => self.deposit_over(DeliveryState::Unknown, Some("connection")),
        }
        true
    }

    fn store_answer(&mut self, answer: StoreAnswer) {
        let Some(current) = &mut self.deposit.current else {
            return;
        };
        match answer {
            StoreAnswer::Stored => {
                self.deposit.number += 1;
                current.begun = true;
                let _ = current.pieces.pop_front();
                if current.pieces.is_empty() {
                    self.deposit_over(DeliveryState::StoredOffline, None);
                } else {
                    self.store_piece();
                }
            }
            StoreAnswer::LockKey(challenge) if current.locks < MAX_LOCKS => {
                current.locks += 1;
                if let Some(dialect) = self.signin.dialect {
                    let product = dialect.product();
                    self.deposit.lock_key = hash_answer(&challenge, product.id, product.key);
                }
                self.store_piece();
            }
            StoreAnswer::TicketEnded if self.deposit.renewed_for.as_ref() != Some(&current.id) => {
                let id = current.id.clone();
                let begun = current.begun;
                self.deposit.renewed_for = Some(id.clone());
                if begun || !self.can_renew() {
                    return self.store_failed("oim_ticket");
                }
                self.deposit.current = None;
                self.outbox.put_back(&id, &mut self.fx);
                let _ = self.renew_refused();
            }
            StoreAnswer::LockKey(_) | StoreAnswer::TicketEnded => self.store_failed("oim_ticket"),
            StoreAnswer::Throttled => self.store_again("oim_throttled"),
            StoreAnswer::Refused => self.store_failed("oim_refused"),
            StoreAnswer::Content => self.store_failed("oim_content"),
            StoreAnswer::TooLarge => self.store_failed("too_long"),
            StoreAnswer::Failed => self.store_failed("service_unavailable"),
        }
    }

    /// It will not be left. Where a part of it is there already, nobody can say what its reader gets.
    fn store_failed(&mut self, reason: &str) {
        let begun = self.deposit.current.as_ref().is_some_and(|now| now.begun);
        let state = if begun {
            DeliveryState::Unknown
        } else {
            DeliveryState::Failed
        };
        self.deposit_over(state, Some(reason));
    }

    /// It may be left later, if it was not begun and was not tried too often.
    fn store_again(&mut self, reason: &str) {
        let Some(current) = &self.deposit.current else {
            return;
        };
        let (id, begun) = (current.id.clone(), current.begun);
        let tries = match &self.deposit.tries {
            Some((last, tries)) if *last == id => tries + 1,
            _ => 1,
        };
        self.deposit.tries = Some((id.clone(), tries));
        if begun || tries >= MAX_TRIES {
            return self.store_failed(reason);
        }
        self.deposit.current = None;
        self.deposit.pause = Some(self.now.mono + PAUSE);
        self.outbox.put_back(&id, &mut self.fx);
        // Others may be spoken to; and so may they, if they have come.
        self.pump_all();
    }

    /// The notification server has a part of a text, or refuses it, or nobody knows.
    pub(in super::super) fn text_left(&mut self, trid: TrId, outcome: Leaving) {
        let Some(current) = &mut self.deposit.current else {
            return;
        };
        let UnderWay::Commands(commands) = &mut current.under_way else {
            return;
        };
        let Some(at) = commands.iter().position(|own| *own == trid) else {
            return;
        };
        // Refusals come in the order of the commands.
        current.begun |= at > 0;
        let _ = commands.remove(at);
        let (last, to) = (commands.is_empty(), current.to.clone());
        match outcome {
            Leaving::Taken => {}
            Leaving::Refused(code) => return self.store_failed(&code.to_string()),
            Leaving::Unheard => {
                return self.deposit_over(DeliveryState::Unknown, Some("timed_out"));
            }
        }
        current.begun = true;
        if last && (self.is_seen(&to) || self.way(&ConversationId::with(&to)).is_some()) {
            // They came in between: some servers drop what is left for somebody who is there.
            self.deposit_over(DeliveryState::Unknown, Some("came_online"));
        } else if last {
            self.deposit_over(DeliveryState::StoredOffline, None);
        }
    }

    /// The session is over: what was left with it may be there or not.
    pub(in super::super) fn deposit_link_lost(&mut self) {
        let told = self.deposit.current.as_ref();
        if told.is_some_and(|now| matches!(now.under_way, UnderWay::Commands(_))) {
            self.deposit_over(DeliveryState::Unknown, Some("connection"));
        }
    }

    /// A new sign-in counts its messages anew.
    pub(in super::super) fn begin_run(&mut self) {
        if self.deposit.current.is_none() {
            self.deposit.run = None;
            self.deposit.number = 0;
            self.deposit.lock_key.clear();
        }
    }

    fn deposit_over(&mut self, state: DeliveryState, reason: Option<&str>) {
        if let Some(current) = self.deposit.current.take() {
            self.outbox.settle(&current.id, state, reason, &mut self.fx);
            self.pump_all();
        }
    }

    pub(in super::super) fn tick_deposit(&mut self) {
        if self
            .deposit
            .pause
            .is_some_and(|until| until <= self.now.mono)
        {
            self.deposit.pause = None;
            self.pump_all();
        }
    }
}
