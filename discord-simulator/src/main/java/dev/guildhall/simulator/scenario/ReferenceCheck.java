package dev.guildhall.simulator.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Checks that what a scenario names is there, and that nothing is there twice. */
final class ReferenceCheck {
    private final List<String> errors;
    private final Set<String> ids = new HashSet<>();
    private final Set<String> people = new TreeSet<>();

    ReferenceCheck(String bot, List<String> errors) {
        this.errors = errors;
        people.add(bot);
    }

    void check(JsonNode scenario) {
        int index = 0;
        for (JsonNode person : scenario.path("people")) {
            named(person, people, "people[" + index++ + "]");
        }
        index = 0;
        for (JsonNode guild : scenario.path("guilds")) {
            guild(guild, "guilds[" + index++ + "]");
        }
    }

    private void guild(JsonNode guild, String at) {
        id(guild, at);
        known(guild.path("owner"), people, "person", at + ".owner");
        Set<String> roles = new TreeSet<>();
        int index = 0;
        for (JsonNode role : guild.path("roles")) {
            named(role, roles, at + ".roles[" + index++ + "]");
        }
        Set<String> members = new TreeSet<>();
        index = 0;
        for (JsonNode member : guild.path("members")) {
            String memberAt = at + ".members[" + index++ + "]";
            known(member.path("person"), people, "person", memberAt + ".person");
            if (!members.add(member.path("person").asText())) {
                errors.add(memberAt + ".person is '" + member.path("person").asText() + "', who is a member already");
            }
            int place = 0;
            for (JsonNode role : member.path("roles")) {
                known(role, roles, "role", memberAt + ".roles[" + place++ + "]");
            }
        }
        if (!members.contains(guild.path("owner").asText())) {
            errors.add(at + ".owner is '" + guild.path("owner").asText() + "', who is not among the members");
        }
        channels(guild, roles, at);
        index = 0;
        for (JsonNode ban : guild.path("bans")) {
            known(ban.path("person"), people, "person", at + ".bans[" + index++ + "].person");
        }
    }

    private void channels(JsonNode guild, Set<String> roles, String at) {
        Set<String> channels = new TreeSet<>();
        Set<String> voice = new TreeSet<>();
        int index = 0;
        for (JsonNode channel : guild.path("channels")) {
            String channelAt = at + ".channels[" + index++ + "]";
            id(channel, channelAt);
            if (channel.has("parent")) {
                known(channel.path("parent"), channels, "channel before this one", channelAt + ".parent");
            } else if (channel.path("type").asText().endsWith("thread")) {
                errors.add(channelAt + ".parent is missing: name the channel that the thread is in");
            }
            channels.add(channel.path("name").asText());
            channels.add(channel.path("id").asText());
            if (channel.path("type").asText().equals("voice")) {
                voice.add(channel.path("name").asText());
                voice.add(channel.path("id").asText());
            }
            int place = 0;
            for (JsonNode overwrite : channel.path("overwrites")) {
                String overwriteAt = channelAt + ".overwrites[" + place++ + "]";
                if (overwrite.has("role") == overwrite.has("member")) {
                    errors.add(overwriteAt + " names both a role and a member, or none: name one");
                } else if (overwrite.has("member")) {
                    known(overwrite.path("member"), people, "person", overwriteAt + ".member");
                } else if (!overwrite.path("role").asText().equals(ScenarioReader.EVERYONE)) {
                    known(overwrite.path("role"), roles, "role", overwriteAt + ".role");
                }
            }
            place = 0;
            for (JsonNode message : channel.path("messages")) {
                String messageAt = channelAt + ".messages[" + place++ + "]";
                known(message.path("author"), people, "person", messageAt + ".author");
            }
        }
        if (guild.has("afkChannel")) {
            known(guild.path("afkChannel"), voice, "voice channel", at + ".afkChannel");
        }
    }

    private void named(JsonNode node, Set<String> names, String at) {
        id(node, at);
        boolean fresh = names.add(node.path("name").asText());
        if (node.has("id")) {
            names.add(node.path("id").asText());
        } else if (!fresh) {
            errors.add(at + ".name is '" + node.path("name").asText() + "', which is there already: give an 'id' too");
        }
    }

    private void id(JsonNode node, String at) {
        if (node.has("id") && !ids.add(node.path("id").asText())) {
            errors.add(at + ".id is " + node.path("id").asText() + ", which is there already");
        }
    }

    private void known(JsonNode name, Set<String> names, String what, String at) {
        if (!names.contains(name.asText())) {
            errors.add(at + " is '" + name.asText() + "', and there is no such " + what + "; there are: "
                    + String.join(", ", names));
        }
    }
}
