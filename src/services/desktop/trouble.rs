//! Why a part of the desktop cannot be used.

use crate::t;

/// Why something of the desktop cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// Programs cannot reach each other here.
    #[cfg(target_os = "linux")]
    NoBus,
    /// Nothing here does it.
    #[cfg(target_os = "linux")]
    NoService,
    /// Papilio does not know how on this system.
    #[cfg(not(target_os = "linux"))]
    NoSystem,
    /// It was refused, or went wrong.
    #[cfg(target_os = "linux")]
    Failed(String),
}

/// Why parts of the desktop cannot be used, as far as they were tried.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Troubles {
    pub toasts: Option<Trouble>,
    pub idle: Option<Trouble>,
    pub tray: Option<Trouble>,
    pub playing: Option<Trouble>,
}

impl Trouble {
    pub fn words(&self) -> String {
        match self {
            #[cfg(target_os = "linux")]
            Self::NoBus => t!("desktop-no-bus"),
            #[cfg(target_os = "linux")]
            Self::NoService => t!("desktop-no-service"),
            #[cfg(not(target_os = "linux"))]
            Self::NoSystem => t!("desktop-no-system"),
            #[cfg(target_os = "linux")]
            Self::Failed(reason) => t!("desktop-failed", reason = reason.as_str()),
        }
    }
}

#[cfg(target_os = "linux")]
impl From<zbus::Error> for Trouble {
    fn from(error: zbus::Error) -> Self {
        match error {
            zbus::Error::Address(_)
            | zbus::Error::InputOutput(_)
            | zbus::Error::Connection(..)
            | zbus::Error::Handshake(_) => Self::NoBus,
            zbus::Error::MethodError(name, words, _) => match name.as_str() {
                "org.freedesktop.DBus.Error.ServiceUnknown"
                | "org.freedesktop.DBus.Error.NameHasNoOwner"
                | "org.freedesktop.DBus.Error.UnknownInterface"
                | "org.freedesktop.DBus.Error.UnknownMethod"
                | "org.freedesktop.DBus.Error.UnknownObject" => Self::NoService,
                name => Self::Failed(words.unwrap_or_else(|| name.to_owned())),
            },
            other => Self::Failed(other.to_string()),
        }
    }
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_bus_that_nobody_started_is_none() {
        let nowhere = zbus::connection::Builder::address("unix:path=/no/such/folder/bus");
        let joined = nowhere.expect("an address").build().await;
        assert_eq!(
            joined.map(|_| ()).map_err(Trouble::from),
            Err(Trouble::NoBus)
        );
    }
}
