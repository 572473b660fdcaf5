package dev.guildhall.runner.supervisor;

import dev.guildhall.runner.protocol.FromShard;
import dev.guildhall.runner.protocol.ToShard;
import dev.guildhall.runner.protocol.Wire;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Speaks the protocol of a shard process, without any Discord. What it does wrong is its argument. */
public final class FakeShard {

    private FakeShard() {}

    public static void main(String[] arguments) throws Exception {
        String fault = arguments.length == 0 ? "" : arguments[0];
        if (fault.equals("dies")) {
            System.exit(3);
        }
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        ToShard.Start start = (ToShard.Start) Wire.toShard(input.readLine()).orElseThrow();
        System.err.println("runs as " + start);
        say(new FromShard.Started());
        if (fault.equals("fatal")) {
            say(new FromShard.Fatal("the token is refused"));
        }
        for (int shard = start.firstShard(); shard <= start.lastShard(); shard++) {
            say(new FromShard.IdentifyWanted(shard));
        }
        say(new FromShard.RestWanted(3));
        System.out.println("a library that prints");
        List<FromShard.Shard> ready = new ArrayList<>();
        int calls = 0;
        for (String line = input.readLine(); line != null; line = input.readLine()) {
            switch (Wire.toShard(line).orElseThrow()) {
                case ToShard.IdentifyGranted(int shard) -> ready.add(new FromShard.Shard(shard, "READY", 1, 10, 0, 1));
                case ToShard.RestGranted(int count) -> calls += count;
                case ToShard.Drain _ -> {
                    if (fault.equals("crashes")) {
                        System.exit(5);
                    }
                    if (!fault.equals("stuck")) {
                        say(new FromShard.Drained(fault.equals("loses") ? 3 : 0));
                        System.exit(0);
                    }
                }
                case ToShard.Start _, ToShard.RestPaused _ -> System.exit(4);
            }
            say(new FromShard.Status(
                    true,
                    ready,
                    new FromShard.Pool(0, 0, 0, 1, 0),
                    new FromShard.Lanes(0, calls, 0, 0),
                    new FromShard.Outbox(0, 0, 0),
                    List.of(),
                    List.of(),
                    0,
                    0,
                    0));
        }
        System.err.println("the supervisor is gone");
    }

    private static void say(FromShard message) {
        System.out.println(Wire.line(message));
    }
}
