package dev.guildhall.testkit;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** Whether there is a Docker engine, asked in two seconds; Testcontainers itself tries for much longer. */
final class DockerEngine {

    private static final String PING = "GET /_ping HTTP/1.1\r\nHost: docker\r\nConnection: close\r\n\r\n";

    private DockerEngine() {}

    static boolean answers() {
        String address = Optional.ofNullable(System.getenv("DOCKER_HOST")).orElse("unix:///var/run/docker.sock");
        return new CompletableFuture<Boolean>()
                .completeAsync(
                        () -> ping(URI.create(address)),
                        task -> Thread.ofVirtual().name("docker-ping").start(task))
                .completeOnTimeout(false, 2, TimeUnit.SECONDS)
                .exceptionally(failure -> false)
                .join();
    }

    private static boolean ping(URI engine) {
        boolean local = "unix".equals(engine.getScheme());
        SocketAddress address = local
                ? UnixDomainSocketAddress.of(engine.getPath())
                : new InetSocketAddress(engine.getHost(), engine.getPort());
        try (SocketChannel channel = local ? SocketChannel.open(StandardProtocolFamily.UNIX) : SocketChannel.open()) {
            channel.connect(address);
            channel.write(ByteBuffer.wrap(PING.getBytes(StandardCharsets.US_ASCII)));
            ByteBuffer answer = ByteBuffer.allocate(64);
            channel.read(answer);
            return new String(answer.array(), 0, answer.position(), StandardCharsets.US_ASCII).contains(" 200 ");
        } catch (IOException failure) {
            throw new CompletionException(failure);
        }
    }
}
