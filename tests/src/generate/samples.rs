//! What the other rules do not write, as templates: functional interfaces in
//! use, and rare forms and calls.
//!
//! `@` is a number for the names; `{t}`, `{i}`, `{l}` and `{b}` are
//! expressions of type String, int, long and boolean.

/// Statements for any place.
pub const ANYWHERE: &[&str] = &[
    "Function<String, Integer> f@ = s@ -> s@.length(); System.out.println(f@.apply({t}));",
    "Function<String, String> f@ = (String s@) -> s@ + {i}; System.out.println(f@.apply({t}));",
    "Function<String, String> f@ = s@ -> s@ + s@; System.out.println(f@.apply({t}));",
    "Function<Integer, Integer> f@ = n@ -> n@ + 1; System.out.println(f@.apply({i}));",
    "Function<Object, String> f@ = String::valueOf; System.out.println(f@.apply({i}));",
    "Function<String, Integer> f@ = String::length; System.out.println(f@.apply({t}));",
    "UnaryOperator<String> f@ = s@ -> { collect(@); return new String(s@); }; watch(f@.apply({t}));",
    "BiFunction<Integer, Integer, Integer> f@ = (a@, b@) -> a@ * b@; System.out.println(f@.apply({i}, {i}));",
    "BiFunction<String, Integer, String> f@ = (s@, n@) -> { return s@ + \":\" + n@; }; System.out.println(f@.apply({t}, {i}));",
    "Predicate<String> f@ = String::isEmpty; System.out.println(f@.test({t}));",
    "Predicate<Integer> f@ = n@ -> n@ > 3 && n@ != 7; System.out.println(f@.test({i}));",
    "Consumer<String> f@ = System.out::println; f@.accept({t});",
    "Consumer<Object> f@ = o@ -> { watch(o@); collect(@); }; f@.accept(new Object());",
    "Consumer<ThreadLocal<String>> f@ = ThreadLocal::remove; f@.accept(filled(3, {t}));",
    "BiConsumer<ThreadLocal<String>, String> f@ = (k@, s@) -> k@.set(s@); f@.accept(filled(3, {t}), new String({t}));",
    "IntSupplier f@ = () -> {i}; System.out.println(f@.getAsInt() + 1);",
    "BooleanSupplier f@ = () -> {b}; System.out.println(f@.getAsBoolean() ? 1 : 2);",
    "Supplier<Long> f@ = () -> {l}; System.out.println(f@.get() + 1);",
    "Supplier<Object> f@ = () -> {b} ? {i} : {l}; System.out.println(f@.get());",
    ";",
    "int a@[] = { {i}, 7 }, b@ = a@[0]; System.out.println(b@ + a@.length);",
    "long a@ = {l}, b@[] = new long[2]; b@[1] += a@; System.out.println(b@[0] + b@[1]);",
    "int[][] a@ = new int[2][]; a@[1] = new int[] { {i} }; System.out.println(a@[1][0]++);",
    "Object[][][] a@ = new Object[1][2][]; watch(a@[0]); System.out.println(a@[0][1] == null);",
    "String[] a@ = { {t}, \"z\" }; a@[1] += a@[0]; System.out.println(a@[1]);",
    "IO.print({t}); IO.print({i}); IO.println();",
    "try { Thread.sleep(1); } catch (InterruptedException x@) { watch(x@); }",
    "System.out.println(Lab.home(filled(3, {t}), 32));",
    "WeakReference<Object> r@ = new WeakReference<>(new Object()); r@.clear(); System.out.println(r@.get());",
    "ReferenceQueue<Object> q@ = new ReferenceQueue<>(); WeakReference<Object> r@ = new WeakReference<>(new Object(), q@); collect(@); System.out.println(q@.poll() == r@);",
    "PhantomReference<Object> r@ = new PhantomReference<>(new Object(), new ReferenceQueue<>()); collect(@); System.out.println(r@.refersTo(null));",
    "SoftReference<String> r@ = new SoftReference<>(new String({t})); collect(@); System.out.println(r@.get());",
    "ReferenceQueue<Object> q@ = new ReferenceQueue<>(); WeakReference<Object> r@ = new WeakReference<>({t}, q@); System.out.println(r@.enqueue() == (q@.poll() == null));",
    "ReferenceQueue<Object> q@ = new ReferenceQueue<>(); try { System.out.println(q@.remove(1)); } catch (InterruptedException x@) { watch(x@); }",
    "Integer b@ = {i}; System.out.println(b@.longValue() << 33);",
    "Long b@ = {l}; System.out.println(b@.intValue() + b@.longValue());",
    "Boolean b@ = {b}; System.out.println(b@.booleanValue());",
    "List<String> l@ = new ArrayList<>(List.of({t}, \"m\")); l@.addAll(List.of({t}, {t})); l@.forEach(s@ -> System.out.print(s@ + \";\")); System.out.println(l@.indexOf(\"m\"));",
    "List<Integer> l@ = new ArrayList<>(); l@.add(9); l@.add(7); Iterator<Integer> i@ = l@.iterator(); while (i@.hasNext()) { if (i@.next() == 7) { i@.remove(); } } System.out.println(l@);",
    "List<Object> l@ = new ArrayList<>(); l@.add(new Object()); watch(l@.get(0)); Iterator<Object> i@ = l@.iterator(); l@ = null; collect(@); System.out.println(i@.hasNext());",
    "AtomicInteger a@ = new AtomicInteger({i}); System.out.println(a@.incrementAndGet() + a@.getAndAdd(3)); a@.set({i}); System.out.println(a@.getAndIncrement() - a@.intValue());",
    "AtomicInteger a@ = new AtomicInteger(); System.out.println(a@.addAndGet({i}) + a@.getAndDecrement() * a@.decrementAndGet()); System.out.println(a@.get());",
    "CountDownLatch l@ = new CountDownLatch(1); l@.countDown(); System.out.println(l@.getCount()); try { l@.await(); System.out.println(l@.await(1, TimeUnit.SECONDS)); } catch (InterruptedException x@) { watch(x@); }",
    "try { TimeUnit.MILLISECONDS.sleep(1); System.out.println(TimeUnit.SECONDS.name()); } catch (InterruptedException x@) { watch(x@); }",
    "System.out.println({t}.hashCode() + Integer.valueOf({i}).hashCode());",
    "System.out.println(Integer.MAX_VALUE - {i}); System.out.println(Long.MIN_VALUE + {l});",
    "ReferenceQueue<Object> q@ = new ReferenceQueue<>(); Object o@ = new Object(); PhantomReference<Object> r@ = new PhantomReference<>(o@, q@); collect(@); System.out.println(q@.poll() == null); o@ = null; collect(@); System.out.println(q@.poll() == r@);",
    "ReferenceQueue<String> q@ = new ReferenceQueue<>(); SoftReference<String> r@ = new SoftReference<>(new String({t}), q@); collect(@); System.out.println(q@.poll() == null); r@.clear(); System.out.println(r@.get() == null);",
    "ReferenceQueue<Object> q@ = new ReferenceQueue<>(); new WeakReference<>(new Object(), q@); PhantomReference<Object> r@ = new PhantomReference<>(new int[2], q@); r@.enqueue(); System.gc(); System.out.println(q@.poll() == r@);",
    "SoftReference<Object> r@ = new SoftReference<>(new Object()); watch(r@.get()); collect(@); r@ = null; collect(@);",
];

