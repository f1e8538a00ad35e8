//! The mark of a file that came from the network, for the programs that look at it before they open one.

use std::fs::File;
use std::path::Path;

/// Marks a file as one that came from the network. What that was cannot be told in an address of the web; whoever sent
/// it is nobody else's business. A file system without room for marks is no harm.
pub(super) fn from_network(file: &File, path: &Path) {
    if let Err(error) = mark(file, path) {
        tracing::debug!(%error, "a received file is not marked");
    }
}

#[cfg(target_os = "linux")]
fn mark(file: &File, _: &Path) -> std::io::Result<()> {
    let flags = rustix::fs::XattrFlags::empty();
    for name in ["user.xdg.origin.url", "user.xdg.referrer.url"] {
        rustix::fs::fsetxattr(file, name, b"msnim:", flags)?;
    }
    Ok(())
}

#[cfg(target_os = "macos")]
fn mark(file: &File, _: &Path) -> std::io::Result<()> {
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    let seconds = now.map_or(0, |since| since.as_secs());
    // Flags, time, program: asked about before it is opened for the first time.
    let value = format!("0083;{seconds:08x};Papilio;");
    let flags = rustix::fs::XattrFlags::empty();
    rustix::fs::fsetxattr(file, "com.apple.quarantine", value.as_bytes(), flags)?;
    Ok(())
}

#[cfg(windows)]
fn mark(_: &File, path: &Path) -> std::io::Result<()> {
    let mut stream = path.as_os_str().to_owned();
    stream.push(":Zone.Identifier");
    std::fs::write(stream, "[ZoneTransfer]\r\nZoneId=3\r\n")
}

#[cfg(not(any(target_os = "linux", target_os = "macos", windows)))]
fn mark(_: &File, _: &Path) -> std::io::Result<()> {
    Ok(())
}
