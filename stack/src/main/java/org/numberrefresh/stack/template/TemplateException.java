package org.numberrefresh.stack.template;

/**
 * The template says something that the local stack cannot do, or that makes no sense. Names the place and the remedy.
 */
public final class TemplateException extends RuntimeException {

  TemplateException(String where, String problem) {
    super(where + ": " + problem);
  }
}
