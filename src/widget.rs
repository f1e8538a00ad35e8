//! Our own widgets, and iced's bound to our theme.

pub mod contrast;
pub mod rich;
pub mod transcript;

pub type Element<'a, Message> = iced::Element<'a, Message, crate::theme::Theme>;
pub type Row<'a, Message> = iced::widget::Row<'a, Message, crate::theme::Theme>;
pub type Column<'a, Message> = iced::widget::Column<'a, Message, crate::theme::Theme>;
