//! A flat memory of 32-bit words that tells its observer of every write.
//!
//! Everything that the algorithm and the world above it remember lives here,
//! so a record of the writes is a record of the whole state. The memory does
//! not know what a word means, and never frees or moves a block.

use crate::listing::{Line, Method, Variable};

/// The index of a word. 0 is `null` and never holds anything.
pub type Address = u32;

/// How many there are of something, as a word. What a run counts lies in its
/// memory, whose addresses are words, so it fits; more would be told as the most
/// that a word can tell.
#[inline]
pub fn word_of(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// The words below this address belong to the memory itself: `null`, the
/// allocation pointer and the variables of the listing.
pub const FIRST_FREE: Address = 64;

/// The word that holds the address of the next block.
pub const TOP: Address = 1;

/// Where the listing's variables start, one word for each [`Variable`].
pub const VARIABLES: Address = 8;

const _: () = assert!(Variable::COUNT <= (FIRST_FREE - VARIABLES) as usize);

/// What is told of a run. The empty observer `()` makes a silent run; it is
/// the same code, and the compiler removes every call.
pub trait Observer {
    /// Whether the variables of the listing are kept in the memory.
    const KEEPS_VARIABLES: bool;

    /// The word at `address` changed from `old` to `new`.
    fn wrote(&mut self, address: Address, old: u32, new: u32);

    /// A method of the listing was entered.
    fn enter(&mut self, method: Method);

    /// A loop of the listing starts or goes on: between two calls of this or
    /// of [`Self::enter`] there is only so much to be told.
    #[inline(always)]
    fn repeat(&mut self) {}

    /// The method that was entered last returned.
    fn leave(&mut self);

    /// A line of the listing did its one thing; `taken` is the outcome of its
    /// condition, `true` for a line without one. A line that calls a method is
    /// told before the method's own lines.
    fn line(&mut self, line: Line, taken: bool);

    /// An operation looked at so many slots of a table, and followed so many
    /// references to an Entry, or from an Entry to its key.
    #[inline(always)]
    fn looked(&mut self, _slots: u32, _references: u32) {}

    /// Runs something on the memory. An observer that is small enough has the
    /// memory moved into a local variable, which the compiler keeps in
    /// registers for as long as no one else knows where it lies.
    #[inline(always)]
    fn moved<R>(memory: &mut Memory<Self>, body: impl FnOnce(&mut Memory<Self>) -> R) -> R
    where
        Self: Sized,
    {
        body(memory)
    }
}

impl Observer for () {
    const KEEPS_VARIABLES: bool = false;
    #[inline(always)]
    fn wrote(&mut self, _: Address, _: u32, _: u32) {}
    #[inline(always)]
    fn enter(&mut self, _: Method) {}
    #[inline(always)]
    fn leave(&mut self) {}
    #[inline(always)]
    fn line(&mut self, _: Line, _: bool) {}
}

/// Words, and the observer of their changes.
#[derive(Clone, Debug)]
pub struct Memory<O> {
    words: Vec<u32>,
    /// Told of every change. Public, because who records also reads.
    pub observer: O,
}

impl<O: Observer> Memory<O> {
    /// An empty memory: no block, every word 0.
    pub fn new(observer: O) -> Self {
        let mut words = vec![0; FIRST_FREE as usize];
        words[TOP as usize] = FIRST_FREE;
        Self { words, observer }
    }

    /// A copy with an observer of its own, which is told nothing of the past.
    pub fn fork<P: Observer>(&self, observer: P) -> Memory<P> {
        Memory {
            words: self.all().to_vec(),
            observer,
        }
    }

    /// Hands the whole memory over; nothing is left until it is put back.
    #[inline(always)]
    pub(crate) fn take(&mut self) -> Self
    where
        O: Default,
    {
        let observer = std::mem::take(&mut self.observer);
        self.take_words(observer)
    }

    /// Hands the words over, for another observer; nothing is left.
    #[inline(always)]
    pub(crate) fn take_words<P>(&mut self, observer: P) -> Memory<P> {
        Memory {
            words: std::mem::take(&mut self.words),
            observer,
        }
    }

    /// Puts the words back; returns the other observer.
    #[inline(always)]
    pub(crate) fn put_words<P>(&mut self, other: Memory<P>) -> P {
        self.words = other.words;
        other.observer
    }

    /// The word at `address`.
    ///
    /// # Panics
    /// If the address was never allocated: addresses come from [`Self::allocate`] only.
    #[inline(always)]
    pub fn get(&self, address: Address) -> u32 {
        self.words[address as usize]
    }

    /// Writes a word and tells the observer if it changed.
    ///
    /// # Panics
    /// As [`Self::get`].
    #[cfg_attr(feature = "inlined", inline(always))]
    #[cfg_attr(not(feature = "inlined"), inline(never))]
    pub fn put(&mut self, address: Address, new: u32) {
        let old = std::mem::replace(&mut self.words[address as usize], new);
        if old != new {
            self.observer.wrote(address, old, new);
        }
    }

    /// Keeps the value of a variable of the listing, if the observer wants it.
    #[inline(always)]
    pub fn set_variable(&mut self, variable: Variable, value: u32) {
        if O::KEEPS_VARIABLES {
            self.put(VARIABLES + variable as u32, value);
        }
    }

    /// The value last kept for a variable of the listing.
    pub fn variable(&self, variable: Variable) -> u32 {
        self.get(VARIABLES + variable as u32)
    }

    /// A new block of `count` words, all 0; returns its first address.
    #[cfg_attr(feature = "inlined", inline(always))]
    #[cfg_attr(not(feature = "inlined"), inline(never))]
    pub fn allocate(&mut self, count: u32) -> Address {
        let address = self.get(TOP);
        let end = address + count;
        if self.words.len() < end as usize {
            self.words = longer(std::mem::take(&mut self.words), end as usize);
        }
        self.put(TOP, end);
        address
    }

    /// The address behind the last block.
    pub fn top(&self) -> Address {
        self.get(TOP)
    }

    /// The words from `address` on, `count` of them.
    ///
    /// # Panics
    /// As [`Self::get`].
    pub fn slice(&self, address: Address, count: u32) -> &[u32] {
        &self.words[address as usize..][..count as usize]
    }

    /// Every word in use, from address 0: the whole state, for comparing.
    pub fn all(&self) -> &[u32] {
        &self.words[..self.top() as usize]
    }

    /// Flips bits of a word without telling the observer.
    #[inline(always)]
    pub fn flip(&mut self, address: Address, bits: u32) {
        self.words[address as usize] ^= bits;
    }

    /// Hands the words to who flips bits of them without telling the observer:
    /// how a journal applies or reverts `old ^ new`.
    pub(crate) fn flip_all(&mut self, flip: impl FnOnce(&O, &mut [u32])) {
        flip(&self.observer, &mut self.words);
    }
}

/// The same words and zeros behind them, `end` words at least.
#[cold]
#[inline(never)]
fn longer(mut words: Vec<u32>, end: usize) -> Vec<u32> {
    let length = end.max(words.len() * 2);
    words.resize(length, 0);
    words
}
