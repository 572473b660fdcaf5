package dev.guildhall.simulator.page;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.buttons.Button;
import net.dv8tion.jda.api.components.container.Container;
import net.dv8tion.jda.api.components.label.Label;
import net.dv8tion.jda.api.components.mediagallery.MediaGallery;
import net.dv8tion.jda.api.components.mediagallery.MediaGalleryItem;
import net.dv8tion.jda.api.components.section.Section;
import net.dv8tion.jda.api.components.selections.EntitySelectMenu;
import net.dv8tion.jda.api.components.selections.EntitySelectMenu.SelectTarget;
import net.dv8tion.jda.api.components.selections.StringSelectMenu;
import net.dv8tion.jda.api.components.separator.Separator;
import net.dv8tion.jda.api.components.textdisplay.TextDisplay;
import net.dv8tion.jda.api.components.textinput.TextInput;
import net.dv8tion.jda.api.components.textinput.TextInputStyle;
import net.dv8tion.jda.api.components.thumbnail.Thumbnail;
import net.dv8tion.jda.api.entities.IMentionable;
import net.dv8tion.jda.api.entities.channel.concrete.TextChannel;
import net.dv8tion.jda.api.events.interaction.ModalInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.CommandAutoCompleteInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.MessageContextInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.UserContextInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.ButtonInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.EntitySelectInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.StringSelectInteractionEvent;
import net.dv8tion.jda.api.events.message.MessageReceivedEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.interactions.commands.Command;
import net.dv8tion.jda.api.modals.Modal;
import net.dv8tion.jda.api.utils.FileUpload;

/** The bot's messages with buttons, menus, modals and containers, and what it answers to their use. */
final class SampleControls extends ListenerAdapter {
    private static final int TEAL = 0x1ABC9C;
    private static final List<String> CITIES = List.of("Lisbon", "London", "Lund", "Madrid", "Oslo");

    @Override
    public void onMessageReceived(MessageReceivedEvent event) {
        switch (event.getMessage().getContentRaw()) {
            case "!buttons" ->
                event.getChannel()
                        .sendMessage("Choose")
                        .addComponents(ActionRow.of(
                                Button.primary("yes", "Yes"),
                                Button.success("form", "Apply"),
                                Button.secondary("whisper", "Whisper"),
                                Button.danger("mute", "Say nothing"),
                                Button.link("https://example.org/help", "Help")))
                        .queue();
            case "!menus" ->
                event.getChannel()
                        .sendMessage("What do you like?")
                        .addComponents(
                                ActionRow.of(StringSelectMenu.create("drink")
                                        .setPlaceholder("A drink")
                                        .addOption("Tea", "tea", "Hot, from leaves")
                                        .addOption("Cocoa", "cocoa", "Sweet")
                                        .build()),
                                ActionRow.of(StringSelectMenu.create("toppings")
                                        .setPlaceholder("Toppings")
                                        .addOption("Nuts", "nuts")
                                        .addOption("Honey", "honey")
                                        .addOption("Cream", "cream")
                                        .setRequiredRange(1, 2)
                                        .build()),
                                entities("person", "A person", SelectTarget.USER),
                                entities("role", "A role", SelectTarget.ROLE),
                                entities("place", "A channel", SelectTarget.CHANNEL))
                        .queue();
            case "!card" -> card(event.getChannel().asTextChannel());
            default -> {}
        }
    }

    private static ActionRow entities(String id, String placeholder, SelectTarget target) {
        return ActionRow.of(
                EntitySelectMenu.create(id, target).setPlaceholder(placeholder).build());
    }

    private static void card(TextChannel channel) {
        channel.sendMessageComponents(Container.of(
                                Section.of(
                                        Thumbnail.fromFile(SampleBot.picture()),
                                        TextDisplay.of("## Quest of the week\nBring **three lanterns** to the cellar."),
                                        TextDisplay.of("-# Ends on Sunday")),
                                Separator.createDivider(Separator.Spacing.SMALL),
                                MediaGallery.of(
                                        MediaGalleryItem.fromFile(FileUpload.fromData(Sample.picture(), "left.png")),
                                        MediaGalleryItem.fromFile(FileUpload.fromData(Sample.picture(), "right.png"))),
                                Section.of(
                                        Button.primary("yes", "Join"),
                                        TextDisplay.of("Two people have joined so far.")))
                        .withAccentColor(TEAL))
                .useComponentsV2()
                .queue();
    }

    @Override
    public void onButtonInteraction(ButtonInteractionEvent event) {
        switch (event.getComponentId()) {
            case "yes" -> {
                if (event.getMessage().isUsingComponentsV2()) {
                    event.reply("You have joined").queue();
                } else {
                    event.editMessage("You said yes").setComponents().queue();
                }
            }
            case "whisper" -> event.reply("Between us").setEphemeral(true).queue();
            case "form" -> event.replyModal(form()).queue();
            default -> {}
        }
    }

    private static Modal form() {
        return Modal.create("application", "Join the guild")
                .addComponents(
                        TextDisplay.of("Tell us **a little** about you."),
                        Label.of(
                                "Your name",
                                "As others shall call you",
                                TextInput.create("name", TextInputStyle.SHORT)
                                        .setRequiredRange(3, 20)
                                        .setPlaceholder("Ada of the Tavern")
                                        .build()),
                        Label.of(
                                "Why?",
                                TextInput.create("why", TextInputStyle.PARAGRAPH)
                                        .setRequired(false)
                                        .build()),
                        Label.of(
                                "Rank",
                                StringSelectMenu.create("rank")
                                        .addOption("Squire", "squire")
                                        .addOption("Knight", "knight")
                                        .build()))
                .build();
    }

    @Override
    public void onStringSelectInteraction(StringSelectInteractionEvent event) {
        event.reply("Noted: " + String.join(" and ", event.getValues())).queue();
    }

    @Override
    public void onEntitySelectInteraction(EntitySelectInteractionEvent event) {
        event.reply("Noted: "
                        + event.getValues().stream()
                                .map(IMentionable::getAsMention)
                                .collect(Collectors.joining()))
                .queue();
    }

    @Override
    public void onModalInteraction(ModalInteractionEvent event) {
        if (!event.getModalId().equals("application")) {
            return;
        }
        event.reply("Welcome, " + event.getValue("name").getAsString() + ", "
                        + event.getValue("rank").getAsStringList().getFirst())
                .queue();
    }

    @Override
    public void onCommandAutoCompleteInteraction(CommandAutoCompleteInteractionEvent event) {
        String typed = event.getFocusedOption().getValue();
        event.replyChoices(IntStream.range(0, CITIES.size())
                        .filter(index -> CITIES.get(index).toLowerCase().startsWith(typed.toLowerCase()))
                        .mapToObj(index -> new Command.Choice(CITIES.get(index), "city-" + index))
                        .toList())
                .queue();
    }

    @Override
    public void onUserContextInteraction(UserContextInteractionEvent event) {
        event.reply("A wave to " + event.getTarget().getAsMention()).queue();
    }

    @Override
    public void onMessageContextInteraction(MessageContextInteractionEvent event) {
        event.reply("Kept: " + event.getTarget().getContentRaw())
                .setEphemeral(true)
                .queue();
    }
}
