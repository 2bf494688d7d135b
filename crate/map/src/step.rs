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

/// As [`decided`], for the condition of a loop.
#[inline(always)]
pub(crate) fn again<O: Observer>(memory: &mut Memory<O>, line: Line, taken: bool) -> bool {
    memory.observer.repeat();
    decided(memory, line, taken)
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

/// A method was entered.
#[inline(always)]
pub(crate) fn enter<O: Observer>(memory: &mut Memory<O>, method: Method) {
    memory.observer.enter(method);
}

/// The method that was entered last returns.
#[inline(always)]
pub(crate) fn leave<O: Observer>(memory: &mut Memory<O>) {
    memory.observer.leave();
}

/// As [`within`], for a method that few operations call: see [`apart`].
#[inline(always)]
pub(crate) fn called<O: Observer, R>(
    memory: &mut Memory<O>,
    method: Method,
    body: impl FnOnce(&mut Memory<O>) -> R,
) -> R {
    apart(memory, |memory| within(memory, method, body))
}

/// Runs what few operations need, compiled on its own: so the others stay
/// short, and the memory stays in registers for them. Where methods are not
/// inlined each is compiled on its own already.
#[inline(always)]
pub(crate) fn apart<O: Observer, R>(
    memory: &mut Memory<O>,
    body: impl FnOnce(&mut Memory<O>) -> R,
) -> R {
    if cfg!(feature = "inlined") {
        O::moved(memory, |memory| out_of_line(memory, body))
    } else {
        body(memory)
    }
}

#[inline(never)]
fn out_of_line<O: Observer, R>(
    memory: &mut Memory<O>,
    body: impl FnOnce(&mut Memory<O>) -> R,
) -> R {
    O::moved(memory, body)
}
