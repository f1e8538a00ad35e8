//! HTTP requests on their way to the network and back: late, out of order, lost, cut, refused. Sessions of the HTTP
//! gateway are connections like any other, seen through such requests.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use msnp::api::{Address, LinkState};
use msnp::io::{CloseReason, HttpError, HttpReply, HttpRequest, LinkId, RequestId};
use msnp_server::{Input, WebId, WebRequest};
use rand::Rng;

use crate::net::{Due, Net};
use crate::person::Person;
use crate::pipe::{Pipe, marks_in};

/// Where the services are.
pub const BASE: &str = "http://127.0.0.1:8080";
const GATEWAY: &str = "/gateway/gateway.dll";

/// What becomes of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    Answered,
    /// Nobody is reached.
    Refused,
    /// It is lost on its way, and nobody says so.
    Lost,
    /// Somebody on the way answers that the service is not there.
    Unavailable,
    /// The answer breaks off.
    Cut,
}

/// A request that is not answered yet.
#[derive(Debug)]
pub struct Asked {
    who: usize,
    life: u32,
    request: HttpRequest,
    fate: Fate,
    /// The network has it.
    taken: bool,
    at: Instant,
}

/// A session of the gateway.
#[derive(Debug)]
pub struct Gate {
    /// As the pipe of a connection.
    pub pipe: Pipe,
    /// Who was there when the last request went out: what goes out with the next one was written after that, and
    /// nobody knows when.
    present: BTreeSet<Address>,
    /// The name that the ways of texts are told apart by.
    pub link: LinkId,
    /// The texts that wait at the gateway.
    waiting: BTreeSet<u64>,
    /// The client has said its last word: it does not read what comes now.
    closed: bool,
}

impl Net {
    /// A client makes a request.
    pub fn ask_web(&mut self, who: usize, request: HttpRequest) {
        let web = WebId(self.number());
        let fate = self.fate();
        self.request_goes_out(who, &request);
        let person = &mut self.people[who];
        person.requests.insert(request.id, web);
        let life = person.life;
        let deadline = request.deadline + person.behind;
        self.plan(deadline, Due::TooLate(web));
        let at = self.soon();
        match fate {
            Fate::Lost => {}
            Fate::Refused => self.plan(at, Due::Answered(web, Err(refused()))),
            Fate::Unavailable => self.plan(at, Due::Answered(web, Ok(unavailable()))),
            Fate::Answered | Fate::Cut => self.plan(at, Due::Asked(web)),
        }
        let asked = Asked {
            who,
            life,
            request,
            fate,
            taken: false,
            at: self.now.mono,
        };
        self.web.insert(web, asked);
    }

    fn fate(&mut self) -> Fate {
        if !self.lively {
            return Fate::Answered;
        }
        match self.rng.random_range(0..100) {
            0 | 1 => Fate::Refused,
            2 => Fate::Lost,
            3 => Fate::Unavailable,
            4 | 5 => Fate::Cut,
            _ => Fate::Answered,
        }
    }

    /// Notes which texts go out with it.
    fn request_goes_out(&mut self, who: usize, request: &HttpRequest) {
        if request.url.contains("/OimWS/") {
            let text = text_below(&request.body, "<Content");
            self.goes_out(who, &text, (BTreeSet::new(), None));
        }
        let Some(gate) = self.gates.get_mut(gate_number(&request.url).unwrap_or("")) else {
            return;
        };
        let (members, link) = (gate.pipe.members(), gate.link);
        let present = gate.present.intersection(&members).cloned().collect();
        gate.present = members;
        if request.body.ends_with(b"OUT\r\n") {
            gate.closed = true;
            let unread = gate.pipe.arrived_marks();
            let told = self.people[who].told_marks();
            let unread = unread.difference(&told).map(|mark| (*mark, who));
            self.lost.extend(unread);
        }
        self.goes_out(who, &request.body, (present, Some(link)));
    }

    /// Whose request it is, while it is not answered.
    pub fn asked_by(&self, id: WebId) -> Option<usize> {
        self.web.get(&id).map(|asked| asked.who)
    }

    /// Whether a request has been out for long: its answer was lost, and news may be in the next one.
    pub fn waits_for_answers(&self, long: Duration) -> bool {
        let mut all = self.web.values();
        all.any(|asked| asked.at + long < self.now.mono)
    }

