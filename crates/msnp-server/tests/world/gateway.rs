//! The HTTP gateway.

use std::time::Duration;

use msnp_server::{Behaviour, Control, Input, WebId, WebRequest};

use crate::script::{Net, quiet};

/// A client behind the gateway.
struct Client {
    session: String,
    next: u64,
}

impl Client {
    fn open(net: &mut Net, server: &str, body: &str) -> (Self, String, String) {
        let path =
            format!("/gateway/gateway.dll?Action=open&Server={server}&IP=messenger.hotmail.com");
        let mut client = Self {
            session: String::new(),
            next: net.replies.len() as u64 + 1000,
        };
        let (state, body) = client.send(net, &path, body).expect("an answer");
        (client, state, body)
    }

    /// Sends a request; the state header and the body, if it is answered by now.
    fn send(&mut self, net: &mut Net, path: &str, body: &str) -> Option<(String, String)> {
        self.next += 1;
        let id = WebId(self.next);
        let request = WebRequest::post(path, body.to_owned());
        net.input(Input::Web { id, request });
        self.take(net, id)
    }

    fn take(&mut self, net: &mut Net, id: WebId) -> Option<(String, String)> {
        let reply = net.replies.remove(&id)?;
        if reply.status != 200 {
            return Some((reply.status.to_string(), String::new()));
        }
        let state = reply.header("x-msn-messenger").expect("a state").to_owned();
        let (_, session) = state.split_once("SessionID=").expect("a session");
        self.session = session.split(';').next().unwrap().to_owned();
        Some((state, String::from_utf8(reply.body.to_vec()).unwrap()))
    }

    fn say(&mut self, net: &mut Net, body: &str) -> (String, String) {
        let path = format!("/gateway/gateway.dll?SessionID={}", self.session);
        self.send(net, &path, body)
            .expect("commands are answered at once")
    }

    fn poll(&mut self, net: &mut Net, lifespan: u32) -> Option<(String, String)> {
        let span = if lifespan > 0 {
            format!("&Lifespan={lifespan}")
        } else {
            String::new()
        };
        let path = format!(
            "/gateway/gateway.dll?Action=poll{span}&SessionID={}",
            self.session
        );
        self.send(net, &path, "")
    }
}

#[test]
fn a_session_is_carried_by_requests_and_changes_its_name_each_time() {
    let mut net = Net::friends(quiet());
    let (mut client, state, body) = Client::open(&mut net, "NS", "VER 1 MSNP12 CVR0\r\n");
    assert_eq!(body, "VER 1 MSNP12\r\n");
    assert!(state.ends_with("; GW-IP=127.0.0.1"), "{state}");
    let first = client.session.clone();
    let (_, asked) = client.say(&mut net, "USR 2 TWN I alice@example.com\r\n");
    assert_ne!(client.session, first);
    let policy = asked
        .trim_end()
        .strip_prefix("USR 2 TWN S ")
        .expect("a policy")
        .to_owned();
    let ticket = net
        .ticket("alice@example.com", "secret, 100%", &policy)
        .unwrap();
    let (_, heard) = client.say(
        &mut net,
        &format!("USR 3 TWN S {ticket}\r\nSYN 4 0 0\r\nCHG 5 NLN 0 0\r\n"),
    );
    assert!(
        heard.starts_with("USR 3 OK") && heard.contains("\r\nCHG 5 NLN 0 0\r\n"),
        "{heard}"
    );
    // Somebody who is connected directly is seen by the next poll.
    net.sign_in("Bob", msnp::dialect::Dialect::Msnp12);
    let (_, heard) = client.poll(&mut net, 0).unwrap();
    assert!(heard.starts_with("NLN NLN bob@example.com"), "{heard}");
    assert_eq!(client.poll(&mut net, 0).unwrap().1, "");
    // Names of long ago are good for nothing.
    client.session = first;
    assert_eq!(client.poll(&mut net, 0).unwrap().0, "400");
}

#[test]
fn a_long_poll_waits_for_something_to_tell_and_not_for_ever() {
    let mut net = Net::new(quiet());
    let (mut client, ..) = Client::open(&mut net, "NS", "");
    assert!(client.poll(&mut net, 10).is_none());
    let id = WebId(client.next);
    net.pass(Duration::from_secs(9));
    assert!(client.take(&mut net, id).is_none());
    net.pass(Duration::from_secs(2));
    assert_eq!(client.take(&mut net, id).unwrap().1, "");
    assert!(client.poll(&mut net, 30).is_none());
    let id = WebId(client.next);
    // Half a minute more of silence, and the server closes the link: that is something to tell.
    net.pass(Duration::from_secs(29));
    net.pass(Duration::from_secs(2));
    assert!(client.take(&mut net, id).is_some());
}

