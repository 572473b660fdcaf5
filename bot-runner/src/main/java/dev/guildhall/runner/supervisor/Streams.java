package dev.guildhall.runner.supervisor;

import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** How the streams of a child are read: as UTF-8, whatever the system's own encoding is. */
final class Streams {

    private Streams() {}

    static BufferedReader lines(InputStream stream) {
        return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
    }
}
