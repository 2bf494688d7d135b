//! Runs a scenario over the world and records every step.
//!
//! A small stack machine: registers (program counter and operand stack) in the
//! machine, everything else in the memory, so that a step can be shown without
//! the machine. A thread runs to completion inside `start`, a task inside
//! `submit`: one legal schedule, always the same. The machine knows no clock,
//! no randomness and no input, and runs only forward.

#![deny(clippy::cast_possible_truncation)]

pub mod arithmetic;
mod arrays;
mod classes;
pub mod code;
mod collect;
pub mod compile;
mod convert;
mod effort;
mod execute;
mod finalizers;
pub mod frames;
mod initialise;
mod instances;
pub mod library;
mod liveness;
mod natives;
mod nested;
mod schedule;
pub mod steps;
pub mod text;
pub mod types;
mod unwind;

pub use self::unwind::CAUSED_BY;

use threadlocal_map::journal::Journal;
use threadlocal_map::layout::FIELDS;
use threadlocal_map::memory::{Address, word_of};

use crate::budget::{Budget, Exhausted};
use crate::jvm::class;
use crate::jvm::instance::UserClass;
use crate::jvm::value::{NULL, Value, Word};
use crate::jvm::world::{
    ARGUMENTS, CURRENT_FRAME, CURRENT_THREAD, INSTANCE, OPERATIONS, STATICS, STATUS, World,
    thread_state,
};
use crate::limits;
use crate::tables::Numbered;
use crate::words::Key;

use self::code::{MethodId, Pc, Program};
use self::finalizers::Finalizers;
use self::frames::{
    FRAME_CLASS, FRAME_THREAD, METHOD, NATIVE, Native, PARENT, PC, PLACE, SLOTS, STACK,
};
use self::natives::workers::Pools;
use self::schedule::Schedule;
use self::steps::Kind;

/// A world whose writes are recorded.
pub type Recorded = World<Journal>;

/// Words of the frame of `main`, unless it needs more.
const MAIN_FRAME: u32 = 512;

/// How a run ended; the number is what [`STATUS`] holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u32)]
pub enum Status {
    /// Still running: the status of every step but the last.
    Running = 0,
    /// At the closing brace of `main`, whose frame stays.
    Paused = 1,
    /// `main` returned before its end.
    Returned = 2,
    /// An exception left `main`.
    Uncaught = 3,
    /// A limit, or something that the lab does not model.
    Stopped = 4,
}

impl Status {
    /// The status of a number that [`STATUS`] held.
    pub fn from_number(number: u32) -> Status {
        [
            Status::Running,
            Status::Paused,
            Status::Returned,
            Status::Uncaught,
        ]
        .into_iter()
        .find(|status| *status as u32 == number)
        .unwrap_or(Status::Stopped)
    }
}

/// Why a run was stopped, as a message and its arguments.
#[derive(Clone, Debug, PartialEq)]
pub struct Stop {
    pub key: Key,
    pub arguments: Vec<(&'static str, String)>,
}

/// What interrupts the normal flow, in one word: nearly every call hands it on.
#[derive(Debug)]
struct Interrupt(Box<Cause>);

/// Why the normal flow is interrupted.
#[derive(Debug)]
enum Cause {
    /// A Throwable object was thrown.
    Throw(Address),
    Stop(Stop),
}

impl Interrupt {
    fn thrown(exception: Address) -> Interrupt {
        Interrupt(Box::new(Cause::Throw(exception)))
    }

    fn stop(key: Key) -> Interrupt {
        Interrupt::stop_with(key, Vec::new())
    }

