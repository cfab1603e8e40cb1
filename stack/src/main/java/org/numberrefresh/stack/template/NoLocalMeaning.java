package org.numberrefresh.stack.template;

import java.util.Map;

/** The parts of a template that mean nothing on a laptop, each with the reason. */
final class NoLocalMeaning {

  static final Map<String, String> RESOURCE =
      Map.of(
          "DeletionPolicy", "what a run made goes with the run",
          "UpdateReplacePolicy", "nothing is replaced",
          "Metadata", "for tools",
          "DependsOn", "an order of creation; tables and queues are made before functions");

  static final Map<String, String> RESOURCE_TYPES =
      Map.of(
          "AWS::CloudWatch::Alarm", "nobody is paged from a laptop",
          "AWS::CloudWatch::Dashboard", "no console",
          "AWS::Logs::LogGroup", "logs go to a file",
          "AWS::Logs::MetricFilter", "no metrics",
          "AWS::SQS::QueuePolicy", "no IAM");

  static final Map<String, String> TABLE =
      Map.of(
          "BillingMode", "nothing is billed",
          "PointInTimeRecoverySpecification", "no backups",
          "SSESpecification", "no key service",
          "DeletionProtectionEnabled", "what a run made goes with the run",
          "WarmThroughput", "nothing has to grow",
          "Tags", "no cost report");

  /** Of an index of a table. */
  static final Map<String, String> INDEX = Map.of("WarmThroughput", "nothing has to grow");

  static final Map<String, String> QUEUE =
      Map.of(
          "SqsManagedSseEnabled", "no key service",
          "KmsMasterKeyId", "no key service",
          "RedriveAllowPolicy", "no IAM",
          "Tags", "no cost report");

  static final Map<String, String> SECRET =
      Map.of(
          "Description", "for people",
          "KmsKeyId", "no key service",
          "Tags", "no cost report");

  static final Map<String, String> FUNCTION =
      Map.ofEntries(
          Map.entry("Description", "for people"),
          Map.entry("Runtime", "the stack's own JVM runs the handlers"),
          Map.entry("Architectures", "whatever the laptop has"),
          Map.entry("CodeUri", "the same classes come from the class path"),
          Map.entry("AutoPublishAlias", "one version runs"),
          Map.entry("AutoPublishAliasAllProperties", "one version runs"),
          Map.entry("SnapStart", "instances start in a warm JVM"),
          Map.entry("PermissionsBoundary", "rights are those of the policies"),
          Map.entry("DeploymentPreference", "one version runs"),
          Map.entry("VpcConfig", "calls leave by the laptop's own network"),
          Map.entry("RecursiveLoop", "nobody counts the rounds of a loop"),
          Map.entry("Tracing", "no X-Ray"),
          Map.entry("LoggingConfig", "logs go to a file"),
          Map.entry("Tags", "no cost report"));

  static final Map<String, String> API =
      Map.of(
          "Description", "for people",
          "AccessLogSettings", "no log group",
          "DisableExecuteApiEndpoint", "there is one address",
          "DefaultRouteSettings", "its limits of rate and burst are for an account",
          "Tags", "no cost report");

  private NoLocalMeaning() {}
}
