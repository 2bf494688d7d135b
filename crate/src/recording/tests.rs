//! What is written as words is read as the very same value.

use super::column::Column;
use super::plain::Plain;
use super::sections::{Lines, Sections};
use super::texts::Texts;
use super::value::Value;
use crate::session::Session;

/// Threads that come and go, tables that grow and are gone, and a chained table.
const PROGRAMS: &[&str] = &[
    "static final InheritableThreadLocal<String> NAME = new InheritableThreadLocal<>();
void main() throws Exception {
    NAME.set(new String(\"parent\"));
    for (int i = 0; i < 12; i++) { Lab.atSlot(i).set(new byte[i]); }
    Thread child = new Thread(() -> NAME.set(new String(\"child\")));
    child.start();
    child.join();
    child = null;
    System.gc();
    throw new IllegalStateException(\"over\");
}",
    "// @design table=chained
void main() {
    ThreadLocal<Integer> one = Lab.withHash(1);
    one.set(1);
    for (int i = 0; i < 4; i++) { Lab.withHash(1 + 16 * i).set(i); }
    one.remove();
}",
];

/// Writes a value as the difference to the one before, and reads it again.
struct Reread {
    held: Option<Value>,
    texts: Texts,
}

impl Reread {
    fn new() -> Reread {
        Reread {
            held: None,
            texts: Texts::default(),
        }
    }

    fn take<T: Plain>(&mut self, before: Option<&T>, now: &T, what: &str) {
        let shape = T::shape();
        let mut column = Column::of(&shape);
        now.write(before, &mut column, &mut self.texts);
        let column = Column::from_words(&shape, &column.words());
        let mut column = column.unwrap_or_else(|| panic!("{what}: no columns"));
        self.held = Value::read(&shape, self.held.as_ref(), &mut column);
        assert!(self.held.is_some() && column.is_read(), "{what}");
        let mut whole = Column::of(&shape);
        now.write(None, &mut whole, &mut self.texts);
        let expected = Value::read(&shape, None, &mut whole);
        assert_eq!(self.held, expected, "{what}");
    }
}

#[test]
fn a_frame_is_read_again_after_any_other() {
    for source in PROGRAMS {
        let mut session = Session::new(source);
        let count = session.step_count();
        assert!(count > 10, "{:?}", session.diagnostics());
        let back = (0..=count).rev();
        let leaps = (0..60).map(|n| n * 7919 % (count + 1));
        let mut reread = Reread::new();
        let mut before: Option<Sections> = None;
        for step in (0..=count).chain(back).chain(leaps) {
            session.seek(step);
            let now = Sections::of(&mut session);
            reread.take(before.as_ref(), &now, &format!("step {step}"));
            before = Some(now);
        }
    }
}

#[test]
fn lines_of_output_scroll_and_come_back() {
    let of = |first: u32, count: u32| Lines {
        first,
        lines: (first..first + count)
            .map(|n| format!("line {n}"))
            .collect(),
    };
    let mut reread = Reread::new();
    let mut before: Option<Lines> = None;
    for (first, count) in [(0, 0), (0, 3), (2, 3), (40, 2), (40, 2), (39, 3), (0, 1)] {
        let now = of(first, count);
        reread.take(before.as_ref(), &now, &format!("{first}, {count}"));
        before = Some(now);
    }
}

#[test]
fn a_text_has_one_word_and_numbers_need_no_table() {
    let mut texts = Texts::default();
    for (text, bits) in [
        ("0", 1),
        ("16777215", 1),
        ("16777216", 0),
        ("01", 0),
        ("+1", 0),
        ("-1", 0),
        ("", 0),
        ("#14", 2),
        ("#", 0),
        ("[3]", 3),
        ("[]", 0),
        ("Entry", 0),
        ("Entry ", 0),
    ] {
        let word = texts.word(text);
        assert_eq!(word & 3, bits, "{text:?}");
        assert_eq!(texts.word(text), word, "{text:?}");
    }
    let own: Vec<&str> = texts.from(0).iter().map(|text| &**text).collect();
    assert_eq!(own, ["16777216", "01", "+1", "-1", "", "#", "[]", "Entry "]);
}
