//! Names of files that somebody else chose.

/// The longest name, in bytes of UTF-8.
const MAX_BYTES: usize = 200;
/// An ending of at most so many bytes is kept when a name is cut.
const MAX_ENDING: usize = 16;

/// A name that may be given to a file: the last part of a path, without characters that some system forbids, without
/// marks that turn the direction of writing (they can hide an ending), no device of Windows, and not too long. `None`
/// when nothing is left (10 section 1).
#[must_use]
pub fn safe_name(told: &str) -> Option<String> {
    let told = told.split('\0').next().unwrap_or_default();
    let last = told.rsplit(['/', '\\']).next().unwrap_or_default();
    let mut name: String = last
        .chars()
        .map(|c| if is_unsafe(c) { '_' } else { c })
        .collect();
    // Windows drops them, so that another name would come of it.
    name.truncate(name.trim_end_matches(['.', ' ']).len());
    let name = name.trim_start();
    if name.is_empty() {
        return None;
    }
    let name = if is_device(name) {
        format!("_{name}")
    } else {
        name.to_owned()
    };
    Some(cut(name))
}

fn is_unsafe(c: char) -> bool {
    c.is_control()
        || matches!(c, ':' | '?' | '*' | '"' | '<' | '>' | '|')
        || matches!(c, '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}')
        || matches!(c, '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// Names that stand for devices on Windows, whatever their ending.
fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end();
    if ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"]
        .iter()
        .any(|device| stem.eq_ignore_ascii_case(device))
    {
        return true;
    }
    let Some((port, number)) = stem.split_at_checked(3) else {
        return false;
    };
    (port.eq_ignore_ascii_case("COM") || port.eq_ignore_ascii_case("LPT"))
        && matches!(
            number,
            "0" | "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9" | "¹" | "²" | "³"
        )
}

/// Cuts what is too long, between characters, and keeps the ending.
fn cut(mut name: String) -> String {
    if name.len() <= MAX_BYTES {
        return name;
    }
    let ending = match name.rfind('.') {
        Some(at) if name.len() - at <= MAX_ENDING => name.split_off(at),
        _ => String::new(),
    };
    let room = MAX_BYTES - ending.len();
    let end = (0..=room.min(name.len()))
        .rev()
        .find(|at| name.is_char_boundary(*at));
    name.truncate(end.unwrap_or(0));
    name.truncate(name.trim_end_matches(['.', ' ']).len());
    if name.is_empty() {
        name.push('_');
    }
    name + &ending
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_made_safe() {
        for (told, safe) in [
            ("report.txt", Some("report.txt")),
            ("../../etc/passwd", Some("passwd")),
            ("..\\..\\evil:name?.exe", Some("evil_name_.exe")),
            ("C:\\a\\b.txt", Some("b.txt")),
            ("a\0b.exe", Some("a")),
            ("photo\u{202e}gpj.exe", Some("photo_gpj.exe")),
            ("a\u{200f}\u{2066}\r\n.txt", Some("a____.txt")),
            ("x.txt. . .", Some("x.txt")),
            ("con", Some("_con")),
            ("Nul.tar.gz", Some("_Nul.tar.gz")),
            ("com7.log", Some("_com7.log")),
            ("com77.log", Some("com77.log")),
            ("LPT¹", Some("_LPT¹")),
            ("console.log", Some("console.log")),
            (".bashrc", Some(".bashrc")),
            ("été ☕.avi", Some("été ☕.avi")),
            ("", None),
            (".", None),
            ("..", None),
            ("a/..", None),
            ("folder/", None),
            (" . ", None),
            ("\0", None),
        ] {
            assert_eq!(safe_name(told).as_deref(), safe, "{told:?}");
        }
    }

    #[test]
    fn a_long_name_keeps_its_ending() {
        let name = safe_name(&format!("{}.jpeg", "é".repeat(300))).expect("a name");
        assert_eq!(name.len(), 199);
        assert!(name.ends_with("é.jpeg"));
        let name = safe_name(&format!("a.{}", "b".repeat(300))).expect("a name");
        assert_eq!(name.len(), 200);
        let name = safe_name(&format!("{}.{}.txt", "a".repeat(195), "b".repeat(9)));
        assert_eq!(name, Some(format!("{}.txt", "a".repeat(195))));
        let name = safe_name(&format!("{}{}", ".".repeat(250), "x".repeat(20)));
        assert_eq!(name.as_deref(), Some("_"));
    }

    #[test]
    fn a_safe_name_stays_as_it_is() {
        for told in ["..a. . .txt", "con.", "x/..con:.", "😀\u{202e}", "  a  "] {
            let once = safe_name(told).expect("a name");
            assert_eq!(safe_name(&once).as_ref(), Some(&once), "{told:?}");
        }
    }
}
