package dev.guildhall.javacord.rest;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds the limit that a call falls under: by the hash that Discord gave to its route, once it is known, and by its major
 * parameter. Thread-safe.
 */
final class Buckets {

    private static final int MANY = 2048;

    private final Map<String, String> hashes = new ConcurrentHashMap<>();
    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

    Bucket of(Route route) {
        if (buckets.size() > MANY) {
            buckets.values().removeIf(Bucket::forgettable);
        }
        return buckets.computeIfAbsent(key(route), key -> new Bucket());
    }

    /** Discord has named the limit of a route: the calls of other routes with that hash count with it from now on. */
    void learn(Route route, String hash, Bucket bucket) {
        String known = hashes.put(route.method() + route.template(), hash);
        if (!hash.equals(known)) {
            buckets.putIfAbsent(key(route), bucket);
        }
    }

    private String key(Route route) {
        String name = route.method() + route.template();
        return hashes.getOrDefault(name, name) + " " + route.major();
    }
}
