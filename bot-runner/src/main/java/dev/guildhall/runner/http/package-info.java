/**
 * What operators and their tools ask over HTTP: {@code /health/live}, {@code /health/ready}, {@code /status}. With the
 * simulator the same server carries its page and its Discord.
 */
@NullMarked
package dev.guildhall.runner.http;

import org.jspecify.annotations.NullMarked;