#[test]
fn the_end_of_a_session_is_told_and_unknown_ones_are_refused() {
    let mut net = Net::new(quiet());
    let (mut client, ..) = Client::open(&mut net, "NS", "VER 1 MSNP12 CVR0\r\n");
    let (state, _) = client.say(&mut net, "OUT\r\n");
    assert!(state.ends_with("; Session=close"), "{state}");
    assert_eq!(client.poll(&mut net, 0).unwrap().0, "400");
    assert_eq!(net.world.load()[0], 0);
    // Without a request for a minute it is over.
    let (mut client, ..) = Client::open(&mut net, "SB", "");
    net.pass(Duration::from_secs(61));
    assert_eq!(client.poll(&mut net, 0).unwrap().0, "400");
    assert_eq!(net.world.load(), [0, 0, 0, 0]);
}

#[test]
fn a_poll_whose_answer_is_lost_loses_nothing() {
    let mut net = Net::new(Behaviour {
        lost_polls: 1,
        cut_gateway: Some(5),
        ..quiet()
    });
    let (mut client, _, mut all) = Client::open(&mut net, "NS", "VER 1 MSNP12 CVR0\r\n");
    assert_eq!(all, "VER 1");
    assert!(client.poll(&mut net, 0).is_none(), "lost");
    for _ in 0..3 {
        all.push_str(&client.poll(&mut net, 0).unwrap().1);
    }
    assert_eq!(all, "VER 1 MSNP12\r\n");
}

#[test]
fn other_servers_keep_one_name_and_tell_no_end() {
    let mut net = Net::new(Behaviour::escargot());
    let (mut client, state, _) = Client::open(&mut net, "NS", "VER 1 MSNP12 CVR0\r\n");
    assert!(state.ends_with("; GW-IP=messenger.hotmail.com"), "{state}");
    let first = client.session.clone();
    let (state, _) = client.say(&mut net, "OUT\r\n");
    assert!(
        client.session == first && !state.contains("close"),
        "{state}"
    );
    assert_eq!(client.poll(&mut net, 5).unwrap().1, "");
}

#[test]
fn floods_of_sessions_and_requests_end_somewhere() {
    let mut net = Net::new(quiet());
    for _ in 0..2000 {
        let path = "/gateway/gateway.dll?Action=open&Server=NS&IP=x";
        net.world.web(&WebRequest::post(path, ""), net.now);
    }
    assert_eq!(net.world.load()[0], 512);
    net.pass(Duration::from_secs(70));
    assert_eq!(net.world.load()[0], 0);
    let mut net = Net::new(Behaviour {
        service_delay: Some((Duration::from_secs(1), Duration::from_secs(5))),
        ..quiet()
    });
    for id in 0..3000 {
        net.input(Input::Web {
            id: WebId(id),
            request: WebRequest::get("/"),
        });
    }
    assert_eq!(net.world.load()[3], 1024);
    net.pass(Duration::from_secs(6));
    assert_eq!(net.replies.len(), 3000);
    assert_eq!(
        net.replies
            .values()
            .filter(|reply| reply.status == 503)
            .count(),
        3000 - 1024
    );
    let mut net = Net::new(Behaviour {
        mute_services: vec!["FindMembership".into()],
        ..quiet()
    });
    net.input(Input::Web {
        id: WebId(1),
        request: WebRequest::post("/abservice/SharingService.asmx", "<FindMembership/>"),
    });
    net.pass(Duration::from_secs(600));
    assert!(net.replies.is_empty());
}

#[test]
fn nothing_of_a_session_is_left_when_the_server_goes() {
    for control in [Control::Crash, Control::ShutDown] {
        let mut net = Net::new(quiet());
        let (mut polls, ..) = Client::open(&mut net, "NS", "VER 1 MSNP12 CVR0\r\n");
        assert!(polls.poll(&mut net, 20).is_none());
        let (_silent, ..) = Client::open(&mut net, "NS", "VER 1 MSNP12 CVR0\r\n");
        assert_eq!(net.world.unfetched().count(), 2);
        net.control(control.clone());
        net.pass(Duration::from_secs(90));
        assert_eq!(net.world.load(), [0; 4], "{control:?}");
        assert_eq!(net.world.unfetched().count(), 0, "{control:?}");
    }
}
