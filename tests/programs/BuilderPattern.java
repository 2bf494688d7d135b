// refused: StringBuilder
public class BuilderPattern {
    private final String host;
    private final int port;
    private final boolean ssl;

    private BuilderPattern(Builder b) {
        host = b.host;
        port = b.port;
        ssl = b.ssl;
    }

    public static Builder builder() { return new Builder(); }

    public static class Builder {
        private String host = "localhost";
        private int port = 80;
        private boolean ssl;

        public Builder host(String host) { this.host = host; return this; }
        public Builder port(int port) { this.port = port; return this; }
        public Builder ssl(boolean ssl) { this.ssl = ssl; return this; }
        public BuilderPattern build() { return new BuilderPattern(this); }
    }

    @Override
    public String toString() {
        StringBuilder sb = new StringBuilder();
        sb.append(ssl ? "https" : "http").append("://").append(host);
        if (port != 80) {
            sb.append(':').append(port);
        }
        return sb.toString();
    }

    static final ThreadLocal<BuilderPattern> CONFIG = ThreadLocal.withInitial(() -> builder().build());

    public static void main(String[] args) throws Exception {
        System.out.println(CONFIG.get());
        CONFIG.set(builder().host("example.org").port(8443).ssl(true).build());
        System.out.println(CONFIG.get());
        Thread t = new Thread() {
            @Override
            public void run() {
                System.out.println(getName() + " " + CONFIG.get());
            }
        };
        t.start();
        t.join();
    }
}
