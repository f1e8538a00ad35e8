//! TLS for the web services: the platform's roots, and the certificates a profile adds.

use std::sync::Arc;

use rustls::ClientConfig;
use rustls::crypto::ring;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use rustls_platform_verifier::Verifier;

use crate::profile::ProfileError;

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

/// How to do TLS. Reads the platform's roots: slow, not for a thread that may not block.
pub(crate) fn config(extra: &[CertificateDer<'static>]) -> Result<ClientConfig, rustls::Error> {
    let provider = Arc::new(ring::default_provider());
    let builder = ClientConfig::builder_with_provider(provider.clone())
        .with_safe_default_protocol_versions()?;
    let verifier = Verifier::new_with_extra_roots(extra.iter().cloned(), provider)?;
    Ok(builder
        .dangerous() // The name of the door; the verifier is the platform's own.
        .with_custom_certificate_verifier(Arc::new(verifier))
        .with_no_client_auth())
}
