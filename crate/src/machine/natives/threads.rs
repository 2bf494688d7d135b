//! `Thread`: runs to completion inside `start`.

use threadlocal_map::memory::Address;

use crate::jvm::class::{self, field};
use crate::jvm::value::{NULL, Word};
use crate::jvm::world::{CURRENT_THREAD, THREADS_NUMBERED, thread_state};
use crate::words::Key;

use super::super::frames::{FRAME_THREAD, Native};
use super::super::library::MethodName;
use super::super::steps::Kind;
use super::super::{Interrupt, Machine, Outcome};
use super::Call;

impl Machine<'_> {
    /// `new Thread()`, `(task)`, `(name)`, `(task, name)`
    pub(super) fn new_thread(&mut self, arguments: &[Word]) -> Outcome<Call> {
        let is_text = |word: Word| word != NULL && self.world.class_of(word) == class::STRING;
        let (task, name) = match *arguments {
            [] => (NULL, NULL),
            [name] if is_text(name) => (NULL, name),
            [task] => (task, NULL),
            [task, name, ..] if is_text(name) => (task, name),
            [..] => return Err(self.null_pointer()),
        };
        let name = if name == NULL {
            let number = self.world.get(THREADS_NUMBERED);
            self.world.put(THREADS_NUMBERED, number + 1);
            format!("Thread-{number}")
        } else {
            self.world.string_text(name).to_owned()
        };
        let thread = self.world.new_thread(&name, task);
        self.done(thread)
    }

    pub(super) fn invoke_thread(
        &mut self,
        name: MethodName,
        thread: Address,
        argument: Word,
    ) -> Outcome<Call> {
        match name {
            MethodName::Start => self.start_thread(thread),
            MethodName::Functional => {
                let task = self.world.get(thread + field::THREAD_TASK);
                if task == NULL {
                    return self.done(NULL);
                }
                self.call_lambda(task, &[])?;
                Ok(Call::Frame)
            }
            MethodName::Join => {
                if self.world.get(thread + field::THREAD_STATE) == thread_state::RUNNING {
                    return Err(Interrupt::stop(Key::StopDeadlock));
                }
                self.done(NULL)
            }
            MethodName::GetName => {
                let text = self.world.thread_name(thread).to_owned();
                let string = self.world.new_string(&text);
                self.done(string)
            }
            MethodName::SetName => {
                if argument == NULL {
                    return Err(self.null_pointer());
                }
                let text = self.world.get(argument + field::STRING_TEXT);
                self.world.put(thread + field::THREAD_NAME, text);
                self.done(NULL)
            }
            _ => Err(Interrupt::stop(Key::StopTypes)),
        }
    }

    fn start_thread(&mut self, thread: Address) -> Outcome<Call> {
        if self.world.get(thread + field::THREAD_STATE) != thread_state::NEW {
            let class = "java.lang.IllegalThreadStateException";
            return Err(Interrupt::Throw(self.throwable(class, NULL, NULL)));
        }
        self.world
            .put(thread + field::THREAD_STATE, thread_state::RUNNING);
        self.world.put(CURRENT_THREAD, thread);
        let task = self.world.get(thread + field::THREAD_TASK);
        self.push_native(Native::ThreadRun, &[task])?;
        self.current_tasks.push(None);
        self.operation(Kind::ThreadStarted, [thread, NULL])?;
        if task == NULL {
            self.thread_returned(Ok(NULL))?;
        } else {
            self.call_lambda(task, &[])?;
        }
        Ok(Call::Frame)
    }

    /// The task of a thread is over: so is the thread.
    pub(super) fn thread_returned(&mut self, result: Result<Word, Address>) -> Outcome<bool> {
        let thread = self.world.get(self.frame + FRAME_THREAD);
        self.current_tasks.pop();
        match result {
            Err(exception) => self.uncaught(exception)?,
            Ok(_) => self.world.end_thread(thread),
        }
        self.pop_frame();
        self.reload();
        self.operation(Kind::ThreadEnded, [thread, NULL])?;
        self.push(NULL);
        self.pc += 1;
        Ok(true)
    }
}
