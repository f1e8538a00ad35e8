#[path = "../../tests/engine/relay.rs"]
#[expect(dead_code, reason = "half of it is for whole engines")]
mod relay;

use std::net::SocketAddr;
use std::time::Duration;

use rcgen::{CertificateParams, Issuer, KeyPair};
use rustls::ServerConfig;
use rustls::crypto::ring;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;

use super::*;

fn http(allow_plain: bool, ca_pem: Option<String>) -> Http {
    let endpoint = msnp::io::Endpoint::parse("127.0.0.1").unwrap();
    let mut profile = ServerProfile::bare(endpoint);
    profile.allow_plain = allow_plain;
    profile.ca_pem = ca_pem;
    let trust = Arc::new(Trust::new(&profile));
    Http::new(&profile, Proxy::System, trust)
}

fn get(url: String) -> HttpRequest {
    HttpRequest {
        id: RequestId(1),
        method: Method::Get,
        url,
        headers: vec![("Authorization".into(), "Passport1.4 pwd=secret".into())],
        body: Bytes::new(),
        deadline: (Instant::now() + Duration::from_secs(20)).into_std(),
        max_body: 1000,
    }
}

async fn answer(mut http: Http, request: HttpRequest) -> Answer {
    http.request(request);
    match http.next().await {
        Input::Reply {
            id: RequestId(1),
            result,
        } => result,
        other => panic!("{other:?}"),
    }
}

async fn read_request<S: AsyncReadExt + Unpin>(stream: &mut S) -> String {
    let mut request = Vec::new();
    while !request.ends_with(b"\r\n\r\n") {
        request.push(stream.read_u8().await.unwrap());
    }
    String::from_utf8(request).unwrap()
}

/// A web server that gives one answer and hands out the request.
async fn plain_server(reply: String) -> (SocketAddr, tokio::task::JoinHandle<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let served = tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        let request = read_request(&mut stream).await;
        // A client that has heard enough may hang up.
        let _ = stream.write_all(reply.as_bytes()).await;
        request
    });
    (address, served)
}

fn reply(head: &str, body: &str) -> String {
    format!(
        "HTTP/1.1 {head}\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    )
}

/// A web server behind TLS, with the certificate of its authority in PEM.
async fn tls_server() -> (SocketAddr, String) {
    let authority_key = KeyPair::generate().unwrap();
    let mut authority = CertificateParams::new(Vec::new()).unwrap();
    authority.is_ca = rcgen::IsCa::Ca(rcgen::BasicConstraints::Unconstrained);
    let certificate = authority.self_signed(&authority_key).unwrap();
    let issuer = Issuer::new(authority, authority_key);
    let key = KeyPair::generate().unwrap();
    let own = CertificateParams::new(vec!["localhost".to_owned()])
        .unwrap()
        .signed_by(&key, &issuer)
        .unwrap();
    let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(
            vec![CertificateDer::from(own.der().to_vec())],
            PrivateKeyDer::try_from(key.serialize_der()).unwrap(),
        )
        .unwrap();
    let acceptor = TlsAcceptor::from(Arc::new(config));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        loop {
            let (stream, _) = listener.accept().await.unwrap();
            if let Ok(mut stream) = acceptor.accept(stream).await {
                read_request(&mut stream).await;
                let reply = reply("200 OK", "safe");
                stream.write_all(reply.as_bytes()).await.unwrap();
                stream.shutdown().await.unwrap();
            }
        }
    });
    (address, certificate.pem())
}

#[tokio::test]
async fn a_redirect_is_handed_over_and_not_followed() {
    let head = "302 Found\r\nLocation: http://127.0.0.1:1/else\r\nAuthentication-Info: Passport1.4 da-status=redir";
    let (address, served) = plain_server(reply(head, "moved")).await;
    let reply = answer(http(true, None), get(format!("http://{address}/login")))
        .await
        .unwrap();
    assert_eq!((reply.status, &reply.body[..]), (302, &b"moved"[..]));
    assert_eq!(reply.header("location"), Some("http://127.0.0.1:1/else"));
    assert_eq!(
        reply.header("authentication-info"),
        Some("Passport1.4 da-status=redir")
    );
    let request = served.await.unwrap().to_ascii_lowercase();
    assert!(request.starts_with("get /login http/1.1\r\n"), "{request}");
    assert!(
        request.contains("authorization: passport1.4 pwd=secret\r\n"),
        "{request}"
    );
    assert!(!request.contains("cookie"), "{request}");
}

#[tokio::test]
async fn plain_http_is_refused_unless_the_profile_allows_it() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/", listener.local_addr().unwrap());
    assert_eq!(
        answer(http(false, None), get(url)).await,
        Err(HttpError::Invalid)
    );
    // Nobody knocked.
    let knock =
        std::future::poll_fn(|context| std::task::Poll::Ready(listener.poll_accept(context)));
    assert!(knock.await.is_pending());
}

#[tokio::test]
async fn a_body_larger_than_allowed_is_given_up() {
    let (address, _served) = plain_server(reply("200 OK", &"x".repeat(1001))).await;
    let url = format!("http://{address}/");
    assert_eq!(
        answer(http(true, None), get(url)).await,
        Err(HttpError::TooLarge)
    );
    let (address, _served) = plain_server(reply("200 OK", &"x".repeat(1000))).await;
    let whole = answer(http(true, None), get(format!("http://{address}/"))).await;
    assert_eq!(whole.map(|reply| reply.body.len()), Ok(1000));
}

