//! The people of the demo network.

/// The account the demo signs in with.
pub const USER: &str = "alice@example.com";
/// Another account of the demo with a person's list, to sign in at a second place or in a second window.
pub const SECOND_USER: &str = "bob@example.net";
/// The password of every demo account.
pub const PASSWORD: &str = "demo";
/// The bot that says back what it is told.
pub const ECHO: &str = "echo@bots.example.net";
/// The bot that answers with emoticons, and nudges now and then.
pub const NUDGER: &str = "nudger@bots.example.net";
/// The bot that comes and goes, and changes its status and message.
pub const WEATHER: &str = "weather@bots.example.net";
