//! What the object in a presence line tells.

use crate::object::{MsnObject, ObjectKind};

/// The display picture that an object names. Other objects and broken ones are none.
pub(super) fn shown(object: &str) -> Option<MsnObject> {
    MsnObject::parse(object).filter(|object| object.kind == ObjectKind::Picture)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_display_pictures_are_shown() {
        let object = |kind: &str| {
            format!(
                "<msnobj Creator=\"bob@example.net\" Size=\"5\" Type=\"{kind}\" Location=\"0\" Friendly=\"AAA=\" \
                 SHA1D=\"qvTGHdzF6KLavt4PO0gs2a6pQ00=\"/>"
            )
        };
        assert!(shown(&object("3")).is_some());
        assert!(shown(&object("2")).is_none());
        assert!(shown("<msnobj/>").is_none());
        assert!(shown("0").is_none());
    }
}
