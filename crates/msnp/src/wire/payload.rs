//! Which commands carry a payload (01 section 3).

use super::decoder::WireError;
use crate::dialect::Dialect;

/// Who reads the stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reader {
    /// A client reads what its server sends.
    Client,
    /// A server reads what a client sends.
    Server,
}

/// What kind of connection it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LinkKind {
    /// To a notification (or dispatch) server.
    Notification,
    /// To a switchboard.
    Switchboard,
}

/// How a command tells the length of its payload.
enum Rule {
    /// It never has one.
    Never,
    /// The last word is the length, always.
    Last,
    /// The last of at least three words is the length if it is a number: `UUX 12 0`, not `ADL 9 OK`.
    LastIfNumber,
    /// Nobody knows; from MSNP13 on a last word that is a number may be the length.
    Unknown,
}

/// The length of the payload that follows this line; `None` when none does.
///
/// # Errors
/// When the line must end in a length and does not, or the length is above `limit`: the stream cannot be read on.
pub(super) fn payload_len(
    reader: Reader,
    dialect: Dialect,
    line: &[u8],
    limit: usize,
) -> Result<Option<usize>, WireError> {
    let mut words = line.split(|&b| b == b' ').filter(|word| !word.is_empty());
    let command = words.next().unwrap_or_default();
    let rule = match reader {
        Reader::Client => from_server(command),
        Reader::Server => from_client(command),
    };
    let last = || {
        line.rsplit(|&b| b == b' ')
            .find(|word| !word.is_empty())
            .unwrap_or_default()
    };
    match rule {
        Rule::Never => Ok(None),
        Rule::Last => match decimal(last()) {
            None => Err(WireError::NoLength),
            Some(len) if len > limit as u64 => Err(WireError::PayloadTooLong { limit }),
            // At most `limit`, which is a usize.
            Some(len) => Ok(Some(len as usize)),
        },
        Rule::LastIfNumber => match decimal(last()) {
            Some(len) if words.nth(1).is_some() => match usize::try_from(len) {
                Ok(len) if len <= limit => Ok(Some(len)),
                _ => Err(WireError::PayloadTooLong { limit }),
            },
            _ => Ok(None),
        },
        Rule::Unknown if !dialect.guesses_payloads() => Ok(None),
        // The guess is only made where it can be right: an unknown command must not end the connection.
        Rule::Unknown => {
            let enough = words.nth(usize::from(is_error(command))).is_some();
            Ok(decimal(last())
                .filter(|&len| enough && len <= limit as u64)
                // At most `limit`, which is a usize.
                .map(|len| len as usize))
        }
    }
}

fn from_server(command: &[u8]) -> Rule {
    match command {
        b"MSG" | b"NOT" | b"IPG" | b"UBX" | b"UBN" | b"UBM" | b"NFY" | b"SDG" | b"FQY" => {
            Rule::Last
        }
        b"UUX" | b"GCF" | b"ADL" | b"RML" | b"UUN" | b"PUT" | b"DEL" | b"VAS" => Rule::LastIfNumber,
        known if is_plain(known) => Rule::Never,
        _ => Rule::Unknown,
    }
}

fn from_client(command: &[u8]) -> Rule {
    match command {
        b"MSG" | b"SDC" | b"PAG" | b"QRY" | b"PGD" | b"UUX" | b"ADL" | b"RML" | b"UUN" | b"FQY"
        | b"UUM" | b"VAS" | b"PUT" | b"DEL" | b"SDG" => Rule::Last,
        b"GCF" | b"PNG" => Rule::Never,
        known if is_plain(known) => Rule::Never,
        _ => Rule::Unknown,
    }
}

/// Commands that never have a payload, in either direction unless told above.
fn is_plain(command: &[u8]) -> bool {
    const PLAIN: &[&[u8; 3]] = &[
        b"CHL", b"CVR", b"INF", b"OUT", b"QNG", b"QRY", b"USR", b"VER", b"XFR", b"SBS", b"SYN",
        b"LST", b"LSG", b"GTC", b"BLP", b"PRP", b"BPR", b"ADC", b"ADD", b"REM", b"REA", b"ADG",
        b"REG", b"RMG", b"SBP", b"CHG", b"ILN", b"NLN", b"FLN", b"RNG", b"URL", b"SND", b"SDC",
        b"IMS", b"ANS", b"IRO", b"JOI", b"BYE", b"CAL", b"ACK", b"NAK", b"FND", b"PAG", b"PGD",
        b"UUM",
    ];
    PLAIN.iter().any(|plain| plain.as_slice() == command)
}

/// Three digits are an error reply; its length comes after the transaction id.
fn is_error(command: &[u8]) -> bool {
    command.len() == 3 && command.iter().all(u8::is_ascii_digit)
}

/// A decimal number; one that is too large for `u64` is the largest.
fn decimal(word: &[u8]) -> Option<u64> {
    if word.is_empty() || !word.iter().all(u8::is_ascii_digit) {
        return None;
    }
    Some(word.iter().fold(0_u64, |number, digit| {
        number
            .saturating_mul(10)
            .saturating_add(u64::from(digit - b'0'))
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn client(dialect: Dialect, line: &str) -> Result<Option<usize>, WireError> {
        payload_len(Reader::Client, dialect, line.as_bytes(), 1000)
    }

    #[test]
    fn unknown_commands_are_only_guessed_at_from_msnp13_on() {
        assert_eq!(client(Dialect::Msnp12, "XYZ 7 5"), Ok(None));
        assert_eq!(client(Dialect::Msnp13, "XYZ 7 5"), Ok(Some(5)));
        assert_eq!(client(Dialect::Msnp13, "XYZ 7 bob"), Ok(None));
        assert_eq!(client(Dialect::Msnp13, "XYZ"), Ok(None));
        assert_eq!(client(Dialect::Msnp13, "XYZ 7 5000"), Ok(None));
        assert_eq!(client(Dialect::Msnp12, "241 7 5"), Ok(None));
        assert_eq!(client(Dialect::Msnp13, "241 7 5"), Ok(Some(5)));
        assert_eq!(client(Dialect::Msnp13, "241 7"), Ok(None));
    }

    #[test]
    fn a_hostile_length_is_an_error_and_no_allocation() {
        let long = Err(WireError::PayloadTooLong { limit: 1000 });
        assert_eq!(client(Dialect::Msnp8, "MSG a b 1001"), long);
        assert_eq!(
            client(Dialect::Msnp8, "MSG a b 99999999999999999999999"),
            long
        );
        assert_eq!(client(Dialect::Msnp11, "UUX 3 1001"), long);
        for line in ["MSG a b -1", "MSG a b 0x10", "MSG a b +5", "MSG", "UBX bob"] {
            assert_eq!(
                client(Dialect::Msnp8, line),
                Err(WireError::NoLength),
                "{line}"
            );
        }
    }
}
