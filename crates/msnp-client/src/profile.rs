//! Server profiles: which server, which dialects, which web services, whom to trust.

mod file;

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

pub use msnp::client::Services;
use msnp::dialect::{AuthKind, Dialect, Quirks};
use msnp::io::Endpoint;

use crate::tls;
use file::File;

/// The profiles that come with the program, in the order they are shown.
const PRESETS: [&str; 3] = [
    include_str!("../../../resources/servers/escargot.toml"),
    include_str!("../../../resources/servers/crosstalk.toml"),
    include_str!("../../../resources/servers/demo.toml"),
];

/// A profile file is no longer than this, in bytes.
const FILE_LIMIT: u64 = 1024 * 1024;

/// What is to be known about a server. A field that is not known is left empty, never guessed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServerProfile {
    /// A short name, part of every account id on this server: lower-case letters, digits, `-` and `.`.
    pub id: String,
    /// The name as people read it.
    pub name: String,
    /// The page where accounts are made, to be opened in a browser.
    pub site: Option<String>,
    /// The notification server. An empty host means that it is chosen at start.
    pub server: Endpoint,
    /// The dialects the server speaks, in any order, finished by us or not.
    pub dialects: Vec<Dialect>,
    /// Where the web services are.
    pub services: Services,
    /// Certificates trusted besides the platform's, for this server only, in PEM.
    pub ca_pem: Option<String>,
    /// SHA-256 fingerprints of certificates, in hexadecimal digits. Where there are any, only servers that show one of
    /// these certificates are trusted, whoever signed it: for the server's own ports and for every web service.
    pub pins: Vec<String>,
    /// Whether the server's own ports, the notification server's and those of switchboards, speak TLS.
    pub tls: bool,
    /// Whether `http://` addresses and falling back to plainer ways are allowed. Without it nothing secret leaves by
    /// plain HTTP, whatever a redirect says.
    pub allow_plain: bool,
    /// What the server does differently.
    pub quirks: Quirks,
}

