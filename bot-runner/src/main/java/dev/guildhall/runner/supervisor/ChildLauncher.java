package dev.guildhall.runner.supervisor;

import java.io.IOException;

/** Starts the operating system's process of a shard process; its three streams are pipes. */
@FunctionalInterface
interface ChildLauncher {

    /** Starts the process of this number, from 0. */
    Process launch(int process) throws IOException;
}
