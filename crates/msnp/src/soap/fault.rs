//! What a service complains of, in both versions of SOAP (protocol reference, 12 section 6).

use std::fmt;

use super::xml::Node;

/// A fault in an answer. It may stand in the body or, as `RST.srf` has it, directly in the envelope.
#[derive(Clone, Copy)]
pub struct Fault<'a> {
    /// What went wrong: the local part of the innermost code, such as `FailedAuthentication`, `Client`,
    /// `BadContextToken`. Empty where the fault names none.
    pub code: &'a str,
    /// The words of the service; empty where there are none.
    pub words: &'a str,
    fault: Node<'a>,
    envelope: Option<Node<'a>>,
}

impl fmt::Debug for Fault<'_> {
    /// The code only: words and details may name people.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Fault({})", self.code)
    }
}

impl<'a> Fault<'a> {
    /// The fault of an answer, if it is one.
    #[must_use]
    pub fn find(envelope: Node<'a>) -> Option<Self> {
        let in_body = envelope.at("Body/Fault");
        let fault = in_body.or_else(|| envelope.child("Fault"))?;
        Some(Self {
            envelope: Some(envelope),
            ..Self::read(fault)
        })
    }

    /// A fault that stands in the place of something else, such as one of many tickets.
    #[must_use]
    pub fn read(fault: Node<'a>) -> Self {
        let code = match fault.child("Code") {
            Some(code) => innermost(code),
            None => fault.word_at("faultcode"),
        };
        let words = fault
            .word_at("Reason/Text")
            .or_else(|| fault.word_at("faultstring"));
        Self {
            code: local_part(code.unwrap_or_default()),
            words: words.unwrap_or_default(),
            fault,
            envelope: None,
        }
    }

    /// Whether the code is this one, in any letter case.
    #[must_use]
    pub fn is(&self, code: &str) -> bool {
        self.code.eq_ignore_ascii_case(code)
    }

    /// A detail by its local name, wherever in the fault it stands: `redirectUrl`, `errorcode`, `LockKeyChallenge`,
    /// `RequiredAuthPolicy`; failing that one of the answer's header: `reqstatus`, `flowurl`. `None` where it is missing
    /// or empty.
    #[must_use]
    pub fn detail(&self, name: &str) -> Option<&'a str> {
        let in_header = || self.envelope?.child("Header")?.find(name);
        let node = self.fault.find(name).or_else(in_header)?;
        Some(node.word()).filter(|word| !word.is_empty())
    }
}

/// The value of the deepest subcode of SOAP 1.2.
fn innermost(code: Node<'_>) -> Option<&str> {
    code.child("Subcode")
        .and_then(innermost)
        .or_else(|| code.word_at("Value"))
}

/// A name without its prefix, which differs between services: `q0:BadContextToken` is `BadContextToken`.
#[must_use]
pub fn local_part(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name).trim()
}

#[cfg(test)]
mod tests {
    use super::super::xml::{Document, Limits};
    use super::*;

    fn read(text: &str) -> Document {
        Document::read(text.as_bytes(), Limits::default()).expect("XML")
    }

    #[test]
    fn a_fault_is_found_below_the_body_and_below_the_envelope() {
        let tree = read(
            "<S:Envelope><S:Fault><faultcode>psf:Redirect</faultcode><psf:redirectUrl>https://a/</psf:redirectUrl>\
             <faultstring>Go</faultstring></S:Fault></S:Envelope>",
        );
        let fault = Fault::find(tree.root()).expect("a fault");
        assert_eq!((fault.code, fault.words), ("Redirect", "Go"));
        assert_eq!(fault.detail("redirectUrl"), Some("https://a/"));
        assert!(fault.is("REDIRECT"));
        let tree = read("<e><Body><fault><faultcode>x</faultcode></fault></Body></e>");
        assert_eq!(Fault::find(tree.root()).map(|fault| fault.code), Some("x"));
    }

    #[test]
    fn the_innermost_code_counts_and_the_header_is_asked_last() {
        let tree = read(
            "<s:Envelope><s:Header><pp><reqstatus>0x1</reqstatus><flowurl>u</flowurl></pp></s:Header><s:Body><s:Fault>\
             <s:Code><s:Value>s:Sender</s:Value><s:Subcode><s:Value>a:B</s:Value><s:Subcode><s:Value>c:D</s:Value>\
             </s:Subcode></s:Subcode></s:Code><s:Reason><s:Text>No</s:Text></s:Reason><s:Detail><reqstatus>0x2</reqstatus>\
             <empty/></s:Detail></s:Fault></s:Body></s:Envelope>",
        );
        let fault = Fault::find(tree.root()).expect("a fault");
        assert_eq!((fault.code, fault.words), ("D", "No"));
        assert_eq!(fault.detail("reqstatus"), Some("0x2"));
        assert_eq!(fault.detail("flowurl"), Some("u"));
        assert_eq!(fault.detail("empty"), None);
        assert_eq!(format!("{fault:?}"), "Fault(D)");
    }

    #[test]
    fn an_answer_without_a_fault_has_none_and_an_empty_one_has_no_code() {
        assert!(Fault::find(read("<e><Body><Answer/></Body></e>").root()).is_none());
        let tree = read("<e><Body><Fault/></Body></e>");
        let fault = Fault::find(tree.root()).expect("a fault");
        assert_eq!((fault.code, fault.words), ("", ""));
    }
}
