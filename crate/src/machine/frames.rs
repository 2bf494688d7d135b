//! The frames of the call stack in the memory, and the roots that they hold.
//!
//! A frame of the scenario has javac's slots and an operand stack; a native
//! frame stands for a method of the JDK that called back into the scenario and
//! holds a few values. This module does not run anything.

use threadlocal_map::layout::FIELDS;
use threadlocal_map::memory::{Address, Observer};

use crate::jvm::class;
use crate::jvm::value::{NULL, Word, is_reference};
use crate::jvm::world::{ARGUMENTS, CURRENT_FRAME, HELD, IN_OPERATION, STATICS, UNCAUGHT, World};

use super::code::{Program, Slot};

/// The frame that called this one, or 0.
pub const PARENT: u32 = FIELDS;
/// The thread that the frame belongs to.
pub const FRAME_THREAD: u32 = FIELDS + 1;
/// A method's number, or [`NATIVE`] plus a native kind.
pub const METHOD: u32 = FIELDS + 2;
/// The instruction that runs: the call, while something is called.
pub const PC: u32 = FIELDS + 3;
/// The place in the source.
pub const PLACE: u32 = FIELDS + 4;
/// How many words of the operand stack lie in the frame.
pub const STACK: u32 = FIELDS + 5;
/// The deployed class whose code runs, or 0.
pub const FRAME_CLASS: u32 = FIELDS + 6;
/// The first slot; behind the last slot the operand stack starts.
pub const SLOTS: u32 = FIELDS + 7;

/// Marks a native frame's method.
pub const NATIVE: u32 = 1 << 31;

/// Native frames: who waits for the scenario to return.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u32)]
pub enum Native {
    /// `Thread.run`; holds the task.
    ThreadRun = 0,
    /// A pool's worker; holds executor, task (a FutureTask or a Runnable).
    Worker = 1,
    /// `ThreadLocal.setInitialValue`; holds the key.
    InitialValue = 2,
    /// `forEach`; holds the action, the collection, and how far it got.
    ForEach = 3,
    /// `HashMap.computeIfAbsent`; holds map, key, and the map's `modCount`.
    ComputeIfAbsent = 4,
    /// A pool that has its thread factory make a thread; holds executor, the
    /// thread's first task or null, and what the call returns.
    NewWorker = 5,
    /// A pool that has a rejected task handled; holds the FutureTask that runs
    /// here, or null, and what the call returns.
    Rejected = 6,
    /// `invokeAll`; holds executor, the list of tasks and the list of futures.
    InvokeAll = 7,
    /// The Finalizer thread; holds the object whose `finalize` it calls.
    Finalizer = 8,
}

impl Native {
    /// What a number in a frame stands for.
    pub fn from_number(number: u32) -> Option<Native> {
        [
            Native::ThreadRun,
            Native::Worker,
            Native::InitialValue,
            Native::ForEach,
            Native::ComputeIfAbsent,
            Native::NewWorker,
            Native::Rejected,
            Native::InvokeAll,
            Native::Finalizer,
        ]
        .into_iter()
        .find(|native| NATIVE + *native as u32 == number)
    }

    /// The method as a reader knows it.
    pub fn name(self) -> &'static str {
        match self {
            Native::ThreadRun => "Thread.run",
            Native::Worker => "ThreadPoolExecutor.runWorker",
            Native::InitialValue => "ThreadLocal.setInitialValue",
            Native::ForEach => "Iterable.forEach",
            Native::ComputeIfAbsent => "HashMap.computeIfAbsent",
            Native::NewWorker => "ThreadPoolExecutor.addWorker",
            Native::Rejected => "ThreadPoolExecutor.reject",
            Native::InvokeAll => "AbstractExecutorService.invokeAll",
            Native::Finalizer => "Finalizer.runFinalizer",
        }
    }
}

/// The frames from the innermost out.
pub fn frames<O: Observer>(world: &World<O>) -> impl Iterator<Item = Address> + '_ {
    let mut next = world.get(CURRENT_FRAME);
    std::iter::from_fn(move || {
        let frame = next;
        if frame == NULL {
            return None;
        }
        next = world.get(frame + PARENT);
        Some(frame)
    })
}

/// Where a root is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// A slot of a frame.
    Slot(Address, Slot),
    /// A value on a frame's operand stack, or held by a native frame.
    Temporary(Address),
    /// A static field by its number.
    Static(u16),
    /// A live thread.
    Thread,
    /// `Finalizer.unfinalized`: a Finalizer of an object that is not finalized.
    Finalizer,
    /// The exception that is on its way out of the program.
    Uncaught,
    /// A variable of the ThreadLocal method that runs.
    Operation,
}

/// Everything that the collector starts from, except permanent objects.
pub fn roots<O: Observer>(world: &World<O>, program: &Program) -> Vec<(Place, Address)> {
    let mut roots = Vec::new();
    let mut add = |place, word: Word| {
        if is_reference(word) {
            roots.push((place, word));
        }
    };
    for frame in frames(world) {
        add(Place::Temporary(frame), world.get(frame + FRAME_CLASS));
        let method = world.get(frame + METHOD);
        let slots = if method & NATIVE != 0 {
            0
        } else {
            let method = &program.methods[method as usize];
            let pc = world.get(frame + PC);
            for slot in 0..method.slots {
                if method.live.contains(pc, slot) {
                    add(
                        Place::Slot(frame, slot),
                        world.get(frame + SLOTS + u32::from(slot)),
                    );
                }
            }
            u32::from(method.slots)
        };
        for index in 0..world.get(frame + STACK) {
            add(
                Place::Temporary(frame),
                world.get(frame + SLOTS + slots + index),
            );
        }
    }
    let statics = world.get(STATICS);
    for index in (0..).take(program.statics.len()) {
        if statics != NULL {
            add(
                Place::Static(index),
                world.get(statics + FIELDS + u32::from(index)),
            );
        }
    }
    for thread in world.threads() {
        if world.is_alive(thread) {
            add(Place::Thread, thread);
        }
    }
    for finalizer in world.finalizers() {
        add(Place::Finalizer, finalizer);
    }
    add(Place::Uncaught, world.get(UNCAUGHT));
    let mut block = world.get(HELD);
    while block != NULL {
        for offset in FIELDS + 1..world.words_of(block) {
            let frame = world.get(CURRENT_FRAME);
            add(Place::Temporary(frame), world.get(block + offset));
        }
        block = world.get(block + FIELDS);
    }
    if world.get(IN_OPERATION) != 0 {
        add(Place::Operation, world.get(ARGUMENTS));
        add(Place::Operation, world.get(ARGUMENTS + 1));
    }
    roots
}

/// A block for a frame with that many words for slots and operand stack.
pub fn allocate<O: Observer>(world: &mut World<O>, words: u32) -> Address {
    world.allocate(class::FRAME, SLOTS + words)
}
