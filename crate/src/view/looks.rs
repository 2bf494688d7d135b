//! The slots that a call has looked at.

/// How a call looks at a slot. The number is what stands in a look's upper four
/// bits; the slot stands in the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u32)]
pub enum Look {
    /// On the way from the key's home to the key or to null, also past a stale
    /// entry (`getEntry`, `set`, `remove`, `replaceStaleEntry`).
    Probed = 1,
    /// On the way back from a stale slot to the null before its run, for
    /// `slotToExpunge`.
    LookedBack = 2,
    /// By `expungeStaleEntry`, from its stale slot to the next null.
    Expunged = 3,
    /// For the new slot of an entry that `expungeStaleEntry` moves.
    Reseated = 4,
    /// By `cleanSomeSlots`.
    Scanned = 5,
    /// By `expungeStaleEntries`, which looks at every slot.
    Swept = 6,
    /// By `resize`, which looks at every slot of the old table.
    Moved = 7,
}

/// The bits of a look's word that hold its slot.
pub const LOOK_SLOT_BITS: u32 = 28;

/// The slots that a call of `get`, `set` or `remove` has looked at by this
/// step. The looks themselves are a row of words for each call, since a call
/// can look at every slot of a long table: see `Session::looks`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "wasm", derive(serde::Serialize, tsify::Tsify))]
pub struct LooksView {
    /// The last step before the call: what `Session::looks` takes.
    pub call: u32,
    /// The map that the call works on, as an object id; 0 if there is none yet.
    pub map: u32,
    /// Which of its looks have happened by this step, and were at the table that
    /// the map has now: from the first, which counts, to the last, which does
    /// not.
    pub first: u32,
    pub end: u32,
    /// Whether the call is done: a slot that it has not looked at by now, it
    /// never did.
    pub over: bool,
}
