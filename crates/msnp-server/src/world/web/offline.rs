//! Leaving messages (`OimWS`) and reading them (`rsi`): 14 sections 2 and 5.

use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use msnp::api::Address;
use msnp::dialect::ChallengeKind;
use msnp::io::{HttpReply, Now};
use msnp::soap::xml::{Node, Writer};

use super::super::challenge::is_answer;
use super::super::oim::Letter;
use super::super::types::WebRequest;
use super::super::{World, text};
use super::reply;
use super::soap::{Asked, fault, result};
use super::tickets::{LEAVING, READING};

/// The namespaces of the two operations that leave messages.
const FIRST: &str = "http://messenger.msn.com/ws/2004/09/oim/";
const SECOND: &str = "http://messenger.live.com/ws/2006/09/oim/";
const RSI: &str = "http://www.hotmail.msn.com/ws/2004/09/oim/rsi";
/// The longest text, in bytes.
const MAX_TEXT: usize = 4096;
/// The longest line of a message.
const MAX_LINE: usize = 77;
/// Within so long, not more than [`crate::Behaviour::offline_rate`] messages of one sender are taken.
const RATE_TIME: Duration = Duration::from_secs(60);

/// Why a message is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Refusal {
    /// The lock key is missing or wrong.
    Locked,
    /// The ticket is no good.
    Ticket,
    /// Nobody can be left a message there.
    Unavailable,
    Throttled,
    Invalid,
    TooLarge,
}

/// A message as it is left.
struct Left {
    to: Address,
    letter: Letter,
    number: u32,
}

impl World {
    pub(super) fn leave_message(&mut self, request: &WebRequest, now: Now) -> HttpReply {
        let action = request.header("soapaction").unwrap_or_default();
        let space = match action.trim_matches('"').starts_with(FIRST) {
            true => FIRST,
            false => SECOND,
        };
        let Some(asked) = Asked::read(request) else {
            return reply(500, Vec::new(), "");
        };
        match self.take_message(asked.envelope(), now) {
            Ok(number) => stored(space, number),
            Err(refusal) => self.not_stored(space, refusal, asked.envelope(), now),
        }
    }

    fn take_message(&mut self, envelope: Node<'_>, now: Now) -> Result<u32, Refusal> {
        let header = envelope.child("Header").ok_or(Refusal::Invalid)?;
        let ticket = header.child("Ticket").ok_or(Refusal::Ticket)?;
        let passport = ticket.attribute("passport").unwrap_or_default();
        let good = self.web_ticket(passport, &LEAVING, now);
        let me = good.map_err(|_| Refusal::Ticket)?.account.clone();
        let key = ticket.attribute("lockkey").unwrap_or_default();
        let product = ticket.attribute("appid").unwrap_or_default();
        let account = self.accounts.get(&me).ok_or(Refusal::Ticket)?;
        let opens = match self.config.behaviour.any_lock_key {
            true => !key.is_empty(),
            false => account
                .lock
                .as_ref()
                .is_some_and(|lock| is_answer(ChallengeKind::Hash, lock, product, key.as_bytes())),
        };
        if !opens {
            return Err(Refusal::Locked);
        }
        let from = header
            .child("From")
            .and_then(|from| from.attribute("memberName"));
        if from.map(Address::new) != Some(me.clone()) {
            return Err(Refusal::Unavailable);
        }
        let left = read_message(header, envelope.child("Body"), &me)?;
        let other = self.accounts.get(&left.to).ok_or(Refusal::Unavailable)?;
        if !other.admits(&me) || left.to == me {
            return Err(Refusal::Unavailable);
        }
        if other.letters.iter().any(|kept| kept.is_same(&left.letter)) {
            return Ok(left.number); // said again because the answer was lost
        }
        let rate = self.config.behaviour.offline_rate;
        let account = self.accounts.get_mut(&me).ok_or(Refusal::Ticket)?;
        account.left.retain(|at| *at + RATE_TIME > now.mono);
        if account.left.len() >= rate {
            return Err(Refusal::Throttled);
        }
        account.left.push(now.mono);
        self.keep_letter(&left.to, left.letter, now)
            .map_err(|_| Refusal::Throttled)?;
        Ok(left.number)
    }

