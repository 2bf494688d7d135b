//! `Thread`: runs to completion inside `start`.

use threadlocal_map::design::Table;
use threadlocal_map::layout::{
    ENTRY_KEY, ENTRY_VALUE, MAP_TABLE, TABLE_LENGTH, TABLE_SLOTS, THREAD_INHERITABLE,
};
use threadlocal_map::memory::Address;
use threadlocal_map::recorded;

use crate::budget::Work;
use crate::jvm::class::{self, field};
use crate::jvm::value::{NULL, Value, Word};
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
        let thread = self.world.allocate(class::THREAD, field::THREAD_WORDS);
        self.construct_thread(thread, arguments)?;
        self.done(thread)
    }

    /// What a constructor of Thread does.
    pub(in super::super) fn construct_thread(
        &mut self,
        thread: Address,
        arguments: &[Word],
    ) -> Outcome {
        let is_text = |word: Word| word != NULL && self.world.class_of(word) == class::STRING;
        let (task, name) = match *arguments {
            [] => (NULL, NULL),
            [name] if is_text(name) => (NULL, name),
            [task] => (task, NULL),
            [task, name, ..] if is_text(name) => (task, name),
            [..] => return Err(self.null_pointer()),
        };
        let text = if name == NULL {
            let number = self.world.get(THREADS_NUMBERED);
            self.world.put(THREADS_NUMBERED, number + 1);
            format!("Thread-{number}")
        } else {
            self.world.string_text(name).to_owned()
        };
        self.world.init_thread(thread, &text, task);
        self.world.put(thread + field::THREAD_NAME, name);
        self.inherit(thread)
    }

    /// What a new thread gets of the one that makes it: a copy of the map with
    /// its InheritableThreadLocals.
    pub(super) fn inherit(&mut self, thread: Address) -> Outcome {
        let parent = self.current_thread();
        let parent_map = self.world.get(parent + THREAD_INHERITABLE);
        if parent_map == NULL {
            return Ok(());
        }
        if self.world.design.table != Table::Open {
            return Err(Interrupt::stop(Key::StopDesign));
        }
        self.holding(&[thread], |machine| {
            let children = machine.child_values(parent_map)?;
            let map = machine.in_operation(NULL, NULL, |machine, _| {
                recorded::create_inherited(&mut machine.world.memory, parent_map, &children)
            })?;
            machine.world.put(thread + THREAD_INHERITABLE, map);
            Ok(())
        })
    }

    /// What `childValue` of the scenario makes of the values that a thread
    /// inherits. Keys that do not override it are left out.
    fn child_values(&mut self, parent_map: Address) -> Outcome<Vec<(Address, Word)>> {
        let table = self.world.get(parent_map + MAP_TABLE);
        let length = self.world.get(table + TABLE_LENGTH);
        let mut children = Vec::new();
        for slot in table + TABLE_SLOTS..table + TABLE_SLOTS + length {
            let entry = self.world.get(slot);
            if entry == NULL {
                continue;
            }
            let [key, value] =
                [ENTRY_KEY, ENTRY_VALUE].map(|offset| self.world.get(entry + offset));
            let overriding = match key {
                NULL => None,
                key => self.method_named(key, "childValue/1"),
            };
            let Some(method) = overriding else { continue };
            self.hold(&[key, value]);
            let words = self.passed(method, vec![key, value])?;
            let class = self.class_for(method, &words);
            let child = self.run_to_end(method, words, class)?;
            self.hold(&[child]);
            children.push((key, child));
        }
        Ok(children)
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
                self.look_through(self.schedule.len())?;
                self.schedule.thread_joined(thread);
                self.done(NULL)
            }
            MethodName::SetDaemon => self.done(NULL),
            MethodName::IsAlive => {
                let is_alive = self.world.is_alive(thread);
                self.done_value(Value::Boolean(is_alive))
            }
            MethodName::GetName => {
                if self.world.get(thread + field::THREAD_NAME) == NULL {
                    let text = self.world.thread_name(thread).to_owned();
                    let string = self.world.new_string(&text);
                    self.world.put(thread + field::THREAD_NAME, string);
                }
                self.done(self.world.get(thread + field::THREAD_NAME))
            }
            MethodName::SetName => {
                if argument == NULL {
                    return Err(self.null_pointer());
                }
                let text = self.world.get(argument + field::STRING_TEXT);
                self.world.put(thread + field::THREAD_NAME_TEXT, text);
                self.world.put(thread + field::THREAD_NAME, argument);
                self.done(NULL)
            }
            _ => Err(Interrupt::stop(Key::StopTypes)),
        }
    }

    fn start_thread(&mut self, thread: Address) -> Outcome<Call> {
        if self.world.get(thread + field::THREAD_STATE) != thread_state::NEW {
            let class = "java.lang.IllegalThreadStateException";
            return Err(Interrupt::thrown(self.throwable(class, NULL, NULL)));
        }
        self.world
            .put(thread + field::THREAD_STATE, thread_state::RUNNING);
        self.world.put(CURRENT_THREAD, thread);
        let task = self.world.get(thread + field::THREAD_TASK);
        self.note_start(thread);
        self.push_native(Native::ThreadRun, &[task])?;
        self.current_tasks.push(None);
        self.operation(Kind::ThreadStarted, [thread, NULL])?;
        if let Some(run) = self.method_named(thread, "run/0") {
            self.call_method(run, thread, &[])?;
        } else if task == NULL {
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
        self.schedule.unit_ended(self.budget.spent(Work::Traced));
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
