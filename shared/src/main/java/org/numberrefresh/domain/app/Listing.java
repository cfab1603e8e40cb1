package org.numberrefresh.domain.app;

/**
 * An app as people know it.
 *
 * @param name its name for people
 * @param sector such as SOCIAL or PAYMENT
 * @param service its customer service
 */
public record Listing(String name, String sector, CustomerService service) {}
