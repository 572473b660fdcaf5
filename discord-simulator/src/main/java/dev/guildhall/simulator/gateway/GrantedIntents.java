package dev.guildhall.simulator.gateway;

/** The privileged intents that the application has, which it may change itself. Safe for several threads. */
public final class GrantedIntents {
    /** The application's flags that stand for them, for an application in fewer than 100 guilds. */
    public static final int FLAGS = 1 << 13 | 1 << 15 | 1 << 19;

    private volatile int bits;

    /** Those of the given intents that are privileged. */
    public GrantedIntents(int bits) {
        this.bits = bits & Intents.PRIVILEGED;
    }

    boolean allow(int intents) {
        return (intents & Intents.PRIVILEGED & ~bits) == 0;
    }

    /** The application's flags that tell them. */
    public int flags() {
        return ((bits & Intents.GUILD_PRESENCES) != 0 ? 1 << 13 : 0)
                | ((bits & Intents.GUILD_MEMBERS) != 0 ? 1 << 15 : 0)
                | ((bits & Intents.MESSAGE_CONTENT) != 0 ? 1 << 19 : 0);
    }

    /** Grants what the flags stand for, and nothing else, to sessions that identify from now on. */
    public void flags(int flags) {
        bits = ((flags & 1 << 13) != 0 ? Intents.GUILD_PRESENCES : 0)
                | ((flags & 1 << 15) != 0 ? Intents.GUILD_MEMBERS : 0)
                | ((flags & 1 << 19) != 0 ? Intents.MESSAGE_CONTENT : 0);
    }
}
