//! Objects with a `finalize` method: registered when the constructor of Object
//! ends (HotSpot's `InstanceKlass::register_finalizer`), queued by the GC that
//! finds them unreachable, finalized once by the Finalizer thread
//! (`java.lang.ref.Finalizer`), which swallows what they throw.
//!
//! On a JDK that thread runs beside the program and takes a moment to wake up.
//! Here it gets its turn when the thread that runs would wait (`sleep`, `join`,
//! `await`, a queue, the next GC, `runFinalization`), when `main` ends, or when
//! a while has passed; then it runs until its queue is empty. The queue hands
//! out the object registered last first. On a JDK the thread may have woken up
//! for another one, and may print earlier: the program is warned.

use threadlocal_map::memory::Address;

use crate::jvm::class::field;
use crate::jvm::value::{NULL, Word};
use crate::jvm::world::{CURRENT_THREAD, thread_state};
use crate::words::Key;

use super::code::MethodId;
use super::frames::Native;
use super::library::MethodName;
use super::steps::Kind;
use super::{Interrupt, Machine, Outcome};

/// How many instructions the program has to itself while an object waits to be
/// finalized. Our own.
const A_WHILE: u64 = 20_000;

/// What waits for the Finalizer thread, and that thread.
#[derive(Debug, Default)]
pub struct Finalizers {
    /// The Finalizers in the thread's queue, the next one last.
    queue: Vec<Address>,
    /// The number of the instruction at which it gets its turn anyway.
    turn: u64,
    /// The thread; null until it is needed.
    thread: Address,
    is_running: bool,
}

impl Finalizers {
    /// Whether the thread has slept long enough.
    pub fn is_due(&self, executed: u64) -> bool {
        executed >= self.turn && !self.queue.is_empty() && !self.is_running
    }

    /// Whether something is still to be finalized.
    pub fn is_waiting(&self) -> bool {
        !self.queue.is_empty()
    }
}

impl Machine<'_> {
    fn finalizer_of(&self, object: Address) -> Option<MethodId> {
        let class = self.world.user_class(object)?;
        self.program.classes[class as usize].finalizer
    }

    /// The constructor of Object ends for an object, which the caller holds.
    pub(super) fn register(&mut self, object: Address) -> Outcome {
        if self.finalizer_of(object).is_some() {
            self.reserve(40)?;
            self.world.register_finalizer(object);
        }
        Ok(())
    }

    /// A GC has found the objects of these Finalizers unreachable.
    pub(super) fn queue_finalizers(&mut self, finalizers: &[Address]) {
        for &finalizer in finalizers {
            let object = self.world.finalizee(finalizer);
            self.world.put(finalizer + field::FINALIZER_REFERENT, NULL);
            self.world.put(finalizer + field::FINALIZER_PENDING, object);
        }
        self.finalizers.queue.extend(finalizers);
        self.finalizers.turn = self.executed + A_WHILE;
    }

    /// The thread that runs would wait in this method of the library: the
    /// Finalizer thread gets its turn. `words` are what the method needs.
    pub(super) fn wait_in(&mut self, name: MethodName, words: &[Word]) -> Outcome {
        let waits = matches!(
            name,
            MethodName::Join
                | MethodName::Await
                | MethodName::AwaitTermination
                | MethodName::Sleep
                | MethodName::Poll
                | MethodName::Remove
        );
        if !waits || !self.finalizers.is_waiting() {
            return Ok(());
        }
        self.holding(words, Self::run_finalizers)
    }

    /// The Finalizer thread's turn, unless it is what runs.
    pub(super) fn run_finalizers(&mut self) -> Outcome {
        match self.finalizers.is_running {
            true => Ok(()),
            false => self.run_finalization(),
        }
    }

    /// Finalizes all that is queued, as `Runtime.runFinalization` does.
    pub(super) fn run_finalization(&mut self) -> Outcome {
        let was_running = std::mem::replace(&mut self.finalizers.is_running, true);
        let mut result = Ok(());
        while let (Ok(()), Some(finalizer)) = (&result, self.finalizers.queue.pop()) {
            result = self.finalize(finalizer, was_running);
        }
        self.finalizers.is_running = was_running;
        result
    }

    fn finalize(&mut self, finalizer: Address, was_running: bool) -> Outcome {
        self.spill();
        let (stack, pc) = (self.stack.clone(), self.pc);
        let object = self.world.finalizee(finalizer);
        self.world.put(finalizer + field::FINALIZER_PENDING, NULL);
        let Some(method) = self.finalizer_of(object) else {
            return Err(Interrupt::stop(Key::StopInternal));
        };
        if self.finalizers.thread == NULL {
            self.finalizers.thread = self.world.new_thread("Finalizer", NULL);
        }
        let thread = self.finalizers.thread;
        let state = thread + field::THREAD_STATE;
        let before = match was_running {
            true => thread_state::RUNNING,
            false => thread_state::IDLE,
        };
        self.world.put(state, thread_state::RUNNING);
        self.world.put(CURRENT_THREAD, thread);
        self.push_native(Native::Finalizer, &[object])?;
        self.current_tasks.push(None);
        self.step(Kind::Finalizing, [object, NULL])?;
        let class = self.class_for(method, &[object]);
        match self.run_to_end(method, vec![object], class) {
            // What it throws is ignored.
            Err(stop) if stop.exception().is_none() => return Err(stop),
            _ => {}
        }
        self.current_tasks.pop();
        self.pop_frame();
        self.world.put(state, before);
        (self.stack, self.pc) = (stack, pc);
        Ok(())
    }
}
