//! Proxies and a gateway of our own, which do as a test says.

use std::collections::HashMap;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncReadExt, AsyncWriteExt, copy_bidirectional};
use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio::time::timeout;
use tokio_rustls::TlsAcceptor;

/// The only name and password that a proxy with a lock takes.
pub const LOGIN: (&str, &str) = ("al@ice", "s:cret");

/// A port at which nobody listens. It is taken for as long as the socket is kept: one that was given back might be
/// somebody else's by the time it is tried.
pub fn nobody() -> (TcpSocket, SocketAddr) {
    let taken = TcpSocket::new_v4().unwrap();
    taken.bind(([127, 0, 0, 1], 0).into()).unwrap();
    let address = taken.local_addr().unwrap();
    (taken, address)
}

/// What a proxy does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    /// What it is asked for.
    Serves,
    /// The same, for those who can sign in.
    Locked,
    /// The web only: it passes requests on and makes no connections.
    WebOnly,
    /// It lets nobody through.
    Refuses,
    /// It finds no name.
    KnowsNobody,
    /// It says nothing.
    Hangs,
    /// It says what no proxy says.
    Lies,
    /// It hangs up.
    HangsUp,
}

#[derive(Clone, Copy, Debug)]
pub enum Kind {
    Socks4,
    Socks5,
    Http,
}

/// What a relay was asked for.
pub type Log = Arc<Mutex<Vec<String>>>;

/// A proxy, and whom it was asked for. Every name is this computer.
pub async fn proxy(kind: Kind, manner: Manner) -> (SocketAddr, Log) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let log = Log::default();
    let told = Arc::clone(&log);
    tokio::spawn(async move {
        loop {
            let (stream, _) = listener.accept().await.unwrap();
            let log = Arc::clone(&told);
            tokio::spawn(async move {
                // A client that hangs up has its reasons.
                let _ = serve(kind, manner, stream, log).await;
            });
        }
    });
    (address, log)
}

async fn serve(kind: Kind, manner: Manner, mut stream: TcpStream, log: Log) -> Option<()> {
    match manner {
        Manner::Hangs => {
            stream.read_to_end(&mut Vec::new()).await.ok()?;
            return None;
        }
        Manner::HangsUp => return None,
        Manner::Lies => {
            stream
                .write_all(b"220 mail.example.com ready\r\n\r\n")
                .await
                .ok()?;
            stream.read_to_end(&mut Vec::new()).await.ok()?;
            return None;
        }
        _ => {}
    }
    match kind {
        Kind::Socks4 => socks4(manner, stream, log).await,
        Kind::Socks5 => socks5(manner, stream, log).await,
        Kind::Http => http(manner, stream, log).await,
    }
}

async fn join(mut one: TcpStream, port: u16, first: &[u8]) -> Option<()> {
    let mut other = TcpStream::connect(("127.0.0.1", port)).await.ok()?;
    other.write_all(first).await.ok()?;
    copy_bidirectional(&mut one, &mut other).await.ok()?;
    Some(())
}

async fn until_zero(stream: &mut TcpStream) -> Option<String> {
    let mut text = Vec::new();
    loop {
        match stream.read_u8().await.ok()? {
            0 => return String::from_utf8(text).ok(),
            byte => text.push(byte),
        }
    }
}

async fn socks4(manner: Manner, mut stream: TcpStream, log: Log) -> Option<()> {
    let mut head = [0; 8];
    stream.read_exact(&mut head).await.ok()?;
    assert_eq!(head[..2], [4, 1], "SOCKS4, connect");
    let user = until_zero(&mut stream).await?;
    let host = match head[4..] {
        [0, 0, 0, last] if last != 0 => until_zero(&mut stream).await?,
        [a, b, c, d] => format!("{a}.{b}.{c}.{d}"),
        _ => return None,
    };
    let port = u16::from_be_bytes([head[2], head[3]]);
    log.lock().unwrap().push(format!("{host}:{port}"));
    let code = match manner {
        Manner::Locked if user != LOGIN.0 => 0x5d,
        Manner::Refuses => 0x5b,
        _ => 0x5a,
    };
    stream.write_all(&[0, code, 0, 0, 0, 0, 0, 0]).await.ok()?;
    (code == 0x5a).then_some(())?;
    join(stream, port, &[]).await
}

