//! `FutureTask`: a task with its outcome, and `invokeAll`.

use threadlocal_map::memory::{Address, word_of};

use crate::jvm::class::{self, field};
use crate::jvm::value::{NULL, Value, Word};
use crate::words::Key;

use super::super::frames::{Native, SLOTS};
use super::super::library::MethodName;
use super::super::{Interrupt, Machine, Outcome};
use super::Call;

/// The states of a FutureTask.
const NEW: u32 = 0;
const NORMAL: u32 = 1;
const EXCEPTIONAL: u32 = 2;

impl Machine<'_> {
    pub(super) fn new_future(&mut self, task: Word) -> Address {
        let future = self.world.allocate(class::FUTURE, field::FUTURE_WORDS);
        self.world.put(future + field::FUTURE_CALLABLE, task);
        future
    }

    /// What a task runs: of a FutureTask, its callable.
    pub(super) fn callable_of(&self, task: Word) -> Word {
        match self.world.class_of(task) {
            class::FUTURE => self.world.get(task + field::FUTURE_CALLABLE),
            _ => task,
        }
    }

    /// Notes how the task of a FutureTask has ended, and lets go of it.
    pub(super) fn complete(&mut self, future: Address, result: Result<Word, Address>) {
        let is_void = self.world.get(future + field::FUTURE_IS_VOID) != 0;
        let (outcome, state) = match result {
            Ok(_) if is_void => (NULL, NORMAL),
            Ok(value) => (value, NORMAL),
            Err(exception) => (exception, EXCEPTIONAL),
        };
        self.world.put(future + field::FUTURE_OUTCOME, outcome);
        self.world.put(future + field::FUTURE_STATE, state);
        self.world.put(future + field::FUTURE_CALLABLE, NULL);
    }

    pub(super) fn invoke_future(
        &mut self,
        name: MethodName,
        future: Address,
        arguments: &[Word],
    ) -> Outcome<Call> {
        let state = self.world.get(future + field::FUTURE_STATE);
        let outcome = self.world.get(future + field::FUTURE_OUTCOME);
        match (name, state, arguments) {
            (MethodName::IsDone, ..) => self.done_value(Value::Boolean(state != NEW)),
            (MethodName::IsCancelled, ..) => self.done_value(Value::Boolean(false)),
            (MethodName::Get, NEW, []) => Err(Interrupt::stop(Key::StopDeadlock)),
            (MethodName::Get, NEW, _) => {
                let class = "java.util.concurrent.TimeoutException";
                Err(Interrupt::thrown(self.throwable(class, NULL, NULL)))
            }
            (MethodName::Get, EXCEPTIONAL, _) => {
                self.schedule.task_awaited(future);
                let message = self.text_of(outcome)?;
                let message = self.world.new_string(&message);
                let class = "java.util.concurrent.ExecutionException";
                Err(Interrupt::thrown(self.throwable(class, message, outcome)))
            }
            (MethodName::Get, ..) => {
                self.schedule.task_awaited(future);
                self.done(outcome)
            }
            _ => Err(Interrupt::stop(Key::StopTypes)),
        }
    }

    /// `invokeAll`: hands over each task, and waits for all of them.
    pub(super) fn invoke_all(&mut self, executor: Address, tasks: Word) -> Outcome<Call> {
        let elements = self.elements_of(tasks)?;
        if elements.contains(&NULL) {
            return Err(self.null_pointer());
        }
        let futures = self.world.allocate(class::ARRAY_LIST, field::LIST_WORDS);
        self.push_native(Native::InvokeAll, &[executor, tasks, futures])?;
        self.set_capacity(futures, word_of(elements.len()))?;
        self.invoke_next()?;
        Ok(Call::Frame)
    }

    /// Hands over the tasks of `invokeAll` that are left, or returns from it.
    fn invoke_next(&mut self) -> Outcome<bool> {
        let [executor, tasks, futures] =
            [0, 1, 2].map(|index| self.world.get(self.frame + SLOTS + index));
        let tasks = self.elements_of(tasks)?;
        loop {
            let handed_over = self.list_words(futures).len();
            let Some(&task) = tasks.get(handed_over) else {
                break;
            };
            let future = self.new_future(task);
            self.append(futures, future)?;
            self.note_submission(executor, future);
            if self.accept(executor, future, NULL)? == Call::Frame {
                return Ok(true);
            }
            self.pop();
        }
        for future in self.elements_of(futures)? {
            if self.world.get(future + field::FUTURE_STATE) == NEW {
                return Err(Interrupt::stop(Key::StopDeadlock));
            }
            self.schedule.task_awaited(future);
        }
        self.pop_frame();
        self.go_on(futures);
        Ok(true)
    }

    /// A task of `invokeAll` is over, or was not taken.
    pub(super) fn invoked(&mut self, result: Result<Word, Address>) -> Outcome<bool> {
        match result {
            Ok(_) => self.invoke_next(),
            Err(_) => self.abandon_native(),
        }
    }
}
