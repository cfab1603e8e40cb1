package org.numberrefresh.function.api;

import java.util.function.Function;
import org.numberrefresh.domain.access.Scope;

/**
 * What a route does, and what it takes to use it.
 *
 * @param scope the scope that its caller's token must have
 * @param action what it does
 */
public record Route(Scope scope, Function<Request, Reply> action) {}
