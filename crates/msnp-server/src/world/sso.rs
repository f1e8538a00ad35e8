//! The proof of single sign-on, checked apart from the client's own code (02 section 4).

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use cbc::cipher::block_padding::Pkcs7;
use cbc::cipher::{BlockModeDecrypt, KeyIvInit};
use hmac::{Hmac, KeyInit, Mac};
use rand::Rng;
use sha1::Sha1;

/// The policy clients have to ask a ticket for.
pub(super) const POLICY: &str = "MBI_KEY_OLD";
/// How many bytes a secret has.
pub(super) const SECRET: usize = 24;
/// The seven numbers a proof begins with: its own size, CBC, 3DES, SHA-1, and the sizes of what follows.
const HEAD: [u32; 7] = [28, 1, 0x6603, 0x8004, 8, 20, 72];

/// What is sent to be mixed into the proof: used as these characters.
pub(super) fn nonce(rng: &mut impl Rng) -> String {
    let bytes: [u8; 48] = std::array::from_fn(|_| rng.random());
    STANDARD.encode(bytes)
}

/// Whether this proves that its sender has the secret of the ticket.
pub(super) fn is_proof(secret: &[u8; SECRET], nonce: &str, proof: &str) -> bool {
    checked(secret, nonce, proof).unwrap_or(false)
}

fn checked(secret: &[u8], nonce: &str, proof: &str) -> Option<bool> {
    let proof = STANDARD.decode(proof).ok()?;
    let head: Vec<u8> = HEAD
        .iter()
        .flat_map(|number| number.to_le_bytes())
        .collect();
    let rest = proof.strip_prefix(head.as_slice())?;
    let (iv, rest) = rest.split_at_checked(8)?;
    let (hash, sealed) = rest.split_at_checked(20)?;
    let hash_key = derived(secret, "WS-SecureConversationSESSION KEY HASH")?;
    let seal_key = derived(secret, "WS-SecureConversationSESSION KEY ENCRYPTION")?;
    let opened = cbc::Decryptor::<des::TdesEde3>::new_from_slices(&seal_key, iv)
        .ok()?
        .decrypt_padded_vec::<Pkcs7>(sealed)
        .ok()?;
    Some(opened == nonce.as_bytes() && hmac(&hash_key, &[nonce.as_bytes()])? == hash)
}

fn derived(key: &[u8], purpose: &str) -> Option<Vec<u8>> {
    let purpose = purpose.as_bytes();
    let first = hmac(key, &[purpose])?;
    let second = hmac(key, &[&first, purpose])?;
    let third = hmac(key, &[&first])?;
    let fourth = hmac(key, &[&third, purpose])?;
    Some(second.iter().chain(&fourth).copied().take(SECRET).collect())
}

fn hmac(key: &[u8], parts: &[&[u8]]) -> Option<Vec<u8>> {
    let mut mac = Hmac::<Sha1>::new_from_slice(key).ok()?;
    for part in parts {
        mac.update(part);
    }
    Some(mac.finalize().into_bytes().to_vec())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value;

    #[test]
    fn published_proofs_are_taken_and_no_others() {
        let cases: Value = serde_json::from_str(include_str!("../../tests/data/sso.json")).unwrap();
        let text = |case: &Value, name: &str| case[name].as_str().unwrap().to_owned();
        let mut seen = 0;
        for case in cases["cases"].as_array().unwrap() {
            let secret = STANDARD.decode(text(case, "binary_secret_b64")).unwrap();
            let Ok(secret) = <[u8; SECRET]>::try_from(secret) else {
                continue; // this server gives out no secrets of another size
            };
            let (nonce, proof) = (text(case, "nonce"), text(case, "blob_b64"));
            assert!(is_proof(&secret, &nonce, &proof), "{nonce}");
            let mut other = secret;
            other[3] ^= 1;
            assert!(!is_proof(&other, &nonce, &proof));
            assert!(!is_proof(&secret, &nonce.replace(&nonce[..1], "~"), &proof));
            for at in [0, 30, 40, 60, 127] {
                let mut bytes = STANDARD.decode(&proof).unwrap();
                bytes[at] ^= 1;
                assert!(
                    !is_proof(&secret, &nonce, &STANDARD.encode(bytes)),
                    "byte {at}"
                );
            }
            seen += 1;
        }
        assert!(seen >= 10, "{seen}");
    }
}