    /// The request reaches the network.
    pub fn web_arrives(&mut self, id: WebId) {
        let Some(asked) = self.web.get_mut(&id) else {
            return;
        };
        if !self.server_up {
            let at = self.soon();
            return self.plan(at, Due::Answered(id, Err(refused())));
        }
        asked.taken = true;
        let headers = std::mem::take(&mut asked.request.headers);
        match WebRequest::of(&asked.request, BASE) {
            Some(request) => {
                let request = WebRequest { headers, ..request };
                self.tell_world(Input::Web { id, request });
            }
            None => panic!("nothing is asked of others: {:?}", asked.request),
        }
    }

    /// The network answers.
    pub fn web_answers(&mut self, id: WebId, reply: HttpReply) {
        let at = self.soon();
        let Some(asked) = self.web.get(&id) else {
            return self.answer_is_lost(&reply);
        };
        let (who, life) = (asked.who, asked.life);
        if let Some(number) = number_of(&reply) {
            if asked.request.url.contains("Action=open") {
                let link = LinkId(self.number());
                let gate = Gate {
                    pipe: Pipe::new(who, life, link, self.now.mono),
                    present: BTreeSet::new(),
                    link,
                    waiting: BTreeSet::new(),
                    closed: false,
                };
                self.gates.insert(number.to_owned(), gate);
            }
            if let Some(gate) = self.gates.get_mut(number) {
                gate.pipe.send_down(&reply.body);
                gate.waiting.clear();
            }
        }
        let result = match self.web.get(&id).map(|asked| asked.fate) {
            Some(Fate::Cut) => {
                self.answer_is_lost(&reply);
                let empty = reply.body.is_empty();
                Err(if empty { broken() } else { HttpError::Cut })
            }
            _ => Ok(reply),
        };
        self.plan(at, Due::Answered(id, result));
    }

    /// The client hears what became of its request.
    pub fn web_ends(&mut self, id: WebId, result: Result<HttpReply, HttpError>) {
        let Some(asked) = self.web.remove(&id) else {
            // It does not wait for it any more.
            if let Ok(reply) = &result {
                self.answer_is_lost(reply);
            }
            return;
        };
        let (who, request) = (asked.who, asked.request.id);
        self.people[who].requests.remove(&request);
        if let Ok(reply) = &result
            && asked.request.url.contains("/rsi/")
        {
            self.is_fetched(who, &reply.body);
        }
        if let Ok(reply) = &result
            && let Some(gate) = number_of(reply).and_then(|number| self.gates.get_mut(number))
        {
            gate.pipe.has_arrived(reply.body.len());
            let time = self.now.mono - self.start;
            self.people[who].note(time, || {
                let body = String::from_utf8_lossy(&reply.body);
                format!("< by the gateway: {body:?}")
            });
            // Who has signed out reads nothing more, though the session is told so only after this answer.
            if gate.closed || self.people[who].state == LinkState::Disconnected {
                self.answer_is_lost(reply);
            }
        }
        self.input(
            who,
            msnp::Input::Reply {
                id: request,
                result,
            },
        );
    }

    /// Notes texts that waited and will be thrown away unread: whoever wrote them was blocked since, be it after they were
    /// fetched and before the rest was that is told with them.
    fn is_fetched(&mut self, who: usize, mail: &[u8]) {
        let marks = marks_in(&text_below(mail, "<GetMessageResult"));
        self.fetched
            .extend(marks.into_iter().map(|mark| (mark, who)));
        let told = self.people[who].told_marks();
        self.fetched
            .retain(|(mark, reader)| *reader != who || !told.contains(mark));
        let waits = |(mark, reader): &(u64, usize)| (*reader == who).then_some(*mark);
        let waiting: Vec<u64> = self.fetched.iter().filter_map(waits).collect();
        if waiting.is_empty() {
            return;
        }
        let contacts = self.people[who].client.snapshot().contacts;
        let blocked = |writer: &Person| {
            let mut blocked = contacts.iter().filter(|contact| contact.lists.block);
            blocked.any(|contact| contact.address == writer.address)
        };
        for mark in waiting {
            let wrote = |person: &&Person| person.said.iter().any(|said| said.mark == mark);
            if self.people.iter().find(wrote).is_some_and(blocked) {
                self.lost.insert((mark, who));
            }
        }
    }

    /// Nobody gets this answer.
    fn answer_is_lost(&mut self, reply: &HttpReply) {
        let gate = number_of(reply).and_then(|number| self.gates.get(number));
        if let Some(gate) = gate {
            let who = gate.pipe.who;
            let marks = marks_in(&reply.body).into_iter();
            self.lost.extend(marks.map(|mark| (mark, who)));
        }
    }

