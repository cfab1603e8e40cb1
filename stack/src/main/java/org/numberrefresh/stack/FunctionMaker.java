package org.numberrefresh.stack;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.numberrefresh.stack.invoke.Equipment;
import org.numberrefresh.stack.invoke.HandlerMaker;
import org.numberrefresh.stack.invoke.LambdaFunction;
import org.numberrefresh.stack.log.StackLog;
import org.numberrefresh.stack.rights.NeededRights;
import org.numberrefresh.stack.rights.RightsGuard;
import org.numberrefresh.stack.rights.RightsRecord;
import org.numberrefresh.stack.stores.Secrets;
import org.numberrefresh.stack.stores.StackStores;
import org.numberrefresh.stack.template.FunctionSpec;
import org.numberrefresh.stack.template.Template;

/** Makes the functions of a template, each with clients and secrets that hold it to its policies. */
final class FunctionMaker {

  private final StackStores stores;
  private final Secrets secrets;
  private final Clock clock;
  private final HandlerMaker handlers;
  private final StackLog log;
  private final SecureRandom random = new SecureRandom();
  private final RightsRecord record = RightsRecord.ofProcess();

  FunctionMaker(StackStores stores, Secrets secrets, Clock clock, HandlerMaker handlers, StackLog log) {
    this.stores = stores;
    this.secrets = secrets;
    this.clock = clock;
    this.handlers = handlers;
    this.log = log;
  }

  List<LambdaFunction> make(Template template) {
    NeededRights needed = new NeededRights(template, stores.surroundings().queueUrl());
    return template.functions().stream().map(spec -> function(spec, needed)).toList();
  }

  private LambdaFunction function(FunctionSpec spec, NeededRights needed) {
    var guard = new RightsGuard(spec, needed, record, denial -> log.warn("access.denied", spec.name(), denial));
    StackStores.Clients clients = stores.clients(guard);
    var equipment =
        new Equipment(clock, random, environment(spec), clients.dynamoDb(), clients.sqs(), guard.over(secrets));
    return new LambdaFunction(spec, equipment, handlers, log);
  }

  private Map<String, String> environment(FunctionSpec spec) {
    Map<String, String> environment = new HashMap<>(spec.environment());
    environment.put("AWS_LAMBDA_FUNCTION_NAME", spec.name());
    environment.put("AWS_REGION", stores.surroundings().region());
    return environment;
  }
}
