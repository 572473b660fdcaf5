package dev.guildhall.javacord;

import java.net.URI;
import java.time.Duration;

/**
 * What Discord says about logging in.
 *
 * @param url of the gateway
 * @param shards how many Discord recommends
 * @param total identifies in 24 hours
 * @param remaining identifies that are left of them
 * @param resetAfter until they are all there again
 * @param maxConcurrency how many shards may identify at once
 * @see <a href="https://discord.com/developers/docs/events/gateway#get-gateway-bot">Discord: get gateway bot</a>
 */
public record GatewayInfo(URI url, int shards, int total, int remaining, Duration resetAfter, int maxConcurrency) {

    public GatewayInfo {
        if (shards < 1 || maxConcurrency < 1) {
            throw new IllegalArgumentException("Discord recommends " + shards + " shards, " + maxConcurrency
                    + " at once: at least 1 of each expected");
        }
    }
}
