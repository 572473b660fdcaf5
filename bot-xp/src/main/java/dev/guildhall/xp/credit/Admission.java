package dev.guildhall.xp.credit;

import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.RoleId;
import dev.guildhall.xp.ledger.MemberKey;
import dev.guildhall.xp.ledger.Source;
import dev.guildhall.xp.setting.AmountRange;
import dev.guildhall.xp.setting.EarningRules;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the settings alone say about an activity. Pure. */
final class Admission {

    private static final Pattern SPACE = Pattern.compile("\\s+");

    private Admission() {}

    /**
     * Whether a message calls a command: it begins with one of the prefixes, and a word right behind it. It may be another bot's.
     * Of a prefix that ends like a word nobody can tell where the next word begins, so that one says nothing.
     */
    static boolean isCall(Activity activity, EarningRules rules) {
        String text = activity.text();
        if (activity.source() != Source.MESSAGE || text.isEmpty()) {
            return false;
        }
        List<String> prefixes = rules.prefixes();
        // A loop and not a stream: this is asked for every message.
        for (int i = 0; i < prefixes.size(); i++) {
            String prefix = prefixes.get(i);
            int end = prefix.length();
            if (text.length() > end
                    && text.regionMatches(true, 0, prefix, 0, end)
                    && Character.isLetter(text.codePointAt(end))
                    && !Character.isLetterOrDigit(text.codePointBefore(end))) {
                return true;
            }
        }
        return false;
    }

    /** Why it earns nothing, whatever else the member did; empty where it may earn. */
    static Optional<Verdict> refusal(Activity activity, EarningRules rules) {
        // A message that earns 0 is counted, and starts the cooldown, unless the module is off.
        if (rules.isOff()
                || activity.source() != Source.MESSAGE
                        && rules.amount(activity.source()).equals(AmountRange.NOTHING)) {
            return Optional.of(new Verdict.Unpaid());
        }
        EarningRules.Filter filter = rules.filter();
        if (filter.noMembers().contains(activity.doer().id())) {
            return Optional.of(new Verdict.MemberExcluded());
        }
        if (!filter.onlyMembers().isEmpty()
                && !filter.onlyMembers().contains(activity.doer().id())) {
            return Optional.of(new Verdict.MemberNotIncluded());
        }
        for (RoleId role : activity.doer().roles()) {
            if (filter.noRoles().contains(role)) {
                return Optional.of(new Verdict.RoleExcluded(role));
            }
        }
        if (!filter.onlyRoles().isEmpty() && activity.doer().roles().stream().noneMatch(filter.onlyRoles()::contains)) {
            return Optional.of(new Verdict.NoRoleIncluded());
        }
        Optional<ChannelId> excluded =
                activity.place().outward().filter(filter.noChannels()::contains).findFirst();
        if (excluded.isPresent()) {
            return Optional.of(new Verdict.ChannelExcluded(excluded.get()));
        }
        if (!filter.onlyChannels().isEmpty() && activity.place().outward().noneMatch(filter.onlyChannels()::contains)) {
            return Optional.of(new Verdict.ChannelNotIncluded());
        }
        return tooShort(activity, rules);
    }

    /** A message without text, such as a picture or one that the bot may not read, is not measured. */
    private static Optional<Verdict> tooShort(Activity activity, EarningRules rules) {
        if (rules.leastLength() == 0 || activity.text().isBlank()) {
            return Optional.empty();
        }
        String text = activity.text().strip();
        int length = text.codePointCount(0, text.length());
        return length < rules.leastLength()
                ? Optional.of(new Verdict.TooShort(length, rules.leastLength()))
                : Optional.empty();
    }

    /**
     * What is left to be judged beside the member's other occasions.
     *
     * @param missing the roles of levels that the doer does not have; empty where nobody knows
     */
    static Occasion occasion(Activity activity, EarningRules rules, List<RoleId> missing) {
        return new Occasion(
                activity.member(),
                activity.source(),
                activity.sourceId(),
                activity.time().toEpochMilli(),
                activity.place().channel(),
                rules.amount(activity.source()),
                rules.multipliers().of(activity.place(), activity.doer().roles(), activity.time()),
                rules.cooldown(),
                rules.repeatWindow(),
                rules.repeatWindow().isZero() ? 0 : textHash(activity.member(), activity.text()),
                activity.quiet(),
                activity.belated(),
                missing);
    }

    /**
     * The same for texts that differ in capitals, width and spaces only; 0 for no text. Mixed with the member's ids, so that
     * it does not tell who wrote the same as somebody else.
     */
    static int textHash(MemberKey member, String text) {
        String plain = SPACE.matcher(
                        Normalizer.normalize(text, Normalizer.Form.NFKC).strip())
                .replaceAll(" ")
                .toLowerCase(Locale.ROOT);
        if (plain.isEmpty()) {
            return 0;
        }
        long salted = XpPolicy.mix(
                member.guild().value() ^ Long.rotateLeft(member.user().value(), 32));
        int hash = (int) (XpPolicy.mix(salted + plain.hashCode() + ((long) plain.length() << 32)) >>> 32);
        return hash == 0 ? 1 : hash;
    }
}
