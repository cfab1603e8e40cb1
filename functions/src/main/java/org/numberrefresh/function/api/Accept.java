package org.numberrefresh.function.api;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An {@code Accept} header (RFC 9110, 12.5.1). Names are compared without case, and a range may be {@code type/*} or
 * {@code *}{@code /*}. Of what is offered the best quality counts; of equals, what is offered first.
 *
 * @param header the header; "" if there was none
 */
public record Accept(String header) {

  /** The offered type that is preferred; the first if none is acceptable, as the RFC allows. */
  public String prefers(List<String> offered) {
    String best = offered.getFirst();
    double quality = quality(best);
    for (String type : offered) {
      if (quality(type) > quality) {
        best = type;
        quality = quality(type);
      }
    }
    return best;
  }

  /** The quality of a type: of the ranges that fit, the most specific one counts. */
  private double quality(String type) {
    if (header.isBlank()) {
      return 1;
    }
    double quality = 0;
    int specific = -1;
    for (String range : header.split(",", -1)) {
      String[] parts = range.split(";", -1);
      int fits = fits(parts[0].strip().toLowerCase(Locale.ROOT), type);
      if (fits > specific) {
        specific = fits;
        quality = weight(parts);
      }
    }
    return quality;
  }

  /** 2 for the type itself, 1 for all of its kind, 0 for everything, -1 for others. */
  private static int fits(String range, String type) {
    if (range.equals(type)) {
      return 2;
    }
    if (range.equals(type.substring(0, type.indexOf('/')) + "/*")) {
      return 1;
    }
    return range.equals("*/*") ? 0 : -1;
  }

  private static double weight(String[] parts) {
    for (int i = 1; i < parts.length; i++) {
      Optional<String> weight = weight(parts[i].strip().toLowerCase(Locale.ROOT));
      if (weight.isPresent()) {
        return Double.parseDouble(weight.get());
      }
    }
    return 1;
  }

  private static Optional<String> weight(String parameter) {
    return Optional.of(parameter)
        .filter(text -> text.matches("q=(0(\\.[0-9]{0,3})?|1(\\.0{0,3})?)"))
        .map(q -> q.substring(2));
  }
}
