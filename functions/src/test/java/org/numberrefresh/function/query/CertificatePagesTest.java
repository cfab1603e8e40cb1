package org.numberrefresh.function.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nayuki.qrcodegen.QrCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.numberrefresh.domain.certificate.Certificate;
import org.numberrefresh.domain.certificate.CertificateTokens;
import org.numberrefresh.domain.certificate.Statement;
import org.numberrefresh.fake.FakeJwsKeys;
import org.numberrefresh.fake.SeededRandom;
import org.numberrefresh.fake.TestNumbers;
import org.numberrefresh.fake.TickingClock;
import org.numberrefresh.function.api.Language;
import org.numberrefresh.json.Json;
import org.numberrefresh.usecase.certificate.IssueCertificates.Issued;

/** The page that is printed, and the page that verifies what is printed. */
class CertificatePagesTest {

  private final TickingClock clock = new TickingClock();
  private final FakeJwsKeys keys = new FakeJwsKeys();
  private final CertificateTokens tokens = keys.certificates(clock, new SeededRandom(1));

  private Issued issued() {
    var statement =
        new Statement(
            TestNumbers.number(0),
            Optional.of(LocalDate.parse("2026-01-05")),
            LocalDate.parse("2026-04-10"),
            true,
            LocalDate.parse("2026-07-01"));
    var certificate = new Certificate(statement, clock.instant().truncatedTo(ChronoUnit.SECONDS));
    return new Issued(certificate, tokens.sign(certificate));
  }

  private String verifier() {
    ObjectNode set = Json.object();
    var all = set.putArray("keys");
    keys.published().forEach(key -> all.add(Json.own(key)));
    return VerifierPage.of(set, LocalDate.parse("2026-11-02")).text();
  }

  /** The addresses that a page would load or open: the namespace of SVG is a name only. */
  private static void standsAlone(String page) {
    String rest = page.replace("http://www.w3.org/2000/svg", "");
    for (String way : List.of("http:", "https:", "src=", "href=", "url(", "@import", "fetch(", "XMLHttpRequest")) {
      assertFalse(rest.contains(way), way);
    }
    assertTrue(page.contains("default-src 'none'"));
    assertFalse(page.contains("-hash}"));
  }

  @ParameterizedTest
  @EnumSource
  void the_printed_page_says_everything_in_both_languages_and_stands_alone(Language first) {
    Issued issued = issued();
    String page = CertificatePage.of(issued, first);
    standsAlone(page);
    assertFalse(page.contains("<script") || page.contains("style=") || page.contains("{token}"));
    for (String value :
        List.of(
            TestNumbers.text(0), "2026-01-05", "2026年1月5日", "2026年4月5日", "2026-07-01", "2026-12-02", issued.token())) {
      assertTrue(page.contains(value), value);
    }
    assertEquals(first == Language.CHINESE, page.indexOf("号码焕新证明</h1>") < page.indexOf("Certificate of"), page);
    assertTrue(page.startsWith("<!doctype html>\n<html lang=\"" + first.tag() + "\">"));
  }

  @Test
  void what_is_not_known_has_no_row() {
    Statement whole = issued().certificate().statement();
    var statement =
        new Statement(
            whole.phoneNumber(), Optional.empty(), whole.refreshedOn(), whole.withResidue(), whole.heldSince());
    var issued = new Issued(new Certificate(statement, issued().certificate().issuedAt()), "a.b.c");
    assertFalse(CertificatePage.of(issued, Language.ENGLISH).contains("冷冻期"));
  }

  /** The rectangles of the path are the modules of the code, no more and no fewer. */
  @Test
  void the_drawing_is_the_code_of_the_text() {
    String text = issued().token();
    QrCode code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
    var dark = new boolean[code.size + 8][code.size + 8];
    Matcher run = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-(\\d+)z").matcher(QrSvg.of(text, "label"));
    while (run.find()) {
      for (int i = 0; i < Integer.parseInt(run.group(3)); i++) {
        dark[Integer.parseInt(run.group(2))][Integer.parseInt(run.group(1)) + i] = true;
      }
    }
    for (int y = 0; y < dark.length; y++) {
      for (int x = 0; x < dark.length; x++) {
        assertEquals(code.getModule(x - 4, y - 4), dark[y][x], x + " " + y);
      }
    }
    assertTrue(code.version <= 19, () -> "version " + code.version);
  }

  @Test
  void the_code_opens_nothing() {
    assertFalse(issued().token().contains(":") || issued().token().contains("/"));
  }

  @Test
  void the_verifier_stands_alone_and_names_its_own_script() throws Exception {
    issued();
    String page = verifier();
    standsAlone(page);
    String script = script(page);
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
    String hash = Base64.getEncoder().encodeToString(digest);
    assertTrue(page.contains("script-src 'sha256-" + hash + "'"));
  }

  private static String script(String page) {
    return page.substring(page.indexOf("<script>") + 8, page.lastIndexOf("</script>"));
  }

  private static String keySet(String page) {
    int from = page.indexOf("id=\"keys\">") + 10;
    return page.substring(from, page.indexOf("</script>", from));
  }

  /** The page's own code runs in Node, whose WebCrypto is that of browsers. */
  @Test
  void the_verifier_tells_genuine_forged_unknown_and_old_ones_apart(@TempDir Path folder) throws Exception {
    assumeTrue(hasWebCrypto(), "Node 20 is not installed: the page's code was not run.");
    String old = issued().token();
    clock.advance(Duration.ofDays(89));
    issued();
    clock.advance(Duration.ofDays(2));
    String token = issued().token();
    String[] parts = token.split("\\.");
    String foreign = new FakeJwsKeys().certificates(clock, new SeededRandom(2)).sign(issued().certificate());
    List<String> shown =
        List.of(
            token,
            "  " + token + "\n",
            old,
            parts[0] + "." + old.split("\\.")[1] + "." + parts[2],
            old.split("\\.")[0] + "." + parts[1] + "." + parts[2],
            foreign,
            parts[0] + "." + parts[1] + ".",
            "a.b.c",
            "",
            token.replaceFirst("\\.[^.]*$", ""));
    assertEquals(
        List.of(
            "VALID",
            "VALID",
            "EXPIRED",
            "FORGED",
            "FORGED",
            "UNKNOWN_KEY",
            "MALFORMED",
            "MALFORMED",
            "MALFORMED",
            "MALFORMED"),
        inNode(folder, shown));
  }

  private static boolean hasWebCrypto() {
    try {
      return new ProcessBuilder("node", "-e", "process.exit(globalThis.crypto?.subtle ? 0 : 1)").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private List<String> inNode(Path folder, List<String> shown) throws Exception {
    String page = verifier();
    ObjectNode given = Json.object().put("now", clock.instant().getEpochSecond());
    given.set("keys", Json.own(keySet(page)));
    var texts = given.putArray("shown");
    shown.forEach(texts::add);
    String run =
        "\n(async () => { const given = "
            + Json.text(given)
            + "; const found = []; for (const one of given.shown) {"
            + " found.push((await verifyCertificate(one, given.keys, given.now)).result); }"
            + " console.log(JSON.stringify(found)); })();";
    Path file = Files.writeString(folder.resolve("verifier.cjs"), script(page) + run);
    Process node = new ProcessBuilder("node", file.toString()).redirectErrorStream(true).start();
    String said = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(node.waitFor(1, TimeUnit.MINUTES) && node.exitValue() == 0, said);
    var results = new ArrayList<String>();
    for (JsonNode result : Json.own(said)) {
      results.add(result.textValue());
    }
    return results;
  }
}
