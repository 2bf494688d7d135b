//! What the methods of the Java library do, one file for each family.
//!
//! Arguments come as words in source order. A method leaves its result on the
//! operand stack (`null` for void), or pushes a frame whose return brings it.

mod collections;
mod concurrent;
mod enums;
mod executors;
mod futures;
mod hashes;
mod iterators;
mod maps;
mod monitors;
mod objects;
mod pools;
mod references;
#[cfg(test)]
mod tests;
mod thread_locals;
mod threads;
pub(super) mod workers;

use threadlocal_map::layout::FIELDS;
use threadlocal_map::memory::{Address, word_of};

use crate::jvm::class::{self, field};
use crate::jvm::gc::{self, Collection};
use crate::jvm::value::{NULL, Value, Word, is_reference};
use crate::jvm::world::HELD;
use crate::words::Key;

use super::frames::Native;
use super::library::{Function, MethodName};
use super::steps::Kind;
use super::{Interrupt, Machine, Outcome};

/// What a library method left behind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Call {
    /// Its result is on the operand stack.
    Done,
    /// A frame of the scenario that runs first.
    Frame,
}

impl Machine<'_> {
    /// Leaves a result.
    fn done(&mut self, word: Word) -> Outcome<Call> {
        self.push(word);
        Ok(Call::Done)
    }

    fn done_value(&mut self, value: Value) -> Outcome<Call> {
        self.push_value(value);
        Ok(Call::Done)
    }

    /// A static method or constructor.
    pub(super) fn call_library(&mut self, function: Function, arguments: &[Word]) -> Outcome<Call> {
        let first = arguments.first().copied().unwrap_or(NULL);
        let second = arguments.get(1).copied().unwrap_or(NULL);
        match function {
            Function::GarbageCollect => {
                self.run_finalizers()?;
                self.collect_garbage(Collection::Full)?;
                self.schedule.collected();
                self.done(NULL)
            }
            Function::Print | Function::PrintLine => {
                let mut text = match arguments {
                    [] => String::new(),
                    _ => self.text_of(first)?,
                };
                if function == Function::PrintLine {
                    text.push('\n');
                }
                self.print(&text)
            }
            Function::Dump => {
                let line = self.dump(self.current_thread())? + "\n";
                self.print(&line)
            }
            Function::CurrentThread => {
                let thread = self.current_thread();
                self.done(thread)
            }
            Function::Sleep => {
                self.run_finalizers()?;
                self.done(NULL)
            }
            Function::RunFinalization => {
                self.run_finalization()?;
                self.done(NULL)
            }
            Function::WithInitial if first == NULL => Err(self.null_pointer()),
            Function::WithInitial => {
                let key = self.world.new_thread_local(Some(first));
                self.done(key)
            }
            Function::NewThreadLocal => {
                let key = self.world.new_thread_local(None);
                self.done(key)
            }
            Function::NewInheritableThreadLocal => {
                let key = self.world.new_inheritable_thread_local();
                self.done(key)
            }
            Function::AtSlot => self.at_slot(first),
            Function::WithHash => {
                let hash = self.int(first)?;
                let key = self.world.thread_local_with_hash(hash as u32);
                self.done(key)
            }
            Function::Home => self.home(first, second),
            Function::NewObject => {
                let words = threadlocal_map::layout::FIELDS;
                let object = self.world.allocate(class::OBJECT, words);
                self.done(object)
            }
            Function::NewString => self.new_string(arguments),
            Function::StringValueOf => {
                let string = self.string_of(first)?;
                self.done(string)
            }
            Function::TextOfCharacters => self.text_of_characters(first),
            Function::EnterMonitor => self.enter_monitor(first),
            Function::ExitMonitor => self.exit_monitor(first),
            Function::EnumValueOf => self.enum_value_of(first, second),
            Function::SimpleName | Function::ClassName => self.name_of_class(function, first),
            Function::SameClass => self.same_class(first, second),
            Function::BoxValueOf => {
                let boxed = self.world.boxed(first);
                self.done(boxed)
            }
            Function::NewList => self.new_list(arguments),
            Function::ListOf => self.list_of(arguments),
            Function::NewMap => self.new_map(arguments),
            Function::NewLatch => self.new_latch(first),
            Function::NewAtomicInteger => self.new_atomic(arguments),
            Function::NewTaskQueue(class) => self.new_task_queue(class, arguments),
            Function::NewPolicy(class) => {
                let words = threadlocal_map::layout::FIELDS;
                let policy = self.world.allocate(class, words);
                self.done(policy)
            }
            Function::TimeUnit(ordinal) => {
                let unit = self.time_unit(ordinal);
                self.done(unit)
            }
            Function::NewReference(class) => self.new_reference(class, arguments),
            Function::NewReferenceQueue => {
                let queue = self
                    .world
                    .allocate(class::REFERENCE_QUEUE, field::QUEUE_WORDS);
                self.done(queue)
            }
            Function::NewThread => self.new_thread(arguments),
            Function::FixedThreadPool => {
                let core = self.int(first)?;
                self.new_fixed_pool(core, second)
            }
            Function::SingleThreadExecutor => self.new_fixed_pool(1, first),
            Function::CachedThreadPool => self.new_cached_pool(first),
            Function::NewThreadPool => self.new_thread_pool(arguments),
        }
    }

    /// `super.name(…)` of a method of the library.
    pub(super) fn invoke_super(
        &mut self,
        name: MethodName,
        receiver: Word,
        arguments: Vec<Word>,
    ) -> Outcome<Call> {
        match name {
            // That of Object does nothing.
            MethodName::Finalize => self.done(NULL),
            // What Object makes of these are identities.
            MethodName::Equals => self.done_value(Value::Boolean(receiver == arguments[0])),
            MethodName::HashCode => Err(self.stop_identity(receiver)),
            MethodName::ToString => {
                let string = match self.world.class_of(receiver) {
                    class::ENUM => self.world.get(receiver + field::ENUM_NAME),
                    class::THROWABLE => {
                        let text = self.throwable_text(receiver)?;
                        self.world.new_string(&text)
                    }
                    _ => return Err(self.stop_identity(receiver)),
                };
                self.done(string)
            }
            _ => self.invoke(name, receiver, arguments),
        }
    }

    /// An instance method, chosen by the receiver's class.
    pub(super) fn invoke(
        &mut self,
        name: MethodName,
        receiver: Word,
        arguments: Vec<Word>,
    ) -> Outcome<Call> {
        if receiver == NULL {
            return Err(self.null_pointer());
        }
        if !is_reference(receiver) {
            return Err(Interrupt::stop(Key::StopTypes));
        }
        let first = arguments.first().copied().unwrap_or(NULL);
        self.wait_in(name, &[&[receiver], &arguments[..]].concat())?;
        match (name, self.world.class_of(receiver)) {
            (MethodName::Equals, _) => self.equals(receiver, first),
            (MethodName::HashCode, _) => self.hash_code(receiver),
            (MethodName::ToString, _) => {
                let string = self.string_of(receiver)?;
                self.done(string)
            }
            _ if self.world.is_thread_local(receiver) => match name {
                MethodName::InitialValue => self.done(NULL),
                MethodName::ChildValue => self.done(first),
                MethodName::Set => self.thread_local_set(receiver, first),
                MethodName::Get => self.thread_local_get(receiver),
                MethodName::Remove => self.thread_local_remove(receiver),
                _ => Err(Interrupt::stop(Key::StopTypes)),
            },
            (_, class::LAMBDA) => {
                self.call_lambda(receiver, &arguments)?;
                Ok(Call::Frame)
            }
            (_, class::THREAD) => self.invoke_thread(name, receiver, first),
            (_, class::EXECUTOR) => self.invoke_executor(name, receiver, &arguments),
            (_, class) if class::is_list(class) || class::is_map(class) => {
                self.invoke_collection(name, receiver, arguments)
            }
            _ if self.is_iterator(receiver) => self.invoke_iterator(name, receiver),
            (_, class::FUTURE) => self.invoke_future(name, receiver, &arguments),
            (_, class::LATCH) => self.invoke_latch(name, receiver, &arguments),
            (_, class::TIME_UNIT) => self.invoke_time_unit(name, receiver),
            (_, class::ENUM) => self.invoke_enum(name, receiver, first),
            (_, class::ATOMIC_INTEGER) => self.invoke_atomic(name, receiver, first),
            (_, class) if gc::has_queue(class) => self.invoke_reference(name, receiver, first),
            (_, class::REFERENCE_QUEUE) => {
                self.invoke_reference_queue(name, receiver, arguments.is_empty())
            }
            _ => self.invoke_plain(name, receiver, first),
        }
    }

    /// Does what may come to a GC, with `words` reachable meanwhile.
    pub(super) fn holding<T>(
        &mut self,
        words: &[Word],
        run: impl FnOnce(&mut Self) -> Outcome<T>,
    ) -> Outcome<T> {
        let before = self.world.get(HELD);
        self.hold(words);
        let result = run(self);
        self.world.put(HELD, before);
        result
    }

    /// Keeps further words reachable, until the [`Self::holding`] around ends.
    fn hold(&mut self, words: &[Word]) {
        let next = self.world.get(HELD);
        let first = FIELDS + 1;
        let block = self
            .world
            .allocate(class::MACHINE, first + word_of(words.len()));
        self.world.put(block + FIELDS, next);
        for (address, &word) in (block + first..).zip(words) {
            self.world.put(address, word);
        }
        self.world.put(HELD, block);
    }

    fn print(&mut self, text: &str) -> Outcome<Call> {
        self.print_bytes(text.len())?;
        self.look_through(self.schedule.len())?;
        self.schedule.printed();
        if self.finalizers.is_waiting() {
            let place = self.current_place();
            self.schedule.printed_beside_finalizers(place);
        }
        self.world.print(text);
        self.step(Kind::Printed, [NULL; 2])?;
        self.done(NULL)
    }

    fn current_thread(&self) -> Address {
        self.world.get(crate::jvm::world::CURRENT_THREAD)
    }

    /// Calls the one method of a lambda; its frame brings the result.
    pub(super) fn call_lambda(&mut self, lambda: Address, arguments: &[Word]) -> Outcome {
        if lambda == NULL {
            return Err(self.null_pointer());
        }
        if let Some(method) = self.functional_method(lambda, arguments.len()) {
            return self.call_method(method, lambda, arguments);
        }
        if self.world.class_of(lambda) != class::LAMBDA {
            return Err(Interrupt::stop(Key::StopTypes));
        }
        let method = self.world.get(lambda + field::LAMBDA_METHOD);
        let captures = self.world.words_of(lambda) - field::LAMBDA_CAPTURES;
        let mut words = self
            .world
            .memory
            .slice(lambda + field::LAMBDA_CAPTURES, captures)
            .to_vec();
        words.extend_from_slice(arguments);
        let words = self.passed(method, words)?;
        let class = self.world.mirror(lambda);
        self.push_frame(method, words, class)?;
        let name = self.method_name(method);
        self.step(Kind::Entered, [name, NULL])
    }

    /// The scenario has returned to a native frame, with a result or an
    /// exception. Whether the program goes on normally.
    pub(super) fn resume_native(
        &mut self,
        native: Native,
        result: Result<Word, Address>,
    ) -> Outcome<bool> {
        match native {
            Native::InitialValue => self.initial_value_returned(result),
            Native::ThreadRun => self.thread_returned(result),
            Native::Worker => self.task_returned(result),
            Native::ForEach => self.element_accepted(result),
            Native::ComputeIfAbsent => self.value_computed(result),
            Native::NewWorker => self.worker_made(result),
            Native::Rejected => self.rejection_handled(result),
            Native::InvokeAll => self.invoked(result),
            Native::Finalizer => Err(Interrupt::stop(Key::StopInternal)),
        }
    }

    /// Leaves a native frame while an exception is on its way through it.
    fn abandon_native(&mut self) -> Outcome<bool> {
        self.pop_frame();
        if self.native().is_none() {
            self.reload();
        }
        Ok(false)
    }

    /// Goes on behind the call that pushed the native frame.
    fn go_on(&mut self, result: Word) {
        self.reload();
        self.push(result);
        self.pc += 1;
    }
}
