package dev.guildhall.runner.cli;

import dev.guildhall.runner.shard.ShardProcess;
import dev.guildhall.runner.supervisor.Signals;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code guildhall shard}: what the supervisor starts. */
@Command(name = "shard", hidden = true, description = "A shard process; started by \"run\".")
final class ShardCommand implements Callable<Integer> {

    @Override
    public Integer call() throws Exception {
        PrintStream protocol = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        // A library that prints must not break the protocol.
        System.setOut(System.err);
        ShardProcess process = new ShardProcess(System.in, protocol);
        // Ctrl-C reaches every process of a terminal; the supervisor says when to end.
        Signals.on("INT", () -> {});
        Signals.on("HUP", () -> {});
        Signals.on("TERM", () -> process.drain());
        return process.run();
    }
}
