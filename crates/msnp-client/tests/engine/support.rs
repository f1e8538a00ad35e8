//! People at their engines, and web servers that say what a test wants.

use std::future::Future;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use msnp::Command;
use msnp::api::{AccountId, Address, ConversationId, Event, LinkState, Status, TextFormat};
use msnp::auth::Secret;
use msnp::dialect::Dialect;
use msnp::keep::{Keep, MemoryKeep};
use msnp_client::{
    Connection, Engine, EngineConfig, Events, FileUse, Handle, ServerProfile, Signal,
};
use msnp_server::{Behaviour, Network, NetworkConfig};
use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair};
use rustls::ServerConfig;
use rustls::crypto::ring;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;

pub const PASSWORD: &str = "pass word & <more>";

/// A network that knows these people.
pub async fn network<S: AsRef<str>>(people: &[S]) -> Network {
    network_that(people, Behaviour::default()).await
}

/// The same, with ways of its own.
pub async fn network_that<S: AsRef<str>>(people: &[S], behaviour: Behaviour) -> Network {
    let accounts = people
        .iter()
        .map(|email| (email.as_ref().to_owned(), PASSWORD.to_owned()))
        .collect();
    let config = NetworkConfig {
        accounts,
        behaviour,
        seed: 1,
        ..NetworkConfig::default()
    };
    Network::start(config)
        .await
        .expect("loopback can be listened on")
}

/// Ends the test when something does not happen for too long.
pub async fn soon<T>(what: &str, happens: impl Future<Output = T>) -> T {
    match tokio::time::timeout(Duration::from_secs(60), happens).await {
        Ok(value) => value,
        Err(_) => panic!("waited too long for {what}"),
    }
}

/// Somebody at an engine.
pub struct Person {
    pub handle: Handle,
    pub events: Events,
    /// What was told and not looked at yet.
    told: Vec<Event>,
}

pub fn config(email: &str, password: &str, profile: ServerProfile) -> EngineConfig {
    EngineConfig {
        account: AccountId::new(&format!("{email}/test")),
        email: Address::new(email),
        password: Secret::new(password),
        profile,
        dialect: None,
        connection: Connection::default(),
        files: FileUse::default(),
    }
}

impl Person {
    pub async fn start(config: EngineConfig, keep: Box<dyn Keep>) -> Self {
        let mut events = Engine::start(config, keep);
        match events.next().await {
            Some(Signal::Ready(handle)) => Self {
                handle,
                events,
                told: Vec::new(),
            },
            other => panic!("not ready but {other:?}"),
        }
    }

    /// Somebody on the network, not signed in yet.
    pub async fn at(network: &Network, email: &str) -> Self {
        let profile = ServerProfile::demo(network.ns(), network.http());
        Self::start(
            config(email, PASSWORD, profile),
            Box::new(MemoryKeep::default()),
        )
        .await
    }

    /// Somebody on the network, signed in.
    pub async fn online(network: &Network, email: &str) -> Self {
        let mut person = Self::at(network, email).await;
        person.sign_in();
        person.state(LinkState::Online).await;
        person
    }

    /// The same in this dialect and no other.
    pub async fn speaking(network: &Network, email: &str, dialect: Dialect) -> Self {
        let profile = ServerProfile::demo(network.ns(), network.http());
        let config = EngineConfig {
            dialect: Some(dialect),
            ..config(email, PASSWORD, profile)
        };
        let mut person = Self::start(config, Box::new(MemoryKeep::default())).await;
        person.sign_in();
        person.state(LinkState::Online).await;
        person
    }

    pub fn sign_in(&self) {
        let status = Status::Online;
        self.send(Command::SignIn { status });
    }

    pub fn send(&self, command: Command) {
        self.handle.send(command).expect("the engine runs");
    }

    pub fn say(&self, to: &str, text: &str) {
        self.send(Command::SendText {
            to: ConversationId::new(to),
            text: text.to_owned(),
            format: TextFormat::default(),
            id: None,
        });
    }

    /// The first event for which `pick` answers. What came before it is not looked at again.
    pub async fn hears<T>(&mut self, what: &str, pick: impl Fn(&Event) -> Option<T>) -> T {
        soon(what, async {
            loop {
                if let Some(at) = self.told.iter().position(|event| pick(event).is_some()) {
                    let rest = self.told.split_off(at + 1);
                    let found = std::mem::replace(&mut self.told, rest).pop();
                    return found.as_ref().and_then(&pick).expect("picked above");
                }
                self.told.clear();
                match self.events.next().await {
                    Some(Signal::Events(events)) => {
                        self.told
                            .extend(events.into_iter().map(|event| event.event));
                    }
                    other => panic!("waiting for {what}: {other:?}"),
                }
            }
        })
        .await
    }

    pub async fn state(&mut self, wanted: LinkState) {
        self.hears(&format!("{wanted:?}"), |event| match event {
            Event::State { state, .. } => (*state == wanted).then_some(()),
            _ => None,
        })
        .await;
    }

    /// The code of the next error.
    pub async fn error(&mut self) -> String {
        self.hears("an error", |event| match event {
            Event::Error { code, .. } => Some(code.0.as_ref().to_owned()),
            _ => None,
        })
        .await
    }

    /// The next text, with its conversation.
    pub async fn text(&mut self) -> (String, String) {
        self.hears("a text", |event| match event {
            Event::Text {
                conversation, text, ..
            } => Some((conversation.as_str().to_owned(), text.clone())),
            _ => None,
        })
        .await
    }

    /// The status of somebody, when it is told next.
    pub async fn sees(&mut self, who: &str, wanted: Status) {
        self.hears(&format!("{who} {wanted:?}"), |event| match event {
            Event::Presence { email, status, .. } => {
                (email.as_str() == who && *status == wanted).then_some(())
            }
            _ => None,
        })
        .await;
    }
}

/// What a web server behind TLS needs, and the certificate of its authority in PEM.
pub fn tls() -> (TlsAcceptor, String) {
    let (acceptor, authority, _) = tls_with_leaf();
    (acceptor, authority)
}

/// The same with the server's own certificate in DER.
pub fn tls_with_leaf() -> (TlsAcceptor, String, Vec<u8>) {
    let authority_key = KeyPair::generate().unwrap();
    let mut authority = CertificateParams::new(Vec::new()).unwrap();
    authority.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
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
    (acceptor, certificate.pem(), own.der().to_vec())
}

/// A web server behind TLS that answers each request line as told.
pub async fn web(
    acceptor: TlsAcceptor,
    answer: impl Fn(&str, SocketAddr) -> String + Send + 'static,
) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        loop {
            let (stream, _) = listener.accept().await.unwrap();
            // A client that does not trust us hangs up.
            let Ok(mut stream) = acceptor.accept(stream).await else {
                continue;
            };
            let mut request = Vec::new();
            while !request.ends_with(b"\r\n\r\n") {
                let Ok(byte) = stream.read_u8().await else {
                    break;
                };
                request.push(byte);
            }
            let request = String::from_utf8_lossy(&request).into_owned();
            let reply = answer(request.lines().next().unwrap_or_default(), address);
            let _ = stream.write_all(reply.as_bytes()).await;
            let _ = stream.shutdown().await;
        }
    });
    address
}
