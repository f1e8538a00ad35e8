//! TLS on the same ports, with a certificate made at the start.

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair};
use rustls::ServerConfig;
use rustls::crypto::ring;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio_rustls::TlsAcceptor;

/// The longest a peer may take to say its first byte, and then to agree on TLS.
const HELLO_TIME: Duration = Duration::from_secs(60);
/// What every TLS connection begins with; no command and no request does.
const HANDSHAKE: u8 = 0x16;

/// A connection, in the clear or not.
pub(super) trait Stream: AsyncRead + AsyncWrite + Send + Unpin {}

impl<T: AsyncRead + AsyncWrite + Send + Unpin> Stream for T {}

/// What makes TLS of a connection.
#[derive(Clone)]
pub(super) struct Tls {
    acceptor: TlsAcceptor,
}

/// A certificate for these addresses and `localhost`, and the certificate of the authority that signed it, as PEM.
pub(super) fn generate(addresses: &[SocketAddr]) -> Result<(Tls, String), String> {
    let words = |error: &dyn std::fmt::Display| error.to_string();
    let mut names: Vec<String> = addresses.iter().map(|at| at.ip().to_string()).collect();
    names.push("localhost".to_owned());
    let authority_key = KeyPair::generate().map_err(|e| words(&e))?;
    let mut authority = CertificateParams::new(Vec::new()).map_err(|e| words(&e))?;
    authority.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let certificate = authority
        .self_signed(&authority_key)
        .map_err(|e| words(&e))?;
    let issuer = Issuer::new(authority, authority_key);
    let key = KeyPair::generate().map_err(|e| words(&e))?;
    let own = CertificateParams::new(names)
        .and_then(|params| params.signed_by(&key, &issuer))
        .map_err(|e| words(&e))?;
    let private = PrivateKeyDer::try_from(key.serialize_der()).map_err(|e| words(&e))?;
    let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .and_then(|builder| {
            let chain = vec![CertificateDer::from(own.der().to_vec())];
            builder
                .with_no_client_auth()
                .with_single_cert(chain, private)
        })
        .map_err(|e| words(&e))?;
    let acceptor = TlsAcceptor::from(Arc::new(config));
    Ok((Tls { acceptor }, certificate.pem()))
}

/// The connection as its peer wants it: by TLS, where there is such and the first byte says so.
pub(super) async fn begin(stream: TcpStream, tls: Option<&Tls>) -> io::Result<Box<dyn Stream>> {
    let Some(tls) = tls else {
        return Ok(Box::new(stream));
    };
    let begun = async {
        let mut first = [0; 1];
        if stream.peek(&mut first).await? == 1 && first == [HANDSHAKE] {
            let stream = tls.acceptor.accept(stream).await?;
            return Ok(Box::new(stream) as Box<dyn Stream>);
        }
        Ok(Box::new(stream) as Box<dyn Stream>)
    };
    tokio::time::timeout(HELLO_TIME, begun)
        .await
        .unwrap_or_else(|late| Err(late.into()))
}
