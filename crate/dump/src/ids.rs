//! Numbers objects from 0, in the order of their ids.
//!
//! Ids are addresses, and objects begin at multiples of 8 bytes, so a bit for each such place says where one begins; the bits
//! before it are its number. That takes 3 bits for each 16 bytes of heap, and no search. It does not know what the objects are.

use rustc_hash::FxHashMap;

/// The bytes between two places where objects can begin.
const STEP_BITS: u32 = 3;
/// The places of a piece.
const PIECE_BITS: u32 = 17;
const WORDS: usize = 1 << (PIECE_BITS - 6);

/// The numbers of objects.
#[derive(Default)]
pub struct Ids {
    pieces: FxHashMap<u64, Piece>,
    count: u32,
}

struct Piece {
    bits: Box<[u64]>,
    /// How many objects come before each word of bits.
    before: Box<[u32]>,
}

/// The piece, the word in it and the bit in that.
fn place(id: u64) -> (u64, usize, u32) {
    let step = id >> STEP_BITS;
    let in_piece = step & ((1 << PIECE_BITS) - 1);
    (
        step >> PIECE_BITS,
        (in_piece >> 6) as usize,
        (in_piece & 63) as u32,
    )
}

impl Ids {
    /// There is an object of this id.
    pub fn add(&mut self, id: u64) {
        let (piece, word, bit) = place(id);
        let piece = self.pieces.entry(piece).or_insert_with(|| Piece {
            bits: vec![0; WORDS].into_boxed_slice(),
            before: Box::default(),
        });
        piece.bits[word] |= 1 << bit;
    }

    /// Numbers them, once all are there.
    pub fn number_all(&mut self) {
        let mut order: Vec<u64> = self.pieces.keys().copied().collect();
        order.sort_unstable();
        self.count = 0;
        for piece in order {
            if let Some(piece) = self.pieces.get_mut(&piece) {
                let before = piece.bits.iter().map(|bits| {
                    let before = self.count;
                    self.count += bits.count_ones();
                    before
                });
                piece.before = before.collect();
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
        let piece = self.pieces.get(&piece)?;
        let bits = piece.bits[word];
        let before = *piece.before.get(word)?;
        (bits >> bit & 1 == 1).then(|| before + (bits & ((1 << bit) - 1)).count_ones())
    }
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
