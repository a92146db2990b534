package io.bedrockledger.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.UnboundElementsSourceFilter;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * Reads settings as Spring Boot does, without starting an application context: system properties, environment
 * variables, and the file of the job under {@code jobs/}. A file that Spring Boot would look for in the working folder is
 * none of ours: an {@code application.yaml} of another program may lie there.
 */
public final class SettingsFiles {

    /** The key by which Spring Boot is told where the files are, and that it looks nowhere else. */
    public static final String LOCATIONS = "spring.config.location";

    private SettingsFiles() {}

    /**
     * The files of a job's settings: what the product sets of Spring's own keys, then the job's.
     *
     * @param jobFiles any of them may be missing; a later one is stronger
     */
    public static String locations(Path... jobFiles) {
        return Stream.concat(
                        Stream.of("classpath:/application.yaml"),
                        Stream.of(jobFiles)
                                .map(file -> "optional:" + file.toAbsolutePath().toUri()))
                .collect(Collectors.joining(","));
    }

    /**
     * The environment that a job runs in.
     *
     * @param jobFiles the settings of the job, such as {@code jobs/nightly.yaml}; as for {@link #locations}
     * @throws SettingsException when a file cannot be read as YAML
     */
    public static ConfigurableEnvironment environment(Path... jobFiles) {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource("jobFile", Map.of(LOCATIONS, locations(jobFiles))));
        try {
            ConfigDataEnvironmentPostProcessor.applyTo(environment);
        } catch (RuntimeException e) {
            String files = Stream.of(jobFiles).map(Path::toString).collect(Collectors.joining(", "));
            throw new SettingsException("[" + files + "] settings must be readable YAML; " + rootMessage(e), e);
        }
        return environment;
    }

    /**
     * The product's own settings in an environment.
     *
     * @throws SettingsException naming the key that is unknown or whose value cannot be read
     */
    public static LedgerSettings ledger(ConfigurableEnvironment environment) {
        Binder binder = Binder.get(environment);
        BindHandler strict = new NoUnboundElementsBindHandler(BindHandler.DEFAULT, new UnboundElementsSourceFilter());
        try {
            return binder.bindOrCreate("ledger", Bindable.of(LedgerSettings.class), strict);
        } catch (BindException e) {
            throw refused(e).orElseGet(() -> new SettingsException(describe(e), e));
        }
    }

    /** Whether the settings name a mail server. */
    public static boolean hasMailServer(ConfigurableEnvironment environment) {
        return environment.containsProperty("spring.mail.host")
                || environment.containsProperty("spring.mail.jndi-name");
    }

    /** What the settings themselves say about a value that can be read and is wrong all the same. */
    private static Optional<SettingsException> refused(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SettingsException refused) {
                return Optional.of(refused);
            }
        }
        return Optional.empty();
    }

    private static String describe(BindException e) {
        if (e.getCause() instanceof UnboundConfigurationPropertiesException unbound) {
            List<String> names = unbound.getUnboundProperties().stream()
                    .map(property -> property.getName() + " (" + property.getOrigin() + ")")
                    .collect(Collectors.toList());
            return "[settings] a key under ledger must be a known one; found " + String.join(", ", names)
                    + "; correct its name or remove it";
        }
        Object value = e.getProperty() == null ? "" : " = " + e.getProperty().getValue();
        return "[settings] " + e.getName() + value + " cannot be read; " + rootMessage(e) + "; correct the value";
    }

    private static String rootMessage(Throwable e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
    }
}
