package org.numberrefresh.domain.core;

import org.numberrefresh.domain.access.Clients;
import org.numberrefresh.domain.app.Apps;
import org.numberrefresh.domain.batch.Batches;
import org.numberrefresh.domain.carrier.Carriers;
import org.numberrefresh.domain.limit.Standings;
import org.numberrefresh.domain.number.Numbers;
import org.numberrefresh.domain.order.Orders;
import org.numberrefresh.domain.rekey.Rekeyings;

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
