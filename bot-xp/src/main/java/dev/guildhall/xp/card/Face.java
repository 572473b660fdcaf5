package dev.guildhall.xp.card;

import java.lang.Character.UnicodeScript;
import java.util.List;

/** A font that comes with the module. */
enum Face {
    TEXT("NotoSans-Medium", 1),
    BOLD("NotoSans-SemiBold", 1),
    ARABIC("NotoSansArabic-Medium", 1),
    HEBREW("NotoSansHebrew-Medium", 1),
    THAI("NotoSansThai-Medium", 1),
    KOREAN("NotoSansKR-Medium", 1),
    JAPANESE("NotoSansJP-Medium", 1),
    CHINESE("NotoSansSC-Medium", 1),
    JAVANESE("NotoSansJavanese-Medium", 1),
    TIBETAN("NotoSerifTibetan-Medium", 1),
    SYMBOLS("NotoSansSymbols2-Regular", 1),
    EMOJI("NotoEmoji-Medium", 0.84f);

    private final String file;
    private final float scale;

    Face(String file, float scale) {
        this.file = file;
        this.scale = scale;
    }

    String resource() {
        return "/guildhall/xp/fonts/" + file + ".ttf";
    }

    /** What a size is multiplied with so that the face looks as large as the others. */
    float scale() {
        return scale;
    }

    /** Which faces may have a character, the likeliest first, so that no large font is loaded for a script it lacks. */
    static List<Face> candidates(int character, Face latin) {
        return switch (UnicodeScript.of(character)) {
            case HANGUL -> List.of(KOREAN);
            case HAN -> List.of(JAPANESE, CHINESE);
            case HIRAGANA, KATAKANA -> List.of(JAPANESE);
            case ARABIC -> List.of(ARABIC, latin);
            case HEBREW -> List.of(HEBREW, latin);
            case THAI -> List.of(THAI, latin);
            case JAVANESE -> List.of(JAVANESE);
            case TIBETAN -> List.of(TIBETAN);
            case COMMON, INHERITED -> List.of(latin, SYMBOLS, EMOJI, JAPANESE, CHINESE, ARABIC);
            default -> List.of(latin, SYMBOLS);
        };
    }
}
