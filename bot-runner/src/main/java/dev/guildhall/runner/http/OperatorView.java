package dev.guildhall.runner.http;

/** What the HTTP server shows of a run. Thread-safe. */
public interface OperatorView {

    StatusReport status();

    Readiness readiness();
}
