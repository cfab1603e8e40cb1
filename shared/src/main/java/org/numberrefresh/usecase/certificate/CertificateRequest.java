package org.numberrefresh.usecase.certificate;

import java.util.Optional;
import org.numberrefresh.domain.phone.PhoneNumber;

/**
 * The word of a carrier that a subscriber asks for a certificate. It is not checked yet.
 *
 * @param phoneNumber the number; empty if the text is no phone number
 * @param holderSince any text, meant as the time when the subscriber got the number
 * @param consent the reference of the subscriber's consent; empty if there is none. It is demanded and not kept
 */
public record CertificateRequest(Optional<PhoneNumber> phoneNumber, String holderSince, Optional<String> consent) {}
