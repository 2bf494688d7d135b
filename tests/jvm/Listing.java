// ThreadLocal in our own words, with the JDK's method names and tables. @zh 用我们自己的话写的 ThreadLocal，方法名和 table 与 JDK 相同。
// One-line helpers are not stepped through. @zh 只有一行的辅助方法不单步。
@SuppressWarnings("unchecked")
class ThreadLocal<T> {
    static int nextHashCode = -0x61c88647;
    final int threadLocalHashCode = nextHashCode += 0x61c88647;

    T get() {
        ThreadLocalMap map = getMap();
        if (map == null) {
            return setInitialValue();
        }
        Entry e = map.getEntry(this);
        if (e == null) {
            return setInitialValue();
        }
        return (T) e.value;
    }

    T setInitialValue() {
        T value = initialValue();
        ThreadLocalMap map = getMap();
        if (map == null) {
            createMap(value);
        } else {
            map.set(this, value);
        }
        return value;
    }

    void set(T value) {
        ThreadLocalMap map = getMap();
        if (map == null) {
            createMap(value);
        } else {
            map.set(this, value);
        }
    }

    void remove() {
        ThreadLocalMap map = getMap();
        if (map != null) {
            map.remove(this);
        }
    }

    void createMap(T firstValue) {
        ThreadLocalMap map = new ThreadLocalMap(this, firstValue);
        Thread.current().threadLocals = map;
    }

    ThreadLocalMap getMap() { return Thread.current().threadLocals; }
    T initialValue() { return null; }
    int home(int len) { return threadLocalHashCode & len - 1; }
    Object childValue(Object parentValue) { return parentValue; }
}

class ThreadLocalMap {
    Entry[] table;
    int size;
    int threshold;

    ThreadLocalMap(ThreadLocal<?> firstKey, Object firstValue) {
        table = new Entry[16];
        int i = firstKey.home(table.length);
        table[i] = new Entry(firstKey, firstValue);
        size = 1;
        threshold = table.length * 2 / 3;
    }

    // For inherited thread locals: a copy of the parent thread's map. @zh 用于可继承的 ThreadLocal：父线程 map 的副本。
    ThreadLocalMap(ThreadLocalMap parentMap) {
        table = new Entry[parentMap.table.length];
        threshold = table.length * 2 / 3;
        int j = 0;
        while (j < table.length) {
            if (parentMap.isLive(j)) {
                Entry e = parentMap.table[j];
                Object value = e.get().childValue(e.value);
                int h = e.get().home(table.length);
                while (table[h] != null) {
                    h = nextIndex(h, table.length);
                }
                table[h] = new Entry(e.get(), value);
                size++;
            }
            j++;
        }
    }

    Entry getEntry(ThreadLocal<?> key) {
        int i = key.home(table.length);
        if (table[i] != null && table[i].refersTo(key)) {
            return table[i];
        }
        return getEntryAfterMiss(key, i);
    }

    Entry getEntryAfterMiss(ThreadLocal<?> key, int i) {
        while (table[i] != null && !table[i].refersTo(key)) {
            if (isStale(i)) {
                expungeStaleEntry(i); // then slot i once more @zh 然后再看一次 i 号槽
            } else {
                i = nextIndex(i, table.length);
            }
        }
        return table[i];
    }

    void set(ThreadLocal<?> key, Object value) {
        int i = key.home(table.length);
        while (isLive(i) && !table[i].refersTo(key)) {
            i = nextIndex(i, table.length);
        }
        if (table[i] == null) {
            table[i] = new Entry(key, value);
            size++;
            boolean removed = cleanSomeSlots(i, size);
            if (!removed && size >= threshold) {
                rehash();
            }
        } else if (isStale(i)) {
            replaceStaleEntry(key, value, i);
        } else {
            table[i].value = value;
        }
    }

    void remove(ThreadLocal<?> key) {
        int i = key.home(table.length);
        while (table[i] != null && !table[i].refersTo(key)) {
            i = nextIndex(i, table.length);
        }
        if (table[i] != null) {
            table[i].clear();
            expungeStaleEntry(i);
        }
    }

