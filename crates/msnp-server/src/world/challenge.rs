//! The challenge of the notification server, computed apart from the client's own code (02 section 6).

use md5::{Digest, Md5};
use msnp::dialect::ChallengeKind;

/// Ids and keys of the official clients.
const PRODUCTS: [(&str, &str); 17] = [
    ("msmsgs@msnmsgr.com", "Q1P7W2E4J9R8U3S5"),
    ("PROD0038W!61ZTF9", "VT6PX?UQTM4WM%YR"),
    ("PROD0058#7IL2{QD", "QHDCY@7R1TB6W?5B"),
    ("PROD0061VRRZH@4F", "JXQ6J@TUOGYV@N0M"),
    ("PROD00504RLUG%WL", "I2EBK%PYNLZL5_J4"),
    ("PROD0076ENE8*@AW", "CEQJ8}OE0!WTSWII"),
    ("PROD0090YUAUV{2B", "YMM8C_H7KCQ2S_KL"),
    ("PROD00974#MT*RC2", "LMCVO*18PQJ3H!K3"),
    ("PROD0101{0RM?UBW", "CFHUR$52U_{VIX5T"),
    ("PROD0104U6VVM{UJ", "VK67B}379XYM5}$T"),
    ("PROD01065C%ZFN6F", "O4BG@C7BWLYQX?5G"),
    ("PROD0112J1LW7%NB", "RH96F{PHI8PPX_TJ"),
    ("PROD0113H11T8$X_", "RG@XY*28Q5QHS%Q5"),
    ("PROD0114ES4Z%Q5W", "PK}_A_0N_K%O?A9S"),
    ("PROD0118R6%2WYOS", "YIXPX@5I2P0UT*LK"),
    ("PROD0119GSJUC$18", "ILTXC!4IXB5FB*PX"),
    ("PROD0120PW!CCV9@", "C1BX{V4W}Q3*10SM"),
];

/// Whether `answer` is what the product with this id has to say to the challenge.
pub(super) fn is_answer(
    kind: ChallengeKind,
    challenge: &str,
    product: &str,
    answer: &[u8],
) -> bool {
    let Some((id, key)) = PRODUCTS.iter().find(|(id, _)| *id == product) else {
        return false;
    };
    let hash: [u8; 16] = Md5::new()
        .chain_update(challenge)
        .chain_update(key)
        .finalize()
        .into();
    match kind {
        ChallengeKind::None => false,
        ChallengeKind::Md5 => answer == hex(&hash).as_bytes(),
        // Clients differ in what they append to a text that needs no padding: both are good.
        ChallengeKind::Hash => [0, 8].into_iter().any(|extra| {
            let mut text = format!("{challenge}{id}").into_bytes();
            let padded = text.len().next_multiple_of(8);
            let extra = if padded == text.len() { extra } else { 0 };
            text.resize(padded + extra, b'0');
            answer == hex(&mixed(hash, &text)).as_bytes()
        }),
    }
}

/// The hash mixed with the words of the text, modulo 2^31 - 1.
fn mixed(hash: [u8; 16], text: &[u8]) -> [u8; 16] {
    const MODULUS: u64 = 0x7FFF_FFFF;
    const FACTOR: u64 = 0x0E79_A9C1;
    let words = |bytes: &[u8]| -> Vec<u64> {
        bytes
            .chunks_exact(4)
            .map(|four| {
                four.iter()
                    .rev()
                    .fold(0, |word, &byte| word << 8 | u64::from(byte))
            })
            .collect()
    };
    let keys: Vec<u64> = words(&hash).iter().map(|word| word & MODULUS).collect();
    let [a, b, c, d] = keys[..] else {
        return hash; // a hash has four words
    };
    let (mut high, mut low) = (0, 0);
    for pair in words(text).chunks_exact(2) {
        let &[first, second] = pair else { continue };
        let step = (first * FACTOR % MODULUS + high) * a % MODULUS + b;
        let step = step % MODULUS;
        high = (second + step) % MODULUS;
        high = (high * c + d) % MODULUS;
        low = (low + high + step) % MODULUS;
    }
    let mask = [(high + b) % MODULUS, (low + d) % MODULUS];
    let mut out = hash;
    for (at, byte) in out.iter_mut().enumerate() {
        let word = mask[at / 4 % 2];
        *byte ^= word.to_le_bytes()[at % 4];
    }
    out
}

/// The bytes in lower-case hex.
pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn published_answers_are_accepted_and_others_are_not() {
        let cases = include_str!("../../tests/data/challenges.txt");
        let mut seen = 0;
        for line in cases.lines().filter(|line| !line.starts_with('#')) {
            let words: Vec<&str> = line.split(' ').collect();
            let &[kind, product, challenge, answer] = &words[..] else {
                panic!("{line}")
            };
            let kind = match kind {
                "md5" => ChallengeKind::Md5,
                _ => ChallengeKind::Hash,
            };
            assert!(
                is_answer(kind, challenge, product, answer.as_bytes()),
                "{line}"
            );
            assert!(!is_answer(kind, "0", product, answer.as_bytes()), "{line}");
            seen += 1;
        }
        assert!(seen > 100, "{seen}");
    }
}
