// throws: java.lang.OutOfMemoryError: Java heap space
void main() throws Exception {
    List<Object> all = new ArrayList<>(); for (;;) { all.add(new byte[1000000]); }
}
