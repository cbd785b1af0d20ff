package io.trialledger.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The ports of one installation, all on 127.0.0.1. */
record Ports(int gateway, int identity, int mongo, List<Integer> http, List<Integer> grpc) {

    /** The documented ones. */
    static Ports standard(int gateway) {
        return new Ports(gateway, 9000, 27117, List.of(8081, 8082, 8083), List.of(9091, 9092, 9093));
    }

    /** Any that nobody listens on now. */
    static Ports free() {
        List<ServerSocket> held = new ArrayList<>();
        try {
            List<Integer> ports = new ArrayList<>();
            for (int i = 0; i < 9; i++) {
                ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                held.add(socket);
                ports.add(socket.getLocalPort());
            }
            return new Ports(ports.get(0), ports.get(1), ports.get(2), ports.subList(3, 6), ports.subList(6, 9));
        } catch (IOException e) {
            throw new UncheckedIOException("no free port on 127.0.0.1", e);
        } finally {
            held.forEach(Ports::close);
        }
    }

    /**
     * Looks before anything is started.
     *
     * @param embedded false if another MongoDB is used
     * @throws IllegalStateException if somebody listens on one of them; names each
     */
    void requireFree(boolean embedded) {
        Map<String, Integer> all = new LinkedHashMap<>();
        all.put("gateway", gateway);
        all.put("identity", identity);
        if (embedded) {
            all.put("database", mongo);
        }
        for (int i = 0; i < http.size(); i++) {
            all.put("service " + (i + 1), http.get(i));
            all.put("gRPC of service " + (i + 1), grpc.get(i));
        }
        String taken = all.entrySet().stream()
                .filter(port -> !isFree(port.getValue()))
                .map(port -> port.getValue() + " (" + port.getKey() + ")")
                .collect(Collectors.joining(", "));
        if (!taken.isEmpty()) {
            throw new IllegalStateException("In use on this machine: port " + taken
                    + ". Stop what listens there, or start with --free-ports (--port moves the gateway alone).");
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    private static void close(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException("port " + socket.getLocalPort() + " can't be given back", e);
        }
    }
}
