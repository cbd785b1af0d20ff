package io.trialledger.embeddedmongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One process a folder, this machine only. */
class SecondProcessIT {

    @TempDir
    Path folder;

    @Test
    void refuses_a_second_process_on_the_same_folder() throws Exception {
        try (Served first = new Served(folder)) {
            Path errors = folder.resolve("errors");
            Process second = ServerProcess.launch(folder, errors);

            assertThat(second.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(second.exitValue()).isEqualTo(1);
            assertThat(Files.readString(errors).lines().toList())
                    .singleElement()
                    .satisfies(line ->
                            assertThat(line).contains(folder.toString()).contains("in use by another embedded-mongo"));
            first.collection("rows").insertOne(new Document());
            assertThat(first.collection("rows").countDocuments()).isEqualTo(1);
        }
    }

    @Test
    void refuses_a_second_server_of_the_same_process() {
        try (Served first = new Served(folder)) {
            assertThat(first.mongo.port()).isPositive();
            assertThatThrownBy(() -> EmbeddedMongo.open(folder, 0)).isInstanceOf(FolderInUse.class);
        }
        new Served(folder).close();
    }

    @Test
    void frees_the_folder_if_the_port_is_taken() {
        try (Served first = new Served(folder.resolve("a"))) {
            assertThatThrownBy(() -> EmbeddedMongo.open(folder.resolve("b"), first.mongo.port()))
                    .isNotInstanceOf(FolderInUse.class);
            new Served(folder.resolve("b")).close();
        }
    }

    @Test
    void listens_on_loopback_only() throws Exception {
        List<Inet4Address> others = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
                .map(Inet4Address.class::cast)
                .toList();
        try (Served served = new Served(folder)) {
            assertThat(served.mongo.uri()).startsWith("mongodb://127.0.0.1:");
            for (Inet4Address other : others) {
                assertThatThrownBy(() -> {
                            try (Socket socket = new Socket()) {
                                socket.connect(new InetSocketAddress(other, served.mongo.port()), 1_000);
                            }
                        })
                        .as("reachable on %s", other)
                        .isInstanceOf(java.io.IOException.class);
            }
        }
    }
}
