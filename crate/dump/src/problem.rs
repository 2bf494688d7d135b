//! What is wrong with a dump, and where.
//!
//! It does not know what was read before that.

use std::fmt;
use std::io;

/// Why reading ended.
#[derive(Debug)]
pub enum What {
    /// It does not begin as a heap dump does.
    NotADump,
    /// An id is neither 4 nor 8 bytes long.
    IdSize(u32),
    /// The file ends inside a record.
    Ends,
    /// A record of a heap dump that nobody knows, so where the next one begins is not known either.
    UnknownRecord(u8),
    /// A field or an array has a type that Java has not.
    UnknownType(u8),
    /// An object's record claims more bytes than any object has.
    TooLong(u64),
    /// A record goes on beyond the segment that it is in.
    BeyondSegment,
    /// The bytes could not be had, or not be unpacked.
    Unreadable(io::Error),
}

/// What is wrong, and after how many unpacked bytes.
#[derive(Debug)]
pub struct Problem {
    /// The offset in the unpacked dump, in bytes.
    pub offset: u64,
    /// What is wrong there.
    pub what: What,
}

impl fmt::Display for Problem {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.what {
            What::NotADump => write!(
                to,
                "this is no heap dump: it does not begin with JAVA PROFILE 1.0.1 or 1.0.2"
            )?,
            What::IdSize(size) => write!(to, "ids of {size} bytes: a JVM has 4 or 8")?,
            What::Ends => write!(to, "the file ends inside a record")?,
            What::UnknownRecord(tag) => write!(to, "a record of the unknown kind 0x{tag:02x}")?,
            What::UnknownType(kind) => {
                write!(to, "a field or an array of the unknown type {kind}")?
            }
            What::TooLong(length) => write!(
                to,
                "an object of {length} bytes, more than a class can have fields for"
            )?,
            What::BeyondSegment => write!(to, "a record is longer than the segment that holds it")?,
            What::Unreadable(error) => write!(to, "{error}")?,
        }
        match self.offset {
            0 => Ok(()),
            offset => write!(to, " (at byte {offset})"),
        }
    }
}

impl std::error::Error for Problem {}
