//! The reader.

use std::fmt;

use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use thiserror::Error;

use crate::wire::is_forbidden_in_xml;

/// How much a document may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The whole document, in bytes.
    pub bytes: usize,
    /// Elements within elements.
    pub depth: usize,
    /// Elements altogether.
    pub nodes: usize,
    /// Attributes of one element, declarations of namespaces not counted.
    pub attributes: usize,
}

impl Limits {
    /// For lists of contacts and memberships, which may hold thousands.
    pub const LIST: Self = Self {
        bytes: 16 * 1024 * 1024,
        depth: 32,
        nodes: 500_000,
        attributes: 32,
    };
}

impl Default for Limits {
    /// For every other document.
    fn default() -> Self {
        Self {
            bytes: 1024 * 1024,
            depth: 32,
            nodes: 20_000,
            attributes: 32,
        }
    }
}

/// Why a document is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum XmlError {
    /// It is larger than [`Limits::bytes`].
    #[error("the document is too large")]
    TooLarge,
    /// It is deeper, or has more elements or attributes, than the limits allow.
    #[error("the document has more elements than there is use for")]
    TooMany,
    /// It has a document type or entities of its own.
    #[error("the document declares or uses entities of its own")]
    Entities,
    /// It is no XML, or ends in the middle.
    #[error("the document is no XML")]
    Broken,
}

/// A whole document.
///
/// What others send has tens of thousands of elements: all names and texts stand in one string, and the elements in one
/// list in the order in which they begin.
#[derive(Clone, PartialEq, Eq)]
pub struct Document {
    text: String,
    elements: Vec<Element>,
    attributes: Vec<(Span, Span)>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
struct Span {
    start: usize,
    end: usize,
}

#[derive(Clone, PartialEq, Eq)]
struct Element {
    name: Span,
    text: Span,
    /// Its part of the attributes.
    attributes: Span,
    /// Where the first element stands that is not in it.
    end: usize,
}

/// An element with everything in it. All look-ups go by local name and ignore letter case, in which servers differ.
#[derive(Clone, Copy)]
pub struct Node<'d> {
    document: &'d Document,
    at: usize,
}

impl fmt::Debug for Document {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.root().fmt(f)
    }
}

impl fmt::Debug for Node<'_> {
    /// Names only: texts and attributes may be tickets, passwords or words of people.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())?;
        if self.children().next().is_some() {
            f.write_str(" ")?;
            f.debug_list().entries(self.children()).finish()?;
        }
        Ok(())
    }
}

impl Document {
    /// Reads a whole document. Bytes that are no UTF-8 become replacement characters; comments and instructions are
    /// skipped, as is anything behind the end of the outermost element.
    ///
    /// # Errors
    ///
    /// When it is no XML or goes beyond the limits.
    pub fn read(document: &[u8], limits: Limits) -> Result<Self, XmlError> {
        if document.len() > limits.bytes {
            return Err(XmlError::TooLarge);
        }
        let document = String::from_utf8_lossy(document);
        let mut reader = Reader::from_str(document.trim_start_matches('\u{feff}'));
        let mut building = Building::new(limits);
        loop {
            let ended = match reader.read_event().map_err(|_| XmlError::Broken)? {
                Event::Start(tag) => {
                    building.begin(&tag)?;
                    false
                }
                Event::Empty(tag) => {
                    building.begin(&tag)?;
                    building.end()?
                }
                Event::End(_) => building.end()?,
                Event::Text(text) => {
                    building.add_text(&text.xml10_content());
                    false
                }
                Event::CData(text) => {
                    building.add_text(&text.xml10_content());
                    false
                }
                Event::GeneralRef(name) => {
                    match name.resolve_char_ref().map_err(|_| XmlError::Broken)? {
                        Some(character) => building.add_char(character),
                        None => {
                            let text = resolve_predefined_entity(&name);
                            building.add_text(text.ok_or(XmlError::Entities)?);
                        }
                    }
                    false
                }
                Event::DocType(_) => return Err(XmlError::Entities),
                Event::Eof => return Err(XmlError::Broken),
                Event::Decl(_) | Event::PI(_) | Event::Comment(_) => false,
            };
            if ended {
                return Ok(building.document);
            }
        }
    }

