package org.numberrefresh.store;

import org.numberrefresh.access.Clients;
import org.numberrefresh.app.Apps;
import org.numberrefresh.batch.Batches;
import org.numberrefresh.carrier.Carriers;
import org.numberrefresh.limit.Standings;
import org.numberrefresh.number.Numbers;
import org.numberrefresh.order.Orders;
import org.numberrefresh.rekey.Rekeyings;

/**
 * All that is stored.
 *
 * @param numbers numbers by token
 * @param batches batches by part
 * @param orders orders
 * @param apps apps
 * @param carriers carriers and number ranges
 * @param clients which party a client speaks for
 * @param standings how apps may be called at present
 * @param rekeyings how far a change of the keys is
 */
public record Stores(
    Numbers numbers,
    Batches batches,
    Orders orders,
    Apps apps,
    Carriers carriers,
    Clients clients,
    Standings standings,
    Rekeyings rekeyings) {}
