use std::future::Future;

use tokio::time::{Instant, timeout};

use super::*;

async fn soon<T>(happens: impl Future<Output = T>) -> T {
    let happened = timeout(Duration::from_secs(60), happens).await;
    happened.expect("it happens within a minute")
}

/// A link with a server behind it.
async fn link() -> (FaultLink, TcpListener) {
    let server = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
    let link = FaultLink::to(server.local_addr().unwrap()).await.unwrap();
    (link, server)
}

/// Both ends of a connection through the link.
async fn connect(link: &FaultLink, server: &TcpListener) -> (TcpStream, TcpStream) {
    let client = soon(TcpStream::connect(link.address())).await.unwrap();
    let (server, _) = soon(server.accept()).await.unwrap();
    (client, server)
}

async fn carries(from: &mut TcpStream, to: &mut TcpStream, words: &str) {
    from.write_all(words.as_bytes()).await.unwrap();
    let mut heard = vec![0; words.len()];
    soon(to.read_exact(&mut heard)).await.unwrap();
    assert_eq!(heard, words.as_bytes());
}

/// All that comes until the end, and whether that is a reset.
async fn rest(stream: &mut TcpStream) -> (String, bool) {
    let mut heard = Vec::new();
    let mut byte = [0];
    let reset = loop {
        match soon(stream.read(&mut byte)).await {
            Ok(0) => break false,
            Ok(_) => heard.push(byte[0]),
            Err(_) => break true,
        }
    };
    (String::from_utf8(heard).unwrap(), reset)
}

/// Whether nothing comes, not even an end.
async fn is_silent(stream: &TcpStream) -> bool {
    let brief = Duration::from_millis(50);
    timeout(brief, stream.peek(&mut [0])).await.is_err()
}

fn ends(after: usize, end: End) -> Way {
    Way {
        end: Some((after, end)),
        ..Way::default()
    }
}

#[tokio::test]
async fn without_a_plan_all_arrives_and_ends_as_it_was_ended() {
    let (link, listener) = link().await;
    let (mut client, mut server) = connect(&link, &listener).await;
    carries(&mut client, &mut server, "hello").await;
    carries(&mut server, &mut client, "and back").await;
    client.shutdown().await.unwrap();
    assert_eq!(rest(&mut server).await, (String::new(), false));
    carries(&mut server, &mut client, "still").await;
    drop(server);
    assert_eq!(rest(&mut client).await, (String::new(), false));
    assert_eq!(link.accepted(), 1);
}

#[tokio::test]
async fn a_connection_is_reset_behind_the_byte_that_was_named() {
    let (link, listener) = link().await;
    link.plan(Plan {
        up: ends(3, End::Cut),
        ..Plan::default()
    });
    let (mut client, mut server) = connect(&link, &listener).await;
    client.write_all(b"hello").await.unwrap();
    // What was in the buffers of the reader may be lost with a reset, but nothing more than was carried comes.
    let (heard, reset) = rest(&mut server).await;
    assert!("hel".starts_with(&heard), "{heard}");
    assert!(reset);
    assert_eq!(rest(&mut client).await, (String::new(), true));
}

#[tokio::test]
async fn a_half_closed_way_ends_for_its_reader_alone() {
    let (link, listener) = link().await;
    link.plan(Plan {
        down: ends(3, End::HalfClose),
        ..Plan::default()
    });
    let (mut client, mut server) = connect(&link, &listener).await;
    server.write_all(b"hello").await.unwrap();
    assert_eq!(rest(&mut client).await, ("hel".to_owned(), false));
    carries(&mut client, &mut server, "the other way goes on").await;
    server.write_all(b"nobody hears this").await.unwrap();
    assert!(is_silent(&server).await);
}

#[tokio::test]
async fn what_is_swallowed_ends_for_nobody() {
    let (link, listener) = link().await;
    link.plan(Plan {
        up: ends(3, End::Swallow),
        ..Plan::default()
    });
    let (mut client, mut server) = connect(&link, &listener).await;
    client.write_all(b"hello").await.unwrap();
    let mut heard = [0; 3];
    soon(server.read_exact(&mut heard)).await.unwrap();
    carries(&mut server, &mut client, "the other way goes on").await;
    assert!(is_silent(&server).await && is_silent(&client).await);
}

#[tokio::test]
async fn bytes_are_late_and_read_slowly_as_planned() {
    let (link, listener) = link().await;
    link.plan(Plan {
        up: Way {
            delay: Duration::from_millis(30),
            pace: Some(1_000),
            end: None,
        },
        ..Plan::default()
    });
    let (mut client, mut server) = connect(&link, &listener).await;
    let start = Instant::now();
    carries(&mut client, &mut server, &"x".repeat(50)).await;
    let least = Duration::from_millis(80);
    assert!(start.elapsed() >= least, "{:?}", start.elapsed());
}

#[tokio::test]
async fn a_silent_network_tells_nobody_and_what_died_in_it_stays_dead() {
    let (link, listener) = link().await;
    let (mut client, mut server) = connect(&link, &listener).await;
    link.goes_silent().await;
    let _ = client.write_all(b"hello").await;
    let mut late = soon(TcpStream::connect(link.address())).await.unwrap();
    late.write_all(b"hello").await.unwrap();
    assert!(is_silent(&server).await && is_silent(&client).await && is_silent(&late).await);
    link.returns().await;
    assert!(is_silent(&server).await && is_silent(&client).await && is_silent(&late).await);
    let (mut new, mut at_server) = connect(&link, &listener).await;
    carries(&mut new, &mut at_server, "hello").await;
    server.write_all(b"hello").await.unwrap();
    assert!(is_silent(&client).await);
}

#[tokio::test]
async fn a_network_that_is_away_refuses_until_it_returns() {
    let (link, listener) = link().await;
    let (mut client, mut server) = connect(&link, &listener).await;
    link.refuses().await;
    assert_eq!(rest(&mut client).await, (String::new(), true));
    assert_eq!(rest(&mut server).await, (String::new(), true));
    let refused = soon(TcpStream::connect(link.address())).await.unwrap_err();
    assert_eq!(refused.kind(), io::ErrorKind::ConnectionRefused);
    link.returns().await;
    let (mut client, mut server) = connect(&link, &listener).await;
    carries(&mut client, &mut server, "hello").await;
}
