package org.numberrefresh.stack.template;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The values of {@code Ref}, {@code Fn::GetAtt} and conditions: parameters, pseudo parameters and resources. */
final class ResourceNames implements Intrinsics.Names {

  /** The identifier that the one API has here; on AWS it is drawn at creation. */
  static final String API_ID = "local";

  private static final Set<String> SECTIONS =
      Set.of(
          "Type",
          "Default",
          "AllowedPattern",
          "AllowedValues",
          "Description",
          "NoEcho",
          "MinLength",
          "MaxLength",
          "ConstraintDescription");

  private final Map<String, String> parameters = new LinkedHashMap<>();
  private final Map<String, Object> conditions;
  private final Map<String, Object> resources;
  private final Set<String> evaluating = new HashSet<>();
  private final Surroundings surroundings;
  private final Intrinsics intrinsics = new Intrinsics(this);

  ResourceNames(
      Map<String, Object> declared,
      Map<String, String> given,
      Map<String, Object> conditions,
      Map<String, Object> resources,
      Surroundings surroundings) {
    this.conditions = conditions;
    this.resources = resources;
    this.surroundings = surroundings;
    declared.forEach((name, parameter) -> parameters.put(name, parameter(name, parameter, given)));
    for (String name : given.keySet()) {
      if (!declared.containsKey(name)) {
        throw new TemplateException("Parameters." + name, "was given a value, but the template has no such parameter.");
      }
    }
  }

  Intrinsics intrinsics() {
    return intrinsics;
  }

  @Override
  public Object ref(String where, String name) {
    if (parameters.containsKey(name)) {
      return parameters.get(name);
    }
    return switch (name) {
      case "AWS::Region" -> surroundings.region();
      case "AWS::AccountId" -> surroundings.account();
      case "AWS::URLSuffix" -> "amazonaws.com";
      case "AWS::Partition" -> "aws";
      case "AWS::StackName" -> "local";
      default -> resource(where, name);
    };
  }

  private String resource(String where, String name) {
    if (name.endsWith(".Alias")) {
      return functionArn(where, name.substring(0, name.length() - ".Alias".length())) + ":live";
    }
    return switch (type(where, name)) {
      case "AWS::DynamoDB::Table" -> physical(name, "TableName");
      case "AWS::SQS::Queue" -> surroundings.queueUrl().apply(physical(name, "QueueName"));
      case "AWS::SecretsManager::Secret" -> secretArn(name);
      case "AWS::Logs::LogGroup" -> physical(name, "LogGroupName");
      case "AWS::Serverless::Function", "AWS::CloudWatch::Alarm" -> name;
      case "AWS::Serverless::HttpApi" -> API_ID;
      case String type ->
          throw new TemplateException(where, "Ref of a " + type + " is not understood by the local stack.");
    };
  }

  @Override
  public String attribute(String where, String name, String attribute) {
    String type = type(where, name);
    return switch (type + " " + attribute) {
      case "AWS::DynamoDB::Table Arn" -> tableArn(physical(name, "TableName"));
      case "AWS::SQS::Queue Arn" -> queueArn(physical(name, "QueueName"));
      case "AWS::SQS::Queue QueueName" -> physical(name, "QueueName");
      case "AWS::SQS::Queue QueueUrl" -> surroundings.queueUrl().apply(physical(name, "QueueName"));
      case "AWS::SecretsManager::Secret Id" -> secretArn(name);
      case "AWS::Logs::LogGroup Arn" -> surroundings.arn("logs", "log-group:" + physical(name, "LogGroupName"));
      case "AWS::Serverless::Function Arn" -> functionArn(where, name);
      default ->
          throw new TemplateException(
              where, "the attribute " + attribute + " of a " + type + " is not understood by the local stack.");
    };
  }

  @Override
  public boolean condition(String where, String name) {
    if (!conditions.containsKey(name)) {
      throw new TemplateException(where, "there is no condition " + name + ".");
    }
    if (!evaluating.add(name)) {
      throw new TemplateException("Conditions." + name, "refers to itself.");
    }
    try {
      return intrinsics.truth("Conditions." + name, conditions.get(name));
    } finally {
      evaluating.remove(name);
    }
  }

  String tableArn(String tableName) {
    return surroundings.arn("dynamodb", "table/" + tableName);
  }

  String queueArn(String queueName) {
    return surroundings.arn("sqs", queueName);
  }

  String secretArn(String logicalId) {
    return surroundings.arn("secretsmanager", "secret:" + physical(logicalId, "Name"));
  }

  /** A resource's name in AWS, which the template must set, for otherwise every deployment would have another. */
  String physical(String logicalId, String property) {
    String where = logicalId + "." + property;
    if (resources.get(logicalId) instanceof Map<?, ?> resource
        && resource.get("Properties") instanceof Map<?, ?> properties
        && properties.get(property) != null) {
      return intrinsics.text(where, properties.get(property));
    }
    throw new TemplateException(where, "is missing. Name it, so that it has the same name everywhere.");
  }

  private String functionArn(String where, String logicalId) {
    if (!type(where, logicalId).equals("AWS::Serverless::Function")) {
      throw new TemplateException(where, logicalId + " is not a function.");
    }
    return surroundings.arn("lambda", "function:" + logicalId);
  }

  private String type(String where, String logicalId) {
    if (resources.get(logicalId) instanceof Map<?, ?> resource && resource.get("Type") instanceof String type) {
      return type;
    }
    throw new TemplateException(where, "there is no parameter and no resource " + logicalId + ".");
  }

  private static String parameter(String name, Object declared, Map<String, String> given) {
    String where = "Parameters." + name;
    Map<String, Object> parameter = new LinkedHashMap<>();
    ((Map<?, ?>) declared).forEach((key, value) -> parameter.put((String) key, value));
    for (String key : parameter.keySet()) {
      if (!SECTIONS.contains(key)) {
        throw new TemplateException(where + "." + key, "is not understood by the local stack.");
      }
    }
    Object value = given.containsKey(name) ? given.get(name) : parameter.get("Default");
    if (value == null) {
      throw new TemplateException(where, "has no default and was given no value.");
    }
    if (parameter.get("AllowedPattern") instanceof String pattern && !value.toString().matches(pattern)) {
      throw new TemplateException(where, "must match " + pattern + ".");
    }
    if (parameter.get("AllowedValues") instanceof List<?> allowed && !allowed.contains(value)) {
      throw new TemplateException(where, "must be one of " + allowed + ".");
    }
    return value.toString();
  }
}
