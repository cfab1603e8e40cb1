package org.numberrefresh.docs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A page of the documentation.
 *
 * @param name its path from the repository's root
 * @param lines its text
 */
record Page(String name, List<String> lines) {

  /** The repository's root: tests run in their module. */
  static final Path ROOT = Path.of("..");

  private static final String FENCE = "```";
  private static final String RUN = "sh";
  private static final String SHOWN = "json";
  private static final Pattern CALL = Pattern.compile("(?<![\\w./-])curl ");
  private static final ObjectMapper JSON = new ObjectMapper();

  Page {
    lines = List.copyOf(lines);
  }

  /**
   * A block of code.
   *
   * @param language the word after its fence
   * @param first the index of its first line in the page
   * @param lines the lines between its fences
   */
  record Block(String language, int first, List<String> lines) {
    Block {
      lines = List.copyOf(lines);
    }

    /** The index of the line behind its last fence. */
    private int end() {
      return first + lines.size() + 1;
    }
  }

  /**
   * A call that the page has its reader make.
   *
   * @param line the number of its line in the page, from 1
   * @param answer the JSON that the page shows right behind the call's block; absent for all but the block's last call
   */
  record Call(int line, Optional<JsonNode> answer) {

    /** True if a status is the one that the page promises: its error's, or else any 2xx. */
    boolean promises(int status) {
      return answer
          .map(shown -> shown.path("status"))
          .filter(JsonNode::isInt)
          .map(error -> error.asInt() == status)
          .orElse(status / 100 == 2);
    }
  }

  static Page read(String name) {
    try {
      return new Page(name, Files.readAllLines(ROOT.resolve(name)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<Block> blocks() {
    var blocks = new ArrayList<Block>();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith(FENCE)) {
        int first = i + 1;
        int last = first + lines.subList(first, lines.size()).indexOf(FENCE);
        blocks.add(new Block(lines.get(i).substring(FENCE.length()).strip(), first, lines.subList(first, last)));
        i = last;
      }
    }
    return blocks;
  }

  private List<Block> toRun() {
    return blocks().stream().filter(block -> block.language().equals(RUN)).toList();
  }

  /** The lines that are to be run, each where it stands in the page, so that bash names the page's lines. */
  String script() {
    var script = new ArrayList<>(lines.stream().map(line -> "").toList());
    for (Block block : toRun()) {
      for (int i = 0; i < block.lines().size(); i++) {
        script.set(block.first() + i, block.lines().get(i));
      }
    }
    return String.join("\n", script) + "\n";
  }

  /** The calls of the blocks that are to be run, in their order. */
  List<Call> calls() {
    var calls = new ArrayList<Call>();
    for (Block block : toRun()) {
      List<Integer> at = new ArrayList<>();
      for (int i = 0; i < block.lines().size(); i++) {
        int line = block.first() + i + 1;
        CALL.matcher(block.lines().get(i)).results().map(MatchResult::start).forEach(start -> at.add(line));
      }
      for (int i = 0; i < at.size(); i++) {
        calls.add(new Call(at.get(i), i == at.size() - 1 ? shownBehind(block) : Optional.empty()));
      }
    }
    return calls;
  }

  private Optional<JsonNode> shownBehind(Block block) {
    return blocks().stream()
        .filter(next -> next.first() == block.end() + 1 && next.language().equals(SHOWN))
        .map(next -> parse(String.join("\n", next.lines())))
        .findFirst();
  }

  static JsonNode parse(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("Not JSON: " + text, e);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
