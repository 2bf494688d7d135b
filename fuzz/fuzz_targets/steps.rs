//! A source is checked and run, and stepped to its end and back.
#![no_main]

use libfuzzer_sys::{fuzz_mutator, fuzz_target};
use threadlocal_lab_tests::exercise;

fuzz_mutator!(|data: &mut [u8], size: usize, most: usize, seed: u32| {
    threadlocal_lab_fuzz::mutate(data, size, most, seed)
});

fuzz_target!(|source: &str| exercise::to_the_end_and_back(source));
