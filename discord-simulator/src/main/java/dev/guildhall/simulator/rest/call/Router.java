package dev.guildhall.simulator.rest.call;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.simulator.fault.Fault;
import dev.guildhall.simulator.fault.Faults;
import dev.guildhall.simulator.traffic.Wiretap;
import dev.guildhall.simulator.world.Json;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Registers routes, and does for each call what is the same for all of them. */
public final class Router {
    private static final Logger log = LoggerFactory.getLogger(Router.class);
    /** Older versions are answered as the current one: what a library sends is understood, or refused, by its rules. */
    private static final List<String> PREFIXES =
            List.of("/api/v10", "/api", "/api/v9", "/api/v8", "/api/v7", "/api/v6");

    private final RoutesConfig routes;
    private final RestOptions options;
    private final Faults faults;
    private final RateLimits limits = new RateLimits();
    private final LongAdder calls;
    private final LongAdder rateLimited;
    private final Wiretap wiretap;

    public Router(
            RoutesConfig routes,
            RestOptions options,
            Faults faults,
            LongAdder calls,
            LongAdder rateLimited,
            Wiretap wiretap) {
        this.routes = routes;
        this.options = options;
        this.faults = faults;
        this.calls = calls;
        this.rateLimited = rateLimited;
        this.wiretap = wiretap;
    }

    public void bot(HandlerType method, String path, Endpoint endpoint) {
        add(method, path, Access.BOT, Quota.ORDINARY, endpoint);
    }

    public void add(HandlerType method, String path, Access access, Quota quota, Endpoint endpoint) {
        if (path.contains("/@")) {
            // Some libraries encode the whole path; what it means is the same.
            addAsWritten(method, path.replace("/@", "/%40"), access, quota, endpoint);
        }
        addAsWritten(method, path, access, quota, endpoint);
    }

