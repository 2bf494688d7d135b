//! The measured loops, the same for native code and for WebAssembly. They know
//! no clock: whoever calls them takes the time.

use std::cell::RefCell;

use threadlocal_map::bench::Bench;
use threadlocal_map::journal::Journal;

/// A round is this many batches of 1024 operations.
const BATCHES: usize = 1 << 10;

/// Operations of a round.
pub const OPERATIONS: u32 = 1 << 20;

/// The journal is emptied before it has more steps than a run may have.
const STEPS: u32 = 1_000_000 - (1 << 16);

thread_local! {
    static SILENT: RefCell<Option<Bench<()>>> = const { RefCell::new(None) };
    static RECORDED: RefCell<Option<Bench<Journal>>> = const { RefCell::new(None) };
}

/// Makes a thread with that many live keys for the silent engine.
#[unsafe(no_mangle)]
pub extern "C" fn prepare_silent(keys: u32) {
    SILENT.with_borrow_mut(|bench| *bench = Some(Bench::new((), keys)));
}

/// A round of the silent engine; returns its checksum, 0 if nothing is prepared.
#[unsafe(no_mangle)]
pub extern "C" fn silent_round() -> u32 {
    SILENT.with_borrow_mut(|bench| bench.as_mut().map_or(0, |bench| bench.run(BATCHES, |_| ())))
}

/// Makes a thread with that many live keys for the recorded engine.
#[unsafe(no_mangle)]
pub extern "C" fn prepare_recorded(keys: u32) {
    RECORDED.with_borrow_mut(|bench| *bench = Some(Bench::new(Journal::default(), keys)));
}

/// A round of the recorded engine, which keeps every step and every change;
/// returns its checksum, 0 if nothing is prepared.
#[unsafe(no_mangle)]
pub extern "C" fn recorded_round() -> u32 {
    let tidy = |journal: &mut Journal| {
        if journal.step_count() > STEPS {
            journal.clear();
        }
    };
    RECORDED.with_borrow_mut(|bench| bench.as_mut().map_or(0, |bench| bench.run(BATCHES, tidy)))
}
