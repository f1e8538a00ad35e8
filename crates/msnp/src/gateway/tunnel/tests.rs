use super::*;

const HOME: &str = "http://gw.example.com/gateway/gateway.dll";

/// A session, its clock and the number of its next request.
struct Desk {
    tunnel: Tunnel,
    now: Instant,
    next: u64,
}

impl Desk {
    fn new(server: Server) -> Self {
        Self::at(HOME, server)
    }

    fn at(gate: &str, server: Server) -> Self {
        let now = Instant::now();
        let gate = Gate::read(gate).expect("an address");
        Self {
            tunnel: Tunnel::new(gate, server, "ns.example.com".into(), now),
            now,
            next: 0,
        }
    }

    /// A session that is open and has just brought its first bytes.
    fn open(server: Server) -> Self {
        let mut desk = Self::new(server);
        desk.push("VER 1 MSNP12\r\n");
        let _ = desk.asked();
        let brought = desk.answer("SessionID=1.1; GW-IP=192.0.2.10", "VER 1 MSNP12\r\n");
        assert_eq!(brought.over, None);
        desk
    }

    fn push(&mut self, bytes: &str) {
        assert!(self.tunnel.push(Bytes::from(bytes.to_owned())));
    }

    fn request(&mut self) -> Option<HttpRequest> {
        self.next += 1;
        self.tunnel.request(RequestId(self.next), self.now)
    }

    /// The address and the body of the request that is due.
    fn asked(&mut self) -> (String, String) {
        let request = self.request().expect("a request is due");
        let body = String::from_utf8(request.body.to_vec()).expect("text");
        (request.url, body)
    }

    fn answer(&mut self, header: &str, body: &str) -> Brought {
        self.status(200, &[(Answer::HEADER, header)], body)
    }

    fn status(&mut self, status: u16, headers: &[(&str, &str)], body: &str) -> Brought {
        let headers = headers
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect();
        let body = Bytes::from(body.to_owned());
        let reply = HttpReply {
            status,
            headers,
            body,
        };
        self.tunnel.answer(Ok(reply), self.now)
    }

    fn fail(&mut self, error: HttpError) -> Brought {
        self.tunnel.answer(Err(error), self.now)
    }

    /// Lets time pass until the next request is due; tells how long that was.
    fn wait(&mut self) -> Duration {
        let at = self.tunnel.deadline().expect("something is due");
        let by = at.saturating_duration_since(self.now);
        self.now = self.now.max(at);
        by
    }
}

fn seconds(n: u64) -> Duration {
    Duration::from_secs(n)
}

#[test]
fn the_session_word_of_each_answer_is_shown_in_the_next_request() {
    let mut desk = Desk::new(Server::Notification);
    desk.push("VER 1 MSNP12\r\n");
    let (url, body) = desk.asked();
    assert_eq!(
        url,
        format!("{HOME}?Action=open&Server=NS&IP=ns.example.com")
    );
    assert_eq!(body, "VER 1 MSNP12\r\n");
    desk.answer("SessionID=1.1; GW-IP=ns.example.com", "");
    desk.push("CVR 2\r\n");
    desk.push("USR 3\r\n");
    let (url, body) = desk.asked();
    assert_eq!(url, format!("{HOME}?SessionID=1.1"));
    assert_eq!(body, "CVR 2\r\nUSR 3\r\n", "together");
    desk.answer("SessionID=1.2", "");
    desk.wait();
    assert_eq!(desk.asked().0, format!("{HOME}?Action=poll&SessionID=1.2"));
}

#[test]
fn one_request_is_on_its_way_at_a_time() {
    let mut desk = Desk::open(Server::Notification);
    desk.push("one");
    let _ = desk.asked();
    desk.push("two");
    assert_eq!(desk.request(), None);
    desk.answer("SessionID=1.2", "");
    assert_eq!(desk.asked().1, "two");
}

#[test]
fn a_body_has_a_largest_size_unless_one_command_is_longer() {
    let mut desk = Desk::open(Server::Notification);
    let half = "x".repeat(MAX_BODY / 2 + 1);
    let long = "y".repeat(MAX_BODY + 1);
    for piece in [&half, &half, &long] {
        desk.push(piece);
    }
    for expected in [&half, &half, &long] {
        assert_eq!(desk.asked().1, **expected);
        desk.answer("SessionID=1.2", "");
    }
}

#[test]
fn what_cannot_be_got_rid_of_is_not_queued_for_ever() {
    let mut desk = Desk::open(Server::Notification);
    let piece = Bytes::from(vec![b'x'; 64 * 1024]);
    let taken = (0..100)
        .take_while(|_| desk.tunnel.push(piece.clone()))
        .count();
    assert_eq!(taken, MAX_QUEUED / piece.len());
}