    fn not_stored(
        &mut self,
        space: &str,
        refusal: Refusal,
        envelope: Node<'_>,
        now: Now,
    ) -> HttpReply {
        let code = match refusal {
            Refusal::Locked | Refusal::Ticket => "AuthenticationFailed",
            Refusal::Unavailable => "SystemUnavailable",
            Refusal::Throttled => "SenderThrottleLimitExceeded",
            Refusal::Invalid => "InvalidContent",
            Refusal::TooLarge => "MessageTooLarge",
        };
        let policy = self.tickets.policy(now);
        let lock = (refusal == Refusal::Locked).then(|| self.new_lock(envelope));
        fault(
            500,
            (code, Some(space)),
            "Exception of type 'System.Web.Services.Protocols.SoapException' was thrown.",
            &format!("{}/OimWS/oim.asmx", self.config.http),
            |out| {
                let names = [("xmlns", space)];
                if let Some(lock) = &lock {
                    out.leaf("TweenerChallenge", &names, &policy);
                    out.leaf("LockKeyChallenge", &names, lock);
                }
                if refusal == Refusal::Ticket {
                    out.leaf("RequiredAuthPolicy", &names, "MBI_SSL");
                }
            },
        )
    }

    /// A new challenge for the sender.
    fn new_lock(&mut self, envelope: Node<'_>) -> String {
        let lock = text::digits(&mut self.rng, 20);
        let from = envelope
            .at("Header/From")
            .and_then(|from| from.attribute("memberName"));
        let account = from.and_then(|name| self.accounts.get_mut(&Address::new(name)));
        if let Some(account) = account {
            account.lock = Some(lock.clone());
        }
        lock
    }

    pub(super) fn read_messages(&mut self, request: &WebRequest, now: Now) -> HttpReply {
        let Some(asked) = Asked::read(request) else {
            return reply(500, Vec::new(), "");
        };
        let Some(what) = asked.operation() else {
            return reply(500, Vec::new(), "");
        };
        let ticket = asked
            .envelope()
            .at("Header/PassportCookie/t")
            .map(Node::word);
        let me = match self.web_ticket(ticket.unwrap_or_default(), &READING, now) {
            Ok(ticket) => ticket.account.clone(),
            Err(_) => {
                let space = "http://schemas.xmlsoap.org/ws/2003/06/secext";
                let code = ("BadContextToken", Some(space));
                return fault(500, code, "Passport authentication failed.", RSI, |_| {});
            }
        };
        match what.name() {
            "GetMetadata" => self.metadata(&me, what),
            "GetMessage" => self.message(&me, what),
            "DeleteMessages" => {
                let list = what.child("messageIds").into_iter();
                let ids: Vec<&str> = list
                    .flat_map(|list| list.all("messageId"))
                    .map(Node::word)
                    .collect();
                match self.drop_letters(&me, &ids) {
                    Some(()) => response("DeleteMessages", |_| {}),
                    None => self.schema_error(),
                }
            }
            _ => self.schema_error(),
        }
    }

    fn metadata(&self, me: &Address, what: Node<'_>) -> HttpReply {
        if self.config.behaviour.no_empty_operations && what.children().next().is_none() {
            return reply(500, Vec::new(), "");
        }
        let data = self.mail_data(me, true);
        let escaped = self.config.behaviour.escaped_metadata;
        response("GetMetadata", |out| match escaped {
            true => out.raw(&msnp::wire::xml_escape(&data)),
            false => out.raw(&data),
        })
    }

    fn message(&mut self, me: &Address, what: Node<'_>) -> HttpReply {
        let id = what.word_at("messageId").unwrap_or_default();
        let read = what.flag_at("alsoMarkAsRead").unwrap_or(false);
        let account = self.accounts.get_mut(me);
        let mut letters = account.into_iter().flat_map(|account| &mut account.letters);
        match letters.find(|kept| kept.id.eq_ignore_ascii_case(id)) {
            Some(kept) => {
                kept.read |= read;
                let mail = kept.mail(me);
                response("GetMessage", |out| out.text("GetMessageResult", &mail))
            }
            None => self.schema_error(),
        }
    }

