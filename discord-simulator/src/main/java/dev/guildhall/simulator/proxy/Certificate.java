package dev.guildhall.simulator.proxy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import okhttp3.tls.HeldCertificate;

/** A certificate of our own for Discord's names, made anew for each run; its key never leaves the process. */
public final class Certificate {
    /** The password of the trust store, which holds nothing secret. */
    public static final String PASSWORD = "simulator";

    private static final List<String> NAMES =
            List.of("discord.com", "*.discord.com", "cdn.discordapp.com", "*.discord.gg", "localhost", "127.0.0.1");

    private final HeldCertificate held;

    private Certificate(HeldCertificate held) {
        this.held = held;
    }

    /** Makes one that is good for a year. */
    public static Certificate create() {
        HeldCertificate.Builder builder = new HeldCertificate.Builder()
                .commonName("Guildhall discord-simulator")
                .ecdsa256()
                .duration(365, TimeUnit.DAYS);
        NAMES.forEach(builder::addSubjectAlternativeName);
        return new Certificate(builder.build());
    }

    /** Writes a PKCS12 file with the certificate, for {@code javax.net.ssl.trustStore}. */
    public void writeTrustStore(Path file) {
        try (OutputStream out = Files.newOutputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setCertificateEntry("discord-simulator", held.certificate());
            store.store(out, PASSWORD.toCharArray());
        } catch (IOException unwritable) {
            throw new UncheckedIOException("the trust store could not be written to " + file, unwritable);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("this JVM cannot write a PKCS12 trust store", impossible);
        }
    }

    /** Writes the certificate as PEM, for programs that are no JVM: {@code NODE_EXTRA_CA_CERTS}, {@code SSL_CERT_FILE}. */
    public void writePem(Path file) {
        try {
            Files.writeString(file, held.certificatePem());
        } catch (IOException unwritable) {
            throw new UncheckedIOException("the certificate could not be written to " + file, unwritable);
        }
    }

    SSLContext serverContext() {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry(
                    "discord-simulator",
                    held.keyPair().getPrivate(),
                    PASSWORD.toCharArray(),
                    new java.security.cert.Certificate[] {held.certificate()});
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, PASSWORD.toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (IOException | GeneralSecurityException impossible) {
            throw new IllegalStateException("this JVM cannot serve TLS with the simulator's certificate", impossible);
        }
    }
}
