//! Which beats a run has, and what is said of them.

use super::Session;
use super::looks_tests::FULL;
use super::steps_tests::{SLOT_5, session, sources};
use crate::view::MessageView;
use crate::words::{Key, Language, sentence};

/// A thread copies the map of inheritable values that its parent has.
const INHERITING: &str = "void main() throws Exception {
    InheritableThreadLocal<String> key = new InheritableThreadLocal<>();
    key.set(\"a\");
    Thread child = new Thread(() -> { key.get(); });
    child.start();
    child.join();
}
";

/// A message in words.
fn worded(language: Language, message: &MessageView) -> String {
    let key = Key::ALL
        .into_iter()
        .find(|key| key.name() == message.key)
        .unwrap_or_else(|| panic!("{:?} is no key", message.key));
    let arguments: Vec<(&str, String)> = (message.arguments.iter())
        .map(|argument| (&*argument.name, argument.text.clone()))
        .collect();
    sentence(language, key, &arguments)
}

/// The sentence of each beat behind `from`, up to `to`, with its step.
fn said(session: &mut Session, language: Language, from: u32, to: u32) -> Vec<(u32, String)> {
    let beats = session.beats(from, to).into_iter();
    beats
        .map(|beat| (beat.step, worded(language, &beat.message)))
        .collect()
}

#[test]
fn the_set_that_misses_slot_5_has_eight_beats() {
    let mut session = session(SLOT_5);
    let end = session.operations()[40];
    let start = session.operations()[39];
    let expected = [
        (
            297,
            "k9b hashes to slot 9. It is taken by k9. One slot on.",
            "k9b 的哈希指向 9 号槽，已被 k9 占用。往后一格。",
        ),
        (
            301,
            "Slot 10: stale. The entry is there, its key is gone. set() wants this seat.",
            "10 号槽：Entry 还在，key 没了，这叫过期（stale）。set() 想用这个槽。",
        ),
        (
            308,
            "First it looks back for older ones, to the gap in slot 8. There is none.",
            "先往回找更早的过期 Entry，到 8 号空槽为止：没有。",
        ),
        (
            314,
            "Then forward, for k9b's own entry. It is in slot 12.",
            "再往后找 k9b 自己的 Entry：在 12 号槽。",
        ),
        (
            318,
            "The value becomes \"new\"; the entries of slots 10 and 12 trade places. k9b is in slot 10.",
            "value 换成 \"new\"，10 号和 12 号槽的 Entry 对调：k9b 到了 10 号。",
        ),
        (
            332,
            "Slot 12 is emptied and lets go of \"ten\". The gap in slot 14 ends the clean-up.",
            "清空 12 号槽，不再引用 \"ten\"。14 号是空槽，清理到此为止。",
        ),
        (
            355,
            "A look ahead: n = 16 → 8 → 4 → 2 → 1. Cells looked at: 5, the last is slot 3. Nothing stale, so it stops.",
            "往后扫：n = 16 → 8 → 4 → 2 → 1。看了 5 格，最后一格是 3 号槽，没有过期的，停。",
        ),
        (
            357,
            "It never looked at 4–7. \"five\" stays in slot 5: the collector must keep it, and no program can read it. That is the leak.",
            "4–7 号它从没看过。\"five\" 还在 5 号槽：GC 必须留着它，程序却再也读不到它。这就是内存泄漏。",
        ),
    ];
    let en = said(&mut session, Language::En, start, end);
    let zh = said(&mut session, Language::ZhCn, start, end);
    assert_eq!(en.len(), expected.len(), "{en:?}");
    for (beat, (step, english, chinese)) in expected.into_iter().enumerate() {
        assert_eq!(en[beat], (step, english.to_owned()));
        assert_eq!(zh[beat], (step, chinese.to_owned()));
        let address = format!("op:41/beat:{}", beat + 1);
        assert_eq!(session.step_of(&address), Some(step), "{address}");
    }
    for nowhere in [
        "op:41/beat:0",
        "op:41/beat:9",
        "op:0/beat:1",
        "op:42/beat:1",
        "op:41/",
        "op:41/beat:x",
    ] {
        assert_eq!(session.step_of(nowhere), None, "{nowhere}");
    }
    assert_eq!(session.step(), 0, "to ask moves nobody");
}

