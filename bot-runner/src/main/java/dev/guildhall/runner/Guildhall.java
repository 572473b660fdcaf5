package dev.guildhall.runner;

import dev.guildhall.runner.cli.GuildhallCommand;

/** The entry point. */
public final class Guildhall {

    private Guildhall() {}

    /**
     * Runs a command, and ends the process with its exit code.
     *
     * @param arguments a command and its options; without any, help is printed
     */
    public static void main(String[] arguments) {
        // System.exit rather than a return: no library's thread may keep a program alive whose work is done.
        System.exit(GuildhallCommand.execute(arguments));
    }
}
