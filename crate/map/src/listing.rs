//! What the listing (`tests/jvm/Listing.java`) is made of: its methods, the
//! lines that are executed, their branches, and the variables of the map's
//! methods.
//!
//! These are names and numbers only. The proof compares them with the text of
//! the listing; this module does not know the text, nor what a line does.

use std::ops::RangeInclusive;

macro_rules! listing {
    ($($(#[$about:meta])* $method:ident $name:literal {
        $($number:literal $line:ident $([$yes:literal, $no:literal])?,)*
    })*) => {
        /// A method of the listing.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[repr(u8)]
        pub enum Method { $($(#[$about])* $method,)* }

        impl Method {
            /// Every method, in the order of the listing.
            pub const ALL: &'static [Method] = &[$(Method::$method),*];

            /// The name with its class, as in `ThreadLocalMap.getEntry`.
            pub const fn name(self) -> &'static str {
                match self { $(Method::$method => $name,)* }
            }
        }

        /// An executable line of the listing. The discriminant is its number
        /// in `tests/jvm/Listing.java`.
        #[allow(missing_docs)]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[repr(u8)]
        pub enum Line { $($($line = $number,)*)* }

        impl Line {
            /// Every line, in the order of the listing.
            pub const ALL: &'static [Line] = &[$($(Line::$line,)*)*];

            /// The method that the line belongs to.
            pub const fn method(self) -> Method {
                match self { $($(Line::$line => Method::$method,)*)* }
            }

            /// The names of a condition's branches, of the true one first;
            /// `None` for a line that is no condition.
            #[inline(always)]
            const fn outcomes(self) -> Option<[&'static str; 2]> {
                match self {
                    $($($(Line::$line => Some([$yes, $no]),)?)*)*
                    _ => None,
                }
            }

            /// The line of that number, if it is executable.
            pub const fn from_number(number: u32) -> Option<Line> {
                match number {
                    $($($number => Some(Line::$line),)*)*
                    _ => None,
                }
            }
        }
    };
}

listing! {
    /// `ThreadLocal.get()`
    Get "ThreadLocal.get" {
        9 GetMap,
        10 GetNoMap ["get without a map", "get with a map"],
        11 GetFirstValue,
        13 GetEntryOfMap,
        14 GetNoEntry ["get finds no entry", "get finds an entry"],
        15 GetInitialValue,
        17 GetValue,
    }
    /// `ThreadLocal.setInitialValue()`
    SetInitialValue "ThreadLocal.setInitialValue" {
        21 InitialValue,
        22 InitialMap,
        23 InitialNoMap ["setInitialValue without a map", "setInitialValue with a map"],
        24 InitialCreateMap,
        26 InitialSet,
        28 InitialReturn,
    }
    /// `ThreadLocal.set(T)`
    Set "ThreadLocal.set" {
        32 SetMap,
        33 SetNoMap ["set without a map", "set with a map"],
        34 SetCreateMap,
        36 SetInMap,
    }
    /// `ThreadLocal.remove()`
    Remove "ThreadLocal.remove" {
        41 RemoveMap,
        42 RemoveHasMap ["remove with a map", "remove without a map"],
        43 RemoveFromMap,
    }
    /// `ThreadLocal.createMap(Thread, T)`
    CreateMap "ThreadLocal.createMap" {
        48 CreateMapNew,
        49 CreateMapStore,
    }
    /// `ThreadLocalMap(ThreadLocal, Object)`
    Constructor "ThreadLocalMap.<init>" {
        64 ConstructorTable,
        65 ConstructorHome,
        66 ConstructorEntry,
        67 ConstructorSize,
        68 ConstructorThreshold,
    }
    /// `ThreadLocalMap(ThreadLocalMap)`: the map of inherited thread locals.
    InheritingConstructor "ThreadLocalMap.<init>" {
        73 InheritTable,
        74 InheritThreshold,
        75 InheritFirst,
        76 InheritMore ["inherit looks at a slot", "inherit is done"],
        77 InheritLive ["inherit copies", "inherit skips"],
        78 InheritEntry,
        79 InheritValue,
        80 InheritHome,
        81 InheritTaken ["inherit collides", "inherit finds a free slot"],
        82 InheritProbe,
        84 InheritPut,
        85 InheritSize,
        87 InheritNext,
    }
    /// `ThreadLocalMap.getEntry(ThreadLocal)`
    GetEntry "ThreadLocalMap.getEntry" {
        92 GetEntryHome,
        93 GetEntryHit ["getEntry hit", "getEntry miss"],
        94 GetEntryReturn,
        96 GetEntryMiss,
    }
    /// `ThreadLocalMap.getEntryAfterMiss(ThreadLocal, int, Entry)`
    GetEntryAfterMiss "ThreadLocalMap.getEntryAfterMiss" {
        100 AfterMissProbe ["getEntryAfterMiss probes", "getEntryAfterMiss ends"],
        101 AfterMissStale ["getEntryAfterMiss meets stale", "getEntryAfterMiss meets another key"],
        102 AfterMissExpunge,
        104 AfterMissNext,
        107 AfterMissReturn,
    }
    /// `ThreadLocalMap.set(ThreadLocal, Object)`
    MapSet "ThreadLocalMap.set" {
        111 MapSetHome,
        112 MapSetTaken ["set meets another key", "set ends its walk"],
        113 MapSetProbe,
        115 MapSetFree ["set meets null", "set meets an entry"],
        116 MapSetAdd,
        117 MapSetSize,
        118 MapSetClean,
        119 MapSetFull ["set rehashes", "set does not rehash"],
        120 MapSetRehash,
        122 MapSetStale ["set meets stale", "set meets its key"],
        123 MapSetReplace,
        125 MapSetValue,
    }
    /// `ThreadLocalMap.remove(ThreadLocal)`
    MapRemove "ThreadLocalMap.remove" {
        130 MapRemoveHome,
        131 MapRemoveProbe ["remove meets another entry", "remove ends its walk"],
        132 MapRemoveNext,
        134 MapRemoveFound ["remove finds its key", "remove finds nothing"],
        135 MapRemoveClear,
        136 MapRemoveExpunge,
    }
    /// `ThreadLocalMap.replaceStaleEntry(ThreadLocal, Object, int)`
    ReplaceStaleEntry "ThreadLocalMap.replaceStaleEntry" {
        143 ReplaceExpungeHere,
        144 ReplaceBack,
        145 ReplaceBackTaken ["replaceStaleEntry looks back", "replaceStaleEntry reaches null behind"],
        146 ReplaceBackStale ["replaceStaleEntry finds stale behind", "replaceStaleEntry passes live behind"],
        147 ReplaceExpungeBehind,
        149 ReplaceBackNext,
        152 ReplaceOn,
        153 ReplaceOnTaken ["replaceStaleEntry looks ahead", "replaceStaleEntry ends its walk"],
        154 ReplaceOnStale ["replaceStaleEntry finds first stale ahead", "replaceStaleEntry passes ahead"],
        155 ReplaceExpungeAhead,
        157 ReplaceOnNext,
        159 ReplaceFound ["replaceStaleEntry finds its key", "replaceStaleEntry finds no key"],
        160 ReplaceEntry,
        161 ReplaceValue,
        162 ReplaceStaleDown,
        163 ReplaceEntryUp,
        164 ReplaceSwapOnly ["replaceStaleEntry expunges from the swap", "replaceStaleEntry swaps and expunges elsewhere"],
        165 ReplaceExpungeSwapped,
        168 ReplaceDropValue,
        169 ReplaceNewEntry,
        170 ReplaceAlone ["replaceStaleEntry without other stale", "replaceStaleEntry expunges others"],
        171 ReplaceReturn,
        174 ReplaceExpunge,
        175 ReplaceClean,
    }
    /// `ThreadLocalMap.expungeStaleEntry(int)`
    ExpungeStaleEntry "ThreadLocalMap.expungeStaleEntry" {
        179 ExpungeValue,
        180 ExpungeSlot,
        181 ExpungeSize,
        183 ExpungeOn,
        184 ExpungeTaken ["expungeStaleEntry looks at an entry", "expungeStaleEntry reaches null"],
        185 ExpungeStale ["expungeStaleEntry meets stale", "expungeStaleEntry meets live"],
        186 ExpungeNextValue,
        187 ExpungeNextSlot,
        188 ExpungeNextSize,
        190 ExpungeHome,
        191 ExpungeDisplaced ["expungeStaleEntry meets displaced", "expungeStaleEntry meets one at home"],
        192 ExpungeTake,
        193 ExpungeLift,
        194 ExpungeCollides ["expungeStaleEntry reseats past a collision", "expungeStaleEntry finds the new slot"],
        195 ExpungeProbe,
        197 ExpungeReseat,
        200 ExpungeNext,
        202 ExpungeReturn,
    }
    /// `ThreadLocalMap.cleanSomeSlots(int, int)`
    CleanSomeSlots "ThreadLocalMap.cleanSomeSlots" {
        206 CleanNothingYet,
        207 CleanMore ["cleanSomeSlots looks at a slot", "cleanSomeSlots ends"],
        208 CleanNext,
        209 CleanStale ["cleanSomeSlots finds stale", "cleanSomeSlots finds nothing"],
        210 CleanRemoved,
        211 CleanExpunge,
        212 CleanRestart,
        214 CleanHalve,
        216 CleanReturn,
    }
    /// `ThreadLocalMap.rehash()`
    Rehash "ThreadLocalMap.rehash" {
        220 RehashExpunge,
        221 RehashFull ["rehash resizes", "rehash was enough"],
        222 RehashResize,
    }
    /// `ThreadLocalMap.expungeStaleEntries()`
    ExpungeStaleEntries "ThreadLocalMap.expungeStaleEntries" {
        227 SweepFirst,
        228 SweepMore ["expungeStaleEntries looks at a slot", "expungeStaleEntries is done"],
        229 SweepStale ["expungeStaleEntries finds stale", "expungeStaleEntries passes"],
        230 SweepExpunge,
        232 SweepNext,
    }
    /// `ThreadLocalMap.resize()`
    Resize "ThreadLocalMap.resize" {
        237 ResizeTable,
        238 ResizeCount,
        239 ResizeFirst,
        240 ResizeMore ["resize looks at a slot", "resize is done"],
        241 ResizeLive ["resize moves", "resize does not move"],
        242 ResizeHome,
        243 ResizeTaken ["resize collides", "resize finds a free slot"],
        244 ResizeProbe,
        246 ResizePut,
        247 ResizeAdd,
        248 ResizeStale ["resize meets stale", "resize meets null"],
        249 ResizeDropValue,
        251 ResizeNext,
        253 ResizeSwitch,
        254 ResizeSize,
        255 ResizeThreshold,
    }
}

impl Line {
    /// Its number in the listing, from 1.
    pub const fn number(self) -> u8 {
        self as u8
    }

    /// Whether the line is the head of an `if` or a `while`.
    #[inline(always)]
    pub const fn is_condition(self) -> bool {
        self.outcomes().is_some()
    }
}

/// Every branch: a condition, its outcome, and the stable name of both.
pub fn branches() -> impl Iterator<Item = (Line, bool, &'static str)> {
    Line::ALL.iter().flat_map(|&line| {
        line.outcomes()
            .into_iter()
            .flat_map(move |[yes, no]| [(line, true, yes), (line, false, no)])
    })
}

/// What the word of a [`Variable`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A number.
    Int,
    /// 0 or 1.
    Boolean,
    /// A number that is an index of the table.
    Slot,
    /// The address of an `Entry`, or 0.
    Entry,
    /// The address of a `ThreadLocal`, or 0.
    Key,
}

macro_rules! variables {
    ($($variable:ident $kind:ident $name:literal $first:ident $last:ident,)*) => {
        /// A variable of a method of the map, parameters included. The map's
        /// methods never recurse, so one word is enough for each.
        #[allow(missing_docs)]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[repr(u8)]
        pub enum Variable { $($variable,)* }

        impl Variable {
            /// Every variable, in the order of the listing.
            pub const ALL: &'static [Variable] = &[$(Variable::$variable),*];
            /// How many there are.
            pub const COUNT: usize = Self::ALL.len();

            /// Its name in the listing.
            pub const fn name(self) -> &'static str {
                match self { $(Variable::$variable => $name,)* }
            }

            /// What its word is.
            pub const fn kind(self) -> Kind {
                match self { $(Variable::$variable => Kind::$kind,)* }
            }

            /// The first and the last line on which it has a value; a line
            /// has done its one thing when it is told.
            const fn lines(self) -> (Line, Line) {
                match self { $(Variable::$variable => (Line::$first, Line::$last),)* }
            }
        }
    };
}