/// A program, and what is said of the beats of its last operation but one: the
/// last is the assignment of a marker.
#[test]
fn beats_end_where_something_is_decided() {
    let cases: &[(&str, &[&str])] = &[
        (
            "k = Lab.atSlot(3); k.set(\"v\");",
            &["main had no map: now it has one with 16 slots. k sits at home, in slot 3."],
        ),
        (
            "k = Lab.atSlot(3); k.set(\"v\"); k.set(\"w\");",
            &[
                "k hashes to slot 3, and there is its entry.",
                "set is done: k has the value \"w\" on this thread.",
            ],
        ),
        (
            "k = Lab.atSlot(3); k.set(\"v\"); k.get();",
            &[
                "k hashes to slot 3, and there is its entry.",
                "get returned \"v\" for k.",
            ],
        ),
        (
            "k = Lab.atSlot(3); k.set(\"v\"); o = Lab.atSlot(3); o.set(\"w\"); o.remove();",
            &[
                "o hashes to slot 3. It is taken by k. One slot on.",
                "Slot 4: the entry of o.",
                "Slot 4 is emptied and lets go of \"w\". The gap in slot 5 ends the clean-up.",
                "remove is done: this thread has no entry for o.",
            ],
        ),
        (
            "k = Lab.atSlot(3); k.set(\"v\"); o = Lab.atSlot(3); o.set(\"w\"); k.remove();",
            &[
                "k hashes to slot 3, and there is its entry.",
                "Slot 3 is emptied and lets go of \"v\". o is not at home in slot 4: it moves to slot 3.",
                "On to the gap in slot 5. It ends the clean-up.",
                "remove is done: this thread has no entry for k.",
            ],
        ),
        (
            "k = Lab.atSlot(3); k.set(\"v\"); o = Lab.atSlot(4); o.remove();",
            &[
                "o hashes to slot 4, which is empty: it has no entry here.",
                "remove is done: this thread has no entry for o.",
            ],
        ),
        (
            "k = Lab.atSlot(3); k.set(\"v\"); o = Lab.atSlot(3); o.set(\"w\"); k = null; System.gc(); o.get();",
            &[
                "o hashes to slot 3: stale. The entry is there, its key is gone. get() empties the slot first.",
                "Slot 3 is emptied and lets go of \"v\". o is not at home in slot 4: it moves to slot 3.",
                "On to the gap in slot 5. It ends the clean-up.",
                "o hashes to slot 3, and there is its entry.",
                "get returned \"w\" for o.",
            ],
        ),
        (
            "k = Lab.atSlot(3); k.set(new String(\"v\")); k = null; System.gc();",
            &[
                "GC: objects marked, which stay: 8. Not marked: 6.",
                "A key is gone and its entry is stale. The value \"v\" stays.",
                "GC: objects swept: 6. 96 bytes are free again.",
            ],
        ),
        (
            "k = Lab.atSlot(3); k.set(new String(\"v\")); k = null; System.gc(); o = Lab.atSlot(3); o.set(\"w\");",
            &[
                "o hashes to slot 3: stale. The entry is there, its key is gone. set() wants this seat.",
                "First it looks back for older ones, to the gap in slot 2. There is none.",
                "Then forward, for o's own entry. There is none up to the gap in slot 4.",
                "The stale entry is dropped. o has a new one in slot 3.",
                "set is done: o has the value \"w\" on this thread.",
            ],
        ),
        (
            "k = Lab.atSlot(3); k.set(new String(\"v\")); k = null; System.gc(); o = Lab.atSlot(2); o.set(\"w\");",
            &[
                "o hashes to slot 2, which is empty: it gets its entry here.",
                "A look ahead: slot 3 is stale. Cells looked at: 1.",
                "Slot 3 is emptied and lets go of \"v\". The gap in slot 4 ends the clean-up.",
                "A look ahead: n = 8 → 4 → 2 → 1. Cells looked at: 4, the last is slot 8. Nothing stale, so it stops.",
                "set is done: o has the value \"w\" on this thread.",
            ],
        ),
        ("k = Lab.atSlot(3);", &["k now refers to #5."]),
    ];
    for (statements, expected) in cases {
        let source = format!(
            "static ThreadLocal<String> k;\nstatic ThreadLocal<String> o;\nvoid main() {{ {statements} }}\n"
        );
        let mut session = session(&source);
        let operations = session.operations().to_vec();
        let [.., before, end] = [&[0], &operations[..]].concat()[..] else {
            panic!("no operation in {statements}");
        };
        let found: Vec<String> = said(&mut session, Language::En, before, end)
            .into_iter()
            .map(|(_, sentence)| sentence)
            .collect();
        assert_eq!(found, *expected, "of {statements}");
    }
}

