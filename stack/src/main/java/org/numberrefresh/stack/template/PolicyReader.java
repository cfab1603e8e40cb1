package org.numberrefresh.stack.template;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads what a function's policies allow. Wildcards, conditions and denials are refused: what a function may do is
 * listed, action by action and resource by resource.
 */
final class PolicyReader {

  private final Map<String, String> logicalIds;

  private PolicyReader(Map<String, String> logicalIds) {
    this.logicalIds = logicalIds;
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
    return new PolicyReader(logicalIds);
  }

  Set<Right> read(Section function) {
    Set<Right> rights = new TreeSet<>();
    for (Section policy : function.sections("Policies")) {
      for (Section statement : policy.sections("Statement")) {
        statement.mustBe("Effect", "Allow", false);
        List<String> actions = statement.texts("Action");
        List<String> resources = statement.texts("Resource");
        statement.end();
        for (String resource : resources) {
          actions.forEach(action -> rights.add(right(statement.where(), action, resource)));
        }
      }
      policy.end();
    }
    return rights;
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
