//! The frames of a run, cut into parts that are fetched one by one.
//!
//! In: a session, the steps to record, and how many bytes are taken already.
//! Out: parts. The words of a part are the columns of its frames, each written
//! as the difference to the one before it and the first to nothing, so a part
//! can be read without those before it. A part ends where an operation ends,
//! unless one operation alone is too long.

use crate::session::Session;

use super::RecordError;
use super::column::Column;
use super::content::{Member, size};
use super::plain::{Plain, Shape};
use super::sections::Sections;
use super::texts::Texts;
use super::value::Value;

/// The most that a reader waits for before the first step: packed facts, frames
/// and the head of their file, in bytes.
pub const FIRST_BYTES: usize = 12_000;

/// The most that the head of a file takes, and the list of parts in the facts, in
/// bytes.
pub const HEAD_BYTES: usize = 600;

/// About how long every other part gets, packed, in bytes.
const PART_BYTES: usize = 32_000;

/// How many words are tried first for a byte of packed ones: more than come out.
const WORDS_A_BYTE: usize = 16;

/// The parts of a run, of which these steps are recorded, each with its first
/// step.
pub fn parts(
    session: &mut Session,
    steps: &[u32],
    facts_bytes: usize,
) -> Result<Vec<(u32, Member)>, RecordError> {
    let shape = Sections::shape();
    let mut parts = Vec::new();
    let mut rest = steps;
    while let Some(&step) = rest.first() {
        let room = match parts.is_empty() {
            true => FIRST_BYTES.saturating_sub(HEAD_BYTES + facts_bytes),
            false => PART_BYTES,
        };
        let (count, member) = part(session, rest, room, &shape)?;
        parts.push((step, member));
        rest = &rest[count..];
    }
    Ok(parts)
}

/// A part of the first of these steps that fits into `room`, and how many steps
/// it is; one step at least.
fn part(
    session: &mut Session,
    steps: &[u32],
    room: usize,
    shape: &Shape,
) -> Result<(usize, Member), RecordError> {
    let mut limit = room * WORDS_A_BYTE;
    loop {
        let draft = Draft::of(session, steps, limit, shape);
        let words = draft.column.words();
        let size = size(draft.texts.from(0), &words);
        if size > room && draft.count > 1 {
            limit = draft.column.count() * room / size * 15 / 16;
            continue;
        }
        let member = Member::pack(draft.texts.from(0), &words);
        let unpacked = member.unpack().map(|(_, words)| words);
        let (count, steps) = (draft.count, &steps[..draft.count]);
        check(session, steps, draft.texts, &unpacked.unwrap_or_default())?;
        return Ok((count, member));
    }
}

/// A part before it is packed.
struct Draft {
    /// How many steps it is.
    count: usize,
    texts: Texts,
    column: Column,
}

impl Draft {
    fn empty(shape: &Shape) -> Draft {
        Draft {
            count: 0,
            texts: Texts::default(),
            column: Column::of(shape),
        }
    }

    /// The first of these steps that need about so many words.
    fn of(session: &mut Session, steps: &[u32], limit: usize, shape: &Shape) -> Draft {
        let mut draft = Draft::empty(shape);
        let mut last: Option<Sections> = None;
        // How many steps there are up to the end of the last operation.
        let mut ended = 0;
        for &step in steps {
            session.seek(step);
            let frame = Sections::of(session);
            frame.write(last.as_ref(), &mut draft.column, &mut draft.texts);
            draft.count += 1;
            if draft.count > 1 && draft.column.count() > limit {
                let count = if ended > 0 { ended } else { draft.count - 1 };
                return Draft::of(session, &steps[..count], usize::MAX, shape);
            }
            if frame.position.operation_ends {
                ended = draft.count;
            }
            last = Some(frame);
        }
        draft
    }
}

/// Reads a part again: each of its frames must be what the engine says. Every
/// text has its word already.
fn check(
    session: &mut Session,
    steps: &[u32],
    mut texts: Texts,
    words: &[u32],
) -> Result<(), RecordError> {
    let shape = Sections::shape();
    let mut column = Column::from_words(&shape, words).ok_or(RecordError::Differs(steps[0]))?;
    let mut read: Option<Value> = None;
    for &step in steps {
        session.seek(step);
        let mut whole = Column::of(&shape);
        Sections::of(session).write(None, &mut whole, &mut texts);
        let expected = Value::read(&shape, None, &mut whole);
        read = Value::read(&shape, read.as_ref(), &mut column);
        if read.is_none() || read != expected {
            return Err(RecordError::Differs(step));
        }
    }
    match column.is_read() {
        true => Ok(()),
        false => Err(RecordError::Differs(steps[0])),
    }
}
