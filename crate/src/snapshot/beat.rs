//! What is said of a beat: a sentence about what the algorithm has decided,
//! read off the memory at the beat's end and from what its steps did.
//!
//! Where no algorithm ran, it is the message of the step. ThreadLocals are
//! called by the variables that hold them, as a picture does. It does not know
//! where beats end.

use threadlocal_map::journal::Did;
use threadlocal_map::layout::{
    ENTRY_KEY, ENTRY_VALUE, KEY_HASH, MAP_SIZE, MAP_TABLE, MAP_THRESHOLD, TABLE_LENGTH, TABLE_SLOTS,
};
use threadlocal_map::listing::{Line, Variable};
use threadlocal_map::memory::Address;

use crate::jvm::value::NULL;
use crate::jvm::world::{ARGUMENTS, CURRENT_THREAD};
use crate::machine::steps::Kind;
use crate::view::{ArgumentView, MessageView};
use crate::words::Key;

use super::Scene;
use super::message::argument;

/// More ranges of slots than this are not told one by one.
const RANGES: usize = 3;

/// What the steps of a beat did that is no longer to be seen at its end.
#[derive(Clone, Debug, Default)]
pub struct Passed {
    /// The slot that `expungeStaleEntry` has emptied first, and the value that
    /// its Entry let go of.
    pub emptied: Option<(u32, u32)>,
    /// How many more it has emptied.
    pub emptied_more: u32,
    /// `n` at each cell that `cleanSomeSlots` has gone on to.
    pub scanned: Vec<u32>,
    /// The slot of the first Entry of a map that was created.
    pub made_at: Option<u32>,
    /// The steps at which a GC cleared a reference.
    pub cleared: Vec<u32>,
    /// The entries among these references.
    pub turned_stale: Vec<Address>,
    /// What the call that ends here has not come by.
    pub missed: Option<Missed>,
}

/// Stale entries that a call left where they are.
#[derive(Clone, Debug)]
pub struct Missed {
    /// Where the first of them sits.
    pub slot: u32,
    /// Its value.
    pub value: u32,
    /// How many more there are.
    pub more: u32,
    /// Of each slot of the table, whether the call has looked at it.
    pub looked_at: Vec<bool>,
}

/// A map at work: its table, and the key of the call.
struct Place<'a, 'b> {
    scene: &'a Scene<'b>,
    table: Address,
    key: Address,
}

