/** Changes the token keys while everything runs. */
package org.numberrefresh.usecase.rotation;
