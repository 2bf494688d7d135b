//! Numbers objects from 0, in the order of their ids.
//!
//! Ids are addresses, and objects begin at multiples of 8 bytes, so a bit for each such place says where one begins; the bits
//! before it are its number. A piece of 4 KiB of heap takes 80 bytes, and a number is found without a search. Pieces are small,
//! so that a damaged dump, whose ids are anywhere, does not ask for much more memory than it has bytes. It does not know what
//! the objects are.

use rustc_hash::FxHashMap;

/// The bytes between two places where objects can begin.
const STEP_BITS: u32 = 3;
/// The words of bits of a piece.
const WORD_BITS: u32 = 3;

/// The numbers of objects.
#[derive(Default)]
pub struct Ids {
    pieces: FxHashMap<u64, Piece>,
    count: u32,
}

#[derive(Default)]
struct Piece {
    bits: [u64; 1 << WORD_BITS],
    /// How many objects come before it.
    before: u32,
}

/// The piece, the word in it and the bit in that.
fn place(id: u64) -> (u64, usize, u32) {
    let word = id >> STEP_BITS >> 6;
    let bit = (id >> STEP_BITS) as u32 & 63;
    (
        word >> WORD_BITS,
        word as usize & ((1 << WORD_BITS) - 1),
        bit,
    )
}

impl Ids {
    /// There is an object of this id.
    pub fn add(&mut self, id: u64) {
        let (piece, word, bit) = place(id);
        self.pieces.entry(piece).or_default().bits[word] |= 1 << bit;
    }

    /// Numbers them, once all are there.
    pub fn number_all(&mut self) {
        let mut order: Vec<u64> = self.pieces.keys().copied().collect();
        order.sort_unstable();
        self.count = 0;
        for piece in order {
            if let Some(piece) = self.pieces.get_mut(&piece) {
                piece.before = self.count;
                self.count += ones(&piece.bits);
            }
        }
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.count as usize
    }

    /// The number of an object; none if there is no such one.
    pub fn number(&self, id: u64) -> Option<u32> {
        let (piece, word, bit) = place(id);
        let Piece { bits, before } = self.pieces.get(&piece)?;
        let is_there = bits[word] >> bit & 1 == 1;
        let lower = bits[word] & ((1 << bit) - 1);
        is_there.then(|| before + ones(&bits[..word]) + lower.count_ones())
    }
}

fn ones(words: &[u64]) -> u32 {
    words.iter().map(|word| word.count_ones()).sum()
}

#[cfg(test)]
mod tests {
    use super::Ids;

    #[test]
    fn each_object_has_a_number_of_its_own_and_what_is_none_has_none() {
        let there = [
            8,
            16,
            512,
            520,
            0x7f00_0000_0008,
            1 << 20,
            (1 << 20) - 8,
            u64::MAX - 7,
        ];
        let mut ids = Ids::default();
        there.iter().for_each(|id| ids.add(*id));
        ids.number_all();
        let mut sorted = there;
        sorted.sort_unstable();
        for (number, id) in sorted.iter().enumerate() {
            assert_eq!(ids.number(*id), Some(number as u32), "{id:x}");
        }
        for id in [0, 24, 504, 1 << 21, 0x7f00_0000_0010] {
            assert_eq!(ids.number(id), None, "{id:x}");
        }
        assert_eq!(ids.count(), there.len());
    }
}
