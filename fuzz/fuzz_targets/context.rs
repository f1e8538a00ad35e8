//! Offers of files and the names in them.
//!
//! Input: `n` and a name, `b` and the bytes of a context; anything else is a context in base64.
#![no_main]

use bytes::Bytes;
use libfuzzer_sys::fuzz_target;
use msnp::p2p::context::{ContextVersion, FileContext, safe_name};
use papilio_fuzz::first;

fuzz_target!(|data: &[u8]| {
    let (kind, rest) = first(data);
    let offer = match kind {
        b'n' => return name(&String::from_utf8_lossy(rest)),
        b'b' => FileContext::read(&Bytes::copy_from_slice(rest)),
        _ => FileContext::from_context(&String::from_utf8_lossy(data)),
    };
    let Some(offer) = offer else {
        return;
    };
    name(&offer.name);
    assert!(!offer.name.contains('\0'));
    for version in [ContextVersion::Two, ContextVersion::Three] {
        let read = FileContext::from_context(&offer.to_context(version));
        // A name that fills its place has no room for the NUL behind it.
        if offer.name.encode_utf16().count() < 260 && offer.to_context(version).len() <= 64 * 1024 {
            assert_eq!(read.as_ref(), Some(&offer));
        }
    }
});

fn name(told: &str) {
    let Some(safe) = safe_name(told) else {
        return;
    };
    assert!(!safe.is_empty() && safe.len() <= 200);
    assert!(!safe.contains(['/', '\\', ':', '"', '<', '>', '|', '?', '*']));
    assert!(!safe.contains(char::is_control));
    assert!(!safe.ends_with(['.', ' ']));
    assert_eq!(safe_name(&safe).as_ref(), Some(&safe));
}
