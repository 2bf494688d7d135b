//! Words and texts as packed bytes.
//!
//! In: a value, or words and the texts that they name. Out: a [`Member`], which is
//! a gzip member. Packed in it are: how many texts there are, and of each its
//! length in bytes and itself as UTF-8; then the words up to the end. Every
//! number takes seven bits a byte, the lowest first, with the eighth bit set in
//! all but its last byte. The CRC of gzip tells damage.

use std::io::{Read, Write};
use std::num::NonZeroU64;
use std::rc::Rc;

use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use flate2::{Compression, Crc};

use super::column::Column;
use super::plain::Plain;
use super::texts::Texts;

/// A gzip member.
#[derive(Clone, Debug, PartialEq)]
pub struct Member {
    pub bytes: Vec<u8>,
    /// The CRC-32 of what is packed.
    pub crc: u32,
}

impl Member {
    /// A value, with the texts that it names.
    pub fn of<T: Plain>(value: &T) -> Member {
        let mut texts = Texts::default();
        let mut column = Column::of(&T::shape());
        value.write(None, &mut column, &mut texts);
        Member::pack(texts.from(0), &column.words())
    }

    /// Packs words, and the texts that they name.
    pub fn pack(texts: &[Rc<str>], words: &[u32]) -> Member {
        let content = content(texts, words);
        let mut bytes = Vec::new();
        // More would gain two in a hundred, and take twenty times as long.
        let options = zopfli::Options {
            iteration_count: NonZeroU64::MIN,
            maximum_block_splits: 1,
            ..zopfli::Options::default()
        };
        // Writing into memory has no error.
        let _ = zopfli::compress(options, zopfli::Format::Gzip, &content[..], &mut bytes);
        Member {
            crc: crc_of(&content),
            bytes,
        }
    }

    /// The texts and the words again; `None` if they are damaged.
    pub fn unpack(&self) -> Option<(Vec<String>, Vec<u32>)> {
        let mut bytes = Vec::new();
        let mut gzip = GzDecoder::new(&*self.bytes);
        gzip.read_to_end(&mut bytes).ok()?;
        if crc_of(&bytes) != self.crc {
            return None;
        }
        let mut rest = &bytes[..];
        let mut texts = Vec::new();
        for _ in 0..take(&mut rest)? {
            let (text, behind) = {
                let length = take(&mut rest)? as usize;
                rest.split_at_checked(length)?
            };
            texts.push(String::from_utf8(text.to_vec()).ok()?);
            rest = behind;
        }
        let mut words = Vec::new();
        while !rest.is_empty() {
            words.push(take(&mut rest)?);
        }
        Some((texts, words))
    }
}

/// About how many bytes words and texts take when they are packed: a few more than
/// they do. To pack them takes a hundred times as long.
pub fn size(texts: &[Rc<str>], words: &[u32]) -> usize {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    let written = gzip.write_all(&content(texts, words));
    // Writing into memory has no error.
    written
        .and_then(|()| gzip.finish())
        .map_or(0, |bytes| bytes.len())
}

fn content(texts: &[Rc<str>], words: &[u32]) -> Vec<u8> {
    let mut bytes = Vec::new();
    put(texts.len() as u32, &mut bytes);
    for text in texts {
        put(text.len() as u32, &mut bytes);
        bytes.extend_from_slice(text.as_bytes());
    }
    for &word in words {
        put(word, &mut bytes);
    }
    bytes
}

fn crc_of(bytes: &[u8]) -> u32 {
    let mut crc = Crc::new();
    crc.update(bytes);
    crc.sum()
}

fn put(mut number: u32, bytes: &mut Vec<u8>) {
    while number > 0x7f {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

fn take(bytes: &mut &[u8]) -> Option<u32> {
    let mut number = 0;
    for shift in (0..32).step_by(7) {
        let (&byte, rest) = bytes.split_first()?;
        *bytes = rest;
        number |= u32::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            return Some(number);
        }
    }
    None
}
