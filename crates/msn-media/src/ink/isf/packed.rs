//! The numbers of one coordinate of a stroke: a byte that says how they are packed, then bits, the highest first.
//!
//! `10xiiiii`: differences of differences, each a run of ones that ends with a zero and as many bits as row `i` of
//! [`ROWS`] has at that length. `00dnnnnn`: `n` bits each (0 stands for 32); with `d`, differences of differences, the
//! first two not packed.

use super::reader::Reader;

/// How many bits follow a run of 1, 2, 3, … ones. The lowest of them is the sign.
const ROWS: [&[u8]; 8] = [
    &[1, 2, 4, 6, 8, 12, 16, 24, 32],
    &[1, 1, 2, 4, 8, 12, 16, 24, 32],
    &[1, 1, 1, 2, 4, 8, 14, 22, 32],
    &[2, 2, 3, 5, 8, 12, 16, 24, 32],
    &[3, 4, 5, 8, 12, 16, 24, 32],
    &[4, 6, 8, 12, 16, 24, 32],
    &[6, 8, 12, 16, 24, 32],
    &[7, 8, 12, 16, 24, 32],
];

/// Reads this many numbers, and leaves the reader at the byte after them. `None` when they are not all there.
pub fn numbers(reader: &mut Reader<'_>, count: usize) -> Option<Vec<i64>> {
    let kind = reader.byte()?;
    let mut numbers = Vec::with_capacity(count);
    match (kind & 0xc0, kind & 0x20 != 0, kind & 0x1f) {
        (0x80, _, row) => {
            let row = ROWS.get(usize::from(row))?;
            let mut curve = Curve::default();
            let mut bits = Bits::new(reader.rest());
            for _ in 0..count {
                numbers.push(curve.next(bits.run(row)?)?);
            }
            reader.take(bits.bytes())?;
        }
        (0, curved, width) => {
            let width = if width == 0 { 32 } else { width };
            let mut curve = Curve::default();
            if curved {
                for _ in 0..count.min(2) {
                    numbers.push(curve.next(reader.signed()?)?);
                }
            }
            let mut bits = Bits::new(reader.rest());
            while numbers.len() < count {
                let number = bits.signed(width)?;
                numbers.push(if curved { curve.next(number)? } else { number });
            }
            reader.take(bits.bytes())?;
        }
        _ => return None,
    }
    Some(numbers)
}

/// Adds differences of differences up again.
#[derive(Debug, Default)]
struct Curve {
    last: i64,
    before: i64,
}

impl Curve {
    fn next(&mut self, bend: i64) -> Option<i64> {
        let straight = self.last.checked_mul(2)?.checked_sub(self.before)?;
        let next = straight.checked_add(bend)?;
        // A screen of these would not fit on Earth: only a lie grows without end.
        if i32::try_from(next).is_err() {
            return None;
        }
        self.before = self.last;
        self.last = next;
        Some(next)
    }
}

#[derive(Debug)]
struct Bits<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Bits<'a> {
    fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    /// How many bytes were begun.
    fn bytes(&self) -> usize {
        self.at.div_ceil(8)
    }

    fn bit(&mut self) -> Option<bool> {
        let byte = self.bytes.get(self.at / 8)?;
        let bit = byte >> (7 - self.at % 8) & 1;
        self.at += 1;
        Some(bit == 1)
    }

    /// At most 32 bits.
    fn number(&mut self, width: u8) -> Option<i64> {
        let mut number = 0;
        for _ in 0..width {
            number = number << 1 | i64::from(self.bit()?);
        }
        Some(number)
    }

    /// As two's complement.
    fn signed(&mut self, width: u8) -> Option<i64> {
        let number = self.number(width)?;
        let top = 1_i64 << (width - 1);
        Some(if number & top == 0 {
            number
        } else {
            number - 2 * top
        })
    }

    fn run(&mut self, row: &[u8]) -> Option<i64> {
        let mut least = 1_i64;
        let mut widths = row.iter();
        if !self.bit()? {
            return Some(0);
        }
        let mut width = *widths.next()?;
        while self.bit()? {
            // Each row goes on where the one before it ends.
            least += 1 << (width - 1);
            width = *widths.next()?;
        }
        let number = self.number(width)?;
        let size = (number >> 1) + least;
        Some(if number & 1 == 1 { -size } else { size })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8], count: usize) -> Option<(Vec<i64>, usize)> {
        let mut reader = Reader::new(bytes);
        let numbers = numbers(&mut reader, count)?;
        Some((numbers, reader.left()))
    }

    #[test]
    fn plain_numbers_have_as_many_bits_as_the_first_byte_says() {
        // 5 bits each: 3, -1, -16, then what is left of the byte.
        let bytes = [0x05, 0b0001_1111, 0b1110_0000, 0xaa];
        assert_eq!(read(&bytes, 3), Some((vec![3, -1, -16], 1)));
        let wide = [0x00, 0xff, 0xff, 0xff, 0xfe];
        assert_eq!(read(&wide, 1), Some((vec![-2], 0)));
    }

    #[test]
    fn a_curve_begins_with_two_whole_numbers() {
        // 100, then 2·100 - 90 = 110 (a bend of -90), then bends of 0 and 1 in two bits each.
        let bytes = [0x22, 0xc8, 0x01, 0xb5, 0x01, 0b0001_0000];
        assert_eq!(read(&bytes, 4), Some((vec![100, 110, 120, 131], 0)));
        assert_eq!(read(&[0x22, 0x08], 1), Some((vec![4], 0)));
    }

    #[test]
    fn runs_of_ones_choose_the_width() {
        // Row 0: 0 → 0; 10s → ±1; 110ds → ±2 or ±3.
        let bytes = [0x80, 0b0100_1101, 0b1000_0000];
        assert_eq!(read(&bytes, 3), Some((vec![0, 1, -1], 0)));
    }

    #[test]
    fn what_is_missing_or_unknown_is_refused() {
        assert_eq!(read(&[0x05, 0xff], 2), None);
        assert_eq!(read(&[0x88, 0], 1), None, "there are eight rows");
        assert_eq!(read(&[0x40, 0], 1), None);
        assert_eq!(read(&[0x87, 0xff, 0xff], 1), None, "a run that is too long");
        assert_eq!(read(&[], 1), None);
    }

    #[test]
    fn bends_that_add_up_to_nonsense_are_refused() {
        let mut bytes = vec![0x20];
        bytes.extend([0xfe, 0xff, 0xff, 0xff, 0x0f, 0xfe, 0xff, 0xff, 0xff, 0x0f]);
        bytes.extend([0x7f; 64]);
        assert_eq!(read(&bytes, 16), None);
    }
}
