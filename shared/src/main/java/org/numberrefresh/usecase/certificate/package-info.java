/** Gives certificates to present holders and checks them. Start at {@link IssueCertificates}. */
package org.numberrefresh.usecase.certificate;
