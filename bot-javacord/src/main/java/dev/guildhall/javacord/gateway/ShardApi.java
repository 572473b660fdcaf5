package dev.guildhall.javacord.gateway;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.guildhall.core.discord.Privilege;
import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.javacord.api.entity.intent.Intent;
import org.javacord.core.DiscordApiImpl;
import org.javacord.core.util.gateway.DiscordWebSocketAdapter;
import org.jspecify.annotations.Nullable;

/**
 * Javacord's entry object, made without its builder, which would log in on its own and give nothing out before it is done. It
 * keeps the cache of guilds and no users, messages or listeners.
 */
final class ShardApi extends DiscordApiImpl {

    private static final Set<Intent> INTENTS =
            Set.of(Intent.GUILDS, Intent.GUILD_MESSAGES, Intent.GUILD_MESSAGE_REACTIONS, Intent.GUILD_VOICE_STATES);
    private static final String COMPILED_IN = "/api/v10";
    private static final int LONGEST_DELAY_SECONDS = 60;

    private final ObjectMapper reader;
    private final OkHttpClient redirected;
    private volatile @Nullable ShardSocket socket;

    ShardApi(GatewaySetup setup, int shard, PacketReader reader, Runnable identifies) {
        this.reader = reader;
        super(
                setup.token(),
                shard,
                setup.totalShards(),
                intents(setup.privileges().get()),
                false,
                false,
                false,
                setup.globalLimit()::awaitRest,
                () -> {
                    setup.identifyLimit().awaitIdentify(shard);
                    identifies.run();
                },
                null,
                null,
                null,
                false,
                null,
                null,
                Map.of(),
                List.of(),
                false,
                false);
        setMessageCacheSize(0, 0);
        setAutomaticMessageCacheCleanupEnabled(false);
        setReconnectDelay(ShardApi::delaySeconds);
        this.redirected = super.getHttpClient()
                .newBuilder()
                .addInterceptor(chain -> chain.proceed(redirect(chain.request(), setup.restBase())))
                .build();
    }

    private static Set<Intent> intents(Set<Privilege> privileges) {
        Set<Intent> all = EnumSet.copyOf(INTENTS);
        for (Privilege privilege : privileges) {
            all.add(
                    switch (privilege) {
                        case MEMBERS -> Intent.GUILD_MEMBERS;
                        case MESSAGE_CONTENT -> Intent.MESSAGE_CONTENT;
                    });
        }
        return all;
    }

    private static int delaySeconds(int attempt) {
        int longest = Math.min(LONGEST_DELAY_SECONDS, 1 << Math.min(attempt, 10));
        // Shards that were lost together do not come back together.
        return longest / 2 + ThreadLocalRandom.current().nextInt(longest / 2 + 1);
    }

    private static Request redirect(Request request, URI restBase) {
        String rest = request.url().encodedPath();
        String path = rest.startsWith(COMPILED_IN) ? rest.substring(COMPILED_IN.length()) : rest;
        String query = request.url().encodedQuery();
        HttpUrl url = HttpUrl.get(restBase + path + (query == null ? "" : "?" + query));
        return request.newBuilder().url(url).build();
    }

    void use(ShardSocket made) {
        socket = made;
    }

    @Override
    public ObjectMapper getObjectMapper() {
        return reader;
    }

    @Override
    public OkHttpClient getHttpClient() {
        return redirected;
    }

    @Override
    public @Nullable DiscordWebSocketAdapter getWebSocketAdapter() {
        return socket;
    }
}
