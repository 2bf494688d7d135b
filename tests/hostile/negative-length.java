// throws: java.lang.NegativeArraySizeException: -2147483648
void main() throws Exception {
    int n = Integer.MIN_VALUE; Object[] a = new Object[n];
}