async fn text(stream: &mut TcpStream) -> Option<String> {
    let mut text = vec![0; usize::from(stream.read_u8().await.ok()?)];
    stream.read_exact(&mut text).await.ok()?;
    String::from_utf8(text).ok()
}

async fn socks5(manner: Manner, mut stream: TcpStream, log: Log) -> Option<()> {
    assert_eq!(stream.read_u8().await.ok()?, 5);
    let methods = text(&mut stream).await?;
    if manner == Manner::Locked {
        if !methods.contains('\u{2}') {
            stream.write_all(&[5, 0xff]).await.ok()?;
            return None;
        }
        stream.write_all(&[5, 2]).await.ok()?;
        assert_eq!(stream.read_u8().await.ok()?, 1);
        let (user, password) = (text(&mut stream).await?, text(&mut stream).await?);
        let right = (user.as_str(), password.as_str()) == LOGIN;
        stream.write_all(&[1, u8::from(!right)]).await.ok()?;
        right.then_some(())?;
    } else {
        stream.write_all(&[5, 0]).await.ok()?;
    }
    let mut head = [0; 4];
    stream.read_exact(&mut head).await.ok()?;
    assert_eq!(head[..3], [5, 1, 0], "SOCKS5, connect");
    let host = match head[3] {
        1 => {
            let mut ip = [0; 4];
            stream.read_exact(&mut ip).await.ok()?;
            std::net::Ipv4Addr::from(ip).to_string()
        }
        _ => text(&mut stream).await?,
    };
    let port = stream.read_u16().await.ok()?;
    log.lock().unwrap().push(format!("{host}:{port}"));
    let code = match manner {
        Manner::KnowsNobody => 4,
        Manner::Refuses => 2,
        _ => 0,
    };
    stream
        .write_all(&[5, code, 0, 1, 0, 0, 0, 0, 0, 0])
        .await
        .ok()?;
    (code == 0).then_some(())?;
    join(stream, port, &[]).await
}

/// The head of a message, with the empty line.
async fn head<S: AsyncRead + Unpin>(stream: &mut S) -> Option<String> {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        head.push(stream.read_u8().await.ok()?);
    }
    String::from_utf8(head).ok()
}

fn field<'h>(head: &'h str, name: &str) -> Option<&'h str> {
    head.lines().find_map(|line| {
        let (key, value) = line.split_once(": ")?;
        key.eq_ignore_ascii_case(name).then_some(value)
    })
}

async fn http(manner: Manner, mut stream: TcpStream, log: Log) -> Option<()> {
    let head = head(&mut stream).await?;
    let mut words = head.split(' ');
    let (method, target) = (words.next()?, words.next()?);
    let connects = method == "CONNECT";
    let at = target.trim_start_matches("http://").split('/').next()?;
    log.lock().unwrap().push(at.to_owned());
    let port: u16 = at.rsplit(':').next()?.parse().ok()?;
    // al@ice:s:cret
    let right = field(&head, "Proxy-Authorization") == Some("Basic YWxAaWNlOnM6Y3JldA==");
    let refusal = match manner {
        Manner::Locked if !right => "407 Proxy Authentication Required",
        Manner::KnowsNobody => "503 Service Unavailable\r\nX-Squid-Error: ERR_DNS_FAIL 0",
        Manner::WebOnly if connects => "403 Forbidden",
        Manner::Refuses => "403 Forbidden",
        _ => "",
    };
    if !refusal.is_empty() {
        let reply = format!("HTTP/1.1 {refusal}\r\nContent-Length: 0\r\n\r\n");
        stream.write_all(reply.as_bytes()).await.ok()?;
        return None;
    }
    if connects {
        stream
            .write_all(b"HTTP/1.1 200 Connection established\r\n\r\n")
            .await
            .ok()?;
        return join(stream, port, &[]).await;
    }
    join(stream, port, head.as_bytes()).await
}

