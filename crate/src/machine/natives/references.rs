//! `java.lang.ref`: soft, weak and phantom references, and their queues.
//!
//! When a reference is cleared is decided by the collector. A queue that has
//! several references from one GC hands out the one enqueued last first, as
//! the JDK's does; in which order a real GC enqueues them is not specified.

use threadlocal_map::memory::Address;

use crate::jvm::class::{self, Class, field};
use crate::jvm::gc;
use crate::jvm::value::{NULL, Value, Word, is_reference};
use crate::words::Key;

use super::super::library::MethodName;
use super::super::{Interrupt, Machine, Outcome};
use super::Call;

impl Machine<'_> {
    /// `new WeakReference<>(referent)`, `(referent, queue)`, and so on.
    pub(super) fn new_reference(&mut self, class: Class, arguments: &[Word]) -> Outcome<Call> {
        let [referent, queue] = [0, 1].map(|index| arguments.get(index).copied().unwrap_or(NULL));
        if queue != NULL && !self.is_queue(queue) {
            return Err(Interrupt::stop(Key::StopTypes));
        }
        let referent = self.world.boxed(referent);
        let reference = self.world.allocate(class, field::REFERENCE_WORDS);
        self.world.put(reference + field::REFERENT, referent);
        self.world.put(reference + field::REFERENCE_QUEUE, queue);
        self.done(reference)
    }

    fn is_queue(&self, word: Word) -> bool {
        is_reference(word) && self.world.class_of(word) == class::REFERENCE_QUEUE
    }

    pub(super) fn invoke_reference(
        &mut self,
        name: MethodName,
        reference: Address,
        argument: Word,
    ) -> Outcome<Call> {
        let referent = self.world.get(reference + field::REFERENT);
        match name {
            MethodName::Get if self.world.class_of(reference) == class::PHANTOM_REFERENCE => {
                self.done(NULL)
            }
            MethodName::Get => self.done(referent),
            MethodName::RefersTo => self.done_value(Value::Boolean(referent == argument)),
            MethodName::Clear => {
                self.world.put(reference + field::REFERENT, NULL);
                self.done(NULL)
            }
            MethodName::Enqueue => {
                self.world.put(reference + field::REFERENT, NULL);
                let enqueued = gc::enqueue(&mut self.world, reference);
                self.done_value(Value::Boolean(enqueued))
            }
            _ => Err(Interrupt::stop(Key::StopTypes)),
        }
    }

    /// `poll`, and `remove`, which would wait for ever if the queue is empty.
    pub(super) fn invoke_reference_queue(
        &mut self,
        name: MethodName,
        queue: Address,
        waits_for_ever: bool,
    ) -> Outcome<Call> {
        let head = self.world.get(queue + field::QUEUE_HEAD);
        match name {
            MethodName::Remove if head == NULL && waits_for_ever => {
                Err(Interrupt::stop(Key::StopDeadlock))
            }
            MethodName::Poll | MethodName::Remove => {
                if head != NULL {
                    let next = self.world.get(head + field::REFERENCE_NEXT);
                    self.world.put(queue + field::QUEUE_HEAD, next);
                    self.world.put(head + field::REFERENCE_NEXT, NULL);
                }
                self.done(head)
            }
            _ => Err(Interrupt::stop(Key::StopTypes)),
        }
    }
}
