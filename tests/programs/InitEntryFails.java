public class InitEntryFails {
    static int n = 1 / 0;
    public static void main(String[] args) { System.out.println("main"); }
}
