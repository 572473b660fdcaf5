package dev.guildhall.simulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.command.CommandStore;
import dev.guildhall.simulator.fault.Faults;
import dev.guildhall.simulator.gateway.Gateway;
import dev.guildhall.simulator.interaction.Interactions;
import dev.guildhall.simulator.rest.RestApi;
import dev.guildhall.simulator.scenario.ScenarioException;
import dev.guildhall.simulator.scenario.Scenarios;
import dev.guildhall.simulator.world.Json;
import dev.guildhall.simulator.world.World;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.concurrent.atomic.AtomicInteger;

/** All routes under {@code /_sim}. */
public final class ControlApi implements AutoCloseable {
    private final StateControl state;
    private final MessagesControl messages;
    private final InteractionsControl interactions;
    private final FaultsControl faultsControl;
    private final PeopleControl people;
    private final LoadControl load;
    private final Faults faults;
    private final Scenarios scenarios;
    private final ThreadsControl threads;
    private final EventStream events;
    private final EventStream traffic;

    public ControlApi(
            World world,
            Gateway gateway,
            RestApi rest,
            Interactions interactions,
            CommandStore commands,
            Faults faults,
            Scenarios scenarios) {
        Lookup lookup = new Lookup(world);
        this.state = new StateControl(world, gateway, rest, commands, faults);
        this.messages = new MessagesControl(world, lookup);
        this.interactions = new InteractionsControl(world, lookup, commands, interactions);
        this.faultsControl = new FaultsControl(world, gateway, faults, lookup);
        this.people = new PeopleControl(world, lookup);
        this.load = new LoadControl(world, gateway, lookup, new AtomicInteger());
        this.threads = new ThreadsControl(world, lookup);
        this.events = new EventStream(world.polls());
        this.traffic = new EventStream(world.polls());
        this.faults = faults;
        this.scenarios = scenarios;
        gateway.wiretap().attach(new TrafficStream(traffic));
        world.listen(events::on);
        commands.listen(() -> events.send(() -> Json.object().put("type", "commands-changed")));
        gateway.listen(session -> events.send(
                () -> Json.object().put("type", "session-changed").set("session", StateControl.session(session))));
    }

    /** Adds the routes. */
    public void mount(RoutesConfig routes) {
        routes.get("/_sim/state", context -> answer(context, body -> state.state()));
        routes.get("/_sim/sessions", context -> answer(context, body -> state.sessions()));
        routes.get("/_sim/channels/{channel}/messages", context -> answer(context, body -> messages.history(context)));
        routes.post("/_sim/messages", context -> answer(context, body -> messages.post(body, Files.of(context))));
        routes.post(
                "/_sim/interactions", context -> answer(context, body -> interactions.begin(body, Files.of(context))));
        routes.post("/_sim/faults", context -> answer(context, faultsControl::arm));
        routes.delete(
                "/_sim/faults",
                context -> answer(context, body -> {
                    faults.clear();
                    return Json.object().put("cleared", true);
                }));
        routes.post("/_sim/guilds", context -> answer(context, load::guilds));
        routes.post("/_sim/traffic", context -> answer(context, load::traffic));
        routes.post("/_sim/permissions", context -> answer(context, people::permissions));
        routes.post("/_sim/members", context -> answer(context, people::member));
        routes.post("/_sim/presence", context -> answer(context, people::presence));
        routes.post("/_sim/languages", context -> answer(context, people::language));
        routes.post("/_sim/direct-channels", context -> answer(context, people::direct));
        routes.post("/_sim/voice", context -> answer(context, people::voice));
        routes.post("/_sim/threads", context -> answer(context, body -> threads.begin(body, Files.of(context))));
        routes.patch("/_sim/threads", context -> answer(context, threads::change));
        routes.post("/_sim/typing", context -> answer(context, people::typing));
        routes.post("/_sim/votes", context -> answer(context, people::vote));
        routes.post("/_sim/reactions", context -> answer(context, people::reaction));
        routes.patch("/_sim/messages", context -> answer(context, people::edit));
        routes.get("/_sim/scenario", context -> answer(context, body -> scenarios.save()));
        routes.put("/_sim/scenario", context -> answer(context, this::loadScenario));
        routes.put("/_sim/command-permissions", context -> answer(context, interactions::permit));
        routes.get("/_sim/events", events::serve);
        routes.get("/_sim/traffic-log", traffic::serve);
    }

    /** Lets go of the pages that listen. */
    @Override
    public void close() {
        events.close();
        traffic.close();
    }

    private JsonNode loadScenario(JsonNode body) {
        try {
            scenarios.load(body);
        } catch (ScenarioException wrong) {
            throw new ControlError(400, String.valueOf(wrong.getMessage()));
        }
        return Json.object().put("loaded", true);
    }

    @FunctionalInterface
    private interface Action {
        JsonNode on(JsonNode body) throws InterruptedException;
    }

    private static void answer(Context context, Action action) throws InterruptedException {
        try {
            // A page from elsewhere in the same browser must not be able to act here.
            if ("cross-site".equals(context.header("Sec-Fetch-Site"))) {
                throw new ControlError(403, "requests from other sites are refused");
            }
            send(context, 200, action.on(body(context)));
        } catch (ControlError refused) {
            send(context, refused.status(), Json.object().put("error", refused.getMessage()));
        }
    }

    private static JsonNode body(Context context) {
        String text =
                context.isMultipartFormData() ? String.valueOf(context.formParam("payload_json")) : context.body();
        if (text.isBlank()) {
            return Json.object();
        }
        try {
            if (Json.parse(text) instanceof ObjectNode object) {
                return object;
            }
        } catch (IllegalArgumentException malformed) {
            throw new ControlError(400, "the body is " + malformed.getMessage());
        }
        throw new ControlError(400, "the body is not a JSON object");
    }

    private static void send(Context context, int status, JsonNode body) {
        context.status(status).contentType("application/json").result(Json.bytes(body));
    }
}
