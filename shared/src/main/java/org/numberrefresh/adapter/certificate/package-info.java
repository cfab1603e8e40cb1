/** Certificates as signed tokens. Start at {@link SignedCertificates}. */
package org.numberrefresh.adapter.certificate;