/// What is wrong with a profile.
#[derive(Debug, thiserror::Error)]
pub enum ProfileError {
    /// The file cannot be read.
    #[error("cannot read {path}: {error}")]
    File {
        /// Which file.
        path: PathBuf,
        /// Why not.
        error: std::io::Error,
    },
    /// The text is no profile; the message names line and field.
    #[error("{0}")]
    Toml(#[from] toml::de::Error),
    /// The profile cannot be written as TOML.
    #[error("{0}")]
    Write(#[from] toml::ser::Error),
    /// A field has a value it cannot have.
    #[error("{field}: {what}")]
    Field {
        /// Which field.
        field: &'static str,
        /// What is wrong with it.
        what: String,
    },
    /// The certificate cannot be used.
    #[error("ca_pem: {0}")]
    Certificate(String),
}

impl ServerProfile {
    /// The profiles that come with the program.
    #[must_use]
    pub fn presets() -> Vec<Self> {
        PRESETS
            .iter()
            .filter_map(|text| match Self::from_toml(text) {
                Ok(profile) => Some(profile),
                Err(error) => {
                    // Cannot happen: a test reads them all.
                    tracing::error!(%error, "preset");
                    None
                }
            })
            .collect()
    }

    /// A profile for a server about which nothing is known but its address.
    #[must_use]
    pub fn bare(server: Endpoint) -> Self {
        Self {
            id: id_from(&server.host),
            name: server.to_string(),
            site: None,
            server,
            dialects: Dialect::ALL.to_vec(),
            services: Services::default(),
            ca_pem: None,
            pins: Vec::new(),
            tls: false,
            allow_plain: false,
            quirks: Quirks::default(),
        }
    }

    /// The embedded network, listening there.
    #[must_use]
    pub fn demo(server: SocketAddr, http: SocketAddr) -> Self {
        let bare = || Self {
            id: "demo".into(),
            ..Self::bare(endpoint(server))
        };
        let preset = Self::presets()
            .into_iter()
            .find(|preset| preset.id == "demo");
        let mut profile = Self {
            server: endpoint(server),
            ..preset.unwrap_or_else(bare)
        };
        profile.allow_plain = true;
        profile.place_services(&format!("http://{http}"));
        profile
    }

    /// Whether a text for somebody offline can be left with the server in this dialect. Where it cannot, it waits here
    /// until they come online.
    #[must_use]
    pub fn keeps_offline_texts(&self, dialect: Dialect) -> bool {
        msnp::client::keeps_offline_texts(dialect, &self.quirks, self.services.oim.is_some())
    }

    /// Puts every web service under one address, at its usual path. An `http` address allows plain HTTP: whoever gives
    /// it has said so.
    ///
    /// # Errors
    /// When the address is neither `http://host…` nor `https://host…`.
    pub fn with_service_base(mut self, base: &str) -> Result<Self, ProfileError> {
        check_url("service_base", base)?;
        self.allow_plain |= is_plain(base);
        self.place_services(base);
        Ok(self)
    }

    /// Trusts these certificates too, for this server.
    ///
    /// # Errors
    /// When there is no certificate in the PEM text, or a broken one.
    pub fn trust(&mut self, pem: &str) -> Result<(), ProfileError> {
        tls::certificates(pem)?;
        let all = self.ca_pem.get_or_insert_default();
        if !all.is_empty() {
            all.push('\n');
        }
        all.push_str(pem);
        Ok(())
    }

    fn place_services(&mut self, base: &str) {
        let base = base.trim_end_matches('/');
        let at = |path: &str| Some(format!("{base}/{path}"));
        self.services = Services {
            nexus: at("rdr/pprdr.asp"),
            login: None,
            rst: at("RST.srf"),
            rst2: at("RST2.srf"),
            address_book: at("abservice/abservice.asmx"),
            sharing: at("abservice/SharingService.asmx"),
            config: at("Config/MsgrConfig.asmx"),
            oim: at("OimWS/oim.asmx"),
            rsi: at("rsi/rsi.asmx"),
            storage: at("storageservice/SchematizedStore.asmx"),
            gateway: at("gateway/gateway.dll"),
        };
    }

    /// The dialects that can be used: spoken by the server, finished by us, and with every service they need known.
    /// Best first.
    #[must_use]
    pub fn offered(&self) -> Vec<Dialect> {
        let mut offered: Vec<_> = Dialect::FINISHED
            .iter()
            .copied()
            .filter(|dialect| self.dialects.contains(dialect) && self.has_services_of(*dialect))
            .collect();
        offered.sort_by(|one, other| other.cmp(one));
        offered
    }

    /// Whether every web service that the dialect needs is known.
    #[must_use]
    pub fn has_services_of(&self, dialect: Dialect) -> bool {
        let services = &self.services;
        let ticket = match dialect.auth() {
            AuthKind::Md5 => true,
            AuthKind::Tweener => {
                let token = dialect.takes_tokens() && services.rst.is_some();
                services.nexus.is_some() || services.login.is_some() || token
            }
            AuthKind::Sso => services.rst.is_some() || services.rst2.is_some(),
        };
        let list =
            dialect.has_syn() || (services.address_book.is_some() && services.sharing.is_some());
        !self.server.host.is_empty() && ticket && list
    }

    /// Reads a profile.
    ///
    /// # Errors
    /// When the text is no TOML, has a field that no profile has, or a value that cannot be.
    pub fn from_toml(text: &str) -> Result<Self, ProfileError> {
        let file: File = toml::from_str(text)?;
        let profile = Self::try_from(file)?;
        profile.check()?;
        Ok(profile)
    }

    /// Writes the profile as [`ServerProfile::from_toml`] reads it.
    ///
    /// # Errors
    /// When it cannot be written as TOML.
    pub fn to_toml(&self) -> Result<String, ProfileError> {
        Ok(toml::to_string_pretty(&File::from(self))?)
    }

    /// Reads a profile file.
    ///
    /// # Errors
    /// When it cannot be read, is larger than 1 MiB, or is no profile.
    pub fn load(path: &Path) -> Result<Self, ProfileError> {
        let failed = |error| ProfileError::File {
            path: path.to_owned(),
            error,
        };
        if std::fs::metadata(path).map_err(failed)?.len() > FILE_LIMIT {
            return Err(failed(std::io::ErrorKind::FileTooLarge.into()));
        }
        Self::from_toml(&std::fs::read_to_string(path).map_err(failed)?)
    }

    /// Reads every `*.toml` of a folder, in the order of the file names. A file that is no profile is told in the second
    /// list and hides no other; a folder that is not there is empty.
    ///
    /// # Errors
    /// When the folder is there and cannot be read.
    pub fn load_folder(folder: &Path) -> Result<(Vec<Self>, Vec<ProfileError>), ProfileError> {
        let failed = |error| ProfileError::File {
            path: folder.to_owned(),
            error,
        };
        let entries = match std::fs::read_dir(folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                return Ok((Vec::new(), Vec::new()));
            }
            Err(error) => return Err(failed(error)),
        };
        let mut paths = Vec::new();
        for entry in entries {
            let path = entry.map_err(failed)?.path();
            if path
                .extension()
                .is_some_and(|extension| extension == "toml")
            {
                paths.push(path);
            }
        }
        paths.sort();
        let (mut profiles, mut errors) = (Vec::new(), Vec::new());
        for path in paths {
            match Self::load(&path) {
                Ok(profile) => profiles.push(profile),
                Err(error @ ProfileError::File { .. }) => errors.push(error),
                Err(error) => errors.push(ProfileError::File {
                    path,
                    error: std::io::Error::new(std::io::ErrorKind::InvalidData, error),
                }),
            }
        }
        Ok((profiles, errors))
    }

    /// Every web address of the profile with the name of its field. The gateway is none of them: it carries the
    /// protocol itself, which is as plain as on its own port.
    fn addresses(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let Services {
            nexus,
            login,
            rst,
            rst2,
            address_book,
            sharing,
            config,
            oim,
            rsi,
            storage,
            gateway: _,
        } = &self.services;
        [
            ("nexus", nexus),
            ("login", login),
            ("rst", rst),
            ("rst2", rst2),
            ("address_book", address_book),
            ("sharing", sharing),
            ("config", config),
            ("oim", oim),
            ("rsi", rsi),
            ("storage", storage),
        ]
        .into_iter()
        .filter_map(|(field, url)| Some((field, url.as_deref()?)))
    }

    fn check(&self) -> Result<(), ProfileError> {
        let wrong = |field, what: &str| ProfileError::Field {
            field,
            what: what.into(),
        };
        if self.id != id_from(&self.id) {
            return Err(wrong(
                "id",
                "only lower-case letters, digits, - and . are allowed",
            ));
        }
        if let Some(gateway) = &self.services.gateway {
            check_url("gateway", gateway)?;
        }
        if let Some(site) = &self.site {
            check_url("site", site)?;
        }
        for (field, url) in self.addresses() {
            check_url(field, url)?;
            if is_plain(url) && !self.allow_plain {
                return Err(wrong(field, "is plain http, and allow_plain is not set"));
            }
        }
        if let Some(pem) = &self.ca_pem {
            tls::certificates(pem)?;
        }
        for pin in &self.pins {
            if tls::fingerprint(pin).is_none() {
                return Err(wrong("pins", "a SHA-256 has 64 hexadecimal digits"));
            }
        }
        Ok(())
    }
}

fn endpoint(address: SocketAddr) -> Endpoint {
    Endpoint {
        host: address.ip().to_string(),
        port: address.port(),
    }
}

/// The text with everything replaced that an id may not have.
fn id_from(text: &str) -> String {
    let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-' || c == '.';
    let id: String = text
        .to_ascii_lowercase()
        .chars()
        .map(|c| if allowed(c) { c } else { '-' })
        .collect();
    if id.is_empty() { "server".into() } else { id }
}

pub(crate) fn is_plain(url: &str) -> bool {
    url.get(..7)
        .is_some_and(|scheme| scheme.eq_ignore_ascii_case("http://"))
}

fn check_url(field: &'static str, url: &str) -> Result<(), ProfileError> {
    let host = ["http://", "https://"].iter().find_map(|scheme| {
        let (head, host) = url.split_at_checked(scheme.len())?;
        head.eq_ignore_ascii_case(scheme).then_some(host)
    });
    match host {
        Some(host)
            if !host.is_empty() && !host.starts_with('/') && !url.contains(char::is_whitespace) =>
        {
            Ok(())
        }
        _ => Err(ProfileError::Field {
            field,
            what: format!("{url:?} is no http(s) address"),
        }),
    }
}

#[cfg(test)]
mod tests;
