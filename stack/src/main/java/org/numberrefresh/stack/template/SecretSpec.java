package org.numberrefresh.stack.template;

/**
 * A secret whose value is generated.
 *
 * @param logicalId its name in the template
 * @param name its name in Secrets Manager
 * @param arn its ARN
 * @param length its number of characters
 * @param punctuation true if it may hold punctuation
 */
public record SecretSpec(String logicalId, String name, String arn, int length, boolean punctuation) {}
