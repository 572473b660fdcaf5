package dev.guildhall.spi.setting;

import java.util.List;

/**
 * A type whose values consist of items, so that one can be added or removed and two people who do so do not undo each other's
 * work. Thread-safe.
 */
public interface ItemsType<T> extends SettingType<T> {

    /** The value with one more item, or with another value for the key where the item is an entry; or why that cannot be. */
    Parsed<T> with(T value, String item);

    /** The value without an item, for entries named by its key; or that it is not there. */
    Parsed<T> without(T value, String item);

    /** Each item as {@link #with} takes it. */
    List<String> items(T value);
}
