package dev.guildhall.core.setting;

import dev.guildhall.spi.setting.SettingKey;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** The keys that the modules declared. Thread-safe. */
final class KeyDirectory {

    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final SortedMap<String, SettingKey<?>> byName = new TreeMap<>();

    /** @throws IllegalArgumentException if another module declared the name, or the name is another module's */
    void add(String module, SettingKey<?> key) {
        if (!key.module().equals(module)) {
            throw new IllegalArgumentException("module " + module + " declares the setting " + key.name()
                    + ", whose name must begin with \"" + module + ".\"");
        }
        lock.writeLock().lock();
        try {
            if (byName.putIfAbsent(key.name(), key) != null) {
                throw new IllegalArgumentException("the setting " + key.name() + " is declared twice");
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    List<SettingKey<?>> all() {
        lock.readLock().lock();
        try {
            return List.copyOf(byName.values());
        } finally {
            lock.readLock().unlock();
        }
    }

    Optional<SettingKey<?>> find(String name) {
        lock.readLock().lock();
        try {
            return Optional.ofNullable(byName.get(name));
        } finally {
            lock.readLock().unlock();
        }
    }
}
