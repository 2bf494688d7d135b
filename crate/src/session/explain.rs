//! Why a value stays, since when, and what would free it, at the end of the
//! last operation. It looks at the run; it never runs the program.

use crate::jvm::value::is_reference;
use crate::jvm::world::CURRENT_THREAD;
use crate::ledger::path::{retained_bytes, retaining_path};
use crate::ledger::relief::{Relief, reliefs};
use crate::ledger::{self, Reach};
use crate::machine::text::{class_name, label};
use crate::machine::{Run, frames};
use crate::snapshot::{Scene, saturated};
use crate::view::{Call, CallView, ExplanationView, Fate, LinkView, ReliefView, Verdict};

use super::Session;
use super::actions::{end_of, java_of};

/// Looks for the beginning of a fate among so many operations at most.
const LOOK_BACK: usize = 2000;

/// And among fewer, where each look is long: at so many objects in all.
const LOOK_BACK_OBJECTS: usize = 4_000_000;

impl Session {
    /// Everything about a value that was stored through a ThreadLocal by the
    /// end of the last operation; `None` for any other number.
    pub fn explain(&mut self, value: u32) -> Option<ExplanationView> {
        let shown = self.step();
        let ended = self.operations_ended() as usize;
        let end = *self.operations()[..ended].last()?;
        self.seek(end);
        let explanation = self.explain_here(value, ended);
        self.seek(shown);
        explanation
    }

    fn explain_here(&mut self, value: u32, operation: usize) -> Option<ExplanationView> {
        let fate = self.fate_here(value)?;
        let since = self.since(value, fate, operation);
        let run = self.finished()?;
        let reach = ledger::reach(&run.world, self.program());
        let leaks = matches!(fate, Fate::Doomed | Fate::Stale | Fate::Pinned);
        let relief = if leaks {
            self.relief(run, &reach, value)
        } else {
            None
        };
        Some(ExplanationView {
            value,
            fate,
            since,
            retained: saturated(retained_bytes(
                &run.world,
                self.program(),
                &reach.strong,
                value,
            )),
            path: self.path(run, value),
            relief,
        })
    }

    /// The fate of a value at the end of the operation that is shown.
    fn fate_here(&self, value: u32) -> Option<Fate> {
        let run = self.finished()?;
        ledger::fate_of(run, self.program(), value)
    }

    /// The operation, from 1, with which a value got the fate that it has
    /// after operation `operation`.
    fn since(&mut self, value: u32, fate: Fate, operation: usize) -> Option<u32> {
        let told = self.history().since(value, operation as u32);
        told.or_else(|| self.look_back(value, fate, operation))
    }

    /// The same where there is no history.
    fn look_back(&mut self, value: u32, fate: Fate, operation: usize) -> Option<u32> {
        let shown = self.step();
        let mut since = None;
        let mut first = operation;
        let objects = self.run.as_ref().map_or(0, |run| run.world.object_count());
        let limit = LOOK_BACK.min(LOOK_BACK_OBJECTS / (objects as usize).max(1));
        while operation - first < limit {
            let Some(before) = first.checked_sub(2) else {
                since = Some(first as u32);
                break;
            };
            self.seek(self.operations()[before]);
            if self.fate_here(value) != Some(fate) {
                since = Some(first as u32);
                break;
            }
            first -= 1;
        }
        self.seek(shown);
        since
    }

    fn path(&self, run: &Run, value: u32) -> Vec<LinkView> {
        let world = &run.world;
        let Some(path) = retaining_path(world, self.program(), value) else {
            return Vec::new();
        };
        let ledger = ledger::Ledger::default();
        let scene = Scene {
            run,
            program: self.program(),
            source: self.source(),
            ledger: &ledger,
        };
        let link = |name: String, object: u32| LinkView {
            name,
            object,
            label: label(world, object),
            class: class_name(world, object),
        };
        let root = path.root.map_or(String::new(), |place| {
            scene.root_view(place, path.first).name
        });
        let mut links = vec![link(root, path.first)];
        let mut from = path.first;
        for (offset, object) in path.links {
            links.push(link(scene.field_name(from, offset), object));
            from = object;
        }
        links
    }

    fn relief(&self, run: &Run, reach: &Reach, value: u32) -> Option<ReliefView> {
        let world = &run.world;
        let reliefs = reliefs(world, self.program(), reach, value)?;
        // Appended statements run on the thread of main.
        let main = frames::frames(world)
            .last()
            .map_or(world.get(CURRENT_THREAD), |frame| {
                world.get(frame + frames::FRAME_THREAD)
            });
        let on_main = reliefs.thread == main;
        let view = |relief: Relief| CallView {
            call: relief.call,
            key: relief.key,
            label: if is_reference(relief.key) {
                label(world, relief.key)
            } else {
                String::new()
            },
            home: (relief.call == Call::SetNew).then_some(relief.home),
            verdict: relief.verdict,
            // No statement makes an InheritableThreadLocal with a given hash.
            java: match relief.call {
                Call::EndThread if relief.verdict == Verdict::Frees => {
                    end_of(self, reliefs.thread, on_main)
                }
                Call::EndThread => None,
                Call::SetNew if reliefs.inheritable => None,
                _ if on_main => java_of(self, relief.call, relief.key, relief.home),
                _ => None,
            },
        };
        Some(ReliefView {
            thread: reliefs.thread,
            inheritable: reliefs.inheritable,
            after_collection: reliefs.after_collection,
            collection_frees: reliefs.collection_frees,
            calls: reliefs.calls.into_iter().map(view).collect(),
            keys_left: reliefs.keys_left as u32,
        })
    }
}
