package dev.guildhall.simulator.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.traffic.Wiretap;
import java.util.function.Supplier;

/** Tells open pages what goes over the wire; what a page cannot take is left out, and nothing is held up by it. */
record TrafficStream(EventStream pages) implements Wiretap.Ear {

    @Override
    public boolean listens() {
        return pages.hasRoom();
    }

    @Override
    public void hear(Supplier<ObjectNode> told) {
        pages.sendWhatFits(told);
    }
}
