package dev.guildhall.simulator.world;

/** Hears what happens in the world. */
@FunctionalInterface
public interface WorldListener {
    /** Called under the guild's lock, in order; must return at once and must not change the world. */
    void on(WorldEvent event);
}
