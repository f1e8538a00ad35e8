//! TLS: whom a server profile trusts. The platform's roots and the certificates that the profile adds, or, where it
//! names fingerprints, nobody else.

use std::sync::Arc;

use msnp::io::CloseReason;
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::{CryptoProvider, ring, verify_tls12_signature, verify_tls13_signature};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{CertificateError, ClientConfig, DigitallySignedStruct, SignatureScheme};
use rustls_platform_verifier::Verifier;
use sha2::{Digest, Sha256};
use tokio::sync::OnceCell;
use tokio_rustls::TlsConnector;

use crate::connect::{Stream, reason};
use crate::profile::{ProfileError, ServerProfile};

/// The SHA-256 of a certificate.
pub(crate) type Fingerprint = [u8; 32];

/// The certificates in a PEM text, at least one.
pub(crate) fn certificates(pem: &str) -> Result<Vec<CertificateDer<'static>>, ProfileError> {
    let certificates = CertificateDer::pem_slice_iter(pem.as_bytes())
        .collect::<Result<Vec<_>, _>>()
        .map_err(|error| ProfileError::Certificate(error.to_string()))?;
    if certificates.is_empty() {
        return Err(ProfileError::Certificate("no certificate in it".into()));
    }
    Ok(certificates)
}

/// Reads a fingerprint: 64 hexadecimal digits, with or without colons.
pub(crate) fn fingerprint(text: &str) -> Option<Fingerprint> {
    let mut digits = text
        .trim()
        .chars()
        .filter(|c| *c != ':')
        .map(|c| c.to_digit(16));
    let mut fingerprint = Fingerprint::default();
    for byte in &mut fingerprint {
        let (high, low) = (digits.next()??, digits.next()??);
        *byte = u8::try_from(high << 4 | low).ok()?;
    }
    digits.next().is_none().then_some(fingerprint)
}

/// Whom the connections of an account trust.
pub(crate) struct Trust {
    ca_pem: Option<String>,
    pins: Vec<String>,
    config: OnceCell<Arc<ClientConfig>>,
}

impl Trust {
    pub(crate) fn new(profile: &ServerProfile) -> Self {
        Self {
            ca_pem: profile.ca_pem.clone(),
            pins: profile.pins.clone(),
            config: OnceCell::new(),
        }
    }

    /// How to do TLS. The first call reads the platform's roots, on a thread that may block.
    pub(crate) async fn config(&self) -> Result<Arc<ClientConfig>, CloseReason> {
        let config = self.config.get_or_try_init(async || {
            let (pem, pins) = (self.ca_pem.clone(), self.pins.clone());
            let built = tokio::task::spawn_blocking(move || build(pem.as_deref(), &pins)).await;
            match built {
                Ok(Ok(config)) => Ok(Arc::new(config)),
                Ok(Err(error)) => {
                    tracing::error!(error, "TLS");
                    Err(CloseReason::Certificate)
                }
                Err(_) => Err(CloseReason::Broken),
            }
        });
        config.await.cloned()
    }

    /// Puts TLS around a connection to this host.
    pub(crate) async fn wrap(&self, host: &str, stream: Stream) -> Result<Stream, CloseReason> {
        let name = ServerName::try_from(host.to_owned()).map_err(|_| CloseReason::Certificate)?;
        let connector = TlsConnector::from(self.config().await?);
        match connector.connect(name, stream).await {
            Ok(stream) => Ok(Box::new(stream)),
            Err(error)
                if error
                    .get_ref()
                    .is_some_and(|inner| inner.is::<rustls::Error>()) =>
            {
                tracing::debug!(%error, "TLS");
                Err(CloseReason::Certificate)
            }
            Err(error) => Err(reason(&error)),
        }
    }
}

fn build(pem: Option<&str>, pins: &[String]) -> Result<ClientConfig, String> {
    let provider = Arc::new(ring::default_provider());
    let verifier: Arc<dyn ServerCertVerifier> = if pins.is_empty() {
        let extra = match pem {
            Some(pem) => certificates(pem).map_err(|error| error.to_string())?,
            None => Vec::new(),
        };
        let verifier = Verifier::new_with_extra_roots(extra, provider.clone());
        Arc::new(verifier.map_err(|error| error.to_string())?)
    } else {
        let pins = pins
            .iter()
            .map(|pin| fingerprint(pin))
            .collect::<Option<_>>();
        Arc::new(Pinned {
            pins: pins.ok_or("a fingerprint that is none")?,
            provider: provider.clone(),
        })
    };
    let builder = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|error| error.to_string())?;
    Ok(builder
        .dangerous() // The name of the door; both verifiers verify.
        .with_custom_certificate_verifier(verifier)
        .with_no_client_auth())
}

/// Takes the certificates with these fingerprints and no other, whoever signed them and whatever name is in them.
#[derive(Debug)]
struct Pinned {
    pins: Vec<Fingerprint>,
    provider: Arc<CryptoProvider>,
}

impl ServerCertVerifier for Pinned {
    fn verify_server_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        _: &[CertificateDer<'_>],
        _: &ServerName<'_>,
        _: &[u8],
        _: UnixTime,
    ) -> Result<ServerCertVerified, rustls::Error> {
        let fingerprint: Fingerprint = Sha256::digest(end_entity.as_ref()).into();
        if self.pins.contains(&fingerprint) {
            Ok(ServerCertVerified::assertion())
        } else {
            Err(CertificateError::ApplicationVerificationFailure.into())
        }
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        verify_tls12_signature(
            message,
            cert,
            dss,
            &self.provider.signature_verification_algorithms,
        )
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        verify_tls13_signature(
            message,
            cert,
            dss,
            &self.provider.signature_verification_algorithms,
        )
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.provider
            .signature_verification_algorithms
            .supported_schemes()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fingerprints_are_read_as_tools_print_them() {
        let plain = "00ff".repeat(16);
        let expected: Fingerprint = std::array::from_fn(|at| if at % 2 == 0 { 0 } else { 255 });
        assert_eq!(fingerprint(&plain), Some(expected));
        let colons = vec!["00:FF"; 16].join(":");
        assert_eq!(fingerprint(&colons), Some(expected));
        for wrong in [
            "",
            "00",
            &plain[2..],
            &format!("{plain}00"),
            &plain.replace('f', "g"),
        ] {
            assert_eq!(fingerprint(wrong), None, "{wrong}");
        }
    }
}
