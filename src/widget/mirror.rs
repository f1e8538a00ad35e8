//! Windows from right to left: what is laid out from left to right is turned round, in one place.
//!
//! iced lays everything out from left to right. What that gives is a tree of rectangles, and the mirror image of each
//! within its parent is the layout for a language that is written from right to left: rows, paddings, indents and sides
//! alike. Only what draws beyond its rectangles has to ask for [`is_right_to_left`](i18n::is_right_to_left) by itself.

use iced::advanced::layout::{Limits, Node};
use iced::advanced::text;
use iced::advanced::widget::Tree;
use iced::{Point, Rectangle, Renderer};

use crate::i18n;
use crate::widget::Element;
use crate::widget::around::{Around, wrap};

/// Content that is turned round where the language goes from right to left.
pub struct Mirror<'a, Message>(Element<'a, Message>);

/// The content of a window.
///
/// Around a part of a window it has the part stay as it was laid out: what is turned round twice.
pub fn mirror<'a, Message>(content: impl Into<Element<'a, Message>>) -> Mirror<'a, Message> {
    Mirror(content.into())
}

/// Where the text of a field begins.
///
/// Texts that are given more room than they need are put into a container of that width instead: one line of them that
/// goes from right to left is drawn beside its place by iced when it is aligned in any way.
pub fn start() -> text::Alignment {
    if i18n::is_right_to_left() {
        text::Alignment::Right
    } else {
        text::Alignment::Default
    }
}

/// How the lines of a text are aligned that has the middle of a window.
pub fn middle() -> text::Alignment {
    if i18n::is_right_to_left() {
        text::Alignment::Default
    } else {
        text::Alignment::Center
    }
}

/// The layout as the language wants it.
pub fn directed(node: Node) -> Node {
    if i18n::is_right_to_left() {
        turned(&node)
    } else {
        node
    }
}

fn turned(node: &Node) -> Node {
    let width = node.size().width;
    let children = node.children().iter().map(|child| {
        let Rectangle {
            x, y, width: own, ..
        } = child.bounds();
        turned(child).move_to(Point::new(width - x - own, y))
    });
    let bounds = node.bounds();
    Node::with_children(node.size(), children.collect()).move_to(bounds.position())
}

impl<'a, Message> Around<'a, Message> for Mirror<'a, Message> {
    const IS_THIN: bool = true;

    fn content(&self) -> &Element<'a, Message> {
        &self.0
    }

    fn content_mut(&mut self) -> &mut Element<'a, Message> {
        &mut self.0
    }

    fn layout(&mut self, tree: &mut Tree, renderer: &Renderer, limits: &Limits) -> Node {
        directed(self.0.as_widget_mut().layout(tree, renderer, limits))
    }
}

impl<'a, Message: 'a> From<Mirror<'a, Message>> for Element<'a, Message> {
    fn from(mirror: Mirror<'a, Message>) -> Self {
        wrap(mirror)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::tests::speaking;
    use crate::samples;
    use iced::widget::{column, container, row, text};
    use iced::{Length, Size};

    /// Where words are: their left edge, in a window 200 wide.
    fn left(words: &str) -> f32 {
        let line = row![
            text("one"),
            container("two").padding(iced::padding::left(20))
        ];
        let view: Element<'_, ()> = column![line, "three"].width(Length::Fill).into();
        let mut ui = samples::simulate((200.0, 100.0), view);
        let found = ui.find(words).expect("it is there");
        iced_test::selector::Bounded::bounds(&found).x
    }

    #[test]
    fn what_is_first_is_at_the_right_where_one_reads_from_there() {
        assert!(left("one") < left("two"));
        assert_eq!(left("three"), 0.0);
        speaking("he", || {
            assert!(left("one") > left("two"));
            assert!(left("three") > 100.0);
        });
    }

    #[test]
    fn what_is_turned_round_twice_is_as_it_was() {
        let leaf = |x| Node::new(Size::new(10.0, 5.0)).move_to(Point::new(x, 2.0));
        let inner = Node::with_children(Size::new(40.0, 9.0), vec![leaf(3.0), leaf(20.0)]);
        let node = Node::with_children(Size::new(100.0, 50.0), vec![inner.translate([7.0, 1.0])]);
        let once = turned(&node);
        assert_eq!(once.children()[0].bounds().x, 53.0);
        assert_eq!(once.children()[0].children()[0].bounds().x, 27.0);
        assert_eq!(format!("{:?}", turned(&once)), format!("{node:?}"));
    }
}