    void replaceStaleEntry(
            ThreadLocal<?> key, Object value, int staleSlot) {
        // Back to the null before the run: the first stale entry. @zh 往回走到连续段之前的 null：找第一个过期 Entry。
        int slotToExpunge = staleSlot;
        int i = prevIndex(staleSlot, table.length);
        while (table[i] != null) {
            if (isStale(i)) {
                slotToExpunge = i;
            }
            i = prevIndex(i, table.length);
        }
        // On to the key itself, or to the null after the run. @zh 再往后走到 key 本身，或连续段之后的 null。
        i = nextIndex(staleSlot, table.length);
        while (table[i] != null && !table[i].refersTo(key)) {
            if (slotToExpunge == staleSlot && isStale(i)) {
                slotToExpunge = i;
            }
            i = nextIndex(i, table.length);
        }
        if (table[i] != null) {
            Entry e = table[i];
            e.value = value;
            table[i] = table[staleSlot];
            table[staleSlot] = e;
            if (slotToExpunge == staleSlot) {
                slotToExpunge = i;
            }
        } else {
            table[staleSlot].value = null;
            table[staleSlot] = new Entry(key, value);
            if (slotToExpunge == staleSlot) {
                return; // the run has no other stale entry @zh 连续段里没有别的过期 Entry
            }
        }
        i = expungeStaleEntry(slotToExpunge);
        cleanSomeSlots(i, table.length);
    }

    int expungeStaleEntry(int staleSlot) {
        table[staleSlot].value = null;
        table[staleSlot] = null;
        size--;
        // Every entry up to the next null goes, goes home, or stays. @zh 到下一个 null 为止，每个 Entry 要么清掉，要么回 home，要么不动。
        int i = nextIndex(staleSlot, table.length);
        while (table[i] != null) {
            if (isStale(i)) {
                table[i].value = null;
                table[i] = null;
                size--;
            } else {
                int h = table[i].get().home(table.length);
                if (h != i) {
                    Entry e = table[i];
                    table[i] = null;
                    while (table[h] != null) {
                        h = nextIndex(h, table.length);
                    }
                    table[h] = e;
                }
            }
            i = nextIndex(i, table.length);
        }
        return i;
    }

    boolean cleanSomeSlots(int i, int n) {
        boolean removed = false;
        while (n != 0) {
            i = nextIndex(i, table.length);
            if (isStale(i)) {
                removed = true;
                i = expungeStaleEntry(i);
                n = table.length;
            }
            n = n >>> 1;
        }
        return removed;
    }

    void rehash() {
        expungeStaleEntries();
        if (size >= threshold - threshold / 4) {
            resize();
        }
    }

    void expungeStaleEntries() {
        int j = 0;
        while (j < table.length) {
            if (isStale(j)) {
                expungeStaleEntry(j);
            }
            j++;
        }
    }

    void resize() {
        Entry[] newTab = new Entry[table.length * 2];
        int count = 0;
        int j = 0;
        while (j < table.length) {
            if (isLive(j)) {
                int h = table[j].get().home(newTab.length);
                while (newTab[h] != null) {
                    h = nextIndex(h, newTab.length);
                }
                newTab[h] = table[j];
                count++;
            } else if (table[j] != null) {
                table[j].value = null;
            }
            j++;
        }
        table = newTab;
        size = count;
        threshold = table.length * 2 / 3;
    }

    // What a slot is followed by, preceded by, and holds. @zh 一个槽的后一个、前一个，以及槽里有什么。
    int nextIndex(int i, int len) { return i + 1 < len ? i + 1 : 0; }
    int prevIndex(int i, int len) { return i > 0 ? i - 1 : len - 1; }
    boolean isStale(int i) { return isStale(table[i]); }
    boolean isStale(Entry e) { return e != null && e.refersTo(null); }
    boolean isLive(int i) { return table[i] != null && !isStale(i); }
}

// Holds its value strongly and its key weakly. @zh 强引用 value，弱引用 key。
class Entry extends java.lang.ref.WeakReference<ThreadLocal<?>> {
    Object value;

    Entry(ThreadLocal<?> k, Object v) { super(k); value = v; }
}

// Stands for java.lang.Thread, of which the algorithm needs one field. @zh 代表 java.lang.Thread，算法只需要它的一个字段。
class Thread {
    ThreadLocalMap threadLocals;
    static final Thread THE_ONE = new Thread();

    static Thread current() { return THE_ONE; }
}
