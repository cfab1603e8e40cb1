package org.numberrefresh.simulation.serve;

import org.numberrefresh.adapter.aws.Platform;
import org.numberrefresh.stack.stores.Secrets;

/**
 * The stack's secrets as a platform has them.
 *
 * @param secrets the secrets, guarded by the function's rights
 */
record LocalSecrets(Secrets secrets) implements Platform.Secrets {

  @Override
  public String value(String id) {
    return secrets.value(id);
  }

  @Override
  public boolean replace(String id, String read, String next) {
    return secrets.replace(id, read, next);
  }
}
