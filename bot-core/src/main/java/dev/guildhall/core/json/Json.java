package dev.guildhall.core.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** The mapper for code on virtual threads. */
public final class Json {

    /**
     * Threads share its buffers. Jackson otherwise gives each thread 16 KiB of its own, which nobody uses again where a thread
     * lives for one request: sixty-four that waited for Discord's limit overflowed the survivor space with them, and what a wave
     * of announcements left in the old generation stayed until the heap was full. Thread-safe.
     */
    public static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .recyclerPool(JsonRecyclerPools.sharedConcurrentDequePool())
                    .build())
            .build();

    private Json() {}
}
