use tokio::io::AsyncReadExt;

use super::router::tests::FakeRouter;
use super::*;

const LISTENER: ListenerId = ListenerId(1);

async fn next(direct: &mut Direct) -> Told {
    timeout(Duration::from_secs(30), direct.next())
        .await
        .expect("something is told")
}

/// The addresses of a listener at these ports.
async fn listening(direct: &mut Direct, ports: Option<(u16, u16)>) -> Vec<SocketAddr> {
    direct.ask(DirectAsk::Listen {
        listener: LISTENER,
        ports,
    });
    match next(direct).await {
        Told::News(DirectNews::Listening {
            listener: LISTENER,
            addresses,
        }) => addresses,
        other => panic!("{other:?}"),
    }
}

async fn mapped(direct: &mut Direct) -> Option<SocketAddr> {
    direct.ask(DirectAsk::MapPort { listener: LISTENER });
    match next(direct).await {
        Told::News(DirectNews::Mapped {
            listener: LISTENER,
            outer,
        }) => outer,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn others_connect_until_nobody_listens_any_more() {
    let mut direct = Direct::new(Reach::Computer);
    let addresses = listening(&mut direct, None).await;
    let [first, ..] = addresses[..] else {
        panic!("nowhere")
    };
    assert!(
        addresses
            .iter()
            .all(|one| one.ip().is_loopback() && one.port() == first.port())
    );
    let peer = TcpStream::connect(first).await.unwrap();
    let Told::Accepted(LISTENER, stream) = next(&mut direct).await else {
        panic!("nobody came")
    };
    assert_eq!(stream.peer_addr().unwrap(), peer.local_addr().unwrap());
    // One that comes too late is not told, and finds nobody.
    let mut late = TcpStream::connect(first).await.unwrap();
    direct.ask(DirectAsk::Unlisten { listener: LISTENER });
    let told = timeout(Duration::from_millis(1), direct.next()).await;
    assert!(told.is_err(), "{told:?}");
    assert!(matches!(late.read(&mut [0]).await, Ok(0) | Err(_)));
    // The aborted task lets go of the port in its own time.
    while TcpStream::connect(first).await.is_ok() {
        tokio::task::yield_now().await;
    }
    // What was accepted stays.
    peer.try_write(b"x").unwrap();
    stream.readable().await.unwrap();
}

#[tokio::test]
async fn a_port_of_the_range_is_taken_and_a_full_range_is_told() {
    let mut direct = Direct::new(Reach::Computer);
    let taken = StdListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port();
    // Two systems that talk of one port: where IPv4 has none left, IPv6 may still have it.
    let both = listening(&mut direct, Some((port, port))).await;
    assert!(
        both.iter()
            .all(|address| address.port() == port && address.is_ipv6()),
        "{both:?}"
    );
    direct.ask(DirectAsk::Unlisten { listener: LISTENER });
    let more = listening(&mut direct, Some((port, port.saturating_add(50)))).await;
    assert!(
        more.iter()
            .all(|address| (port..=port.saturating_add(50)).contains(&address.port()))
    );
    assert!(!more.is_empty());
}

#[tokio::test]
async fn nobody_connects_past_a_proxy() {
    let server = |host: &str| Endpoint {
        host: host.to_owned(),
        port: 1863,
    };
    let proxy = Proxy::parse("socks5://proxy.example.com").unwrap();
    assert_eq!(Reach::of(&server("127.0.0.1"), &proxy), Reach::Nobody);
    assert_eq!(
        Reach::of(&server("localhost"), &Proxy::System),
        Reach::Computer
    );
    assert_eq!(
        Reach::of(&server("ns.example.com"), &Proxy::None),
        Reach::Everyone
    );
    let mut direct = Direct::new(Reach::Nobody);
    assert_eq!(listening(&mut direct, None).await, []);
    assert_eq!(mapped(&mut direct).await, None);
}

#[tokio::test]
async fn the_router_leads_a_port_here_until_nobody_listens_any_more() {
    let router = FakeRouter::start("").await;
    let mut direct = Direct::with_routers(Reach::Computer, Some(router.address));
    let addresses = listening(&mut direct, None).await;
    let outer = mapped(&mut direct).await.expect("an outer address");
    assert_eq!(outer.ip().to_string(), "203.0.113.7");
    let inner = addresses.iter().find(|address| address.is_ipv4()).unwrap();
    assert_eq!(router.open(), [(outer.port(), *inner)]);
    direct.ask(DirectAsk::Unlisten { listener: LISTENER });
    direct.finish().await;
    assert_eq!(router.open(), []);
}

#[tokio::test]
async fn at_the_end_the_router_is_asked_to_forget_the_port() {
    let router = FakeRouter::start("").await;
    let mut direct = Direct::with_routers(Reach::Computer, Some(router.address));
    listening(&mut direct, None).await;
    assert!(mapped(&mut direct).await.is_some());
    direct.finish().await;
    assert_eq!(router.open(), []);
}

#[tokio::test]
async fn a_router_that_only_knows_lasting_ports_is_asked_for_one() {
    let router = FakeRouter::start("725").await;
    let mut direct = Direct::with_routers(Reach::Computer, Some(router.address));
    listening(&mut direct, None).await;
    assert!(mapped(&mut direct).await.is_some());
    assert_eq!(router.open().len(), 1);
    direct.finish().await;
    assert_eq!(router.open(), []);
}

#[tokio::test]
async fn a_router_that_refuses_leads_nowhere() {
    let router = FakeRouter::start("606").await;
    let mut direct = Direct::with_routers(Reach::Computer, Some(router.address));
    listening(&mut direct, None).await;
    assert_eq!(mapped(&mut direct).await, None);
}

#[tokio::test(start_paused = true)]
async fn where_no_router_answers_that_is_told_in_time() {
    let silent = tokio::net::UdpSocket::bind("127.0.0.1:0").await.unwrap();
    let mut direct = Direct::with_routers(Reach::Computer, Some(silent.local_addr().unwrap()));
    listening(&mut direct, None).await;
    let start = tokio::time::Instant::now();
    assert_eq!(mapped(&mut direct).await, None);
    assert!(start.elapsed() < Duration::from_secs(5));
}
