package dev.guildhall.spi;

/**
 * The entry point of a feature module, found by {@link java.util.ServiceLoader}.
 *
 * <p>It is stateless and has a public constructor without parameters. {@link #create} is called at most once in a process,
 * before the process logs in to Discord; what it returns is finished and has final fields.
 */
public interface BotModule {

    ModuleInfo info();

    /**
     * Builds the feature. May use the database; must not start threads of its own that outlive {@link Feature#close()}.
     *
     * @throws RuntimeException if the module cannot work; the process then does not start, and says why
     */
    Feature create(ModuleContext context);
}
