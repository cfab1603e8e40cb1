package org.numberrefresh.adapter.dynamo;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A condition or a change, with its names and values.
 *
 * @param expression in DynamoDB's expression language
 * @param names attributes by the #names of the expression
 * @param values values by the :names of the expression
 */
record Expression(String expression, Map<String, String> names, Map<String, AttributeValue> values) {

  static Expression of(String expression) {
    return new Expression(expression, Map.of(), Map.of());
  }

  static Expression of(String expression, Map<String, AttributeValue> values) {
    return new Expression(expression, Map.of(), values);
  }
}
