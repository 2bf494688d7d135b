//! The frames of the call stack in the memory, and the roots that they hold.
//!
//! A frame of the scenario has javac's slots and an operand stack; a native
//! frame stands for a method of the JDK that called back into the scenario and
//! holds a few values. This module does not run anything.

use threadlocal_map::layout::FIELDS;
use threadlocal_map::memory::{Address, Observer};

use crate::jvm::class::{self, field};
use crate::jvm::value::{NULL, Word, is_reference};
use crate::jvm::world::{ARGUMENTS, CURRENT_FRAME, IN_OPERATION, STATICS, UNCAUGHT, World};

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
/// The first slot; behind the last slot the operand stack starts.
pub const SLOTS: u32 = FIELDS + 6;

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
}

impl Native {
    /// What a number in a frame stands for.
    pub fn from_number(number: u32) -> Option<Native> {
        [Native::ThreadRun, Native::Worker, Native::InitialValue]
            .into_iter()
            .find(|native| NATIVE + *native as u32 == number)
    }

    /// The method as a reader knows it.
    pub fn name(self) -> &'static str {
        match self {
            Native::ThreadRun => "Thread.run",
            Native::Worker => "ThreadPoolExecutor.runWorker",
            Native::InitialValue => "ThreadLocal.setInitialValue",
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
    for index in 0..program.statics.len() as u16 {
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
    add(Place::Uncaught, world.get(UNCAUGHT));
    if world.get(IN_OPERATION) != 0 {
        add(Place::Operation, world.get(ARGUMENTS));
        add(Place::Operation, world.get(ARGUMENTS + 1));
    }
    roots
}

/// The instance fields of the scenario's own object.
pub fn instance_field(index: u16) -> u32 {
    field::SCENARIO_FIELDS + u32::from(index)
}

/// A block for a frame with that many words for slots and operand stack.
pub fn allocate<O: Observer>(world: &mut World<O>, words: u32) -> Address {
    world.allocate(class::FRAME, SLOTS + words)
}
