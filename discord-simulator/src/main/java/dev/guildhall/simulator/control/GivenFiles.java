package dev.guildhall.simulator.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.world.Attachment;
import dev.guildhall.simulator.world.Channel;
import dev.guildhall.simulator.world.Upload;
import dev.guildhall.simulator.world.World;
import java.util.List;

/** The files that a person gives with a command or a modal; each is kept once it is used. */
record GivenFiles(World world, Channel channel, List<Upload> uploads) {

    /** The attachment object of the file with this name. */
    ObjectNode take(String field, String named) {
        Upload upload = uploads.stream()
                .filter(each -> each.fileName().equals(named))
                .findFirst()
                .orElseThrow(() -> new ControlError(
                        400,
                        "'" + field + "' wants a file, and none named '" + named + "' is attached: send a form with"
                                + " payload_json and the file; attached are "
                                + uploads.stream().map(Upload::fileName).toList()));
        Attachment kept = world.messages().keep(channel, List.of(upload)).getFirst();
        return kept.wire(world.base()).put("ephemeral", true);
    }
}
