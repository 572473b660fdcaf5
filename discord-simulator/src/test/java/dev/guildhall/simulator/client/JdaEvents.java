package dev.guildhall.simulator.client;

import java.util.stream.Collectors;
import net.dv8tion.jda.api.entities.Member;
import net.dv8tion.jda.api.entities.Role;
import net.dv8tion.jda.api.entities.channel.middleman.AudioChannel;
import net.dv8tion.jda.api.events.channel.ChannelCreateEvent;
import net.dv8tion.jda.api.events.channel.ChannelDeleteEvent;
import net.dv8tion.jda.api.events.channel.update.ChannelUpdateNameEvent;
import net.dv8tion.jda.api.events.guild.GuildAvailableEvent;
import net.dv8tion.jda.api.events.guild.GuildUnavailableEvent;
import net.dv8tion.jda.api.events.guild.member.GuildMemberJoinEvent;
import net.dv8tion.jda.api.events.guild.member.GuildMemberRemoveEvent;
import net.dv8tion.jda.api.events.guild.member.GuildMemberRoleAddEvent;
import net.dv8tion.jda.api.events.guild.member.GuildMemberRoleRemoveEvent;
import net.dv8tion.jda.api.events.guild.member.update.GuildMemberUpdateNicknameEvent;
import net.dv8tion.jda.api.events.guild.voice.GuildVoiceUpdateEvent;
import net.dv8tion.jda.api.events.message.MessageBulkDeleteEvent;
import net.dv8tion.jda.api.events.message.MessageDeleteEvent;
import net.dv8tion.jda.api.events.message.MessageReceivedEvent;
import net.dv8tion.jda.api.events.message.MessageUpdateEvent;
import net.dv8tion.jda.api.events.message.react.MessageReactionAddEvent;
import net.dv8tion.jda.api.events.message.react.MessageReactionRemoveEvent;
import net.dv8tion.jda.api.events.role.RoleCreateEvent;
import net.dv8tion.jda.api.events.role.RoleDeleteEvent;
import net.dv8tion.jda.api.events.role.update.RoleUpdateNameEvent;
import net.dv8tion.jda.api.events.user.UserTypingEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;

/** What JDA hears, in the script's words. */
final class JdaEvents extends ListenerAdapter {
    private final Bot bot;

    JdaEvents(Bot bot) {
        this.bot = bot;
    }

    @Override
    public void onMessageReceived(MessageReceivedEvent event) {
        bot.hear((event.isFromGuild() ? "message " : "direct ")
                + event.getAuthor().getName() + " " + event.getMessage().getContentRaw());
    }

    @Override
    public void onMessageUpdate(MessageUpdateEvent event) {
        bot.hear("edited " + event.getMessage().getContentRaw());
    }

    @Override
    public void onMessageDelete(MessageDeleteEvent event) {
        bot.hear("deleted " + event.getMessageId());
    }

    @Override
    public void onMessageBulkDelete(MessageBulkDeleteEvent event) {
        event.getMessageIds().forEach(id -> bot.hear("deleted " + id));
    }

    @Override
    public void onUserTyping(UserTypingEvent event) {
        bot.hear("typing " + event.getUser().getName());
    }

    @Override
    public void onMessageReactionAdd(MessageReactionAddEvent event) {
        event.retrieveUser()
                .queue(user -> bot.hear("reacted " + user.getName() + " "
                        + event.getReaction().getEmoji().getName()));
    }

    @Override
    public void onMessageReactionRemove(MessageReactionRemoveEvent event) {
        event.retrieveUser()
                .queue(user -> bot.hear("unreacted " + user.getName() + " "
                        + event.getReaction().getEmoji().getName()));
    }

    @Override
    public void onGuildMemberJoin(GuildMemberJoinEvent event) {
        bot.hear("joined " + event.getMember().getUser().getName());
    }

    @Override
    public void onGuildMemberRemove(GuildMemberRemoveEvent event) {
        bot.hear("left " + event.getUser().getName());
    }

    @Override
    public void onGuildMemberUpdateNickname(GuildMemberUpdateNicknameEvent event) {
        bot.hear("nick " + event.getNewNickname());
    }

    @Override
    public void onGuildMemberRoleAdd(GuildMemberRoleAddEvent event) {
        roles(event.getMember());
    }

    @Override
    public void onGuildMemberRoleRemove(GuildMemberRoleRemoveEvent event) {
        roles(event.getMember());
    }

    private void roles(Member member) {
        bot.hear("roles " + member.getUser().getName() + " "
                + member.getRoles().stream().map(Role::getName).sorted().collect(Collectors.toList()));
    }

    @Override
    public void onRoleCreate(RoleCreateEvent event) {
        bot.hear("role+ " + event.getRole().getName());
    }

    @Override
    public void onRoleUpdateName(RoleUpdateNameEvent event) {
        bot.hear("role~ " + event.getRole().getName());
    }

    @Override
    public void onRoleDelete(RoleDeleteEvent event) {
        bot.hear("role- " + event.getRole().getName());
    }

    @Override
    public void onChannelCreate(ChannelCreateEvent event) {
        bot.hear("channel+ " + event.getChannel().getName());
    }

    @Override
    public void onChannelUpdateName(ChannelUpdateNameEvent event) {
        bot.hear("channel~ " + event.getChannel().getName());
    }

    @Override
    public void onChannelDelete(ChannelDeleteEvent event) {
        bot.hear("channel- " + event.getChannel().getName());
    }

    @Override
    public void onGuildVoiceUpdate(GuildVoiceUpdateEvent event) {
        AudioChannel now = event.getChannelJoined();
        bot.hear("voice " + event.getMember().getUser().getName() + " " + (now == null ? "-" : now.getName()));
    }

    @Override
    public void onGuildUnavailable(GuildUnavailableEvent event) {
        bot.hear("outage " + event.getGuild().getName());
    }

    @Override
    public void onGuildAvailable(GuildAvailableEvent event) {
        bot.hear("back " + event.getGuild().getName());
    }
}
