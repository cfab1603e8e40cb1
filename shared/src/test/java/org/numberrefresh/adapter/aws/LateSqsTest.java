package org.numberrefresh.adapter.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Calls of the late client of queues. The SDK's interface answers a call that is not overridden by an exception. */
class LateSqsTest {

  private final List<String> reached = new ArrayList<>();
  private int made;

  private final SqsClient late =
      new LateSqs(
          () -> {
            made++;
            return (SqsClient)
                Proxy.newProxyInstance(
                    getClass().getClassLoader(),
                    new Class<?>[] {SqsClient.class},
                    (proxy, method, arguments) -> {
                      reached.add(method.getName());
                      return null;
                    });
          });

  /** The names of the calls that the adapters make. */
  private static Set<String> calls() {
    JavaClasses adapters =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.numberrefresh.adapter");
    return adapters.stream()
        .filter(type -> !type.isEquivalentTo(LateSqs.class))
        .flatMap(type -> type.getMethodCallsFromSelf().stream())
        .filter(call -> call.getTargetOwner().isAssignableTo(SqsClient.class))
        .map(call -> call.getTarget().getName())
        .filter(name -> !name.equals("close") && !name.equals("builder"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Method taking(String name) {
    return Arrays.stream(SqsClient.class.getMethods())
        .filter(method -> method.getName().equals(name))
        .filter(method -> SdkRequest.class.isAssignableFrom(method.getParameterTypes()[0]))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void every_call_that_adapters_make_reaches_the_client() throws ReflectiveOperationException {
    Set<String> calls = calls();
    assertTrue(calls.contains("sendMessageBatch"), calls::toString);
    for (String name : calls) {
      Method call = taking(name);
      Object builder = call.getParameterTypes()[0].getMethod("builder").invoke(null);
      Method build = builder.getClass().getMethod("build");
      build.setAccessible(true);
      call.invoke(late, build.invoke(builder));
    }
    assertEquals(List.copyOf(calls), reached);
    assertEquals(1, made);
  }

  @Test
  void a_client_that_is_not_called_is_not_made() {
    late.close();
    assertEquals(0, made);
    assertEquals(List.of(), reached);
  }
}
