package dev.guildhall.core.privacy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.guildhall.core.text.TextCatalogue;
import dev.guildhall.spi.facet.PersonalData;
import dev.guildhall.spi.id.UserId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What all modules store about people. Thread-safe; calls block. */
public final class PersonalDataBook {

    private static final Logger LOG = LoggerFactory.getLogger(PersonalDataBook.class);
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Map<String, List<PersonalData>> byModule;

    /** @param byModule what each module brought, by its name */
    public PersonalDataBook(Map<String, List<PersonalData>> byModule) {
        this.byModule = new TreeMap<>(byModule);
    }

    /** What each module says of itself, by its name. */
    Map<String, List<String>> summaries(TextCatalogue texts, Locale language) {
        Map<String, List<String>> summaries = new TreeMap<>();
        byModule.forEach((module, all) -> summaries.put(
                module,
                all.stream()
                        .map(part -> part.summaryKey().isEmpty()
                                ? part.summary()
                                : texts.in(module, language).say(part.summaryKey()))
                        .toList()));
        return summaries;
    }

    /** Everything about a person, as JSON. */
    byte[] export(UserId person) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("person", person.toString());
        byModule.forEach((module, parts) -> {
            Map<String, Object> kinds = new LinkedHashMap<>();
            for (PersonalData part : parts) {
                kinds.put("about", part.summary());
                kinds.putAll(part.export(person));
            }
            all.put(module, kinds);
        });
        try {
            return JSON.writeValueAsBytes(all);
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException("a module exported what JSON cannot show", unwritable);
        }
    }

    /**
     * Erases a person everywhere; where one module fails, the others are still asked.
     *
     * @return how many records it concerned
     * @throws IllegalStateException if a module failed: done again, it goes on
     */
    long erase(UserId person) {
        long records = 0;
        List<String> failed = new ArrayList<>();
        for (Map.Entry<String, List<PersonalData>> module : byModule.entrySet()) {
            try {
                for (PersonalData part : module.getValue()) {
                    records += part.erase(person);
                }
            } catch (RuntimeException failure) {
                // The exception may name the person; its kind and module tell enough to look further.
                LOG.error(
                        "privacy - module {} failed to erase a person: {}",
                        module.getKey(),
                        failure.getClass().getName());
                failed.add(module.getKey());
            }
        }
        // Nothing about whom: the log would otherwise keep what was to be forgotten.
        LOG.info("privacy - a person was erased: {} records", records);
        if (!failed.isEmpty()) {
            throw new IllegalStateException("not everything was erased: " + String.join(", ", failed) + " failed");
        }
        return records;
    }
}
