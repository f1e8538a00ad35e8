//! Texts on their way out: headers, and cutting what is too long (05 section 6).

use bytes::Bytes;
use unicode_segmentation::GraphemeCursor;

use super::charset::lines_to_wire;
use super::chunks::cut_payloads;
use super::format::ImFormat;
use crate::api::TextFormat;

/// The largest payload of `MSG`, in bytes: above it servers close the switchboard (01 section 4).
pub const MAX_PAYLOAD: usize = 1664;

/// The most text in one payload, in bytes.
const MAX_BODY: usize = 1400;

/// Above these a receiver drops a chunked text.
const MAX_CHUNKS: usize = 1023;
const MAX_CHUNKED: usize = 1024 * 1024 - 1;

/// The least a server must take, in bytes: the headers alone may need half of it.
pub(super) const MIN_LIMIT: usize = 1000;

/// The payloads that carry this text, in order: one if it fits. No payload is larger than `limit` bytes ([`MAX_PAYLOAD`]
/// unless a server differs; below 1000 it counts as 1000).
///
/// With `chunk_id`, a new GUID in braces, a long text is sent as chunks that the reader joins again: only where every
/// reader can ([`crate::command::Capabilities::CHUNKING`]). Without, or where there would be too many chunks, it becomes
/// several texts. Line ends become CRLF.
#[must_use]
pub fn text_payloads(
    text: &str,
    format: &TextFormat,
    chunk_id: Option<&str>,
    limit: usize,
) -> Vec<Bytes> {
    let text = lines_to_wire(text);
    let head = format!(
        "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=UTF-8\r\nX-MMS-IM-Format: {}\r\n",
        ImFormat::of(format)
    );
    // Room for the blank line, and for `Message-ID: {…}` and `Chunks: 1023`.
    let id_len = chunk_id.map_or(0, |id| "Message-ID: \r\n".len() + id.len());
    let headers = head.len() + 2 + id_len + "Chunks: 1023\r\n".len();
    let budget = limit.max(MIN_LIMIT).saturating_sub(headers).min(MAX_BODY);
    let pieces = split_text(&text, budget);

    let chunk_id = chunk_id
        .filter(|_| pieces.len() > 1 && pieces.len() <= MAX_CHUNKS && text.len() <= MAX_CHUNKED);
    let pieces: Vec<&[u8]> = pieces.into_iter().map(str::as_bytes).collect();
    cut_payloads(&head, &pieces, chunk_id)
}

/// Cuts a text into pieces of at most `budget` bytes (at least 4), between characters as people see them, and after a
/// blank or line end where there is one near. The pieces together are the text. A single grapheme above the budget is cut
/// between its code points.
#[must_use]
pub fn split_text(text: &str, budget: usize) -> Vec<&str> {
    let budget = budget.max(4);
    let mut pieces = Vec::with_capacity(text.len() / budget + 1);
    let mut rest = text;
    while rest.len() > budget {
        let (piece, tail) = rest
            .split_at_checked(cut(rest, budget))
            .unwrap_or((rest, ""));
        pieces.push(piece);
        rest = tail;
    }
    pieces.push(rest);
    pieces
}

/// Where to cut a text that is longer than `budget`: above 0, at most `budget`.
fn cut(text: &str, budget: usize) -> usize {
    let limit = (0..=budget)
        .rev()
        .find(|&at| text.is_char_boundary(at))
        .unwrap_or(0);
    let border = grapheme_border(text, limit);
    // Better after a blank, if that does not leave the piece much shorter.
    let nearest = limit - limit / 8;
    let blank = text
        .get(..border)
        .and_then(|piece| {
            piece
                .char_indices()
                .rev()
                .find(|(_, c)| matches!(c, ' ' | '\n' | '\t' | '\u{3000}'))
        })
        .map(|(at, blank)| at + blank.len_utf8())
        .filter(|&at| at >= nearest && at < border && grapheme_border(text, at) == at);
    match blank {
        Some(at) => at,
        None if border > 0 => border,
        None => limit,
    }
}

/// The last border of graphemes at or before `limit`, which is a border of characters.
fn grapheme_border(text: &str, limit: usize) -> usize {
    let mut cursor = GraphemeCursor::new(limit, text.len(), true);
    // The whole text is one chunk, so the cursor never asks for another.
    match cursor.is_boundary(text, 0) {
        Ok(true) => limit,
        _ => cursor.prev_boundary(text, 0).ok().flatten().unwrap_or(0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_end_between_characters_as_people_see_them() {
        let family = "👨‍👩‍👧‍👦";
        assert_eq!(family.len(), 25);
        let text = family.repeat(4);
        assert_eq!(split_text(&text, 60), [family.repeat(2), family.repeat(2)]);
        // A grapheme above the budget is cut anyway.
        assert!(split_text(family, 10).iter().all(|piece| piece.len() <= 10));
        assert_eq!(split_text(family, 10).concat(), family);
    }

    #[test]
    fn a_line_end_is_never_cut_in_two() {
        let text = format!("{}\r\n{}", "x".repeat(99), "y".repeat(20));
        assert_eq!(split_text(&text, 100)[0], "x".repeat(99));
    }

    #[test]
    fn words_are_kept_whole_where_it_costs_little() {
        assert_eq!(
            split_text("the quick brown fox jumps", 21),
            ["the quick brown fox ", "jumps"]
        );
        assert_eq!(
            split_text("a bcdefghijklmnopqrst", 16),
            ["a bcdefghijklmno", "pqrst"]
        );
    }

    #[test]
    fn short_texts_are_one_payload() {
        let format = TextFormat {
            font: Some("Segoe UI".into()),
            bold: true,
            ..TextFormat::default()
        };
        let payloads = text_payloads("Héllo\nsecond line", &format, Some("{id}"), MAX_PAYLOAD);
        let expected = "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=UTF-8\r\n\
            X-MMS-IM-Format: FN=Segoe%20UI; EF=B; CO=0; CS=0; PF=0\r\n\r\nHéllo\r\nsecond line";
        assert_eq!(payloads, [Bytes::from(expected)]);
    }

    #[test]
    fn no_payload_is_too_large_whatever_the_font() {
        let format = TextFormat {
            font: Some("微".repeat(200).into()),
            rtl: true,
            ..TextFormat::default()
        };
        let id = Some("{6E1A4C20-8B7D-4F1E-9A55-0123456789AB}");
        for (id, limit) in [(None, MAX_PAYLOAD), (id, MAX_PAYLOAD), (id, 1000)] {
            let payloads = text_payloads(&"微软".repeat(1000), &format, id, limit);
            assert!(payloads.len() > 1);
            assert!(payloads.iter().all(|payload| payload.len() <= limit));
        }
    }

    #[test]
    fn what_is_too_long_for_chunks_becomes_texts() {
        let text = "x".repeat(1400 * 1030);
        let payloads = text_payloads(&text, &TextFormat::default(), Some("{id}"), MAX_PAYLOAD);
        assert!(
            payloads
                .iter()
                .all(|payload| payload.starts_with(b"MIME-Version"))
        );
    }
}
