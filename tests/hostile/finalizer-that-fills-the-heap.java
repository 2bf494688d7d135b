// prints: the heap is full, and nobody hears of it
static List<Object> all = new ArrayList<>();
static class Fills {
    protected void finalize() { for (;;) { all.add(new byte[100000000]); } }
}
void main() throws Exception {
    new Fills();
    System.gc();
    Thread.sleep(10);
    System.out.println("the heap is full, and nobody hears of it");
}
