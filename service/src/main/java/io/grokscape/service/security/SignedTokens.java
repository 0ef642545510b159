package io.grokscape.service.security;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.VerificationKeyResolver;

/**
 * Access tokens of an OpenID Connect provider (RFC 9068): signed by it, for us, not expired, with a role in a claim. Only
 * signatures by a private key count: with a shared secret whoever verifies could also sign.
 */
public final class SignedTokens implements Tokens {
    private static final Logger LOG = Logger.getLogger(SignedTokens.class);
    private static final int CLOCK_SKEW_SECONDS = 30;

    private final JwtConsumer consumer;
    private final String rolesClaim;

    /**
     * @param issuer who must have signed
     * @param audience for whom
     * @param rolesClaim holds one role or a list of them
     * @param keys the issuer's public keys
     */
    public SignedTokens(String issuer, String audience, String rolesClaim, VerificationKeyResolver keys) {
        this.rolesClaim = rolesClaim;
        this.consumer = new JwtConsumerBuilder()
                .setExpectedIssuer(issuer)
                .setExpectedAudience(audience)
                .setRequireExpirationTime()
                .setRequireSubject()
                .setAllowedClockSkewInSeconds(CLOCK_SKEW_SECONDS)
                .setVerificationKeyResolver(keys)
                .setJwsAlgorithmConstraints(new AlgorithmConstraints(
                        ConstraintType.PERMIT,
                        AlgorithmIdentifiers.RSA_USING_SHA256,
                        AlgorithmIdentifiers.RSA_PSS_USING_SHA256,
                        AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256))
                .build();
    }

    @Override
    public Optional<Caller> caller(String token) {
        if (token.chars().filter(c -> c == '.').count() != 2) {
            return Optional.empty();
        }
        try {
            JwtClaims claims = consumer.processToClaims(token);
            return role(claims).map(role -> new Caller(subject(claims), role));
        } catch (InvalidJwtException e) {
            LOG.debugf("a signed token is refused: %s", e.getErrorDetails());
            return Optional.empty();
        }
    }

    private Optional<Role> role(JwtClaims claims) {
        Object value = claims.getClaimValue(rolesClaim);
        Collection<?> words = value instanceof Collection<?> many ? many : value == null ? List.of() : List.of(value);
        return words.stream()
                .map(word -> Role.of(word.toString()))
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder());
    }

    private static String subject(JwtClaims claims) {
        return String.valueOf(claims.getClaimValue("sub"));
    }
}
