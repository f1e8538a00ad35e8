//! The writer.

use std::fmt;
use std::ops::Range;

use crate::wire::xml_escape;

/// Writes one document, element by element. Names are written as given, with their prefix; texts and values of attributes
/// are escaped, and characters that XML cannot carry are left out.
#[derive(Default)]
pub struct Writer {
    out: String,
    /// The names of the open elements, as they stand in `out`.
    open: Vec<Range<usize>>,
}

impl fmt::Debug for Writer {
    /// Its size only: what is written may be a password.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "Writer({} bytes, {} open)",
            self.out.len(),
            self.open.len()
        )
    }
}

impl Writer {
    /// A piece of a document, without a declaration.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// A document, beginning with its declaration.
    #[must_use]
    pub fn document() -> Self {
        let mut writer = Self::default();
        writer
            .out
            .push_str("<?xml version=\"1.0\" encoding=\"utf-8\"?>");
        writer
    }

    /// Begins an element with these attributes.
    pub fn open(&mut self, name: &str, attributes: &[(&str, &str)]) {
        let name = self.begin(name, attributes);
        self.out.push('>');
        self.open.push(name);
    }

    /// Ends the element that was begun last; nothing where none is open.
    pub fn close(&mut self) {
        if let Some(name) = self.open.pop() {
            self.out.push_str("</");
            self.out.extend_from_within(name);
            self.out.push('>');
        }
    }

    /// An element with nothing in it.
    pub fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) {
        let _ = self.begin(name, attributes);
        self.out.push_str("/>");
    }

    /// An element with a text in it.
    pub fn text(&mut self, name: &str, text: &str) {
        self.leaf(name, &[], text);
    }

    /// An element with attributes and a text in it.
    pub fn leaf(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) {
        self.open(name, attributes);
        self.out.push_str(&xml_escape(text));
        self.close();
    }

    /// An element with what `write` writes; nothing at all where that is nothing.
    pub fn part(&mut self, name: &str, write: impl FnOnce(&mut Self)) {
        let before = self.out.len();
        self.open(name, &[]);
        let (depth, empty) = (self.open.len(), self.out.len());
        write(self);
        while self.open.len() > depth {
            self.close();
        }
        if self.out.len() == empty {
            self.out.truncate(before);
            let _ = self.open.pop();
        } else {
            self.close();
        }
    }

    /// Writes a piece that is XML already.
    pub fn raw(&mut self, xml: &str) {
        self.out.push_str(xml);
    }

    /// Ends what is open and gives the text.
    #[must_use]
    pub fn finish(mut self) -> String {
        while !self.open.is_empty() {
            self.close();
        }
        self.out
    }

    fn begin(&mut self, name: &str, attributes: &[(&str, &str)]) -> Range<usize> {
        self.out.push('<');
        let start = self.out.len();
        self.out.push_str(name);
        let end = self.out.len();
        for (key, value) in attributes {
            self.out.push(' ');
            self.out.push_str(key);
            self.out.push_str("=\"");
            self.out.push_str(&xml_escape(value));
            self.out.push('"');
        }
        start..end
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Document, Limits, Node};
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn elements_nest_and_end_in_order() {
        let mut out = Writer::document();
        out.open("a:x", &[("k", "1<2")]);
        out.text("b", "\"&'");
        out.empty("c", &[]);
        out.part("gone", |_| {});
        out.part("d", |out| out.open("e", &[]));
        assert_eq!(
            out.finish(),
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\
             <a:x k=\"1&lt;2\"><b>&quot;&amp;&apos;</b><c/><d><e></e></d></a:x>"
        );
        let mut none = Writer::new();
        none.close();
        assert_eq!(none.finish(), "");
    }

    #[test]
    fn a_writer_shows_nothing_of_what_is_written() {
        let mut out = Writer::new();
        out.open("wsse:Password", &[("k", "hush")]);
        out.text("a", "hush");
        assert!(!format!("{out:?}").contains("hush"));
    }

    fn written(out: &mut Writer, (depth, text): (u8, &str)) {
        for at in 0..depth {
            out.open(&format!("p:n{at}"), &[("a", text)]);
        }
        out.text("leaf", text);
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again(depth in 1_u8..20, text in any::<String>()) {
            let mut out = Writer::document();
            written(&mut out, (depth, &text));
            let tree = Document::read(out.finish().as_bytes(), Limits::default()).expect("what we wrote");
            let tree = tree.root();
            let wanted: String = text.chars().filter(|c| !crate::wire::is_forbidden_in_xml(*c)).collect();
            // Carriage returns are written as they are, and XML makes them line feeds.
            let wanted = wanted.replace("\r\n", "\n").replace('\r', "\n");
            prop_assert_eq!(tree.find("leaf").map(Node::text).unwrap_or(tree.text()), wanted);
        }

        #[test]
        fn no_document_makes_the_reader_fail_badly(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
            let _ = Document::read(&bytes, Limits::default());
        }

        #[test]
        fn no_tangle_of_tags_makes_the_reader_fail_badly(text in "[<>/a&;#x0-9=' !\\[\\]CDAT-]{0,80}") {
            let limits = Limits { depth: 3, ..Limits::default() };
            if let Ok(tree) = Document::read(text.as_bytes(), limits) {
                prop_assert!(depth(tree.root()) <= 3);
            }
        }
    }

    fn depth(node: Node<'_>) -> usize {
        1 + node.children().map(depth).max().unwrap_or(0)
    }
}
