package org.numberrefresh.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.numberrefresh.bench.naive.Naive;
import org.numberrefresh.bench.sink.AppSink;
import org.numberrefresh.simulation.session.StackMemory;

/** The naive system in a process of its own, and its stores in another. */
final class NaiveDesign implements Design {

  /** Its workers have as much memory as most of our functions. */
  private static final double GIGABYTES = 1;

  /** The interface and its authorizer: two functions for each call. */
  private static final int RUNS_A_CALL = 2;

  private final Process process;
  private final BufferedReader answers;
  private final Writer commands;

  private NaiveDesign(Process process) throws IOException {
    this.process = process;
    this.answers = process.inputReader();
    this.commands = process.outputWriter();
    answer();
  }

  /** Starts it with apps at a sink. The apps take one number a call, whatever they could take. */
  static NaiveDesign start(MeasuredApps apps, AppSink sink) throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> argument.matches("(-X|--|-D).*"))
        .forEach(command::add);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Naive.class.getName()));
    command.add(sink.endpoint("").toString());
    command.addAll(List.of(Integer.toString(apps.count()), Integer.toString(apps.concurrency())));
    Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    try {
      return new NaiveDesign(process);
    } catch (IOException e) {
      process.destroy();
      throw e;
    }
  }

  private JsonNode answer() throws IOException {
    String line = answers.readLine();
    if (line == null) {
      throw new IOException("the naive system ended");
    }
    return new ObjectMapper().readTree(line);
  }

  private JsonNode ask(String command) throws IOException {
    commands.write(command + "\n");
    commands.flush();
    return answer();
  }

  @Override
  public void submit(long from, int numbers) throws IOException {
    ask("submit " + from + " " + numbers);
  }

  @Override
  public boolean settled() throws IOException {
    return ask("used").path("settled").asBoolean();
  }

  @Override
  public Usage used() throws IOException {
    JsonNode used = ask("used");
    double runs = used.path("runs").asDouble() + RUNS_A_CALL * used.path("orders").asDouble();
    return new Usage(
        used.path("writeUnits").asDouble(),
        used.path("readUnits").asDouble(),
        used.path("queueRequests").asDouble(),
        used.path("cpuMillis").asDouble(),
        used.path("storesCpuMillis").asDouble(),
        GIGABYTES * runs,
        runs,
        used.path("orders").asDouble(),
        used.path("logBytes").asDouble());
  }

  @Override
  public long peakMegabytes() {
    return StackMemory.peak(process.toHandle()).orElse(0);
  }

  @Override
  public void close() throws IOException {
    commands.close();
    process.onExit().join();
  }
}
