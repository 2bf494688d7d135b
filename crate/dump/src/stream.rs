//! Numbers and pieces of a stream of bytes, with the offset of each.
//!
//! A bounded buffer is all that is held, whatever lengths the stream claims. It does not know what records are.

use std::io::{ErrorKind, Read};

use crate::problem::{Problem, What};

/// The buffer's bytes: more than the fields of any object take (65,535 of a class, and it has few superclasses with many).
pub const BUFFER: usize = 1 << 20;

/// A stream and how far it was read.
pub struct Stream<R> {
    from: R,
    buffer: Box<[u8]>,
    /// What is buffered and not yet read.
    start: usize,
    end: usize,
    /// The offset in the stream of the buffer's first byte.
    offset: u64,
    /// The bytes of an id.
    id_size: usize,
}

impl<R: Read> Stream<R> {
    /// A stream at its beginning. Ids have 8 bytes until [`Self::set_id_size`].
    pub fn new(from: R) -> Self {
        Self {
            from,
            buffer: vec![0; BUFFER].into_boxed_slice(),
            start: 0,
            end: 0,
            offset: 0,
            id_size: 8,
        }
    }

    /// Says how many bytes an id has.
    pub fn set_id_size(&mut self, size: usize) {
        self.id_size = size;
    }

    /// How many bytes an id has.
    pub fn id_size(&self) -> usize {
        self.id_size
    }

    /// How many bytes were read.
    pub fn offset(&self) -> u64 {
        self.offset + self.start as u64
    }

    /// A problem at this place.
    pub fn problem(&self, what: What) -> Problem {
        Problem {
            offset: self.offset(),
            what,
        }
    }

    /// Whether nothing follows.
    pub fn is_at_end(&mut self) -> Result<bool, Problem> {
        if self.start == self.end {
            self.refill()?;
        }
        Ok(self.start == self.end)
    }

    /// The next bytes, at most [`BUFFER`] of them.
    pub fn take(&mut self, count: usize) -> Result<&[u8], Problem> {
        while self.end - self.start < count {
            if count > BUFFER {
                return Err(self.problem(What::TooLong(count as u64)));
            }
            let before = self.end - self.start;
            self.refill()?;
            if self.end - self.start == before {
                return Err(self.problem(What::Ends));
            }
        }
        let piece = self.start..self.start + count;
        self.start += count;
        Ok(&self.buffer[piece])
    }

    /// Goes on behind the next bytes, however many.
    pub fn skip(&mut self, count: u64) -> Result<(), Problem> {
        let mut left = count;
        while left > 0 {
            if self.is_at_end()? {
                return Err(self.problem(What::Ends));
            }
            let step = left.min((self.end - self.start) as u64);
            self.start += step as usize;
            left -= step;
        }
        Ok(())
    }

    /// A byte.
    pub fn u1(&mut self) -> Result<u8, Problem> {
        Ok(self.take(1)?[0])
    }

    /// A number of two bytes, as all numbers with its most significant byte first.
    pub fn u2(&mut self) -> Result<u16, Problem> {
        Ok(number(self.take(2)?) as u16)
    }

    /// A number of four bytes.
    pub fn u4(&mut self) -> Result<u32, Problem> {
        Ok(number(self.take(4)?) as u32)
    }

    /// An id.
    pub fn id(&mut self) -> Result<u64, Problem> {
        let size = self.id_size;
        Ok(number(self.take(size)?))
    }

    /// Reads on, and moves what is not yet read to the front.
    fn refill(&mut self) -> Result<(), Problem> {
        self.offset += self.start as u64;
        self.buffer.copy_within(self.start..self.end, 0);
        self.end -= self.start;
        self.start = 0;
        let read = self.from.read(&mut self.buffer[self.end..]);
        self.end += read.map_err(|error| match error.kind() {
            ErrorKind::UnexpectedEof => self.problem(What::Ends),
            _ => self.problem(What::Unreadable(error)),
        })?;
        Ok(())
    }
}

/// The number that bytes make, at most eight of them.
pub fn number(bytes: &[u8]) -> u64 {
    bytes
        .iter()
        .fold(0, |number, byte| number << 8 | u64::from(*byte))
}
