//! The rules, each written from its sentence.

use super::{Card, Entry, Sentence};

/// The card: its rules in their order, each with its sentences.
pub const CARD: [&[&Sentence]; 5] = [
    &[&WALK],
    &[
        &OWN_KEY,
        &STALE_GET,
        &STALE_SET,
        &STALE_EXPUNGE,
        &STALE_REMOVE,
        &AT_NULL,
    ],
    &[&EXPUNGE],
    &[&SCAN, &SCAN_COUNT, &SCAN_FROM, &SCAN_FIND],
    &[&SWEEP, &DOUBLE],
];

/// What a walk meets first.
enum Met {
    Key(usize),
    Stale(usize),
    Null(usize),
}

const WALK: Sentence = Sentence {
    en: "Walk. From home on, to the first of: your key, a stale entry, a null.",
    zh: "走：从 home 槽往后，直到遇见自己的 key、过期的 Entry 或 null。",
};

impl Card<'_> {
    fn walk(&mut self, key: u32, from: usize) -> Met {
        self.applies(&WALK);
        let mut slot = from;
        loop {
            match self.slots[slot] {
                None => return Met::Null(slot),
                Some(Entry { key: None, .. }) => return Met::Stale(slot),
                Some(Entry { key: Some(own), .. }) if own == key => return Met::Key(slot),
                Some(_) => slot = self.next(slot),
            }
        }
    }
}

const OWN_KEY: Sentence = Sentence {
    en: "At your key: set replaces the value, get returns it, and nothing is cleaned; remove expunges the slot.",
    zh: "遇到自己的 key：set 换掉 value，get 返回 value，都不清理任何东西；remove 清理这个槽。",
};

const STALE_GET: Sentence = Sentence {
    en: "At a stale entry: get expunges it and looks at the same slot again.",
    zh: "遇到过期的 Entry：get 清理它，再看同一个槽；",
};

const STALE_SET: Sentence = Sentence {
    en: "set goes on to look for its own key, as far as the null: if it is there, the two entries change places; if not, a new entry replaces the stale one.",
    zh: "set 接着往后找自己的 key，直到 null：找到了，两个 Entry 对调；没找到，新的 Entry 顶替过期的那个。",
};

const STALE_EXPUNGE: Sentence = Sentence {
    en: "If the run still holds a stale entry then, it expunges from the earliest on.",
    zh: "这时连续段里若还有过期的 Entry，就从最靠前的那个清理起。",
};

const STALE_REMOVE: Sentence = Sentence {
    en: "remove takes no notice.",
    zh: "remove 不予理会。",
};

const AT_NULL: Sentence = Sentence {
    en: "At a null: set adds an entry, get does the same with the initial value, remove does nothing.",
    zh: "遇到 null：set 添一个 Entry，get 把初始值 set 进去，remove 什么也不做。",
};

impl Card<'_> {
    /// Returns the value; `initial` is the variable's initial one.
    pub(super) fn get(&mut self, key: u32, initial: u32) -> u32 {
        let mut from = self.home(key);
        loop {
            match self.walk(key, from) {
                Met::Key(slot) => {
                    self.applies(&OWN_KEY);
                    return self.slots[slot].map_or(0, |entry| entry.value);
                }
                Met::Stale(slot) => {
                    self.applies(&STALE_GET);
                    self.expunge(slot);
                    from = slot;
                }
                Met::Null(_) => {
                    self.applies(&AT_NULL);
                    self.set(key, initial);
                    return initial;
                }
            }
        }
    }

    pub(super) fn set(&mut self, key: u32, value: u32) {
        let home = self.home(key);
        let new = Some(Entry {
            key: Some(key),
            value,
        });
        match self.walk(key, home) {
            Met::Key(slot) => {
                self.applies(&OWN_KEY);
                self.slots[slot] = new;
            }
            Met::Stale(slot) => {
                self.applies(&STALE_SET);
                match self.key_in_run(key, slot) {
                    Some(place) => {
                        self.slots[place] = self.slots[slot];
                        self.slots[slot] = new;
                    }
                    None => self.slots[slot] = new,
                }
                if let Some(earliest) = self.earliest_stale(slot) {
                    self.applies(&STALE_EXPUNGE);
                    let null = self.expunge(earliest);
                    self.scan(null, self.slots.len());
                }
            }
            Met::Null(slot) => {
                self.applies(&AT_NULL);
                self.slots[slot] = new;
                let finds = self.scan(slot, self.size());
                self.sweep(finds);
            }
        }
    }

    pub(super) fn remove(&mut self, key: u32) {
        let mut from = self.home(key);
        loop {
            match self.walk(key, from) {
                Met::Key(slot) => {
                    self.applies(&OWN_KEY);
                    self.expunge(slot);
                    return;
                }
                Met::Stale(slot) => {
                    self.applies(&STALE_REMOVE);
                    from = self.next(slot);
                }
                Met::Null(_) => {
                    self.applies(&AT_NULL);
                    return;
                }
            }
        }
    }
}

const EXPUNGE: Sentence = Sentence {
    en: "Expunge: clear the slot, then check every entry to the next null: stale ones go, displaced ones are reseated, each in the first free slot from its home on.",
    zh: "清理：清空这个槽，再逐个检查到下一个 null：过期的清掉；错位的重新入座，从 home 槽往后，坐进第一个空槽。",
};

