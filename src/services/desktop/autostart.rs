//! Starting with the system, by the folder of the desktop for that (XDG autostart). Every call may block.

use std::path::Path;
#[cfg(target_os = "linux")]
use std::path::PathBuf;

use super::Trouble;

/// Whether the program starts with the system.
pub fn is_on() -> Result<bool, Trouble> {
    #[cfg(target_os = "linux")]
    {
        let entry = std::fs::read_to_string(place()?);
        Ok(entry.is_ok_and(|entry| is_meant(&entry)))
    }
    #[cfg(not(target_os = "linux"))]
    {
        Err(Trouble::NoSystem)
    }
}

/// Lets it start with the system, or not any more; whether it does then. `data_dir`: where things are kept, if that is
/// not the usual place.
pub fn set(on: bool, data_dir: Option<&Path>) -> Result<bool, Trouble> {
    #[cfg(target_os = "linux")]
    {
        linux_set(on, data_dir)?;
        is_on()
    }
    #[cfg(not(target_os = "linux"))]
    {
        let _ = (on, data_dir);
        Err(Trouble::NoSystem)
    }
}

#[cfg(target_os = "linux")]
fn place() -> Result<PathBuf, Trouble> {
    let folders = directories::BaseDirs::new().ok_or(Trouble::NoService)?;
    Ok(folders.config_dir().join("autostart/papilio.desktop"))
}

#[cfg(target_os = "linux")]
fn linux_set(on: bool, data_dir: Option<&Path>) -> Result<(), Trouble> {
    use std::io::{ErrorKind, Write as _};

    let failed = |error: std::io::Error| Trouble::Failed(error.to_string());
    let place = place()?;
    if !on {
        return match std::fs::remove_file(place) {
            Err(error) if error.kind() != ErrorKind::NotFound => Err(failed(error)),
            _ => Ok(()),
        };
    }
    // An AppImage runs from a folder that is gone tomorrow; this is its own file.
    let image = std::env::var_os("APPIMAGE").map(PathBuf::from);
    let program = match image.filter(|image| image.is_absolute()) {
        Some(image) => image,
        None => std::env::current_exe().map_err(failed)?,
    };
    let entry =
        entry(&program, data_dir).ok_or_else(|| Trouble::Failed(program.display().to_string()))?;
    let folder = place.parent().ok_or(Trouble::NoService)?;
    std::fs::create_dir_all(folder).map_err(failed)?;
    // Whole or not at all.
    let mut file = tempfile::NamedTempFile::new_in(folder).map_err(failed)?;
    file.write_all(entry.as_bytes()).map_err(failed)?;
    file.as_file().sync_all().map_err(failed)?;
    file.persist(place).map_err(|error| failed(error.error))?;
    Ok(())
}

/// Whether the desktop follows this entry: it may have been switched off there.
#[cfg(target_os = "linux")]
fn is_meant(entry: &str) -> bool {
    let said = |line: &str| entry.lines().any(|own| own.replace(' ', "") == line);
    said("[DesktopEntry]") && !said("Hidden=true") && !said("X-GNOME-Autostart-enabled=false")
}

/// The entry that starts this program; `None` where a path cannot be written in one.
#[cfg(target_os = "linux")]
fn entry(program: &Path, data_dir: Option<&Path>) -> Option<String> {
    let mut command = format!("{} --hidden", quoted(program)?);
    if let Some(folder) = data_dir {
        command.push_str(" --data-dir ");
        command.push_str(&quoted(folder)?);
    }
    Some(format!(
        "[Desktop Entry]\nType=Application\nName=Papilio\nExec={command}\nIcon=papilio\nTerminal=false\n\
         X-GNOME-Autostart-enabled=true\n"
    ))
}

/// An argument as the key `Exec` wants it: in quotes, and what means something in them or in the file escaped.
#[cfg(target_os = "linux")]
fn quoted(path: &Path) -> Option<String> {
    let path = path
        .to_str()
        .filter(|path| !path.contains(char::is_control))?;
    let mut quoted = String::from("\"");
    for c in path.chars() {
        match c {
            // Escaped in the quotes, and each backslash again in the file.
            '"' | '`' | '$' => quoted.extend(['\\', '\\', c]),
            '\\' => quoted.push_str("\\\\\\\\"),
            '%' => quoted.push_str("%%"),
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    Some(quoted)
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn an_entry_starts_the_program_hidden() {
        let entry = entry(Path::new("/opt/my papilio/papilio"), None).expect("an entry");
        assert!(
            entry.starts_with("[Desktop Entry]\nType=Application\n"),
            "{entry}"
        );
        assert!(
            entry.contains("\nExec=\"/opt/my papilio/papilio\" --hidden\n"),
            "{entry}"
        );
        assert!(is_meant(&entry));
        let off = entry.replace("enabled=true", "enabled=false");
        assert!(!is_meant(&off));
        assert!(!is_meant(&format!("{entry}Hidden=true\n")));
        assert!(!is_meant(""));
    }

    #[test]
    fn a_path_means_what_it_says() {
        for (path, written) in [
            ("/a b", r#""/a b""#),
            (r#"/a"b"#, r#""/a\\"b""#),
            ("/$HOME/`id`", r#""/\\$HOME/\\`id\\`""#),
            (r"/a\b", r#""/a\\\\b""#),
            ("/100%", r#""/100%%""#),
        ] {
            assert_eq!(quoted(Path::new(path)).as_deref(), Some(written));
        }
        assert_eq!(quoted(Path::new("/a\nExec=evil")), None);
        let entry = entry(Path::new("/p"), Some(Path::new("/my data"))).expect("an entry");
        assert!(
            entry.contains("\nExec=\"/p\" --hidden --data-dir \"/my data\"\n"),
            "{entry}"
        );
    }
}