    fn stop_with(key: Key, arguments: Vec<(&'static str, String)>) -> Interrupt {
        Interrupt(Box::new(Cause::Stop(Stop { key, arguments })))
    }

    /// The object that was thrown; `None` if the run stops.
    fn exception(&self) -> Option<Address> {
        match *self.0 {
            Cause::Throw(exception) => Some(exception),
            Cause::Stop(_) => None,
        }
    }
}

impl From<Exhausted> for Interrupt {
    fn from(Exhausted(work): Exhausted) -> Interrupt {
        Interrupt::stop(work.message())
    }
}

type Outcome<T = ()> = Result<T, Interrupt>;

/// A value that was stored through a ThreadLocal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stored {
    /// The step that ends the operation which stored it.
    pub step: u32,
    pub value: Word,
    pub key: Address,
    /// The pool's task that stored it: an index of [`Run::tasks`].
    pub task: Option<u32>,
    /// Whether the value was never stored before.
    pub first: bool,
    /// How many objects were stored so far, each counted once.
    pub values: u32,
    /// Where in the list the value is stored the next time; `u32::MAX` if never.
    pub again: u32,
}

/// A finished run: nothing runs after it.
pub struct Run {
    pub world: Recorded,
    pub status: Status,
    pub stop: Option<Stop>,
    /// What went to the standard error stream, and at which step.
    pub errors: Vec<(u32, String)>,
    /// Every value stored, in order.
    pub stored: Vec<Stored>,
    /// The step at which each task of a pool ended; `u32::MAX` if it did not.
    pub tasks: Vec<u32>,
    /// Instructions executed.
    pub executed: u64,
    /// Where the result depends on the schedule of a real JDK: an index of the
    /// program's places, and what to say.
    pub warnings: Vec<(u32, Key)>,
}

/// Runs a program from its beginning to the end of `main`.
pub fn run(program: &Program) -> Run {
    let (heap, generations) = (program.heap_bytes(), program.generations());
    let mut machine = Machine {
        program,
        world: World::new(Journal::default(), heap, generations, program.design),
        stack: Vec::new(),
        frame: NULL,
        pc: 0,
        depth: 0,
        executed: 0,
        budget: Budget::default(),
        levels: 0,
        parts: Vec::new(),
        errors: Vec::new(),
        stored: Vec::new(),
        last_stored: Numbered::default(),
        tasks: Vec::new(),
        current_tasks: Vec::new(),
        names: vec![None; program.names.len()],
        lambdas: Numbered::default(),
        nested: Vec::new(),
        nested_result: None,
        time_units: Numbered::default(),
        monitors: Vec::new(),
        schedule: Schedule::default(),
        workers: Pools::default(),
        finalizers: Finalizers::default(),
        method_names: vec![None; program.methods.len()],
    };
    let stop = match machine.start() {
        Ok(()) => machine.execute(),
        Err(interrupt) => Err(interrupt),
    };
    let stop = match stop {
        Ok(()) => None,
        Err(Interrupt(cause)) => Some(match *cause {
            Cause::Stop(stop) => stop,
            // Unwinding ends at the frame of main, which turns it into a status.
            Cause::Throw(_) => Stop {
                key: Key::StopInternal,
                arguments: Vec::new(),
            },
        }),
    };
    if stop.is_some() {
        machine.world.put(STATUS, Status::Stopped as u32);
        machine.record(Kind::Stopped, [NULL; 2]);
    }
    Run {
        status: Status::from_number(machine.world.get(STATUS)),
        world: machine.world,
        stop,
        errors: machine.errors,
        stored: machine.stored,
        tasks: machine.tasks,
        executed: machine.executed,
        warnings: machine.schedule.into_warnings(),
    }
}

struct Machine<'p> {
    program: &'p Program,
    world: Recorded,
    /// The operand stack of the current frame.
    stack: Vec<Word>,
    /// The current frame; what [`CURRENT_FRAME`] holds.
    frame: Address,
    /// The instruction that runs.
    pc: Pc,
    depth: u32,
    executed: u64,
    /// What the run may still use up.
    budget: Budget,
    /// How deep the engine has recursed within one instruction.
    levels: u32,
    /// The objects that a method of the library works on, each for a part of
    /// the one before; `equals` works on two.
    parts: Vec<(Word, Word)>,
    errors: Vec<(u32, String)>,
    stored: Vec<Stored>,
    /// Where in that list each value was stored last.
    last_stored: Numbered<u32>,
    tasks: Vec<u32>,
    /// The task of each thread that is running, the innermost last; `None` for
    /// a thread that is no worker.
    current_tasks: Vec<Option<u32>>,
    /// The texts of the program's names in the world's pool.
    names: Vec<Option<u32>>,
    /// The same for the names of methods.
    method_names: Vec<Option<u32>>,
    /// The lambdas that capture nothing, by their method.
    lambdas: Numbered<Address>,
    /// How deep the stack was where the library waits for a method of the
    /// scenario to return, the innermost last.
    nested: Vec<u32>,
    /// What such a method returned or threw.
    nested_result: Option<Result<Word, Address>>,
    /// The constants of `TimeUnit` that were used, by their place in it.
    time_units: Numbered<Address>,
    /// The monitors that are entered, each with the thread that is in it.
    monitors: Vec<(Word, Address)>,
    schedule: Schedule,
    workers: Pools,
    finalizers: Finalizers,
}

