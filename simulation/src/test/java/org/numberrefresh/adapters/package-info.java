/** The adapters on the tables and queues of template.yaml, held to the contracts of their ports. */
package org.numberrefresh.adapters;
