package org.numberrefresh.stack.template;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Evaluates a template's intrinsic functions. */
final class Intrinsics {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(!?)([^}]*)}");

  /** Stands for {@code AWS::NoValue}: a property with this value is left out. */
  private static final Object NO_VALUE = new Object();

  /** Resolves the names that intrinsics refer to. */
  interface Names {
    /** The value of {@code Ref}. */
    Object ref(String where, String name);

    /** The value of {@code Fn::GetAtt}. */
    String attribute(String where, String resource, String attribute);

    /** True if a condition holds. */
    boolean condition(String where, String name);
  }

  private final Names names;

  Intrinsics(Names names) {
    this.names = names;
  }

  /** A value with everything in it evaluated. */
  Object resolve(String where, Object node) {
    return switch (node) {
      case Map<?, ?> map when isIntrinsic(map) -> {
        Map.Entry<?, ?> only = map.entrySet().iterator().next();
        yield call(where, (String) only.getKey(), only.getValue());
      }
      case Map<?, ?> map -> {
        Map<String, Object> result = new LinkedHashMap<>();
        map.forEach((key, value) -> put(result, (String) key, resolve(where + "." + key, value)));
        yield result;
      }
      case List<?> list -> {
        List<Object> result = new ArrayList<>();
        for (Object item : list) {
          Object value = resolve(where, item);
          if (value != NO_VALUE) {
            result.add(value);
          }
        }
        yield result;
      }
      default -> node;
    };
  }

  private static void put(Map<String, Object> result, String key, Object value) {
    if (value != NO_VALUE) {
      result.put(key, value);
    }
  }

  private static boolean isIntrinsic(Map<?, ?> map) {
    if (map.size() != 1) {
      return false;
    }
    String key = (String) map.keySet().iterator().next();
    return key.equals("Ref") || key.equals("Condition") || key.startsWith("Fn::");
  }

  private Object call(String where, String function, Object argument) {
    return switch (function) {
      case "Ref" -> argument.equals("AWS::NoValue") ? NO_VALUE : names.ref(where, (String) argument);
      case "Fn::GetAtt" -> attribute(where, argument);
      case "Fn::Sub" -> sub(where, argument);
      case "Fn::Join" -> join(where, list(where, function, argument, 2));
      case "Fn::Select" -> select(where, list(where, function, argument, 2));
      case "Fn::If" -> {
        List<?> parts = list(where, function, argument, 3);
        yield resolve(where, names.condition(where, (String) parts.get(0)) ? parts.get(1) : parts.get(2));
      }
      case "Condition" -> names.condition(where, (String) argument);
      case "Fn::Equals" -> {
        List<?> parts = list(where, function, argument, 2);
        yield text(where, parts.get(0)).equals(text(where, parts.get(1)));
      }
      case "Fn::Not" -> !truth(where, list(where, function, argument, 1).getFirst());
      case "Fn::And" -> ((List<?>) argument).stream().allMatch(part -> truth(where, part));
      case "Fn::Or" -> ((List<?>) argument).stream().anyMatch(part -> truth(where, part));
      default ->
          throw new TemplateException(
              where, "the function " + function + " is not understood by the local stack. Add it to Intrinsics.");
    };
  }

  boolean truth(String where, Object node) {
    return resolve(where, node) instanceof Boolean value ? value : false;
  }

  String text(String where, Object node) {
    Object value = resolve(where, node);
    if (value instanceof Map || value instanceof List) {
      throw new TemplateException(where, "must be a single value.");
    }
    return value.toString();
  }

  private String attribute(String where, Object argument) {
    List<?> parts = list(where, "Fn::GetAtt", argument, 2);
    return names.attribute(where, (String) parts.get(0), (String) parts.get(1));
  }

  private String sub(String where, Object argument) {
    if (argument instanceof List<?> parts) {
      Map<?, ?> local = (Map<?, ?>) parts.get(1);
      return substitute(where, (String) parts.get(0), local);
    }
    return substitute(where, (String) argument, Map.of());
  }

  private String substitute(String where, String text, Map<?, ?> local) {
    return PLACEHOLDER
        .matcher(text)
        .replaceAll(match -> Matcher.quoteReplacement(placeholder(where, match.group(1), match.group(2), local)));
  }

  private String placeholder(String where, String literal, String name, Map<?, ?> local) {
    if (!literal.isEmpty()) {
      return "${" + name + "}";
    }
    if (local.containsKey(name)) {
      return text(where, local.get(name));
    }
    int dot = name.indexOf('.');
    return dot < 0
        ? names.ref(where, name).toString()
        : names.attribute(where, name.substring(0, dot), name.substring(dot + 1));
  }

  private String join(String where, List<?> parts) {
    Object items = resolve(where, parts.get(1));
    return ((List<?>) items).stream().map(Object::toString).collect(Collectors.joining(text(where, parts.get(0))));
  }

  private Object select(String where, List<?> parts) {
    List<?> items =
        resolve(where, parts.get(1)) instanceof List<?> list
            ? list
            : Arrays.asList(text(where, parts.get(1)).split(",", -1));
    return items.get(Integer.parseInt(text(where, parts.get(0))));
  }

  private static List<?> list(String where, String function, Object argument, int size) {
    if (argument instanceof List<?> list && list.size() == size) {
      return list;
    }
    throw new TemplateException(where, function + " takes a list of " + size + ".");
  }
}
