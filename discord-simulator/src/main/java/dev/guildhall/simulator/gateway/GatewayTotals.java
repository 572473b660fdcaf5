package dev.guildhall.simulator.gateway;

/** What the gateway counted since it was started. */
public record GatewayTotals(long identifies, long resumes, long invalidSessions, long eventsSent) {}
