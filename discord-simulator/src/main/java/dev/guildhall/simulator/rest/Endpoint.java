package dev.guildhall.simulator.rest;

/** What a route does. */
@FunctionalInterface
interface Endpoint {
    Answer answer(Call call);
}
