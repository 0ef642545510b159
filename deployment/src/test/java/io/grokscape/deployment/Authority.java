package io.grokscape.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * An authority that vouches for servers of this machine, as Strimzi's does for its brokers: made by the JDK's keytool, valid
 * for a day.
 *
 * @param folder holds its keys
 */
record Authority(Path folder) {
    static final String PASSWORD = "of-a-key-store-that-lives-an-hour";

    /** A new one in that folder, which must not exist. */
    static Authority found(Path folder) throws IOException, InterruptedException {
        Authority authority = new Authority(Files.createDirectory(folder));
        authority.makeKeys("ca", "-ext bc:critical=ca:true");
        authority.keytool("-exportcert -alias ca -keystore ca.p12 -rfc -file ca.crt");
        return authority;
    }

    /** What clients trust: its certificate, as PEM. */
    Path certificate() {
        return folder.resolve("ca.crt");
    }

    /** A server's keys with a certificate for 127.0.0.1: a PKCS #12 store with {@link #PASSWORD}. */
    Path server(String name) throws IOException, InterruptedException {
        String store = name + ".p12";
        String request = name + ".csr";
        makeKeys(name, "");
        keytool("-certreq -alias %s -keystore %s -file %s".formatted(name, store, request));
        keytool("-gencert -alias ca -keystore ca.p12 -validity 1 -ext san=ip:127.0.0.1 -infile %s -outfile %s"
                .formatted(request, name + ".crt"));
        keytool("-importcert -noprompt -alias ca -keystore %s -file ca.crt".formatted(store));
        keytool("-importcert -noprompt -alias %1$s -keystore %2$s -file %1$s.crt".formatted(name, store));
        return folder.resolve(store);
    }

    /**
     * A server's key and certificate, as ingress controllers and cert-manager hand them out.
     *
     * @param certificate the server's alone: who trusts the authority has the other
     * @param key unencrypted
     */
    record Pem(Path certificate, Path key) {}

    /** As {@link #server}, in the other form. */
    Pem serverPem(String name) throws IOException, InterruptedException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(server(name).toFile(), PASSWORD.toCharArray());
        String key = Base64.getMimeEncoder()
                .encodeToString(store.getKey(name, PASSWORD.toCharArray()).getEncoded());
        Path keyFile = Files.writeString(
                folder.resolve(name + ".key"),
                "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n".formatted(key));
        keytool("-exportcert -alias %1$s -keystore %1$s.p12 -rfc -file %1$s.pem".formatted(name));
        return new Pem(folder.resolve(name + ".pem"), keyFile);
    }

    /** What a JVM takes as {@code javax.net.ssl.trustStore}: the authority's certificate alone. */
    Path trustStore() throws IOException, InterruptedException {
        Path store = folder.resolve("trust.p12");
        if (!Files.exists(store)) {
            keytool("-importcert -noprompt -alias ca -keystore trust.p12 -file ca.crt");
        }
        return store;
    }

    /** For clients of this process that trust this authority alone. */
    SSLContext trusted() throws IOException, InterruptedException, GeneralSecurityException {
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(KeyStore.getInstance(trustStore().toFile(), PASSWORD.toCharArray()));
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private void makeKeys(String name, String extensions) throws IOException, InterruptedException {
        keytool(
                "-genkeypair -keyalg EC -groupname secp256r1 -validity 1 -alias %1$s -keystore %1$s.p12 -dname CN=%1$s %2$s"
                        .formatted(name, extensions));
    }

    private void keytool(String arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments.split(" +")));
        command.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(words).isZero();
    }
}
