package org.numberrefresh.function.query;

import io.nayuki.qrcodegen.QrCode;

/** QR codes as inline SVG: one path, so that a page needs no picture. */
final class QrSvg {

  /** The white border that the standard asks for, in modules. */
  private static final int QUIET = 4;

  private QrSvg() {}

  /**
   * Draws a text. Half a dozen stains or folds leave it readable (error correction level M).
   *
   * @param text at most 2,331 characters of ASCII
   * @param label what a screen reader says of it, as HTML
   */
  static String of(String text, String label) {
    QrCode code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
    int side = code.size + 2 * QUIET;
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\" "
            .formatted(side, side, label)
        + "shape-rendering=\"crispEdges\"><rect width=\"100%\" height=\"100%\" fill=\"#fff\"/><path d=\""
        + dark(code)
        + "\" fill=\"#000\"/></svg>";
  }

  /** The dark modules, each run of a row as one rectangle. */
  private static String dark(QrCode code) {
    var path = new StringBuilder();
    for (int y = 0; y < code.size; y++) {
      for (int x = 0; x < code.size; x++) {
        int from = x;
        while (x < code.size && code.getModule(x, y)) {
          x++;
        }
        if (x > from) {
          int run = x - from;
          path.append('M').append(from + QUIET).append(' ').append(y + QUIET);
          path.append('h').append(run).append("v1h-").append(run).append('z');
        }
      }
    }
    return path.toString();
  }
}
