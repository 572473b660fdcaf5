package dev.guildhall.simulator.gateway;

import java.util.concurrent.TimeUnit;

/** Looks twice a second for sessions and connections that have outlived their time. */
record Housekeeper(Gateway gateway) {
    void run() {
        try {
            while (true) {
                TimeUnit.MILLISECONDS.sleep(500);
                gateway.keepHouse();
            }
        } catch (InterruptedException closed) {
            // The gateway was closed, so there is nothing left to keep.
        }
    }
}