/// TLS in front of another server.
pub async fn behind_tls(acceptor: TlsAcceptor, server: SocketAddr) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        loop {
            let (stream, _) = listener.accept().await.unwrap();
            let acceptor = acceptor.clone();
            tokio::spawn(async move {
                // A client that does not trust us hangs up.
                if let Ok(mut stream) = acceptor.accept(stream).await {
                    let mut other = TcpStream::connect(server).await.unwrap();
                    let _ = copy_bidirectional(&mut stream, &mut other).await;
                }
            });
        }
    });
    address
}

/// How long the gateway waits for the server to say something.
const PATIENCE: Duration = Duration::from_millis(100);

struct Session {
    server: TcpStream,
    /// The number in the word of the last answer.
    count: u32,
}

type Sessions = Arc<tokio::sync::Mutex<HashMap<usize, Session>>>;

/// A gateway to this server that hands out another session word with each answer, and what each request was for.
pub async fn gateway(server: SocketAddr) -> (SocketAddr, Log) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let (log, sessions) = (Log::default(), Sessions::default());
    let told = Arc::clone(&log);
    tokio::spawn(async move {
        loop {
            let (mut stream, _) = listener.accept().await.unwrap();
            let (log, sessions) = (Arc::clone(&told), Arc::clone(&sessions));
            tokio::spawn(async move {
                while let Some(head) = head(&mut stream).await {
                    let length = field(&head, "Content-Length").expect("a length");
                    let mut body = vec![0; length.parse().expect("a number")];
                    if stream.read_exact(&mut body).await.is_err() {
                        return;
                    }
                    let reply = pass_on(&head, &body, (server, &log, &sessions)).await;
                    if stream.write_all(&reply).await.is_err() {
                        return;
                    }
                }
            });
        }
    });
    (address, log)
}

async fn pass_on(head: &str, body: &[u8], at: (SocketAddr, &Log, &Sessions)) -> Vec<u8> {
    let (server, log, sessions) = at;
    assert!(head.starts_with("POST "), "{head}");
    assert_eq!(
        field(head, "Content-Type"),
        Some("application/x-msn-messenger")
    );
    let query = head.split(['?', ' ']).nth(2).expect("a query");
    log.lock().unwrap().push(query.to_owned());
    let value = |name: &str| {
        let mut pairs = query.split('&').filter_map(|pair| pair.split_once('='));
        pairs.find_map(|(key, value)| (key == name).then(|| value.to_owned()))
    };
    let mut sessions = sessions.lock().await;
    let id = match value("SessionID") {
        Some(word) => {
            let (id, count) = word.split_once('.').expect("our word");
            let id: usize = id.parse().expect("our word");
            match sessions.get(&id) {
                Some(session) if session.count.to_string() == count => id,
                _ => return b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n".to_vec(),
            }
        }
        None => {
            let server = TcpStream::connect(server).await.unwrap();
            let id = sessions.len() + 1;
            sessions.insert(id, Session { server, count: 0 });
            id
        }
    };
    let session = sessions.get_mut(&id).expect("put there above");
    session.count += 1;
    let mut heard = Vec::new();
    let mut over = session.server.write_all(body).await.is_err();
    while !over {
        match timeout(PATIENCE, session.server.read_buf(&mut heard)).await {
            Ok(Ok(0) | Err(_)) => over = true,
            Ok(Ok(_)) => {}
            Err(_) => break,
        }
    }
    let word = format!("{id}.{}", session.count);
    let close = if over { "; Session=close" } else { "" };
    let mut reply = format!(
        "HTTP/1.1 200 OK\r\nX-MSN-Messenger: SessionID={word}; GW-IP=127.0.0.1{close}\r\nContent-Length: {}\r\n\r\n",
        heard.len()
    )
    .into_bytes();
    reply.extend_from_slice(&heard);
    reply
}
