//! `ThreadPoolExecutor`: its constructors, its queues, thread factories, and
//! what becomes of a task that it rejects.
//!
//! There is no clock: a time to keep idle threads that is not zero never ends.

use threadlocal_map::memory::{Address, word_of};

use crate::jvm::class::{self, Class, field};
use crate::jvm::value::{NULL, Value, Word, is_reference};
use crate::jvm::world::{POOLS_CREATED, thread_state};
use crate::words::Key;

use super::super::frames::{Native, SLOTS};
use super::super::{Interrupt, Machine, Outcome};
use super::Call;

/// What a pool is made of.
struct Pool {
    core: i32,
    maximum: i32,
    keeps_alive: bool,
    queue: Address,
    factory: Word,
    handler: Word,
}

impl Machine<'_> {
    /// `newFixedThreadPool`, `newSingleThreadExecutor`; a factory of null is none.
    pub(super) fn new_fixed_pool(&mut self, threads: i32, factory: Word) -> Outcome<Call> {
        let queue = self.new_queue(class::QUEUE, i32::MAX as u32);
        self.new_executor(Pool {
            core: threads,
            maximum: threads,
            keeps_alive: false,
            queue,
            factory,
            handler: NULL,
        })
    }

    pub(super) fn new_cached_pool(&mut self, factory: Word) -> Outcome<Call> {
        let queue = self.new_queue(class::SYNCHRONOUS_QUEUE, 0);
        self.new_executor(Pool {
            core: 0,
            maximum: i32::MAX,
            keeps_alive: true,
            queue,
            factory,
            handler: NULL,
        })
    }

    /// `new ThreadPoolExecutor(core, maximum, time, unit, queue[, factory][, handler])`
    pub(super) fn new_thread_pool(&mut self, arguments: &[Word]) -> Outcome<Call> {
        let &[core, maximum, time, _, queue, ref rest @ ..] = arguments else {
            return Err(Interrupt::stop(Key::StopTypes));
        };
        let (factory, handler) = match *rest {
            [] => (NULL, NULL),
            [NULL] | [NULL, _] | [_, NULL] => return Err(self.null_pointer()),
            [one] if self.is_handler(one) => (NULL, one),
            [factory] => (factory, NULL),
            [factory, handler, ..] => (factory, handler),
        };
        if queue == NULL {
            return Err(self.null_pointer());
        }
        if !self.is_task_queue(queue) {
            return Err(Interrupt::stop(Key::StopTypes));
        }
        let time = self.unbox(time)?.number().unwrap_or(0);
        let (core, maximum) = (self.int(core)?, self.int(maximum)?);
        if time < 0 {
            return self.illegal_argument();
        }
        self.new_executor(Pool {
            core,
            maximum,
            keeps_alive: time > 0,
            queue,
            factory,
            handler,
        })
    }

    /// Whether the sixth argument of the constructor is a handler: a policy, or
    /// a lambda of two parameters.
    fn is_handler(&self, word: Word) -> bool {
        match self.world.class_of(word) {
            class::ABORT_POLICY..=class::DISCARD_OLDEST_POLICY => true,
            class::LAMBDA => {
                let method = self.world.get(word + field::LAMBDA_METHOD);
                let captures = self.world.words_of(word) - field::LAMBDA_CAPTURES;
                let parameters = self.program.methods[method as usize].parameters.len();
                word_of(parameters) == captures + 2
            }
            _ => false,
        }
    }

    fn is_task_queue(&self, word: Word) -> bool {
        is_reference(word)
            && matches!(
                self.world.class_of(word),
                class::QUEUE | class::ARRAY_QUEUE | class::SYNCHRONOUS_QUEUE
            )
    }

    fn illegal_argument<T>(&mut self) -> Outcome<T> {
        // Later JDKs word it, older ones do not.
        let class = "java.lang.IllegalArgumentException";
        Err(self.throw_unworded(class, "pool"))
    }

    fn new_executor(&mut self, pool: Pool) -> Outcome<Call> {
        // The default factory takes the number, before anything is checked.
        if pool.factory == NULL {
            let number = self.world.get(POOLS_CREATED) + 1;
            self.world.put(POOLS_CREATED, number);
        }
        if pool.core < 0 || pool.maximum <= 0 || pool.maximum < pool.core {
            return self.illegal_argument();
        }
        let executor = self.world.allocate(class::EXECUTOR, field::EXECUTOR_WORDS);
        for (offset, word) in [
            (field::EXECUTOR_CORE, pool.core as u32),
            (field::EXECUTOR_MAXIMUM, pool.maximum as u32),
            (field::EXECUTOR_KEEP_ALIVE, pool.keeps_alive.into()),
            (field::EXECUTOR_QUEUE, pool.queue),
            (field::EXECUTOR_NUMBER, self.world.get(POOLS_CREATED)),
            (field::EXECUTOR_FACTORY, pool.factory),
            (field::EXECUTOR_HANDLER, pool.handler),
        ] {
            self.world.put(executor + offset, word);
        }
        self.done(executor)
    }

    /// `new LinkedBlockingQueue<>()`, `(capacity)` and their like.
    pub(super) fn new_task_queue(&mut self, class: Class, arguments: &[Word]) -> Outcome<Call> {
        let capacity = match (class, arguments.first()) {
            (class::SYNCHRONOUS_QUEUE, _) => 0,
            (_, None) => i32::MAX,
            (_, Some(&capacity)) => self.int(capacity)?,
        };
        if capacity <= 0 && class != class::SYNCHRONOUS_QUEUE {
            return self.illegal_argument();
        }
        let queue = self.new_queue(class, capacity as u32);
        self.done(queue)
    }

    fn new_queue(&mut self, class: Class, capacity: u32) -> Address {
        let queue = self.world.allocate(class, field::TASK_QUEUE_WORDS);
        self.world.put(queue + field::QUEUE_CAPACITY, capacity);
        queue
    }

    /// Makes a thread for a pool and has it run a task. The frame of the pool's
    /// thread factory, if it has one of the scenario, comes first.
    pub(super) fn add_worker(
        &mut self,
        executor: Address,
        task: Word,
        result: Word,
    ) -> Outcome<Call> {
        let factory = self.world.get(executor + field::EXECUTOR_FACTORY);
        if factory == NULL {
            let worker = self.new_worker(executor)?;
            self.start_task(worker, task, result, executor)?;
            return Ok(Call::Frame);
        }
        let worker = self.world.allocate(class::WORKER, field::WORKER_WORDS);
        self.world.put(worker + field::WORKER_POOL, executor);
        self.push_native(Native::NewWorker, &[executor, task, result])?;
        self.call_lambda(factory, &[worker])?;
        Ok(Call::Frame)
    }

    /// A thread as the default factory makes it: it inherits from the thread
    /// that wants it.
    pub(super) fn new_worker(&mut self, executor: Address) -> Outcome<Address> {
        let created = self.world.get(executor + field::EXECUTOR_CREATED) + 1;
        self.world.put(executor + field::EXECUTOR_CREATED, created);
        let pool = self.world.get(executor + field::EXECUTOR_NUMBER);
        let name = format!("pool-{pool}-thread-{created}");
        let worker = self.world.new_thread(&name, NULL);
        self.inherit(worker)?;
        self.world.put(worker + field::THREAD_EXECUTOR, executor);
        Ok(worker)
    }

    /// The scenario's factory has made a thread, for a task or in place of one
    /// that an exception ended.
    pub(super) fn worker_made(&mut self, result: Result<Word, Address>) -> Outcome<bool> {
        let [executor, task, submitted] =
            [0, 1, 2].map(|index| self.world.get(self.frame + SLOTS + index));
        let Ok(worker) = result else {
            if task == NULL {
                return Err(Interrupt::stop(Key::StopFactory));
            }
            return self.abandon_native();
        };
        // The thread must run what it was given, and nothing around it.
        let runs_for = match is_reference(worker) && self.world.class_of(worker) == class::THREAD {
            true => self.world.get(worker + field::THREAD_TASK),
            false => NULL,
        };
        let is_new = runs_for != NULL
            && self.world.class_of(runs_for) == class::WORKER
            && self.world.get(runs_for + field::WORKER_POOL) == executor
            && self.world.get(worker + field::THREAD_STATE) == thread_state::NEW;
        if !is_new {
            return Err(Interrupt::stop(Key::StopFactory));
        }
        self.world.put(worker + field::THREAD_EXECUTOR, executor);
        self.pop_frame();
        if task == NULL {
            return self.next_task(worker);
        }
        if self.native().is_none() {
            self.reload();
        }
        self.start_task(worker, task, submitted, executor)?;
        Ok(true)
    }

    /// Has the pool's handler see to a task that it does not take.
    pub(super) fn reject(&mut self, executor: Address, task: Word, result: Word) -> Outcome<Call> {
        let handler = self.world.get(executor + field::EXECUTOR_HANDLER);
        let is_shutdown = self.world.get(executor + field::EXECUTOR_SHUTDOWN) != 0;
        let policy = match handler {
            NULL => class::ABORT_POLICY,
            handler => self.world.class_of(handler),
        };
        if policy != class::DISCARD_OLDEST_POLICY {
            self.schedule.task_dropped(task);
        }
        match policy {
            class::ABORT_POLICY => {
                let class = "java.util.concurrent.RejectedExecutionException";
                Err(self.throw_unworded(class, "rejected"))
            }
            class::CALLER_RUNS_POLICY if !is_shutdown => {
                let future = match self.world.class_of(task) {
                    class::FUTURE => task,
                    _ => NULL,
                };
                let callable = self.callable_of(task);
                self.push_native(Native::Rejected, &[future, result])?;
                self.call_lambda(callable, &[])?;
                Ok(Call::Frame)
            }
            class::DISCARD_OLDEST_POLICY if !is_shutdown => {
                let queue = self.world.get(executor + field::EXECUTOR_QUEUE);
                if let Some(oldest) = self.take_first(queue)? {
                    self.schedule.task_dropped(oldest);
                }
                self.accept(executor, task, result)
            }
            class::CALLER_RUNS_POLICY | class::DISCARD_POLICY | class::DISCARD_OLDEST_POLICY => {
                self.done(result)
            }
            _ => {
                self.push_native(Native::Rejected, &[NULL, result])?;
                self.call_lambda(handler, &[task, executor])?;
                Ok(Call::Frame)
            }
        }
    }

    /// The handler, or the task in the thread that handed it over, has ended.
    pub(super) fn rejection_handled(&mut self, result: Result<Word, Address>) -> Outcome<bool> {
        let [future, submitted] = [0, 1].map(|index| self.world.get(self.frame + SLOTS + index));
        match (future, result) {
            (NULL, Err(_)) => return self.abandon_native(),
            (NULL, Ok(_)) => {}
            (future, result) => self.complete(future, result),
        }
        self.pop_frame();
        self.hand_back(submitted)
    }

    /// What `execute` or `submit` returns goes to whoever called it.
    pub(super) fn hand_back(&mut self, submitted: Word) -> Outcome<bool> {
        match self.native() {
            Some(native) => self.resume_native(native, Ok(submitted)),
            None => {
                self.go_on(submitted);
                Ok(true)
            }
        }
    }

    /// Whether a pool never has more than one worker, so that its tasks run in
    /// the order in which they came.
    pub(in super::super) fn is_single(&self, executor: Address) -> bool {
        self.world.get(executor + field::EXECUTOR_MAXIMUM) == 1
    }

    /// `awaitTermination`: whether the pool was shut down and its threads ended.
    pub(super) fn await_termination(&mut self, executor: Address) -> Outcome<Call> {
        let ended = self.is_terminated(executor);
        if ended {
            self.schedule.pool_awaited(executor);
        }
        self.done_value(Value::Boolean(ended))
    }
}