    /// The client has waited for long enough.
    pub fn web_is_late(&mut self, id: WebId) {
        if self.web.contains_key(&id) {
            self.tell_world(Input::HungUp { id });
            self.web_ends(id, Err(HttpError::TimedOut));
        }
    }

    /// The client does not want the answer any more.
    pub fn hang_up(&mut self, who: usize, request: RequestId) {
        if let Some(id) = self.people[who].requests.remove(&request) {
            self.web.remove(&id);
            self.tell_world(Input::HungUp { id });
        }
    }

    /// The process dies, and its requests with it.
    pub fn hang_up_all(&mut self, who: usize) {
        let requests: Vec<RequestId> = self.people[who].requests.keys().copied().collect();
        for request in requests {
            self.hang_up(who, request);
        }
        let told = self.people[who].told_marks();
        for gate in self.gates.values_mut().filter(|gate| gate.pipe.who == who) {
            gate.closed = true;
            let unread = gate.pipe.arrived_marks();
            let unread = unread.difference(&told).map(|mark| (*mark, who));
            self.lost.extend(unread);
        }
    }

    /// The network has lost its power: nobody answers what it was asked.
    pub fn web_breaks(&mut self) {
        let taken = self.web.iter().filter(|(_, asked)| asked.taken);
        let taken: Vec<WebId> = taken.map(|(id, _)| *id).collect();
        for id in taken {
            let late = Duration::from_millis(self.rng.random_range(0..2000));
            self.plan(self.now.mono + late, Due::Answered(id, Err(broken())));
        }
    }

    /// Notes what waits at the gateway, and what was lost with a session that is gone.
    pub fn look_at_gateway(&mut self) {
        let last = self.world.last_unfetched_change();
        let seen = std::mem::replace(&mut self.gates_seen, last);
        if seen == last {
            return;
        }
        let room = self.open_gates.len() + 1;
        let before = std::mem::replace(&mut self.open_gates, Vec::with_capacity(room));
        let (mut before, mut gone) = (before.into_iter().peekable(), Vec::new());
        for session in self.world.unfetched() {
            let link = session.link;
            while let Some((_, other)) = before.next_if(|(known, _)| *known < link) {
                gone.push(other);
            }
            if session.change > seen
                && let Some(gate) = self.gates.get_mut(session.number)
            {
                gate.waiting = marks_in(session.bytes);
            }
            let known = before.next_if(|(known, _)| *known == link);
            let open = known.unwrap_or_else(|| (link, session.number.to_owned()));
            self.open_gates.push(open);
        }
        gone.extend(before.map(|(_, number)| number));
        for number in gone {
            if let Some(gate) = self.gates.get_mut(&number) {
                let who = gate.pipe.who;
                let mut marks = std::mem::take(&mut gate.waiting);
                marks.extend(gate.pipe.unfinished());
                self.lost.extend(marks.into_iter().map(|mark| (mark, who)));
            }
        }
    }
}

/// The number of the session that a request belongs to.
fn gate_number(url: &str) -> Option<&str> {
    let (_, session) = url
        .contains(GATEWAY)
        .then(|| url.split_once("SessionID="))??;
    session.split(['&', '.']).next()
}

/// The same of an answer.
fn number_of(reply: &HttpReply) -> Option<&str> {
    let (_, session) = reply.header("X-MSN-Messenger")?.split_once("SessionID=")?;
    session.split([';', '.']).next()
}

/// The text of a message that is left, or was, in the element that begins so.
fn text_below(body: &[u8], element: &str) -> Vec<u8> {
    let text = String::from_utf8_lossy(body).replace("\r", "");
    let text = text.replace("&#xD;", "").replace("&#13;", "");
    let content = text
        .split_once(element)
        .and_then(|(_, rest)| rest.split_once("\n\n"))
        .and_then(|(_, rest)| rest.split_once('<'))
        .map_or("", |(encoded, _)| encoded);
    let joined: String = content.split_whitespace().collect();
    STANDARD.decode(joined).unwrap_or_default()
}

fn refused() -> HttpError {
    HttpError::Link(CloseReason::Refused)
}

fn broken() -> HttpError {
    HttpError::Link(CloseReason::Broken)
}

fn unavailable() -> HttpReply {
    HttpReply {
        status: 503,
        headers: Vec::new(),
        body: bytes::Bytes::from_static(b"<html>Service Unavailable</html>"),
    }
}
