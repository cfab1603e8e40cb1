/** JSON Web Tokens: checks access tokens, signs security events. Start at {@link AccessTokens}. */
package org.numberrefresh.adapter.jwt;
