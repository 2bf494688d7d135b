//! Numbers that look random and are the same on every machine.

/// xorshift64*
pub(super) struct Random(u64);

impl Random {
    /// Seeds next to each other give unrelated numbers.
    pub(super) fn new(seed: u32) -> Self {
        // The state must not be 0, and small seeds would start with small numbers.
        let mixed = (u64::from(seed) + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        Self((mixed ^ (mixed >> 31)) | 1)
    }

    /// A number below `end`, which must not be 0.
    pub(super) fn below(&mut self, end: u32) -> u32 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let word = self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 32;
        ((word * u64::from(end)) >> 32) as u32
    }
}
