/**
 * What the JDK's {@link java.net.http.HttpClient} lacks for talking to servers that one does not trust.
 */
@NullMarked
package dev.guildhall.spi.http;

import org.jspecify.annotations.NullMarked;
