//! What an operation of a design looks at, counted by hand.

use threadlocal_map::design::Design;
use threadlocal_map::layout::{ENTRY_KEY, KEY_HASH, KEY_WORDS, THREAD_WORDS, allocate, class};
use threadlocal_map::listing::{Line, Method};
use threadlocal_map::memory::{Address, Memory, Observer};

/// Counts looks.
#[derive(Default)]
struct Looks {
    slots: u32,
    references: u32,
}

impl Observer for Looks {
    const KEEPS_VARIABLES: bool = false;
    fn wrote(&mut self, _: Address, _: u32, _: u32) {}
    fn enter(&mut self, _: Method) {}
    fn leave(&mut self) {}
    fn line(&mut self, _: Line, _: bool) {}
    fn looked(&mut self, slots: u32, references: u32) {
        self.slots += slots;
        self.references += references;
    }
}

/// Keys of the homes 3, 3, 3 and 7, the second one stale; then one operation
/// on one of them, or on a new key of home 3.
#[test]
fn what_an_operation_looks_at() {
    const NEW: usize = 4;
    for (switches, operation, key, slots, references) in [
        // Slot 3, and its entry.
        ("", "get", 0, 1, 1),
        // 3; 4 is stale: expunge goes on to 5, whose key goes home to 4 past 3,
        // and ends at 6; then 4 again.
        ("", "get", 2, 1 + 1 + (1 + 2) + 1 + 1, 1 + 1 + (1 + 1) + 1),
        // 3; 4 is replaced: back to 3 and 2, on to 5, which holds the key; 5 is
        // expunged up to 6; five slots from there for 16, 7 among them.
        ("", "set", 2, 2 + 2 + 1 + 1 + 5, 2 + 1 + 1 + 1),
        // 3 and past 4 to 5; it is expunged up to 6.
        ("", "remove", 2, 3 + 1, 3),
        // 3, 4 and 5, never mind which is stale.
        ("cleaning=none", "get", 2, 3, 3),
        ("cleaning=none", "set", NEW, 4, 3),
        // The gap at 3; 4 is stale and stays; 5 goes home to 3; 6 is free.
        (
            "cleaning=none",
            "remove",
            0,
            1 + 1 + (1 + 1) + 1,
            1 + 1 + (1 + 1),
        ),
        // All sixteen slots with their entries first; behind 4, key 5 goes home
        // to it past 3 up to 6. Then 3 and 4.
        (
            "cleaning=full",
            "get",
            2,
            16 + (1 + 2) + 1 + 2,
            3 + (1 + 1) + 2,
        ),
        // A bucket is one slot, each entry a reference.
        ("table=chained", "get", 0, 1, 1),
        ("table=chained", "get", 2, 1, 3),
        ("table=chained", "set", NEW, 1, 3),
        // 3 with its two live entries and the stale one, which goes; then five
        // buckets for 16, 7 with its entry among them.
        ("table=chained cleaning=scan", "set", 2, 1 + 5, 3 + 1),
        ("table=chained cleaning=full", "get", 2, 16 + 1, 4 + 2),
        // The queue, the bucket up to the queued entry, the bucket again.
        ("table=queued", "get", 2, 1 + 1, (1 + 2) + 2),
        ("table=queued", "remove", 3, 1 + 1, (1 + 2) + 1),
    ] {
        let mut design = Design::default();
        for switch in switches.split_whitespace() {
            let (name, value) = switch.split_once('=').expect("it has a value");
            assert_eq!(design.parse_switch(name, value), Ok(()));
        }
        let mut memory = Memory::new(Looks::default());
        let thread = allocate(&mut memory, class::THREAD, THREAD_WORDS);
        let keys = [3, 3 + 16, 3 + 32, 7, 3 + 48].map(|hash| {
            let key = allocate(&mut memory, class::THREAD_LOCAL, KEY_WORDS);
            memory.put(key + KEY_HASH, hash);
            key
        });
        for &key in &keys[..NEW] {
            design.set(&mut memory, thread, key, 1);
        }
        let entry = design.entry_of(&memory, thread, keys[1]);
        memory.put(entry + ENTRY_KEY, 0);
        design.key_was_cleared(&mut memory, entry);
        memory.observer = Looks::default();
        match operation {
            "get" => assert_eq!(design.get(&mut memory, thread, keys[key]), Some(1)),
            "set" => design.set(&mut memory, thread, keys[key], 2),
            _ => design.remove(&mut memory, thread, keys[key]),
        }
        let Looks {
            slots: looked,
            references: followed,
        } = memory.observer;
        let case = format!("{design}: {operation} {key}");
        assert_eq!((looked, followed), (slots, references), "{case}");
    }
}
