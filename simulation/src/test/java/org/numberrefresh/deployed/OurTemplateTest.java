package org.numberrefresh.deployed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.numberrefresh.adapters.RunEndpoint;
import org.numberrefresh.stack.template.FunctionSpec;
import org.numberrefresh.stack.template.QueueSpec;
import org.numberrefresh.stack.template.Surroundings;
import org.numberrefresh.stack.template.TableSpec;
import org.numberrefresh.stack.template.Template;
import org.numberrefresh.stack.template.TemplateException;
import org.numberrefresh.stack.template.TemplateYaml;

/** The relations that must hold in the system's own template. */
class OurTemplateTest {

  private static final Set<String> PUBLIC =
      Set.of(
          "GET /number-refresh/v1/jwks.json",
          "GET /number-refresh/v1/certificates/jwks.json",
          "GET /number-refresh/v1/certificates/verifier",
          "GET /",
          "GET /console/{file+}",
          "$default");
  private static final Path FILE = Path.of("..", "template.yaml");
  private static final Map<String, String> REQUIRED =
      Map.of("TokenIssuer", "https://issuer.example", "JwksUrl", "https://issuer.example/jwks");
  private static final Template TEMPLATE = read(REQUIRED);
  private static final Map<String, Object> RAW = TemplateYaml.read(FILE);

  private static Template read(Map<String, String> parameters) {
    return Template.read(
        FILE, parameters, new Surroundings("us-east-1", "000000000000", name -> "https://queues.example/" + name));
  }

  @Test
  void the_prefix_of_a_test_run_is_one_that_the_template_takes() {
    for (String kind : List.of("test", "e2e", "events")) {
      Map<String, String> parameters = new HashMap<>(REQUIRED);
      String prefix = RunEndpoint.prefix("c0123abc4-", kind);
      parameters.put("TablePrefix", prefix);
      assertTrue(read(parameters).tables().stream().allMatch(table -> table.name().startsWith(prefix)), prefix);
    }
  }

  @Test
  void visibility_is_six_times_the_time_limit_at_least() {
    for (FunctionSpec function : TEMPLATE.functions()) {
      for (FunctionSpec.QueueSource source : function.queues()) {
        Duration visibility = TEMPLATE.queue(source.queueArn()).visibility();
        assertTrue(visibility.compareTo(function.timeout().multipliedBy(6)) >= 0, source.queueArn());
      }
    }
  }

  @Test
  void every_queue_source_has_partial_responses_and_a_limit_of_its_own() {
    for (FunctionSpec function : TEMPLATE.functions()) {
      for (FunctionSpec.QueueSource source : function.queues()) {
        assertTrue(source.partialResponses(), source.queueArn());
        assertTrue(source.maximumConcurrency().isPresent(), source.queueArn());
      }
    }
    for (Map.Entry<String, Object> resource : resources("AWS::Serverless::Function").entrySet()) {
      assertFalse(properties(resource.getValue()).containsKey("ReservedConcurrentExecutions"), resource.getKey());
    }
  }

  @Test
  void every_queue_keeps_fourteen_days_and_has_dead_letters() {
    Set<String> deadLetters = new HashSet<>();
    TEMPLATE.queues().forEach(queue -> queue.redrive().ifPresent(redrive -> deadLetters.add(redrive.deadLettersArn())));
    for (QueueSpec queue : TEMPLATE.queues()) {
      assertEquals(Duration.ofDays(14), queue.retention(), queue.logicalId());
      assertTrue(queue.redrive().isPresent() != deadLetters.contains(queue.arn()), queue.logicalId());
    }
  }

  @Test
  void every_handler_exists() throws ClassNotFoundException {
    for (FunctionSpec function : TEMPLATE.functions()) {
      assertEquals(function.handler(), Class.forName(function.handler()).getName());
    }
  }

  @Test
  void no_route_is_answered_twice_and_each_is_guarded_but_the_public_ones() {
    Set<String> keys = new HashSet<>();
    for (FunctionSpec function : TEMPLATE.functions()) {
      for (FunctionSpec.Route route : function.routes()) {
        assertTrue(keys.add(route.key()), route.key());
        assertEquals(PUBLIC.contains(route.key()), route.authorizer().isEmpty(), route.key());
      }
    }
  }