impl Card<'_> {
    /// Returns the slot of the null.
    fn expunge(&mut self, slot: usize) -> usize {
        self.applies(&EXPUNGE);
        self.slots[slot] = None;
        let mut at = self.next(slot);
        while let Some(entry) = self.slots[at] {
            match entry.key {
                None => self.slots[at] = None,
                Some(key) if self.home(key) != at => {
                    self.slots[at] = None;
                    self.seat(entry, key);
                }
                Some(_) => {}
            }
            at = self.next(at);
        }
        at
    }
}

const SCAN: Sentence = Sentence {
    en: "Scan: only after a set, or a get that sets the initial value, that added an entry at a null or that expunged.",
    zh: "扫描：只发生在往 null 里添了 Entry、或清理过什么的 set 之后（get 添初始值也算）。",
};

const SCAN_COUNT: Sentence = Sentence {
    en: "⌊log₂ n⌋ + 1 cells; n is the size after adding, stale entries included, and the table’s length after expunging.",
    zh: "看 ⌊log₂ n⌋ + 1 格；添加之后 n 是 size（过期的也算在内），清理之后 n 是表长。",
};

const SCAN_FROM: Sentence = Sentence {
    en: "It begins behind the new entry, or behind the null at which the expunging ended.",
    zh: "从新 Entry 的后面、或从清理停下的那个 null 的后面开始。",
};

const SCAN_FIND: Sentence = Sentence {
    en: "A find is expunged; then, however many cells were left, log₂ of the length more follow, behind the null at which that ended.",
    zh: "每发现一个就清理；然后不管原来还剩几格，都从清理停下的那个 null 的后面起，再看 log₂（表长）格。",
};

impl Card<'_> {
    /// Whether it found anything.
    fn scan(&mut self, behind: usize, n: usize) -> bool {
        self.applies(&SCAN);
        self.applies(&SCAN_COUNT);
        self.applies(&SCAN_FROM);
        let mut left = n.ilog2() + 1;
        let mut at = behind;
        let mut finds = false;
        while left > 0 {
            left -= 1;
            at = self.next(at);
            if matches!(self.slots[at], Some(Entry { key: None, .. })) {
                self.applies(&SCAN_FIND);
                finds = true;
                at = self.expunge(at);
                left = self.slots.len().ilog2();
            }
        }
        finds
    }
}

const SWEEP: Sentence = Sentence {
    en: "Sweep: if the scan after adding found nothing and the size has reached two thirds of the length, rounded down, every stale entry is expunged, from the first slot on.",
    zh: "全量清理：添加之后扫描一无所获，而 size 已到阈值，即表长的三分之二（向下取整），就从第一个槽起，把过期的全部清理掉。",
};

const DOUBLE: Sentence = Sentence {
    en: "Then, if three quarters of that are left, rounded up, the table doubles, and its entries are seated anew in the order of their slots.",
    zh: "若剩下的还有阈值的四分之三（向上取整），表就加倍，各个 Entry 按槽的次序重新入座。",
};

impl Card<'_> {
    fn sweep(&mut self, scan_finds: bool) {
        let full = self.slots.len() * 2 / 3;
        if scan_finds || self.size() < full {
            return;
        }
        self.applies(&SWEEP);
        for slot in 0..self.slots.len() {
            if matches!(self.slots[slot], Some(Entry { key: None, .. })) {
                self.expunge(slot);
            }
        }
        if self.size() >= (full * 3).div_ceil(4) {
            self.applies(&DOUBLE);
            let old = std::mem::take(&mut self.slots);
            self.slots = vec![None; old.len() * 2];
            for entry in old.into_iter().flatten() {
                if let Some(key) = entry.key {
                    self.seat(entry, key);
                }
            }
        }
    }
}

/// The words that the sentences use: home, run, size, the next slot around.
impl Card<'_> {
    fn applies(&mut self, sentence: &'static Sentence) {
        *self.applied.entry(sentence).or_default() += 1;
    }

    fn home(&self, key: u32) -> usize {
        self.hashes[key as usize] as usize % self.slots.len()
    }

    fn next(&self, slot: usize) -> usize {
        (slot + 1) % self.slots.len()
    }

    fn size(&self) -> usize {
        self.slots.iter().flatten().count()
    }

    /// The slots of the run around one that is occupied, in order.
    fn run(&self, around: usize) -> Vec<usize> {
        let length = self.slots.len();
        let mut first = around;
        while self.slots[(first + length - 1) % length].is_some() {
            first = (first + length - 1) % length;
        }
        let mut run = vec![first];
        while self.slots[self.next(run[run.len() - 1])].is_some() {
            run.push(self.next(run[run.len() - 1]));
        }
        run
    }

    fn key_in_run(&self, key: u32, around: usize) -> Option<usize> {
        let is_own = |&slot: &usize| self.slots[slot].is_some_and(|entry| entry.key == Some(key));
        self.run(around).into_iter().find(is_own)
    }

    fn earliest_stale(&self, around: usize) -> Option<usize> {
        let is_stale = |&slot: &usize| self.slots[slot].is_some_and(|entry| entry.key.is_none());
        self.run(around).into_iter().find(is_stale)
    }

    fn seat(&mut self, entry: Entry, key: u32) {
        let mut at = self.home(key);
        while self.slots[at].is_some() {
            at = self.next(at);
        }
        self.slots[at] = Some(entry);
    }
}
