//! The generations of the heap, as HotSpot's Serial collector has them: how
//! large each space is, where an object comes to lie, and who is promoted.
//!
//! Sizes in, places out, all in bytes. It writes nothing and knows no object:
//! the world keeps the place of each in its header. Facts: HotSpot,
//! `defNewGeneration.cpp`, `ageTable.cpp`, `serialHeap.cpp` (JDK 25),
//! `genCollectedHeap.cpp` (JDK 17). It does not know TLABs, nor what a JVM
//! allocates for itself.

/// How many times the eden is as large as one survivor space (`SurvivorRatio`).
const SURVIVOR_RATIO: u64 = 8;

/// The sizes of spaces are multiples of it (`SpaceAlignment`).
const ALIGNMENT: u64 = 64 << 10;

/// How many collections an object may survive in the young generation
/// (`MaxTenuringThreshold`).
pub const OLDEST_AGE: u32 = 15;

/// Of a heap that does not say, so much is the young generation: one part of so many.
pub const YOUNG_SHARE: u64 = 4;

/// Where an object lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Space {
    /// Allocated since the last young collection.
    Eden,
    /// Has survived so many young collections, at least one.
    Survivor(u32),
    Old,
}

/// What a space holds at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Generations {
    pub eden: u64,
    /// One of the two survivor spaces: the other one is always empty.
    pub survivor: u64,
    pub old: u64,
}

impl Generations {
    /// A heap of so many bytes with a young generation of so many.
    pub fn new(heap: u64, young: u64) -> Self {
        let young = young - young % ALIGNMENT;
        let survivor = young / (SURVIVOR_RATIO + 2);
        let survivor = (survivor - survivor % ALIGNMENT).max(ALIGNMENT);
        match young.checked_sub(2 * survivor) {
            Some(eden) if eden > 0 && young < heap => Self {
                eden,
                survivor,
                old: heap - young,
            },
            _ => Self::undivided(heap),
        }
    }

    /// A heap in which nobody collects until it is full.
    pub fn undivided(heap: u64) -> Self {
        Self {
            eden: heap,
            survivor: 0,
            old: 0,
        }
    }

    /// Whether there are young collections.
    pub fn has_old(self) -> bool {
        self.old > 0
    }
}

/// What earlier young collections tell of the next one: how many bytes they
/// promote, and by how much that varies (`AdaptivePaddedNoZeroDevAverage` in
/// HotSpot's `gcUtil.cpp`).
#[derive(Clone, Copy, Debug, Default)]
pub struct Experience {
    promoted: f64,
    deviation: f64,
    collections: u32,
}

impl Experience {
    /// Whether the old generation is expected to take what a young collection
    /// promotes, given its free bytes and those in use in the young one
    /// (`DefNewGeneration::collection_attempt_is_safe`).
    pub fn is_safe(self, old_free: u64, young_used: u64) -> bool {
        const PADDING: f64 = 3.0;
        old_free >= young_used || old_free as f64 >= self.promoted + PADDING * self.deviation
    }

    /// A young collection has promoted so many bytes.
    pub fn learn(&mut self, promoted: u64) {
        const WEIGHT: u32 = 10;
        self.collections += 1;
        let weight = f64::from(WEIGHT.max(100 / self.collections)) / 100.0;
        let sample = promoted as f64;
        self.promoted += weight * (sample - self.promoted);
        if promoted > 0 {
            let off = (sample - self.promoted).abs();
            self.deviation += weight * (off - self.deviation);
        }
    }
}

/// Finds a place for each survivor of a young collection, one after the other
/// (`DefNewGeneration::copy_to_survivor_space`).
#[derive(Clone, Debug)]
pub struct Copier {
    /// Objects of this age are promoted.
    threshold: u32,
    /// What a survivor space holds at most.
    survivor: u64,
    /// The bytes copied to the survivor space, by their new age.
    ages: [u64; OLDEST_AGE as usize + 1],
    kept: u64,
    promoted: u64,
}

