// ends: stop.visits
// @design table=queued
void main() {
    for (int i = 0; ; i++) { ThreadLocal<Object> t = Lab.withHash(0); t.set(1); t = null; if (i % 2000 == 1999) { System.gc(); } }
}
