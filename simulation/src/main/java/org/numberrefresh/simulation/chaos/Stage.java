package org.numberrefresh.simulation.chaos;

/** The work that is under way when the stack is killed. */
enum Stage {
  STARTING("while it starts"),
  SUBMITTING("while orders are submitted"),
  ANSWERING("while apps answer"),
  RETRYING("while retries are parked"),
  OPENING("while cooled numbers are opened"),
  CLOSING("while deadlines close"),
  APPEALING("while appeals are decided");

  private final String words;

  Stage(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }
}
