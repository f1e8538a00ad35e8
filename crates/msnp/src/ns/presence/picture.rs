//! What the object in a presence line tells.

use quick_xml::Reader;
use quick_xml::events::Event as Xml;

/// The hash of a display picture, from the XML of its object. Other objects and broken ones have none.
pub(super) fn picture_hash(object: &str) -> Option<String> {
    let mut reader = Reader::from_str(object);
    let (Xml::Start(tag) | Xml::Empty(tag)) = reader.read_event().ok()? else {
        return None;
    };
    let mut hash = None;
    for attribute in tag.attributes().flatten() {
        let value = attribute.value.as_ref();
        match attribute.key.as_ref() {
            "Type" if value != "3" => return None,
            "SHA1D" if value.len() <= 64 => hash = Some(value.to_owned()),
            _ => {}
        }
    }
    hash
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_display_pictures_have_a_picture_hash() {
        let object = |kind: &str| {
            format!("<msnobj Creator=\"bob@example.net\" Type=\"{kind}\" SHA1D=\"abc=\"/>")
        };
        assert_eq!(picture_hash(&object("3")).as_deref(), Some("abc="));
        assert_eq!(picture_hash(&object("2")), None);
        assert_eq!(picture_hash("<msnobj/>"), None);
        assert_eq!(picture_hash("0"), None);
    }
}
