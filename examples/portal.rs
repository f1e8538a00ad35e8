//! A portal as a desktop has one, for the real window on a display without a desktop (`tests/window/flows.sh`). Whoever asks
//! for a file gets the one it was started with, by its address (`file:///…`), and each line of its input is a setting of how
//! programs are to look and its value now: `contrast 1` for more than usual, `color-scheme 1` for dark. It prints a line once
//! it is there, and ends with its input.

#[cfg(target_os = "linux")]
fn main() -> zbus::Result<()> {
    let address = std::env::args().nth(1).unwrap_or_default();
    played::until_the_input_ends(address)
}

#[cfg(not(target_os = "linux"))]
fn main() {}

#[cfg(target_os = "linux")]
mod played {
    use std::collections::HashMap;
    use std::io::BufRead as _;
    use std::time::Duration;

    use zbus::fdo::Error;
    use zbus::message::Header;
    use zbus::zvariant::{ObjectPath, OwnedObjectPath, OwnedValue, Value};
    use zbus::{Connection, blocking, interface};

    const NAME: &str = "org.freedesktop.portal.Desktop";
    const PATH: &str = "/org/freedesktop/portal/desktop";
    const SPACE: &str = "org.freedesktop.appearance";

    /// What is answered with where nothing went wrong.
    const CHOSEN: u32 = 0;

    /// How long the person takes to choose.
    const CHOOSING: Duration = Duration::from_millis(500);

    struct FileChooser {
        address: String,
    }

    #[interface(name = "org.freedesktop.portal.FileChooser")]
    impl FileChooser {
        /// The answer is a signal of an object whose path the caller knows before it asks.
        async fn open_file(
            &self,
            #[zbus(header)] header: Header<'_>,
            #[zbus(connection)] bus: &Connection,
            _parent_window: &str,
            _title: &str,
            options: HashMap<String, OwnedValue>,
        ) -> Result<OwnedObjectPath, Error> {
            let token = options.get("handle_token").map(|token| &**token);
            let (Some(Value::Str(token)), Some(caller)) = (token, header.sender()) else {
                return Err(Error::InvalidArgs("no handle_token".to_owned()));
            };
            let caller = caller.trim_start_matches(':').replace('.', "_");
            let request = ObjectPath::try_from(format!("{PATH}/request/{caller}/{token}"))
                .map_err(|error| Error::InvalidArgs(error.to_string()))?;
            let request = OwnedObjectPath::from(request);
            let (bus, address, at) = (bus.clone(), self.address.clone(), request.clone());
            // Callers do not expect the answer before this call is over: it comes as late as from a quick person.
            drop(std::thread::spawn(move || {
                std::thread::sleep(CHOOSING);
                answer(&bus.into(), &at, &address)
            }));
            Ok(request)
        }
    }

    fn answer(bus: &blocking::Connection, at: &ObjectPath<'_>, address: &str) -> zbus::Result<()> {
        let chosen = HashMap::from([("uris", Value::from(vec![address]))]);
        let interface = "org.freedesktop.portal.Request";
        bus.emit_signal(None::<&str>, at, interface, "Response", &(CHOSEN, chosen))
    }

    #[derive(Default)]
    struct Settings(HashMap<String, u32>);

    #[interface(name = "org.freedesktop.portal.Settings")]
    impl Settings {
        fn read(&self, space: &str, key: &str) -> Result<Value<'static>, Error> {
            if !matches!((space, key), (SPACE, "contrast" | "color-scheme")) {
                return Err(Error::InvalidArgs(key.to_owned()));
            }
            let value = self.0.get(key).copied().unwrap_or_default();
            Ok(Value::Value(Box::new(value.into())))
        }
    }

    pub fn until_the_input_ends(address: String) -> zbus::Result<()> {
        let bus = blocking::connection::Builder::session()?
            .serve_at(PATH, FileChooser { address })?
            .serve_at(PATH, Settings::default())?
            .name(NAME)?
            .build()?;
        println!("ready");
        let settings = bus.object_server().interface::<_, Settings>(PATH)?;
        for line in std::io::stdin().lock().lines() {
            let line = line?;
            let Some((key, value)) = line.split_once(' ') else {
                continue;
            };
            let Ok(value) = value.trim().parse::<u32>() else {
                continue;
            };
            settings.get_mut().0.insert(key.to_owned(), value);
            let told = (SPACE, key, Value::from(value));
            let interface = "org.freedesktop.portal.Settings";
            bus.emit_signal(None::<&str>, PATH, interface, "SettingChanged", &told)?;
        }
        Ok(())
    }
}
