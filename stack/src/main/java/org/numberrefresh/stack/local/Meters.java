package org.numberrefresh.stack.local;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.numberrefresh.stack.invoke.LambdaFunction;
import org.numberrefresh.stack.json.StackJson;
import org.numberrefresh.stack.stores.SpendMeter;
import org.numberrefresh.stack.stores.StackStores;

/** The meters of a stack: store units, invocations, processor time and memory. */
public final class Meters {

  private final StackStores stores;
  private final List<LambdaFunction> functions;

  /** Makes the meters of stores and functions. */
  public Meters(StackStores stores, List<LambdaFunction> functions) {
    this.stores = stores;
    this.functions = functions;
  }

  /** Reads them all. */
  public ObjectNode read() {
    SpendMeter.Spent spent = stores.meter().read();
    ObjectNode result =
        StackJson.object()
            .put("writeUnits", spent.writeUnits())
            .put("readUnits", spent.readUnits())
            .put("queueRequests", spent.queueRequests());
    ObjectNode invocations = result.putObject("invocations");
    functions.forEach(function -> invocations.put(function.spec().name(), function.invocations()));
    ObjectNode memory = result.putObject("memoryMegabytes");
    functions.forEach(function -> memory.put(function.spec().name(), function.spec().memoryMegabytes()));
    result.put("cpuMillis", processorTime().toMillis());
    result.put("storesCpuMillis", stores.processorTime().toMillis());
    result.put("heapBytes", ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    resident("self").ifPresent(bytes -> result.put("rssBytes", bytes));
    stores.processId().ifPresent(id -> resident(id.toString()).ifPresent(bytes -> result.put("storesRssBytes", bytes)));
    return result;
  }

  private static Duration processorTime() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
        ? Duration.ofNanos(system.getProcessCpuTime())
        : Duration.ZERO;
  }

  /** A process's resident memory in bytes, on systems that have a proc file system. */
  private static OptionalLong resident(String process) {
    Path status = Path.of("/proc", process, "status");
    if (!Files.isReadable(status)) {
      return OptionalLong.empty();
    }
    try (var lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst();
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }
}
