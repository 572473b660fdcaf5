package dev.guildhall.simulator.page;

import net.dv8tion.jda.api.components.attachmentupload.AttachmentUpload;
import net.dv8tion.jda.api.components.checkbox.Checkbox;
import net.dv8tion.jda.api.components.checkboxgroup.CheckboxGroup;
import net.dv8tion.jda.api.components.label.Label;
import net.dv8tion.jda.api.components.radiogroup.RadioGroup;
import net.dv8tion.jda.api.entities.Message.Attachment;
import net.dv8tion.jda.api.events.interaction.ModalInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.interactions.commands.OptionType;
import net.dv8tion.jda.api.interactions.commands.build.Commands;
import net.dv8tion.jda.api.interactions.commands.build.SlashCommandData;
import net.dv8tion.jda.api.modals.Modal;

/** What the bot asks for beside texts and menus: files, and things to tick. */
final class SampleForms extends ListenerAdapter {

    static SlashCommandData show() {
        return Commands.slash("show", "Show a picture to everybody")
                .addOption(OptionType.ATTACHMENT, "picture", "The picture", true)
                .addOption(OptionType.STRING, "title", "What it shows");
    }

    static SlashCommandData enrol() {
        return Commands.slash("enrol", "Enrol for a quest");
    }

    @Override
    public void onSlashCommandInteraction(SlashCommandInteractionEvent event) {
        switch (event.getName()) {
            case "show" -> {
                Attachment picture = event.getOption("picture").getAsAttachment();
                event.reply(picture.getFileName() + " has " + picture.getSize() + " bytes")
                        .queue();
            }
            case "enrol" -> event.replyModal(form()).queue();
            default -> {}
        }
    }

    private static Modal form() {
        return Modal.create("enrolment", "Enrol")
                .addComponents(
                        Label.of("Portrait", AttachmentUpload.of("portrait")),
                        Label.of(
                                "Weapon",
                                RadioGroup.create("weapon")
                                        .addOption("Sword", "sword", "Sharp")
                                        .addOption("Bow", "bow")
                                        .build()),
                        Label.of(
                                "Days",
                                CheckboxGroup.create("days")
                                        .addOption("Saturday", "sat")
                                        .addOption("Sunday", "sun")
                                        .build()),
                        Label.of("I have read the rules", Checkbox.of("rules")))
                .build();
    }

    @Override
    public void onModalInteraction(ModalInteractionEvent event) {
        if (event.getModalId().equals("enrolment")) {
            event.reply("Enrolled: "
                            + event.getValue("portrait")
                                    .getAsAttachmentList()
                                    .getFirst()
                                    .getFileName() + ", "
                            + event.getValue("weapon").getAsString() + ", "
                            + event.getValue("days").getAsStringList() + ", rules "
                            + event.getValue("rules").getAsBoolean())
                    .queue();
        }
    }
}
