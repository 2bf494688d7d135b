// prints: 0 1073741823 0 1073741823 end
void main() throws Exception {
    String s = ""; for (int h : new int[] { Integer.MIN_VALUE, -1, 0, Integer.MAX_VALUE }) { ThreadLocal<Object> t = Lab.withHash(h); t.set(h); s = s + Lab.home(t, 1 << 30) + " "; }
    System.out.println(s + "end");
}
