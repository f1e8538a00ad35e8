//! What the sessions of a machine want done, in order: the queue behind [`crate::client::Client::poll`].

use std::collections::VecDeque;
use std::net::SocketAddr;
use std::time::{Instant, SystemTime};

use bytes::Bytes;
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};

use crate::api::{ErrorCode, Event, LinkState, MessageId, TimedEvent};
use crate::auth::Secret;
use crate::gateway::{Server, Tunnels};
use crate::io::{
    DirectAsk, DiskAsk, Endpoint, HttpError, HttpReply, HttpRequest, LinkId, Method, Now, Output,
    RequestId,
};
use crate::keep::Record;

/// The queue of outputs, the numbers given to links, requests and records, and the machine's only source of chance.
pub(crate) struct Effects {
    out: VecDeque<Output>,
    now: Now,
    /// Links that go through the HTTP gateway.
    pub(crate) tunnels: Tunnels,
    links: u64,
    requests: u64,
    records: u64,
    messages: u64,
    run: String,
    rng: StdRng,
}

/// The largest body of an HTTP answer to a question without a body.
const MAX_BODY: usize = 64 * 1024;
/// The largest answer of a service: what the reader of documents takes by default.
pub(crate) const MAX_ANSWER: usize = 1024 * 1024;

impl Effects {
    /// An empty queue. `seed` and the wall time make the ids of this run unlike those of any other.
    pub(crate) fn new(seed: u64, now: Now) -> Self {
        let mut rng = StdRng::seed_from_u64(seed);
        let started = now
            .wall
            .duration_since(SystemTime::UNIX_EPOCH)
            .map_or(0, |since| since.as_millis());
        let run = format!("{started:x}-{:08x}", rng.random::<u32>());
        Self {
            out: VecDeque::new(),
            now,
            tunnels: Tunnels::default(),
            links: 0,
            requests: 0,
            records: 0,
            messages: 0,
            run,
            rng,
        }
    }

    /// Every event from here on happened at this time.
    pub(crate) fn set_time(&mut self, now: Now) {
        self.now = now;
    }

    /// What the clock of the owner shows now.
    pub(crate) fn wall(&self) -> SystemTime {
        self.now.wall
    }

    /// The next thing to do.
    pub(crate) fn next(&mut self) -> Option<Output> {
        self.out.pop_front()
    }

    /// Tells the owner that something happened.
    pub(crate) fn event(&mut self, event: Event) {
        let wall = self.now.wall;
        self.out
            .push_back(Output::Event(TimedEvent { wall, event }));
    }

    /// Tells that something went wrong; `command` is the one it answers.
    pub(crate) fn error(&mut self, code: &str, message: impl Into<String>, command: Option<&str>) {
        self.event(Event::Error {
            code: ErrorCode::new(code),
            message: message.into(),
            command: command.map(str::to_owned),
        });
    }

    /// Tells how far the connection has come.
    pub(crate) fn state(&mut self, state: LinkState, detail: Option<String>) {
        self.event(Event::State { state, detail });
    }

    /// Opens a connection under a new number, directly or through the gateway. Where only the gateway leads to a server
    /// it is gone through, if it may be.
    pub(crate) fn connect(
        &mut self,
        server: Server,
        endpoint: Endpoint,
        gateway_only: bool,
    ) -> LinkId {
        self.links += 1;
        let link = LinkId(self.links);
        let to = (server, endpoint.host.as_str());
        if !self.tunnels.connect(link, to, gateway_only, self.now.mono) {
            self.out.push_back(Output::Connect { link, endpoint });
        }
        link
    }

    /// Writes to a connection.
    pub(crate) fn send(&mut self, link: LinkId, bytes: impl Into<Bytes>) {
        if let Some(bytes) = self.tunnels.send(link, bytes.into()) {
            self.out.push_back(Output::Send { link, bytes });
        }
    }

    /// Closes a connection once all is written.
    pub(crate) fn close(&mut self, link: LinkId) {
        if !self.tunnels.close(link) {
            self.out.push_back(Output::Close { link });
        }
    }

    /// Takes in an answer of the gateway; gives back any other.
    pub(crate) fn reply(
        &mut self,
        id: RequestId,
        result: Result<HttpReply, HttpError>,
    ) -> Option<Result<HttpReply, HttpError>> {
        self.tunnels.reply(id, result, self.now.mono)
    }

    /// Sends the requests to the gateway that are due.
    pub(crate) fn ask_gateway(&mut self) {
        for id in self.tunnels.forget_done() {
            self.cancel(id);
        }
        while let Some(request) = self
            .tunnels
            .request(RequestId(self.requests + 1), self.now.mono)
        {
            self.requests += 1;
            self.out.push_back(Output::Request(request));
        }
    }

    /// Fetches a page; no redirect is followed.
    pub(crate) fn get(
        &mut self,
        url: String,
        headers: Vec<(String, String)>,
        deadline: Instant,
    ) -> RequestId {
        self.requests += 1;
        let id = RequestId(self.requests);
        self.out.push_back(Output::Request(HttpRequest {
            id,
            method: Method::Get,
            url,
            headers,
            body: Bytes::new(),
            deadline,
            max_body: MAX_BODY,
        }));
        id
    }

