package dev.guildhall.simulator.gateway;

import java.util.concurrent.atomic.LongAdder;

/** Counts since the start. */
final class GatewayCounters {
    final LongAdder identifies = new LongAdder();
    final LongAdder resumes = new LongAdder();
    final LongAdder invalidSessions = new LongAdder();
}
