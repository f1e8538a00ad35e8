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

/// An element with everything in it. All look-ups go by local name and ignore letter case, in which servers differ.
#[derive(Clone, PartialEq, Eq)]
pub struct Node {
    name: Box<str>,
    attributes: Vec<(Box<str>, Box<str>)>,
    text: String,
    children: Vec<Node>,
}

impl fmt::Debug for Node {
    /// Names only: texts and attributes may be tickets, passwords or words of people.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)?;
        if !self.children.is_empty() {
            f.write_str(" ")?;
            f.debug_list().entries(&self.children).finish()?;
        }
        Ok(())
    }
}

impl Node {
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
        let mut open: Vec<Node> = Vec::new();
        let mut nodes = 0;
        loop {
            let ended = match reader.read_event().map_err(|_| XmlError::Broken)? {
                Event::Start(tag) => {
                    nodes += 1;
                    if open.len() >= limits.depth || nodes > limits.nodes {
                        return Err(XmlError::TooMany);
                    }
                    open.push(Node::begin(&tag, limits)?);
                    continue;
                }
                Event::Empty(tag) => {
                    nodes += 1;
                    if open.len() >= limits.depth || nodes > limits.nodes {
                        return Err(XmlError::TooMany);
                    }
                    Node::begin(&tag, limits)?
                }
                Event::End(_) => open.pop().ok_or(XmlError::Broken)?,
                Event::Text(text) => {
                    add_text(&mut open, &text.xml10_content());
                    continue;
                }
                Event::CData(text) => {
                    add_text(&mut open, &text.xml10_content());
                    continue;
                }
                Event::GeneralRef(name) => {
                    match name.resolve_char_ref().map_err(|_| XmlError::Broken)? {
                        Some(character) => add_char(&mut open, character),
                        None => {
                            let text = resolve_predefined_entity(&name);
                            add_text(&mut open, text.ok_or(XmlError::Entities)?);
                        }
                    }
                    continue;
                }
                Event::DocType(_) => return Err(XmlError::Entities),
                Event::Eof => return Err(XmlError::Broken),
                Event::Decl(_) | Event::PI(_) | Event::Comment(_) => continue,
            };
            match open.last_mut() {
                Some(parent) => parent.adopt(ended),
                None => return Ok(ended),
            }
        }
    }

    fn begin(tag: &BytesStart<'_>, limits: Limits) -> Result<Self, XmlError> {
        let mut attributes = Vec::new();
        for attribute in tag.attributes() {
            let attribute = attribute.map_err(|_| XmlError::Broken)?;
            if attribute.key.as_namespace_binding().is_some() {
                continue;
            }
            if attributes.len() == limits.attributes {
                return Err(XmlError::TooMany);
            }
            // The five entities and numbers are resolved, anything else is refused.
            let value = attribute
                .normalized_value(XmlVersion::Explicit1_0)
                .map_err(|_| XmlError::Entities)?;
            attributes.push((attribute.key.local_name().as_ref().into(), value.into()));
        }
        Ok(Self {
            name: tag.local_name().as_ref().into(),
            attributes,
            text: String::new(),
            children: Vec::new(),
        })
    }

    /// Blanks between elements are no text of their parent: there are as many as elements.
    fn adopt(&mut self, child: Node) {
        if self.children.is_empty() && is_blank(&self.text) {
            self.text = String::new();
        }
        self.children.push(child);
    }

    /// Its local name, as the document writes it.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Whether it has this local name, in any letter case.
    #[must_use]
    pub fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }

    /// Its own text as it stands, without that of its children and without the blanks around them.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Its own text without blanks around it: for words, numbers and times.
    #[must_use]
    pub fn word(&self) -> &str {
        self.text.trim()
    }

    /// The value of the attribute of this local name.
    #[must_use]
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes
            .iter()
            .find(|(key, _)| key.eq_ignore_ascii_case(name))
            .map(|(_, value)| &**value)
    }

    /// Whether it says that there is no value: `xsi:nil="true"`.
    #[must_use]
    pub fn is_nil(&self) -> bool {
        matches!(self.attribute("nil"), Some("true" | "1"))
    }

    /// Everything directly in it, in order.
    #[must_use]
    pub fn children(&self) -> &[Node] {
        &self.children
    }

    /// The first element of this name directly in it.
    #[must_use]
    pub fn child(&self, name: &str) -> Option<&Node> {
        self.children.iter().find(|child| child.is(name))
    }

    /// All elements of this name directly in it, in order.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Node> {
        self.children.iter().filter(move |child| child.is(name))
    }

    /// The element at the end of a path such as `Header/pp/reqstatus`, by the first of each name.
    #[must_use]
    pub fn at(&self, path: &str) -> Option<&Node> {
        path.split('/')
            .try_fold(self, |node, name| node.child(name))
    }

    /// The text at the end of a path, as it stands.
    #[must_use]
    pub fn text_at(&self, path: &str) -> Option<&str> {
        self.at(path).map(Node::text)
    }

    /// The text at the end of a path, without blanks around it.
    #[must_use]
    pub fn word_at(&self, path: &str) -> Option<&str> {
        self.at(path).map(Node::word)
    }

    /// Whether the word at the end of a path is `true` or `1`; `None` where there is no such element.
    #[must_use]
    pub fn flag_at(&self, path: &str) -> Option<bool> {
        let word = self.word_at(path)?;
        Some(word == "1" || word.eq_ignore_ascii_case("true"))
    }

    /// The first element of this name anywhere below it, in the order of the document.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<&Node> {
        self.children.iter().find_map(|child| {
            if child.is(name) {
                Some(child)
            } else {
                child.find(name)
            }
        })
    }
}

fn add_text(open: &mut [Node], text: &str) {
    if let Some(node) = open.last_mut()
        && (node.children.is_empty() || !is_blank(text))
    {
        node.text.push_str(text);
    }
}

fn is_blank(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_whitespace())
}

fn add_char(open: &mut [Node], character: char) {
    if !is_forbidden_in_xml(character)
        && let Some(node) = open.last_mut()
    {
        node.text.push(character);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Node, XmlError> {
        Node::read(text.as_bytes(), Limits::default())
    }

    #[test]
    fn names_are_local_and_their_letter_case_does_not_matter() {
        let tree = read("<s:A xmlns:s='x'><q:LifeTime wsu:Id='7'> 5 </q:LifeTime></s:A>");
        let tree = tree.expect("XML");
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
        assert_eq!(tree.text(), "x & y<z>\n");
        assert_eq!(tree.attribute("b"), Some("<A"));
    }

    #[test]
    fn blanks_are_text_only_where_there_is_nothing_else() {
        let tree = read("<a>\n <b> </b>\n <c/>x\n</a>").expect("XML");
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
        let read = |text: &str| Node::read(text.as_bytes(), limits);
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
        let ns: Vec<_> = tree.all("b").filter_map(|b| b.attribute("n")).collect();
        assert_eq!(ns, ["1", "3"]);
        assert_eq!(tree.flag_at("c/b/d"), Some(true));
        assert_eq!(tree.flag_at("c/d"), None);
        assert_eq!(tree.find("d").map(Node::text), Some("true"));
        assert!(!tree.is_nil());
    }
}
