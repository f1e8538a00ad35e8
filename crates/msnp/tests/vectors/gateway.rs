//! `gateway/*.http`.

use std::collections::BTreeSet;

use msnp::gateway::{Answer, Errand, Gate, HEADERS, Server};

/// The target, the headers and the body of a message; the first line of an answer is no target.
fn split(message: &str) -> (&str, BTreeSet<(String, &str)>, &str) {
    let (head, body) = message.split_once("\r\n\r\n").expect("a head");
    let mut lines = head.split("\r\n");
    let target = lines.next().and_then(|line| line.split(' ').nth(1));
    let headers = lines
        .filter_map(|line| line.split_once(": "))
        .map(|(name, value)| (name.to_ascii_lowercase(), value))
        .collect();
    (target.expect("a target"), headers, body)
}

fn header<'h>(headers: &'h BTreeSet<(String, &str)>, wanted: &str) -> &'h str {
    let found = headers.iter().find(|(name, _)| name == wanted);
    found.expect("the header is there").1
}

#[test]
fn our_requests_are_those_of_the_vectors() {
    let session = "1157427573.28152";
    for (message, errand) in [
        (
            include_str!("../data/gateway/open.request.http"),
            Errand::Open {
                server: Server::Notification,
                host: "messenger.hotmail.com",
            },
        ),
        (
            include_str!("../data/gateway/open-sb.request.http"),
            Errand::Open {
                server: Server::Switchboard,
                host: "192.0.2.20",
            },
        ),
        (
            include_str!("../data/gateway/post.request.http"),
            Errand::Post {
                session: "1157427573.28150",
            },
        ),
        (
            include_str!("../data/gateway/poll.request.http"),
            Errand::Poll {
                session: "1157427573.28151",
                lifespan: None,
            },
        ),
        (
            include_str!("../data/gateway/close.request.http"),
            Errand::Post { session },
        ),
    ] {
        let (target, headers, body) = split(message);
        let host = header(&headers, "host");
        let gate = Gate::read(&format!("http://{host}/gateway/gateway.dll")).expect("a gateway");
        assert_eq!(gate.url(errand), format!("http://{host}{target}"));
        let length = body.len().to_string();
        let mut ours: BTreeSet<(String, &str)> = HEADERS
            .iter()
            .map(|(name, value)| (name.to_ascii_lowercase(), *value))
            .collect();
        // The owner of the machine adds these.
        ours.extend([
            ("host".to_owned(), host),
            ("content-length".to_owned(), length.as_str()),
        ]);
        assert_eq!(ours, headers, "{target}");
    }
}

#[test]
fn the_answers_of_the_vectors_are_read() {
    let ip = "192.0.2.10".parse().ok();
    for (message, session, closed) in [
        (
            include_str!("../data/gateway/open.response.http"),
            "1157427573.28150",
            false,
        ),
        (
            include_str!("../data/gateway/post.response.http"),
            "1157427573.28151",
            false,
        ),
        (
            include_str!("../data/gateway/poll.response.http"),
            "1157427573.28152",
            false,
        ),
        (
            include_str!("../data/gateway/close.response.http"),
            "1157427573.28152",
            true,
        ),
    ] {
        let (_, headers, body) = split(message);
        assert_eq!(header(&headers, "content-length"), body.len().to_string());
        let expected = Answer {
            session: Some(session),
            host: ip,
            closed,
        };
        assert_eq!(Answer::read(header(&headers, "x-msn-messenger")), expected);
    }
}