impl Scene<'_> {
    /// What is said of the beat that ends at the step that is shown.
    pub fn caption(&self, passed: &Passed) -> MessageView {
        let caption = match self.did() {
            Some(Did::Line(line, taken)) => self.line_caption(line, taken, passed),
            Some(Did::Program(kind)) => self.end_caption(kind, passed),
            None => None,
        };
        match caption {
            Some((key, arguments)) => MessageView {
                key: key.name().to_owned(),
                arguments,
            },
            None => self.with_names(self.message()),
        }
    }

    /// The message of a step with ThreadLocals called by their variables. Where
    /// it speaks of that very variable, the label stays.
    fn with_names(&self, mut message: MessageView) -> MessageView {
        let arguments = message.arguments.iter();
        let said: Vec<String> = arguments
            .filter(|argument| argument.object == NULL)
            .map(|argument| argument.text.clone())
            .collect();
        for argument in &mut message.arguments {
            if argument.object != NULL && self.world().is_thread_local(argument.object) {
                let name = self.name_of(argument.object);
                if !said.contains(&name) {
                    argument.text = name;
                }
            }
        }
        message
    }

    /// A number as an argument that names a slot.
    fn slot_argument(&self, name: &str, slot: u32) -> ArgumentView {
        ArgumentView {
            slot: Some(slot),
            ..argument(name, slot.to_string())
        }
    }

    fn key_argument(&self, name: &str, key: Address) -> ArgumentView {
        ArgumentView {
            object: key,
            ..argument(name, self.name_of(key))
        }
    }

    fn line_caption(
        &self,
        line: Line,
        taken: bool,
        passed: &Passed,
    ) -> Option<(Key, Vec<ArgumentView>)> {
        let world = self.world();
        let key = world.get(ARGUMENTS);
        let map = world.map_of(world.get(CURRENT_THREAD), key);
        if map == NULL || world.get(map + MAP_TABLE) == NULL {
            return None;
        }
        let variable = |variable| world.memory.variable(variable);
        let table = world.get(map + MAP_TABLE);
        let place = Place {
            scene: self,
            table,
            key,
        };
        Some(match line {
            Line::GetEntryHit => place.probe(variable(Variable::GetEntryI), &GET),
            Line::AfterMissStale | Line::AfterMissProbe => {
                place.probe(variable(Variable::AfterMissI), &GET)
            }
            Line::MapSetTaken | Line::MapSetFree | Line::MapSetStale => {
                place.probe(variable(Variable::MapSetI), &SET)
            }
            Line::MapRemoveProbe | Line::MapRemoveFound => {
                place.probe(variable(Variable::MapRemoveI), &REMOVE)
            }
            Line::ReplaceBackTaken => {
                let first = variable(Variable::ReplaceSlotToExpunge);
                let found = first != variable(Variable::ReplaceStaleSlot);
                let mut arguments = vec![self.slot_argument("slot", variable(Variable::ReplaceI))];
                if found {
                    arguments.push(self.slot_argument("stale", first));
                }
                let caption = [Key::BeatBackNone, Key::BeatBackFound];
                (caption[usize::from(found)], arguments)
            }
            Line::ReplaceFound => {
                let caption = [Key::BeatAheadNull, Key::BeatAheadKey];
                let arguments = vec![
                    self.key_argument("key", key),
                    self.slot_argument("slot", variable(Variable::ReplaceI)),
                ];
                (caption[usize::from(taken)], arguments)
            }
            Line::ReplaceEntryUp => (
                Key::BeatSwap,
                vec![
                    self.key_argument("key", key),
                    self.object_argument("value", world.get(ARGUMENTS + 1)),
                    self.slot_argument("slot", variable(Variable::ReplaceStaleSlot)),
                    self.slot_argument("other", variable(Variable::ReplaceI)),
                ],
            ),
            Line::ReplaceNewEntry => (
                Key::BeatReplace,
                vec![
                    self.key_argument("key", key),
                    self.slot_argument("slot", variable(Variable::ReplaceStaleSlot)),
                ],
            ),
            Line::ExpungeReseat => self.reseat_caption(table, passed),
            Line::ExpungeReturn => self.expunge_caption(passed),
            Line::CleanStale => (
                Key::BeatScanStale,
                vec![
                    self.slot_argument("slot", variable(Variable::CleanI)),
                    argument("count", passed.scanned.len().to_string()),
                ],
            ),
            Line::CleanMore => {
                let steps: Vec<String> = passed.scanned.iter().map(u32::to_string).collect();
                (
                    Key::BeatScanNone,
                    vec![
                        self.slot_argument("slot", variable(Variable::CleanI)),
                        argument("n", steps.join(" → ")),
                        argument("count", steps.len().to_string()),
                    ],
                )
            }
            Line::SweepStale => (
                Key::BeatSweepStale,
                vec![self.slot_argument("slot", variable(Variable::SweepJ))],
            ),
            Line::SweepMore => {
                let threshold = world.get(map + MAP_THRESHOLD);
                let numbers = [
                    ("length", world.get(table + TABLE_LENGTH)),
                    ("size", world.get(map + MAP_SIZE)),
                    ("limit", threshold - threshold / 4),
                ];
                (Key::BeatSweepDone, numbered(numbers))
            }
            Line::ResizeThreshold => {
                let length = world.get(table + TABLE_LENGTH);
                let numbers = [("length", length), ("size", world.get(map + MAP_SIZE))];
                (Key::BeatResize, numbered(numbers))
            }
            _ => return None,
        })
    }

    /// An Entry has moved to a slot that is nearer to its home.
    fn reseat_caption(&self, table: Address, passed: &Passed) -> (Key, Vec<ArgumentView>) {
        let world = self.world();
        let to = world.memory.variable(Variable::ExpungeH);
        let from = world.memory.variable(Variable::ExpungeI);
        let key = world.get(world.get(table + TABLE_SLOTS + to) + ENTRY_KEY);
        let mut arguments = vec![
            self.key_argument("key", key),
            self.slot_argument("from", from),
            self.slot_argument("to", to),
        ];
        let caption = match passed.emptied {
            None => Key::BeatReseat,
            Some((slot, value)) => {
                arguments.push(self.slot_argument("slot", slot));
                arguments.push(self.object_argument("value", value));
                Key::BeatReseatFirst
            }
        };
        (caption, arguments)
    }

    /// `expungeStaleEntry` has come to the null behind the run.
    fn expunge_caption(&self, passed: &Passed) -> (Key, Vec<ArgumentView>) {
        let end = self.world().memory.variable(Variable::ExpungeI);
        let mut arguments = vec![self.slot_argument("end", end)];
        let Some((slot, value)) = passed.emptied else {
            return (Key::BeatExpungeRest, arguments);
        };
        arguments.push(self.slot_argument("slot", slot));
        arguments.push(self.object_argument("value", value));
        if passed.emptied_more == 0 {
            return (Key::BeatExpungeOne, arguments);
        }
        arguments.push(argument("more", passed.emptied_more.to_string()));
        (Key::BeatExpungeMore, arguments)
    }

    /// What is said where an operation ends, unless its message will do.
    fn end_caption(&self, kind: Kind, passed: &Passed) -> Option<(Key, Vec<ArgumentView>)> {
        let world = self.world();
        if let (Kind::Cleared | Kind::Enqueued, [entry, others @ ..]) =
            (kind, &passed.turned_stale[..])
        {
            if passed.turned_stale.len() < passed.cleared.len() {
                let count = passed.cleared.len().to_string();
                return Some((Key::BeatCleared, vec![argument("count", count)]));
            }
            let mut arguments = vec![self.object_argument("value", world.get(entry + ENTRY_VALUE))];
            if others.is_empty() {
                return Some((Key::BeatStaleOne, arguments));
            }
            arguments.push(argument("more", others.len().to_string()));
            return Some((Key::BeatStaleMore, arguments));
        }
        if let Some(missed) = &passed.missed {
            return Some(self.missed_caption(missed));
        }
        let slot = passed.made_at.filter(|_| kind == Kind::Set)?;
        let thread = world.get(CURRENT_THREAD);
        let map = world.map_of(thread, world.get(ARGUMENTS));
        let length = world.get(world.get(map + MAP_TABLE) + TABLE_LENGTH);
        Some((
            Key::BeatMade,
            vec![
                argument("thread", world.thread_name(thread).to_owned()),
                argument("length", length.to_string()),
                self.key_argument("key", world.get(ARGUMENTS)),
                self.slot_argument("slot", slot),
            ],
        ))
    }

    fn missed_caption(&self, missed: &Missed) -> (Key, Vec<ArgumentView>) {
        let mut arguments = vec![
            self.slot_argument("slot", missed.slot),
            self.object_argument("value", missed.value),
        ];
        if missed.more > 0 {
            arguments.push(argument("more", missed.more.to_string()));
        }
        let never = ranges(&missed.looked_at);
        let is_short = never.len() <= RANGES;
        if is_short {
            arguments.push(argument("never", never.join(", ")));
        } else {
            let looked_at = missed.looked_at.iter().filter(|&&looked_at| looked_at);
            arguments.push(argument("looked", looked_at.count().to_string()));
            arguments.push(argument("length", missed.looked_at.len().to_string()));
        }
        let caption = match (is_short, missed.more > 0) {
            (true, false) => Key::BeatMissedOne,
            (true, true) => Key::BeatMissedMore,
            (false, false) => Key::BeatMissedWideOne,
            (false, true) => Key::BeatMissedWideMore,
        };
        (caption, arguments)
    }
}

