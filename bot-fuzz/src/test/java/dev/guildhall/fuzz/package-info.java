/** What fuzz tests share. A fuzz test stands in the package that it tests, because what reads input is mostly not public. */
package dev.guildhall.fuzz;
