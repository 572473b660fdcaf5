package dev.guildhall.runner.supervisor;

import java.io.IOException;

/** Starts the operating system's process of a shard process; its three streams are pipes. */
@FunctionalInterface
interface ChildLauncher {

    /** @param process its number, from 0 */
    Process launch(int process) throws IOException;
}
