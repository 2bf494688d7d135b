import java.lang.ref.PhantomReference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;

/** What HotSpot promises of finalize(): when, how often, and what references to the object say meanwhile. */
public class FinalizeRules {
    static Object saved;
    static WeakReference<Object> weak;
    static int finalized;

    static class Base {
        protected void finalize() throws Throwable {
            finalized++;
            System.out.println("finalize of " + this.getClass().getSimpleName());
            super.finalize();
        }
    }

    static class Inherits extends Base { }

    static class Overrides extends Base {
        @Override
        protected void finalize() throws Throwable {
            super.finalize();
            System.out.println("and more");
        }
    }

    static class Empty extends Base {
        @Override
        protected void finalize() { }
    }

    static class Returns extends Base {
        @Override
        protected void finalize() {
            return;
        }
    }

    static class Saves {
        @Override
        public void finalize() {
            saved = this;
            System.out.println("saved, weakly reachable: " + (weak != null && weak.get() != null));
        }
    }

    static class Throws {
        protected void finalize() {
            System.out.println("throws");
            throw new IllegalStateException("nobody hears of it");
        }
    }

    static class Fails {
        Fails(boolean fails) {
            if (fails) {
                throw new IllegalArgumentException("half made");
            }
        }

        protected void finalize() {
            System.out.println("finalize of what was half made");
        }
    }

    static class Never extends Fails {
        Never() {
            super(argument());
        }

        static boolean argument() {
            throw new IllegalStateException("before the constructor of Object");
        }
    }

    static class Overloads {
        protected void finalize(int number) {
            System.out.println("never called " + number);
        }
    }

    static class Key extends ThreadLocal<String> {
        protected void finalize() {
            System.out.println("finalize of a key");
        }
    }

    static class Holder {
        final int[] data = {1, 2, 3};

        protected void finalize() {
            System.out.println("still has " + data.length + " numbers");
        }
    }

    static void collect(String title) throws InterruptedException {
        System.gc();
        Thread.sleep(100);
        System.out.println("-- " + title);
    }

    static void made(Runnable makes) {
        try {
            makes.run();
        } catch (RuntimeException exception) {
            System.out.println(exception.getMessage());
        }
    }

    public static void main(String[] args) throws Throwable {
        made(() -> new Base());
        collect("once");
        collect("not twice");
        made(() -> new Inherits());
        collect("inherited");
        made(() -> new Overrides());
        collect("overridden");
        made(() -> new Empty());
        made(() -> new Returns());
        made(() -> new Overloads());
        collect("nothing to do");
        made(() -> new Throws());
        collect("an exception is swallowed");
        made(() -> new Fails(true));
        made(() -> new Never());
        collect("registered by the constructor of Object");

        ReferenceQueue<Object> queue = new ReferenceQueue<>();
        Object object = new Saves();
        weak = new WeakReference<>(object);
        PhantomReference<Object> phantom = new PhantomReference<>(object, queue);
        object = null;
        collect("resurrected");
        System.out.println("weak " + (weak.get() != null) + ", phantom cleared " + phantom.refersTo(null) + ", saved " + (saved != null));
        saved = null;
        collect("collected");
        System.out.println("phantom cleared " + phantom.refersTo(null) + ", enqueued " + (queue.poll() == phantom));

        ThreadLocal<String> key = new Key();
        key.set(new String("value"));
        key = null;
        collect("a key is cleared before it is finalized");
        Lab.dump();

        made(() -> new Holder());
        collect("what it refers to is there");

        new Base().finalize();
        System.gc();
        System.runFinalization();
        System.out.println("called " + finalized + " times");
    }
}
