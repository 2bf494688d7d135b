//! How the algorithm tells its observer where it is.

use crate::listing::{Line, Method};
use crate::memory::{Memory, Observer};

/// Tells that a line without a condition did its one thing.
#[inline(always)]
pub(crate) fn did<O: Observer>(memory: &mut Memory<O>, line: Line) {
    memory.observer.line(line, true);
}

/// Tells the outcome of a condition, and returns it.
#[inline(always)]
pub(crate) fn decided<O: Observer>(memory: &mut Memory<O>, line: Line, taken: bool) -> bool {
    memory.observer.line(line, taken);
    taken
}

/// Runs the body of a method between its `enter` and its `leave`.
#[inline(always)]
pub(crate) fn within<O: Observer, R>(
    memory: &mut Memory<O>,
    method: Method,
    body: impl FnOnce(&mut Memory<O>) -> R,
) -> R {
    memory.observer.enter(method);
    let result = body(memory);
    memory.observer.leave();
    result
}
