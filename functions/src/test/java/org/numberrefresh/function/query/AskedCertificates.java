package org.numberrefresh.function.query;

import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.numberrefresh.fake.Requests;
import org.numberrefresh.fake.TestNumbers;
import org.numberrefresh.fake.World;
import org.numberrefresh.function.api.Edge;
import org.numberrefresh.function.api.Language;
import org.numberrefresh.problem.Problem;
import org.numberrefresh.usecase.certificate.CertificateRequest;
import org.numberrefresh.usecase.certificate.IssueCertificates;
import org.numberrefresh.usecase.report.NumberReports;
import org.numberrefresh.usecase.report.ReportRequest;

/** The answers to a carrier that asks for certificates. A signature differs each time, so what is signed counts. */
final class AskedCertificates {

  private AskedCertificates() {}

  /** Asks for a certificate of each of the first test numbers, for holders since one time. */
  static Stream<String> of(World world, String carrier, int numbers, String holderSince) {
    var issue = new IssueCertificates(world.core(), world.certificates());
    return IntStream.range(0, numbers)
        .mapToObj(TestNumbers::number)
        .map(
            number -> {
              try {
                return issue
                    .issue(carrier, new CertificateRequest(Optional.of(number), holderSince, Optional.of("proof")))
                    .certificate()
                    .toString();
              } catch (Problem problem) {
                return Edge.problem(problem, Language.ENGLISH).toString();
              }
            });
  }

  /** Reports that all numbers were sold again, and asks for certificates of their new holders. */
  static Stream<String> afterResale(World world, String carrier, int numbers, String resoldAt) {
    var lines =
        TestNumbers.texts(0, numbers).stream()
            .map(number -> Requests.reported(number, "RESOLD", resoldAt))
            .toArray(ReportRequest.Line[]::new);
    new NumberReports(world.core()).take(carrier, Requests.report(lines));
    return of(world, carrier, numbers, resoldAt);
  }
}
