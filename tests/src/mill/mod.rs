//! The mill: random operations on the engine, on the JDK's own ThreadLocalMap
//! and on the listing, compared slot by slot after each.
//!
//! This module says what a run and its outcome are. [`generate`] makes runs,
//! [`engine`] and [`java`] do them, [`shrink`] makes a failing one small.

pub mod engine;
pub mod generate;
pub mod java;
pub mod shrink;

use std::fmt;

/// No table is resized by [`Code::Resize`] beyond this length.
pub const MAX_LENGTH: u32 = 256;

/// What `getEntry` results in if there is no entry.
pub const NO_ENTRY: i32 = -1;

/// What an operation does. The discriminants are what the JVM is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Code {
    /// `ThreadLocal.get`; the value is the initial one.
    Get,
    /// `ThreadLocal.set`
    Set,
    /// `ThreadLocal.remove`
    Remove,
    /// `ThreadLocalMap.getEntry`, which adds nothing.
    GetEntry,
    /// Clears the referent of the key's entry, as a GC would.
    Clear,
    /// Goes on with a child's copy of the map, made by the constructor for
    /// inherited thread locals.
    Inherit,
    /// `ThreadLocalMap.resize` with whatever is in the table.
    Resize,
}

/// One operation on one key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Operation {
    pub code: Code,
    /// An index of [`Run::hashes`].
    pub key: u32,
    /// 0 is `null`.
    pub value: u32,
}

/// Operations on a thread without a map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    pub seed: u64,
    /// Whether the keys are InheritableThreadLocals; [`Code::Inherit`] needs that.
    pub inheritable: bool,
    /// The hash of each key.
    pub hashes: Vec<u32>,
    pub operations: Vec<Operation>,
}

/// What there is to see after an operation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// What the operation returned: a value, or [`NO_ENTRY`].
    pub result: i32,
    pub table: Table,
    /// The lines that ran, with their outcomes and variables; see `Trace` in
    /// `Mill.java`. The JDK tells none.
    pub trace: Vec<u16>,
}

/// A map's table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// 0 if there is no map.
    pub length: u32,
    pub size: u32,
    pub threshold: u32,
    /// The occupied slots, in order.
    pub slots: Vec<Slot>,
}

/// An occupied slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slot {
    pub index: u32,
    /// `None` if it is stale.
    pub key: Option<u32>,
    pub value: u32,
}

/// The first operation after which two sides differ.
pub fn first_difference(left: &[Outcome], right: &[Outcome], with_trace: bool) -> Option<usize> {
    let equal = |(left, right): (&Outcome, &Outcome)| {
        left.result == right.result
            && left.table == right.table
            && (!with_trace || left.trace == right.trace)
    };
    let common = left.iter().zip(right).position(|pair| !equal(pair));
    let shorter = left.len().min(right.len());
    common.or((left.len() != right.len()).then_some(shorter))
}

impl fmt::Display for Table {
    /// As `Lab.dump()` prints it: `length=16 size=2 threshold=10 | 2 k0 7 | 5 stale 8`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.length == 0 {
            return f.write_str("no map");
        }
        let Table {
            length,
            size,
            threshold,
            ..
        } = self;
        write!(f, "length={length} size={size} threshold={threshold}")?;
        for slot in &self.slots {
            match slot.key {
                Some(key) => write!(f, " | {} k{key} {}", slot.index, slot.value)?,
                None => write!(f, " | {} stale {}", slot.index, slot.value)?,
            }
        }
        Ok(())
    }
}

impl fmt::Display for Run {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let keys = if self.inheritable {
            "InheritableThreadLocal"
        } else {
            "ThreadLocal"
        };
        writeln!(f, "seed {}, keys of the class {keys}", self.seed)?;
        let mut used: Vec<u32> = self
            .operations
            .iter()
            .map(|operation| operation.key)
            .collect();
        used.sort_unstable();
        used.dedup();
        for key in used {
            writeln!(
                f,
                "  k{key} has the hash {:#010x}",
                self.hashes[key as usize]
            )?;
        }
        for Operation { code, key, value } in &self.operations {
            match code {
                Code::Get | Code::Set => writeln!(f, "  {code:?} k{key} {value}")?,
                Code::Remove | Code::GetEntry | Code::Clear => writeln!(f, "  {code:?} k{key}")?,
                Code::Inherit | Code::Resize => writeln!(f, "  {code:?}")?,
            }
        }
        Ok(())
    }
}
