//! How the fuzz targets make one input of another: half the time libFuzzer
//! flips bytes, half the time tokens of Java are changed.
//!
//! It does not know what a target does with its input.

use libfuzzer_sys::fuzzer_mutate;
use threadlocal_lab_tests::random::Random;
use threadlocal_lab_tests::spoil;

/// What a custom mutator of libFuzzer does: `data[..size]` becomes another
/// input of at most `most` bytes, whose size is returned.
pub fn mutate(data: &mut [u8], size: usize, most: usize, seed: u32) -> usize {
    let mut random = Random::new(seed.into());
    if random.chance(30) {
        return fuzzer_mutate(data, size, most);
    }
    let source = String::from_utf8_lossy(&data[..size]);
    let spoilt = spoil::tokens(&source, &mut random);
    let bytes = spoilt.as_bytes();
    let size = bytes.len().min(most).min(data.len());
    data[..size].copy_from_slice(&bytes[..size]);
    size
}
