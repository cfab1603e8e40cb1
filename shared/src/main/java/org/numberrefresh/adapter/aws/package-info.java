/** AWS clients, secrets, time and chance that a function runs on. Start at {@link Platform}. */
package org.numberrefresh.adapter.aws;
