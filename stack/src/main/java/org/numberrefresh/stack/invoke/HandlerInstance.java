package org.numberrefresh.stack.invoke;

import com.amazonaws.services.lambda.runtime.Context;
import java.io.IOException;

/** One instance of a handler: bytes of JSON in, bytes of JSON out. Used by one invocation at a time. */
interface HandlerInstance {

  byte[] handle(byte[] event, Context context) throws IOException;
}
