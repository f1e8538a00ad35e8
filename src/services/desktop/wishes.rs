//! How the desktop wants programs to look: light or dark, with more contrast than usual or not. It says so by itself;
//! nothing here asks over and over.

use iced::theme::Mode;
use iced::{Subscription, Task};

/// Whether a desktop of this system can say that it wants more contrast.
pub const CONTRAST_CAN_BE_TOLD: bool = cfg!(target_os = "linux");

/// What a desktop wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    /// Light or dark; [`Mode::None`] where it does not mind.
    Mode(Mode),
    /// Whether with more contrast than usual.
    Contrast(bool),
}

/// Tells what is wanted, at once and with each change; that nothing is where the desktop cannot say.
pub fn watch() -> Subscription<Wish> {
    #[cfg(target_os = "linux")]
    return Subscription::run(linux::watch);
    // Other systems tell each window whether it is to be dark, and nothing more.
    #[cfg(not(target_os = "linux"))]
    iced::system::theme_changes().map(Wish::Mode)
}

/// Asks at once, where that takes no time.
pub fn ask() -> Task<Wish> {
    #[cfg(target_os = "linux")]
    return Task::none();
    #[cfg(not(target_os = "linux"))]
    iced::system::theme().map(Wish::Mode)
}

#[cfg(target_os = "linux")]
mod linux;
