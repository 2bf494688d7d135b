//! The engine's side of the mill: runs operations and reads the tables back
//! out of the memory. It also holds the engine to its word: every write is
//! told, every method is left, and a silent run leaves the same memory.

use std::panic::{AssertUnwindSafe, catch_unwind};

use threadlocal_map::layout::{
    ENTRY_KEY, ENTRY_VALUE, KEY_HASH, KEY_WORDS, MAP_SIZE, MAP_TABLE, MAP_THRESHOLD, TABLE_LENGTH,
    TABLE_SLOTS, THREAD_INHERITABLE, THREAD_LOCALS, THREAD_WORDS, WORDS, allocate, class,
};
use threadlocal_map::listing::{Kind, Line, Method, Variable};
use threadlocal_map::memory::{Address, FIRST_FREE, Memory, Observer, VARIABLES};
use threadlocal_map::{map, thread_local};

use super::{Code, MAX_LENGTH, NO_ENTRY, Operation, Outcome, Run, Slot, Table};
use crate::listing::variables_at;

/// The thread is the first object of every run's memory, its keys follow.
const THREAD: Address = FIRST_FREE;
const KEYS: Address = THREAD + THREAD_WORDS;

/// No operation of a run tells so many lines, unless it never ends.
const TOO_MANY_LINES: usize = 1_000_000;

/// How often each line ran with each outcome, by `line number * 2 + outcome`.
pub type Hits = [u64; 512];

/// Every outcome of a run, one for each operation; an error if the engine
/// panics or does not keep its word. Adds to `hits`.
pub fn run(run: &Run, hits: &mut Hits) -> Result<Vec<Outcome>, String> {
    let outcomes = catch_unwind(AssertUnwindSafe(|| witnessed(run, hits)));
    outcomes.unwrap_or_else(|panic| {
        let text = panic.downcast_ref::<String>().map(String::as_str);
        let text = text.or_else(|| panic.downcast_ref::<&str>().copied());
        Err(format!(
            "the engine panicked: {}",
            text.unwrap_or("no message")
        ))
    })
}

fn witnessed(run: &Run, hits: &mut Hits) -> Result<Vec<Outcome>, String> {
    let mut memory = start(run, Witness::new());
    let mut silent = start(run, ());
    let mut outcomes = Vec::new();
    let place = Place::of(run);
    for (index, &operation) in run.operations.iter().enumerate() {
        memory.observer.trace.clear();
        let result = apply(&mut memory, place, operation);
        let table = table(&memory, place);
        let witness = &mut memory.observer;
        witness.count(hits);
        outcomes.push(Outcome {
            result,
            table,
            trace: std::mem::take(&mut witness.words),
        });
        if !witness.methods.is_empty() {
            return Err(format!(
                "operation {index} did not leave {:?}",
                witness.methods
            ));
        }
        if !memory.observer.knows(memory.all()) {
            return Err(format!("operation {index} wrote something untold"));
        }
        apply(&mut silent, place, operation);
    }
    let heap = FIRST_FREE as usize;
    match memory.all()[heap..] == silent.all()[heap..] {
        true => Ok(outcomes),
        false => Err("the silent run left another memory".to_string()),
    }
}

/// Where a thread's map is, which depends on the class of the keys.
#[derive(Clone, Copy)]
struct Place {
    /// The thread as the operations are given it.
    thread: Address,
    /// The word that holds the map, or 0.
    field: Address,
}

impl Place {
    fn of(run: &Run) -> Place {
        match run.inheritable {
            false => Place {
                thread: THREAD,
                field: THREAD + THREAD_LOCALS,
            },
            true => Place {
                thread: thread_local::inheriting(THREAD),
                field: THREAD + THREAD_INHERITABLE,
            },
        }
    }
}

fn start<O: Observer>(run: &Run, observer: O) -> Memory<O> {
    let mut memory = Memory::new(observer);
    let thread = allocate(&mut memory, class::THREAD, THREAD_WORDS);
    assert_eq!(thread, THREAD);
    for &hash in &run.hashes {
        let key = allocate(&mut memory, class::THREAD_LOCAL, KEY_WORDS);
        memory.put(key + KEY_HASH, hash);
    }
    memory
}

