// ends: stop.steps
void main() throws Exception {
    for (;;) { System.out.print("0123456789"); }
}
