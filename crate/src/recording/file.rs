//! The members of a recording as files.
//!
//! In: a [`Recording`]. Out: the bytes of its files, and from those a recording
//! again. The first file begins with a line of JSON, the [`Head`]; behind it, and
//! in every other file from the start, members lie one behind the other. A
//! recording in one file is simple to carry; in several, a reader fetches what
//! they come to. The file number N of `my.rec` is called `my.N.rec`.
//!
//! It does not know where files lie.

use std::fmt;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::content::Member;
use super::parts::{FIRST_BYTES, HEAD_BYTES};
use super::{Recording, format};

/// What the first line says.
#[derive(Serialize, Deserialize)]
struct Head {
    /// The number of the format.
    recording: u32,
    /// Of the facts, the answers and each part: the number of its file, how many
    /// bytes behind the first line or the start of its file it begins, its
    /// length in bytes, and the CRC-32 of what is packed in it.
    members: Vec<(usize, usize, usize, u32)>,
}

/// Why files are no recording.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadError {
    /// Cut off, or changed.
    Damaged,
    /// Of another format: this is its number.
    Format(u32),
}

impl fmt::Display for ReadError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ReadError::Damaged => out.write_str("the recording is damaged"),
            ReadError::Format(other) => write!(
                out,
                "the recording has format {other}, and this program reads format {}",
                format()
            ),
        }
    }
}

/// The files of a recording: one, or with `in_parts` one for each of its parts,
/// and one for the answers unless the first has room for them.
pub fn files(recording: &Recording, in_parts: bool) -> Vec<Vec<u8>> {
    let mut files: Vec<Vec<u8>> = vec![Vec::new()];
    let mut members = Vec::new();
    let mut put = |member: &Member, file: usize| {
        files.resize_with(files.len().max(file + 1), Vec::new);
        let bytes = &mut files[file];
        members.push((file, bytes.len(), member.bytes.len(), member.crc));
        bytes.extend_from_slice(&member.bytes);
    };
    let first = recording.parts.first();
    let begun = HEAD_BYTES + recording.facts.bytes.len() + first.map_or(0, |part| part.bytes.len());
    let is_apart = in_parts && begun + recording.answers.bytes.len() > FIRST_BYTES;
    put(&recording.facts, 0);
    put(&recording.answers, usize::from(is_apart));
    for (number, part) in recording.parts.iter().enumerate() {
        let file = match (in_parts, number) {
            (false, _) | (true, 0) => 0,
            (true, _) => number + usize::from(is_apart),
        };
        put(part, file);
    }
    let head = Head {
        recording: format(),
        members,
    };
    // Numbers have no way to fail.
    let mut line = serde_json::to_vec(&head).unwrap_or_default();
    line.push(b'\n');
    files[0].splice(0..0, line);
    files
}

/// The recording that files are.
///
/// # Errors
/// If they are damaged, or of another format.
pub fn read(files: &[Vec<u8>]) -> Result<Recording, ReadError> {
    let first = files.first().ok_or(ReadError::Damaged)?;
    let end = first.iter().position(|&byte| byte == b'\n');
    let end = end.ok_or(ReadError::Damaged)?;
    let head: Head = serde_json::from_slice(&first[..end]).map_err(|_| ReadError::Damaged)?;
    if head.recording != format() {
        return Err(ReadError::Format(head.recording));
    }
    let member = |&(file, start, length, crc): &(usize, usize, usize, u32)| {
        let start = start.checked_add(if file == 0 { end + 1 } else { 0 })?;
        let bytes = files.get(file)?.get(start..start.checked_add(length)?)?;
        let bytes = bytes.to_vec();
        let member = Member { bytes, crc };
        member.unpack().is_some().then_some(member)
    };
    let members: Option<Vec<Member>> = head.members.iter().map(member).collect();
    let mut members = members.ok_or(ReadError::Damaged)?.into_iter();
    let (facts, answers) = members
        .next()
        .zip(members.next())
        .ok_or(ReadError::Damaged)?;
    let parts = members.collect();
    Ok(Recording {
        facts,
        answers,
        parts,
    })
}

/// What the file of a number is called, if the first is called so.
pub fn name(first: &Path, number: usize) -> PathBuf {
    match (number, first.extension()) {
        (0, _) => first.to_owned(),
        (_, Some(extension)) => {
            let mut with_number = std::ffi::OsString::from(number.to_string());
            with_number.push(".");
            with_number.push(extension);
            first.with_extension(with_number)
        }
        (_, None) => first.with_extension(number.to_string()),
    }
}
