package io.bedrockledger.pricing;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** What one thread prices, from prepared counts, by the book that the project ships. */
public class PriceBenchmark {

    /** Ten million calls. */
    private static final int WARM_ROUNDS = 600;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** The calls, which do not change. */
    @State(Scope.Benchmark)
    public static class Calls {
        private final PriceBook book = CallMix.book();
        private final PricedCall[] calls = CallMix.of(book);

        /** Prices so often that the compiler is done, however busy the machine is: JMH's own warm-up counts seconds. */
        @Setup
        public void warmUp(Blackhole hole) {
            for (int round = 0; round < WARM_ROUNDS; round++) {
                for (PricedCall call : calls) {
                    hole.consume(book.price(call));
                }
            }
        }
    }

    /** What the thread used, whatever else the machine did meanwhile. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Used {
        public long calls;
        public long cpuNanos;
    }

    /** Prices every call once. */
    @Benchmark
    @OperationsPerInvocation(CallMix.SIZE)
    public void price(Calls prepared, Used used, Blackhole hole) {
        long begin = THREADS.getCurrentThreadCpuTime();
        for (PricedCall call : prepared.calls) {
            hole.consume(prepared.book.price(call));
        }
        used.cpuNanos += THREADS.getCurrentThreadCpuTime() - begin;
        used.calls += CallMix.SIZE;
    }
}