/// What is said of a probe of one of the calls: at its key's home and elsewhere.
struct Probe {
    stale: [Key; 2],
    null: [Key; 2],
}

const GET: Probe = Probe {
    stale: [Key::BeatStaleGet, Key::BeatHomeStaleGet],
    null: [Key::BeatNullNone, Key::BeatHomeNullNone],
};
const SET: Probe = Probe {
    stale: [Key::BeatStaleSet, Key::BeatHomeStaleSet],
    null: [Key::BeatNullSet, Key::BeatHomeNullSet],
};
const REMOVE: Probe = Probe {
    stale: [Key::BeatStaleRemove, Key::BeatHomeStaleRemove],
    null: [Key::BeatNullNone, Key::BeatHomeNullNone],
};

impl Place<'_, '_> {
    /// What a probe has met in a slot.
    fn probe(&self, slot: u32, probe: &Probe) -> (Key, Vec<ArgumentView>) {
        let (scene, world) = (self.scene, self.scene.world());
        let mask = world.get(self.table + TABLE_LENGTH) - 1;
        let at_home = usize::from(world.get(self.key + KEY_HASH) & mask == slot);
        let entry = world.get(self.table + TABLE_SLOTS + slot);
        let mut arguments = vec![
            scene.key_argument("key", self.key),
            scene.slot_argument("slot", slot),
        ];
        let captions = if entry == NULL {
            probe.null
        } else {
            match world.get(entry + ENTRY_KEY) {
                NULL => probe.stale,
                key if key == self.key => [Key::BeatKey, Key::BeatHomeKey],
                other => {
                    arguments.push(scene.key_argument("occupant", other));
                    [Key::BeatTaken, Key::BeatHomeTaken]
                }
            }
        };
        (captions[at_home], arguments)
    }
}

fn numbered<const N: usize>(numbers: [(&str, u32); N]) -> Vec<ArgumentView> {
    let arguments = numbers.into_iter();
    arguments
        .map(|(name, number)| argument(name, number.to_string()))
        .collect()
}

/// The slots that are not marked, as ranges: `4–7`, `9`.
fn ranges(marked: &[bool]) -> Vec<String> {
    let mut ranges = Vec::new();
    let mut first = None;
    for (slot, &is_marked) in marked.iter().chain([&true]).enumerate() {
        match first {
            None if !is_marked => first = Some(slot),
            Some(start) if is_marked => {
                ranges.push(match slot - start {
                    1 => start.to_string(),
                    2 => format!("{start}, {}", slot - 1),
                    _ => format!("{start}–{}", slot - 1),
                });
                first = None;
            }
            _ => {}
        }
    }
    ranges
}
