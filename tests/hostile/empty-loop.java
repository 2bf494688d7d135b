// ends: stop.steps
void main() throws Exception {
    for (;;) { }
}