impl<'p> Machine<'p> {
    /// The main thread, the statics, the instance, and the frame of `main`.
    fn start(&mut self) -> Outcome {
        let thread = self.world.new_thread("main", NULL);
        self.world
            .put(thread + class::field::THREAD_STATE, thread_state::RUNNING);
        self.world.put(CURRENT_THREAD, thread);
        let classes = &self.program.classes;
        self.world.user_classes = classes.iter().map(user_class).collect();
        let count = self.program.statics.len() + classes.len();
        let statics = self.world.allocate(class::MACHINE, FIELDS + word_of(count));
        for (address, field) in (statics + FIELDS..).zip(&self.program.statics) {
            let zero = self.world.word(field.zero);
            self.world.put(address, zero);
        }
        self.world.put(STATICS, statics);
        let main = self.program.main;
        let method = &self.program.methods[main as usize];
        let mut arguments = Vec::new();
        if method.has_this {
            let instance = self.new_object(method.class, NULL)?;
            self.world.put(INSTANCE, instance);
            arguments.push(instance);
        }
        // `String[] args` is an empty array.
        if method.parameters.len() > arguments.len() {
            let empty = self.world.new_reference_array("String", 0);
            arguments.push(empty);
        }
        self.push_frame(main, arguments, NULL)?;
        self.world.memory.observer.begin();
        Ok(())
    }

    /// Writes the registers into the frame, so that the memory tells everything.
    fn spill(&mut self) {
        if self.frame == NULL || self.world.get(self.frame + METHOD) & NATIVE != 0 {
            return;
        }
        let base = self.frame + SLOTS + u32::from(self.method().slots);
        for (address, &word) in (base..).zip(&self.stack) {
            self.world.put(address, word);
        }
        self.world
            .put(self.frame + STACK, word_of(self.stack.len()));
        self.world.put(self.frame + PC, self.pc);
    }

    /// Takes the registers back from the current frame.
    fn reload(&mut self) {
        self.pc = self.world.get(self.frame + PC);
        let base = self.frame + SLOTS + u32::from(self.method().slots);
        let count = self.world.get(self.frame + STACK);
        self.stack.clear();
        self.stack
            .extend_from_slice(self.world.memory.slice(base, count));
    }

