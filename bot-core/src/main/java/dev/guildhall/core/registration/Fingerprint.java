package dev.guildhall.core.registration;

import dev.guildhall.core.discord.DeclaredCommand;
import dev.guildhall.spi.command.Command;
import dev.guildhall.spi.command.Menu;
import dev.guildhall.spi.command.Option;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Tells lists of commands apart by all that Discord shows of them. */
final class Fingerprint {

    private final StringBuilder said = new StringBuilder();

    private Fingerprint() {}

    static String of(List<DeclaredCommand> commands) {
        Fingerprint print = new Fingerprint();
        commands.stream()
                .sorted(Comparator.comparing(each -> each.command().name()))
                .forEach(each -> print.add(each, each.command(), each.path()));
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(print.said.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("this Java has no SHA-256", impossible);
        }
    }

    private void add(DeclaredCommand declared, Command command, String path) {
        note(command.name());
        note(command.description());
        note(command.permissions().stream().sorted().toList().toString());
        texts(declared, "command." + path);
        for (Menu menu : command.menus()) {
            note(menu.target() + menu.label());
            texts(declared, "command." + path + ".menu-" + menu.target().name().toLowerCase(Locale.ROOT));
        }
        for (Option option : command.options()) {
            note(option.name());
            note(option.description());
            note(option.type().name()
                    + option.required()
                    + option.choices()
                    + option.minimum()
                    + option.maximum()
                    + option.completer().isPresent());
            texts(declared, "command." + path + "." + option.name());
        }
        note("[");
        command.subcommands().forEach(each -> add(declared, each, path + "." + each.name()));
        note("]");
    }

    private void texts(DeclaredCommand declared, String key) {
        Map<String, String> byLanguage = new TreeMap<>();
        declared.texts()
                .keySet()
                .forEach(language ->
                        declared.text(language, key).ifPresent(text -> byLanguage.put(language.toLanguageTag(), text)));
        note(byLanguage.toString());
    }

    /** With its length before it, so that two texts never read like one. */
    private void note(String text) {
        said.append(text.length()).append(':').append(text);
    }
}