fn apply<O: Observer>(memory: &mut Memory<O>, place: Place, operation: Operation) -> i32 {
    let Place { thread, field } = place;
    let Operation { code, value, .. } = operation;
    let key = KEYS + operation.key * KEY_WORDS;
    match code {
        Code::Get => {
            let found = thread_local::get(memory, thread, key);
            if found.is_none() {
                thread_local::set_initial_value(memory, thread, key, value);
            }
            return found.unwrap_or(value) as i32;
        }
        Code::Set => {
            thread_local::set(memory, thread, key, value);
            return 0;
        }
        Code::Remove => {
            thread_local::remove(memory, thread, key);
            return 0;
        }
        Code::GetEntry | Code::Clear | Code::Inherit | Code::Resize => {}
    }
    let map = memory.get(field);
    if map == 0 {
        return NO_ENTRY;
    }
    let array = memory.get(map + MAP_TABLE);
    let length = memory.get(array + TABLE_LENGTH);
    match code {
        Code::GetEntry => match map::get_entry(memory, map, key) {
            0 => return NO_ENTRY,
            entry => return memory.get(entry + ENTRY_VALUE) as i32,
        },
        Code::Clear => {
            for i in 0..length {
                let entry = memory.get(array + TABLE_SLOTS + i);
                if entry != 0 && memory.get(entry + ENTRY_KEY) == key {
                    memory.put(entry + ENTRY_KEY, 0);
                }
            }
        }
        Code::Inherit => {
            let child = map::create_inherited(memory, map);
            memory.put(field, child);
        }
        Code::Resize if length < MAX_LENGTH => map::resize(memory, map),
        _ => {}
    }
    0
}

fn table<O: Observer>(memory: &Memory<O>, place: Place) -> Table {
    let map = memory.get(place.field);
    if map == 0 {
        return Table::default();
    }
    let array = memory.get(map + MAP_TABLE);
    let length = memory.get(array + TABLE_LENGTH);
    assert_eq!(
        memory.get(array + WORDS),
        TABLE_SLOTS + length,
        "the words of the table"
    );
    let entries = memory.slice(array + TABLE_SLOTS, length);
    let slots = (0..).zip(entries).filter(|(_, entry)| **entry != 0);
    Table {
        length,
        size: memory.get(map + MAP_SIZE),
        threshold: memory.get(map + MAP_THRESHOLD),
        slots: slots
            .map(|(index, entry)| Slot {
                index,
                key: key_number(memory.get(entry + ENTRY_KEY)).checked_sub(1),
                value: memory.get(entry + ENTRY_VALUE),
            })
            .collect(),
    }
}

/// 0 for null, otherwise the key's index plus 1.
fn key_number(key: Address) -> u32 {
    match key {
        0 => 0,
        key => (key - KEYS) / KEY_WORDS + 1,
    }
}

/// Sees what a recorder would see.
struct Witness {
    /// The memory, made of the writes alone.
    shadow: Vec<u32>,
    /// Methods that were entered and not left.
    methods: Vec<Method>,
    /// The lines that ran, with their outcomes.
    trace: Vec<(Line, bool)>,
    /// What `Trace` in `Mill.java` would have written.
    words: Vec<u16>,
    /// The variables that have a value on a line, by its number.
    variables: Vec<Vec<Variable>>,
}

impl Witness {
    fn new() -> Witness {
        let variables = (0..=u8::MAX.into()).map(|number| {
            let line = Line::from_number(number);
            line.map(|line| variables_at(line).collect())
                .unwrap_or_default()
        });
        let mut shadow = vec![0; FIRST_FREE as usize];
        let fresh = Memory::new(());
        shadow.copy_from_slice(fresh.all());
        Witness {
            shadow,
            methods: Vec::new(),
            trace: Vec::new(),
            words: Vec::new(),
            variables: variables.collect(),
        }
    }

    /// Whether these are the words that it was told of.
    fn knows(&self, words: &[u32]) -> bool {
        let told = self.shadow.iter().chain(std::iter::repeat(&0));
        words.iter().zip(told).all(|(word, told)| word == told)
    }

    fn count(&self, hits: &mut Hits) {
        for &(line, taken) in &self.trace {
            hits[line.number() as usize * 2 + usize::from(taken)] += 1;
        }
    }
}

impl Observer for Witness {
    const KEEPS_VARIABLES: bool = true;

    fn wrote(&mut self, address: Address, old: u32, new: u32) {
        let index = address as usize;
        if self.shadow.len() <= index {
            self.shadow.resize(index.next_power_of_two() * 2, 0);
        }
        assert_eq!(self.shadow[index], old, "the old word at {address}");
        self.shadow[index] = new;
    }

    fn enter(&mut self, method: Method) {
        self.methods.push(method);
    }

    fn leave(&mut self) {
        assert!(
            self.methods.pop().is_some(),
            "left a method that was not entered"
        );
    }

    fn line(&mut self, line: Line, taken: bool) {
        assert_eq!(
            self.methods.last(),
            Some(&line.method()),
            "the method of {line:?}"
        );
        assert!(self.trace.len() < TOO_MANY_LINES, "{line:?} does not end");
        self.trace.push((line, taken));
        self.words
            .push(u16::from(line.number()) * 2 + u16::from(taken));
        for &variable in &self.variables[line.number() as usize] {
            let word = self.shadow[(VARIABLES + variable as u32) as usize];
            self.words.push(match variable.kind() {
                Kind::Int | Kind::Boolean | Kind::Slot => word as u16,
                Kind::Key => key_number(word) as u16,
                Kind::Entry => key_number(self.shadow[(word + ENTRY_KEY) as usize]) as u16,
            });
        }
    }
}
