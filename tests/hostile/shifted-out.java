// prints: 2 2 1 -2147483648 0
void main() throws Exception {
    System.out.println((1 << 33) + " " + (1L << 65) + " " + (-1 >>> 31) + " " + (Integer.MIN_VALUE / -1) + " " + (Long.MIN_VALUE % -1));
}
