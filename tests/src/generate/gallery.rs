//! Members that the other rules do not write, as templates, each with what is
//! done with it: enums, generics, default methods, variable numbers of
//! arguments, inner classes, monitors and exceptions of one's own.
//!
//! `@` is the number of the member; in a use, `#` is a number for the names,
//! and the holes are those of `samples`.

use super::scope::Generator;
use super::tree::Member;

/// A member and its uses.
struct Piece {
    member: &'static str,
    /// The constants, if it is an enum `Enum@`.
    constants: &'static [&'static str],
    uses: &'static [&'static str],
}

const PIECES: &[Piece] = &[
    Piece {
        member: "enum Enum@ { LOW, MID(2), HIGH(7); final int weight; static final ThreadLocal<Enum@> CURRENT = ThreadLocal.withInitial(() -> MID); Enum@() { this(1); } Enum@(int weight) { this.weight = weight; collect(@); } int times(int n) { return weight * n; } }",
        constants: &["LOW", "MID", "HIGH"],
        uses: &[
            "Enum@ e# = Enum@.valueOf(\"HIGH\"); System.out.println(e#.times({i}) + Enum@.values().length + e#.ordinal());",
            "for (Enum@ one# : Enum@.values()) { System.out.print(one#.ordinal() + one#.name() + one#.weight + \";\"); }",
            "Enum@.CURRENT.set(Enum@.values()[2]); Enum@ e# = Enum@.CURRENT.get(); System.out.println(e# + \" \" + e#.compareTo(Enum@.LOW)); Enum@.CURRENT.remove();",
            "try { System.out.println(Enum@.valueOf(\"L\" + {t})); } catch (IllegalArgumentException x#) { Enum@ e# = Enum@.LOW; System.out.println(e#.name() + e#.compareTo(Enum@.MID) + e#.ordinal()); }",
            "Enum@ e# = Enum@.CURRENT.get(); System.out.println((e# == Enum@.MID) + e#.name() + e#.compareTo(Enum@.HIGH)); watch(e#.toString());",
        ],
    },
    Piece {
        member: "static class Cell@<T> { private T value; int changes; Cell@(T value) { this.value = value; } T get() { return value; } Cell@<T> put(T next) { T old = value; value = next; changes++; watch(old); collect(@); return this; } <R> Cell@<R> map(Function<? super T, ? extends R> f) { return new Cell@<R>(f.apply(value)); } static <A> Cell@<A> of(A value) { return new Cell@<>(value); } }",
        constants: &[],
        uses: &[
            "Cell@<String> c# = new Cell@<>({t}); System.out.println(c#.put({t}).get().length() + c#.changes);",
            "Cell@<Integer> c# = Cell@.of({i}); c#.put(c#.get() + 1); System.out.println(c#.map(n# -> \"n\" + n#).get());",
            "ThreadLocal<Cell@<Object>> k# = new ThreadLocal<>(); k#.set(new Cell@<>(new Object())); watch(k#.get().get()); k# = null; collect(#);",
            "Cell@<Integer> c# = new Cell@<>({i}); c#.value++; c#.value += 2; System.out.println(c#.value);",
            "Cell@<Cell@<String>> c# = Cell@.of(Cell@.of({t})); System.out.println(c#.get().get().isEmpty());",
        ],
    },
    Piece {
        member: "static <T> T pick@(boolean first, T one, T other) { watch(other); collect(@); return first ? one : other; }",
        constants: &[],
        uses: &[
            "System.out.println(pick@({b}, {t}, \"other\").length());",
            "int n# = pick@({b}, {i}, 3) + 1; System.out.println(n#);",
            "watch(pick@({b}, new Object(), new Object()));",
        ],
    },
    Piece {
        member: "interface Named@ { String name(); default String greet() { return \"hello \" + name() + mark(); } private String mark() { collect(@); return \"!\"; } static Named@ of(String name) { return () -> name; } }\nstatic class Loud@ implements Named@ { final String own; Loud@(String own) { this.own = own; } public String name() { return own; } public String greet() { return Named@.super.greet() + Named@.super.greet().length(); } }",
        constants: &[],
        uses: &[
            "Named@ n# = new Loud@({t}); System.out.println(n#.greet());",
            "System.out.println(Named@.of({t}).greet());",
            "Named@ n# = () -> {t}; watch(n#); System.out.println(n#.greet()); n# = null; collect(#);",
        ],
    },
    Piece {
        member: "static int sum@(int first, int... more) { int sum = first; for (int one : more) { sum += one; } return sum * 10 + more.length; }\nstatic String join@(String separator, Object... parts) { String text = \"\"; for (Object part : parts) { text += separator + part; } watch(parts); parts = null; collect(@); return text; }",
        constants: &[],
        uses: &[
            "System.out.println(sum@({i}) + sum@({i}, {i}, 2) + sum@(1, new int[] { {i}, 5 }));",
            "System.out.println(join@(\"-\", {t}, {i}, {l}) + join@({t}));",
        ],
    },
    Piece {
        member: "static class Outer@ { int base; Object held = new Object(); Outer@(int base) { this.base = base; } class Inner@ { int plus(int n) { watch(held); collect(@); return base + n; } } Inner@ inner() { return new Inner@(); } }",
        constants: &[],
        uses: &[
            "Outer@ o# = new Outer@({i}); Outer@.Inner@ in# = o#.new Inner@(); o# = null; collect(#); System.out.println(in#.plus({i}));",
            "System.out.println(new Outer@({i}).inner().plus(2));",
        ],
    },
    Piece {
        member: "static int hits@;\nstatic synchronized int hit@() { hits@ += 1; collect(@); return hits@; }",
        constants: &[],
        uses: &["System.out.println(hit@() + hit@());"],
    },
    Piece {
        member: "static class Guard@ { private int n; synchronized Guard@ bump() { n++; return this; } int n() { synchronized (this) { return n; } } synchronized void fail() { throw new IllegalStateException(\"held\"); } }",
        constants: &[],
        uses: &[
            "System.out.println(new Guard@().bump().bump().n());",
            "Guard@ g# = new Guard@(); try { g#.fail(); } catch (IllegalStateException x#) { System.out.println(x#.getMessage() + g#.bump().n()); }",
        ],
    },
    Piece {
        member: "static abstract class Shape@ { static int made = 5; static Object kept = new Object(); static { watch(kept); kept = null; collect(@); } abstract int side(); int area() { made++; return side() * side() + made; } }\nstatic Shape@ square@(int side) { return new Shape@() { int side() { return side & 7; } }; }",
        constants: &[],
        uses: &[
            "System.out.println(square@({i}).area());",
            "Shape@ s# = square@({i}); System.out.println(s#.area() + Shape@.made);",
        ],
    },
    Piece {
        member: "static class Failing@ { static int count = 3; static { watch(new Object()); collect(@); if (count > 2) { throw new IllegalStateException(\"no\"); } } }",
        constants: &[],
        uses: &[
            "try { System.out.println(Failing@.count); } catch (ExceptionInInitializerError x#) { System.out.println(x#.getException().getMessage()); } catch (NoClassDefFoundError x#) { System.out.println(x#.getCause() instanceof ExceptionInInitializerError); }",
            "try { new Failing@(); } catch (ExceptionInInitializerError x#) { System.out.println(x#.getException() == x#.getCause()); } catch (LinkageError x#) { System.out.println(\"again\"); }",
        ],
    },
    Piece {
        member: "static class Trouble@ extends RuntimeException { final int code; Trouble@(String text, int code) { super(text); this.code = code; } }\nstatic class Checked@ extends Exception { Checked@(String text, Throwable cause) { super(text, cause); } }",
        constants: &[],
        uses: &[
            "try { throw new Trouble@({t}, {i}); } catch (Trouble@ x#) { System.out.println(x#.getMessage() + x#.code); }",
            "try { try { throw new Trouble@({t}, 1); } catch (RuntimeException x#) { watch(x#); x#.printStackTrace(); throw new Checked@(\"outer\", x#); } } catch (Checked@ y#) { collect(#); System.out.println(y#.getMessage() + \" \" + y#.getCause().getMessage()); }",
            "try { if ({b}) { throw new Checked@({t}, null); } System.out.println(\"well\"); } catch (Exception x#) { System.out.println(x# instanceof Checked@ c# ? c#.getMessage() : \"other\"); }",
        ],
    },
];

impl Generator {
    /// One of the pieces; what follows may use it.
    pub fn piece(&mut self) -> Member {
        let number = self.number().to_string();
        let index = self.below(PIECES.len());
        let piece = &PIECES[index];
        if !piece.constants.is_empty() {
            let constants = piece.constants.iter().map(|it| it.to_string()).collect();
            self.enums.push((format!("Enum{number}"), constants));
        }
        let uses = piece.uses.iter().map(|text| text.replace('@', &number));
        self.uses.extend(uses.map(|text| text.replace('#', "@")));
        Member::Field(piece.member.replace('@', &number))
    }
}
