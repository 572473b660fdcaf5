package dev.guildhall.core.text;

import com.ibm.icu.text.MessageFormat;
import dev.guildhall.spi.text.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One module's message files. Thread-safe. */
public final class TextFiles {

    private static final Logger LOG = LoggerFactory.getLogger(TextFiles.class);

    private final String module;
    private final Map<Locale, Map<String, String>> patterns = new HashMap<>();
    private final Set<String> reported = ConcurrentHashMap.newKeySet();

    private TextFiles(String module) {
        this.module = module;
    }

    /**
     * Reads {@code guildhall/<module>/<language>.properties} beside a class of the module.
     *
     * @throws IllegalArgumentException if a pattern cannot be read, or a key stands there twice: names file and key
     */
    public static TextFiles of(String module, Class<?> beside) {
        TextFiles files = new TextFiles(module);
        for (Locale language : Languages.ALL) {
            String name = "guildhall/" + module + "/" + language.getLanguage() + ".properties";
            files.patterns.put(language, read(beside.getClassLoader(), name));
        }
        return files;
    }

    private static Map<String, String> read(ClassLoader loader, String name) {
        Map<String, String> read = new HashMap<>();
        Properties keys = new Properties() {
            private static final long serialVersionUID = 1L;

            // Else the later of two would be said in place of both.
            @Override
            public synchronized @Nullable Object put(Object key, Object pattern) {
                if (read.put(key.toString(), pattern.toString()) != null) {
                    throw new IllegalArgumentException(name + ": the text \"" + key + "\" stands there twice");
                }
                return null;
            }
        };
        try (InputStream file = loader.getResourceAsStream(name)) {
            if (file != null) {
                keys.load(new InputStreamReader(file, StandardCharsets.UTF_8));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("the message file " + name + " cannot be read", failure);
        }
        Map<String, String> texts = new HashMap<>();
        read.forEach((key, pattern) -> {
            try {
                texts.put(key, new MessageFormat(pattern).toPattern());
            } catch (IllegalArgumentException wrong) {
                throw new IllegalArgumentException(
                        name + ": the text \"" + key + "\" is no ICU message: " + pattern, wrong);
            }
        });
        return Map.copyOf(texts);
    }

    /** Every key that a language has a text for. */
    public Set<String> keys(Locale language) {
        return new TreeSet<>(patterns.getOrDefault(language, Map.of()).keySet());
    }

    /** Every text of a language as the file has it. */
    Map<String, String> all(Locale language) {
        return patterns.getOrDefault(language, Map.of());
    }

    /** The text as the file has it; nothing where this language's file lacks it. */
    public Optional<String> pattern(Locale language, String key) {
        return Optional.ofNullable(patterns.getOrDefault(language, Map.of()).get(key));
    }

    /** The texts in the nearest language that the platform speaks. */
    public Texts in(Locale wanted) {
        return new InLanguage(Languages.nearest(wanted));
    }

    private final class InLanguage implements Texts {

        private final Locale language;

        InLanguage(Locale language) {
            this.language = language;
        }

        @Override
        public Locale language() {
            return language;
        }

        @Override
        public String say(String key, Object... arguments) {
            Optional<String> own = pattern(language, key);
            Optional<String> found = own.or(() -> pattern(Locale.ENGLISH, key));
            if (found.isEmpty()) {
                if (reported.add(key)) {
                    LOG.error("module {} - has no text \"{}\"", module, key);
                }
                return key;
            }
            Locale rules = own.isPresent() ? language : Locale.ENGLISH;
            return new MessageFormat(found.get(), rules).format(named(arguments));
        }
    }

    private static Map<String, Object> named(Object... arguments) {
        Map<String, Object> named = new HashMap<>();
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            named.put(String.valueOf(arguments[i]), arguments[i + 1]);
        }
        return named;
    }
}
