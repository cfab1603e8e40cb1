/**
 * Brings the template to life in one JVM: HTTP front, authorizer, queue pollers, scheduler and token endpoint around
 * the same handlers that run on Lambda.
 */
package org.numberrefresh.stack;
