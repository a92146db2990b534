package io.bedrockledger.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A TCP relay before a server that cuts its first connections after so many bytes of answer. */
public final class CuttingRelay implements AutoCloseable {

    private final URI server;
    private final ServerSocket listener;
    private final int answerBytes;
    private final AtomicInteger cutsLeft;
    private final AtomicInteger cuts = new AtomicInteger();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    private CuttingRelay(URI server, int cuts, int answerBytes) throws IOException {
        this.server = server;
        this.answerBytes = answerBytes;
        this.cutsLeft = new AtomicInteger(cuts);
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    /**
     * Starts a relay.
     *
     * @param cuts connections to cut; the later ones are relayed whole
     * @param answerBytes bytes from the server, headers included, that a connection lets through before it is cut
     */
    public static CuttingRelay start(URI server, int cuts, int answerBytes) throws IOException {
        CuttingRelay relay = new CuttingRelay(server, cuts, answerBytes);
        relay.threads.execute(relay::accept);
        return relay;
    }

    /** Where the relay listens. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    /** How many connections have been cut so far. */
    public int cuts() {
        return cuts.get();
    }

    private void accept() {
        try {
            while (true) {
                Socket near = listener.accept();
                Socket far = new Socket(server.getHost(), server.getPort());
                sockets.add(near);
                sockets.add(far);
                boolean cut = cutsLeft.getAndDecrement() > 0;
                threads.execute(() -> copy(near, far, Long.MAX_VALUE));
                threads.execute(() -> copy(far, near, cut ? answerBytes : Long.MAX_VALUE));
            }
        } catch (IOException e) {
            if (!listener.isClosed()) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void copy(Socket from, Socket to, long limit) {
        byte[] buffer = new byte[4096];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            long left = limit;
            while (left > 0) {
                int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (read < 0) {
                    return;
                }
                out.write(buffer, 0, read);
                left -= read;
            }
            cuts.incrementAndGet();
        } catch (IOException closedByTheOtherDirection) {
            // One direction closes both sockets; the other one ends here.
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : sockets) {
            socket.close();
        }
        threads.shutdownNow();
    }
}
