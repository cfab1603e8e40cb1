/** App providers try their endpoints: the checks, and what each of them found. Start at {@link TryEndpoint}. */
package org.numberrefresh.usecase.trial;