#[tokio::test]
async fn a_certificate_is_trusted_by_the_profile_or_not_at_all() {
    let (address, authority) = tls_server().await;
    let url = || format!("https://localhost:{}/", address.port());
    let distrust = Err(HttpError::Link(CloseReason::Certificate));
    assert_eq!(answer(http(true, None), get(url())).await, distrust);
    let trusted = answer(http(false, Some(authority.clone())), get(url())).await;
    assert_eq!(
        trusted.map(|reply| reply.body),
        Ok(Bytes::from_static(b"safe"))
    );
    // The certificate is for another name.
    let other_name = format!("https://127.0.0.1:{}/", address.port());
    assert_eq!(
        answer(http(false, Some(authority)), get(other_name)).await,
        distrust
    );
}

#[tokio::test]
async fn a_plain_server_behind_an_https_address_is_no_answer() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!(
        "https://localhost:{}/",
        listener.local_addr().unwrap().port()
    );
    let served = tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        let reply = reply("400 Bad Request", "this is no TLS");
        stream.write_all(reply.as_bytes()).await.unwrap();
        // Held open: it is the answer that tells, not the end.
        let _ = stream.read_to_end(&mut Vec::new()).await;
    });
    let told = answer(http(true, None), get(url)).await;
    assert_eq!(told, Err(HttpError::Link(CloseReason::Certificate)));
    served.await.unwrap();
}

#[tokio::test]
async fn failures_are_told_apart() {
    let (_taken, address) = relay::nobody();
    for (url, error) in [
        (
            format!("http://{address}/"),
            HttpError::Link(CloseReason::Refused),
        ),
        (
            "http://nobody.invalid/".into(),
            HttpError::Link(CloseReason::UnknownHost),
        ),
        ("http://".into(), HttpError::Invalid),
        ("ftp://127.0.0.1/".into(), HttpError::Invalid),
    ] {
        assert_eq!(
            answer(http(true, None), get(url.clone())).await,
            Err(error),
            "{url}"
        );
    }
}

#[tokio::test]
async fn a_server_that_says_nothing_is_given_up_at_the_deadline() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let mut request = get(format!("http://{}/", listener.local_addr().unwrap()));
    request.deadline = Instant::now().into_std();
    assert_eq!(
        answer(http(true, None), request).await,
        Err(HttpError::TimedOut)
    );
}

#[tokio::test]
async fn a_cancelled_request_is_not_heard_of() {
    let silent = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let (address, _served) = plain_server(reply("200 OK", "second")).await;
    let mut http = http(true, None);
    let mut first = get(format!("http://{}/", silent.local_addr().unwrap()));
    first.id = RequestId(7);
    http.request(first);
    http.cancel(RequestId(7));
    let reply = answer(http, get(format!("http://{address}/")))
        .await
        .unwrap();
    assert_eq!(&reply.body[..], b"second");
}

#[tokio::test]
async fn what_a_proxy_has_against_a_request_is_told() {
    use relay::{Kind, Manner};
    for (kind, manner, reason) in [
        (Kind::Socks4, Manner::Refuses, CloseReason::ProxyRefused),
        (Kind::Socks4, Manner::Locked, CloseReason::ProxyAuth),
        (Kind::Socks4, Manner::HangsUp, CloseReason::ProxyProtocol),
        (Kind::Socks5, Manner::Refuses, CloseReason::ProxyRefused),
        (Kind::Socks5, Manner::Locked, CloseReason::ProxyAuth),
        (
            Kind::Socks5,
            Manner::KnowsNobody,
            CloseReason::ProxyUnknownHost,
        ),
        (Kind::Socks5, Manner::Lies, CloseReason::ProxyProtocol),
        (Kind::Http, Manner::Refuses, CloseReason::ProxyRefused),
        (Kind::Http, Manner::Locked, CloseReason::ProxyAuth),
        (Kind::Http, Manner::HangsUp, CloseReason::ProxyProtocol),
    ] {
        let (at, _) = relay::proxy(kind, manner).await;
        let told = answer(behind(kind, at), get("https://web.example.com/".into())).await;
        assert_eq!(told, Err(HttpError::Link(reason)), "{kind:?} {manner:?}");
    }
}

#[tokio::test]
async fn a_proxy_that_is_not_there_is_not_taken_for_the_server() {
    use relay::Kind;
    let (_taken, at) = relay::nobody();
    for kind in [Kind::Socks4, Kind::Socks5, Kind::Http] {
        for url in ["https://web.example.com/", "http://web.example.com/"] {
            let told = answer(behind(kind, at), get(url.into())).await;
            let reason = CloseReason::ProxyUnreachable;
            assert_eq!(told, Err(HttpError::Link(reason)), "{kind:?} {url}");
        }
    }
}

#[tokio::test]
async fn an_answer_that_breaks_off_is_told_from_one_that_never_began() {
    let (address, _) =
        plain_server("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf".into()).await;
    let told = answer(http(true, None), get(format!("http://{address}/"))).await;
    assert_eq!(told, Err(HttpError::Cut));
    let (address, _) = plain_server(String::new()).await;
    let told = answer(http(true, None), get(format!("http://{address}/"))).await;
    assert_eq!(told, Err(HttpError::Link(CloseReason::Broken)));
}

fn behind(kind: relay::Kind, at: SocketAddr) -> Http {
    let scheme = match kind {
        relay::Kind::Socks4 => "socks4a",
        relay::Kind::Socks5 => "socks5",
        relay::Kind::Http => "http",
    };
    let proxy = Proxy::parse(&format!("{scheme}://{at}")).unwrap();
    let endpoint = msnp::io::Endpoint::parse("127.0.0.1").unwrap();
    let mut profile = ServerProfile::bare(endpoint);
    profile.allow_plain = true;
    let trust = Arc::new(Trust::new(&profile));
    Http::new(&profile, proxy, trust)
}