    /// The outermost element.
    #[must_use]
    pub fn root(&self) -> Node<'_> {
        Node {
            document: self,
            at: 0,
        }
    }

    fn push(&mut self, text: &str) -> Span {
        let start = self.text.len();
        self.text.push_str(text);
        Span {
            start,
            end: self.text.len(),
        }
    }

    fn text(&self, span: Span) -> &str {
        self.text.get(span.start..span.end).unwrap_or_default()
    }
}

/// A document of which more is to come.
struct Building {
    document: Document,
    limits: Limits,
    open: Vec<Open>,
    /// The texts of the elements that are not at their end, the outermost first.
    text: String,
}

/// An element that is not at its end.
struct Open {
    at: usize,
    /// Where its text begins.
    text: usize,
    has_children: bool,
}

impl Building {
    fn new(limits: Limits) -> Self {
        Self {
            document: Document {
                text: String::new(),
                elements: Vec::new(),
                attributes: Vec::new(),
            },
            limits,
            open: Vec::new(),
            text: String::new(),
        }
    }

    fn begin(&mut self, tag: &BytesStart<'_>) -> Result<(), XmlError> {
        let at = self.document.elements.len();
        if self.open.len() >= self.limits.depth || at >= self.limits.nodes {
            return Err(XmlError::TooMany);
        }
        if let Some(parent) = self.open.last_mut() {
            // Blanks between elements are no text of their parent: there are as many as elements.
            if !parent.has_children && self.text.get(parent.text..).is_some_and(is_blank) {
                self.text.truncate(parent.text);
            }
            parent.has_children = true;
        }
        let attributes = self.attributes(tag)?;
        let name = self.document.push(tag.local_name().as_ref());
        self.document.elements.push(Element {
            name,
            text: name,
            attributes,
            end: at,
        });
        self.open.push(Open {
            at,
            text: self.text.len(),
            has_children: false,
        });
        Ok(())
    }

    fn attributes(&mut self, tag: &BytesStart<'_>) -> Result<Span, XmlError> {
        let start = self.document.attributes.len();
        for attribute in tag.attributes() {
            let attribute = attribute.map_err(|_| XmlError::Broken)?;
            if attribute.key.as_namespace_binding().is_some() {
                continue;
            }
            if self.document.attributes.len() - start == self.limits.attributes {
                return Err(XmlError::TooMany);
            }
            // The five entities and numbers are resolved, anything else is refused.
            let value = attribute
                .normalized_value(XmlVersion::Explicit1_0)
                .map_err(|_| XmlError::Entities)?;
            let key = self.document.push(attribute.key.local_name().as_ref());
            let value = self.document.push(&value);
            self.document.attributes.push((key, value));
        }
        let end = self.document.attributes.len();
        Ok(Span { start, end })
    }

    /// Ends the innermost element; tells whether it is the outermost as well.
    fn end(&mut self) -> Result<bool, XmlError> {
        let open = self.open.pop().ok_or(XmlError::Broken)?;
        let text = self.text.get(open.text..).unwrap_or_default();
        let text = self.document.push(text);
        self.text.truncate(open.text);
        let end = self.document.elements.len();
        if let Some(element) = self.document.elements.get_mut(open.at) {
            element.text = text;
            element.end = end;
        }
        Ok(self.open.is_empty())
    }

    fn add_text(&mut self, text: &str) {
        if let Some(open) = self.open.last()
            && (!open.has_children || !is_blank(text))
        {
            self.text.push_str(text);
        }
    }

