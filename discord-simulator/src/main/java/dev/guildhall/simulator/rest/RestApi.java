package dev.guildhall.simulator.rest;

import dev.guildhall.simulator.command.CommandStore;
import dev.guildhall.simulator.fault.Faults;
import dev.guildhall.simulator.gateway.Gateway;
import dev.guildhall.simulator.interaction.Interactions;
import dev.guildhall.simulator.oauth.Consent;
import dev.guildhall.simulator.oauth.Grants;
import dev.guildhall.simulator.oauth.OauthOptions;
import dev.guildhall.simulator.rest.account.AccountRoutes;
import dev.guildhall.simulator.rest.account.ApplicationEmojiRoutes;
import dev.guildhall.simulator.rest.account.ApplicationRoutes;
import dev.guildhall.simulator.rest.account.CdnRoutes;
import dev.guildhall.simulator.rest.account.NameChanges;
import dev.guildhall.simulator.rest.account.OauthRoutes;
import dev.guildhall.simulator.rest.call.Audit;
import dev.guildhall.simulator.rest.call.Found;
import dev.guildhall.simulator.rest.call.RestOptions;
import dev.guildhall.simulator.rest.call.Router;
import dev.guildhall.simulator.rest.channel.ChannelRoutes;
import dev.guildhall.simulator.rest.channel.OverwriteRoutes;
import dev.guildhall.simulator.rest.channel.ThreadRoutes;
import dev.guildhall.simulator.rest.command.Answering;
import dev.guildhall.simulator.rest.command.CallbackRoutes;
import dev.guildhall.simulator.rest.command.CommandRoutes;
import dev.guildhall.simulator.rest.guild.AutoModerationRoutes;
import dev.guildhall.simulator.rest.guild.CommunityRoutes;
import dev.guildhall.simulator.rest.guild.GuildEditRoutes;
import dev.guildhall.simulator.rest.guild.GuildRoutes;
import dev.guildhall.simulator.rest.guild.InviteRoutes;
import dev.guildhall.simulator.rest.guild.RoleRoutes;
import dev.guildhall.simulator.rest.guild.ScheduledEventRoutes;
import dev.guildhall.simulator.rest.guild.StageRoutes;
import dev.guildhall.simulator.rest.guild.StickerRoutes;
import dev.guildhall.simulator.rest.member.BanRoutes;
import dev.guildhall.simulator.rest.member.MemberRoutes;
import dev.guildhall.simulator.rest.member.VoiceRoutes;
import dev.guildhall.simulator.rest.message.MessageRoutes;
import dev.guildhall.simulator.rest.message.PinRoutes;
import dev.guildhall.simulator.rest.message.PollRoutes;
import dev.guildhall.simulator.rest.message.ReactionRoutes;
import dev.guildhall.simulator.rest.webhook.FollowRoutes;
import dev.guildhall.simulator.rest.webhook.HookMessages;
import dev.guildhall.simulator.rest.webhook.HookRoutes;
import dev.guildhall.simulator.rest.webhook.WebhookRoutes;
import dev.guildhall.simulator.world.World;
import io.javalin.config.RoutesConfig;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/** All REST routes. */
public final class RestApi {
    private final World world;
    private final Faults faults;
    private final Gateway gateway;
    private final Interactions interactions;
    private final CommandStore commands;
    private final RestOptions options;
    private final Supplier<String> gatewayUrl;
    private final Grants grants;
    private final OauthOptions oauth;
    private final LongAdder calls = new LongAdder();
    private final LongAdder rateLimited = new LongAdder();

    public RestApi(
            World world,
            Faults faults,
            Gateway gateway,
            Interactions interactions,
            CommandStore commands,
            RestOptions options,
            Supplier<String> gatewayUrl,
            Grants grants,
            OauthOptions oauth) {
        this.world = world;
        this.faults = faults;
        this.gateway = gateway;
        this.interactions = interactions;
        this.commands = commands;
        this.options = options;
        this.gatewayUrl = gatewayUrl;
        this.grants = grants;
        this.oauth = oauth;
    }

    /** Adds the routes below {@code /api/v10}, {@code /api} and {@code /cdn}. */
    public void mount(RoutesConfig routes) {
        Router router = new Router(routes, options, faults, calls, rateLimited, gateway.wiretap());
        Found found = new Found(world);
        Answering answering = new Answering(world);
        new AccountRoutes(world, gateway, options, gatewayUrl, grants, new NameChanges(world.clock())).mount(router);
        new ApplicationRoutes(world, gateway.grantedIntents(), oauth).mount(router);
        new OauthRoutes(world, grants, oauth).mount(router);
        new Consent(world, grants, oauth).mount(routes);
        Audit audit = new Audit(world);
        new GuildRoutes(world, found).mount(router);
        new RoleRoutes(world, found, audit).mount(router);
        new MemberRoutes(world, found, audit).mount(router);
        new BanRoutes(world, found, audit).mount(router);
        new GuildEditRoutes(world, found, audit).mount(router);
        new ChannelRoutes(world, found, audit).mount(router);
        new OverwriteRoutes(world, found, audit).mount(router);
        new ThreadRoutes(world, found, audit).mount(router);
        new VoiceRoutes(world, found).mount(router);
        new PinRoutes(world, found, audit).mount(router);
        new ReactionRoutes(world, found).mount(router);
        new MessageRoutes(world, found, audit).mount(router);
        new PollRoutes(world, found).mount(router);
        new InviteRoutes(world, found, audit).mount(router);
        new ScheduledEventRoutes(world, found, audit).mount(router);
        new ApplicationEmojiRoutes(world).mount(router);
        new StickerRoutes(world, found, audit).mount(router);
        new StageRoutes(world, found, audit).mount(router);
        new CommunityRoutes(world, found).mount(router);
        new FollowRoutes(world, found, audit).mount(router);
        new AutoModerationRoutes(world, found, audit).mount(router);
        HookRoutes hooks = new HookRoutes(world, found, audit);
        hooks.mount(router);
        new CommandRoutes(world, commands).mount(router);
        new CallbackRoutes(world, interactions, answering).mount(router);
        new WebhookRoutes(world, interactions, answering, new HookMessages(world, found, hooks)).mount(router);
        new CdnRoutes(world).mount(routes);
        router.rest();
    }

    /** How many calls there were. */
    public long calls() {
        return calls.sum();
    }

    /** How many of them were answered with 429. */
    public long rateLimited() {
        return rateLimited.sum();
    }
}
