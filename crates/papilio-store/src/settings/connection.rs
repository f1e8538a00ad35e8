//! How an account reaches its server.

use serde::{Deserialize, Serialize};

/// How an account reaches its server, and whether it may be elsewhere at the same time. The password of a proxy is never
/// here: it is in the keyring of the desktop.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Connection {
    /// The way to the server.
    pub way: Way,
    /// The kind of proxy on that way.
    pub proxy: ProxyKind,
    /// Where a proxy of one's own is.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub proxy_host: String,
    /// Its port.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub proxy_port: Option<u16>,
    /// The name to sign in to it with.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub proxy_user: String,
    /// Whether files and pictures go from computer to computer where they can.
    pub direct: Direct,
    /// The first and the last port that others may connect to, where it is by some only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub direct_ports: Option<(u16, u16)>,
    /// Whether signing in here signs the account out everywhere else.
    pub one_place: bool,
    /// What the other places of the account see this one as.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub place: String,
}

/// The way to a server.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    /// Directly, and through the web gateway where that fails.
    #[default]
    Automatic,
    /// Directly only.
    Direct,
    /// Through the web gateway only.
    Gateway,
}

/// Whether files and pictures go from computer to computer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direct {
    /// Where they can, by any port.
    #[default]
    Automatic,
    /// Where they can, by some ports only.
    Ports,
    /// By the server only.
    Never,
}

/// A kind of proxy.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProxyKind {
    /// The one the desktop names, if any.
    #[default]
    System,
    /// None, whatever the desktop says.
    None,
    /// SOCKS4a.
    Socks4,
    /// SOCKS5.
    Socks5,
    /// HTTP `CONNECT`.
    Http,
}

impl Connection {
    /// Whether everything is as usual.
    #[must_use]
    pub fn is_usual(&self) -> bool {
        *self == Self::default()
    }
}

impl ProxyKind {
    /// Whether it is one that has to be named.
    #[must_use]
    pub fn is_own(self) -> bool {
        matches!(self, Self::Socks4 | Self::Socks5 | Self::Http)
    }

    /// Whether one can sign in to it with a password.
    #[must_use]
    pub fn has_password(self) -> bool {
        matches!(self, Self::Socks5 | Self::Http)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::{Account, Settings};

    #[test]
    fn a_connection_is_written_in_plain_words_and_read_again() {
        let mut settings = Settings::default();
        settings.remember(Account {
            email: "alice@example.com".into(),
            server: "escargot".into(),
            connection: Connection {
                way: Way::Gateway,
                proxy: ProxyKind::Socks5,
                proxy_host: "proxy.example.com".into(),
                proxy_port: Some(1080),
                proxy_user: "alice".into(),
                direct: Direct::Ports,
                direct_ports: Some((6891, 6900)),
                one_place: true,
                place: "Kitchen".into(),
            },
            ..Account::default()
        });
        let text = toml::to_string(&settings).unwrap();
        for line in [
            "[accounts.connection]",
            "way = \"gateway\"",
            "proxy = \"socks5\"",
            "proxy_port = 1080",
            "direct = \"ports\"",
            "direct_ports = [",
            "one_place = true",
        ] {
            assert!(text.contains(line), "{line} in {text}");
        }
        assert_eq!(toml::from_str::<Settings>(&text).unwrap(), settings);
    }

    #[test]
    fn a_usual_connection_is_not_written() {
        let mut settings = Settings::default();
        settings.remember(Account::default());
        assert!(!toml::to_string(&settings).unwrap().contains("connection"));
    }
}