    fn add_char(&mut self, character: char) {
        if !is_forbidden_in_xml(character) && !self.open.is_empty() {
            self.text.push(character);
        }
    }
}

impl<'d> Node<'d> {
    fn element(self) -> &'d Element {
        // A document has an outermost element, and every place in it is one before some `end`.
        &self.document.elements[self.at]
    }

    /// Its local name, as the document writes it.
    #[must_use]
    pub fn name(self) -> &'d str {
        self.document.text(self.element().name)
    }

    /// Whether it has this local name, in any letter case.
    #[must_use]
    pub fn is(self, name: &str) -> bool {
        self.name().eq_ignore_ascii_case(name)
    }

    /// Its own text as it stands, without that of its children and without the blanks around them.
    #[must_use]
    pub fn text(self) -> &'d str {
        self.document.text(self.element().text)
    }

    /// Its own text without blanks around it: for words, numbers and times.
    #[must_use]
    pub fn word(self) -> &'d str {
        self.text().trim()
    }

    /// The value of the attribute of this local name.
    #[must_use]
    pub fn attribute(self, name: &str) -> Option<&'d str> {
        let Span { start, end } = self.element().attributes;
        let attributes = self.document.attributes.get(start..end)?;
        attributes
            .iter()
            .find(|(key, _)| self.document.text(*key).eq_ignore_ascii_case(name))
            .map(|(_, value)| self.document.text(*value))
    }

    /// Whether it says that there is no value: `xsi:nil="true"`.
    #[must_use]
    pub fn is_nil(self) -> bool {
        matches!(self.attribute("nil"), Some("true" | "1"))
    }

    /// Everything directly in it, in order.
    pub fn children(self) -> impl Iterator<Item = Node<'d>> {
        let Node { document, at } = self;
        let end = self.element().end;
        let mut next = at + 1;
        std::iter::from_fn(move || {
            let child = (next < end).then_some(Node { document, at: next })?;
            next = child.element().end;
            Some(child)
        })
    }

    /// The first element of this name directly in it.
    #[must_use]
    pub fn child(self, name: &str) -> Option<Node<'d>> {
        self.children().find(|child| child.is(name))
    }

    /// All elements of this name directly in it, in order.
    pub fn all(self, name: &str) -> impl Iterator<Item = Node<'d>> {
        self.children().filter(move |child| child.is(name))
    }

    /// The element at the end of a path such as `Header/pp/reqstatus`, by the first of each name.
    #[must_use]
    pub fn at(self, path: &str) -> Option<Node<'d>> {
        path.split('/')
            .try_fold(self, |node, name| node.child(name))
    }

    /// The text at the end of a path, as it stands.
    #[must_use]
    pub fn text_at(self, path: &str) -> Option<&'d str> {
        self.at(path).map(Node::text)
    }

    /// The text at the end of a path, without blanks around it.
    #[must_use]
    pub fn word_at(self, path: &str) -> Option<&'d str> {
        self.at(path).map(Node::word)
    }

    /// Whether the word at the end of a path is `true` or `1`; `None` where there is no such element.
    #[must_use]
    pub fn flag_at(self, path: &str) -> Option<bool> {
        let word = self.word_at(path)?;
        Some(word == "1" || word.eq_ignore_ascii_case("true"))
    }

    /// The first element of this name anywhere below it, in the order of the document.
    #[must_use]
    pub fn find(self, name: &str) -> Option<Node<'d>> {
        let document = self.document;
        (self.at + 1..self.element().end)
            .map(|at| Node { document, at })
            .find(|node| node.is(name))
    }
}

