package io.grokscape.service.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignedTokensTest {
    private static final String ISSUER = "https://identity.example/realms/lab";

    @TempDir
    Path folder;

    private RsaJsonWebKey key;
    private Tokens tokens;

    @BeforeEach
    void publishAKey() throws JoseException, IOException {
        key = RsaJwkGenerator.generateJwk(2048);
        key.setKeyId("k1");
        Path file = Files.writeString(
                folder.resolve("keys.json"), new JsonWebKeySet(key).toJson(OutputControlLevel.PUBLIC_ONLY));
        tokens = new SignedTokens(ISSUER, "grokscape", "roles", PublicKeys.ofFile(file));
    }

    private static JwtClaims claims(List<String> roles) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(ISSUER);
        claims.setAudience("grokscape");
        claims.setSubject("rosa");
        claims.setExpirationTimeMinutesInTheFuture(5);
        claims.setStringListClaim("roles", roles);
        return claims;
    }

    private static String signed(JwtClaims claims, RsaJsonWebKey by) throws JoseException {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setPayload(claims.toJson());
        signature.setKey(by.getPrivateKey());
        signature.setKeyIdHeaderValue("k1");
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        return signature.getCompactSerialization();
    }

    @Test
    void theHighestOfOurRolesCounts() throws JoseException {
        String token = signed(claims(List.of("staff", "viewer", "grokscape-researcher")), key);
        assertThat(tokens.caller(token)).contains(new Caller("rosa", Role.RESEARCHER));
    }

    @Test
    void withoutARoleOfOursNobodyIsAnybody() throws JoseException {
        assertThat(tokens.caller(signed(claims(List.of("staff")), key))).isEmpty();
    }

    @Test
    void expiredForOthersOrByOthersIsRefused() throws JoseException {
        JwtClaims expired = claims(List.of("operator"));
        expired.setExpirationTimeMinutesInTheFuture(-5);
        JwtClaims forOthers = claims(List.of("operator"));
        forOthers.setAudience("payroll");
        JwtClaims byOthers = claims(List.of("operator"));
        byOthers.setIssuer("https://identity.example/realms/public");
        JwtClaims forEver = claims(List.of("operator"));
        forEver.unsetClaim("exp");
        for (JwtClaims wrong : List.of(expired, forOthers, byOthers, forEver)) {
            assertThat(tokens.caller(signed(wrong, key))).as(wrong.toString()).isEmpty();
        }
    }

    @Test
    void anotherKeysSignatureAndNoSignatureAreRefused() throws JoseException {
        JwtClaims claims = claims(List.of("operator"));
        assertThat(tokens.caller(signed(claims, RsaJwkGenerator.generateJwk(2048))))
                .isEmpty();

        JsonWebSignature unsigned = new JsonWebSignature();
        unsigned.setPayload(claims.toJson());
        unsigned.setAlgorithmConstraints(org.jose4j.jwa.AlgorithmConstraints.NO_CONSTRAINTS);
        unsigned.setAlgorithmHeaderValue(AlgorithmIdentifiers.NONE);
        assertThat(tokens.caller(unsigned.getCompactSerialization())).isEmpty();
    }

    @Test
    void thePublicKeyUsedAsASharedSecretIsRefused() throws JoseException {
        JsonWebSignature confused = new JsonWebSignature();
        confused.setPayload(claims(List.of("operator")).toJson());
        confused.setKey(new HmacKey(key.getPublicKey().getEncoded()));
        confused.setKeyIdHeaderValue("k1");
        confused.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
        assertThat(tokens.caller(confused.getCompactSerialization())).isEmpty();
    }
}
