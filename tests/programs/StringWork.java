// refused: StringBuilder
public class StringWork {
    static final ThreadLocal<StringBuilder> BUFFER = ThreadLocal.withInitial(() -> new StringBuilder(64));

    static String join(String sep, String... parts) {
        StringBuilder sb = BUFFER.get();
        sb.setLength(0);
        for (int i = 0; i < parts.length; i++) {
            if (i > 0) sb.append(sep);
            sb.append(parts[i]);
        }
        return sb.toString();
    }

    static String reverse(String s) {
        String r = "";
        for (int i = s.length() - 1; i >= 0; i--) r += s.charAt(i);
        return r;
    }

    static boolean isPalindrome(String s) {
        String t = s.toLowerCase().trim();
        return t.equals(reverse(t));
    }

    public static void main(String[] args) {
        System.out.println(join(", ", "a", "b", "c"));
        System.out.println(join("-"));
        System.out.println(reverse("ThreadLocal"));
        System.out.println(isPalindrome(" Level ") + " " + isPalindrome("levels"));
        String s = "user=alice;role=admin";
        int semi = s.indexOf(';');
        System.out.println(s.substring(0, semi) + "|" + s.substring(semi + 1));
        System.out.println(s.startsWith("user") + " " + s.endsWith("n") + " " + s.contains("role"));
        System.out.println(s.replace('=', ':').toUpperCase());
        char[] cs = s.toCharArray();
        int vowels = 0;
        for (char c : cs) {
            if (c == 'a' || c == 'e' || c == 'i') vowels++;
        }
        System.out.println(vowels);
        System.out.println(cs);
        System.out.println(String.valueOf(cs).length() + new String(cs, 0, 4));
        System.out.println("a,b,c".split(",").length);
        System.out.println("abc".compareTo("abd") + " " + "b".compareTo("a"));
        System.out.println("x".repeat(3) + String.join("/", "p", "q"));
        System.out.println(String.format("%s has %d items, %5d|%-5s|%05d", "cart", 3, 42, "ab", 7));
        System.out.println("A".equalsIgnoreCase("a") + " " + "".isEmpty() + " " + "  ".isBlank());
        StringBuilder sb = new StringBuilder("abc");
        sb.insert(0, 'x').reverse().append(1).append(true).append(2L).append('c').append((Object) null);
        System.out.println(sb + " " + sb.length() + sb.charAt(0));
        sb.deleteCharAt(sb.length() - 1);
        System.out.println(sb.indexOf("x"));
        System.out.println(Integer.parseInt("12") + Integer.valueOf("30") + Long.parseLong("-5"));
        System.out.println(Integer.toString(255) + Integer.toHexString(255) + Integer.toBinaryString(5));
    }
}
