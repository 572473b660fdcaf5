package dev.guildhall.runner.config;

/**
 * A value as somebody set it.
 *
 * @param origin where: {@code --processes}, {@code environment variable GUILDHALL_PROCESSES}, {@code .env line 3 …}
 */
record Setting(String value, String origin) {

    @Override
    public String toString() {
        return origin;
    }
}
