package io.bedrockledger.cli;

import io.bedrockledger.ingest.RunOptions;
import io.bedrockledger.job.DataFolder;
import io.bedrockledger.job.RunLock;
import io.bedrockledger.warehouse.StoppedException;
import io.bedrockledger.warehouse.Warehouse;
import io.bedrockledger.warehouse.WarehouseSettings;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;

/** A change of published days that a person asks for: under the run lock, and ended by a signal between two commits. */
final class PublishedChange {

    private final DataFolder folder;
    private final WarehouseSettings tables;
    private final RunOptions options;
    private final Console console;

    /** Makes the change. */
    @FunctionalInterface
    interface Work {

        /**
         * Publishes it.
         *
         * @param stoppable takes what asks the work to stop, which is done from another thread, again and again
         * @return tells what was published; empty when the change is refused
         */
        Optional<Runnable> publish(RunLock lock, Warehouse warehouse, Consumer<Runnable> stoppable) throws IOException;
    }

    PublishedChange(DataFolder folder, WarehouseSettings tables, RunOptions options, Console console) {
        this.folder = folder;
        this.tables = tables;
        this.options = options;
        this.console = console;
    }

    /** Does the work, and returns the exit code. */
    int make(Work work) throws IOException {
        try (StopSignal signal = StopSignal.listen(console.err()::println)) {
            return make(work, signal);
        }
    }

    private int make(Work work, StopSignal signal) throws IOException {
        try (RunLock lock = RunLock.take(folder, options.runId(), options.startedAt());
                Warehouse warehouse = Warehouse.open(tables)) {
            Optional<Runnable> told = work.publish(lock, warehouse, stop -> signal.guard(stop, console.err()::println));
            if (told.isEmpty()) {
                return Failures.FAILED;
            }
            if (signal.isHeard()) {
                console.err().println("[run] the run was stopped after everything was published");
                return signal.exitCode();
            }
            told.get().run();
            return Failures.DONE;
        } catch (StoppedException e) {
            console.err().println("[run] the run was stopped; what it had published stays; start it again to go on");
            return signal.exitCode();
        }
    }
}
