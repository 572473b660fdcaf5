package dev.guildhall.core.argument;

import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.RoleId;
import dev.guildhall.spi.id.UserId;
import java.util.Optional;

/** What people may call by name in one guild. Nothing where no name, or more than one, is meant. May block. */
public interface Names {

    /** Where only mentions and ids are understood; never blocks. */
    Names NONE = new Names() {
        @Override
        public Optional<UserId> member(String name) {
            return Optional.empty();
        }

        @Override
        public Optional<ChannelId> channel(String name) {
            return Optional.empty();
        }

        @Override
        public Optional<RoleId> role(String name) {
            return Optional.empty();
        }
    };

    Optional<UserId> member(String name);

    Optional<ChannelId> channel(String name);

    Optional<RoleId> role(String name);
}
