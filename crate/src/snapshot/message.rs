//! What to say about a step: the message, its arguments, and the line of the
//! listing with its variables. Everything is read off the memory.

use threadlocal_map::journal::Did;
use threadlocal_map::layout::{
    ENTRY_KEY, KEY_HASH, MAP_SIZE, MAP_TABLE, MAP_THRESHOLD, TABLE_LENGTH, TABLE_SLOTS,
};
use threadlocal_map::listing::{Kind as VariableKind, Line, Method, Variable};
use threadlocal_map::memory::{Address, VARIABLES};

use crate::jvm::class;
use crate::jvm::value::{NULL, is_reference};
use crate::jvm::world::{ARGUMENTS, CURRENT_THREAD};
use crate::machine::steps::{Argument, Kind};
use crate::machine::text::label;
use crate::view::{ArgumentView, ListingVariableView, ListingView, MessageView, ValueView};
use crate::words::Key;

use super::Scene;

impl Scene<'_> {
    pub(super) fn message(&self) -> MessageView {
        let (key, arguments) = match self.did() {
            None => (Key::Start, Vec::new()),
            Some(Did::Program(Kind::Stopped)) => self.stopped(),
            Some(Did::Program(kind)) => (kind.key(), self.kind_arguments(kind)),
            Some(Did::Line(line, taken)) => (Key::of_line(line, taken), self.line_arguments(line)),
        };
        MessageView {
            key: key.name().to_owned(),
            arguments,
        }
    }

    fn stopped(&self) -> (Key, Vec<ArgumentView>) {
        match &self.run.stop {
            None => (Key::StepStopped, Vec::new()),
            Some(stop) => {
                let arguments = stop.arguments.iter();
                let arguments = arguments.map(|(name, text)| argument(name, text.clone()));
                (stop.key, arguments.collect())
            }
        }
    }

    fn kind_arguments(&self, kind: Kind) -> Vec<ArgumentView> {
        let world = self.world();
        (ARGUMENTS..)
            .zip(kind.arguments())
            .map(|(cell, (name, meaning))| {
                let word = world.get(cell);
                match meaning {
                    Argument::Name => argument(name, world.pool.text(word).to_owned()),
                    Argument::Number => argument(name, word.to_string()),
                    Argument::Value => self.object_argument(name, word),
                }
            })
            .collect()
    }

    pub(super) fn object_argument(&self, name: &str, word: u32) -> ArgumentView {
        let ValueView { text, object } = self.value_view(word);
        ArgumentView {
            object,
            ..argument(name, text)
        }
    }

    /// What the message of a listing line can talk about.
    fn line_arguments(&self, line: Line) -> Vec<ArgumentView> {
        let world = self.world();
        let thread = world.get(CURRENT_THREAD);
        let mut arguments = vec![
            self.object_argument("key", world.get(ARGUMENTS)),
            self.object_argument("value", world.get(ARGUMENTS + 1)),
            argument("thread", world.thread_name(thread).to_owned()),
        ];
        for variable in variables_at(line) {
            let view = self.listing_variable(variable);
            arguments.retain(|other| other.name != view.name);
            arguments.push(ArgumentView {
                slot: view.slot,
                object: view.value.object,
                ..argument(&view.name, view.value.text)
            });
        }
        let Some(map) = self.map_at(line) else {
            return arguments;
        };
        let table = world.get(map + MAP_TABLE);
        let length = world.get(table + TABLE_LENGTH);
        for (name, number) in [
            ("length", length),
            ("size", world.get(map + MAP_SIZE)),
            ("threshold", world.get(map + MAP_THRESHOLD)),
        ] {
            arguments.push(argument(name, number.to_string()));
        }
        let slot = variables_at(line)
            .find(|variable| matches!(variable.name(), "i" | "j"))
            .map(|variable| world.memory.variable(variable))
            .filter(|&slot| slot < length);
        if let Some(slot) = slot {
            let entry = world.get(table + TABLE_SLOTS + slot);
            arguments.extend(self.occupant(entry, length));
        }
        arguments.extend(self.previous_value());
        if line.method() == Method::CleanSomeSlots {
            let n = world.memory.variable(Variable::CleanN);
            let left = u32::BITS - n.leading_zeros();
            arguments.push(argument("left", left.to_string()));
        }
        arguments
    }

    /// The map that a line works on: the current thread's, or the one that a
    /// constructor is about to make.
    fn map_at(&self, line: Line) -> Option<Address> {
        let world = self.world();
        let map = match line.method() {
            Method::Constructor | Method::InheritingConstructor => world
                .objects()
                .filter(|&object| world.class_of(object) == class::MAP)
                .last()?,
            _ => world.map_of(world.get(CURRENT_THREAD), world.get(ARGUMENTS)),
        };
        (map != NULL && world.get(map + MAP_TABLE) != NULL).then_some(map)
    }

    /// Who sits in a slot, and where its home is.
    fn occupant(&self, entry: u32, length: u32) -> Vec<ArgumentView> {
        let world = self.world();
        if entry == NULL {
            return vec![argument("occupant", "null".to_owned())];
        }
        match world.get(entry + ENTRY_KEY) {
            NULL => vec![argument("occupant", "stale".to_owned())],
            key => {
                let home = world.get(key + KEY_HASH) & (length - 1);
                vec![
                    self.object_argument("occupant", key),
                    ArgumentView {
                        slot: Some(home),
                        ..argument("home", home.to_string())
                    },
                ]
            }
        }
    }

    /// The value that the variable assigned in this step had before.
    fn previous_value(&self) -> Option<ArgumentView> {
        let world = self.world();
        let last = VARIABLES + Variable::COUNT as u32;
        let (address, bits) = world
            .memory
            .observer
            .changes_of(self.step())
            .find(|(address, _)| (VARIABLES..last).contains(address))?;
        let was = world.get(address) ^ bits;
        Some(argument("was", was.to_string()))
    }

    pub(super) fn listing(&self) -> Option<ListingView> {
        let Some(Did::Line(line, taken)) = self.did() else {
            return None;
        };
        Some(ListingView {
            method: line.method().name().to_owned(),
            line: line.number().into(),
            taken: line.is_condition().then_some(taken),
            variables: variables_at(line)
                .map(|variable| self.listing_variable(variable))
                .collect(),
            map: self.map_at(line).unwrap_or(NULL),
            scanned: Vec::new(),
        })
    }

    fn listing_variable(&self, variable: Variable) -> ListingVariableView {
        let word = self.world().memory.variable(variable);
        let (text, object, slot) = match variable.kind() {
            VariableKind::Int => ((word as i32).to_string(), NULL, None),
            VariableKind::Boolean => ((word != 0).to_string(), NULL, None),
            // In `resize`, h is an index of the new table, which nobody sees yet.
            VariableKind::Slot if variable == Variable::ResizeH => (word.to_string(), NULL, None),
            VariableKind::Slot => (word.to_string(), NULL, Some(word)),
            VariableKind::Key | VariableKind::Entry => {
                let object = if is_reference(word) { word } else { NULL };
                (label(self.world(), word), object, None)
            }
        };
        ListingVariableView {
            name: variable.name().to_owned(),
            value: ValueView { text, object },
            slot,
        }
    }
}

/// The variables that have a value on a line.
fn variables_at(line: Line) -> impl Iterator<Item = Variable> {
    Variable::ALL
        .iter()
        .copied()
        .filter(move |variable| variable.method() == line.method())
        .filter(move |variable| variable.scope().contains(&line.number()))
}

pub(super) fn argument(name: &str, text: String) -> ArgumentView {
    ArgumentView {
        name: name.to_owned(),
        text,
        slot: None,
        object: NULL,
    }
}
