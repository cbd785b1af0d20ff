package io.trialledger.eventstore;

import com.mongodb.ConnectionString;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Stands between a client and the server, and cuts, holds back or swallows what passes. */
final class FaultyProxy implements AutoCloseable {

    private final ServerSocket listener;
    private final InetSocketAddress server;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    /** Bytes that may still pass before everything is cut; negative: no limit. */
    private final AtomicLong requestBytes = new AtomicLong(-1);

    private final AtomicLong replyBytes = new AtomicLong(-1);
    private volatile boolean swallowReplies;
    private volatile boolean holdRequests;
    private volatile boolean open = true;

    FaultyProxy(String uri) {
        String[] hostAndPort = new ConnectionString(uri).getHosts().get(0).split(":");
        server = new InetSocketAddress(
                hostAndPort[0], hostAndPort.length > 1 ? Integer.parseInt(hostAndPort[1]) : 27017);
        try {
            listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start("proxy", this::accept);
    }

    /** One address, also for a replica set: the client must not go round the proxy. */
    String uri() {
        return "mongodb://127.0.0.1:" + listener.getLocalPort() + "/?directConnection=true&heartbeatFrequencyMS=500";
    }

    /** Lets so many more bytes of requests pass, then cuts all connections, in the middle of a message if it comes so. */
    void cutAfterRequestBytes(long bytes) {
        requestBytes.set(bytes);
    }

    void cutAfterReplyBytes(long bytes) {
        replyBytes.set(bytes);
    }

    /** The server does what it is asked, but nobody hears of it. */
    void swallowReplies(boolean swallow) {
        swallowReplies = swallow;
    }

    void holdRequests(boolean hold) {
        holdRequests = hold;
    }

    void cutAll() {
        sockets.forEach(FaultyProxy::close);
    }

    private void accept() {
        while (open) {
            try {
                Socket client = listener.accept();
                Socket upstream = new Socket(server.getHostString(), server.getPort());
                client.setTcpNoDelay(true);
                upstream.setTcpNoDelay(true);
                sockets.add(client);
                sockets.add(upstream);
                start("requests", () -> copy(client, upstream, true));
                start("replies", () -> copy(upstream, client, false));
            } catch (IOException e) {
                // the server is down, or the proxy was closed
            }
        }
    }

    private void copy(Socket from, Socket to, boolean requests) {
        byte[] buffer = new byte[4096];
        AtomicLong limit = requests ? requestBytes : replyBytes;
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                while (requests && holdRequests && open) {
                    Thread.onSpinWait();
                }
                if (!requests && swallowReplies) {
                    continue;
                }
                int size = read;
                long left = limit.getAndUpdate(n -> n < 0 ? n : Math.max(0, n - size));
                if (left >= 0 && left < read) {
                    out.write(buffer, 0, (int) left);
                    limit.set(-1);
                    cutAll();
                    return;
                }
                out.write(buffer, 0, read);
            }
        } catch (IOException e) {
            // cut
        } finally {
            close(from);
            close(to);
            sockets.remove(from);
            sockets.remove(to);
        }
    }

    private static void start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        open = false;
        listener.close();
        cutAll();
    }
}
