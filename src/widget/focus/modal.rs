//! A dialog over the rest of a window, which has the keyboard to itself.

use iced::advanced::layout::{self, Layout};
use iced::advanced::widget::{Operation, Tree, Widget, tree};
use iced::advanced::{Clipboard, Renderer as _, Shell, mouse, overlay, renderer};
use iced::{Event, Length, Rectangle, Renderer, Size, Vector, window};

use super::{begin, give_back, leave, steps, walk};
use crate::theme::Theme;
use crate::widget::Element;

/// `base`, and over it `dialog` while there is one. The dialog has the focus while it is open, and what had it before gets
/// it back when the dialog is closed.
pub fn modal<'a, Message>(
    base: impl Into<Element<'a, Message>>,
    dialog: Option<Element<'a, Message>>,
) -> Modal<'a, Message> {
    Modal {
        base: base.into(),
        dialog,
    }
}

/// See [`modal`].
pub struct Modal<'a, Message> {
    base: Element<'a, Message>,
    dialog: Option<Element<'a, Message>>,
}

#[derive(Debug, Default)]
struct State {
    open: bool,
    /// The place that had the focus before.
    before: Option<usize>,
}

impl<Message> Modal<'_, Message> {
    /// Moves the focus when the dialog has just opened or closed.
    fn follow(&mut self, tree: &mut Tree, layout: Layout<'_>, renderer: &Renderer) {
        let state = tree.state.downcast_mut::<State>();
        let turned = state.open != self.dialog.is_some();
        state.open = self.dialog.is_some();
        if !turned && !state.open {
            return;
        }
        let mut parts = tree.children.iter_mut().zip(layout.children());
        let Some((base, at)) = parts.next() else {
            return;
        };
        let widget = self.base.as_widget_mut();
        let mut operate = |operation: &mut dyn Operation| {
            widget.operate(base, at, renderer, operation);
        };
        if state.open {
            if turned {
                state.before = leave(&mut operate);
            }
            // What had it may be gone with a page of the dialog.
            if let (Some(dialog), Some((tree, at))) = (&mut self.dialog, parts.next()) {
                let widget = dialog.as_widget_mut();
                begin(&mut |operation| widget.operate(tree, at, renderer, operation));
            }
        } else if let Some(before) = state.before.take() {
            give_back(&mut operate, before);
        }
    }
}

