package org.numberrefresh.stack.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The reader of templates evaluates what it understands; the rest is an error that names the place. */
class TemplateTest {

  private static final Surroundings HERE =
      new Surroundings("us-east-1", "000000000000", name -> "http://queues/" + name);

  @TempDir private Path directory;

  private Template read(String text) throws IOException {
    Path file = directory.resolve("t.yaml");
    Files.writeString(file, text);
    return Template.read(file, Map.of(), HERE);
  }

  private String problem(String text) {
    return assertThrows(TemplateException.class, () -> read(text)).getMessage();
  }

  @Test
  void an_unknown_resource_type_is_an_error() {
    String message = problem("Resources: { Bus: { Type: AWS::Events::EventBus } }");
    assertTrue(message.startsWith("Bus: the type AWS::Events::EventBus is not understood"), message);
  }

  @Test
  void an_unknown_property_is_an_error_with_a_remedy() {
    String message =
        problem("Resources: { Q: { Type: AWS::SQS::Queue, Properties: { QueueName: q, FifoQueue: true } } }");
    assertTrue(message.startsWith("Q.FifoQueue: is not understood") && message.contains("NoLocalMeaning"), message);
  }

  @Test
  void an_unknown_intrinsic_is_an_error() {
    String message = problem("Resources: { Q: { Type: AWS::SQS::Queue, Properties: { QueueName: !Cidr x } } }");
    assertTrue(message.startsWith("Q.QueueName: the function Fn::Cidr"), message);
  }

  @Test
  void a_reference_to_nothing_is_an_error() {
    String message = problem("Resources: { Q: { Type: AWS::SQS::Queue, Properties: { QueueName: !Ref Nothing } } }");
    assertTrue(message.contains("no parameter and no resource Nothing"), message);
  }

  private static String limited(String condition) {
    return """
    Resources:
      T:
        Type: AWS::DynamoDB::Table
        Properties:
          TableName: t
          BillingMode: PAY_PER_REQUEST
          AttributeDefinitions: [{ AttributeName: k, AttributeType: S }]
          KeySchema: [{ AttributeName: k, KeyType: HASH }]
      F:
        Type: AWS::Serverless::Function
        Properties:
          Handler: x.Y::handleRequest
          Policies:
            - Statement:
                - Effect: Allow
                  Action: [dynamodb:PutItem]
                  Resource: !GetAtt T.Arn
                  Condition: %s
    """
        .formatted(condition);
  }

  @Test
  void a_right_is_limited_by_whole_keys_or_by_their_beginnings() throws IOException {
    String whole = limited("{ 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': [one] } }");
    assertEquals(Set.of(new Right("dynamodb:PutItem", "T", Optional.of("one"))), read(whole).function("F").rights());
    String beginning = limited("{ 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['sink#*'] } }");
    assertEquals(
        Set.of(new Right("dynamodb:PutItem", "T", Optional.of("sink#*"))), read(beginning).function("F").rights());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{ 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': ['sink#*'] } }",
        "{ 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['sink'] } }",
        "{ 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['*'] } }",
        "{ 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['s*k*'] } }",
        "{ 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['s?'] } }",
        "{ 'ForAnyValue:StringLike': { 'dynamodb:LeadingKeys': ['s*'] } }",
        "{ 'ForAllValues:StringLike': { 'dynamodb:Attributes': ['s*'] } }"
      })
  void another_condition_is_an_error(String condition) {
    assertTrue(problem(limited(condition)).startsWith("F.Policies"), () -> problem(limited(condition)));
  }

  @Test
  void an_unknown_event_is_an_error() {
    String message =
        problem(
            """
            Resources:
              F:
                Type: AWS::Serverless::Function
                Properties:
                  Handler: x.Y
                  Events: { Bucket: { Type: S3, Properties: { Bucket: b } } }
            """);
    assertTrue(message.startsWith("F.Events.Bucket: events of type S3"), message);
  }

  @Test
  void intrinsics_are_evaluated_in_short_and_long_form() throws IOException {
    Template template =
        read(
            """
            Parameters: { Stage: { Type: String, Default: test } }
            Conditions:
              IsTest: !Equals [!Ref Stage, test]
              IsReal: { "Fn::Not": [ { Condition: IsTest } ] }
            Resources:
              Q:
                Type: AWS::SQS::Queue
                Properties:
                  QueueName: !Join ["-", [a, !Ref Stage, !Select [1, [x, y]]]]
                  VisibilityTimeout: !If [IsReal, 30, 12]
              Unwanted: { Type: AWS::SQS::Queue, Condition: IsReal, Properties: { QueueName: u } }
              F:
                Type: AWS::Serverless::Function
                Properties:
                  Handler: x.Y::handleRequest
                  Environment:
                    Variables:
                      URL: { Ref: Q }
                      ARN: { "Fn::GetAtt": [Q, Arn] }
                      TEXT: !Sub ["${Q.QueueName} in ${AWS::Region} ${!literal} ${It}", { It: !Ref Stage }]
                      NONE: !If [IsTest, !Ref "AWS::NoValue", x]
            """);
    assertEquals(1, template.queues().size());
    assertEquals("a-test-y", template.queues().getFirst().name());
    assertEquals(Duration.ofSeconds(12), template.queues().getFirst().visibility());
    FunctionSpec function = template.function("F");
    assertEquals("x.Y", function.handler());
    assertEquals(
        Map.of(
            "URL", "http://queues/a-test-y",
            "ARN", "arn:aws:sqs:us-east-1:000000000000:a-test-y",
            "TEXT", "a-test-y in us-east-1 ${literal} test"),
        function.environment());
  }
}
