package dev.guildhall.runner.supervisor;

/** How addresses are shown to people. */
final class Urls {

    private Urls() {}

    /** A server that listens on all networks is reached, on this machine, by the loopback. */
    static String of(String host, int port) {
        String shown = switch (host) {
            case "0.0.0.0", "::", "[::]" -> "127.0.0.1";
            default -> host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
        };
        return "http://" + shown + ":" + port;
    }
}
