//! Bytes, and the numbers of the format among them.

/// Reads from the front; `None` when it is not all there.
#[derive(Clone, Copy, Debug, Default)]
pub struct Reader<'a> {
    bytes: &'a [u8],
}

impl<'a> Reader<'a> {
    pub fn new(bytes: &'a [u8]) -> Self {
        Self { bytes }
    }

    /// How many bytes are left.
    pub fn left(&self) -> usize {
        self.bytes.len()
    }

    /// At most this many of the bytes that are left.
    pub fn up_to(&self, size: usize) -> Self {
        Self::new(self.bytes.get(..size).unwrap_or(self.bytes))
    }

    pub fn rest(&self) -> &'a [u8] {
        self.bytes
    }

    pub fn take(&mut self, size: usize) -> Option<&'a [u8]> {
        let (taken, left) = self.bytes.split_at_checked(size)?;
        self.bytes = left;
        Some(taken)
    }

    pub fn byte(&mut self) -> Option<u8> {
        let [byte] = self.take(1)? else {
            return None;
        };
        Some(*byte)
    }

    /// A number in bytes of seven bits, the lowest first; the eighth bit says that more follow.
    pub fn number(&mut self) -> Option<u64> {
        let mut number = 0;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            let bits = u64::from(byte & 0x7f);
            let shifted = bits << shift;
            if shifted >> shift != bits {
                return None;
            }
            number |= shifted;
            if byte & 0x80 == 0 {
                return Some(number);
            }
        }
        None
    }

    /// A number whose lowest bit is the sign.
    pub fn signed(&mut self) -> Option<i64> {
        let number = self.number()?;
        let size = i64::try_from(number >> 1).ok()?;
        Some(if number & 1 == 1 { -size } else { size })
    }

    /// A number that counts or points to something.
    pub fn size(&mut self) -> Option<usize> {
        usize::try_from(self.number()?).ok()
    }

    /// A block whose size stands before it.
    pub fn sized(&mut self) -> Option<Self> {
        let size = self.size()?;
        self.take(size).map(Self::new)
    }

    pub fn float(&mut self) -> Option<f32> {
        Some(f32::from_le_bytes(self.take(4)?.try_into().ok()?))
    }
}