    fn schema_error(&self) -> HttpReply {
        let place = format!("{}/rsi/rsi.asmx", self.config.http);
        fault(
            500,
            ("Client", None),
            "Schema validation error",
            &place,
            |_| {},
        )
    }
}

/// A result of the reading service.
fn response(name: &str, inner: impl FnOnce(&mut Writer)) -> HttpReply {
    result(
        |_| {},
        |out| {
            out.open(&format!("{name}Response"), &[("xmlns", RSI)]);
            inner(out);
        },
    )
}

/// A message was taken.
fn stored(space: &str, number: u32) -> HttpReply {
    let number = number.to_string();
    result(
        |out| {
            let names = [("xmlns", "http://schemas.xmlsoap.org/ws/2003/03/rm")];
            out.open("SequenceAcknowledgment", &names);
            let names = [("xmlns", "http://schemas.xmlsoap.org/ws/2002/07/utility")];
            out.leaf("Identifier", &names, "http://messenger.msn.com");
            out.empty(
                "AcknowledgmentRange",
                &[("Upper", &number), ("Lower", &number)],
            );
            out.close();
        },
        |out| {
            out.open("StoreResponse", &[("xmlns", space)]);
            out.text("PointsConsumed", "0");
        },
    )
}

/// Reads what is left for whom.
fn read_message(header: Node<'_>, body: Option<Node<'_>>, me: &Address) -> Result<Left, Refusal> {
    let name = header
        .child("From")
        .and_then(|from| from.attribute("friendlyName"));
    let name = name
        .filter(|name| is_encoded_word(name))
        .ok_or(Refusal::Invalid)?;
    let to = header.child("To").and_then(|to| to.attribute("memberName"));
    let number = header
        .word_at("Sequence/MessageNumber")
        .and_then(|word| word.parse().ok());
    let content = body
        .and_then(|body| body.text_at("Content"))
        .ok_or(Refusal::Invalid)?;
    let content = content.replace("\r\n", "\n");
    let (head, body) = content.split_once("\n\n").ok_or(Refusal::Invalid)?;
    let value = |name: &str| {
        head.lines().find_map(|line| {
            let (found, value) = line.split_once(':')?;
            found.eq_ignore_ascii_case(name).then_some(value.trim())
        })
    };
    let sequence: Option<u32> = value("X-OIM-Sequence-Num").and_then(|word| word.parse().ok());
    let run = value("X-OIM-Run-Id").ok_or(Refusal::Invalid)?;
    if sequence.is_none() || sequence != number || run.len() > 40 {
        return Err(Refusal::Invalid);
    }
    if content.lines().any(|line| line.len() > MAX_LINE) {
        return Err(Refusal::Invalid);
    }
    let joined: String = body.split_whitespace().collect();
    let text = STANDARD.decode(&joined).map_err(|_| Refusal::Invalid)?;
    if text.len() > MAX_TEXT {
        return Err(Refusal::TooLarge);
    }
    let text = String::from_utf8(text).map_err(|_| Refusal::Invalid)?;
    Ok(Left {
        to: Address::new(to.ok_or(Refusal::Unavailable)?),
        letter: Letter {
            from: me.clone(),
            name: name.to_owned(),
            run: run.to_owned(),
            sequence,
            body: super::super::oim::folded(&text),
        },
        number: number.unwrap_or(1),
    })
}

/// Whether this is one encoded word of UTF-8 in base64 or quoted.
fn is_encoded_word(word: &str) -> bool {
    let inner = || {
        let inner = word.strip_prefix("=?")?.strip_suffix("?=")?;
        let (charset, rest) = inner.split_once('?')?;
        let (way, text) = rest.split_once('?')?;
        let sound = charset.eq_ignore_ascii_case("utf-8")
            && match way {
                "B" | "b" => STANDARD
                    .decode(text)
                    .is_ok_and(|b| String::from_utf8(b).is_ok()),
                "Q" | "q" => text.is_ascii() && !text.contains([' ', '?']),
                _ => false,
            };
        Some(sound)
    };
    word.len() < 1024 && inner().unwrap_or(false)
}