#[test]
fn beats_cover_every_operation_without_a_gap() {
    for source in sources()
        .into_iter()
        .chain([FULL, INHERITING].map(str::to_owned))
    {
        let mut session = session(&source);
        let ends = session.beat_ends().to_vec();
        assert!(ends.is_sorted_by(|one, other| one < other), "of {source}");
        assert_eq!(ends.last(), Some(&session.step_count()));
        let operations = session.operations().to_vec();
        for (operation, end) in (1..).zip(operations) {
            assert!(ends.contains(&end), "operation {operation} of {source}");
        }
        let last = session.step_count();
        let beats = session.beats(0, last);
        assert_eq!(
            beats.iter().map(|beat| beat.step).collect::<Vec<_>>(),
            ends,
            "of {source}"
        );
        for beat in beats.iter().filter(|beat| beat.operation > 0) {
            let address = format!("op:{}/beat:{}", beat.operation, beat.number);
            assert_eq!(session.step_of(&address), Some(beat.step), "{address}");
        }
        for language in [Language::En, Language::ZhCn] {
            for (step, sentence) in said(&mut session, language, 0, last) {
                let is_filled = !sentence.contains('{') && !sentence.is_empty();
                assert!(is_filled, "step {step}: {sentence} of {source}");
            }
        }
    }
}

#[test]
fn no_message_lacks_an_argument() {
    for source in sources()
        .into_iter()
        .chain([FULL, INHERITING].map(str::to_owned))
    {
        let mut session = session(&source);
        for step in 0..=session.step_count() {
            session.seek(step);
            let message = session.view().message;
            for language in [Language::En, Language::ZhCn] {
                let sentence = worded(language, &message);
                assert!(
                    !sentence.contains('{'),
                    "step {step}: {sentence} of {source}"
                );
            }
        }
    }
}

#[test]
fn an_author_says_what_a_beat_is_in_their_own_words() {
    let call = "        k9b.set(new String(\"new\"));";
    let words = "        // @beat.en 2 Here lies a dead one.\n        // @beat.zh 2 这里有一个过期的。\n        // @beat.en 99 Nobody says this.\n";
    let silent: Vec<&str> = SLOT_5
        .lines()
        .filter(|line| !line.contains("// @beat."))
        .collect();
    let source = silent.join("\n");
    let mut session = session(&source.replacen(call.trim_start(), &format!("{words}{call}"), 1));
    let [start, end] = [session.operations()[39], session.operations()[40]];
    let own: Vec<(u32, Vec<(String, String)>)> = session
        .beats(start, end)
        .into_iter()
        .map(|beat| {
            let own = beat.own.into_iter();
            (
                beat.number,
                own.map(|said| (said.language, said.text)).collect(),
            )
        })
        .filter(|(_, own): &(u32, Vec<_>)| !own.is_empty())
        .collect();
    let said = |language: &str, text: &str| (language.to_owned(), text.to_owned());
    assert_eq!(
        own,
        [(
            2,
            vec![
                said("en", "Here lies a dead one."),
                said("zh", "这里有一个过期的。")
            ]
        )]
    );
    // They are no notes of the statement.
    session.seek(end);
    assert!(
        session
            .view()
            .notes
            .iter()
            .all(|note| !note.text.contains("dead one"))
    );
}
