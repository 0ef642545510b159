package io.grokscape.service.security;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.jose4j.keys.resolvers.VerificationKeyResolver;
import org.jose4j.lang.JoseException;
import org.jose4j.lang.UnresolvableKeyException;

/**
 * A JSON web key set, from a file or from the address a provider publishes it at. Fetched in the background and again
 * every ten minutes, so that no request waits for a provider; the last good set holds while the provider is away.
 */
public final class PublicKeys implements VerificationKeyResolver {
    private static final Logger LOG = Logger.getLogger(PublicKeys.class);
    private static final Duration FRESH = Duration.ofMinutes(10);
    private static final Duration RETRY = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofSeconds(10);

    private final String location;
    private final Optional<URI> address;
    private volatile VerificationKeyResolver keys = (_, _) -> {
        throw new UnresolvableKeyException("no keys have been fetched yet");
    };

    private PublicKeys(String location, Optional<URI> address) {
        this.location = location;
        this.address = address;
    }

    /**
     * Keys of a file, read now, or of an https address, not fetched before {@link #follow}.
     *
     * @throws UnsafeConfigurationException if the file cannot be read, or the address is anybody's
     */
    static PublicKeys at(String location) {
        try {
            return location.contains("://") ? ofAddress(URI.create(location)) : ofFile(Path.of(location));
        } catch (IllegalArgumentException e) {
            throw new UnsafeConfigurationException(
                    "the key set's location is neither a path nor an address: " + e.getMessage());
        }
    }

    static PublicKeys ofFile(Path file) {
        PublicKeys keys = new PublicKeys(file.toString(), Optional.empty());
        try {
            keys.load(Files.readString(file));
        } catch (IOException | JoseException e) {
            throw new UnsafeConfigurationException("the key set %s cannot be read: %s".formatted(file, e.getMessage()));
        }
        return keys;
    }

    private static PublicKeys ofAddress(URI address) {
        if (!"https".equals(address.getScheme())) {
            throw new UnsafeConfigurationException(
                    "keys fetched from %s could be anybody's: an https address is needed".formatted(address));
        }
        return new PublicKeys(address.toString(), Optional.of(address));
    }

    /** Fetches keys of an address from now on. */
    PublicKeys follow() {
        address.ifPresent(from -> Thread.ofVirtual().name("public-keys").start(() -> follow(from)));
        return this;
    }

    @Override
    public Key resolveKey(JsonWebSignature signature, List<JsonWebStructure> nesting) throws UnresolvableKeyException {
        return keys.resolveKey(signature, nesting);
    }

    private void follow(URI address) {
        try (HttpClient http = HttpClient.newBuilder().connectTimeout(ANSWER).build()) {
            while (true) {
                Thread.sleep(fetch(http, address) ? FRESH : RETRY);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean fetch(HttpClient http, URI address) throws InterruptedException {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(address).timeout(ANSWER).build();
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IOException("status " + answer.statusCode());
            }
            load(answer.body());
            return true;
        } catch (IOException | JoseException e) {
            LOG.warnf("the keys at %s cannot be fetched, those known hold: %s", location, e.getMessage());
            return false;
        }
    }

    private void load(String json) throws JoseException {
        JsonWebKeySet set = new JsonWebKeySet(json);
        if (set.getJsonWebKeys().isEmpty()) {
            throw new JoseException("no key in it");
        }
        keys = new JwksVerificationKeyResolver(set.getJsonWebKeys());
    }
}
