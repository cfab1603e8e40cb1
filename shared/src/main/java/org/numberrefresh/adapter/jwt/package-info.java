/** JSON Web Tokens: checks access tokens, signs security events. */
package org.numberrefresh.adapter.jwt;
