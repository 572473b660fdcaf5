package dev.guildhall.core.command;

import dev.guildhall.spi.command.Command;
import dev.guildhall.spi.command.Menu;
import dev.guildhall.spi.command.Permission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Every command of the process by its names. Filled at the start, then only read. */
public final class CommandIndex {

    private final List<Root> roots = new ArrayList<>();
    private final Map<String, MenuEntry> byMenu = new HashMap<>();
    private final Map<String, CatalogueCommand> byPath = new TreeMap<>();
    private final Map<String, String> rootOf = new HashMap<>();

    /** An outermost command, and whose it is. */
    public record Root(String module, Command command) {}

    /** A command as an entry of a menu. */
    record MenuEntry(CatalogueCommand command, String option) {}

    /** @throws IllegalArgumentException if a name, an alias or a menu's label is taken */
    public void add(String module, Command command) {
        claim(module, command.name(), command.name());
        for (String alias : command.aliases()) {
            claim(module, alias, command.name());
        }
        roots.add(new Root(module, command));
        addBelow(module, "", command, EnumSet.noneOf(Permission.class), command.optIn());
    }

    private void claim(String module, String name, String root) {
        String taken = rootOf.putIfAbsent(name, root);
        if (taken != null) {
            throw new IllegalArgumentException("module " + module + " declares the command name \"" + name
                    + "\", which already leads to the command \"" + taken + "\"");
        }
    }

    private void addBelow(String module, String above, Command command, Set<Permission> inherited, boolean optIn) {
        String path = above + command.name();
        Set<Permission> permissions = EnumSet.noneOf(Permission.class);
        permissions.addAll(inherited);
        permissions.addAll(command.permissions());
        command.handler().ifPresent(handler -> {
            CatalogueCommand runnable = new CatalogueCommand(module, path, command, permissions, optIn, handler);
            byPath.put(path, runnable);
            command.menus().forEach(menu -> addMenu(menu, runnable));
        });
        for (Command each : command.subcommands()) {
            addBelow(module, path + " ", each, permissions, optIn || each.optIn());
        }
    }

    private void addMenu(Menu menu, CatalogueCommand command) {
        MenuEntry taken = byMenu.putIfAbsent(menu.target() + " " + menu.label(), new MenuEntry(command, menu.option()));
        if (taken != null) {
            throw new IllegalArgumentException("module " + command.module() + " declares the menu \"" + menu.label()
                    + "\", which already leads to the command \""
                    + taken.command().path() + "\"");
        }
    }

    /** The outermost commands, as Discord registers them. */
    public List<Root> roots() {
        return List.copyOf(roots);
    }

    /** What an entry of a menu leads to. */
    Optional<MenuEntry> menu(Menu.Target target, String label) {
        return Optional.ofNullable(byMenu.get(target + " " + label));
    }

    Optional<CatalogueCommand> find(String path) {
        return Optional.ofNullable(byPath.get(path));
    }

    /** Those that can be run, by path. */
    List<CatalogueCommand> all() {
        return List.copyOf(byPath.values());
    }

    /** Those that can be run below an outermost command. */
    List<CatalogueCommand> below(String root) {
        return byPath.values().stream()
                .filter(each -> each.path().equals(root) || each.path().startsWith(root + " "))
                .toList();
    }

    /** The outermost command that a name or an alias leads to. */
    Optional<String> root(String nameOrAlias) {
        return Optional.ofNullable(rootOf.get(nameOrAlias));
    }

    /** The names and aliases of the outermost commands. */
    Set<String> names() {
        return Set.copyOf(rootOf.keySet());
    }
}
