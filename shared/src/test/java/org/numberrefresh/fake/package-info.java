/** Every port in memory, held to the same contract tests as the real adapters. */
package org.numberrefresh.fake;
