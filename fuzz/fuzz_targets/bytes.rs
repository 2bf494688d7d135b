//! Any bytes go through everything that a reader can do with a source.
#![no_main]

use std::hash::{DefaultHasher, Hash, Hasher};

use libfuzzer_sys::{fuzz_mutator, fuzz_target};
use threadlocal_lab_tests::exercise;
use threadlocal_lab_tests::random::Random;

fuzz_mutator!(|data: &mut [u8], size: usize, most: usize, seed: u32| {
    threadlocal_lab_fuzz::mutate(data, size, most, seed)
});

fuzz_target!(|bytes: &[u8]| {
    let mut hasher = DefaultHasher::new();
    bytes.hash(&mut hasher);
    let mut random = Random::new(hasher.finish() >> 1);
    exercise::everything(&String::from_utf8_lossy(bytes), &mut random);
});
