//! Counts what an operation looks at.

use threadlocal_map::listing::{Line, Method};
use threadlocal_map::memory::{Address, Observer};

/// What was looked at since it was last emptied.
#[derive(Default)]
pub(super) struct Cost {
    /// Slots of a table.
    pub(super) cells: u32,
    /// References that were followed, to an Entry or from an Entry to its key.
    pub(super) pointers: u32,
}

impl Observer for Cost {
    const KEEPS_VARIABLES: bool = false;
    #[inline(always)]
    fn wrote(&mut self, _: Address, _: u32, _: u32) {}
    #[inline(always)]
    fn enter(&mut self, _: Method) {}
    #[inline(always)]
    fn leave(&mut self) {}
    #[inline(always)]
    fn line(&mut self, _: Line, _: bool) {}
    #[inline(always)]
    fn looked(&mut self, cells: u32, references: u32) {
        self.cells += cells;
        self.pointers += references;
    }
}