#[test]
fn a_quiet_server_is_asked_less_often_and_traffic_hurries_again() {
    let mut desk = Desk::open(Server::Notification);
    let mut pauses = Vec::new();
    for _ in 0..5 {
        pauses.push(desk.wait());
        let _ = desk.asked();
        desk.answer("SessionID=1.2", "");
    }
    assert_eq!(pauses, [1, 2, 4, 5, 5].map(seconds));
    desk.wait();
    let _ = desk.asked();
    desk.answer("SessionID=1.2", "NLN");
    assert_eq!(desk.wait(), seconds(1));
}

#[test]
fn people_who_talk_are_asked_about_every_two_seconds_until_they_fall_silent() {
    let mut desk = Desk::open(Server::Switchboard);
    let mut longest = Duration::ZERO;
    let began = desk.now;
    while desk.now < began + TALK {
        longest = longest.max(desk.wait());
        let _ = desk.asked();
        desk.answer("SessionID=1.2", "");
    }
    assert_eq!(longest, TALK_PAUSE);
    for _ in 0..3 {
        desk.wait();
        let _ = desk.asked();
        desk.answer("SessionID=1.2", "");
    }
    assert_eq!(desk.wait(), LONG_PAUSE);
}

#[test]
fn a_server_that_holds_polls_back_is_asked_again_at_once() {
    let mut desk = Desk::open(Server::Notification);
    loop {
        desk.wait();
        if desk.asked().0.contains("Lifespan=3") {
            break;
        }
        desk.answer("SessionID=1.2", "");
    }
    desk.now += seconds(3);
    desk.answer("SessionID=1.2", "");
    assert_eq!(desk.wait(), HELD_PAUSE);
    assert!(desk.asked().0.contains("Lifespan=3"), "still quiet");
    // One that answers without end must not be asked without end.
    desk.answer("SessionID=1.2", "x");
    assert!(desk.wait() >= HELD_PAUSE);
}

#[test]
fn a_lost_poll_is_sent_again_and_a_lost_command_never() {
    let mut desk = Desk::open(Server::Notification);
    for pause in [1, 2, 4] {
        desk.wait();
        let _ = desk.asked();
        assert_eq!(
            desk.fail(HttpError::Link(CloseReason::Broken)),
            Brought::nothing()
        );
        assert_eq!(desk.wait(), seconds(pause));
    }
    let _ = desk.asked();
    assert_eq!(desk.answer("SessionID=1.2", "NLN").bytes, "NLN");
    desk.push("MSG 1 U 0\r\n");
    let _ = desk.asked();
    let lost = desk.fail(HttpError::TimedOut);
    assert_eq!(lost.over, Some(CloseReason::TimedOut));
}

#[test]
fn polls_are_not_lost_for_ever() {
    let mut desk = Desk::open(Server::Notification);
    for _ in 0..MAX_FAILURES {
        desk.wait();
        let _ = desk.asked();
        assert_eq!(desk.status(503, &[], "").over, None);
    }
    desk.wait();
    let _ = desk.asked();
    assert_eq!(desk.status(503, &[], "").over, Some(CloseReason::Gateway));
}

#[test]
fn a_poll_whose_answer_broke_off_ends_the_link_since_bytes_are_lost() {
    let mut desk = Desk::open(Server::Notification);
    desk.wait();
    let _ = desk.asked();
    assert_eq!(desk.fail(HttpError::Cut).over, Some(CloseReason::Broken));
}

#[test]
fn what_cannot_have_arrived_is_sent_again_first_at_the_gateway_that_was_configured() {
    let mut desk = Desk::open(Server::Notification);
    desk.push("one");
    assert!(desk.asked().0.starts_with("http://192.0.2.10/"));
    let refused = || HttpError::Link(CloseReason::Refused);
    assert_eq!(desk.fail(refused()), Brought::nothing());
    desk.push("two");
    let (url, body) = desk.asked();
    assert!(url.starts_with(HOME));
    assert_eq!(body, "onetwo");
    assert_eq!(desk.fail(refused()), Brought::nothing());
    assert_eq!(desk.request(), None, "not at once");
    desk.wait();
    assert_eq!(desk.asked().1, "onetwo");
}

#[test]
fn a_gateway_that_cannot_be_reached_is_told_at_once() {
    for reason in [
        CloseReason::Refused,
        CloseReason::UnknownHost,
        CloseReason::TimedOut,
        CloseReason::Certificate,
        CloseReason::ProxyAuth,
    ] {
        let mut desk = Desk::new(Server::Notification);
        let _ = desk.asked();
        assert_eq!(desk.fail(HttpError::Link(reason)).over, Some(reason));
    }
}

#[test]
fn statuses_end_the_link_with_their_reason() {
    for (status, reason) in [
        (400, CloseReason::Peer),
        (403, CloseReason::ProxyRefused),
        (404, CloseReason::Peer),
        (407, CloseReason::ProxyAuth),
        (500, CloseReason::Gateway),
        (503, CloseReason::Gateway),
    ] {
        let mut desk = Desk::open(Server::Notification);
        desk.push("CVR");
        let _ = desk.asked();
        assert_eq!(desk.status(status, &[], "").over, Some(reason), "{status}");
    }
    for status in [400, 404, 500] {
        let mut desk = Desk::new(Server::Notification);
        let _ = desk.asked();
        let over = desk.status(status, &[], "").over;
        assert_eq!(
            over,
            Some(CloseReason::Gateway),
            "{status} to the first request"
        );
    }
}