    /// The method of the current frame, which is one of the scenario's.
    fn method(&self) -> &'p code::Method {
        &self.program.methods[self.world.get(self.frame + METHOD) as usize]
    }

    fn enter_frame(&mut self, frame: Address, thread: Address, method: u32) -> Outcome {
        if self.depth >= limits::CALLS {
            return Err(Interrupt::stop(Key::StopDepth));
        }
        self.depth += 1;
        self.world.put(frame + PARENT, self.frame);
        self.world.put(frame + FRAME_THREAD, thread);
        self.world.put(frame + METHOD, method);
        self.world.put(CURRENT_FRAME, frame);
        self.world.memory.observer.push_frame();
        self.frame = frame;
        Ok(())
    }

    /// Calls a method of the scenario, which belongs to a deployed class or to
    /// none. The caller has spilled its registers.
    fn push_frame(&mut self, method: MethodId, arguments: Vec<Word>, class: Word) -> Outcome {
        self.check_memory(0)?;
        let called = &self.program.methods[method as usize];
        let mut words = u32::from(called.slots) + u32::from(called.max_stack);
        if method == self.program.main {
            // Statements are appended to main: its frame keeps its size, so
            // that every object keeps its address.
            words = words.next_power_of_two().max(MAIN_FRAME);
        }
        let frame = frames::allocate(&mut self.world, words);
        let thread = self.world.get(CURRENT_THREAD);
        self.enter_frame(frame, thread, method)?;
        self.world.put(frame + PLACE, called.place);
        self.world.put(frame + FRAME_CLASS, class);
        for (&slot, argument) in called.parameters.iter().zip(arguments) {
            self.world.put(frame + SLOTS + u32::from(slot), argument);
        }
        self.stack.clear();
        self.pc = 0;
        Ok(())
    }

    /// Pushes the frame of a JDK method that waits for the scenario.
    fn push_native(&mut self, native: Native, held: &[Word]) -> Outcome {
        let frame = frames::allocate(&mut self.world, word_of(held.len()));
        let thread = self.world.get(CURRENT_THREAD);
        self.enter_frame(frame, thread, NATIVE + native as u32)?;
        for (address, &word) in (frame + SLOTS..).zip(held) {
            self.world.put(address, word);
        }
        self.world.put(frame + STACK, word_of(held.len()));
        Ok(())
    }

    /// Pops the current frame; the registers still belong to it.
    fn pop_frame(&mut self) {
        self.frame = self.world.get(self.frame + PARENT);
        self.world.put(CURRENT_FRAME, self.frame);
        if self.frame != NULL {
            let thread = self.world.get(self.frame + FRAME_THREAD);
            self.world.put(CURRENT_THREAD, thread);
        }
        self.world.memory.observer.pop_frame();
        self.depth -= 1;
    }

    /// Records a step with its arguments.
    fn record(&mut self, kind: Kind, arguments: [Word; 2]) {
        self.spill();
        for (cell, word) in (ARGUMENTS..).zip(arguments) {
            self.world.put(cell, word);
        }
        self.world.memory.observer.step(kind as u8);
    }

    /// Records a step, and stops the run at the limit.
    fn step(&mut self, kind: Kind, arguments: [Word; 2]) -> Outcome {
        self.record(kind, arguments);
        self.check_steps()
    }

    /// Records a step that ends an operation.
    fn operation(&mut self, kind: Kind, arguments: [Word; 2]) -> Outcome {
        let operations = self.world.get(OPERATIONS);
        self.world.put(OPERATIONS, operations + 1);
        self.record(kind, arguments);
        self.world.memory.observer.end_operation();
        self.check_steps()
    }

    fn check_steps(&self) -> Outcome {
        let journal = &self.world.memory.observer;
        if journal.step_count() >= limits::STEPS {
            return Err(Interrupt::stop(Key::StopSteps));
        }
        if journal.recorded_bytes() > limits::JOURNAL_BYTES {
            return Err(Interrupt::stop(Key::StopMemory));
        }
        Ok(())
    }

    /// Stops a run whose memory or record has outgrown its limit. What one
    /// instruction adds is little, or asked for before.
    fn check_room(&self) -> Outcome {
        let journal = &self.world.memory.observer;
        if self.world.memory.top() > limits::MEMORY_WORDS
            || journal.recorded_bytes() > limits::JOURNAL_BYTES
        {
            return Err(Interrupt::stop(Key::StopMemory));
        }
        Ok(())
    }

    /// Refuses to let the memory grow by `words` beyond the limit.
    fn check_memory(&self, words: u32) -> Outcome {
        if words > limits::MEMORY_WORDS || self.world.memory.top() + words > limits::MEMORY_WORDS {
            return Err(Interrupt::stop(Key::StopMemory));
        }
        Ok(())
    }

    /// The text of a name of the program in the pool.
    fn name_text(&mut self, name: code::NameId) -> u32 {
        let text = &self.program.names[name as usize];
        *self.names[name as usize].get_or_insert_with(|| self.world.pool.add_text(text))
    }

    /// The name of a method as a text of the pool.
    fn method_name(&mut self, method: MethodId) -> u32 {
        let text = &self.program.methods[method as usize].name;
        *self.method_names[method as usize].get_or_insert_with(|| self.world.pool.add_text(text))
    }

    fn push(&mut self, word: Word) {
        self.stack.push(word);
    }

    fn push_value(&mut self, value: Value) {
        let word = self.world.word(value);
        self.stack.push(word);
    }

    /// Takes the top of the operand stack, which the code has filled.
    fn pop(&mut self) -> Word {
        self.stack.pop().unwrap_or(NULL)
    }

    /// Takes the topmost `count` words, in the order they were pushed.
    fn pop_many(&mut self, count: u8) -> Vec<Word> {
        let start = self.stack.len().saturating_sub(count.into());
        self.stack.split_off(start)
    }
}

/// What the world has to know of a class.
fn user_class(class: &code::ClassInfo) -> UserClass {
    UserClass {
        name: class.name.to_string(),
        bytes: class.bytes,
        static_bytes: class.static_bytes,
    }
}
