//! What the user wants of the desktop.

use serde::{Deserialize, Serialize};
use toml::Table;

/// What is done with the desktop.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Desktop {
    /// Small messages in a corner of the screen.
    pub toasts: Toasts,
    /// Minutes without input after which one is idle; 0 for never.
    pub idle_minutes: u16,
    /// Whether the program goes on in the tray when its window is closed, where there is a tray.
    pub stay_in_tray: bool,
    /// What happens when the last window is closed where there is no tray.
    pub without_tray: WithoutTray,
    /// Whether contacts see what is being played.
    pub tell_playing: bool,
    /// What this version does not know; written back as it was.
    #[serde(flatten)]
    pub other: Table,
}

/// What happens when the last window is closed where there is no tray.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WithoutTray {
    /// The user is asked.
    #[default]
    Ask,
    /// The program ends.
    Quit,
    /// The program goes on, and its window is made small.
    Stay,
}

/// Which small messages in a corner of the screen there are.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Toasts {
    /// A contact came online.
    pub online: bool,
    /// Somebody wrote or nudged.
    pub message: bool,
    /// A mail arrived.
    pub mail: bool,
    /// Somebody wants to be on the list.
    pub request: bool,
    /// Whether they show what was written; otherwise only by whom.
    pub show_text: bool,
    /// What this version does not know; written back as it was.
    #[serde(flatten)]
    pub other: Table,
}

impl Default for Desktop {
    fn default() -> Self {
        Self {
            toasts: Toasts::default(),
            idle_minutes: 5,
            stay_in_tray: true,
            without_tray: WithoutTray::default(),
            tell_playing: false,
            other: Table::new(),
        }
    }
}

impl Default for Toasts {
    fn default() -> Self {
        Self {
            online: true,
            message: true,
            mail: true,
            request: true,
            show_text: true,
            other: Table::new(),
        }
    }
}
