package org.numberrefresh.stack.template;

import java.util.function.UnaryOperator;

/**
 * The place where a template is brought to life, as the AWS:: pseudo parameters tell it.
 *
 * @param region the region
 * @param account the account's number
 * @param queueUrl a queue's URL by its name
 */
public record Surroundings(String region, String account, UnaryOperator<String> queueUrl) {

  String arn(String service, String resource) {
    return "arn:aws:" + service + ":" + region + ":" + account + ":" + resource;
  }
}
