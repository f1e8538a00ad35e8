//! The web services, the gateway and TLS over real loopback sockets.

use std::sync::Arc;
use std::time::Duration;

use msnp_server::{Network, NetworkConfig};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{ClientConfig, RootCertStore};
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;

/// A test that hangs ends here instead of never.
const PATIENCE: Duration = Duration::from_secs(30);

async fn network(tls: bool) -> Network {
    let config = NetworkConfig {
        accounts: vec![("alice@example.com".to_owned(), "p:w".to_owned())],
        tls,
        seed: 1,
        ..NetworkConfig::default()
    };
    Network::start(config).await.expect("a free port")
}

/// Somebody who trusts this authority.
fn connector(pem: &str) -> TlsConnector {
    let mut roots = RootCertStore::empty();
    let authority = CertificateDer::from_pem_slice(pem.as_bytes()).expect("a certificate");
    roots.add(authority).expect("an authority");
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .expect("versions")
        .with_root_certificates(roots)
        .with_no_client_auth();
    TlsConnector::from(Arc::new(config))
}

/// Writes, and reads until the text is there.
async fn ask(
    stream: &mut (impl AsyncRead + AsyncWrite + Unpin),
    text: &str,
    until: &str,
) -> String {
    stream.write_all(text.as_bytes()).await.expect("written");
    stream.flush().await.expect("written");
    let mut heard = Vec::new();
    let reading = async {
        let mut buffer = [0; 4096];
        while !String::from_utf8_lossy(&heard).contains(until) {
            let read = stream.read(&mut buffer).await.expect("readable");
            assert!(read > 0, "closed after {}", String::from_utf8_lossy(&heard));
            heard.extend_from_slice(&buffer[..read]);
        }
    };
    tokio::time::timeout(PATIENCE, reading)
        .await
        .expect("in time");
    String::from_utf8(heard).expect("UTF-8")
}

fn post(path: &str, body: &str) -> String {
    format!(
        "POST {path} HTTP/1.1\r\nHost: x\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    )
}

const RST: &str = "<Envelope><Header><Security><UsernameToken><Username>alice@example.com</Username><Password>p:w</Password>\
                   </UsernameToken></Security></Header><Body><RequestSecurityToken><AppliesTo><EndpointReference><Address>\
                   contacts.msn.com</Address></EndpointReference></AppliesTo></RequestSecurityToken></Body></Envelope>";

#[tokio::test]
async fn both_ports_speak_tls_and_plainly_to_who_trusts_the_authority() {
    let network = network(true).await;
    let connector = connector(network.authority().expect("a certificate"));
    let name = ServerName::try_from("127.0.0.1").expect("an address");
    for tls in [true, false] {
        let ns = TcpStream::connect(network.ns()).await.expect("it listens");
        let web = TcpStream::connect(network.http())
            .await
            .expect("it listens");
        let (version, tickets) = if tls {
            let mut ns = connector.connect(name.clone(), ns).await.expect("trusted");
            let mut web = connector.connect(name.clone(), web).await.expect("trusted");
            (
                ask(&mut ns, "VER 1 MSNP18 CVR0\r\n", "\n").await,
                ask(&mut web, &post("/RST.srf", RST), "</S:Envelope>").await,
            )
        } else {
            let (mut ns, mut web) = (ns, web);
            (
                ask(&mut ns, "VER 1 MSNP18 CVR0\r\n", "\n").await,
                ask(&mut web, &post("/RST.srf", RST), "</S:Envelope>").await,
            )
        };
        assert_eq!(version, "VER 1 MSNP18\r\n");
        assert!(tickets.contains("<wsse:BinarySecurityToken"), "{tickets}");
    }
    assert!(network.nexus_url().starts_with("https://127.0.0.1:"));
    // Who does not know the authority does not trust it.
    let stranger = self::connector(self::network(true).await.authority().expect("another"));
    let stream = TcpStream::connect(network.ns()).await.expect("it listens");
    assert!(stranger.connect(name, stream).await.is_err());
    // What only begins like TLS is closed, and the others are served.
    let mut broken = TcpStream::connect(network.ns()).await.expect("it listens");
    broken
        .write_all(b"\x16\x03\x01\xff\xffxxxxxxxx")
        .await
        .expect("written");
    let mut rest = Vec::new();
    let end = tokio::time::timeout(PATIENCE, broken.read_to_end(&mut rest)).await;
    let _ = end.expect("the server closes the link");
    network.stop().await;
}

#[tokio::test]
async fn bodies_have_a_limit_and_other_methods_are_refused() {
    let network = network(false).await;
    assert_eq!(network.authority(), None);
    let large = post("/RST.srf", &"x".repeat(600 * 1024));
    let mut web = TcpStream::connect(network.http())
        .await
        .expect("it listens");
    let (mut read, mut write) = web.split();
    let writing = async {
        // The server may close before everything is written.
        let _ = write.write_all(large.as_bytes()).await;
    };
    let reading = async {
        let mut head = [0; 12];
        read.read_exact(&mut head).await.expect("an answer");
        head
    };
    let (_, head) = tokio::time::timeout(PATIENCE, async { tokio::join!(writing, reading) })
        .await
        .expect("in time");
    assert_eq!(&head, b"HTTP/1.1 413");
    let mut web = TcpStream::connect(network.http())
        .await
        .expect("it listens");
    let reply = ask(&mut web, "PUT / HTTP/1.1\r\nHost: x\r\n\r\n", "\r\n\r\n").await;
    assert!(reply.starts_with("HTTP/1.1 405 "), "{reply}");
}

#[tokio::test]
async fn a_long_poll_ends_when_there_is_something_and_who_hangs_up_loses_nothing() {
    let network = network(false).await;
    let session = |reply: &str| {
        let (_, state) = reply.split_once("SessionID=").expect("a session");
        state.split(';').next().expect("a word").to_owned()
    };
    let mut web = TcpStream::connect(network.http())
        .await
        .expect("it listens");
    let open = "/gateway/gateway.dll?Action=open&Server=NS&IP=x";
    let reply = ask(
        &mut web,
        &post(open, "VER 1 MSNP12 CVR0\r\n"),
        "VER 1 MSNP12\r\n",
    )
    .await;
    let name = session(&reply);
    // One who polls for long hangs up; the session is still there.
    let poll = format!("/gateway/gateway.dll?Action=poll&Lifespan=20&SessionID={name}");
    let mut gone = TcpStream::connect(network.http())
        .await
        .expect("it listens");
    gone.write_all(post(&poll, "").as_bytes())
        .await
        .expect("written");
    drop(gone);
    let say = format!("/gateway/gateway.dll?SessionID={name}");
    let reply = ask(
        &mut web,
        &post(&say, "USR 2 TWN I alice@example.com\r\n"),
        "USR 2 TWN S ",
    )
    .await;
    let name = session(&reply);
    // The next one hears of the end at once.
    let poll = format!("/gateway/gateway.dll?Action=poll&Lifespan=20&SessionID={name}");
    web.write_all(post(&poll, "").as_bytes())
        .await
        .expect("written");
    let closing = network.control(msnp_server::Control::ShutDown);
    let hearing = ask(&mut web, "", "Session=close");
    let (_, reply) = tokio::join!(closing, hearing);
    assert!(reply.starts_with("HTTP/1.1 200 "), "{reply}");
}
