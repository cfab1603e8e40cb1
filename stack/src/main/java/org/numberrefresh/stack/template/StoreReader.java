package org.numberrefresh.stack.template;

import java.util.List;
import java.util.Optional;

/** Reads the resources that keep things: tables, queues and secrets. */
final class StoreReader {

  private StoreReader() {}

  static TableSpec table(String logicalId, Section table) {
    String name = table.requiredText("TableName");
    List<TableSpec.Attribute> attributes =
        table.sections("AttributeDefinitions").stream().map(StoreReader::attribute).toList();
    List<TableSpec.KeyPart> key = key(table);
    List<TableSpec.Index> indexes = table.sections("GlobalSecondaryIndexes").stream().map(StoreReader::index).toList();
    Optional<String> expiry = table.section("TimeToLiveSpecification").flatMap(StoreReader::expiry);
    table.without(NoLocalMeaning.TABLE).end();
    return new TableSpec(logicalId, name, attributes, key, indexes, expiry);
  }

  private static TableSpec.Attribute attribute(Section attribute) {
    var result =
        new TableSpec.Attribute(attribute.requiredText("AttributeName"), attribute.requiredText("AttributeType"));
    attribute.end();
    return result;
  }

  private static List<TableSpec.KeyPart> key(Section owner) {
    return owner.sections("KeySchema").stream()
        .map(
            part -> {
              var result = new TableSpec.KeyPart(part.requiredText("AttributeName"), part.requiredText("KeyType"));
              part.end();
              return result;
            })
        .toList();
  }

  private static TableSpec.Index index(Section index) {
    String name = index.requiredText("IndexName");
    List<TableSpec.KeyPart> key = key(index);
    Section projection =
        index
            .section("Projection")
            .orElseThrow(() -> new TemplateException(index.where() + ".Projection", "is missing."));
    String type = projection.requiredText("ProjectionType");
    List<String> included = projection.texts("NonKeyAttributes");
    projection.end();
    index.without(NoLocalMeaning.INDEX).end();
    return new TableSpec.Index(name, key, type, included);
  }

  private static Optional<String> expiry(Section expiry) {
    String attribute = expiry.requiredText("AttributeName");
    boolean enabled = expiry.truth("Enabled", true);
    expiry.end();
    return enabled ? Optional.of(attribute) : Optional.empty();
  }

  static QueueSpec queue(String logicalId, Section queue, ResourceNames names) {
    String name = queue.requiredText("QueueName");
    Optional<QueueSpec.Redrive> redrive =
        queue
            .section("RedrivePolicy")
            .map(
                policy -> {
                  var result =
                      new QueueSpec.Redrive(
                          policy.requiredText("deadLetterTargetArn"), policy.number("maxReceiveCount").orElse(10));
                  policy.end();
                  return result;
                });
    var result =
        new QueueSpec(
            logicalId,
            name,
            names.queueArn(name),
            queue.seconds("VisibilityTimeout", 30),
            queue.seconds("MessageRetentionPeriod", 345_600),
            queue.seconds("DelaySeconds", 0),
            redrive);
    queue.without(NoLocalMeaning.QUEUE).end();
    return result;
  }

  static SecretSpec secret(String logicalId, Section secret, ResourceNames names) {
    String name = secret.requiredText("Name");
    Section generate =
        secret
            .section("GenerateSecretString")
            .orElseThrow(
                () ->
                    new TemplateException(
                        logicalId, "has no GenerateSecretString: a secret in the template would be none."));
    int length = generate.number("PasswordLength").orElse(32);
    boolean punctuation = !generate.truth("ExcludePunctuation", false);
    generate.end();
    secret.without(NoLocalMeaning.SECRET).end();
    if (length < 16) {
      throw new TemplateException(logicalId + ".GenerateSecretString.PasswordLength", "must be 16 at least.");
    }
    return new SecretSpec(logicalId, name, names.secretArn(logicalId), length, punctuation);
  }
}
