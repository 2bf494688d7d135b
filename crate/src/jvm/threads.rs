//! Threads and ThreadLocals: how they are made, what they are called, how they
//! end. What a map does with them is the business of `threadlocal_map`.

use super::class::{self, field};
use super::value::{NULL, Word};
use super::world::{CHOSEN_HASH, KEYS_CREATED, LAST_THREAD, World, thread_state};
use threadlocal_map::layout::{CLASS, KEY_HASH, KEY_WORDS, THREAD_INHERITABLE, THREAD_LOCALS};
use threadlocal_map::memory::{Address, Observer};

impl<O: Observer> World<O> {
    /// A new ThreadLocal with the next hash of the sequence.
    pub fn new_thread_local(&mut self, supplier: Option<Address>) -> Address {
        let hash = self.next_hash();
        let key = match supplier {
            None => self.allocate(class::THREAD_LOCAL, KEY_WORDS),
            Some(supplier) => {
                let key = self.allocate(class::SUPPLIED_THREAD_LOCAL, field::SUPPLIED_WORDS);
                self.put(key + field::SUPPLIER, supplier);
                key
            }
        };
        self.put(key + KEY_HASH, hash);
        key
    }

    /// Gives an object the next hash, as ThreadLocal's constructor does.
    pub fn init_thread_local(&mut self, key: Address) {
        let hash = self.next_hash();
        self.put(key + KEY_HASH, hash);
    }

    /// `ThreadLocal.nextHashCode()`
    fn next_hash(&mut self) -> u32 {
        let number = self.get(KEYS_CREATED);
        self.put(KEYS_CREATED, number.wrapping_add(1));
        number.wrapping_mul(self.design.increment)
    }

    /// A new ThreadLocal with a hash of its own, outside the sequence.
    pub fn thread_local_with_hash(&mut self, hash: u32) -> Address {
        let key = self.allocate(class::THREAD_LOCAL, KEY_WORDS);
        self.put(key + CLASS, self.get(key + CLASS) | CHOSEN_HASH);
        self.put(key + KEY_HASH, hash);
        key
    }

    /// The hash of a ThreadLocal if [`Self::thread_local_with_hash`] made it:
    /// it has no number.
    pub fn chosen_hash(&self, key: Address) -> Option<u32> {
        let is_chosen = self.get(key + CLASS) & CHOSEN_HASH != 0;
        is_chosen.then(|| self.get(key + KEY_HASH))
    }

    /// A new InheritableThreadLocal with the next hash of the sequence.
    pub fn new_inheritable_thread_local(&mut self) -> Address {
        let hash = self.next_hash();
        let key = self.allocate(class::INHERITABLE_THREAD_LOCAL, KEY_WORDS);
        self.put(key + KEY_HASH, hash);
        key
    }

    /// Whether an object is a ThreadLocal of any kind.
    pub fn is_thread_local(&self, object: Address) -> bool {
        matches!(
            self.class_of(object),
            class::THREAD_LOCAL | class::SUPPLIED_THREAD_LOCAL | class::INHERITABLE_THREAD_LOCAL
        )
    }

    /// Whether an object is an InheritableThreadLocal.
    pub fn is_inheritable(&self, object: Address) -> bool {
        self.class_of(object) == class::INHERITABLE_THREAD_LOCAL
    }

    /// The `n` of `#n`: the place of a ThreadLocal in the sequence of hashes.
    /// One whose hash was chosen has none; the number only orders it.
    pub fn key_number(&self, key: Address) -> u32 {
        let hash = self.get(key + KEY_HASH);
        hash.wrapping_mul(inverse(self.design.increment))
    }

    /// A new thread that has not started.
    pub fn new_thread(&mut self, name: &str, task: Word) -> Address {
        let thread = self.allocate(class::THREAD, field::THREAD_WORDS);
        self.init_thread(thread, name, task);
        thread
    }

    /// Makes an object a thread that has not started, as Thread's constructor does.
    pub fn init_thread(&mut self, thread: Address, name: &str, task: Word) {
        let name = self.pool.add_text(name);
        self.put(thread + field::THREAD_NAME_TEXT, name);
        self.put(thread + field::THREAD_TASK, task);
        let last = self.get(LAST_THREAD);
        self.put(thread + field::THREAD_NEXT, last);
        self.put(LAST_THREAD, thread);
    }

    /// Every thread ever created, the newest first.
    pub fn threads(&self) -> impl Iterator<Item = Address> + '_ {
        let mut next = self.get(LAST_THREAD);
        std::iter::from_fn(move || {
            let thread = next;
            if thread == NULL {
                return None;
            }
            next = self.get(thread + field::THREAD_NEXT);
            Some(thread)
        })
    }

    /// The map of a thread that a ThreadLocal is kept in, or 0.
    pub fn map_of(&self, thread: Address, key: Address) -> Address {
        let inherits = key != NULL && self.is_inheritable(key);
        self.get(thread + Self::MAPS[usize::from(inherits)])
    }

    /// Whether a thread is alive: a root of the collector.
    pub fn is_alive(&self, thread: Address) -> bool {
        matches!(
            self.get(thread + field::THREAD_STATE),
            thread_state::RUNNING | thread_state::IDLE
        )
    }

    /// The name of a thread.
    pub fn thread_name(&self, thread: Address) -> &str {
        self.pool.text(self.get(thread + field::THREAD_NAME_TEXT))
    }

    /// Ends a thread: like `Thread.exit`, it lets go of its map and its task.
    pub fn end_thread(&mut self, thread: Address) {
        self.put(thread + field::THREAD_STATE, thread_state::ENDED);
        self.put(thread + THREAD_LOCALS, NULL);
        self.put(thread + THREAD_INHERITABLE, NULL);
        self.put(thread + field::THREAD_TASK, NULL);
        self.put(thread + field::THREAD_EXECUTOR, NULL);
    }
}

/// The inverse of an odd number modulo 2³², by Newton's iteration.
const fn inverse(odd: u32) -> u32 {
    let mut inverse = odd;
    let mut round = 0;
    while round < 5 {
        inverse = inverse.wrapping_mul(2u32.wrapping_sub(odd.wrapping_mul(inverse)));
        round += 1;
    }
    inverse
}
