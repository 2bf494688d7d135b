//! The article's rule card against the engine: a reader who applies its
//! sentences, and nothing else, gets every table right.

use std::collections::BTreeSet;
use std::path::Path;

use threadlocal_lab_tests::card::rules::CARD;
use threadlocal_lab_tests::card::text::rules_in;
use threadlocal_lab_tests::card::{Applied, Sentence, predict};
use threadlocal_lab_tests::jvm;
use threadlocal_lab_tests::mill::java::{Mill, Subject};
use threadlocal_lab_tests::mill::{Code, Operation, Run, Table, engine, generate};

const EN: &str = include_str!("../../www/article/en/game.html");
const ZH: &str = include_str!("../../www/article/zh/game.html");

#[test]
fn the_card_consists_of_the_sentences_that_the_code_was_written_from() {
    type Words = fn(&Sentence) -> &str;
    let of: [(&str, Words, &str); 2] = [(EN, |each| each.en, " "), (ZH, |each| each.zh, "")];
    for (section, words, space) in of {
        let expected = CARD.map(|rule| {
            let sentences: Vec<&str> = rule.iter().map(|&each| words(each)).collect();
            sentences.join(space)
        });
        assert_eq!(rules_in(section), expected);
    }
}

/// Random runs, and how many tables of them must be predicted.
const RUNS: u64 = 1500;
const LEAST_TABLES: usize = 10_000;

/// How often each sentence must have been needed.
const FLOOR: u64 = 100;

#[test]
fn the_card_predicts_every_table() {
    let mut applied = Applied::new();
    let mut tables = 0;
    let mut seen = Kinds::default();
    for seed in 0..RUNS {
        let run = generate::run(seed);
        let predicted = check(&run, &mut applied, &mut seen);
        tables += predicted.unwrap_or_else(|wrong| panic!("{run}{wrong}"));
    }
    println!("{tables} tables predicted slot by slot, of these {seen:?}");
    for (sentence, count) in &applied {
        println!("{count:>8}  {}", sentence.en);
    }
    assert!(tables >= LEAST_TABLES, "only {tables} tables");
    for sentence in CARD.into_iter().flatten() {
        let count = applied.get(sentence).copied().unwrap_or(0);
        assert!(count >= FLOOR, "applied {count} times: {}", sentence.en);
    }
    assert!(seen.lengths.is_superset(&BTreeSet::from([16, 32, 64, 128])));
    for (kind, count) in [
        ("displaced", seen.displaced),
        ("runs of stale entries", seen.stale_runs),
        ("around the end", seen.around_the_end),
    ] {
        assert!(count >= LEAST_TABLES / 10, "{kind}: {count}");
    }
}

/// What kinds of tables there were.
#[derive(Debug, Default)]
struct Kinds {
    lengths: BTreeSet<u32>,
    displaced: usize,
    stale_runs: usize,
    around_the_end: usize,
}

impl Kinds {
    fn see(&mut self, table: &Table, hashes: &[u32]) {
        self.lengths.insert(table.length);
        let slots = &table.slots;
        let is_displaced = slots.iter().any(|slot| {
            slot.key
                .is_some_and(|key| hashes[key as usize] % table.length != slot.index)
        });
        self.displaced += usize::from(is_displaced);
        let side_by_side = slots.windows(2).any(|pair| {
            pair.iter().all(|slot| slot.key.is_none()) && pair[0].index + 1 == pair[1].index
        });
        self.stale_runs += usize::from(side_by_side);
        let is_taken = |index| slots.iter().any(|slot| slot.index == index);
        self.around_the_end += usize::from(is_taken(0) && is_taken(table.length - 1));
    }
}

/// How many tables of a run were predicted; an error that shows the first one
/// that came out otherwise.
fn check(run: &Run, applied: &mut Applied, seen: &mut Kinds) -> Result<usize, String> {
    let outcomes = engine::run(run, &mut [0; 512])?;
    let mut before = Table::default();
    let mut predicted = 0;
    for (&operation, outcome) in run.operations.iter().zip(outcomes) {
        if let Some(card) = predict(&before, &run.hashes, operation, applied) {
            let result = match operation.code {
                Code::Get => outcome.result as u32,
                _ => 0,
            };
            if (card.result, &card.table) != (result, &outcome.table) {
                return Err(format!(
                    "before: {before}\n{operation:?}\ncard:   {}\nengine: {}",
                    card.table, outcome.table
                ));
            }
            predicted += 1;
            if outcome.table.length > 0 {
                seen.see(&outcome.table, &run.hashes);
            }
        }
        before = outcome.table;
    }
    Ok(predicted)
}

/// Two tables that a card gets wrong on which each find starts the count
/// again: keys by their homes (a key of 16 or more shares its home), those that
/// die, the last call, and the slots that are stale after it.
#[test]
fn after_a_find_the_count_is_one_short() {
    let jdks = jvm::all().unwrap_or_else(|error| panic!("{error}"));
    println!("{}", jvm::proof_line(&jdks));
    for (name, keys, removed, dead, set, stale) in [
        // The first screen's table with k15 dead instead of k2.
        (
            "k15",
            &[2, 5, 9, 10, 11, 13, 14, 15, 25][..],
            &[14][..],
            &[5, 10, 15][..],
            25,
            &[5][..],
        ),
        ("6 and 12", &[6, 12], &[], &[6, 12], 4, &[12]),
    ] {
        let mut hashes = keys.to_vec();
        if !hashes.contains(&set) {
            hashes.push(set);
        }
        let operation = |code, hash: u32| {
            let key = hashes.iter().position(|&each| each == hash).unwrap_or(0) as u32;
            Operation {
                code,
                key,
                value: hash,
            }
        };
        let mut operations: Vec<Operation> = Vec::new();
        for (code, of) in [
            (Code::Set, keys),
            (Code::Remove, removed),
            (Code::Clear, dead),
            (Code::Set, &[set]),
        ] {
            operations.extend(of.iter().map(|&hash| operation(code, hash)));
        }
        let run = Run {
            seed: 0,
            inheritable: false,
            hashes: hashes.clone(),
            operations,
        };
        check(&run, &mut Applied::new(), &mut Kinds::default())
            .unwrap_or_else(|wrong| panic!("{name}: {wrong}"));
        for jdk in &jdks {
            let folder =
                Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("card-{}", jdk.feature));
            let outcomes = Mill::new(jdk, &folder).run(&run, Subject::Jdk);
            let outcomes = outcomes.unwrap_or_else(|error| panic!("{}: {error}", jdk.name()));
            let table = &outcomes[outcomes.len() - 1].table;
            let is_stale = table.slots.iter().filter(|slot| slot.key.is_none());
            let left: Vec<u32> = is_stale.map(|slot| slot.index).collect();
            assert_eq!(left, stale, "{name} on {}: {table}", jdk.name());
        }
    }
}