  @Test
  void no_permission_is_wider_than_it_must_be() {
    for (Map.Entry<String, Object> function : resources("AWS::Serverless::Function").entrySet()) {
      for (Object policy : list(properties(function.getValue()).get("Policies"))) {
        for (Object statement : list(map(policy).get("Statement"))) {
          for (String key : List.of("Action", "Resource")) {
            String granted = list(map(statement).get(key)).toString();
            assertFalse(granted.contains("*"), function.getKey() + " " + granted);
            assertFalse(granted.equals("[]"), function.getKey() + " " + key);
          }
        }
      }
    }
  }

  @Test
  void every_table_can_be_restored_to_a_point_in_time() {
    for (Map.Entry<String, Object> table : resources("AWS::DynamoDB::Table").entrySet()) {
      Object recovery = properties(table.getValue()).get("PointInTimeRecoverySpecification");
      assertEquals(true, map(recovery).get("PointInTimeRecoveryEnabled"), table.getKey());
    }
  }

  @Test
  void no_index_of_a_table_has_other_keys_or_attributes_than_those_of_a_deployed_stack() {
    List<String> indexes =
        TEMPLATE.tables().stream()
            .flatMap(table -> table.indexes().stream().map(index -> table.logicalId() + " " + told(index)))
            .toList();
    assertEquals(
        List.of(
            "BatchesTable due dueShard HASH, dueAt RANGE, KEYS_ONLY []",
            "BatchesTable opened openedOn HASH, batch RANGE, KEYS_ONLY []",
            "OrdersTable listed carrier HASH, listed RANGE, "
                + "INCLUDE [mode, accepted, rejections, batches, starts, due, replayOf]"),
        indexes,
        "AWS changes no index in place: no stack could be updated. Add an index under another name instead, "
            + "one in each deployment, and read the new one once it is filled.");
  }

  private static String told(TableSpec.Index index) {
    String keys =
        index.key().stream().map(part -> part.attribute() + " " + part.type()).collect(Collectors.joining(", "));
    return "%s %s, %s %s".formatted(index.name(), keys, index.projection(), index.included());
  }

  @Test
  void every_table_deletes_what_was_kept_for_three_years_unless_a_parameter_says_otherwise() {
    for (Map.Entry<String, Object> table : resources("AWS::DynamoDB::Table").entrySet()) {
      Object expiry = properties(table.getValue()).get("TimeToLiveSpecification");
      assertEquals(Map.of("AttributeName", "expires", "Enabled", true), expiry, table.getKey());
    }
    TEMPLATE.functions().stream()
        .filter(function -> function.environment().containsKey("PARTIES_TABLE"))
        .forEach(function -> assertEquals("1095", function.environment().get("RETENTION_DAYS"), function.name()));
  }

  @Test
  void the_access_log_tells_who_called_and_what_failed_and_never_what_was_sent() {
    String format =
        map(properties(resources("AWS::Serverless::HttpApi").get("Api")).get("AccessLogSettings"))
            .get("Format")
            .toString();
    for (String field :
        List.of("authorizer.party", "authorizer.error", "integrationErrorMessage", "integrationStatus")) {
      assertTrue(format.contains("$context." + field), field);
    }
    for (String field : List.of("path", "querystring", "body", "header")) {
      assertFalse(format.contains("$context." + field), field);
    }
  }

  @Test
  void nothing_is_deleted_by_accident_and_a_first_deployment_that_fails_leaves_nothing() {
    List<Object> kept = new ArrayList<>(resources("AWS::DynamoDB::Table").values());
    kept.addAll(resources("AWS::SecretsManager::Secret").values());
    for (Object resource : kept) {
      assertEquals("RetainExceptOnCreate", map(resource).get("DeletionPolicy"), resource.toString());
      assertEquals("Retain", map(resource).get("UpdateReplacePolicy"), resource.toString());
    }
    for (Map.Entry<String, Object> table : resources("AWS::DynamoDB::Table").entrySet()) {
      assertEquals(
          Map.of("Fn::If", List.of("IsProtected", true, false)),
          properties(table.getValue()).get("DeletionProtectionEnabled"),
          table.getKey());
    }
    assertEquals("false", map(map(RAW.get("Parameters")).get("DeletionProtection")).get("Default"));
  }

