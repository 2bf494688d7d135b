// ends: stop.depth
static class T extends Thread { T() { start(); } public void run() { new T(); } }
void main() { new T(); }
