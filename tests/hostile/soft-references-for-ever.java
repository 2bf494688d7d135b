// ends: stop.steps
import java.lang.ref.*;
void main() {
    List<SoftReference<Object>> all = new ArrayList<>(); for (;;) { all.add(new SoftReference<>(new byte[1000])); }
}
