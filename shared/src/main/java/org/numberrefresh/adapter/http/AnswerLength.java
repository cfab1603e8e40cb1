package org.numberrefresh.adapter.http;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hc.core5.http.ContentLengthStrategy;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpMessage;
import org.apache.hc.core5.http.ProtocolException;
import org.apache.hc.core5.http.impl.DefaultContentLengthStrategy;

/** The length of an answer's body. Equal values of {@code Content-Length} count as one, as RFC 9110, 8.6 allows. */
final class AnswerLength implements ContentLengthStrategy {

  private static final Pattern COMMA = Pattern.compile(",");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

  @Override
  public long determineLength(HttpMessage message) throws HttpException {
    if (message.containsHeader(HttpHeaders.TRANSFER_ENCODING)
        || message.countHeaders(HttpHeaders.CONTENT_LENGTH) == 0) {
      return DefaultContentLengthStrategy.INSTANCE.determineLength(message);
    }
    Set<String> values =
        Stream.of(message.getHeaders(HttpHeaders.CONTENT_LENGTH))
            .flatMap(header -> Stream.of(COMMA.split(header.getValue(), -1)))
            .map(String::strip)
            .collect(Collectors.toSet());
    String value = values.iterator().next();
    if (values.size() > 1 || !NUMBER.matcher(value).matches()) {
      throw new ProtocolException("Content-Length is not one number.");
    }
    return Long.parseLong(value);
  }
}