impl Copier {
    /// Nothing is copied yet. Objects that have survived `threshold` collections
    /// are promoted.
    pub fn new(generations: Generations, threshold: u32) -> Self {
        Self {
            threshold,
            survivor: generations.survivor,
            ages: [0; OLDEST_AGE as usize + 1],
            kept: 0,
            promoted: 0,
        }
    }

    /// Where an object of so many bytes goes that lay in a space of the young
    /// generation.
    pub fn place(&mut self, bytes: u64, from: Space) -> Space {
        let age = match from {
            Space::Survivor(age) => age,
            _ => 0,
        };
        if age >= self.threshold || self.kept + bytes > self.survivor {
            self.promoted += bytes;
            return Space::Old;
        }
        let age = (age + 1).min(OLDEST_AGE);
        self.kept += bytes;
        self.ages[age as usize] += bytes;
        Space::Survivor(age)
    }

    /// How many bytes were promoted.
    pub fn promoted(&self) -> u64 {
        self.promoted
    }

    /// The threshold of the next collection: half of a survivor space shall be
    /// filled (`AgeTable::compute_tenuring_threshold`, `TargetSurvivorRatio`).
    pub fn next_threshold(&self) -> u32 {
        let mut total = 0;
        (1..OLDEST_AGE)
            .find(|&age| {
                total += self.ages[age as usize];
                total > self.survivor / 2
            })
            .unwrap_or(OLDEST_AGE)
    }
}

/// Where a full collection moves the young objects that it keeps, given the
/// bytes of each in the order of their addresses: to the old generation until
/// one does not fit, and then back to the eden (`GenMarkSweep`, `Compacter`).
pub fn compacted(old_free: u64, young: impl Iterator<Item = u64>) -> Vec<Space> {
    let mut free = Some(old_free);
    young
        .map(|bytes| {
            free = free.and_then(|free| free.checked_sub(bytes));
            match free {
                Some(_) => Space::Old,
                None => Space::Eden,
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const MB: u64 = 1 << 20;

    #[test]
    fn the_spaces_are_those_of_the_jdk() {
        // -Xmx64m -Xmn16m: "def new generation total 14784K, eden 13184K, from 1600K".
        let generations = Generations::new(64 * MB, 16 * MB);
        assert_eq!(
            generations,
            Generations {
                eden: 13184 << 10,
                survivor: 1600 << 10,
                old: 48 * MB
            }
        );
        assert_eq!(Generations::new(MB, MB), Generations::undivided(MB));
        assert_eq!(Generations::new(MB, 1), Generations::undivided(MB));
        assert!(!Generations::new(MB, 0).has_old());
    }

    #[test]
    fn what_does_not_fit_a_survivor_space_is_promoted() {
        let generations = Generations::new(64 * MB, 16 * MB);
        let mut copier = Copier::new(generations, OLDEST_AGE);
        let survivors = [
            (MB, Space::Eden),
            (MB, Space::Eden),
            (64, Space::Eden),
            (64, Space::Survivor(OLDEST_AGE)),
        ];
        let places = survivors.map(|(bytes, from)| copier.place(bytes, from));
        let young = Space::Survivor(1);
        assert_eq!(places, [young, Space::Old, young, Space::Old]);
        assert_eq!(copier.promoted(), MB + 64);
        // More than half of a survivor space is of age 1: the next time they are old.
        assert_eq!(copier.next_threshold(), 1);
        assert_eq!(Copier::new(generations, 1).place(64, young), Space::Old);
        assert_eq!(Copier::new(generations, 1).next_threshold(), OLDEST_AGE);
    }

    #[test]
    fn a_young_collection_is_tried_if_the_last_ones_promoted_little() {
        let mut experience = Experience::default();
        assert!(experience.is_safe(0, MB));
        experience.learn(4 * MB);
        assert!(experience.is_safe(4 * MB, 12 * MB));
        assert!(!experience.is_safe(4 * MB - 1, 12 * MB));
    }

    #[test]
    fn a_full_collection_leaves_in_the_eden_what_the_old_generation_cannot_take() {
        let places = compacted(3, [2, 2, 1].into_iter());
        assert_eq!(places, [Space::Old, Space::Eden, Space::Eden]);
    }
}
