package dev.guildhall.runner.config;

import dev.guildhall.core.discord.Privilege;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes a {@link Configuration} from its sources, collecting every problem on the way. For one use, by one thread. */
public final class ConfigurationReader {

    private static final Pattern TOKEN = Pattern.compile("[^\\s.\"']+\\.[^\\s.\"']+\\.[^\\s.\"']+");
    private static final Pattern HEAP = Pattern.compile("[1-9][0-9]{0,5}[mMgG]");

    private final Map<Key, Setting> settings = new EnumMap<>(Key.class);
    private final List<String> problems = new ArrayList<>();

    private ConfigurationReader() {}

    /**
     * Reads and checks all settings.
     *
     * @param knownModules the names that {@code GUILDHALL_MODULES} may hold
     * @throws ConfigurationException with everything that is wrong
     */
    public static Configuration read(ConfigurationSources sources, Set<String> knownModules) {
        ConfigurationReader reader = new ConfigurationReader();
        reader.gather(sources);
        Configuration configuration = reader.configuration(knownModules);
        if (!reader.problems.isEmpty()) {
            throw new ConfigurationException(reader.problems);
        }
        return configuration;
    }

    private void gather(ConfigurationSources sources) {
        DotEnv file = DotEnv.parse(sources.dotEnv());
        problems.addAll(file.problems());
        file.settings().entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(entry -> {
            String name = entry.getKey();
            if (Key.named(name).isEmpty() && !Key.FOR_COMPOSE.contains(name)) {
                problems.add(entry.getValue().origin() + " is not known: " + meant(name));
            }
        });
        new TreeSet<>(sources.environment().keySet())
                .stream()
                        .filter(name ->
                                name.startsWith("GUILDHALL_") && Key.named(name).isEmpty())
                        .forEach(
                                name -> problems.add("environment variable " + name + " is not known: " + meant(name)));
        for (Key key : Key.values()) {
            String option = sources.options().get(key);
            String variable = sources.environment().get(key.name());
            Setting line = file.settings().get(key.name());
            if (option != null) {
                settings.put(key, new Setting(option.strip(), key.option()));
            } else if (variable != null && !variable.isBlank()) {
                settings.put(key, new Setting(variable.strip(), "environment variable " + key.name()));
            } else if (line != null && !line.value().isBlank()) {
                settings.put(key, new Setting(line.value().strip(), line.origin()));
            }
        }
    }

    private static String meant(String name) {
        return Suggestion.closest(name, Key.names())
                .map(known -> "did you mean " + known + "?")
                .orElse("remove it, or use one of " + String.join(", ", Key.names()));
    }

    private Configuration configuration(Set<String> knownModules) {
        return new Configuration(
                optional(Key.DISCORD_TOKEN, ConfigurationReader::token),
                optional(Key.DATABASE_URL, DatabaseUrl::parse),
                value(Key.GUILDHALL_PROCESSES, text -> number(text, 1, 64), 1),
                value(Key.GUILDHALL_SHARDS, ConfigurationReader::shards, new ShardCount.Recommended()),
                value(Key.GUILDHALL_HTTP_HOST, ConfigurationReader::host, ""),
                value(Key.GUILDHALL_HTTP_PORT, text -> number(text, 0, 65_535), 0),
                value(Key.GUILDHALL_DATA, ConfigurationReader::folder, Path.of("")),
                value(Key.GUILDHALL_POOL_SIZE, text -> number(text, 1, 100), 1),
                value(Key.GUILDHALL_KEEP_DAYS, text -> number(text, 0, 3_650), 30),
                value(Key.GUILDHALL_COMMANDS, ConfigurationReader::commandsByServer, false),
                value(Key.GUILDHALL_MODULES, text -> modules(text, knownModules), Set.of()),
                value(Key.GUILDHALL_INTENTS, ConfigurationReader::intents, Set.of()),
                value(Key.GUILDHALL_XP_LEDGER_DAYS, text -> number(text, 1, 36_500), 1),
                value(Key.GUILDHALL_SHARD_HEAP, ConfigurationReader::heap, ""),
                value(Key.GUILDHALL_LOG_LEVEL, ConfigurationReader::logLevel, LogLevel.INFO),
                value(Key.GUILDHALL_DISCORD_API, ConfigurationReader::api, URI.create("")));
    }

    private <T> Optional<T> optional(Key key, Function<String, T> parser) {
        Setting setting = settings.get(key);
        return setting == null ? Optional.empty() : Optional.ofNullable(parse(key, setting, parser));
    }

