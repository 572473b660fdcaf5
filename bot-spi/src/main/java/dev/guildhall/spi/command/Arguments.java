package dev.guildhall.spi.command;

import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.MessageId;
import dev.guildhall.spi.id.RoleId;
import dev.guildhall.spi.id.UserId;
import java.util.Map;
import java.util.Optional;

/**
 * The arguments of a call, checked against the command's options: those that are required are here, and each has the type
 * of its option ({@code String}, {@code Long}, {@code Double}, {@code Boolean}, a typed id or an {@link UploadedFile}).
 */
public record Arguments(Map<String, Object> values) {

    public static final Arguments NONE = new Arguments(Map.of());

    public Arguments {
        values = Map.copyOf(values);
    }

    public Optional<String> text(String name) {
        return value(name, String.class);
    }

    public Optional<Long> integer(String name) {
        return value(name, Long.class);
    }

    public Optional<Double> decimal(String name) {
        return value(name, Double.class);
    }

    public Optional<UploadedFile> file(String name) {
        return value(name, UploadedFile.class);
    }

    public Optional<MessageId> message(String name) {
        return value(name, MessageId.class);
    }

    public Optional<Boolean> flag(String name) {
        return value(name, Boolean.class);
    }

    public Optional<UserId> member(String name) {
        return value(name, UserId.class);
    }

    public Optional<ChannelId> channel(String name) {
        return value(name, ChannelId.class);
    }

    public Optional<RoleId> role(String name) {
        return value(name, RoleId.class);
    }

    /** @throws IllegalArgumentException if the argument has another type */
    private <T> Optional<T> value(String name, Class<T> type) {
        Object value = values.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (!type.isInstance(value)) {
            throw new IllegalArgumentException("argument " + name + " is a "
                    + value.getClass().getSimpleName() + ", not a " + type.getSimpleName());
        }
        return Optional.of(type.cast(value));
    }
}