  @Test
  void the_page_on_deployment_tells_of_every_parameter_and_the_settings_name_no_other() throws IOException {
    String page = Files.readString(Path.of("..", "docs", "deploy.md"));
    Set<String> names = new HashSet<>();
    map(RAW.get("Parameters")).keySet().forEach(name -> names.add((String) name));
    assertEquals(List.of(), names.stream().filter(name -> !page.contains("`" + name + "`")).toList());
    Matcher given = Pattern.compile("(?m)^ +- (\\w+)=").matcher(Files.readString(Path.of("..", "samconfig.yaml")));
    assertEquals(
        List.of(), given.results().map(found -> found.group(1)).filter(name -> !names.contains(name)).toList());
  }

  @Test
  void nothing_is_logged_for_ever() {
    assertTrue(map(map(map(RAW.get("Globals")).get("Function")).get("LoggingConfig")).containsKey("LogGroup"));
    for (Map.Entry<String, Object> logs : resources("AWS::Logs::LogGroup").entrySet()) {
      assertTrue(properties(logs.getValue()).containsKey("RetentionInDays"), logs.getKey());
    }
    assertEquals(180, ((Number) map(map(RAW.get("Parameters")).get("AccessLogDays")).get("Default")).intValue());
  }

  @ParameterizedTest
  @CsvSource({
    "TablePrefix, hub.",
    "TablePrefix, a-prefix-of-forty-one-characters-is-too-long",
    "JwksUrl, http://issuer.example/jwks",
    "PublicUrl, http://hub.example",
    "PublicUrl, https://hub.example/v1",
    "DeletionProtection, yes",
    "Architecture, sparc",
    "RetentionDays, 30",
    "RequestsPerSecondPerClient, -1",
    "RequestsPerSecondPerClient, 2.5",
    "RequestsPerSecondPerClient, 10000000",
    "TruststoreUri, https://hub.example/ca.pem"
  })
  void a_parameter_that_cannot_work_is_refused_before_anything_is_made(String name, String value) {
    var parameters = new HashMap<>(REQUIRED);
    parameters.put(name, value);
    TemplateException refusal = assertThrows(TemplateException.class, () -> read(parameters));
    assertTrue(refusal.getMessage().contains(name), refusal.getMessage());
  }

  @Test
  void no_finding_about_a_caller_outlives_its_request() {
    assertFalse(TEMPLATE.authorizers().isEmpty());
    TEMPLATE.authorizers().forEach(one -> assertEquals(Duration.ZERO, one.reauthorizeEvery(), one.name()));
  }

  @Test
  void the_runbook_tells_of_each_alarm_what_it_means_how_to_look_and_what_to_do() throws IOException {
    Map<String, String> told = new HashMap<>();
    for (String part : Files.readString(Path.of("..", "docs", "runbook.md")).split("(?m)^#+ ", -1)) {
      String title = part.lines().findFirst().orElse("");
      Pattern.compile("`(\\w+Alarm)`").matcher(title).results().forEach(name -> told.put(name.group(1), part));
    }
    Map<String, Object> alarms = resources("AWS::CloudWatch::Alarm");
    assertTrue(alarms.size() > 15);
    assertEquals(alarms.keySet(), new TreeMap<>(told).keySet());
    told.forEach(
        (alarm, part) ->
            List.of("Means", "Look", "Do")
                .forEach(word -> assertTrue(part.contains("\n- **" + word + ":** "), alarm + ": " + word)));
  }

  @Test
  void the_runbook_names_every_metric_of_our_own_that_an_alarm_watches() throws IOException {
    String runbook = Files.readString(Path.of("..", "docs", "runbook.md"));
    for (Map.Entry<String, Object> alarm : resources("AWS::CloudWatch::Alarm").entrySet()) {
      if ("NumberRefresh".equals(properties(alarm.getValue()).get("Namespace"))) {
        String metric = (String) properties(alarm.getValue()).get("MetricName");
        assertTrue(runbook.contains("`" + metric + "`"), metric);
      }
    }
  }

