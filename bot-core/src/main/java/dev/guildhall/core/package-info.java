/**
 * The host of the feature modules: {@link dev.guildhall.core.Host} puts the parts of one shard process together.
 *
 * <p>Below it, a package for each part: {@code database}, {@code event}, {@code command}, {@code setting}, {@code outbox},
 * {@code schedule}; {@code discord} is the port that an adapter implements.
 */
@NullMarked
package dev.guildhall.core;

import org.jspecify.annotations.NullMarked;
