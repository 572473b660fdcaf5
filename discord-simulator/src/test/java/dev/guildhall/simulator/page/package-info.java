/**
 * Tries the page in a real browser, beside a bot of an unrelated library.
 *
 * <p>Debian's Chromium does the looking; where none is installed these tests are aborted and say what to install.
 */
@NullMarked
package dev.guildhall.simulator.page;

import org.jspecify.annotations.NullMarked;