    private void addAsWritten(HandlerType method, String path, Access access, Quota quota, Endpoint endpoint) {
        for (String prefix : PREFIXES) {
            routes.addHttpHandler(method, prefix + path, context -> {
                String call = method.name() + " " + context.path().substring(prefix.length());
                long begun = System.nanoTime();
                answer(context, method.name() + " " + path, call, access, quota, endpoint);
                long micros = TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - begun);
                wiretap.call(method.name(), context.path().substring(prefix.length()), context.statusCode(), micros);
            });
        }
    }

    /** Answers whatever no route was registered for; to be called last. */
    public void rest() {
        for (HandlerType method :
                List.of(HandlerType.GET, HandlerType.POST, HandlerType.PUT, HandlerType.PATCH, HandlerType.DELETE)) {
            routes.addHttpHandler(method, "/api/*", context -> {
                context.header("Via", "1.1 sim");
                send(context, new DiscordError(404, 0, "404: Not Found"));
                // A library has good reason to expect it: the person who tries it should not have to guess.
                log.warn("rest - {} {} is not simulated, answered 404", method.name(), Wiretap.masked(context.path()));
                wiretap.unknown(method.name(), context.path());
            });
        }
    }

    private void answer(Context context, String route, String call, Access access, Quota quota, Endpoint endpoint)
            throws InterruptedException {
        calls.increment();
        context.header("Via", "1.1 sim");
        if (disturbed(context, call)) {
            return;
        }
        if (!authorised(context, access)) {
            send(context, new DiscordError(401, 0, "401: Unauthorized"));
            return;
        }
        if (options.rateLimited() && (overGlobal(context, access) || overBucket(context, route, quota, access))) {
            return;
        }
        try {
            Answer answer = endpoint.answer(new Call(context));
            JsonNode body = answer.body();
            context.status(answer.status());
            if (body != null) {
                send(context, answer.status(), body);
            }
        } catch (DiscordError refused) {
            send(context, refused);
        } catch (RuntimeException failed) {
            log.error("rest - {} failed", route, failed);
            send(context, new DiscordError(500, 0, "500: Internal Server Error"));
        }
    }

    private boolean disturbed(Context context, String call) throws InterruptedException {
        if (faults.quiet()) {
            return false;
        }
        Optional<Fault.Timeout> unanswered = faults.take(Fault.Timeout.class, fault -> fault.concerns(call));
        if (unanswered.isPresent()) {
            TimeUnit.MILLISECONDS.sleep(unanswered.get().millis());
            ServletContextRequest.getServletContextRequest(context.req())
                    .getConnectionMetaData()
                    .getConnection()
                    .close();
            return true;
        }
        Optional<Fault.Slow> slow = faults.take(Fault.Slow.class, fault -> fault.concerns(call));
        if (slow.isPresent()) {
            TimeUnit.MILLISECONDS.sleep(slow.get().millis());
        }
        Optional<Fault.ServerError> failing = faults.take(Fault.ServerError.class, fault -> fault.concerns(call));
        if (failing.isPresent()) {
            fail(context, failing.get().status());
            return true;
        }
        Optional<Fault.RateLimited> limited = faults.take(Fault.RateLimited.class, fault -> fault.concerns(call));
        limited.ifPresent(fault -> tooMany(context, fault.scope(), fault.retryAfter()));
        return limited.isPresent();
    }

    private static void fail(Context context, int status) {
        if (status == 500) {
            send(context, new DiscordError(status, 0, "500: Internal Server Error"));
        } else {
            // From 501 on it is not Discord that answers but the proxy before it, which knows no JSON.
            context.status(status)
                    .contentType("text/html")
                    .result("<html><head><title>" + status + "</title></head><body><h1>" + status
                            + "</h1><p>Asked for by a fault</p></body></html>");
        }
    }

    private boolean authorised(Context context, Access access) {
        if (access == Access.OPEN || access == Access.SECRET_IN_PATH) {
            return true;
        }
        boolean person = new Call(context).bearer().filter(options.bearer()).isPresent();
        if (person && access == Access.BOT_OR_PERSON) {
            return true;
        }
        String header = context.header("Authorization");
        return header != null && header.startsWith("Bot ") && options.token().test(header.substring(4));
    }

    private boolean overGlobal(Context context, Access access) {
        if (access != Access.BOT) {
            return false;
        }
        RateLimits.Standing standing = limits.take("global", Quota.GLOBAL);
        if (!standing.allowed()) {
            tooMany(context, "global", standing.resetAfterSeconds());
        }
        return !standing.allowed();
    }

    private boolean overBucket(Context context, String route, Quota quota, Access access) {
        String name = Integer.toHexString(route.hashCode());
        RateLimits.Standing standing = limits.take(name + ":" + major(context, access), quota);
        double resetAt = (System.currentTimeMillis() + standing.resetAfterMillis()) / 1000.0;
        context.header("X-RateLimit-Limit", Integer.toString(standing.limit()))
                .header("X-RateLimit-Remaining", Integer.toString(standing.remaining()))
                .header("X-RateLimit-Reset", String.format(Locale.ROOT, "%.3f", resetAt))
                .header("X-RateLimit-Reset-After", String.format(Locale.ROOT, "%.3f", standing.resetAfterSeconds()))
                .header("X-RateLimit-Bucket", name);
        if (!standing.allowed()) {
            tooMany(context, "user", standing.resetAfterSeconds());
        }
        return !standing.allowed();
    }

    private static String major(Context context, Access access) {
        var path = context.pathParamMap();
        if (access == Access.SECRET_IN_PATH) {
            return path.getOrDefault("token", "");
        }
        return path.getOrDefault("channel", path.getOrDefault("guild", ""));
    }

    private void tooMany(Context context, String scope, double retryAfter) {
        rateLimited.increment();
        boolean global = scope.equals("global");
        context.header("Retry-After", Integer.toString((int) Math.ceil(retryAfter)))
                .header("X-RateLimit-Scope", scope)
                .header("X-RateLimit-Reset-After", String.format(Locale.ROOT, "%.3f", retryAfter));
        if (global) {
            context.header("X-RateLimit-Global", "true");
        }
        send(
                context,
                429,
                Json.object()
                        .put("message", "You are being rate limited.")
                        .put("retry_after", retryAfter)
                        .put("global", global));
    }

    private static void send(Context context, DiscordError error) {
        send(context, error.status(), error.wire());
    }

    private static void send(Context context, int status, JsonNode body) {
        context.status(status).contentType("application/json").result(Json.bytes(body));
    }
}
