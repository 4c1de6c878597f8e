package org.engram.spark;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A master of Spark and two workers of one core each, all in processes of their own on this machine. */
final class StandaloneCluster implements AutoCloseable {
    private static final String HOST = "127.0.0.1";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final List<Process> daemons = new ArrayList<>();
    private final Path folder;
    private final int port;

    /** @param folder for logs and what workers keep */
    StandaloneCluster(Path folder) throws IOException, InterruptedException {
        this.folder = folder;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        try {
            startAll();
        } catch (IOException | InterruptedException e) {
            close();
            throw e;
        }
    }

    private void startAll() throws IOException, InterruptedException {
        start("master.Master", "--host", HOST, "--port", String.valueOf(port), "--webui-port", "0");
        awaitMaster();
        for (String name : List.of("a", "b")) {
            Path work = Files.createDirectory(folder.resolve(name));
            start(
                    "worker.Worker",
                    "--host",
                    HOST,
                    "--cores",
                    "1",
                    "--memory",
                    "1g",
                    "--webui-port",
                    "0",
                    "--work-dir",
                    work.toString(),
                    master());
        }
    }

    /** Starts a daemon as this process was started. */
    private void start(String daemon, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m"));
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> option.startsWith("--add-"))
                .forEach(command::add);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "org.apache.spark.deploy." + daemon));
        command.addAll(List.of(arguments));
        Path log = folder.resolve("daemon-" + daemons.size() + ".log");
        daemons.add(new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start());
    }

    private void awaitMaster() throws IOException, InterruptedException {
        long began = System.nanoTime();
        while (!answers()) {
            if (!daemons.get(0).isAlive() || System.nanoTime() - began > PATIENCE.toNanos()) {
                throw new IOException(
                        "the master ended, or does not answer: " + Files.readString(folder.resolve("daemon-0.log")));
            }
            Thread.sleep(100);
        }
    }

    private boolean answers() {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    String master() {
        return "spark://" + HOST + ":" + port;
    }

    /** Kills a worker that has an executor, and this with it; returns whether there was one. */
    boolean killWorker() {
        return daemons.stream()
                .skip(1)
                .filter(worker -> worker.descendants().findAny().isPresent())
                .findFirst()
                .map(StandaloneCluster::kill)
                .isPresent();
    }

    private static Process kill(Process daemon) {
        Stream.concat(daemon.descendants().toList().stream(), Stream.of(daemon.toHandle()))
                .forEach(ProcessHandle::destroyForcibly);
        return daemon;
    }

    @Override
    public void close() {
        daemons.forEach(StandaloneCluster::kill);
    }
}
