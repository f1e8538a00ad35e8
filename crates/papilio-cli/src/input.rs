//! The lines that come in. Read on a thread of their own: standard input cannot be waited for otherwise on every system.

use std::io::{self, BufRead};
use std::thread;

use tokio::sync::mpsc;

/// The longest line that is read whole, in bytes. A longer one is answered by an error.
pub const LINE_LIMIT: usize = 256 * 1024;

/// So many lines may wait.
const LINES: usize = 64;

/// One line of the input.
#[derive(Debug, PartialEq, Eq)]
pub enum Line {
    Text(String),
    /// Not UTF-8; the text with replacement characters.
    NotUtf8(String),
    /// Longer than [`LINE_LIMIT`]; how it begins.
    TooLong(String),
}

/// Starts to read standard input. The channel closes at its end.
pub fn lines() -> io::Result<mpsc::Receiver<Line>> {
    let (sender, lines) = mpsc::channel(LINES);
    thread::Builder::new().name("stdin".into()).spawn(move || {
        let mut input = io::stdin().lock();
        while let Some(line) = next(&mut input) {
            if sender.blocking_send(line).is_err() {
                return;
            }
        }
    })?;
    Ok(lines)
}

/// The next line without its end; `None` at the end of the input, also when reading fails.
fn next(input: &mut impl BufRead) -> Option<Line> {
    let mut line = Vec::new();
    let mut overlong = false;
    let mut any = false;
    loop {
        let chunk = match input.fill_buf() {
            Ok(chunk) => chunk,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => {
                tracing::error!(%error, "input");
                return None;
            }
        };
        if chunk.is_empty() {
            if !any {
                return None;
            }
            break;
        }
        any = true;
        let end = chunk.iter().position(|&byte| byte == b'\n');
        let part = end.and_then(|end| chunk.get(..end)).unwrap_or(chunk);
        let room = LINE_LIMIT - line.len();
        overlong |= part.len() > room;
        line.extend(part.iter().take(room));
        let used = part.len() + usize::from(end.is_some());
        input.consume(used);
        if end.is_some() {
            break;
        }
    }
    if line.last() == Some(&b'\r') {
        line.pop();
    }
    Some(match (String::from_utf8(line), overlong) {
        (Ok(text), false) => Line::Text(text),
        (Ok(text), true) => Line::TooLong(text),
        (Err(error), false) => {
            Line::NotUtf8(String::from_utf8_lossy(error.as_bytes()).into_owned())
        }
        (Err(error), true) => Line::TooLong(String::from_utf8_lossy(error.as_bytes()).into_owned()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::BufReader;

    fn all(input: &[u8]) -> Vec<Line> {
        // A small buffer, so that lines are cut.
        let mut input = BufReader::with_capacity(7, input);
        std::iter::from_fn(|| next(&mut input)).collect()
    }

    #[test]
    fn lines_end_with_either_ending_or_with_the_input() {
        let text = |line: &str| Line::Text(line.to_owned());
        assert_eq!(
            all(b"one\r\n\nthree and more"),
            [text("one"), text(""), text("three and more")]
        );
        assert_eq!(all(b""), []);
        assert_eq!(all(b"\n"), [text("")]);
    }

    #[test]
    fn an_overlong_line_is_cut_and_the_next_one_is_whole() {
        let mut input = vec![b'x'; LINE_LIMIT + 1];
        input.extend(b"\nnext\n");
        let lines = all(&input);
        assert!(matches!(&lines[0], Line::TooLong(text) if text.len() == LINE_LIMIT));
        assert_eq!(lines[1..], [Line::Text("next".into())]);
        assert!(
            matches!(&all(&input[..LINE_LIMIT])[..], [Line::Text(text)] if text.len() == LINE_LIMIT)
        );
    }

    #[test]
    fn bad_utf8_is_told() {
        assert!(matches!(
            &all(b"\xff\xfe\nok")[..],
            [Line::NotUtf8(_), Line::Text(_)]
        ));
    }
}
