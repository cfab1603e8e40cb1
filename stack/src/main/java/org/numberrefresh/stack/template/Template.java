package org.numberrefresh.stack.template;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The system as the template describes it: what is to be made and how it is joined.
 *
 * @param tables the tables
 * @param queues the queues, dead letters among them
 * @param functions the functions with what wakes them
 * @param authorizers the API's authorizers
 * @param secrets the secrets
 */
public record Template(
    List<TableSpec> tables,
    List<QueueSpec> queues,
    List<FunctionSpec> functions,
    List<AuthorizerSpec> authorizers,
    List<SecretSpec> secrets) {

  public Template {
    tables = List.copyOf(tables);
    queues = List.copyOf(queues);
    functions = List.copyOf(functions);
    authorizers = List.copyOf(authorizers);
    secrets = List.copyOf(secrets);
  }

  /**
   * Reads a template.
   *
   * @param file the SAM template
   * @param parameters values for its parameters; those left out take their defaults
   * @param surroundings the region, the account and the URLs of queues
   * @throws TemplateException where it says something that the local stack does not do
   */
  public static Template read(Path file, Map<String, String> parameters, Surroundings surroundings) {
    return new TemplateReader(TemplateYaml.read(file), parameters, surroundings).read();
  }

  /** The queue of an ARN. */
  public QueueSpec queue(String arn) {
    return queues.stream()
        .filter(queue -> queue.arn().equals(arn))
        .findFirst()
        .orElseThrow(() -> new TemplateException(arn, "no queue of the template has this ARN."));
  }

  /** The function of a name. */
  public FunctionSpec function(String name) {
    return functions.stream()
        .filter(function -> function.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new TemplateException(name, "no function of the template has this name."));
  }
}
