package org.numberrefresh.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.numberrefresh.simulation.runtime.DeployedFunctions;
import org.numberrefresh.simulation.runtime.FunctionProcess;
import org.numberrefresh.simulation.runtime.FunctionProcess.Deployed;
import org.numberrefresh.simulation.runtime.FunctionProcess.Start;
import org.numberrefresh.simulation.serve.Home;
import org.numberrefresh.stack.template.FunctionSpec;

/** Starts functions, each in its own process, and reads their processor time whenever they wait for something. */
final class Starts {

  static final String AUTHORIZE = "AuthorizeFunction";

  private final DeployedFunctions deployed;
  private final PlayedIssuer issuer;

  /**
   * A function and the event of its first call.
   *
   * @param name its name in the report
   */
  record Subject(String name, Deployed function, String event) {}

  /**
   * The figures of a function, in seconds of processor time.
   *
   * @param init from the start of its JVM until it asks for an event
   * @param call its first call
   * @param hooks as init, and what it does before a snapshot
   * @param restored from the restore to the end of the first call
   * @param classes the classes that are loaded then
   * @param bytes the bytes of its package
   */
  record Measured(
      String name,
      Figures init,
      Figures call,
      Figures both,
      Figures hooks,
      Figures restored,
      long classes,
      long bytes) {}

  Starts(DeployedFunctions deployed, PlayedIssuer issuer) {
    this.deployed = deployed;
    this.issuer = issuer;
  }

  /** Registers the app whose client the tokens name. */
  void prepare() throws IOException, InterruptedException {
    onDemand(own("RegistryFunction"));
  }

  /** A function of ours with its sample event; the authorizer's has a token that is good. */
  Subject own(String name) throws IOException {
    FunctionSpec spec = deployed.template().function(name);
    return new Subject(
        name, deployed.function(spec.name(), issuer.trusted()), name.equals(AUTHORIZE) ? asked() : sample(name));
  }

  /** A function that somebody else would write, with the variables of our authorizer and its event. */
  Subject peer(PeerBuilds.Built built) throws IOException {
    Deployed ours = deployed.function(AUTHORIZE, issuer.trusted());
    Map<String, String> variables = new HashMap<>(ours.variables());
    variables.put("TOKEN_AUDIENCE", PlayedIssuer.AUDIENCE);
    return new Subject(
        built.name(),
        new Deployed(
            built.handler(), built.folder(), ours.timeout(), ours.memoryMegabytes(), variables, ours.options()),
        asked());
  }

  private String asked() throws IOException {
    return sample(AUTHORIZE).replace("a-token-that-no-issuer-signed", issuer.token("chat-client"));
  }

  private static String sample(String name) throws IOException {
    String file = name.substring(0, name.length() - "Function".length()).toLowerCase(Locale.ROOT) + ".json";
    return Files.readString(Home.find().resolve("events").resolve(file));
  }

  Measured measure(Subject subject, int processes) throws IOException, InterruptedException {
    var init = new ArrayList<Double>();
    var call = new ArrayList<Double>();
    var both = new ArrayList<Double>();
    var hooks = new ArrayList<Double>();
    var restored = new ArrayList<Double>();
    for (int i = 0; i < processes; i++) {
      double[] cold = onDemand(subject);
      init.add(cold[0]);
      call.add(cold[1]);
      both.add(cold[0] + cold[1]);
      double[] warm = fromSnapshot(subject);
      hooks.add(warm[0]);
      restored.add(warm[1]);
    }
    return new Measured(
        subject.name(),
        new Figures(init),
        new Figures(call),
        new Figures(both),
        new Figures(hooks),
        new Figures(restored),
        classes(subject),
        bytes(subject.function().folder()));
  }

  private static double[] onDemand(Subject subject) throws IOException, InterruptedException {
    try (var process = FunctionProcess.start(subject.function(), Start.ON_DEMAND)) {
      process.ready();
      double ready = seconds(process.processorTime());
      process.invoke(subject.event().getBytes(StandardCharsets.UTF_8));
      return new double[] {ready, seconds(process.processorTime()) - ready};
    }
  }

  private static double[] fromSnapshot(Subject subject) throws IOException, InterruptedException {
    try (var process = FunctionProcess.start(subject.function(), Start.SNAP_START)) {
      process.checkpoint();
      double primed = seconds(process.processorTime());
      process.restore();
      process.invoke(subject.event().getBytes(StandardCharsets.UTF_8));
      return new double[] {primed, seconds(process.processorTime()) - primed};
    }
  }

  private static double seconds(Duration time) {
    return time.toNanos() / 1e9;
  }

  /** Counted in a process of its own: to write their names takes time. */
  private static long classes(Subject subject) throws IOException, InterruptedException {
    Path log = Files.createTempFile("classes", ".log");
    List<String> options = new ArrayList<>(subject.function().options());
    options.add("-Xlog:class+load=info:file=" + log + ":none");
    Deployed told = subject.function();
    var logged =
        new Deployed(told.handler(), told.folder(), told.timeout(), told.memoryMegabytes(), told.variables(), options);
    try {
      onDemand(new Subject(subject.name(), logged, subject.event()));
      try (Stream<String> lines = Files.lines(log)) {
        return lines.filter(line -> line.contains(" source: ")).count();
      }
    } finally {
      Files.deleteIfExists(log);
    }
  }

  private static long bytes(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.map(Path::toFile).filter(java.io.File::isFile).mapToLong(java.io.File::length).sum();
    }
  }
}
