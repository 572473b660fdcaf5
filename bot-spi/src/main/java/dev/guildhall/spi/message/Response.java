package dev.guildhall.spi.message;

/** What an action leads to: a new message, a change of the one it stands below, or a form. */
public sealed interface Response permits Reply, MessageUpdate, Form {}
