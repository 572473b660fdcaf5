package dev.guildhall.spi.facet;

/** Something further that a feature brings; see {@link dev.guildhall.spi.Feature#facets}. */
public sealed interface Facet
        permits ActionHandler,
                PersonalData,
                Check,
                GuildCheck,
                NeededPermission,
                OperatorTask,
                SettingsRule,
                SettingsEffect {}
