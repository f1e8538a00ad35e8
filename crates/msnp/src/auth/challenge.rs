//! The answers to `CHL` (02 section 6), and to the challenge of `USR MD5` (02 section 2).

use md5::{Digest, Md5};

use super::Secret;
use crate::dialect::{ChallengeKind, Dialect, Product};

/// The product to name in `QRY` and the 32 hexadecimal digits that answer this challenge in this dialect. `None` in
/// dialects that have no challenges.
#[must_use]
pub fn answer_challenge(dialect: Dialect, challenge: &str) -> Option<(Product, String)> {
    let product = dialect.product();
    let answer = match dialect.challenge() {
        ChallengeKind::None => return None,
        ChallengeKind::Md5 => md5_answer(challenge, product.key),
        ChallengeKind::Hash => hash_answer(challenge, product.id, product.key),
    };
    Some((product, answer))
}

/// The answer of MSNP6-10: MD5 of challenge and key.
#[must_use]
pub fn md5_answer(challenge: &str, key: &str) -> String {
    hex(&md5_of(challenge, key))
}

/// The proof of MSNP2-7: MD5 of the salt that the server told and the password. It opens the door only once, but whoever
/// has both may try passwords on it.
#[must_use]
pub fn md5_proof(salt: &str, password: &Secret) -> Secret {
    Secret::new(md5_answer(salt, password.expose()))
}

/// The answer of MSNP11 and later, also the lock key of offline messages: MD5 of challenge and key, mixed with a 64-bit
/// hash over challenge and product id.
#[must_use]
pub fn hash_answer(challenge: &str, id: &str, key: &str) -> String {
    const MODULUS: u64 = 0x7fff_ffff;
    const FACTOR: u64 = 0x0e79_a9c1;

    let mut words = words_of(&md5_of(challenge, key));
    let [m0, m1, m2, m3] = words.map(|word| u64::from(word & 0x7fff_ffff));

    // Padded with the digit zero to a multiple of 8; nothing is added where it is one already.
    let mut text = [challenge.as_bytes(), id.as_bytes()].concat();
    text.resize(text.len().next_multiple_of(8), b'0');

    let (mut high, mut low) = (0_u64, 0_u64);
    for pair in text.chunks_exact(8) {
        let (first, second) = pair.split_at(4);
        let mixed = (little_endian(first) * FACTOR) % MODULUS + high;
        let mixed = (mixed * m0 + m1) % MODULUS;
        high = (little_endian(second) + mixed) % MODULUS;
        high = (high * m2 + m3) % MODULUS;
        // Sums stay below 2^32 a step; a challenge is at most a line long.
        low = low.wrapping_add(high).wrapping_add(mixed);
    }
    high = (high + m1) % MODULUS;
    low = low.wrapping_add(m3) % MODULUS;

    for (at, word) in words.iter_mut().enumerate() {
        // Both are below the modulus, so below 2^31.
        *word ^= if at % 2 == 0 { high } else { low } as u32;
    }
    let bytes: Vec<u8> = words.iter().flat_map(|word| word.to_le_bytes()).collect();
    hex(&bytes)
}

fn md5_of(first: &str, second: &str) -> [u8; 16] {
    let mut hasher = Md5::new();
    hasher.update(first);
    hasher.update(second);
    hasher.finalize().into()
}

/// Four little-endian words.
fn words_of(hash: &[u8; 16]) -> [u32; 4] {
    let mut words = [0; 4];
    for (word, bytes) in words.iter_mut().zip(hash.chunks_exact(4)) {
        // Four bytes, so below 2^32.
        *word = little_endian(bytes) as u32;
    }
    words
}

fn little_endian(bytes: &[u8]) -> u64 {
    bytes
        .iter()
        .rev()
        .fold(0, |number, byte| number << 8 | u64::from(*byte))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        text.push(char::from_digit(u32::from(byte >> 4), 16).unwrap_or('0'));
        text.push(char::from_digit(u32::from(byte & 15), 16).unwrap_or('0'));
        text
    })
}
