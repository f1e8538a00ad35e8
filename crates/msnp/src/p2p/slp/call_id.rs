//! Which session a text belongs to.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use crate::p2p::Guid;

/// The `Call-ID` of a session, as whoever invited wrote it: answers copy it. A GUID mostly; the letter case makes no other
/// one (08 section 1).
#[derive(Clone, Debug)]
pub struct CallId(Arc<str>);

/// Longer ones are cut: a GUID has 38.
const MAX_LEN: usize = 128;

impl CallId {
    /// The call with this id.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let text = text.trim();
        let cut = (0..=MAX_LEN.min(text.len()))
            .rev()
            .find_map(|at| text.get(..at));
        Self(Arc::from(cut.unwrap_or_default().trim_end()))
    }

    /// The id as it came.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<Guid> for CallId {
    fn from(guid: Guid) -> Self {
        Self(Arc::from(guid.to_string()))
    }
}

impl PartialEq for CallId {
    fn eq(&self, other: &Self) -> bool {
        self.0.eq_ignore_ascii_case(&other.0)
    }
}

impl Eq for CallId {}

impl Hash for CallId {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0
            .bytes()
            .for_each(|byte| state.write_u8(byte.to_ascii_lowercase()));
        state.write_u8(0xff);
    }
}

impl fmt::Display for CallId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn letter_case_makes_no_other_call() {
        let calls: HashSet<_> = ["{AB}", " {ab} ", "{aB}", "{ac}"].map(CallId::new).into();
        assert_eq!(calls.len(), 2);
        assert_eq!(CallId::new("{aB}").to_string(), "{aB}");
    }

    #[test]
    fn a_long_id_is_cut() {
        assert_eq!(CallId::new(&"ß".repeat(100)).as_str().len(), 128);
        assert_eq!(
            CallId::new(&format!("x{}", "ß".repeat(100))).as_str().len(),
            127
        );
    }
}
