//! Where the bytes of a dump come from, as often as they are wanted, and how they are unpacked.
//!
//! A dump may be plain, compressed by gzip (in many members: `jcmd GC.heap_dump -gz` writes one for each MiB), or the first
//! file of a zip. It does not know what the bytes say.

use std::fs::File;
use std::io::{self, BufReader, Cursor, Read};
use std::path::PathBuf;

use flate2::bufread::{DeflateDecoder, MultiGzDecoder};

/// Bytes that can be read from their beginning more than once.
pub trait Source {
    /// Begins anew.
    ///
    /// # Errors
    /// What the system says if the bytes cannot be had.
    fn open(&self) -> io::Result<Box<dyn Read + '_>>;
}

/// A file.
pub struct FileSource(
    /// Where it is.
    pub PathBuf,
);

impl Source for FileSource {
    fn open(&self) -> io::Result<Box<dyn Read + '_>> {
        Ok(Box::new(File::open(&self.0)?))
    }
}

impl Source for [u8] {
    fn open(&self) -> io::Result<Box<dyn Read + '_>> {
        Ok(Box::new(self))
    }
}

/// The bytes of the packed file that are read at a time.
const PIECE: usize = 1 << 18;

/// The signature of a file in a zip, and the bytes of what stands before its name (APPNOTE 4.3.7).
const ZIP: &[u8] = b"PK\x03\x04";
const ZIP_HEADER: usize = 30;
/// The methods of a zip that are read here.
const STORED: u16 = 0;
const DEFLATED: u16 = 8;

/// The source's bytes from their beginning, unpacked.
///
/// # Errors
/// What the system says, or that a zip packs in a way that is not read here.
pub fn opened(source: &(impl Source + ?Sized)) -> io::Result<Box<dyn Read + '_>> {
    let mut raw = source.open()?;
    let mut start = Vec::new();
    raw.by_ref()
        .take(ZIP_HEADER as u64)
        .read_to_end(&mut start)?;
    let packed =
        |start: Vec<u8>, raw| BufReader::with_capacity(PIECE, Cursor::new(start).chain(raw));
    if start.starts_with(b"\x1f\x8b") {
        return Ok(Box::new(MultiGzDecoder::new(packed(start, raw))));
    }
    if !start.starts_with(ZIP) || start.len() < ZIP_HEADER {
        return Ok(Box::new(Cursor::new(start).chain(raw)));
    }
    let number = |at: usize| u16::from_le_bytes([start[at], start[at + 1]]);
    let name_and_extra = u64::from(number(26)) + u64::from(number(28));
    io::copy(&mut raw.by_ref().take(name_and_extra), &mut io::sink())?;
    match number(8) {
        STORED => Ok(raw),
        DEFLATED => Ok(Box::new(DeflateDecoder::new(packed(Vec::new(), raw)))),
        method => Err(io::Error::new(
            io::ErrorKind::Unsupported,
            format!(
                "the zip packs its first file by method {method}: only plain and deflated ones are read"
            ),
        )),
    }
}
