/** The AWS clients, secrets and clock that a function runs on. */
package org.numberrefresh.adapter.aws;
