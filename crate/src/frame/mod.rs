//! A step as a frame, and what changed from one frame to another.
//!
//! In: a [`Session`] that shows a step. Out: a [`Frame`], plain data, and what
//! makes it of another one ([`HandOver`]). Two makers of frames for the page stand
//! on it: the engine, which hands over what changed since it was asked last, and a
//! recording.
//!
//! A *section* is a part of a frame that a part of the picture reads, a field of
//! its view as a rule. Whoever applies changes keeps a section that is not in them
//! as it was, and in a section each row that is not in it.
//!
//! It does not know how changes travel or are kept, nor what a picture shows.

mod changes;
mod rows;
mod slots;
#[cfg(test)]
mod tests;

pub use self::changes::{Changes, HandOver};
pub use self::rows::{Keyed, stay};
pub use self::slots::{ENTRY_WORDS, NO_ENTRY, Table};

use std::rc::Rc;

use crate::session::Session;
use crate::view::{BeatView, View};

/// All that the page shows of one step.
#[derive(Clone, Debug, PartialEq)]
pub struct Frame {
    /// All but what follows.
    pub view: View,
    /// The beat that ended last, perhaps with this step.
    pub beat: Option<Rc<BeatView>>,
    /// All looks of the call that the view names, as [`Session::looks`] tells them.
    pub looked: Vec<u32>,
    /// The slots of each table of the view, in the same order.
    pub slots: Vec<Table>,
}

impl Frame {
    /// The frame of the step that a session shows.
    pub fn of(session: &mut Session) -> Frame {
        let beat = session.last_beat();
        let view = session.view();
        let looked = view
            .looks
            .map_or(&[][..], |looks| session.looks(looks.call));
        Frame {
            beat,
            looked: looked.to_vec(),
            slots: slots::of(session, &view.tables),
            view,
        }
    }

    /// The slots of a map.
    pub fn slots_of(&self, map: u32) -> Option<&Table> {
        self.slots.iter().find(|table| table.map == map)
    }
}
