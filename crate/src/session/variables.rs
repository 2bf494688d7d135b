//! The variables of the listing, followed through a record instead of by
//! seeking. It does not know what they are for.

use threadlocal_map::journal::{Journal, Recorded};
use threadlocal_map::listing::Variable;
use threadlocal_map::memory::{Memory, VARIABLES};

/// The word of each variable of the listing.
pub(super) struct Variables(Vec<u32>);

impl Variables {
    /// As they are at the step that the memory shows.
    pub(super) fn shown_in(memory: &Memory<Journal>) -> Variables {
        Variables(memory.slice(VARIABLES, Variable::COUNT as u32).to_vec())
    }

    /// The word of one.
    pub(super) fn of(&self, variable: Variable) -> u32 {
        self.0[variable as usize]
    }

    /// Applies or reverts what was recorded.
    pub(super) fn take<K>(&mut self, recorded: &Recorded<K>) {
        if let Recorded::Changed(address, bits) = recorded {
            let index = address.wrapping_sub(VARIABLES) as usize;
            if let Some(variable) = self.0.get_mut(index) {
                *variable ^= bits;
            }
        }
    }
}
