//! How many bytes an object takes of the heap.
//!
//! A dump does not say: it writes each reference with as many bytes as an id has, and states of a class only how long its
//! fields are in the dump. So fields are laid out as HotSpot does it (fieldLayoutBuilder.cpp, JDK 15 and later: behind a
//! header of 12 bytes, the widest first, smaller ones into gaps, those of superclasses too), and whether references are
//! compressed is found by [`Spacing`]. It does not know of compact object headers, of class pointers that are not
//! compressed, of alignments other than 8 bytes, nor of `@Contended`.

use crate::classes::Classes;
use crate::records::Type;

/// The bytes before the fields of an object (HotSpot's oop.hpp, with compressed class pointers).
const HEADER: u64 = 12;

/// The header of an array, its length included (arrayOop.hpp).
const ARRAY_HEADER: u64 = 16;

/// Objects are as long as a multiple of this.
const ALIGNMENT: u64 = 8;

/// The bytes of an array.
pub fn array(length: u32, element: u64) -> u64 {
    (ARRAY_HEADER + u64::from(length) * element).next_multiple_of(ALIGNMENT)
}

/// The bytes of an object of a class.
pub fn instance(classes: &Classes, class: u64, reference: u64) -> u64 {
    let mut end = HEADER;
    // What is free between fields, and how much.
    let mut gaps: Vec<(u64, u64)> = Vec::new();
    let mut chain: Vec<_> = classes.chain(class).collect();
    chain.reverse();
    for class in chain {
        let size = |kind: &Type| match kind {
            Type::Reference => reference,
            other => other.size(0) as u64,
        };
        let mut sizes: Vec<u64> = class.fields.iter().map(|(_, kind)| size(kind)).collect();
        sizes.sort_unstable_by(|one, other| other.cmp(one));
        for size in sizes {
            let fits = |&(start, length): &(u64, u64)| {
                start.next_multiple_of(size) + size <= start + length
            };
            let (start, length) = match gaps.iter().position(fits) {
                Some(gap) => gaps.swap_remove(gap),
                None => {
                    let start = end;
                    end = end.next_multiple_of(size) + size;
                    (start, end - start)
                }
            };
            let place = start.next_multiple_of(size);
            gaps.push((start, place - start));
            gaps.push((place + size, start + length - place - size));
            gaps.retain(|(_, length)| *length > 0);
        }
    }
    end.next_multiple_of(ALIGNMENT)
}

/// Finds out by how far objects are apart whether references have 4 bytes or 8.
///
/// An id is an address, and objects do not overlap. So where one begins before an array of references before it could have
/// ended with 8 bytes each, they have 4. Of a dump in which that is nowhere so, they have 8.
#[derive(Default)]
pub struct Spacing {
    /// The end that the last array of references would have, with 8 bytes each.
    end: u64,
    /// Where it begins; 0 if the last object was none.
    start: u64,
    is_compressed: bool,
    has_arrays: bool,
}

impl Spacing {
    /// An object in the dump's order.
    pub fn object(&mut self, id: u64) {
        self.is_compressed |= self.start < id && id < self.end;
        self.end = 0;
    }

    /// An array of references.
    pub fn array(&mut self, id: u64, length: u32) {
        self.object(id);
        self.has_arrays |= length > 1;
        self.start = id;
        self.end = id.saturating_add(array(length, 8));
    }

    /// The bytes of a reference, in a dump whose ids have so many.
    pub fn reference_size(&self, id_size: usize) -> u64 {
        match id_size == 8 && self.has_arrays && !self.is_compressed {
            true => 8,
            false => 4,
        }
    }
}
