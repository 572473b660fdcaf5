package dev.guildhall.simulator.client;

import java.util.function.Consumer;

/** One thing that a library must be able to do, or see. */
record Step(String name, Consumer<Stage> action) {}
