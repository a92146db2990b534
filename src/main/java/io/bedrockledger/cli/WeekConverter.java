package io.bedrockledger.cli;

import io.bedrockledger.spend.Period;
import io.bedrockledger.spend.PeriodLength;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads an ISO week. */
final class WeekConverter implements ITypeConverter<Period> {

    @Override
    public Period convert(String value) {
        try {
            return PeriodLength.WEEK.parse(value);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException("a week is an ISO week as in 2025-W45, but was '" + value + "'");
        }
    }
}