    /** @param whereWrong stands in until all problems are reported; never used */
    private <T> T value(Key key, Function<String, T> parser, T whereWrong) {
        Setting setting = settings.getOrDefault(key, new Setting(key.byDefault(), "default of " + key.name()));
        T parsed = parse(key, setting, parser);
        return parsed == null ? whereWrong : parsed;
    }

    private <T> @Nullable T parse(Key key, Setting setting, Function<String, T> parser) {
        try {
            return parser.apply(setting.value());
        } catch (IllegalArgumentException wrong) {
            String shown = key.secret() ? "" : " \"" + setting.value() + "\"";
            problems.add(setting.origin() + shown + " " + wrong.getMessage());
            return null;
        }
    }

    private static Token token(String text) {
        if (!TOKEN.matcher(text).matches()) {
            throw new IllegalArgumentException("does not have the form of a bot token, three parts with dots between:"
                    + " copy it from \"Bot\" in Discord's developer portal, without quotes or \"Bot \" before it;"
                    + " without any token the simulator starts");
        }
        return new Token(text);
    }

    private static int number(String text, int least, int most) {
        if (text.matches("[0-9]{1,6}")) {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        }
        throw new IllegalArgumentException("is wrong: write a number from " + least + " to " + most);
    }

    private static ShardCount shards(String text) {
        if (text.equalsIgnoreCase("auto")) {
            return new ShardCount.Recommended();
        }
        try {
            return new ShardCount.Exactly(number(text, 1, 16_384));
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException("is wrong: write auto or a number from 1 to 16384", wrong);
        }
    }

    private static String host(String text) {
        if (!text.matches("[A-Za-z0-9._:%-]+")) {
            throw new IllegalArgumentException(
                    "is not a host name or address: write 127.0.0.1, or 0.0.0.0 for all networks");
        }
        return text;
    }

    private static Path folder(String text) {
        // An InvalidPathException is an IllegalArgumentException, and its message names the place.
        return Path.of(text).toAbsolutePath().normalize();
    }

    private static Set<String> modules(String text, Set<String> known) {
        if (text.equalsIgnoreCase("all")) {
            return Set.of();
        }
        Set<String> wanted = new TreeSet<>();
        for (String part : text.split(",", -1)) {
            String name = part.strip();
            if (!known.contains(name)) {
                throw new IllegalArgumentException("names \"" + name + "\", which is no module: write all, or some of "
                        + String.join(", ", new TreeSet<>(known)) + " with commas between");
            }
            wanted.add(name);
        }
        return wanted;
    }

    private static boolean commandsByServer(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "global" -> false;
            case "server" -> true;
            default ->
                throw new IllegalArgumentException(
                        "is wrong: write global, for the same commands in every server, or server, for those that are on there");
        };
    }

    private static Set<Privilege> intents(String text) {
        if (text.equalsIgnoreCase("all")) {
            return EnumSet.allOf(Privilege.class);
        }
        Set<Privilege> wanted = EnumSet.noneOf(Privilege.class);
        if (text.equalsIgnoreCase("none")) {
            return wanted;
        }
        for (String part : text.split(",", -1)) {
            wanted.add(Privilege.named(part.strip())
                    .orElseThrow(() -> new IllegalArgumentException("names \"" + part.strip()
                            + "\", which is no privileged intent: write all, none, or some of "
                            + String.join(", ", Privilege.names()) + " with commas between")));
        }
        return wanted;
    }

    private static String heap(String text) {
        if (!HEAP.matcher(text).matches()) {
            throw new IllegalArgumentException("is not a size of memory: write for example 192m or 1g");
        }
        long mebibytes = Long.parseLong(text.substring(0, text.length() - 1))
                * (Character.toLowerCase(text.charAt(text.length() - 1)) == 'g' ? 1024 : 1);
        if (mebibytes < 64) {
            throw new IllegalArgumentException("is too little for a shard process: write at least 64m");
        }
        return mebibytes + "m";
    }

    private static LogLevel logLevel(String text) {
        for (LogLevel level : LogLevel.values()) {
            if (level.name().equalsIgnoreCase(text)) {
                return level;
            }
        }
        throw new IllegalArgumentException("is no level: write error, warn, info, debug or trace");
    }

    private static URI api(String text) {
        if (!text.matches("https?://[^\\s/?#]+(/[^\\s?#]*)?")) {
            throw new IllegalArgumentException(
                    "is not the base of an API: write for example https://discord.com/api/v10");
        }
        return URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
    }
}
