package dev.guildhall.simulator.client;

import org.javacord.api.DiscordApi;
import org.javacord.api.entity.permission.Role;
import org.javacord.api.entity.server.Server;
import org.javacord.api.entity.user.User;

/** What Javacord hears, in the script's words. */
record JavacordEvents(Bot bot) {
    void listen(DiscordApi api) {
        api.addMessageCreateListener(event -> bot.hear((event.getServer().isPresent() ? "message " : "direct ")
                + event.getMessageAuthor().getName() + " " + event.getMessageContent()));
        api.addMessageEditListener(
                event -> bot.hear("edited " + event.getMessage().getContent()));
        api.addMessageDeleteListener(event -> bot.hear("deleted " + event.getMessageId()));
        api.addUserStartTypingListener(
                event -> event.getUser().ifPresent(user -> bot.hear("typing " + user.getName())));
        api.addReactionAddListener(event -> event.requestUser()
                .thenAccept(user -> bot.hear("reacted " + user.getName() + " "
                        + event.getEmoji().asUnicodeEmoji().orElse(""))));
        api.addReactionRemoveListener(event -> event.requestUser()
                .thenAccept(user -> bot.hear("unreacted " + user.getName() + " "
                        + event.getEmoji().asUnicodeEmoji().orElse(""))));
        api.addServerMemberJoinListener(
                event -> bot.hear("joined " + event.getUser().getName()));
        api.addServerMemberLeaveListener(
                event -> bot.hear("left " + event.getUser().getName()));
        api.addUserChangeNicknameListener(
                event -> bot.hear("nick " + event.getNewNickname().orElse("")));
        api.addUserRoleAddListener(event -> roles(event.getServer(), event.getUser()));
        api.addUserRoleRemoveListener(event -> roles(event.getServer(), event.getUser()));
        api.addRoleCreateListener(event -> bot.hear("role+ " + event.getRole().getName()));
        api.addRoleChangeNameListener(
                event -> bot.hear("role~ " + event.getRole().getName()));
        api.addRoleDeleteListener(event -> bot.hear("role- " + event.getRole().getName()));
        api.addServerChannelCreateListener(
                event -> bot.hear("channel+ " + event.getChannel().getName()));
        api.addServerChannelChangeNameListener(
                event -> bot.hear("channel~ " + event.getChannel().getName()));
        api.addServerChannelDeleteListener(
                event -> bot.hear("channel- " + event.getChannel().getName()));
        api.addServerVoiceChannelMemberJoinListener(event -> bot.hear(
                "voice " + event.getUser().getName() + " " + event.getChannel().getName()));
        api.addServerVoiceChannelMemberLeaveListener(event -> {
            if (!event.isMove()) {
                bot.hear("voice " + event.getUser().getName() + " -");
            }
        });
        api.addServerBecomesUnavailableListener(
                event -> bot.hear("outage " + event.getServer().getName()));
        api.addServerBecomesAvailableListener(
                event -> bot.hear("back " + event.getServer().getName()));
    }

    private void roles(Server server, User user) {
        bot.hear("roles " + user.getName() + " "
                + server.getRoles(user).stream()
                        .filter(role -> !role.isEveryoneRole())
                        .map(Role::getName)
                        .sorted()
                        .toList());
    }
}
