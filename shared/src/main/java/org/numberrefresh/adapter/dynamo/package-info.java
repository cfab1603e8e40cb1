/** Stores on DynamoDB: one class for each port, and one for each kind of item. Start at {@link DynamoStores}. */
package org.numberrefresh.adapter.dynamo;
