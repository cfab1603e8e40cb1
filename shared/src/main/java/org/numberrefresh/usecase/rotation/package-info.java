/** Changes the keys of tokens and seals while everything runs. Start at {@link Rekeying}. */
package org.numberrefresh.usecase.rotation;
