package dev.guildhall.core;

import dev.guildhall.spi.BotModule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;

/** Which modules there are. They are discovered on the class path, and enabled by name. */
public final class ModuleCatalogue {

    private ModuleCatalogue() {}

    /**
     * Every module of the class path, by name.
     *
     * @throws IllegalStateException if two have the same name
     */
    public static List<BotModule> discover() {
        List<BotModule> found = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (BotModule module : ServiceLoader.load(BotModule.class)) {
            if (!names.add(module.info().name())) {
                throw new IllegalStateException("two modules are called \""
                        + module.info().name() + "\": remove one of their jars from the class path");
            }
            found.add(module);
        }
        found.sort(Comparator.comparing(module -> module.info().name()));
        return List.copyOf(found);
    }

    /**
     * Those with these names.
     *
     * @throws IllegalArgumentException if a name is nobody's
     */
    public static List<BotModule> select(List<BotModule> modules, Set<String> names) {
        Set<String> unknown = new TreeSet<>(names);
        modules.forEach(module -> unknown.remove(module.info().name()));
        if (!unknown.isEmpty()) {
            List<String> known =
                    modules.stream().map(each -> each.info().name()).toList();
            throw new IllegalArgumentException(
                    "no module is called " + String.join(", ", unknown) + "; there are " + String.join(", ", known));
        }
        return modules.stream()
                .filter(module -> names.contains(module.info().name()))
                .toList();
    }
}
