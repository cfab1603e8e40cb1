package org.numberrefresh.adapter.wiring;

import java.util.Optional;
import org.numberrefresh.adapter.app.HttpAppCalls;
import org.numberrefresh.adapter.app.HttpEndpointCheck;
import org.numberrefresh.adapter.app.HttpEndpointTrial;
import org.numberrefresh.adapter.app.HttpSinkCalls;
import org.numberrefresh.adapter.app.SecurityEvents;
import org.numberrefresh.adapter.app.TrialCalls;
import org.numberrefresh.adapter.aws.Platform;
import org.numberrefresh.adapter.certificate.SignedCertificates;
import org.numberrefresh.adapter.dynamo.DynamoStores;
import org.numberrefresh.adapter.http.EndpointRules;
import org.numberrefresh.adapter.http.HttpAppCaller;
import org.numberrefresh.adapter.jwt.JwsCertificateSigner;
import org.numberrefresh.adapter.jwt.JwsEventSigner;
import org.numberrefresh.adapter.sqs.SqsQueues;
import org.numberrefresh.domain.call.AppCalls;
import org.numberrefresh.domain.call.EndpointCheck;
import org.numberrefresh.domain.call.EndpointTrial;
import org.numberrefresh.domain.certificate.CertificateTokens;
import org.numberrefresh.domain.core.Core;
import org.numberrefresh.domain.jws.JwsKeys;
import org.numberrefresh.domain.jws.JwsSigning;
import org.numberrefresh.domain.jws.JwsUse;
import org.numberrefresh.domain.jws.PublishedKeys;
import org.numberrefresh.domain.key.KeyRing;
import org.numberrefresh.domain.key.KeySource;
import org.numberrefresh.domain.key.Keys;
import org.numberrefresh.domain.sink.SinkCalls;
import org.numberrefresh.domain.watch.RunWatch;

/** Puts the adapters of a platform behind the domain's ports. */
public final class Wiring {

  private Wiring() {}

  /** Scheme and host of a platform's public URL; empty if it has none. */
  public static Optional<String> issuer(Platform platform) {
    return Optional.of(platform.environment().getOrDefault("PUBLIC_URL", "")).filter(url -> !url.isEmpty());
  }

  /** The calls that a platform makes to apps; the environment variable {@code RESULTS_URL} takes later answers. */
  public static AppCalls appCalls(Platform platform, Core core) {
    return new HttpAppCalls(
        core,
        new HttpAppCaller(new EndpointRules(platform.reach())),
        platform.required("RESULTS_URL"),
        events(platform, core));
  }

  /** The check that a platform makes of endpoints. */
  public static EndpointCheck endpointCheck(Platform platform, Core core) {
    return new HttpEndpointCheck(
        new HttpAppCaller(new EndpointRules(platform.reach())), events(platform, core), core.clock(), core.random());
  }

  /** The sample calls that a platform makes; the environment variable {@code RESULTS_URL} takes later answers. */
  public static EndpointTrial endpointTrial(Platform platform, Core core) {
    var calls =
        new TrialCalls(
            core.keys().digests(),
            platform.required("RESULTS_URL"),
            Optional.of(events(platform, core)),
            core.clock(),
            core.random());
    var caller = new HttpAppCaller(new EndpointRules(platform.reach()));
    return new HttpEndpointTrial(caller, calls, core.clock(), core.random());
  }

  /** The calls that a platform makes to sinks. */
  public static SinkCalls sinkCalls(Platform platform, Core core) {
    return new HttpSinkCalls(new HttpAppCaller(new EndpointRules(platform.reach())), core.clock(), core.random());
  }

  /** The security events that a platform sends. It reads the key and loads the signer with the first event. */
  private static SecurityEvents events(Platform platform, Core core) {
    var signing =
        new JwsSigning(
            JwsUse.SECURITY_EVENTS,
            jwsKeys(platform, core, JwsUse.SECURITY_EVENTS),
            () -> new JwsEventSigner(platform.random()),
            platform.clock());
    return new SecurityEvents(signing, issuer(platform).orElse("-"), platform.clock());
  }

  /** The public keys of one use of signatures. */
  public static PublishedKeys publishedKeys(Platform platform, Core core, JwsUse use) {
    return new PublishedKeys(jwsKeys(platform, core, use), platform.clock());
  }

  /** The keys of one use of signatures. */
  public static JwsKeys jwsKeys(Platform platform, Core core, JwsUse use) {
    return DynamoStores.jwsKeys(platform, core.keys().sealer(), use);
  }

  /** The certificates of a platform. They read a key and load the signer with the first one. */
  public static CertificateTokens certificates(Platform platform, Core core) {
    JwsKeys keys = jwsKeys(platform, core, JwsUse.CERTIFICATES);
    var signing =
        new JwsSigning(JwsUse.CERTIFICATES, keys, () -> new JwsCertificateSigner(platform.random()), platform.clock());
    return new SignedCertificates(signing, keys, issuer(platform), platform.clock());
  }

  /** The ring of a platform's keys; the environment variable {@code KEYS_SECRET} names their secret. */
  public static KeyRing keyRing(Platform platform) {
    Platform.Secrets secrets = platform.secrets();
    String id = platform.required("KEYS_SECRET");
    return new KeyRing(
        new KeySource() {
          @Override
          public String read() {
            return secrets.value(id);
          }

          @Override
          public boolean replace(String read, String next) {
            return secrets.replace(id, read, next);
          }
        },
        platform.clock());
  }

  /** The core of a function that runs on a platform and that nobody watches. */
  public static Core core(Platform platform) {
    return core(platform, RunWatch.NONE);
  }

  /** The core of a function that runs on a platform. */
  public static Core core(Platform platform, RunWatch watch) {
    Keys keys = Keys.of(keyRing(platform), platform.random());
    return new Core(
        DynamoStores.of(platform, keys.sealer()),
        new SqsQueues(platform),
        keys,
        platform.clock(),
        platform.random(),
        watch);
  }
}
