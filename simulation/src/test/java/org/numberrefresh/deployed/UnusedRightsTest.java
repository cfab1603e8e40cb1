package org.numberrefresh.deployed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.numberrefresh.stack.rights.RightsRecord;
import org.numberrefresh.stack.template.FunctionSpec;
import org.numberrefresh.stack.template.Right;
import org.numberrefresh.stack.template.Surroundings;
import org.numberrefresh.stack.template.Template;

/**
 * Holds the policies of the system's template to what the functions really called. The build runs it after all other
 * tests of this module, which have noted every right that was used on the way.
 */
class UnusedRightsTest {

  private static final Template TEMPLATE =
      Template.read(
          Path.of("..", "template.yaml"),
          Map.of("TokenIssuer", "https://issuer.example", "JwksUrl", "https://issuer.example/jwks"),
          new Surroundings("us-east-1", "000000000000", name -> "https://queues.example/" + name));

  /** Rights that only calls at the same time need: of two erasures, one may have begun a trace for nothing. */
  private static final Set<String> OF_RACES =
      Set.of(
          "RegistryFunction: dynamodb:DeleteItem on PartiesTable[erasures#*]",
          "DispatchFunction: dynamodb:DeleteItem on PartiesTable[erasures#*]");

  /** Rights that a run needs where an app is slow or has no place: it sends tasks on. Some tests get there, or none. */
  private static final Set<String> OF_CROWDS =
      Set.of("UnbindFunction: sqs:SendMessage on TasksQueue", "UnbindFunction: sqs:SendMessage on TasksSlowQueue");

  private static Set<String> noted;

  @BeforeAll
  static void readRecord() throws IOException {
    Path record = Path.of(System.getProperty(RightsRecord.FILE, "not set"));
    assertTrue(Files.exists(record), "There is no record of used rights at " + record + ". Run mvn verify.");
    noted = new TreeSet<>(Files.readAllLines(record));
  }

  private static Stream<FunctionSpec> functions() {
    return TEMPLATE.functions().stream();
  }

  private static boolean isUsed(FunctionSpec function, Right right) {
    return noted.contains(RightsRecord.line(true, function.name(), right));
  }

  /** The same right on the other lane of tasks. A task's lane depends on how quickly its app answered. */
  private static Right ofTheOtherLane(Right right) {
    return right.resource().equals("TasksSlowQueue") ? new Right(right.action(), "TasksQueue") : right;
  }

  @Test
  void every_right_that_a_policy_grants_is_used_by_its_function() {
    Set<String> unused = new TreeSet<>();
    functions()
        .forEach(
            function -> {
              for (Right right : function.rights()) {
                if (!isUsed(function, right) && !isUsed(function, ofTheOtherLane(right))) {
                  unused.add(function.name() + ": " + right);
                }
              }
            });
    assertTrue(unused.containsAll(OF_RACES), () -> "One of these is used or gone: " + OF_RACES);
    unused.removeAll(OF_RACES);
    unused.removeAll(OF_CROWDS);
    assertEquals(
        Set.of(),
        unused,
        "No end-to-end test made a call that needs these. Take them out of template.yaml, or test what uses them.");
  }

  @Test
  void no_function_but_the_registry_can_write_clients() {
    Set<String> writers = new TreeSet<>();
    for (String action : List.of("PutItem", "UpdateItem", "DeleteItem", "BatchWriteItem", "PartiQLInsert")) {
      Right write = new Right("dynamodb:" + action, "PartiesTable", Optional.of("client#any"));
      functions()
          .filter(function -> function.rights().stream().anyMatch(granted -> granted.allows(write)))
          .forEach(function -> writers.add(function.name()));
    }
    assertEquals(Set.of("RegistryFunction"), writers);
  }

  @Test
  void no_function_was_denied_a_call() {
    Set<String> denied = new TreeSet<>();
    functions()
        .forEach(
            function ->
                noted.stream().filter(line -> line.startsWith("denied " + function.name() + " ")).forEach(denied::add));
    assertEquals(Set.of(), denied, "Grant these in template.yaml, or do not call them.");
  }
}
