//! What the methods of the Java library do, one file for each family.
//!
//! Arguments come as words in source order. A method leaves its result on the
//! operand stack (`null` for void), or pushes a frame whose return brings it.

mod collections;
mod executors;
mod objects;
mod thread_locals;
mod threads;

use threadlocal_map::memory::Address;

use crate::jvm::class::{self, field};
use crate::jvm::value::{NULL, Value, Word, is_reference};
use crate::words::Key;

use super::frames::Native;
use super::library::{self, Function, MethodName};
use super::steps::Kind;
use super::text::{class_name, dump};
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
                self.collect_garbage()?;
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
                let line = dump(&self.world, self.current_thread()) + "\n";
                self.print(&line)
            }
            Function::CurrentThread => {
                let thread = self.current_thread();
                self.done(thread)
            }
            Function::Sleep => self.done(NULL),
            Function::WithInitial if first == NULL => Err(self.null_pointer()),
            Function::WithInitial => {
                let key = self.world.new_thread_local(Some(first));
                self.done(key)
            }
            Function::NewThreadLocal => {
                let key = self.world.new_thread_local(None);
                self.done(key)
            }
            Function::AtSlot => self.at_slot(first),
            Function::WithHash => {
                let hash = self.int(first)?;
                let key = self.world.thread_local_with_hash(hash as u32, None);
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
            Function::BoxValueOf => {
                let boxed = self.world.boxed(first);
                self.done(boxed)
            }
            Function::NewList => self.new_list(arguments),
            Function::NewWeakReference => {
                let reference = self
                    .world
                    .allocate(class::WEAK_REFERENCE, field::REFERENCE_WORDS);
                let referent = self.world.boxed(first);
                self.world.put(reference + field::REFERENT, referent);
                self.done(reference)
            }
            Function::NewThread => self.new_thread(arguments),
            Function::FixedThreadPool => {
                let core = self.int(first)?;
                self.new_executor(core)
            }
            Function::SingleThreadExecutor => self.new_executor(1),
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
        match (name, self.world.class_of(receiver)) {
            (MethodName::Equals, _) => self.equals(receiver, first),
            (MethodName::ToString, _) => {
                let string = self.string_of(receiver)?;
                self.done(string)
            }
            (_, class::THREAD_LOCAL | class::SUPPLIED_THREAD_LOCAL) => match name {
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
            (_, class::EXECUTOR) => self.invoke_executor(name, receiver, first),
            (_, class::ARRAY_LIST) => self.invoke_list(name, receiver, &arguments),
            (MethodName::Get, class::FUTURE) => self.future_get(receiver),
            (MethodName::Get, class::WEAK_REFERENCE) => {
                let referent = self.world.get(receiver + field::REFERENT);
                self.done(referent)
            }
            (MethodName::Clear, class::WEAK_REFERENCE) => {
                self.world.put(receiver + field::REFERENT, NULL);
                self.done(NULL)
            }
            _ => self.invoke_plain(name, receiver),
        }
    }

    fn print(&mut self, text: &str) -> Outcome<Call> {
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
        let called = &self.program.methods[method as usize];
        if words.len() + arguments.len() != called.parameters.len() {
            return Err(Interrupt::stop(Key::StopTypes));
        }
        for (argument, ty) in arguments.iter().zip(&called.parameter_types[words.len()..]) {
            words.push(match ty {
                Some(primitive) => self.primitive(*argument, *primitive)?,
                None => self.world.boxed(*argument),
            });
        }
        self.push_frame(method, words)?;
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
        }
    }

    /// Goes on behind the call that pushed the native frame.
    fn go_on(&mut self, result: Word) {
        self.reload();
        self.push(result);
        self.pc += 1;
    }

    /// Whether an object is an instance of the library class of that simple
    /// name; a class that the lab cannot tell counts as a match.
    pub(super) fn is_instance(&self, object: Word, name: &str) -> bool {
        let class = self.world.class_of(object);
        match name {
            "Object" => true,
            "ThreadLocal" => self.world.is_thread_local(object),
            "List" | "Collection" => class == class::ARRAY_LIST,
            "Number" => matches!(
                class,
                class::INTEGER | class::LONG | class::BYTE | class::SHORT
            ),
            _ if library::throwable(name).is_some() => {
                class == class::THROWABLE
                    && library::is_subclass(self.throwable_class(object), name)
            }
            "String" | "Integer" | "Long" | "Boolean" | "Character" | "Byte" | "Short"
            | "ArrayList" | "Thread" | "WeakReference" => class_name(&self.world, object) == name,
            _ => true,
        }
    }

    /// The qualified class name of an object, for a message.
    pub(super) fn qualified_class(&self, object: Word) -> String {
        library::qualified_name(&class_name(&self.world, object))
    }
}
