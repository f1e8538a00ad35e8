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
/// What others send has tens of thousands of elements: names and texts are places in what was sent, and the elements stand
/// in one list in the order in which they begin.
#[derive(Clone, PartialEq, Eq)]
pub struct Document {
    source: String,
    /// Texts that do not stand in the source as they are. Their places are counted on from its end.
    made: String,
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
        let source = match std::str::from_utf8(document) {
            Ok(text) => text.to_owned(),
            Err(_) => String::from_utf8_lossy(document).into_owned(),
        };
        let mut building = Building::new(&source, limits);
        building.read()?;
        let Building {
            made,
            elements,
            attributes,
            ..
        } = building;
        Ok(Self {
            made,
            elements,
            attributes,
            source,
        })
    }

    /// The outermost element.
    #[must_use]
    pub fn root(&self) -> Node<'_> {
        Node {
            document: self,
            at: 0,
        }
    }

    fn text(&self, span: Span) -> &str {
        cut(&self.source, &self.made, span)
    }
}

/// What stands in this place of the source or of what was made beside it.
fn cut<'a>(source: &'a str, made: &'a str, Span { start, end }: Span) -> &'a str {
    match start.checked_sub(source.len()) {
        Some(start) => made.get(start..end - source.len()),
        None => source.get(start..end),
    }
    .unwrap_or_default()
}

/// A document of which more is to come.
struct Building<'s> {
    source: &'s str,
    limits: Limits,
    made: String,
    elements: Vec<Element>,
    attributes: Vec<(Span, Span)>,
    open: Vec<Open>,
}

/// An element that is not at its end.
struct Open {
    at: usize,
    name: Span,
    text: Text,
    has_children: bool,
}

/// The text of an element so far.
enum Text {
    /// As it stands in the document.
    Whole(Span),
    /// Put together from several pieces.
    Joined(String),
}

impl<'s> Building<'s> {
    fn new(source: &'s str, limits: Limits) -> Self {
        Self {
            source,
            limits,
            made: String::new(),
            elements: Vec::new(),
            attributes: Vec::new(),
            open: Vec::new(),
        }
    }

    fn read(&mut self) -> Result<(), XmlError> {
        let mut reader = Reader::from_str(self.source.trim_start_matches('\u{feff}'));
        // Done here, by the names that are kept anyway.
        reader.config_mut().check_end_names = false;
        loop {
            let ended = match reader.read_event().map_err(|_| XmlError::Broken)? {
                Event::Start(tag) => {
                    self.begin(&tag)?;
                    false
                }
                Event::Empty(tag) => {
                    self.begin(&tag)?;
                    self.end(None)?
                }
                Event::End(tag) => self.end(Some(tag.local_name().as_ref()))?,
                Event::Text(text) => {
                    if !self.is_between(&text) {
                        self.add_text(&text.xml10_content());
                    }
                    false
                }
                Event::CData(text) => {
                    self.add_text(&text.xml10_content());
                    false
                }
                Event::GeneralRef(name) => {
                    match name.resolve_char_ref().map_err(|_| XmlError::Broken)? {
                        Some(character) => self.add_char(character),
                        None => {
                            let text = resolve_predefined_entity(&name);
                            self.add_text(text.ok_or(XmlError::Entities)?);
                        }
                    }
                    false
                }
                Event::DocType(_) => return Err(XmlError::Entities),
                Event::Eof => return Err(XmlError::Broken),
                Event::Decl(_) | Event::PI(_) | Event::Comment(_) => false,
            };
            if ended {
                return Ok(());
            }
        }
    }

    /// The place of this text: where it stands in the source, or else in what is made beside it.
    fn span(&mut self, text: &str) -> Span {
        let inside = (text.as_ptr() as usize).checked_sub(self.source.as_ptr() as usize);
        if let Some(start) = inside.filter(|start| start + text.len() <= self.source.len()) {
            let end = start + text.len();
            return Span { start, end };
        }
        let start = self.source.len() + self.made.len();
        self.made.push_str(text);
        let end = self.source.len() + self.made.len();
        Span { start, end }
    }

    fn begin(&mut self, tag: &BytesStart<'_>) -> Result<(), XmlError> {
        let at = self.elements.len();
        if self.open.len() >= self.limits.depth || at >= self.limits.nodes {
            return Err(XmlError::TooMany);
        }
        if let Some(parent) = self.open.last_mut() {
            // Blanks between elements are no text of their parent: there are as many as elements.
            if !parent.has_children
                && let Text::Whole(span) = &mut parent.text
                && is_blank(cut(self.source, &self.made, *span))
            {
                span.end = span.start;
            }
            parent.has_children = true;
        }
        let attributes = self.attributes(tag)?;
        let name = self.span(tag.local_name().as_ref());
        self.elements.push(Element {
            name,
            text: name,
            attributes,
            end: at,
        });
        self.open.push(Open {
            at,
            name,
            text: Text::Whole(Span { start: 0, end: 0 }),
            has_children: false,
        });
        Ok(())
    }

    fn attributes(&mut self, tag: &BytesStart<'_>) -> Result<Span, XmlError> {
        let start = self.attributes.len();
        if tag.attributes_raw().is_empty() {
            return Ok(Span { start, end: start });
        }
        for attribute in tag.attributes() {
            let attribute = attribute.map_err(|_| XmlError::Broken)?;
            if attribute.key.as_namespace_binding().is_some() {
                continue;
            }
            if self.attributes.len() - start == self.limits.attributes {
                return Err(XmlError::TooMany);
            }
            // The five entities and numbers are resolved, anything else is refused.
            let value = attribute
                .normalized_value(XmlVersion::Explicit1_0)
                .map_err(|_| XmlError::Entities)?;
            let key = self.span(attribute.key.local_name().as_ref());
            let value = self.span(&value);
            self.attributes.push((key, value));
        }
        let end = self.attributes.len();
        Ok(Span { start, end })
    }

    /// Ends the innermost element, by this name where it has an end of its own; tells whether it is the outermost as well.
    fn end(&mut self, name: Option<&str>) -> Result<bool, XmlError> {
        let open = self.open.pop().ok_or(XmlError::Broken)?;
        if name.is_some_and(|name| name != cut(self.source, &self.made, open.name)) {
            return Err(XmlError::Broken);
        }
        let text = match open.text {
            Text::Whole(span) => span,
            Text::Joined(text) => self.span(&text),
        };
        let end = self.elements.len();
        if let Some(element) = self.elements.get_mut(open.at) {
            element.text = text;
            element.end = end;
        }
        Ok(self.open.is_empty())
    }

    /// Whether this is nothing but the blanks between two elements.
    fn is_between(&self, text: &str) -> bool {
        self.open
            .last()
            .is_none_or(|open| open.has_children && is_blank(text))
    }

    fn add_text(&mut self, text: &str) {
        if self.is_between(text) || text.is_empty() {
            return;
        }
        let span = self.span(text);
        let Some(open) = self.open.last_mut() else {
            return;
        };
        match &mut open.text {
            Text::Whole(whole) if whole.start == whole.end => *whole = span,
            Text::Whole(whole) => {
                let first = cut(self.source, &self.made, *whole);
                open.text = Text::Joined([first, text].concat());
            }
            Text::Joined(joined) => joined.push_str(text),
        }
    }

    fn add_char(&mut self, character: char) {
        if !is_forbidden_in_xml(character) {
            self.add_text(character.encode_utf8(&mut [0; 4]));
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
