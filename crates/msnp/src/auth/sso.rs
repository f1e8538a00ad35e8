//! The answer to the nonce of `USR SSO S`: a proof that we hold the secret of a ticket (02 section 4).

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use cbc::cipher::block_padding::Pkcs7;
use cbc::cipher::{BlockModeEncrypt, KeyIvInit};
use des::TdesEde3;
use hmac::{Hmac, KeyInit, Mac};
use sha1::Sha1;

use super::secret::Secret;

/// The header: its own size, CBC, 3DES, SHA-1, and the sizes of what follows. All 32-bit little-endian.
const HEADER: [u32; 7] = [28, 1, 0x6603, 0x8004, 8, 20, 72];
/// A longer nonce is none.
const MAX_NONCE: usize = 1024;

/// The answer in base64, made from the `BinarySecret` of the ticket (base64), the nonce as it stands in the command, and
/// eight random bytes. `None` when the secret is no base64 of 24 bytes or the nonce is absurdly long.
#[must_use]
pub fn sso_answer(secret: &Secret, nonce: &str, iv: [u8; 8]) -> Option<Secret> {
    let key: [u8; 24] = STANDARD
        .decode(secret.expose().trim())
        .ok()?
        .try_into()
        .ok()?;
    if nonce.len() > MAX_NONCE {
        return None;
    }
    let hash_key = derive_key(&key, b"WS-SecureConversationSESSION KEY HASH");
    let cipher_key = derive_key(&key, b"WS-SecureConversationSESSION KEY ENCRYPTION");
    let hash = hmac(&hash_key, &[nonce.as_bytes()]);
    // With the 64 characters of a nonce the padding is eight bytes of the value 8.
    let text = cbc::Encryptor::<TdesEde3>::new(&cipher_key.into(), &iv.into())
        .encrypt_padded_vec::<Pkcs7>(nonce.as_bytes());
    let mut header = HEADER;
    // Below MAX_NONCE and one block.
    header[6] = text.len() as u32;

    let mut blob: Vec<u8> = header.iter().flat_map(|word| word.to_le_bytes()).collect();
    blob.extend_from_slice(&iv);
    blob.extend_from_slice(&hash);
    blob.extend_from_slice(&text);
    Some(Secret::new(STANDARD.encode(blob)))
}

/// Derives the key of one use from the secret of a ticket.
#[must_use]
pub fn derive_key(key: &[u8], purpose: &[u8]) -> [u8; 24] {
    let first = hmac(key, &[purpose]);
    let second = hmac(key, &[&first, purpose]);
    let third = hmac(key, &[&first]);
    let fourth = hmac(key, &[&third, purpose]);
    let mut derived = [0; 24];
    derived[..20].copy_from_slice(&second);
    derived[20..].copy_from_slice(&fourth[..4]);
    derived
}

pub(super) fn hmac(key: &[u8], parts: &[&[u8]]) -> [u8; 20] {
    // HMAC takes keys of every length.
    let mut hmac = Hmac::<Sha1>::new_from_slice(key).expect("a key of any length");
    for part in parts {
        hmac.update(part);
    }
    hmac.finalize().into_bytes().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_of_another_length_makes_no_answer() {
        for wrong in ["", "AAAA", "no base64!"] {
            assert_eq!(sso_answer(&Secret::new(wrong), "nonce", [0; 8]), None);
        }
        let secret = Secret::new("AAECAwQFBgcICQoLDA0ODxAREhMUFRYX");
        assert_eq!(sso_answer(&secret, &"n".repeat(2_000), [0; 8]), None);
    }
}
