package org.numberrefresh.stack.rights;

import java.util.Optional;
import java.util.function.Consumer;
import org.numberrefresh.stack.stores.Secrets;
import org.numberrefresh.stack.template.FunctionSpec;
import org.numberrefresh.stack.template.Right;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.secretsmanager.model.SecretsManagerException;
import software.amazon.awssdk.services.sqs.model.SqsException;

/**
 * Refuses each call of one function that its policies do not allow, before the call is sent, as IAM does. It belongs on
 * the function's own clients.
 *
 * <p>Decision: docs/decisions.md#the-local-stack-refuses-what-a-policy-does-not-allow
 */
public final class RightsGuard implements ExecutionInterceptor {

  private final FunctionSpec function;
  private final NeededRights needed;
  private final RightsRecord record;
  private final Consumer<String> denials;

  /**
   * Guards a function.
   *
   * @param record notes the rights that the function used, and those that it was denied
   * @param denials takes a sentence for each denial: a function may go on without the call
   */
  public RightsGuard(FunctionSpec function, NeededRights needed, RightsRecord record, Consumer<String> denials) {
    this.function = function;
    this.needed = needed;
    this.record = record;
    this.denials = denials;
  }

  @Override
  public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
    SdkRequest call = context.request();
    for (Right right : needed.of(call)) {
      if (!allowed(right)) {
        throw call instanceof DynamoDbRequest
            ? denied(DynamoDbException.builder(), "AccessDeniedException", right)
            : denied(SqsException.builder(), "AccessDenied", right);
      }
    }
  }

  /** Secrets that can be read and written as far as the function's policies allow. */
  public Secrets over(Secrets secrets) {
    return new Secrets() {
      @Override
      public String value(String id) {
        require(needed.secret("GetSecretValue", id));
        return secrets.value(id);
      }

      @Override
      public boolean replace(String id, String read, String next) {
        require(needed.secret("PutSecretValue", id));
        return secrets.replace(id, read, next);
      }
    };
  }

  private void require(Right right) {
    if (!allowed(right)) {
      throw denied(SecretsManagerException.builder(), "AccessDeniedException", right);
    }
  }

  private boolean allowed(Right right) {
    Optional<Right> grant = function.rights().stream().filter(granted -> granted.allows(right)).sorted().findFirst();
    record.note(grant.isPresent(), function.name(), grant.orElse(right));
    return grant.isPresent();
  }

  private AwsServiceException denied(AwsServiceException.Builder builder, String code, Right right) {
    String message =
        function.name() + " is not authorized to perform " + right + ". Its Policies in the template do not allow it.";
    denials.accept(message);
    AwsErrorDetails details = AwsErrorDetails.builder().errorCode(code).errorMessage(message).build();
    return builder.message(message).statusCode(400).awsErrorDetails(details).build();
  }
}
