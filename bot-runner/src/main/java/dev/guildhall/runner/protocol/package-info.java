/**
 * What the supervisor and a shard process say to one another: JSON, one message a line, over the child's standard input and
 * output. Status and requests go up, permits and orders go down.
 *
 * <p>The first line down is {@link dev.guildhall.runner.protocol.ToShard.Start}; it carries the secrets, which therefore
 * stand neither in the child's environment nor in its command line. End of input means that the supervisor is gone.
 */
@NullMarked
package dev.guildhall.runner.protocol;

import org.jspecify.annotations.NullMarked;
