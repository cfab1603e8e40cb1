package org.numberrefresh.domain.app;

/**
 * The last change of an app's part that carriers are told of: that it begins to take part, or that it ends to. It is
 * stored first and told then, so that every carrier is told the same.
 *
 * @param number the count of such changes
 * @param covered true if it began to take part
 * @param told true once every carrier's feed has it
 */
public record CoverageNews(long number, boolean covered, boolean told) {

  /** The news of an app that never took part. */
  public static final CoverageNews NONE = new CoverageNews(0, false, true);

  /** The news of an app that took part before carriers were told of such changes. */
  public static final CoverageNews TAKES_PART = new CoverageNews(0, true, true);

  /** The next change, of which nobody was told yet. */
  public CoverageNews turned() {
    return new CoverageNews(number + 1, !covered, false);
  }

  /** This change after every carrier was told. */
  public CoverageNews toldToAll() {
    return new CoverageNews(number, covered, true);
  }

  /** True if an app's part has changed since. An app ends to take part only by its settings. */
  public boolean isOld(App app) {
    return told && covered != (covered ? app.profile().covered() : app.takesNumbers());
  }
}
