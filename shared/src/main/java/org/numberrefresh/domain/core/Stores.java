package org.numberrefresh.domain.core;

import org.numberrefresh.domain.access.Clients;
import org.numberrefresh.domain.app.Apps;
import org.numberrefresh.domain.batch.Batches;
import org.numberrefresh.domain.carrier.Carriers;
import org.numberrefresh.domain.demand.Demands;
import org.numberrefresh.domain.event.Feeds;
import org.numberrefresh.domain.limit.Standings;
import org.numberrefresh.domain.number.Numbers;
import org.numberrefresh.domain.order.Orders;
import org.numberrefresh.domain.rekey.Rekeyings;
import org.numberrefresh.domain.sink.Sinks;
import org.numberrefresh.domain.statistics.Statistics;

/**
 * The stores, one for each kind of thing.
 *
 * @param numbers numbers by token
 * @param batches batches by part
 * @param orders orders
 * @param apps apps
 * @param carriers carriers and number ranges
 * @param clients the party that each client speaks for
 * @param standings the limits on calls to apps at present
 * @param rekeyings the progress of a change of the keys
 * @param feeds the feeds of carriers
 * @param statistics the counts of settled batches
 * @param demands the demand for apps that do not take part
 * @param sinks the sinks that feeds are pushed to
 */
public record Stores(
    Numbers numbers,
    Batches batches,
    Orders orders,
    Apps apps,
    Carriers carriers,
    Clients clients,
    Standings standings,
    Rekeyings rekeyings,
    Feeds feeds,
    Statistics statistics,
    Demands demands,
    Sinks sinks) {}
