package io.grokscape.standalone.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Commands that the launcher script carries out before there is anything built; here so that the help lists them. */
public final class LauncherCommands {
    private LauncherCommands() {}

    private static int onlyByScript(String command) {
        throw new InputException("start it as ./grokscape " + command + " in the checkout");
    }

    /** Builds. */
    @Command(name = "build", description = "Build everything now (other commands build when sources have changed).")
    public static final class Build implements Callable<Integer> {
        @Override
        public Integer call() {
            return onlyByScript("build");
        }
    }

    /** Tests. */
    @Command(name = "test", description = "Build and run all tests; exits 0 if they pass.")
    public static final class Test implements Callable<Integer> {
        @Override
        public Integer call() {
            return onlyByScript("test");
        }
    }

    /** Makes images. */
    @Command(name = "images", description = "Build the four services' images, by Docker, Podman or Buildah.")
    public static final class Images implements Callable<Integer> {
        @Override
        public Integer call() {
            return onlyByScript("images");
        }
    }

    /** Audits. */
    @Command(name = "audit", description = "List what is delivered, and check licences and known vulnerabilities.")
    public static final class Audit implements Callable<Integer> {
        @Override
        public Integer call() {
            return onlyByScript("audit");
        }
    }

    /** Rehearses. */
    @Command(
            name = "rehearse",
            description = "Play the production overlay through on this machine, under a real Prometheus; minutes.")
    public static final class Rehearse implements Callable<Integer> {
        @Override
        public Integer call() {
            return onlyByScript("rehearse");
        }
    }
}