fn is_blank(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_whitespace())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Document, XmlError> {
        Document::read(text.as_bytes(), Limits::default())
    }

    #[test]
    fn names_are_local_and_their_letter_case_does_not_matter() {
        let tree = read("<s:A xmlns:s='x'><q:LifeTime wsu:Id='7'> 5 </q:LifeTime></s:A>");
        let tree = tree.expect("XML");
        let tree = tree.root();
        assert_eq!(tree.name(), "A");
        assert_eq!(tree.word_at("Lifetime"), Some("5"));
        assert_eq!(tree.text_at("lifetime"), Some(" 5 "));
        assert_eq!(
            tree.child("LifeTime").and_then(|n| n.attribute("id")),
            Some("7")
        );
        assert_eq!(tree.attribute("s"), None, "a namespace is no attribute");
    }

    #[test]
    fn references_data_and_line_ends_become_text() {
        let tree = read("\u{feff}<?xml version='1.0'?><!-- c --><a b='&lt;&#65;'>x &amp; &#x79;<![CDATA[<z>]]>\r\n&#1;</a> tail")
            .expect("XML");
        let tree = tree.root();
        assert_eq!(tree.text(), "x & y<z>\n");
        assert_eq!(tree.attribute("b"), Some("<A"));
    }

    #[test]
    fn blanks_are_text_only_where_there_is_nothing_else() {
        let tree = read("<a>\n <b> </b>\n <c/>x\n</a>").expect("XML");
        let tree = tree.root();
        assert_eq!(tree.text(), "x\n");
        assert_eq!(tree.text_at("b"), Some(" "));
    }

    #[test]
    fn entities_and_document_types_are_refused() {
        for text in [
            "<!DOCTYPE a [<!ENTITY e 'x'>]><a>&e;</a>",
            "<a>&e;</a>",
            "<a b='&e;'/>",
            "<!DOCTYPE a><a/>",
        ] {
            assert_eq!(read(text), Err(XmlError::Entities), "{text}");
        }
    }

    #[test]
    fn what_is_no_xml_or_ends_too_early_is_refused() {
        for text in [
            "",
            "words",
            "<a>",
            "<a><b></a>",
            "</a>",
            "<a",
            "<a b=1/>",
            "<a>&#xFFFFFFF;</a>",
        ] {
            assert_eq!(read(text), Err(XmlError::Broken), "{text}");
        }
    }

    #[test]
    fn every_limit_holds_at_its_border() {
        let limits = Limits {
            bytes: 100,
            depth: 3,
            nodes: 4,
            attributes: 2,
        };
        let read = |text: &str| Document::read(text.as_bytes(), limits);
        assert!(read("<a><b><c/></b><d/></a>").is_ok());
        assert_eq!(read("<a><b><c/></b><d/><e/></a>"), Err(XmlError::TooMany));
        assert_eq!(read("<a><b><c><d/></c></b></a>"), Err(XmlError::TooMany));
        assert_eq!(read("<a><b><c><d></d></c></b></a>"), Err(XmlError::TooMany));
        assert!(read("<a xmlns='u' b='1' c='2'/>").is_ok());
        assert_eq!(read("<a b='1' c='2' d='3'/>"), Err(XmlError::TooMany));
        let long = format!("<a>{}</a>", "x".repeat(93));
        assert!(read(&long).is_ok());
        assert_eq!(read(&format!("{long} ")), Err(XmlError::TooLarge));
    }

    #[test]
    fn a_tree_shows_no_text() {
        let tree = read("<a k='hush'><Password>hush</Password><b/></a>").expect("XML");
        assert_eq!(format!("{tree:?}"), "a [Password, b]");
    }

    #[test]
    fn elements_are_found_by_path_and_by_name() {
        let tree = read("<a><b n='1'/><c><b n='2'><d>true</d></b></c><b n='3'/></a>").expect("XML");
        let tree = tree.root();
        let ns: Vec<_> = tree.all("b").filter_map(|b| b.attribute("n")).collect();
        assert_eq!(ns, ["1", "3"]);
        assert_eq!(tree.flag_at("c/b/d"), Some(true));
        assert_eq!(tree.flag_at("c/d"), None);
        assert_eq!(tree.find("d").map(Node::text), Some("true"));
        assert!(!tree.is_nil());
    }
}
