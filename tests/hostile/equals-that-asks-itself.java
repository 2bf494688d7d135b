// ends: stop.nesting
static class K { public boolean equals(Object o) { return List.of(this).equals(List.of(o)); } }
void main() throws Exception {
    System.out.println(new K().equals(new K()));
}
