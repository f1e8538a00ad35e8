//! The command line.

use std::path::PathBuf;
use std::str::FromStr;

use msnp::api::Address;
use msnp::dialect::Dialect;
use msnp::io::Endpoint;
use msnp_client::{Connection, DirectUse, GatewayUse, ProfileError, Proxy, ServerProfile};
use pico_args::Arguments;

pub const USAGE: &str = "\
Papilio without a window: one JSON object a line in, one JSON object a line out.

papilio-cli --server HOST:PORT [--service-base URL] [--profile FILE.toml] [--ca FILE.pem]
            [--protocol auto|msnp2|…|msnp18] [--gateway auto|always|never] [--proxy URL] [--direct auto|never|LO-HI]
            --account ADDRESS [--data-dir DIR] [--password-stdin]
papilio-cli --demo [--protocol …] [--gateway …] [--proxy …] [--direct …] [--data-dir DIR]

  --server HOST:PORT   the notification server (with --profile: instead of the profile's own)
  --service-base URL   every web service is under this address, at its usual path
  --profile FILE.toml  a server profile, or the name of one that comes with Papilio: escargot, crosstalk
  --ca FILE.pem        certificates to trust besides the system's
  --protocol DIALECT   the only dialect to use; auto (the default) is the best that profile and server allow
  --gateway WHEN       go through the HTTP gateway: auto (the default) when the server's own port cannot be reached,
                       always, never
  --proxy URL          socks4a://, socks5:// or http://, [USER:PASSWORD@]HOST:PORT; system (the default) or none
  --direct WHEN        connect to other clients for files and pictures: auto (the default), never, or listening on one of
                       the ports LO-HI
  --account ADDRESS    the account to sign in with
  --data-dir DIR       keep history, unsent texts and received files here; without it all is forgotten at the end
  --password-stdin     the password is the first line of the input; else it is in PAPILIO_PASSWORD
  --demo               start the embedded network and sign in to it

Commands and events: docs/headless.md. PAPILIO_LOG=debug logs to stderr.
Exit codes: 0 after quit or the end of the input, 2 usage, 3 could not connect, 4 sign-in refused, 5 connection lost
for good.
";

/// What the program was asked to do.
#[derive(Debug)]
pub enum Ask {
    Help,
    Version,
    Run(Options),
}

/// How to run.
#[derive(Debug)]
pub struct Options {
    pub place: Place,
    /// The only dialect to use.
    pub dialect: Option<Dialect>,
    /// How the server is reached.
    pub connection: Connection,
    pub data_dir: Option<PathBuf>,
}

/// Where to sign in.
#[derive(Debug)]
pub enum Place {
    Demo,
    Server {
        profile: Box<ServerProfile>,
        account: Address,
        password_stdin: bool,
    },
}

/// Why the command line cannot be followed.
#[derive(Debug, thiserror::Error)]
pub enum UsageError {
    #[error("{0}")]
    Arguments(#[from] pico_args::Error),
    #[error("{0}")]
    Profile(#[from] ProfileError),
    #[error("cannot read {0}: {1}")]
    File(PathBuf, std::io::Error),
    #[error("{0}")]
    Wrong(String),
}

impl Ask {
    /// Reads the arguments, without the program's name.
    pub fn read(arguments: Vec<std::ffi::OsString>) -> Result<Self, UsageError> {
        let mut arguments = Arguments::from_vec(arguments);
        if arguments.contains(["-h", "--help"]) {
            return Ok(Self::Help);
        }
        if arguments.contains(["-V", "--version"]) {
            return Ok(Self::Version);
        }
        let demo = arguments.contains("--demo");
        let password_stdin = arguments.contains("--password-stdin");
        let server = arguments.opt_value_from_fn("--server", server)?;
        let base: Option<String> = arguments.opt_value_from_str("--service-base")?;
        let profile: Option<String> = arguments.opt_value_from_str("--profile")?;
        let ca: Option<PathBuf> = arguments.opt_value_from_str("--ca")?;
        let dialect = arguments
            .opt_value_from_fn("--protocol", dialect)?
            .flatten();
        let gateway = arguments.opt_value_from_fn("--gateway", gateway)?;
        let proxy = arguments.opt_value_from_fn("--proxy", Proxy::parse)?;
        let direct = arguments.opt_value_from_fn("--direct", direct)?;
        let connection = Connection {
            gateway: gateway.unwrap_or_default(),
            direct: direct.unwrap_or_default(),
            proxy: proxy.unwrap_or_default(),
            ..Connection::default()
        };
        let account = arguments.opt_value_from_fn("--account", account)?;
        let data_dir: Option<PathBuf> = arguments.opt_value_from_str("--data-dir")?;
        if let Some(rest) = arguments.finish().first() {
            return Err(wrong(&format!("unknown argument {}", rest.display())));
        }
        if demo {
            let own = [
                base.is_some(),
                profile.is_some(),
                ca.is_some(),
                password_stdin,
            ];
            if server.is_some() || account.is_some() || own.contains(&true) {
                return Err(wrong("--demo has its own server, account and password"));
            }
            let place = Place::Demo;
            return Ok(Self::Run(Options {
                place,
                dialect,
                connection,
                data_dir,
            }));
        }
        let mut profile = choose(server, base.as_deref(), profile.as_deref())?;
        if let Some(path) = ca {
            let pem =
                std::fs::read_to_string(&path).map_err(|error| UsageError::File(path, error))?;
            profile.trust(&pem)?;
        }
        check_dialect(&profile, dialect)?;
        let account = account.ok_or_else(|| wrong("--account is missing"))?;
        Ok(Self::Run(Options {
            place: Place::Server {
                profile: Box::new(profile),
                account,
                password_stdin,
            },
            dialect,
            connection,
            data_dir,
        }))
    }
}

fn wrong(what: &str) -> UsageError {
    UsageError::Wrong(what.to_owned())
}

fn server(text: &str) -> Result<Endpoint, String> {
    Endpoint::parse(text).ok_or_else(|| format!("{text:?} is no HOST:PORT"))
}

fn account(text: &str) -> Result<Address, String> {
    match text.split_once('@') {
        Some((name, host))
            if !name.is_empty() && !host.is_empty() && !text.contains(char::is_whitespace) =>
        {
            Ok(Address::new(text))
        }
        _ => Err(format!("{text:?} is no address")),
    }
}

fn dialect(text: &str) -> Result<Option<Dialect>, String> {
    if text.eq_ignore_ascii_case("auto") {
        return Ok(None);
    }
    let dialect = Dialect::from_str(&text.to_ascii_uppercase())
        .map_err(|_| format!("{text:?} is no dialect"))?;
    if !dialect.is_finished() {
        return Err(format!(
            "{dialect} is not finished yet; there are {}",
            names(Dialect::FINISHED)
        ));
    }
    Ok(Some(dialect))
}

fn gateway(text: &str) -> Result<GatewayUse, String> {
    match text {
        "auto" => Ok(GatewayUse::Auto),
        "always" => Ok(GatewayUse::Always),
        "never" => Ok(GatewayUse::Never),
        _ => Err(format!("{text:?} is none of auto, always, never")),
    }
}

fn direct(text: &str) -> Result<DirectUse, String> {
    match text {
        "auto" => Ok(DirectUse::AnyPort),
        "never" => Ok(DirectUse::Never),
        ports => DirectUse::by_ports(ports)
            .ok_or_else(|| format!("{text:?} is none of auto, never, LO-HI")),
    }
}

fn names(dialects: &[Dialect]) -> String {
    let names: Vec<_> = dialects.iter().map(ToString::to_string).collect();
    names.join(", ")
}

fn choose(
    server: Option<Endpoint>,
    base: Option<&str>,
    name: Option<&str>,
) -> Result<ServerProfile, UsageError> {
    let profile = match (server, name) {
        (server, Some(name)) => {
            let mut presets = ServerProfile::presets().into_iter();
            let mut profile = match presets.find(|preset| preset.id == name) {
                Some(preset) => preset,
                None => ServerProfile::load(name.as_ref())?,
            };
            if let Some(server) = server {
                profile.server = server;
            }
            profile
        }
        (Some(server), None) => ServerProfile::bare(server),
        (None, None) => return Err(wrong("--server, --profile or --demo is missing")),
    };
    if profile.server.host.is_empty() {
        return Err(wrong("the profile names no server: --server is missing"));
    }
    match base {
        Some(base) => Ok(profile.with_service_base(base)?),
        None => Ok(profile),
    }
}

fn check_dialect(profile: &ServerProfile, dialect: Option<Dialect>) -> Result<(), UsageError> {
    let offered = profile.offered();
    let missing = match dialect {
        Some(dialect) if !offered.contains(&dialect) => dialect.to_string(),
        None if offered.is_empty() => "any finished dialect".to_owned(),
        _ => return Ok(()),
    };
    Err(UsageError::Wrong(format!(
        "what is known of the server does not allow {missing}: its web services are given by --service-base or --profile"
    )))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn direct_connections_are_allowed_forbidden_or_kept_to_some_ports() {
        assert_eq!(direct("auto"), Ok(DirectUse::AnyPort));
        assert_eq!(direct("never"), Ok(DirectUse::Never));
        assert_eq!(direct("6891-6900"), Ok(DirectUse::Ports(6891, 6900)));
        assert_eq!(direct("6891"), Ok(DirectUse::Ports(6891, 6891)));
        for wrong in ["", "always", "0-5", "9-5", "1-65536", "1-2-3", "-"] {
            assert!(direct(wrong).is_err(), "{wrong}");
        }
    }
}
