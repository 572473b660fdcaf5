package dev.guildhall.core.outbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.guildhall.spi.id.UserId;
import dev.guildhall.spi.message.Action;
import dev.guildhall.spi.message.Component;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A button or a select as the outbox keeps it; what does not belong to its kind is null. */
record StoredComponent(
        @Nullable StoredButton button,
        @Nullable StoredLink link,
        @Nullable StoredSelect select) {

    /** A {@link Component.Button}. */
    record StoredButton(String label, Component.Style style, StoredAction action, boolean enabled) {}

    /** A {@link Component.LinkButton}. */
    record StoredLink(String label, String address) {}

    /** A {@link Component.Select}. Without {@code chosen} where nothing is, as earlier versions know it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record StoredSelect(
            Component.Offer offer,
            String placeholder,
            List<Component.Choice> options,
            @Nullable List<String> chosen,
            int least,
            int most,
            StoredAction action) {}

    /** An {@link Action}; its signature is made when it is sent. */
    record StoredAction(
            String name,
            String state,
            boolean forEverybody,
            long seconds,
            @Nullable Long only) {

        static StoredAction of(Action action) {
            return new StoredAction(
                    action.name(),
                    action.state(),
                    action.forEverybody(),
                    action.lifetime().toSeconds(),
                    action.only().map(UserId::value).orElse(null));
        }

        Action action() {
            return new Action(
                    name,
                    state,
                    forEverybody,
                    Duration.ofSeconds(seconds),
                    Optional.ofNullable(only).map(UserId::new));
        }
    }

    static StoredComponent of(Component component) {
        return switch (component) {
            case Component.Button(String label, Component.Style style, Action action, boolean enabled) ->
                new StoredComponent(new StoredButton(label, style, StoredAction.of(action), enabled), null, null);
            case Component.LinkButton(String label, URI address) ->
                new StoredComponent(null, new StoredLink(label, address.toString()), null);
            case Component.Select select ->
                new StoredComponent(
                        null,
                        null,
                        new StoredSelect(
                                select.offer(),
                                select.placeholder(),
                                select.options(),
                                select.chosen().isEmpty() ? null : select.chosen(),
                                select.least(),
                                select.most(),
                                StoredAction.of(select.action())));
        };
    }

    Component component() {
        if (button != null) {
            return new Component.Button(
                    button.label(), button.style(), button.action().action(), button.enabled());
        }
        if (link != null) {
            return new Component.LinkButton(link.label(), URI.create(link.address()));
        }
        if (select != null) {
            return new Component.Select(
                    select.offer(),
                    select.placeholder(),
                    select.options(),
                    select.chosen() == null ? List.of() : select.chosen(),
                    select.least(),
                    select.most(),
                    select.action().action());
        }
        throw new IllegalArgumentException("a stored component is neither button nor link nor select");
    }
}
