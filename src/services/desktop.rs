//! What the program uses of the desktop, by its message bus. Each part works or says why it does not; none is waited for
//! by a window.

pub mod autostart;
#[cfg(all(test, target_os = "linux"))]
mod bus;
pub mod idle;
pub mod playing;
#[cfg(target_os = "linux")]
mod portal;
#[cfg(target_os = "linux")]
mod proxy;
pub mod sleep;
pub mod toasts;
pub mod tray;
mod trouble;
pub mod wishes;

#[cfg(target_os = "linux")]
pub use proxy::completed;
pub use trouble::{Trouble, Troubles};
