package dev.guildhall.runner.doctor;

import java.net.URI;

/** Whether Discord answers, and whether its clock is this machine's. */
record DiscordCheck(DiscordVisit visit) implements Doctor.Examination {

    private static final String NAME = "discord";
    private static final int FIRST_FAILURE_OF_SERVERS = 500;

    @Override
    public void into(Notebook notebook) {
        switch (visit.way()) {
            case DiscordVisit.Way.Nowhere(String reason) -> notebook.found(Finding.ok(NAME, reason));
            case DiscordVisit.Way.Unknown(String reason, String remedy) ->
                notebook.found(Finding.warning(NAME, reason, remedy));
            case DiscordVisit.Way.At(URI base, String _, boolean simulated) ->
                visit.ping().ifPresent(ping -> answer(ping, base, simulated, notebook));
        }
    }

    private static void answer(Ping ping, URI base, boolean simulated, Notebook notebook) {
        switch (ping) {
            case Ping.Silent(String reason) ->
                notebook.found(Finding.problem(
                        NAME,
                        base.getAuthority() + " does not answer: " + reason,
                        "look at the network, at a proxy or firewall on the way, and at GUILDHALL_DISCORD_API where it"
                                + " is set"));
            case Ping.Answered answer
            when answer.status() >= FIRST_FAILURE_OF_SERVERS ->
                notebook.found(Finding.problem(
                        NAME,
                        base.getAuthority() + " answers " + answer.status(),
                        "see https://discordstatus.com, and try again later"));
            case Ping.Answered answer -> {
                notebook.found(Finding.ok(
                        NAME,
                        (simulated ? "the simulator of the run" : base.getAuthority()) + " answers after "
                                + Math.max(1, answer.trip().toMillis()) + " ms"));
                if (!simulated) {
                    answer.clock().ifPresent(notebook::found);
                }
            }
        }
    }
}
