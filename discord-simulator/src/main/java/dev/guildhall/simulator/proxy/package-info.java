/**
 * The way to the simulator for a client whose addresses of Discord are compiled in.
 *
 * <p>A {@code CONNECT} proxy takes the client's connection for one of Discord's hosts and leads it to a TLS listener
 * with a certificate for those hosts, which passes the plain bytes on to the simulator's HTTP port.
 */
@NullMarked
package dev.guildhall.simulator.proxy;

import org.jspecify.annotations.NullMarked;
