use tokio::net::{TcpListener, TcpStream};

use super::*;
use crate::connect::tests::nobody;

const LINK: LinkId = LinkId(1);

fn links() -> Links {
    Links::new(Connector::new(crate::Proxy::None, None))
}

/// An open link and its other side.
async fn pair() -> (Links, TcpStream) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let mut links = links();
    links.connect(LINK, endpoint(address.port()));
    let (peer, _) = listener.accept().await.unwrap();
    assert!(matches!(
        links.next(true).await,
        Input::Connected { link: LINK }
    ));
    (links, peer)
}

fn endpoint(port: u16) -> Endpoint {
    Endpoint {
        host: "127.0.0.1".into(),
        port,
    }
}

#[tokio::test]
async fn bytes_go_both_ways_and_the_room_is_told() {
    let (mut links, mut peer) = pair().await;
    assert!(links.send(LINK, Bytes::from_static(b"VER 1\r\n")));
    assert!(links.send(LINK, Bytes::from_static(b"CVR 2\r\n")));
    let mut heard = [0; 14];
    peer.read_exact(&mut heard).await.unwrap();
    assert_eq!(&heard, b"VER 1\r\nCVR 2\r\n");
    loop {
        match links.next(true).await {
            Input::Writable { link: LINK, room } if room == SERVER.room => break,
            Input::Writable { link: LINK, .. } => {}
            other => panic!("{other:?}"),
        }
    }
    peer.write_all(b"VER 1 MSNP12\r\n").await.unwrap();
    match links.next(true).await {
        Input::Received { link: LINK, bytes } => assert_eq!(&bytes[..], b"VER 1 MSNP12\r\n"),
        other => panic!("{other:?}"),
    }
    drop(peer);
    let gone = links.next(true).await;
    assert!(
        matches!(
            gone,
            Input::Closed {
                link: LINK,
                reason: CloseReason::Peer
            }
        ),
        "{gone:?}"
    );
}

#[tokio::test]
async fn a_peer_that_does_not_read_costs_no_more_than_the_limit() {
    let (mut links, _peer) = pair().await;
    let piece = Bytes::from(vec![b'x'; SERVER.room]);
    let mut sent = 0;
    while links.send(LINK, piece.clone()) {
        sent += piece.len();
        assert!(sent <= QUEUE_LIMIT);
    }
    // It was given up: nothing more is heard of it, and sending to it is no error.
    assert!(links.send(LINK, piece));
}

#[tokio::test]
async fn what_was_sent_arrives_although_the_link_is_closed_with_bytes_unread() {
    let (mut links, mut peer) = pair().await;
    peer.write_all(b"MSG nobody reads\r\n").await.unwrap();
    links.send(LINK, Bytes::from_static(b"OUT\r\n"));
    links.close(LINK);
    let ended = tokio::spawn(links.finish());
    let mut heard = Vec::new();
    peer.read_to_end(&mut heard).await.unwrap();
    assert_eq!(heard, b"OUT\r\n");
    drop(peer);
    ended.await.unwrap();
}

#[tokio::test]
async fn a_refused_port_is_told_and_a_closed_link_is_not_heard_of() {
    let (_taken, dead) = nobody();
    let port = dead.port();
    let mut links = links();
    links.connect(LinkId(7), endpoint(port));
    links.close(LinkId(7));
    links.connect(LinkId(8), endpoint(port));
    let told = links.next(true).await;
    let refused = CloseReason::Refused;
    assert!(
        matches!(told, Input::Closed { link: LinkId(8), reason } if reason == refused),
        "{told:?}"
    );
}

#[tokio::test(start_paused = true)]
async fn an_address_that_does_not_answer_times_out() {
    // A listener whose queue is full does not answer: on every system a connection to it hangs.
    let socket = tokio::net::TcpSocket::new_v4().unwrap();
    socket.bind("127.0.0.1:0".parse().unwrap()).unwrap();
    let listener = socket.listen(1).unwrap();
    let address = listener.local_addr().unwrap();
    let mut held = Vec::new();
    while let Ok(Ok(stream)) = timeout(CLOSING_LIMIT, TcpStream::connect(address)).await {
        held.push(stream);
        assert!(held.len() < 100, "the queue of a listener is bounded");
    }
    let mut links = links();
    links.connect(LINK, endpoint(address.port()));
    let told = links.next(true).await;
    let reason = CloseReason::TimedOut;
    assert!(
        matches!(told, Input::Closed { link: LINK, reason: why } if why == reason),
        "{told:?}"
    );
}

#[tokio::test]
async fn another_client_is_dialled_and_accepted_and_not_heard_while_files_are_behind() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let accepted = LinkId(LinkId::ACCEPTED);
    let mut links = links();
    links.dial(LINK, address);
    let (stream, _) = listener.accept().await.unwrap();
    assert!(links.accept(accepted, stream));
    assert!(matches!(
        links.next(true).await,
        Input::Connected { link: LINK }
    ));
    links.send(LINK, Bytes::from_static(b"foo\0"));
    // The server's links are heard all the same.
    let server = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = server.local_addr().unwrap().port();
    links.connect(LinkId(2), endpoint(port));
    assert!(matches!(
        links.next(false).await,
        Input::Connected { link: LinkId(2) }
    ));
    loop {
        match links.next(true).await {
            Input::Received { link, bytes } if link == accepted => {
                assert_eq!(&bytes[..], b"foo\0");
                break;
            }
            Input::Writable { link: LINK, room } => assert_eq!(room, CLIENT.room),
            other => panic!("{other:?}"),
        }
    }
}

#[tokio::test]
async fn only_so_many_links_of_others_are_taken_in() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let mut links = links();
    let mut peers = Vec::new();
    for number in 0..=MOST_ACCEPTED as u64 {
        peers.push(TcpStream::connect(address).await.unwrap());
        let (stream, _) = listener.accept().await.unwrap();
        let taken = links.accept(LinkId(LinkId::ACCEPTED + number), stream);
        assert_eq!(taken, number < MOST_ACCEPTED as u64);
    }
    links.close(LinkId(LinkId::ACCEPTED));
    peers.push(TcpStream::connect(address).await.unwrap());
    let (stream, _) = listener.accept().await.unwrap();
    assert!(links.accept(LinkId(LinkId::ACCEPTED + 100), stream));
}
