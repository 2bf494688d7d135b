//! Frames, their variables, and the roots.

use threadlocal_map::memory::Address;

use crate::jvm::value::{NULL, Word, is_reference};
use crate::machine::code::{Method, Variable};
use crate::machine::frames::{self, FRAME_THREAD, METHOD, NATIVE, Native, PC, PLACE, Place, SLOTS};
use crate::machine::text::label;
use crate::view::{FrameView, RootKind, RootView, ValueView, VariableView};

use super::{Lines, Scene};

impl Scene<'_> {
    /// A word as text, and the object it refers to.
    pub(super) fn value_view(&self, word: Word) -> ValueView {
        ValueView {
            text: label(self.world(), word),
            object: if is_reference(word) { word } else { NULL },
        }
    }

    /// The frames from the outermost to the innermost.
    fn frames(&self) -> Vec<Address> {
        let mut frames: Vec<Address> = frames::frames(self.world()).collect();
        frames.reverse();
        frames
    }

    pub(super) fn stack(&self) -> Vec<FrameView> {
        let lines = Lines::new(self.source);
        self.frames()
            .into_iter()
            .map(|frame| self.frame(frame, &lines))
            .collect()
    }

    fn frame(&self, frame: Address, lines: &Lines<'_>) -> FrameView {
        let world = self.world();
        let method = world.get(frame + METHOD);
        let thread = world.get(frame + FRAME_THREAD);
        if let Some(native) = Native::from_number(method) {
            return FrameView {
                method: native.name().to_owned(),
                thread,
                line: None,
                variables: Vec::new(),
            };
        }
        let method = &self.program.methods[method as usize];
        FrameView {
            method: method.name.clone(),
            thread,
            line: Some(
                lines.line(
                    self.program.places[world.get(frame + PLACE) as usize]
                        .span
                        .start,
                ),
            ),
            variables: self.variables(frame, method, lines),
        }
    }

    fn variables(&self, frame: Address, method: &Method, lines: &Lines<'_>) -> Vec<VariableView> {
        let world = self.world();
        let pc = world.get(frame + PC);
        let mut views = Vec::new();
        for slot in 0..method.slots {
            let word = world.get(frame + SLOTS + u32::from(slot));
            let live = method.live.contains(pc, slot);
            let in_scope = in_scope(method, pc, slot);
            let Some(variable) = in_scope.or_else(|| last_in(method, pc, slot)) else {
                continue;
            };
            // A primitive is never the word 0, and a reference must be live.
            let assigned = live || word != NULL && !is_reference(word);
            let lingers = live && in_scope.is_none() && word != NULL;
            if in_scope.is_some() && assigned && !variable.hidden || lingers {
                views.push(VariableView {
                    name: variable.name.to_string(),
                    lines: (
                        lines.line(variable.scope.start),
                        lines.line(variable.scope.end),
                    ),
                    value: self.value_view(word),
                    lingering: lingers || variable.hidden,
                });
            }
        }
        views
    }

    /// What a reader calls a ThreadLocal: the first variable of the program that
    /// holds it, the outermost frame's before others, or a static field; else
    /// its label.
    pub(super) fn name_of(&self, key: Address) -> String {
        let lines = Lines::new(self.source);
        for frame in self.frames() {
            let method = self.world().get(frame + METHOD);
            if method & NATIVE != 0 {
                continue;
            }
            let method = &self.program.methods[method as usize];
            let variables = self.variables(frame, method, &lines);
            if let Some(variable) = variables.into_iter().find(|it| it.value.object == key) {
                return variable.name;
            }
        }
        let roots = frames::roots(self.world(), self.program).into_iter();
        let mut fields = roots.filter_map(|(place, target)| match place {
            Place::Static(field) if target == key => Some(field),
            _ => None,
        });
        match fields.next() {
            Some(field) => self.program.statics[usize::from(field)].name.to_string(),
            None => label(self.world(), key),
        }
    }

    pub(super) fn roots(&self) -> Vec<RootView> {
        frames::roots(self.world(), self.program)
            .into_iter()
            .map(|(place, target)| self.root_view(place, target))
            .collect()
    }

    /// What a reader calls a root.
    pub fn root_view(&self, place: Place, target: Address) -> RootView {
        let frames = self.frames();
        let index = |frame| {
            frames
                .iter()
                .position(|&other| other == frame)
                .map(|index| index as u32)
        };
        let (kind, name, frame) = match place {
            Place::Slot(frame, slot) => {
                (RootKind::Local, self.slot_name(frame, slot), index(frame))
            }
            Place::Temporary(frame) => (RootKind::Temporary, String::new(), index(frame)),
            Place::Static(field) => (
                RootKind::Static,
                self.program.statics[field as usize].name.to_string(),
                None,
            ),
            Place::Thread => {
                let name = self.world().thread_name(target);
                (RootKind::Thread, name.to_owned(), None)
            }
            Place::Finalizer => (RootKind::Static, "Finalizer.unfinalized".to_owned(), None),
            Place::Uncaught | Place::Operation => (RootKind::Temporary, String::new(), None),
        };
        RootView {
            kind,
            name,
            frame,
            target,
        }
    }

    fn slot_name(&self, frame: Address, slot: u16) -> String {
        let world = self.world();
        let number = world.get(frame + METHOD);
        if number & NATIVE != 0 {
            return String::new();
        }
        let method = &self.program.methods[number as usize];
        let pc = world.get(frame + PC);
        in_scope(method, pc, slot)
            .or_else(|| last_in(method, pc, slot))
            .map_or_else(|| "this".to_owned(), |variable| variable.name.to_string())
    }
}

/// The variable that owns a slot at an instruction.
fn in_scope(method: &Method, pc: u32, slot: u16) -> Option<&Variable> {
    method
        .variables
        .iter()
        .rev()
        .find(|variable| variable.slot == slot && (variable.start..variable.end).contains(&pc))
}

/// The variable that owned a slot last before an instruction.
fn last_in(method: &Method, pc: u32, slot: u16) -> Option<&Variable> {
    method
        .variables
        .iter()
        .filter(|variable| variable.slot == slot && variable.end <= pc)
        .max_by_key(|variable| variable.end)
}