  @Test
  void every_function_queue_and_table_is_watched() {
    String watched = resources("AWS::CloudWatch::Alarm").toString();
    for (String function : resources("AWS::Serverless::Function").keySet()) {
      for (String metric : List.of("Errors", "Throttles")) {
        assertTrue(watches(metric, function), function + " " + metric);
      }
    }
    for (String table : resources("AWS::DynamoDB::Table").keySet()) {
      for (String metric : List.of("ReadThrottleEvents", "WriteThrottleEvents")) {
        assertTrue(watches(metric, table), table + " " + metric);
      }
    }
    for (String queue : resources("AWS::SQS::Queue").keySet()) {
      assertTrue(watched.contains("[" + queue + ", QueueName]"), queue);
    }
  }

  private static boolean watches(String metric, String resource) {
    return resources("AWS::CloudWatch::Alarm").values().stream()
        .map(alarm -> properties(alarm).toString())
        .anyMatch(text -> text.contains("MetricName=" + metric) && text.contains("={Ref=" + resource + "}"));
  }

  @Test
  void nothing_that_the_api_waits_for_waits_for_the_api() {
    Map<String, Object> functions = resources("AWS::Serverless::Function");
    var afterTheApi = new HashSet<>(Set.of("Api"));
    functions.forEach(
        (name, function) -> {
          if (String.valueOf(properties(function).get("Environment")).contains("${Api}")) {
            afterTheApi.add(name);
          }
        });
    assertTrue(afterTheApi.contains("UnbindFunction"));
    for (FunctionSpec function : TEMPLATE.functions()) {
      assertTrue(function.routes().isEmpty() || !afterTheApi.contains(function.name()), function.name());
    }
    // The API waits for the new version of each function with a route, and that for the alarms that guard it.
    Map<?, ?> preference = map(map(map(RAW.get("Globals")).get("Function")).get("DeploymentPreference"));
    for (Object guard : list(preference.get("Alarms"))) {
      String alarm = resources("AWS::CloudWatch::Alarm").get((String) map(guard).get("Ref")).toString();
      assertEquals(List.of(), afterTheApi.stream().filter(name -> alarm.contains("{Ref=" + name + "}")).toList());
    }
  }

  @Test
  void a_flood_is_refused_at_the_door() {
    for (Map.Entry<String, Object> api : resources("AWS::Serverless::HttpApi").entrySet()) {
      Map<?, ?> settings = map(properties(api.getValue()).get("DefaultRouteSettings"));
      assertTrue(settings.containsKey("ThrottlingRateLimit"), api.getKey());
      assertTrue(settings.containsKey("ThrottlingBurstLimit"), api.getKey());
    }
  }

  @Test
  void everything_that_is_stored_is_encrypted() {
    for (Map.Entry<String, Object> table : resources("AWS::DynamoDB::Table").entrySet()) {
      assertEquals(true, map(properties(table.getValue()).get("SSESpecification")).get("SSEEnabled"), table.getKey());
    }
    for (Map.Entry<String, Object> queue : resources("AWS::SQS::Queue").entrySet()) {
      assertEquals(
          Map.of("Fn::If", List.of("HasEncryptionKey", Map.of("Ref", "AWS::NoValue"), true)),
          properties(queue.getValue()).get("SqsManagedSseEnabled"),
          queue.getKey());
      assertTrue(properties(queue.getValue()).containsKey("KmsMasterKeyId"), queue.getKey());
    }
  }

  @Test
  void functions_run_on_java_25_and_on_arm64_unless_told_otherwise() {
    Map<?, ?> globals = map(map(RAW.get("Globals")).get("Function"));
    assertEquals("java25", globals.get("Runtime"));
    assertEquals(List.of(Map.of("Ref", "Architecture")), globals.get("Architectures"));
    assertEquals("arm64", map(map(RAW.get("Parameters")).get("Architecture")).get("Default"));
    assertEquals(true, globals.get("AutoPublishAliasAllProperties"));
  }

  private static Map<String, Object> resources(String type) {
    Map<String, Object> found = new TreeMap<>();
    map(RAW.get("Resources"))
        .forEach(
            (name, resource) -> {
              if (map(resource).get("Type").equals(type)) {
                found.put((String) name, resource);
              }
            });
    return found;
  }

  private static Map<?, ?> properties(Object resource) {
    return map(map(resource).get("Properties"));
  }

  private static Map<?, ?> map(Object value) {
    return (Map<?, ?>) value;
  }

  private static List<Object> list(Object value) {
    return switch (value) {
      case null -> List.of();
      case Collection<?> items -> new ArrayList<>(items);
      default -> List.of(value);
    };
  }
}