// Variable, kind, name, first and last line.
variables! {
    ConstructorFirstKey Key "firstKey" ConstructorTable ConstructorThreshold,
    ConstructorI Slot "i" ConstructorHome ConstructorThreshold,
    InheritJ Slot "j" InheritFirst InheritNext,
    InheritE Entry "e" InheritEntry InheritSize,
    InheritH Slot "h" InheritHome InheritSize,
    GetEntryKey Key "key" GetEntryHome GetEntryMiss,
    GetEntryI Slot "i" GetEntryHome GetEntryMiss,
    AfterMissKey Key "key" AfterMissProbe AfterMissReturn,
    AfterMissI Slot "i" AfterMissProbe AfterMissReturn,
    MapSetKey Key "key" MapSetHome MapSetValue,
    MapSetI Slot "i" MapSetHome MapSetValue,
    MapSetRemoved Boolean "removed" MapSetFull MapSetRehash,
    MapRemoveKey Key "key" MapRemoveHome MapRemoveExpunge,
    MapRemoveI Slot "i" MapRemoveHome MapRemoveExpunge,
    ReplaceKey Key "key" ReplaceExpungeHere ReplaceClean,
    ReplaceStaleSlot Slot "staleSlot" ReplaceExpungeHere ReplaceClean,
    ReplaceSlotToExpunge Slot "slotToExpunge" ReplaceExpungeHere ReplaceClean,
    ReplaceI Slot "i" ReplaceBack ReplaceClean,
    ReplaceE Entry "e" ReplaceEntry ReplaceExpungeSwapped,
    ExpungeStaleSlot Slot "staleSlot" ExpungeValue ExpungeReturn,
    ExpungeI Slot "i" ExpungeOn ExpungeReturn,
    ExpungeH Slot "h" ExpungeHome ExpungeReseat,
    ExpungeE Entry "e" ExpungeTake ExpungeReseat,
    CleanI Slot "i" CleanNothingYet CleanReturn,
    CleanN Int "n" CleanNothingYet CleanReturn,
    CleanRemoved Boolean "removed" CleanNothingYet CleanReturn,
    SweepJ Slot "j" SweepFirst SweepNext,
    ResizeCount Int "count" ResizeCount ResizeThreshold,
    ResizeJ Slot "j" ResizeFirst ResizeThreshold,
    ResizeH Slot "h" ResizeHome ResizeAdd,
}

impl Variable {
    /// The method that it belongs to.
    pub const fn method(self) -> Method {
        self.lines().0.method()
    }

    /// Numbers of the lines on which it has a value: from the first line of
    /// its method for a parameter, otherwise from the line that declares it
    /// (from the next one if a call gives the value) to the end of its block.
    pub const fn scope(self) -> RangeInclusive<u8> {
        let (first, last) = self.lines();
        first.number()..=last.number()
    }
}