/// Statements that start threads, where checked exceptions can leave and no
/// task waits for them.
pub const WITH_THREADS: &[&str] = &[
    "ExecutorService p@ = Executors.newCachedThreadPool(); System.out.println(p@.submit(() -> Thread.currentThread().getName()).get()); p@.shutdown(); System.out.println(p@.awaitTermination(5, TimeUnit.SECONDS));",
    "ExecutorService p@ = Executors.newFixedThreadPool(1, r@ -> new Thread(r@, \"made@\")); System.out.println(p@.submit(() -> Thread.currentThread().getName()).get(5, TimeUnit.SECONDS)); p@.shutdown();",
    "ThreadFactory f@ = r@ -> new Thread(r@, \"own@\"); ExecutorService p@ = Executors.newSingleThreadExecutor(f@); Future<Object> u@ = null; u@ = p@.submit(() -> new Object()); watch(u@.get()); System.out.println(u@.isDone() && !u@.isCancelled()); p@.shutdown(); u@ = null; collect(@);",
    "ThreadFactory f@ = r@ -> new Thread(r@, \"lone@\"); Thread t@ = f@.newThread(() -> Lab.dump()); t@.setDaemon(true); t@.start(); t@.join(); System.out.println(t@.isAlive()); t@ = null;",
    "ThreadPoolExecutor p@ = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>()); System.out.println(p@.submit(() -> 3).get()); p@.shutdown(); System.out.println(p@.isShutdown());",
    "ExecutorService p@ = new ThreadPoolExecutor(1, 2, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(3), new ThreadPoolExecutor.AbortPolicy()); p@.shutdown(); try { p@.execute(() -> System.out.println(1)); } catch (RejectedExecutionException x@) { System.out.println(\"rejected\"); }",
    "ExecutorService p@ = new ThreadPoolExecutor(0, 1, 1, TimeUnit.SECONDS, new SynchronousQueue<>(), new ThreadPoolExecutor.CallerRunsPolicy()); System.out.println(p@.submit(() -> 5).get()); p@.shutdown(); p@.execute(() -> System.out.println(1));",
    "ExecutorService p@ = new ThreadPoolExecutor(1, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(2), new ThreadPoolExecutor.DiscardPolicy()); p@.shutdownNow(); p@.execute(() -> System.out.println(1)); System.out.println(p@.awaitTermination(5, TimeUnit.SECONDS)); System.out.println(p@.isTerminated());",
    "ExecutorService p@ = new ThreadPoolExecutor(1, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(2), r@ -> new Thread(r@, \"kept@\"), new ThreadPoolExecutor.DiscardOldestPolicy()); p@.shutdown(); p@.execute(() -> System.out.println(1));",
    "ExecutorService p@ = Executors.newFixedThreadPool(1); List<Callable<String>> l@ = new ArrayList<>(); l@.add(() -> {t}); l@.add(() -> {t}); for (Future<String> u@ : p@.invokeAll(l@)) { System.out.println(u@.get()); } p@.shutdown();",
];