impl<Message> Widget<Message, Theme, Renderer> for Modal<'_, Message> {
    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<State>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(State::default())
    }

    fn children(&self) -> Vec<Tree> {
        let parts = std::iter::once(&self.base).chain(&self.dialog);
        parts.map(Tree::new).collect()
    }

    fn diff(&self, tree: &mut Tree) {
        let parts: Vec<_> = std::iter::once(&self.base).chain(&self.dialog).collect();
        tree.diff_children(&parts);
    }

    fn size(&self) -> Size<Length> {
        self.base.as_widget().size()
    }

    fn size_hint(&self) -> Size<Length> {
        self.base.as_widget().size_hint()
    }

    fn layout(
        &mut self,
        tree: &mut Tree,
        renderer: &Renderer,
        limits: &layout::Limits,
    ) -> layout::Node {
        let mut trees = tree.children.iter_mut();
        let Some(base) = trees.next() else {
            return layout::Node::default();
        };
        let base = self.base.as_widget_mut().layout(base, renderer, limits);
        let size = base.size();
        let mut nodes = vec![base];
        if let (Some(dialog), Some(tree)) = (&mut self.dialog, trees.next()) {
            let limits = layout::Limits::new(size, size);
            nodes.push(dialog.as_widget_mut().layout(tree, renderer, &limits));
        }
        layout::Node::with_children(size, nodes)
    }

    // What is covered cannot be used, nor found.
    fn operate(
        &mut self,
        tree: &mut Tree,
        layout: Layout<'_>,
        renderer: &Renderer,
        operation: &mut dyn Operation,
    ) {
        let top = match &mut self.dialog {
            Some(dialog) => dialog,
            None => &mut self.base,
        };
        if let Some((tree, layout)) = tree.children.iter_mut().zip(layout.children()).last() {
            top.as_widget_mut()
                .operate(tree, layout, renderer, operation);
        }
    }

    fn update(
        &mut self,
        tree: &mut Tree,
        event: &Event,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        renderer: &Renderer,
        clipboard: &mut dyn Clipboard,
        shell: &mut Shell<'_, Message>,
        viewport: &Rectangle,
    ) {
        let redrawn = matches!(event, Event::Window(window::Event::RedrawRequested(_)));
        if redrawn || tree.state.downcast_ref::<State>().open != self.dialog.is_some() {
            self.follow(tree, layout, renderer);
        }
        let mut parts = tree.children.iter_mut().zip(layout.children());
        let Some((base, base_at)) = parts.next() else {
            return;
        };
        let mut base_cursor = cursor;
        if let (Some(dialog), Some((tree, at))) = (&mut self.dialog, parts.next()) {
            let widget = dialog.as_widget_mut();
            widget.update(
                tree, event, at, cursor, renderer, clipboard, shell, viewport,
            );
            if shell.is_event_captured() {
                return;
            }
            if let Some(by) = steps(event, false) {
                walk(
                    &mut |operation| widget.operate(tree, at, renderer, operation),
                    by,
                );
                shell.capture_event();
                shell.request_redraw();
                return;
            }
            if matches!(event, Event::Keyboard(_) | Event::InputMethod(_)) {
                return;
            }
            base_cursor = cursor.levitate();
        }
        self.base.as_widget_mut().update(
            base,
            event,
            base_at,
            base_cursor,
            renderer,
            clipboard,
            shell,
            viewport,
        );
    }

    fn draw(
        &self,
        tree: &Tree,
        renderer: &mut Renderer,
        theme: &Theme,
        style: &renderer::Style,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        viewport: &Rectangle,
    ) {
        let mut parts = tree.children.iter().zip(layout.children());
        let Some((base, base_at)) = parts.next() else {
            return;
        };
        let widget = self.base.as_widget();
        let Some((dialog, (tree, at))) = self.dialog.as_ref().zip(parts.next()) else {
            return widget.draw(base, renderer, theme, style, base_at, cursor, viewport);
        };
        let below = cursor.levitate();
        widget.draw(base, renderer, theme, style, base_at, below, viewport);
        renderer.with_layer(layout.bounds(), |renderer| {
            let dialog = dialog.as_widget();
            dialog.draw(tree, renderer, theme, style, at, cursor, viewport);
        });
    }

    fn mouse_interaction(
        &self,
        tree: &Tree,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        viewport: &Rectangle,
        renderer: &Renderer,
    ) -> mouse::Interaction {
        let top = self.dialog.as_ref().unwrap_or(&self.base).as_widget();
        match tree.children.iter().zip(layout.children()).next_back() {
            Some((tree, at)) => top.mouse_interaction(tree, at, cursor, viewport, renderer),
            None => mouse::Interaction::None,
        }
    }

    fn overlay<'b>(
        &'b mut self,
        tree: &'b mut Tree,
        layout: Layout<'b>,
        renderer: &Renderer,
        viewport: &Rectangle,
        translation: Vector,
    ) -> Option<overlay::Element<'b, Message, Theme, Renderer>> {
        let top = match &mut self.dialog {
            Some(dialog) => dialog,
            None => &mut self.base,
        };
        let (tree, at) = tree.children.iter_mut().zip(layout.children()).last()?;
        top.as_widget_mut()
            .overlay(tree, at, renderer, viewport, translation)
    }
}

impl<'a, Message: 'a> From<Modal<'a, Message>> for Element<'a, Message> {
    fn from(modal: Modal<'a, Message>) -> Self {
        Self::new(modal)
    }
}
