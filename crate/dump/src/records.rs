//! The records of a dump in their order, told to a [`Visitor`].
//!
//! The format: the JDK's heapDumper.cpp, whose head lists the records and their fields. Lengths are checked against the
//! segment that holds them, and nothing is allocated by a length that the file claims. It does not know what a class means.

use std::io::Read;

use crate::problem::{Problem, What};
use crate::stream::{BUFFER, Stream, number};

/// A type of a field or of an array's elements, as the format numbers them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Type {
    /// A reference.
    Reference,
    /// `boolean` or `byte`.
    Byte,
    /// `char` or `short`.
    Short,
    /// `int` or `float`.
    Int,
    /// `long` or `double`.
    Long,
}

impl Type {
    /// The type of a number of the format.
    fn of(number: u8) -> Option<Self> {
        Some(match number {
            2 => Self::Reference,
            4 | 8 => Self::Byte,
            5 | 9 => Self::Short,
            6 | 10 => Self::Int,
            7 | 11 => Self::Long,
            _ => return None,
        })
    }

    /// The bytes that a value takes in a dump with such ids.
    pub fn size(self, id_size: usize) -> usize {
        match self {
            Self::Reference => id_size,
            Self::Byte => 1,
            Self::Short => 2,
            Self::Int => 4,
            Self::Long => 8,
        }
    }
}

/// The names of the primitive types, by the numbers of the format less 4.
pub const PRIMITIVES: [&str; 8] = [
    "boolean", "char", "float", "double", "byte", "short", "int", "long",
];

/// A class as the dump describes it.
#[derive(Debug, Default)]
pub struct Class {
    /// The class object's id.
    pub id: u64,
    /// That of its superclass, or 0.
    pub superclass: u64,
    /// Its class loader, signers and protection domain, those that there are.
    pub holds: Vec<u64>,
    /// Its static fields that are references: the id of the name, and of the object.
    pub statics: Vec<(u64, u64)>,
    /// The fields that it declares: the id of the name, and the type.
    pub fields: Vec<(u64, Type)>,
}

/// Is told what a dump holds. What it has no use for it need not hear.
pub trait Visitor {
    /// How many bytes an id has.
    fn begins(&mut self, _id_size: usize) {}
    /// A text of the dump, in modified UTF-8.
    fn text(&mut self, _id: u64, _text: &[u8]) {}
    /// A class object and the text that is its name.
    fn loaded(&mut self, _class: u64, _name: u64) {}
    /// A thread that was alive when the dump was taken.
    fn thread(&mut self, _object: u64) {}
    /// An object that the JVM holds: a class that stays, what a frame or native code refers to, a thread, a monitor.
    fn root(&mut self, _object: u64) {}
    /// A class.
    fn class(&mut self, _class: Class) {}
    /// An object with its fields' bytes, those of its own class first.
    fn instance(&mut self, _id: u64, _class: u64, _fields: &[u8]) {}
    /// An array of references; `true` has its elements told.
    fn array(&mut self, _id: u64, _class: u64, _length: u32) -> bool {
        false
    }
    /// Some more elements of that array: ids one after the other.
    fn elements(&mut self, _ids: &[u8]) {}
    /// An array of the primitive type of that number; `true` has its bytes told.
    fn primitives(&mut self, _id: u64, _type: u8, _length: u32) -> bool {
        false
    }
    /// Some more bytes of that array.
    fn data(&mut self, _bytes: &[u8]) {}
}

/// The kinds of records, and of those in a segment of the heap.
mod tag {
    pub const TEXT: u8 = 0x01;
    pub const LOAD_CLASS: u8 = 0x02;
    pub const HEAP_DUMP: u8 = 0x0c;
    pub const SEGMENT: u8 = 0x1c;
    pub const END: u8 = 0x2c;

    pub const JNI_GLOBAL: u8 = 0x01;
    pub const JNI_LOCAL: u8 = 0x02;
    pub const JAVA_FRAME: u8 = 0x03;
    pub const NATIVE_STACK: u8 = 0x04;
    pub const STICKY_CLASS: u8 = 0x05;
    pub const THREAD_BLOCK: u8 = 0x06;
    pub const MONITOR: u8 = 0x07;
    pub const THREAD: u8 = 0x08;
    pub const CLASS: u8 = 0x20;
    pub const INSTANCE: u8 = 0x21;
    pub const ARRAY: u8 = 0x22;
    pub const PRIMITIVES: u8 = 0x23;
    pub const UNKNOWN: u8 = 0xff;
}

/// What a dump begins with, up to a zero.
const PROFILES: [&[u8]; 2] = [b"JAVA PROFILE 1.0.1\0", b"JAVA PROFILE 1.0.2\0"];

