public class SequenceNumber {
    private static ThreadLocal<Integer> seqNum = new ThreadLocal<Integer>() {
        public Integer initialValue() {
            return 0;
        }
    };

    public ThreadLocal<Integer> getThreadLocal() {
        return seqNum;
    }

    public int getNextNum() {
        seqNum.set(seqNum.get() + 1);
        return seqNum.get();
    }

    private static class TestClient extends Thread {
        private SequenceNumber sn;

        public TestClient(SequenceNumber sn) {
            this.sn = sn;
        }

        public void run() {
            for (int i = 0; i < 3; i++) {
                System.out.println("thread[" + Thread.currentThread().getName()
                    + "] --> sn[" + sn.getNextNum() + "]");
            }
            sn.getThreadLocal().remove();
        }
    }

    public static void main(String[] args) throws Exception {
        SequenceNumber sn = new SequenceNumber();
        TestClient[] clients = new TestClient[3];
        for (int i = 0; i < clients.length; i++) {
            clients[i] = new TestClient(sn);
            clients[i].start();
            clients[i].join();
        }
    }
}
