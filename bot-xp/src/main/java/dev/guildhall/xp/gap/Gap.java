package dev.guildhall.xp.gap;

import dev.guildhall.spi.id.MessageId;

/**
 * Messages of a channel that nobody was sent.
 *
 * @param after the newest that is credited
 * @param upTo the newest of the gap
 * @param read how many were read of it so far
 */
record Gap(ChannelKey place, MessageId after, MessageId upTo, long read) {

    Gap reaching(MessageId reached, long more) {
        return new Gap(place, reached, upTo, read + more);
    }
}