/// Tells a visitor every record.
///
/// # Errors
/// The first problem; what came before it was told.
pub fn walk(from: impl Read, visitor: &mut impl Visitor) -> Result<(), Problem> {
    let mut stream = Stream::new(from);
    let start = Problem {
        offset: 0,
        what: What::NotADump,
    };
    match stream.take(PROFILES[0].len()) {
        Ok(profile) if PROFILES.contains(&profile) => {}
        Err(Problem {
            what: What::Unreadable(error),
            offset,
        }) => {
            return Err(Problem {
                offset,
                what: What::Unreadable(error),
            });
        }
        _ => return Err(start),
    }
    let size = stream.u4()?;
    if size != 4 && size != 8 {
        return Err(stream.problem(What::IdSize(size)));
    }
    stream.set_id_size(size as usize);
    visitor.begins(size as usize);
    // When it was taken.
    stream.skip(8)?;
    while !stream.is_at_end()? {
        let kind = stream.u1()?;
        // The time since then.
        stream.u4()?;
        let length = u64::from(stream.u4()?);
        let end = stream.offset() + length;
        match kind {
            tag::TEXT => {
                let id = stream.id()?;
                let left = end
                    .checked_sub(stream.offset())
                    .ok_or_else(|| stream.problem(What::BeyondSegment))?;
                // A longer text names nothing.
                if left <= BUFFER as u64 {
                    visitor.text(id, stream.take(left as usize)?);
                }
            }
            tag::LOAD_CLASS => {
                stream.u4()?;
                let class = stream.id()?;
                stream.u4()?;
                visitor.loaded(class, stream.id()?);
            }
            tag::HEAP_DUMP | tag::SEGMENT => {
                while stream.offset() < end {
                    part(&mut stream, visitor)?;
                }
            }
            tag::END => break,
            _ => {}
        }
        let left = end.checked_sub(stream.offset());
        stream.skip(left.ok_or_else(|| stream.problem(What::BeyondSegment))?)?;
    }
    Ok(())
}

/// One record of a segment.
fn part<R: Read>(stream: &mut Stream<R>, visitor: &mut impl Visitor) -> Result<(), Problem> {
    let id_size = stream.id_size() as u64;
    let kind = stream.u1()?;
    match kind {
        tag::UNKNOWN | tag::STICKY_CLASS | tag::MONITOR => root(stream, visitor, 0),
        tag::JNI_GLOBAL => root(stream, visitor, id_size),
        tag::JNI_LOCAL | tag::JAVA_FRAME => root(stream, visitor, 8),
        tag::NATIVE_STACK | tag::THREAD_BLOCK => root(stream, visitor, 4),
        tag::THREAD => {
            let thread = stream.id()?;
            visitor.thread(thread);
            visitor.root(thread);
            stream.skip(8)
        }
        tag::CLASS => {
            visitor.class(class(stream)?);
            Ok(())
        }
        tag::INSTANCE => {
            let id = stream.id()?;
            stream.u4()?;
            let class = stream.id()?;
            let length = stream.u4()?;
            visitor.instance(id, class, stream.take(length as usize)?);
            Ok(())
        }
        tag::ARRAY => {
            let id = stream.id()?;
            stream.u4()?;
            let length = stream.u4()?;
            let class = stream.id()?;
            let bytes = u64::from(length) * id_size;
            if visitor.array(id, class, length) {
                pieces(stream, bytes, |ids| visitor.elements(ids))
            } else {
                stream.skip(bytes)
            }
        }
        tag::PRIMITIVES => {
            let id = stream.id()?;
            stream.u4()?;
            let length = stream.u4()?;
            let kind = stream.u1()?;
            let bytes = u64::from(length) * one(stream, kind)?.size(0) as u64;
            if visitor.primitives(id, kind, length) {
                pieces(stream, bytes, |data| visitor.data(data))
            } else {
                stream.skip(bytes)
            }
        }
        _ => Err(stream.problem(What::UnknownRecord(kind))),
    }
}

/// A root, and so many bytes that say more of it.
fn root<R: Read>(
    stream: &mut Stream<R>,
    visitor: &mut impl Visitor,
    more: u64,
) -> Result<(), Problem> {
    visitor.root(stream.id()?);
    stream.skip(more)
}

/// Tells so many bytes piece by piece. A piece ends between two values.
fn pieces<R: Read>(
    stream: &mut Stream<R>,
    bytes: u64,
    mut tell: impl FnMut(&[u8]),
) -> Result<(), Problem> {
    let mut left = bytes;
    while left > 0 {
        let step = left.min(BUFFER as u64);
        tell(stream.take(step as usize)?);
        left -= step;
    }
    Ok(())
}

fn one<R: Read>(stream: &Stream<R>, kind: u8) -> Result<Type, Problem> {
    Type::of(kind).ok_or_else(|| stream.problem(What::UnknownType(kind)))
}

fn class<R: Read>(stream: &mut Stream<R>) -> Result<Class, Problem> {
    let id_size = stream.id_size();
    let id = stream.id()?;
    stream.u4()?;
    let superclass = stream.id()?;
    let mut holds = Vec::new();
    for _ in 0..3 {
        holds.extend(Some(stream.id()?).filter(|id| *id != 0));
    }
    // Two that are reserved.
    stream.skip(2 * id_size as u64)?;
    // How long its instances' fields are in the dump: their types say that too.
    stream.u4()?;
    for _ in 0..stream.u2()? {
        stream.u2()?;
        let kind = stream.u1()?;
        let kind = one(stream, kind)?;
        stream.skip(kind.size(id_size) as u64)?;
    }
    let mut statics = Vec::new();
    for _ in 0..stream.u2()? {
        let name = stream.id()?;
        let kind = stream.u1()?;
        let kind = one(stream, kind)?;
        let value = number(stream.take(kind.size(id_size))?);
        if kind == Type::Reference && value != 0 {
            statics.push((name, value));
        }
    }
    let mut fields = Vec::new();
    for _ in 0..stream.u2()? {
        let name = stream.id()?;
        let kind = stream.u1()?;
        fields.push((name, one(stream, kind)?));
    }
    Ok(Class {
        id,
        superclass,
        holds,
        statics,
        fields,
    })
}
