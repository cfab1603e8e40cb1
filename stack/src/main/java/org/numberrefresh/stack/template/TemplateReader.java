package org.numberrefresh.stack.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Turns a template's tree into what is to be made. */
final class TemplateReader {

  private static final Set<String> TOP =
      Set.of(
          "AWSTemplateFormatVersion",
          "Transform",
          "Description",
          "Metadata",
          "Parameters",
          "Conditions",
          "Globals",
          "Resources",
          "Outputs",
          "Rules");

  private final Map<String, Object> root;
  private final ResourceNames names;
  private final List<TableSpec> tables = new ArrayList<>();
  private final List<QueueSpec> queues = new ArrayList<>();
  private final List<SecretSpec> secrets = new ArrayList<>();
  private final Map<String, Section> functions = new LinkedHashMap<>();
  private final List<Section> apis = new ArrayList<>();

  TemplateReader(Map<String, Object> root, Map<String, String> parameters, Surroundings surroundings) {
    this.root = root;
    this.names = new ResourceNames(map("Parameters"), parameters, map("Conditions"), map("Resources"), surroundings);
  }

  Template read() {
    for (String key : root.keySet()) {
      if (!TOP.contains(key)) {
        throw new TemplateException(key, "is not understood by the local stack.");
      }
    }
    map("Resources").forEach(this::resource);
    ApiReader api = new ApiReader();
    apis.forEach(api::read);
    FunctionReader reader = new FunctionReader(globals(), api, PolicyReader.over(tables, queues, secrets, names));
    List<FunctionSpec> made = new ArrayList<>();
    functions.forEach((name, section) -> made.add(reader.read(name, section)));
    return new Template(tables, queues, made, api.authorizers(), secrets);
  }

  private void resource(String logicalId, Object declared) {
    Section resource = new Section(logicalId, declared);
    String type = resource.requiredText("Type");
    boolean wanted =
        resource.text("Condition").map(name -> names.condition(logicalId + ".Condition", name)).orElse(true);
    if (!wanted || NoLocalMeaning.RESOURCE_TYPES.containsKey(type)) {
      return;
    }
    Object properties = resource.take("Properties").orElse(Map.of());
    resource.without(NoLocalMeaning.RESOURCE).end();
    Section section = new Section(logicalId, names.intrinsics().resolve(logicalId, properties));
    switch (type) {
      case "AWS::DynamoDB::Table" -> tables.add(StoreReader.table(logicalId, section));
      case "AWS::SQS::Queue" -> queues.add(StoreReader.queue(logicalId, section, names));
      case "AWS::SecretsManager::Secret" -> secrets.add(StoreReader.secret(logicalId, section, names));
      case "AWS::Serverless::Function" -> functions.put(logicalId, section);
      case "AWS::Serverless::HttpApi" -> apis.add(section);
      default ->
          throw new TemplateException(
              logicalId,
              "the type "
                  + type
                  + " is not understood by the local stack. Teach TemplateReader to make one, or say in"
                  + " NoLocalMeaning why it has none.");
    }
  }

  private Map<String, Object> globals() {
    Map<String, Object> globals = map("Globals");
    for (String key : globals.keySet()) {
      if (!key.equals("Function")) {
        throw new TemplateException("Globals." + key, "is not understood by the local stack. Set it on the resource.");
      }
    }
    Object function = globals.getOrDefault("Function", Map.of());
    return new Section("Globals", Map.of("Function", names.intrinsics().resolve("Globals.Function", function)))
        .map("Function");
  }

  private Map<String, Object> map(String key) {
    Map<String, Object> result = new LinkedHashMap<>();
    if (root.get(key) instanceof Map<?, ?> map) {
      map.forEach((name, value) -> result.put((String) name, value));
    }
    return result;
  }
}
