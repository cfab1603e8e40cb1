package org.numberrefresh.stack.template;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads the rights that a function's policies grant, action by action and resource by resource. Wildcards and denials
 * are refused. The one condition that it knows limits a right to items of a table by their hash key: {@code
 * ForAllValues:StringEquals: dynamodb:LeadingKeys: [...]}, or {@code StringLike} with beginnings such as {@code
 * sink#*}.
 */
final class PolicyReader {

  private static final String ALL_EQUAL = "ForAllValues:StringEquals";
  private static final String ALL_LIKE = "ForAllValues:StringLike";
  private static final Pattern WHOLE = Pattern.compile("[^*?$]+");
  private static final Pattern BEGINNING = Pattern.compile("[^*?$]+\\*");
  private static final String LEADING_KEYS = "dynamodb:LeadingKeys";

  private final Map<String, String> logicalIds;
  private final Set<String> tables;

  private PolicyReader(Map<String, String> logicalIds, Set<String> tables) {
    this.logicalIds = logicalIds;
    this.tables = tables;
  }

  static PolicyReader over(
      List<TableSpec> tables, List<QueueSpec> queues, List<SecretSpec> secrets, ResourceNames names) {
    Map<String, String> logicalIds = new HashMap<>();
    for (TableSpec table : tables) {
      String arn = names.tableArn(table.name());
      logicalIds.put(arn, table.logicalId());
      table
          .indexes()
          .forEach(
              index -> logicalIds.put(arn + "/index/" + index.name(), Right.index(table.logicalId(), index.name())));
    }
    queues.forEach(queue -> logicalIds.put(queue.arn(), queue.logicalId()));
    secrets.forEach(secret -> logicalIds.put(secret.arn(), secret.logicalId()));
    return new PolicyReader(logicalIds, tables.stream().map(TableSpec::logicalId).collect(Collectors.toSet()));
  }

  Set<Right> read(Section function) {
    Set<Right> rights = new TreeSet<>();
    for (Section policy : function.sections("Policies")) {
      for (Section statement : policy.sections("Statement")) {
        statement.mustBe("Effect", "Allow", false);
        List<String> actions = statement.texts("Action");
        List<String> resources = statement.texts("Resource");
        List<String> leadingKeys = leadingKeys(statement);
        statement.end();
        for (String resource : resources) {
          for (String action : actions) {
            rights.addAll(limited(right(statement.where(), action, resource), leadingKeys, statement.where()));
          }
        }
      }
      policy.end();
    }
    return rights;
  }

  private static List<String> leadingKeys(Section statement) {
    Optional<Section> condition = statement.section("Condition");
    if (condition.isEmpty()) {
      return List.of();
    }
    Optional<Section> equals = condition.get().section(ALL_EQUAL);
    List<String> keys =
        equals.isPresent()
            ? keys(equals.get(), WHOLE, "whole values")
            : keys(
                condition
                    .get()
                    .section(ALL_LIKE)
                    .orElseThrow(
                        () ->
                            new TemplateException(
                                statement.where() + ".Condition",
                                "has neither " + ALL_EQUAL + " nor " + ALL_LIKE + ".")),
                BEGINNING,
                "beginnings of values, each with one * at its end,");
    condition.get().end();
    return keys;
  }

  private static List<String> keys(Section test, Pattern form, String what) {
    List<String> keys = test.texts(LEADING_KEYS);
    test.end();
    if (keys.isEmpty() || !keys.stream().allMatch(key -> form.matcher(key).matches())) {
      throw new TemplateException(test.where(), "must list " + what + " of " + LEADING_KEYS + ".");
    }
    return keys;
  }

  private List<Right> limited(Right right, List<String> leadingKeys, String where) {
    if (leadingKeys.isEmpty()) {
      return List.of(right);
    }
    if (!tables.contains(right.resource())) {
      throw new TemplateException(where + ".Condition", LEADING_KEYS + " limits rights to a table only.");
    }
    return leadingKeys.stream().map(key -> new Right(right.action(), right.resource(), Optional.of(key))).toList();
  }

  private Right right(String where, String action, String resource) {
    if (!action.matches("[a-z]+:[A-Za-z]+")) {
      throw new TemplateException(where + ".Action", action + " is not one action. Name each that the code uses.");
    }
    String logicalId = logicalIds.get(resource);
    if (logicalId == null) {
      throw new TemplateException(
          where + ".Resource",
          resource + " is no table, index, queue or secret of this template. Name each by !GetAtt.");
    }
    return new Right(action, logicalId);
  }
}
