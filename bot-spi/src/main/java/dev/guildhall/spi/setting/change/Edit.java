package dev.guildhall.spi.setting.change;

/** A wish to change one value. */
public record Edit(Slot slot, Wish wish) {

    /** What is wished for. */
    public sealed interface Wish {}

    /** Another value. */
    public record Set(String text) implements Wish {}

    /** No value, so that the default holds, or the guild's where the value was one of a part of it. */
    public record Reset() implements Wish {}

    /** One item more, whatever others add or remove meanwhile; or another value for the key where the item is an entry. */
    public record Add(String item) implements Wish {}

    /** One item less. */
    public record Remove(String item) implements Wish {}
}
