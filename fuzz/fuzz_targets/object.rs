//! MSN objects wherever they stand.
//!
//! Input: `p` and a word of a presence line, `c` and the context of an invitation; anything else is XML.
#![no_main]

use libfuzzer_sys::fuzz_target;
use msnp::object::{MAX_STAMPED, MAX_XML, MsnObject, Sha1d};
use papilio_fuzz::first;

fuzz_target!(|data: &[u8]| {
    let (kind, rest) = first(data);
    let text = String::from_utf8_lossy(rest);
    let object = match kind {
        b'p' => MsnObject::from_presence(&text),
        b'c' => MsnObject::from_context(&text),
        _ => MsnObject::parse(&String::from_utf8_lossy(data)),
    };
    let Some(object) = object else {
        return;
    };
    assert!(object.size > 0);
    let xml = object.to_xml();
    assert!(xml.len() <= MAX_STAMPED);
    assert!(xml.len() <= MAX_XML || object.stamp.is_some());
    assert_eq!(MsnObject::parse(xml).as_ref(), Some(&object));
    let presence = MsnObject::from_presence(&object.to_presence());
    assert_eq!(presence.as_ref(), Some(&object));
    assert_eq!(Sha1d::parse(&object.sha1d.to_string()), Some(object.sha1d));
    // What is asked for is the same object without its stamp.
    if xml.len() <= MAX_XML {
        let asked = MsnObject::from_context(&object.to_context()).expect("an object");
        assert_eq!(asked.stamp, None);
        assert_eq!(
            (asked.creator, asked.kind, asked.size, asked.sha1d),
            (object.creator, object.kind, object.size, object.sha1d)
        );
        assert_eq!(
            (asked.location, asked.friendly),
            (object.location, object.friendly)
        );
    }
});
