//! `java.lang.ThreadLocal.ThreadLocalMap`, exactly as JDK 8 to 25 run it, over
//! a flat memory of words and generic over its observer.
//!
//! The journal that records a run lies here too, because it is what the
//! recorded algorithm spends its time in.
//!
//! This package knows no heap beyond the words it writes, no garbage collector,
//! no thread scheduler and no Java source. It has no dependencies.

#![deny(clippy::cast_possible_truncation)]

#[cfg(feature = "bench")]
pub mod bench;
pub mod design;
mod expunge;
mod index;
pub mod journal;
pub mod layout;
pub mod listing;
mod log;
pub mod map;
pub mod memory;
pub mod recorded;
mod step;
mod table;
pub mod thread_local;
