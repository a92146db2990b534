package io.bedrockledger.ingest;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who called, as a number: the same for the same account and principal, whichever region and session. */
final class CallerHashes {

    private static final int REMEMBERED = 4_096;

    private final Map<String, Long> hashes = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > REMEMBERED;
        }
    };

    /**
     * The number of a caller.
     *
     * @param principal null when the log names none, or the setting drops it; all such callers of an account are one
     */
    long of(String accountId, @Nullable String principal) {
        String caller = principal == null ? accountId : accountId + "/" + principal;
        return hashes.computeIfAbsent(caller, name -> RequestKey.of(name).high());
    }
}
