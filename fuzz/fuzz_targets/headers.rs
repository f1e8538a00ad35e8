//! What stands in the headers of HTTP answers, and addresses: the nexus, logins, the gateway, redirects.
//!
//! Input: a byte that chooses the status, then headers as lines.
#![no_main]

use bytes::Bytes;
use libfuzzer_sys::fuzz_target;
use msnp::auth::{LoginAnswer, Secret, nexus_login_url, read_authorization, read_login_answer};
use msnp::gateway::{Answer, Errand, Gate, Server};
use msnp::io::{Endpoint, HttpReply};
use msnp::soap::storage::picture_address;
use msnp::soap::{read_time, write_time};
use papilio_fuzz::first;

fuzz_target!(|data: &[u8]| {
    let (status, rest) = first(data);
    let text = String::from_utf8_lossy(rest);
    let reply = HttpReply {
        status: [200, 302, 401, 500][usize::from(status % 4)],
        headers: text
            .lines()
            .filter_map(|line| line.split_once(": "))
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect(),
        body: Bytes::new(),
    };
    if let Some(url) = nexus_login_url(&reply) {
        assert!(url.contains("://") && !url.contains(char::is_whitespace));
    }
    match read_login_answer(&reply) {
        // It becomes a word of a command.
        LoginAnswer::Ticket(ticket) => {
            let ticket = ticket.expose();
            assert!(!ticket.is_empty() && ticket.bytes().all(|b| b.is_ascii_graphic()));
        }
        LoginAnswer::Redirect(url) => {
            assert!(!url.contains(|c: char| c.is_whitespace() || c.is_control()));
        }
        _ => {}
    }
    for (_, value) in &reply.headers {
        let _ = read_authorization(value);
        gateway(value);
        addresses(value);
    }
});

fn gateway(value: &str) {
    let answer = Answer::read(value);
    if let Some(session) = answer.session {
        assert!(session.len() <= 256 && session.bytes().all(|b| b.is_ascii_graphic()));
    }
    for home in [
        "https://gateway.example.com/gateway.dll",
        "http://[::1]:80/x",
    ] {
        let home = Gate::read(home).expect("a gateway");
        if let Some(host) = answer.host {
            let at = home.at(host);
            assert_eq!(at.is_encrypted(), home.is_encrypted());
            assert_eq!(at.host().parse(), Ok(host));
        }
        if let Some(moved) = home.moved(value) {
            assert!(moved.is_encrypted() || !home.is_encrypted());
            sound(&moved);
        }
    }
    if let Some(gate) = Gate::read(value) {
        sound(&gate);
    }
}

/// Nothing in an address ends a line of a request, or is longer than the limit and a query.
fn sound(gate: &Gate) {
    let server = Server::Notification;
    let host = "messenger.example.com";
    let url = gate.url(Errand::Open { server, host });
    assert!(url.bytes().all(|b| b.is_ascii_graphic()));
    assert!(url.len() <= 2048 + 100);
}

fn addresses(value: &str) {
    if let Some(endpoint) = Endpoint::parse(value) {
        assert!(endpoint.port != 0 && !endpoint.host.is_empty());
        assert_eq!(Endpoint::parse(&endpoint.to_string()), Some(endpoint));
    }
    let service = "https://storage.example.com/storage/x.asmx";
    if let Some(url) = picture_address(value, service, &Secret::new("t+1"))
        && !value.contains("t%2B1")
        && url.expose().contains("t%2B1")
    {
        // The ticket goes to the service that gave it.
        assert!(url.expose().starts_with("https://storage.example.com/"));
    }
    if let Some(time) = read_time(value) {
        assert_eq!(
            read_time(&write_time(time)).map(write_time),
            Some(write_time(time))
        );
    }
}
