/** The stores on DynamoDB: one class a port, one a kind of item. */
package org.numberrefresh.adapter.dynamo;
