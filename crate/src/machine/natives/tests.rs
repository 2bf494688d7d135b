//! Small programs whose output was read off JDK 17 and 25.

use crate::java::parse;
use crate::words::Key;

use super::super::compile::compile;
use super::super::{Run, run};

fn run_main(statements: &str) -> Run {
    let source = format!("void main() throws Exception {{ {statements} }}");
    let (unit, diagnostics) = parse(&source);
    assert_eq!(diagnostics, [], "{source}");
    let (program, diagnostics) = compile(&unit);
    assert_eq!(diagnostics, [], "{source}");
    run(&program)
}

/// Each group of statements prints the line behind it.
#[track_caller]
fn check(cases: &[(&str, &str)]) {
    for (statements, expected) in cases {
        let run = run_main(statements);
        assert_eq!(run.stop, None, "{statements}");
        assert_eq!(run.world.output().trim_end(), *expected, "{statements}");
    }
}

#[test]
fn a_map_is_walked_in_the_order_of_its_table() {
    check(&[
        (
            "Map<Integer, Integer> m = new HashMap<>(); \
             for (int i = 0; i < 10; i++) { m.put(i * 64, i); } System.out.println(m);",
            "{0=0, 64=1, 128=2, 192=3, 256=4, 320=5, 384=6, 448=7, 512=8, 576=9}",
        ),
        (
            "Map<String, List<Integer>> m = new HashMap<>(); \
             m.computeIfAbsent(\"b\", k -> new ArrayList<>()).add(1); \
             m.computeIfAbsent(\"b\", k -> new ArrayList<>()).add(2); \
             m.put(null, List.of()); System.out.println(m + \" \" + m.remove(null) + m);",
            "{null=[], b=[1, 2]} []{b=[1, 2]}",
        ),
    ]);
}

#[test]
fn an_order_that_differs_from_run_to_run_stops_the_run() {
    let puts = "Map<Object, Integer> m = new HashMap<>(); m.put(new Object(), 1);";
    check(&[(
        &format!("{puts} for (int v : m.values()) IO.println(v);"),
        "1",
    )]);
    for walks in [
        "IO.println(m);",
        "m.keySet().iterator();",
        "m.forEach((k, v) -> {});",
    ] {
        let run = run_main(&format!("{puts} m.put(\"x\", 2); {walks}"));
        assert_eq!(
            run.stop.map(|stop| stop.key),
            Some(Key::StopOrder),
            "{walks}"
        );
    }
}

#[test]
fn a_thread_inherits_when_it_is_made() {
    check(&[(
        "InheritableThreadLocal<String> name = new InheritableThreadLocal<>(); name.set(\"a\"); \
         Thread t = new Thread(() -> System.out.println(name.get())); \
         name.set(\"b\"); t.start(); t.join();",
        "a",
    )]);
}

#[test]
fn a_full_pool_grows_and_then_rejects() {
    let nested = |queue: &str, maximum: u32| {
        format!(
            "ThreadPoolExecutor p = new ThreadPoolExecutor(1, {maximum}, 1, TimeUnit.SECONDS, {queue}); \
             p.submit(() -> {{ try {{ \
             p.execute(() -> System.out.println(Thread.currentThread().getName())); \
             }} catch (RejectedExecutionException e) {{ System.out.println(\"rejected\"); }} \
             return 0; }}).get(); p.shutdown(); p.awaitTermination(1, TimeUnit.SECONDS);"
        )
    };
    let full = "new SynchronousQueue<>()";
    check(&[
        (&nested(full, 2), "pool-1-thread-2"),
        (&nested(full, 1), "rejected"),
        (&nested("new ArrayBlockingQueue<>(1)", 2), "pool-1-thread-1"),
    ]);
}

#[test]
fn an_operand_of_a_concatenation_is_text_before_the_next_is_evaluated() {
    check(&[(
        "AtomicInteger n = new AtomicInteger(1); \
         System.out.println(n + \" \" + n.incrementAndGet() + n + n.getAndIncrement());",
        "1 222",
    )]);
}
