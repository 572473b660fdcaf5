package dev.guildhall.simulator.rest.call;

/** What a route does. */
@FunctionalInterface
public interface Endpoint {
    Answer answer(Call call);
}
