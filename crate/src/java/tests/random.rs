//! Any text at all: the parser finishes, its places are real, its tree is not
//! too deep, and what it takes it takes again when printed.

use super::{parse, print};
use crate::java::ast::{Span, Unit};
use crate::java::diagnostic::line_and_column;
use crate::limits;
use std::panic;

/// The printer of these tests is not sparing.
const PRINTER_STACK: usize = 16 << 20;

const WORDS: &str = "abstract assert boolean break byte case catch char class const continue \
    default do double else enum extends false final finally float for goto if import instanceof \
    int interface long new null package private public return short static super switch \
    synchronized this throw throws true try void while var record yield main Lab List String \
    ThreadLocal a b x 1 0x7f 2147483648 1.5 5L 'c' '' \"t\" \" \"\"\" // /* */ // @note.en n\n \
    ( ) { } [ ] ; , . ... @ = == < > >> >>> >= >>= ! ~ ? : :: -> ++ -- && || + - * / & | ^ % += \
    << <<= _ # \\ ； “ 中 😀";

const SCENARIO: &str = "\
// @title.en set() doesn't clean slot 5
import java.util.*;
static final Map<String, List<? extends Integer>> HELD = new HashMap<>();
static int count = 0, limits[] = {1, 0x1F, -2147483648};
static <T> ThreadLocal<T> filled(int home, T value) throws Exception {
    ThreadLocal<T> key = Lab.<T>atSlot(home);
    key.set((T) value);
    return key;
}
void main() {
    ThreadLocal<String> k2 = filled(2, new String(\"two\"));
    // @note.en The last strong reference goes.
    for (int i = 0; i < 16 && count >>> 1 != 7; i++) {
        if (i % 2 == 0) continue; else { count += i > 3 ? 1 : -1; }
    }
    try {
        Runnable task = () -> { k2.set(\"x\" + 'c' + 5L); System.gc(); };
        new Thread(task).start();
        for (String s : List.of(\"a\", \"b\")) System.out.println(s);
        Supplier<int[]> supplier = int[]::new;
    } catch (IllegalStateException | RuntimeException e) {
        throw e;
    } finally {
        do { k2.remove(); } while (!(count < 0));
    }
    Lab.dump();
}
";

const CLASSES: &str = "\
import java.util.*;
/** Classic. */
public class Main<K> extends Base implements Runnable {
    private static final ThreadLocal<int[]> KEY = new ThreadLocal<>() {
        @Override protected int[] initialValue() { return new int[Main.SIZE]; }
    };
    static final int SIZE;
    static { SIZE = 8; }
    volatile K held;
    { held = null; }
    record Point(int x, K y) { Point { if (x < 0) throw new Error(); } static Point of() { return null; } }
    interface Shape extends AutoCloseable { int area(); }
    Main(K held) throws Exception { super(1); this.held = held; }
    Main() { this(null); }
    public synchronized void run() {
        try (Shape a = () -> 1; var b = new Shape() { public int area() { return 2; } }) { super.run(); }
        Lab.deploy(Main.class);
    }
    public static void main(String... args) throws Exception { new Main<String>().run(); }
}
class Base { }
";

struct Random(u64);

impl Random {
    fn next(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % below
    }
}

/// Panics if something does not hold of the source.
fn hold(source: &str) {
    let (unit, diagnostics) = parse(source);
    let is_place = |span: Span| {
        span.start <= span.end
            && source.is_char_boundary(span.start as usize)
            && source.is_char_boundary(span.end as usize)
    };
    for diagnostic in &diagnostics {
        assert!(is_place(diagnostic.span), "{diagnostic:?}");
        line_and_column(source, diagnostic.span.start);
    }
    let places = diagnostics.iter().map(|diagnostic| diagnostic.span.start);
    assert!(places.is_sorted());
    for span in unit.members.methods.iter().map(|method| method.span) {
        assert!(is_place(span));
    }
    let printed = print::unit(&unit);
    if diagnostics.is_empty() {
        let (again, diagnostics) = parse(&printed);
        assert_eq!(diagnostics, [], "of {printed}");
        assert_eq!(print::unit(&again), printed);
    }
}

fn holds(source: &str) -> bool {
    panic::catch_unwind(|| hold(source)).is_ok()
}

/// Takes pieces away as long as it still fails.
fn smallest(mut source: String) -> String {
    let mut piece = source.chars().count();
    while piece > 0 {
        let mut at = 0;
        loop {
            let letters: Vec<char> = source.chars().collect();
            if at >= letters.len() {
                break;
            }
            let end = (at + piece).min(letters.len());
            let shorter: String = letters[..at].iter().chain(&letters[end..]).collect();
            if holds(&shorter) {
                at += piece;
            } else {
                source = shorter;
            }
        }
        piece /= 2;
    }
    source
}

/// Runs `make` on many seeds.
fn check(rounds: u64, make: fn(&mut Random) -> String) {
    let run = move || {
        for seed in 1..=rounds {
            let source = make(&mut Random(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15)));
            if !holds(&source) {
                panic!("seed {seed} fails; smallest: {:?}", smallest(source));
            }
        }
    };
    on_a_stack_of(PRINTER_STACK, run);
}

fn on_a_stack_of(bytes: usize, run: impl FnOnce() + Send + 'static) {
    let thread = std::thread::Builder::new().stack_size(bytes).spawn(run);
    if let Err(panic) = thread.expect("a thread can be started").join() {
        panic::resume_unwind(panic);
    }
}

#[test]
fn random_bytes() {
    check(5000, |random| {
        let bytes: Vec<u8> = (0..random.next(300))
            .map(|_| u8::try_from(random.next(256)).unwrap_or(u8::MAX))
            .collect();
        String::from_utf8_lossy(&bytes).into_owned()
    });
}

#[test]
fn random_tokens() {
    check(5000, |random| {
        let words: Vec<&str> = WORDS.split(' ').collect();
        let mut source = String::new();
        for _ in 0..random.next(200) {
            source += words[random.next(words.len())];
            source += ["", " ", " ", "\n"][random.next(4)];
        }
        match random.next(2) {
            0 => source,
            _ => format!("void main() {{ {source} }}"),
        }
    });
}

#[test]
fn mutated_scenarios() {
    check(5000, |random| {
        let words: Vec<&str> = WORDS.split(' ').collect();
        let mut source = [SCENARIO, CLASSES][random.next(2)].to_string();
        for _ in 0..=random.next(4) {
            let length = source.len();
            let boundary = |source: &str, mut at: usize| {
                while !source.is_char_boundary(at) {
                    at -= 1;
                }
                at
            };
            let start = boundary(&source, random.next(length + 1));
            let end = boundary(&source, (start + random.next(12)).min(length)).max(start);
            match random.next(4) {
                0 => source.replace_range(start..end, ""),
                1 => source.insert_str(start, words[random.next(words.len())]),
                2 => source.insert_str(start, &source.clone()[start..end]),
                _ => source.truncate(start.max(50)),
            }
        }
        source
    });
}

#[test]
fn the_scenario_itself_is_clean() {
    super::clean(SCENARIO);
    super::clean(CLASSES);
}

/// Each is repeated.
const REPEATED: [&str; 34] = [
    "(",
    "{",
    "[",
    "<",
    "a(",
    "a<",
    "a[",
    "-",
    "- ",
    "!",
    "a.",
    "a.b().",
    "a+",
    "a+(",
    "a?",
    "a?b:",
    "a=",
    "(a)",
    "x->",
    "()->",
    "()->{",
    "if(a)",
    "else ",
    "if(a){}else ",
    "do ",
    "new a[",
    "{{",
    "a::",
    "a<b,",
    "void f(){",
    "class A{",
    "for(",
    "<\nif\n",
    "a.f(()->{)}).b",
];

fn for_each_repeated(take: fn(&str)) {
    for piece in REPEATED {
        let body = piece.repeat(limits::SOURCE / 8 / piece.len());
        take(&body);
        take(&format!("void main() {{ x = {body}"));
        take(&format!("void main() {{ {body}; }}"));
        take(&format!("int[] x = {body};"));
        take(&format!("List<{body}> x;"));
    }
}

/// The deepest node, counted in expressions, statements and types.
fn depth(unit: &Unit) -> usize {
    let printed = format!("{unit:?}");
    let mut open = Vec::new();
    let mut deepest = 0;
    for (at, c) in printed.char_indices() {
        let before = &printed[..at];
        let is_node = ["Expr ", "Stmt ", "Type "]
            .iter()
            .any(|node| before.ends_with(node));
        match c {
            '{' => open.push(is_node),
            '}' => drop(open.pop()),
            _ => continue,
        }
        deepest = deepest.max(open.iter().filter(|is_node| **is_node).count());
    }
    deepest
}

#[test]
fn a_small_stack_is_enough() {
    // That of a wasm module has as much.
    on_a_stack_of(1 << 20, || for_each_repeated(|source| drop(parse(source))));
}

#[test]
fn no_tree_is_too_deep() {
    on_a_stack_of(PRINTER_STACK, || {
        for_each_repeated(|source| {
            let deepest = depth(&parse(source).0);
            // Where it gives up, the parser has gone two steps too far.
            let limit = limits::NESTING as usize + 2;
            assert!(deepest <= limit, "{deepest} levels of {source:.80}");
        });
    });
    for (levels, is_fine) in [(99, true), (100, false)] {
        for source in
            ["+a", ".a", ".a()", "[a]"].map(|link| format!("int x = a{};", link.repeat(levels)))
        {
            let (unit, diagnostics) = parse(&source);
            assert_eq!(
                diagnostics.is_empty(),
                is_fine,
                "{levels} links in {source:.80}"
            );
            assert!(!is_fine || depth(&unit) >= levels, "of {source:.80}");
        }
    }
}
