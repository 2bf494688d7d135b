//! Keys that crowd a table, many of which die: what single keys seldom do to
//! one another.
//!
//! It does not know what the algorithm makes of them.

use std::ops::Range;

use super::scope::{Cost, Generator};
use super::tree::Stmt;

/// What the statements of one table cost.
const TABLE: Cost = Cost {
    collections: 3,
    statements: 60,
    watches: 0,
};

/// How many keys there are: with up to 9 a table of 16 is not full, with more
/// than 20 not even one of 32 is enough.
const COUNTS: &[((u32, u32), u32)] = &[((3, 9), 6), ((10, 14), 4), ((15, 24), 2)];

/// One entry less than the threshold of a table of 16.
const BELOW_THRESHOLD: usize = 9;

/// An array of keys, and what is known of it while it is written.
struct Keys {
    /// Of the array.
    name: String,
    /// Whether the element is not null.
    are_there: Vec<bool>,
    statements: Vec<Stmt>,
}

impl Keys {
    fn line(&mut self, text: impl Into<String>) {
        self.statements.push(Stmt::line(text));
    }

    /// The indices of which `is_there` is as wanted.
    fn indices(&self, wanted: bool) -> Vec<usize> {
        let indices = 0..self.are_there.len();
        indices
            .filter(|&index| self.are_there[index] == wanted)
            .collect()
    }
}

impl Generator {
    /// Keys at chosen home slots that are set, die and are collected; in a
    /// thread of their own or among what is there.
    pub fn table_statement(&mut self) -> Option<Stmt> {
        if self.frame.is_initial || !self.spend(TABLE) {
            return None;
        }
        let can_start = self.frame.is_checked && !self.frame.is_task;
        let statements = match self.chance(35) {
            true => self.full_table(),
            false => self.crowded_table(),
        };
        if !can_start || self.chance(40) {
            return Some(Stmt::compound("", statements, ""));
        }
        let thread = format!("thread{}", self.number());
        let head = format!("Thread {thread} = new Thread(() ->");
        Some(Stmt::Group(vec![
            Stmt::compound(head, statements, ");"),
            Stmt::line(format!("{thread}.start();")),
            Stmt::line(format!("{thread}.join();")),
            // A JDK may keep the task of a thread that has ended.
            Stmt::line(format!("{thread} = null;")),
        ]))
    }

    /// Keys near one another, and a random mix of what can be done to them.
    fn crowded_table(&mut self) -> Vec<Stmt> {
        let (least, most) = self.random.weighted(COUNTS);
        let count = self.random.between(least, most) as usize;
        let mut keys = self.keys(count, count);
        for _ in 0..self.random.between(2, 4) {
            for _ in 0..self.random.between(2, 6) {
                self.use_keys(&mut keys);
            }
            if self.chance(70) {
                self.kill_run(&mut keys);
            }
        }
        keys.line("Lab.dump();");
        keys.statements
    }

    /// A table just below its threshold in which neighbours die; the next new
    /// keys may find it full of stale entries.
    fn full_table(&mut self) -> Vec<Stmt> {
        let count = BELOW_THRESHOLD + self.random.between(1, 3) as usize;
        let mut keys = self.keys(count, BELOW_THRESHOLD);
        let dead = BELOW_THRESHOLD / 3 + self.below(3);
        let first = self.below(BELOW_THRESHOLD - dead + 1);
        self.kill(&mut keys, first..first + dead);
        for index in BELOW_THRESHOLD..count {
            self.new_key(&mut keys, index);
        }
        keys.line("Lab.dump();");
        self.use_keys(&mut keys);
        keys.line("Lab.dump();");
        keys.statements
    }

    /// An array of `count` keys of which the first `filled` have values.
    fn keys(&mut self, count: usize, filled: usize) -> Keys {
        let number = self.number();
        let name = format!("keys{number}");
        let first = self.pick(&self.homes.clone());
        let step = self
            .random
            .weighted(&[(0, 1), (1, 4), (3, 2), (5, 2), (13, 1)]);
        let is_narrow = self.chance(45);
        let home = match is_narrow {
            true => format!("({first} + n{number} % 3) % 16"),
            false => format!("({first} + n{number} * {step}) % 16"),
        };
        let body = match self.chance(50) {
            true => vec![Stmt::line(format!(
                "{name}[n{number}] = filled({home}, \"v\" + n{number});"
            ))],
            false => vec![
                Stmt::line(format!("{name}[n{number}] = Lab.atSlot({home});")),
                Stmt::line(format!("{name}[n{number}].set(\"v\" + n{number});")),
            ],
        };
        let declaration = format!("ThreadLocal<String>[] {name} = new ThreadLocal[{count}];");
        let head = format!("for (int n{number} = 0; n{number} < {filled}; n{number}++)");
        Keys {
            name,
            are_there: (0..count).map(|index| index < filled).collect(),
            statements: vec![Stmt::line(declaration), Stmt::compound(head, body, "")],
        }
    }

    /// One thing that can be done to a key.
    fn use_keys(&mut self, keys: &mut Keys) {
        let choices = keys.indices(true);
        let gone = keys.indices(false);
        if choices.is_empty() || !gone.is_empty() && self.chance(30) {
            let index = self.pick(&gone);
            return self.new_key(keys, index);
        }
        let index = self.pick(&choices);
        let key = format!("{}[{index}]", keys.name);
        let number = self.number();
        match self.random.below(10) {
            0..=3 => keys.line(format!("{key}.set(\"w{number}\");")),
            4 | 5 => keys.line(format!("System.out.println({key}.get());")),
            6 | 7 => keys.line(format!("{key}.remove();")),
            8 => {
                keys.line(format!("{key} = null;"));
                keys.are_there[index] = false;
            }
            _ => keys.line("Lab.dump();"),
        }
    }

    fn new_key(&mut self, keys: &mut Keys, index: usize) {
        let home = self.home();
        let number = self.number();
        let name = &keys.name;
        keys.statements.push(Stmt::Line(format!(
            "{name}[{index}] = filled({home}, \"x{number}\");"
        )));
        keys.are_there[index] = true;
    }

    /// Neighbours die, and what is left of them shows.
    fn kill_run(&mut self, keys: &mut Keys) {
        let count = keys.are_there.len();
        let first = self.below(count);
        let last = (first + 1 + self.below(count.div_ceil(3))).min(count);
        self.kill(keys, first..last);
        // Their neighbours sit behind them now, if they collide.
        let next = (last..count).filter(|&index| keys.are_there[index]);
        for index in next.take(2).collect::<Vec<_>>() {
            if self.chance(60) {
                let number = self.number();
                keys.line(format!("{}[{index}].set(\"y{number}\");", keys.name));
            }
        }
    }

    fn kill(&mut self, keys: &mut Keys, dead: Range<usize>) {
        let number = self.number();
        let name = &keys.name;
        let head = format!(
            "for (int n{number} = {}; n{number} < {}; n{number}++)",
            dead.start, dead.end
        );
        let body = vec![Stmt::line(format!("{name}[n{number}] = null;"))];
        keys.statements.push(Stmt::compound(head, body, ""));
        for index in dead {
            keys.are_there[index] = false;
        }
        keys.line("System.gc();");
        if self.chance(50) {
            keys.line("Lab.dump();");
        }
    }
}