    /// Sends a page; no redirect is followed. The answer is awaited until then, and may have so many bytes.
    pub(crate) fn post(
        &mut self,
        url: String,
        headers: Vec<(String, String)>,
        body: Bytes,
        (deadline, max_body): (Instant, usize),
    ) -> RequestId {
        self.requests += 1;
        let id = RequestId(self.requests);
        self.out.push_back(Output::Request(HttpRequest {
            id,
            method: Method::Post,
            url,
            headers,
            body,
            deadline,
            max_body,
        }));
        id
    }

    /// The answer to this request is not wanted any more.
    pub(crate) fn cancel(&mut self, id: RequestId) {
        self.out.push_back(Output::Cancel { id });
    }

    /// Shows a page to the user's browser.
    pub(crate) fn page(&mut self, html: Secret) {
        self.out.push_back(Output::Page { html });
    }

    /// Asks something of the disk or of the network between clients.
    pub(crate) fn ask(&mut self, output: Output) {
        self.out.push_back(output);
    }

    /// Opens a direct connection to a peer under a new number.
    pub(crate) fn dial(&mut self, address: SocketAddr) -> LinkId {
        self.links += 1;
        let link = LinkId(self.links);
        self.ask(Output::Direct(DirectAsk::Dial { link, address }));
        link
    }

    /// Asks the cache for an object.
    pub(crate) fn recall(&mut self, sha1d: &str) {
        let sha1d = std::sync::Arc::from(sha1d);
        self.ask(Output::Disk(DiskAsk::Recall { sha1d }));
    }

    /// Stores a record; its number comes back with `Kept`.
    pub(crate) fn keep(&mut self, record: Record) -> u64 {
        self.records += 1;
        let seq = self.records;
        self.out.push_back(Output::Keep { seq, record });
        seq
    }

    /// An id that no message of this account ever had.
    pub(crate) fn message_id(&mut self) -> MessageId {
        self.messages += 1;
        let mut id = String::with_capacity(self.run.len() + 17);
        id.push_str(&self.run);
        id.push('-');
        push_hex(&mut id, self.messages);
        MessageId::new(&id)
    }

    /// The name of a new group conversation.
    pub(crate) fn group_name(&mut self) -> String {
        self.messages += 1;
        format!("#{}-{:x}", self.run, self.messages)
    }

    /// A random GUID in braces, for the chunks of one message.
    pub(crate) fn guid(&mut self) -> String {
        let (a, b, c) = (
            self.rng.random::<u32>(),
            self.rng.random::<u32>(),
            self.rng.random::<u64>(),
        );
        format!(
            "{{{a:08X}-{:04X}-4{:03X}-{:04X}-{:012X}}}",
            b >> 16,
            b & 0xfff,
            0x8000 | (c >> 50),
            c & 0xffff_ffff_ffff
        )
    }

    /// Random bytes.
    pub(crate) fn bytes<const N: usize>(&mut self) -> [u8; N] {
        std::array::from_fn(|_| self.rng.random())
    }

    /// A number from 0 to below `bound`, 0 for 0.
    pub(crate) fn random_below(&mut self, bound: u64) -> u64 {
        if bound == 0 {
            0
        } else {
            self.rng.random_range(0..bound)
        }
    }
}

/// The number in hexadecimal digits: this is done for every message, `format!` is too slow for that.
fn push_hex(text: &mut String, number: u64) {
    let digits = (67 - number.leading_zeros()).max(4) / 4;
    for at in (0..digits).rev() {
        // Four bits are always a digit.
        let digit = char::from_digit((number >> (4 * at)) as u32 & 15, 16);
        text.push(digit.unwrap_or('0'));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn effects(seed: u64) -> Effects {
        Effects::new(
            seed,
            Now {
                mono: Instant::now(),
                wall: SystemTime::UNIX_EPOCH,
            },
        )
    }

    #[test]
    fn ids_of_one_seed_repeat_and_those_of_another_differ() {
        assert_eq!(effects(1).message_id(), effects(1).message_id());
        assert_ne!(effects(1).message_id(), effects(2).message_id());
        let mut one = effects(1);
        assert_ne!(one.message_id(), one.message_id());
    }

    #[test]
    fn numbers_are_written_as_format_writes_them() {
        for number in [0, 1, 15, 16, 255, 256, 0x0123_4567_89ab_cdef, u64::MAX] {
            let mut text = String::new();
            push_hex(&mut text, number);
            assert_eq!(text, format!("{number:x}"));
        }
    }

    #[test]
    fn a_guid_has_the_shape_of_version_four() {
        let guid = effects(7).guid();
        let parts: Vec<&str> = guid.trim_matches(['{', '}']).split('-').collect();
        let lengths: Vec<usize> = parts.iter().map(|part| part.len()).collect();
        assert_eq!(lengths, [8, 4, 4, 4, 12], "{guid}");
        assert!(parts.iter().any(|part| part.starts_with('4')), "{guid}");
    }
}