#[test]
fn somebody_who_answers_in_place_of_the_gateway_is_not_believed() {
    let mut desk = Desk::new(Server::Notification);
    let _ = desk.asked();
    let portal = desk.status(200, &[("Content-Type", "text/html")], "<html>");
    assert_eq!(portal, Brought::over(CloseReason::Gateway));
    let mut desk = Desk::new(Server::Notification);
    let _ = desk.asked();
    let wordless = desk.answer("GW-IP=192.0.2.10", "VER");
    assert_eq!(wordless.over, Some(CloseReason::Gateway));
}

#[test]
fn the_last_bytes_come_with_the_end() {
    let mut desk = Desk::open(Server::Notification);
    desk.push("OUT\r\n");
    let _ = desk.asked();
    let brought = desk.answer("SessionID=1.2; Session=close", "OUT OTH\r\n");
    assert_eq!(brought.bytes, "OUT OTH\r\n");
    assert_eq!(brought.over, Some(CloseReason::Peer));
}

#[test]
fn redirects_are_followed_with_the_same_bytes_but_not_in_circles() {
    let mut desk = Desk::new(Server::Switchboard);
    desk.push("USR 1\r\n");
    let _ = desk.asked();
    let to = [("Location", "http://other.example.com/g?Action=open")];
    assert_eq!(desk.status(307, &to, ""), Brought::nothing());
    let (url, body) = desk.asked();
    assert_eq!(
        url,
        "http://other.example.com/g?Action=open&Server=SB&IP=ns.example.com"
    );
    assert_eq!(body, "USR 1\r\n");
    let mut over = None;
    for _ in 0..MAX_HOPS {
        over = desk.status(302, &to, "").over;
        if over.is_none() {
            let _ = desk.asked();
        }
    }
    assert_eq!(over, Some(CloseReason::Gateway));
    let mut desk = Desk::at("https://gw.example.com/g", Server::Notification);
    let _ = desk.asked();
    let over = desk.status(302, &to, "").over;
    assert_eq!(over, Some(CloseReason::Gateway), "from https to http");
}

#[test]
fn only_a_host_that_can_be_a_gateway_is_gone_to() {
    let goes_to = |home: &str, ip: &str| {
        let mut desk = Desk::at(home, Server::Notification);
        desk.tunnel.host = "192.0.2.1".into();
        let _ = desk.asked();
        desk.answer(&format!("SessionID=1.2; GW-IP={ip}"), "");
        desk.wait();
        desk.asked()
            .0
            .split('?')
            .next()
            .unwrap_or_default()
            .to_owned()
    };
    assert_eq!(
        goes_to("http://gw.example.com:81/g", "192.0.2.10"),
        "http://192.0.2.10:81/g"
    );
    // The host of the request that opened the session, which some servers repeat.
    assert_eq!(
        goes_to("http://gw.example.com/g", "192.0.2.1"),
        "http://gw.example.com/g"
    );
    assert_eq!(
        goes_to("http://gw.example.com/g", "127.0.0.1"),
        "http://gw.example.com/g"
    );
    assert_eq!(
        goes_to("http://127.0.0.1:8080/g", "127.0.0.2"),
        "http://127.0.0.2:8080/g"
    );
    assert_eq!(
        goes_to("http://gw.example.com/g", "messenger.example.com"),
        "http://gw.example.com/g"
    );
    assert_eq!(
        goes_to("https://gw.example.com/g", "192.0.2.10"),
        "https://gw.example.com/g"
    );
}

#[test]
fn a_closed_link_says_its_last_and_is_done() {
    let mut desk = Desk::open(Server::Notification);
    desk.wait();
    let _ = desk.asked();
    desk.push("OUT\r\n");
    desk.tunnel.close();
    assert!(!desk.tunnel.is_done(), "the poll is not answered yet");
    desk.answer("SessionID=1.2", "");
    assert_eq!(desk.asked().1, "OUT\r\n");
    assert!(!desk.tunnel.is_done(), "on its way");
    desk.answer("SessionID=1.3", "");
    assert!(desk.tunnel.is_done());
    assert_eq!(desk.tunnel.deadline(), None);
}

#[test]
fn a_link_that_was_closed_before_it_was_open_says_nothing() {
    let mut desk = Desk::new(Server::Notification);
    desk.push("VER");
    desk.tunnel.close();
    assert!(desk.tunnel.is_done());
    assert_eq!(desk.request(), None);
}

#[test]
fn every_request_has_its_time() {
    let mut desk = Desk::new(Server::Notification);
    let open = desk.request().expect("a request");
    assert!(open.deadline <= desk.now + seconds(30));
    desk.answer("SessionID=1.2", "");
    desk.wait();
    let poll = desk.request().expect("a request");
    assert!(poll.deadline <= desk.now + seconds(40));
}
