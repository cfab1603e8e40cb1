package org.numberrefresh.simulation.runtime;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.utilslite.SdkInternalThreadLocal;

/**
 * A function in Lambda's Java runtime: a JVM with the runtime client alone on its class path, the options of the
 * managed runtime, and Lambda's variables. The client loads the function from its folder, as it does on Lambda.
 */
public final class FunctionProcess implements AutoCloseable {

  /** Options of the managed runtime for its JVM. It has an archive of the JDK's classes too, which every JDK ships. */
  private static final List<String> OPTIONS =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac",
          "-Djava.net.preferIPv4Stack=true");

  private final RuntimeApi api;
  private final Process process;
  private final Path output;
  private final CompletableFuture<Void> ended;

  /**
   * A function to start.
   *
   * @param handler its handler, as the template names it
   * @param folder its classes, and its jars in {@code lib}
   * @param timeout the longest time of an event
   * @param memoryMegabytes its memory
   * @param variables its variables beside those that every function has
   * @param options further options of its JVM
   */
  public record Deployed(
      String handler,
      Path folder,
      Duration timeout,
      int memoryMegabytes,
      Map<String, String> variables,
      List<String> options) {
    public Deployed {
      variables = Map.copyOf(variables);
      options = List.copyOf(options);
    }
  }

  /** The way in which a function starts. */
  public enum Start {
    /** In a process of its own. */
    ON_DEMAND("on-demand"),
    /** From a snapshot that was taken after its hooks had run. */
    SNAP_START("snap-start");

    private final String type;

    Start(String type) {
      this.type = type;
    }
  }

  private FunctionProcess(RuntimeApi api, Process process, Path output) {
    this.api = api;
    this.process = process;
    this.output = output;
    this.ended = process.onExit().thenAccept(gone -> api.ended(gone.exitValue()));
  }

  /** Starts a function; it is ready when {@link #ready} returns. */
  public static FunctionProcess start(Deployed function, Start start) throws IOException {
    RuntimeApi api = RuntimeApi.open(function.timeout());
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(OPTIONS);
    command.add("-Xmx" + function.memoryMegabytes() * 85 / 100 + "m");
    command.addAll(function.options());
    command.addAll(List.of("-cp", runtime(), AWSLambda.class.getName(), function.handler()));
    Path output = Files.createTempFile("function", ".log");
    var builder = new ProcessBuilder(command).directory(function.folder().toFile());
    builder.redirectErrorStream(true).redirectOutput(output.toFile());
    Map<String, String> environment = builder.environment();
    environment.clear();
    environment.putAll(function.variables());
    environment.put("AWS_LAMBDA_RUNTIME_API", api.address());
    environment.put("_HANDLER", function.handler());
    environment.put("LAMBDA_TASK_ROOT", function.folder().toString());
    environment.put("AWS_LAMBDA_INITIALIZATION_TYPE", start.type);
    environment.put("AWS_LAMBDA_FUNCTION_NAME", "number-refresh");
    environment.put("AWS_LAMBDA_FUNCTION_VERSION", "1");
    environment.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", String.valueOf(function.memoryMegabytes()));
    environment.put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/number-refresh");
    environment.put("AWS_LAMBDA_LOG_STREAM_NAME", "1");
    return new FunctionProcess(api, builder.start(), output);
  }

  /** True where the runtime client has a library of this machine's kind. It has no other way to speak. */
  public static boolean runsHere() {
    return System.getProperty("os.name").equals("Linux")
        && List.of("amd64", "aarch64").contains(System.getProperty("os.arch"));
  }

  /** The jars that Lambda puts before every function. */
  private static String runtime() {
    return Stream.of(AWSLambda.class, Context.class, PojoSerializer.class, SdkInternalThreadLocal.class)
        .map(type -> Path.of(URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString())))
        .map(Path::toString)
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** Waits until the function asks for an event. */
  public void ready() throws InterruptedException {
    expect(RuntimeApi.Idle.class);
  }

  /** Waits until its hooks have run and a snapshot may be taken. */
  public void checkpoint() throws InterruptedException {
    expect(RuntimeApi.Snapshot.class);
  }

  /** Lets it go on from a snapshot, and waits until it asks for an event. */
  public void restore() throws InterruptedException {
    api.hand(new byte[0]);
    ready();
  }

  /** Hands it an event, and waits for its answer and until it asks for the next. */
  public byte[] invoke(byte[] event) throws InterruptedException {
    api.hand(event);
    byte[] answer = expect(RuntimeApi.Answer.class).body().getBytes(StandardCharsets.UTF_8);
    ready();
    return answer;
  }

  private <W extends RuntimeApi.Word> W expect(Class<W> wanted) throws InterruptedException {
    RuntimeApi.Word word = api.next();
    if (wanted.isInstance(word)) {
      return wanted.cast(word);
    }
    throw new IllegalStateException("The function should come to " + wanted.getSimpleName() + ": " + word + output());
  }

  /** The processor time that it has used, to a hundredth of a second. */
  public Duration processorTime() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** The id of its process. */
  public long pid() {
    return process.pid();
  }

  /** The lines that it has printed. */
  public String output() {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      return "";
    }
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    ended.join();
    api.close();
    Files.deleteIfExists(output);
  }
}
