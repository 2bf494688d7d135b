public class CustomExceptions {
    static class BusinessException extends Exception {
        private final String code;

        public BusinessException(String code, String message) {
            this(code, message, null);
        }

        public BusinessException(String code, String message, Throwable cause) {
            super(message, cause);
            this.code = code;
        }

        public String getCode() { return code; }
    }

    static class NotFoundException extends BusinessException {
        NotFoundException(String what) { super("404", what + " not found"); }

        @Override
        public String getMessage() { return "[" + getCode() + "] " + super.getMessage(); }
    }

    static class Fatal extends RuntimeException {
        Fatal() {}
        Fatal(Throwable cause) { super(cause); }
    }

    static class Quiet extends Error {
    }

    static final ThreadLocal<String> step = ThreadLocal.withInitial(() -> "idle");

    static void find(String what) throws BusinessException {
        step.set("find");
        if (what == null) throw new BusinessException("400", "null");
        if (what.isEmpty()) throw new NotFoundException("empty");
        if (what.equals("x")) throw new Fatal(new IllegalStateException("deep"));
        if (what.equals("e")) throw new Quiet();
        step.set("found");
    }

    public static void main(String[] args) {
        String[] cases = {null, "", "x", "e", "fine"};
        for (String c : cases) {
            try {
                find(c);
                System.out.println("ok");
            } catch (NotFoundException e) {
                System.out.println("NF " + e.getMessage() + " " + e.getCode());
            } catch (BusinessException e) {
                System.out.println("BE " + e.getMessage() + " " + e.getCode() + " " + e.getCause());
            } catch (Fatal | Quiet t) {
                System.out.println("F " + t.getMessage() + " " + (t.getCause() == null ? "none" : t.getCause().getMessage()));
            } finally {
                System.out.println(step.get());
                step.remove();
            }
        }
        Exception e = new NotFoundException("y");
        System.out.println(e);
        System.out.println(new Fatal());
        System.out.println(e.getClass().getSimpleName());
        throw new Fatal(e);
    }
}
