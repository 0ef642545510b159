package io.grokscape.standalone.stack;

import java.util.Map;

/** A stack between its choice of ports and the moment at which its children listen. */
public final class ChoosingProcess {
    private ChoosingProcess() {}

    /** @param args the broker's port */
    public static void main(String[] args) throws Exception {
        Ports.choose(Map.of("GROKSCAPE_BROKER_PORT", args[0])::get);
        System.out.println("chosen");
        Thread.sleep(Long.MAX_VALUE);
    }
}
