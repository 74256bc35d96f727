/* Counts the chunks of a text (what stands between white space), those that are plain words as words: the inner loop of
 * segment.py, compiled where there is a compiler. It knows ASCII and no Unicode: what a character is, it reads from
 * blocks of flags that kernel.py makes, and stops to ask for a block that it has not met. What is not plain is counted as
 * a chunk, and marked: Python and ICU tell its words.
 *
 * Any bytes are safe: each read is bounded by the length given, each size checked before it is used. Time is linear in
 * them: the hash is keyed (SipHash-1-3), so no text can be made whose words all fall into one place.
 *
 * Plain C99, without the headers of Python: ctypes calls it, holding the interpreter's lock. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "siphash.h"

/* As in kernel.py. */
enum {
    SPACE = 1, EDGE = 2, ENTANGLED = 4, HANGUL = 8, LETTER = 16, START = 32, CONTINUE = 64, DECIMAL = 128,
    SIMPLE = 256, DIGIT = 512, APOSTROPHE = 1024, HYPHEN = 2048, QUOTE = 4096, HEBREW = 8192,
    NO_WIDTH = 16384, JOINER = 32768, VIRAMA = 65536, COMPOSED = 131072,
    UNSEEN = 1 << 18, ZERO_SPACE = 1 << 19, RAISED = 1 << 20, UNSPACED = 1 << 21, WESTERN = 1 << 22 /* cleaned has the rest */
};
enum { DONE = 0, NO_MEMORY = -1 }; /* else: the number of the block that is asked for, and 1 */
#define REFUSED SIZE_MAX
#define LONGEST (UINT32_MAX / 4) /* bytes of an entry: its length has 30 bits */
enum { LONG = 4096 }; /* as in shortcuts.py, but in bytes: longer chunks are left to ICU */

typedef uint32_t Flags;
typedef struct { uint32_t hash, entry; } Slot; /* entry: its number and 1; 0 where the slot is free */
typedef struct { uint64_t count; uint32_t start, length : 30, chunk : 1, placed : 1; } Entry; /* 16 bytes: one miss of the cache */
typedef struct { uint64_t first, last; uint32_t entry, text; } Recent; /* a short word, padded by zeros, which no word has; of which text */
enum { SHORT = 16, RECENT_BITS = 12 };
typedef struct {
    const Flags *const *blocks; /* of 256 code points each; NULL where not yet asked for */
    uint64_t key[2];
    Slot *slots;
    Entry *entries;
    uint8_t *text; /* the words and chunks in order of first appearance, a line feed after each */
    size_t n_slots, n_entries, room_entries, n_text, room_text, longest, n_chunks, n_expected;
    uint64_t *places; /* where each entry first appeared, of tables that were merged; else NULL */
    size_t room_places;
    int told; /* by words_tell: until words_clear, no more is counted */
    Entry *other_entries; /* what `ordered` writes into, and then has in place of these */
    uint8_t *other_text;
    size_t room_other_entries, room_other_text;
    uint32_t n_texts; /* begun so far, this one among them */
    Recent recent[1 << RECENT_BITS]; /* words that came, each in the one place that its bytes say */
} Counter;
typedef struct { const uint8_t *text; size_t n_text, n_entries, n_chunks, longest; } Found;

/* Room for `more` bytes of text. */
static int roomy(Counter *counter, size_t more) {
    if (more >= UINT32_MAX || counter->n_text > UINT32_MAX - more) return 0;
    if (counter->n_text + more <= counter->room_text) return 1;
    size_t room = counter->n_text + more;
    room += room <= UINT32_MAX / 2 ? room : 0;
    uint8_t *text = realloc(counter->text, room);
    if (!text) return 0;
    counter->text = text;
    counter->room_text = room;
    return 1;
}

/* Room for one entry more. */
static int grown(Counter *counter) {
    if (counter->n_entries >= UINT32_MAX / 4) return 0;
    if (counter->n_entries >= counter->room_entries) {
        size_t room = counter->room_entries ? 2 * counter->room_entries : 1024;
        if (room > SIZE_MAX / sizeof(Entry)) return 0;
        Entry *entries = realloc(counter->entries, room * sizeof *entries);
        if (!entries) return 0;
        counter->entries = entries;
        counter->room_entries = room;
    }
    if (4 * (counter->n_entries + 1) > 3 * counter->n_slots) {
        size_t n_slots = counter->n_slots ? 2 * counter->n_slots : counter->n_expected;
        if (n_slots > SIZE_MAX / sizeof(Slot)) return 0;
        Slot *slots = calloc(n_slots, sizeof *slots);
        if (!slots) return 0;
        for (size_t i = 0; i < counter->n_slots; i++)
            if (counter->slots[i].entry) {
                size_t at = counter->slots[i].hash & (n_slots - 1);
                while (slots[at].entry) at = (at + 1) & (n_slots - 1);
                slots[at] = counter->slots[i];
            }
        free(counter->slots);
        counter->slots = slots;
        counter->n_slots = n_slots;
    }
    return 1;
}

/* Add `n` to the count of a word, or of a chunk that is none. NULL: of the `length` bytes that stand where the next word
 * is to be. The number of its entry, or REFUSED where there is no memory. */
static size_t add(Counter *counter, const uint8_t *bytes, size_t length, unsigned chunk, uint64_t n) {
    const uint8_t *word = bytes ? bytes : counter->text + counter->n_text;
    if (!grown(counter)) return REFUSED;
    uint32_t hash = (uint32_t)hashed(counter->key, word, length);
    size_t at = hash & (counter->n_slots - 1);
    for (; counter->slots[at].entry; at = (at + 1) & (counter->n_slots - 1)) {
        if (counter->slots[at].hash != hash) continue;
        size_t number = counter->slots[at].entry - 1;
        Entry *entry = &counter->entries[number];
        if (entry->length == length && entry->chunk == chunk && !memcmp(counter->text + entry->start, word, length)) {
            entry->count += n;
            return number;
        }
    }
    if (length >= LONGEST || !roomy(counter, length + 1)) return REFUSED;
    if (bytes) memcpy(counter->text + counter->n_text, bytes, length);
    counter->entries[counter->n_entries] = (Entry){n, (uint32_t)counter->n_text, (uint32_t)length & LONGEST, chunk & 1, 0};
    counter->slots[at] = (Slot){hash, (uint32_t)counter->n_entries + 1};
    counter->n_text += length;
    counter->text[counter->n_text++] = '\n';
    counter->n_chunks += chunk;
    if (!chunk && length > counter->longest) counter->longest = length;
    return counter->n_entries++;
}

/* Count a word, of whose text `room` bytes can be read. Most words of a text come again and again: those that are short are known by
 * their bytes, without the hash. That needs no key: words that a stranger made to fall into one place are hashed. */
static inline int add_again(Counter *counter, const uint8_t *word, size_t length, size_t room) {
#define X 0xFF
    static const uint8_t KEPT[9][8] = {{0}, {X}, {X, X}, {X, X, X}, {X, X, X, X}, {X, X, X, X, X}, {X, X, X, X, X, X}, {X, X, X, X, X, X, X}, {X, X, X, X, X, X, X, X}};
#undef X
    if (length > SHORT || room < SHORT) return add(counter, word, length, 0, 1) != REFUSED;
    Recent this = {0, 0, 0, counter->n_texts};
    uint64_t kept[2];
    memcpy(&this.first, word, 8);
    memcpy(&this.last, word + 8, 8);
    memcpy(&kept[0], KEPT[length < 8 ? length : 8], 8);
    memcpy(&kept[1], KEPT[length > 8 ? length - 8 : 0], 8);
    this.first &= kept[0];
    this.last &= kept[1];
    Recent *recent = &counter->recent[(this.first ^ this.last << 1) * 0x9E3779B97F4A7C15u >> (64 - RECENT_BITS)];
    if (recent->first == this.first && recent->last == this.last && recent->text == this.text) {
        counter->entries[recent->entry].count++;
        return 1;
    }
    size_t number = add(counter, word, length, 0, 1);
    if (number == REFUSED) return 0;
    this.entry = (uint32_t)number;
    *recent = this;
    return 1;
}

/* The code point at the start of `bytes`, and how many of them it takes. Not UTF-8: some code point, at least one byte. */
static inline uint32_t decoded(const uint8_t *bytes, size_t length, size_t *size) {
    uint32_t lead = bytes[0];
    if (length >= 3 && lead >= 0xC0 && lead < 0xF0) { /* all of the first plane but a text's end: two or three bytes */
        *size = lead < 0xE0 ? 2 : 3;
        uint32_t two = (lead & 0x1F) << 6 | (bytes[1] & 0x3F);
        return lead < 0xE0 ? two : (two & 0x3FF) << 6 | (bytes[2] & 0x3F);
    }
    size_t n = lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (n > length) n = length;
    uint32_t point = n == 1 ? lead : n == 2 ? lead & 0x1F : n == 3 ? lead & 0x0F : lead & 0x07;
    for (size_t i = 1; i < n; i++) point = point << 6 | (bytes[i] & 0x3F);
    *size = n;
    return point < 0x110000 ? point : 0x10FFFF;
}

static inline Flags looked_up(const Counter *counter, const uint8_t *bytes, size_t length, size_t *size) {
    uint32_t point = bytes[0];
    *size = 1;
    if (point >= 0x80) point = decoded(bytes, length, size);
    return counter->blocks[point >> 8][point & 0xFF];
}

/* What a character of a simple chunk is for the rules: a letter 'a', a digit '0', any other its first byte. */
static uint8_t shape(const Counter *counter, const uint8_t *bytes, size_t length, size_t *size) {
    Flags flags = looked_up(counter, bytes, length, size);
    return flags & LETTER ? 'a' : flags & DIGIT ? '0' : flags & APOSTROPHE ? '\'' : flags & HYPHEN ? '-' : bytes[0];
}

static int holds(uint8_t before, uint8_t between, uint8_t after) {
    if (before != after || (before != 'a' && before != '0')) return 0;
    return between == '.' || between == '\'' || (before == 'a' ? between == ':' : between == ',' || between == ';');
}

/* Count the word of a simple chunk, with its apostrophes and hyphens written in ASCII. */
static int add_spelled(Counter *counter, const uint8_t *bytes, size_t length, Flags any) {
    if (!(any & (APOSTROPHE | HYPHEN))) return add(counter, bytes, length, 0, 1) != REFUSED;
    if (!roomy(counter, length)) return 0;
    uint8_t *spelled = counter->text + counter->n_text;
    size_t n = 0;
    for (size_t at = 0, size; at < length; at += size) {
        uint8_t written = shape(counter, bytes + at, length - at, &size);
        if (written == '\'' || written == '-') {
            spelled[n++] = written;
        } else {
            memcpy(spelled + n, bytes + at, size);
            n += size;
        }
    }
    return add(counter, NULL, n, 0, 1) != REFUSED;
}

/* Count the words of a simple chunk of at most LONG bytes. The rules are those of shortcuts.py and segment.py: UAX #29's
 * for what is in the chunk, and the tailoring, in which - or & joins two words when one of them holds a letter. */
static int segmented(Counter *counter, const uint8_t *bytes, size_t length, Flags any) {
    size_t word = 0, end = 0, at = 0, size; /* the word or compound so far, none while both are equal */
    int lettered = 0, joining = 0;          /* its last part holds a letter; a joiner has just followed it */
    while (at < length) {
        size_t start = at;
        int letter = 0, digit = 0;
        uint8_t before = 0, now = shape(counter, bytes + at, length - at, &size);
        if (now != 'a' && now != '0' && now != '_') {
            at += size;
            if ((now == '-' || now == '&') && end == start && end > word && !joining) {
                joining = 1;
                continue;
            }
        } else {
            for (;;) {
                size_t after;
                if (now == 'a' || now == '0' || now == '_') {
                    letter |= now == 'a';
                    digit |= now == '0';
                } else if (at + size >= length || !holds(before, now, shape(counter, bytes + at + size, length - at - size, &after))) {
                    break;
                }
                before = now;
                at += size;
                if (at >= length) break;
                now = shape(counter, bytes + at, length - at, &size);
            }
            if (joining && (letter || digit) && (letter || lettered)) {
                end = at;
                lettered = letter;
                joining = 0;
                continue;
            }
        }
        if (end > word && !add_spelled(counter, bytes + word, end - word, any)) return 0;
        word = end = start;
        if (letter || digit) end = at;
        lettered = letter;
        joining = 0;
    }
    return end == word || add_spelled(counter, bytes + word, end - word, any);
}

/* Count a chunk. `all` are the flags that all characters of its core have, `any` those that any of the chunk has. */
static int counted(Counter *counter, const uint8_t *chunk, size_t n_chunk, size_t start, size_t end, Flags first, Flags all, Flags any) {
    if (any & ENTANGLED && !(all & HANGUL)) return add(counter, chunk, n_chunk, 1, 1) != REFUSED;
    if (!(any & (LETTER | DECIMAL))) return 1;
    if (all & (LETTER | DECIMAL) || (first & START && all & CONTINUE))
        return add(counter, chunk + start, end - start, 0, 1) != REFUSED;
    if (all & SIMPLE && n_chunk <= LONG && !(any & HEBREW && any & QUOTE))
        return segmented(counter, chunk + start, end - start, any);
    return add(counter, chunk, n_chunk, 1, 1) != REFUSED;
}

/* Of what stands at `here`. Branches, where an expression of the lead byte would have each character wait for the one before. */
#define LOOK_UP                                                                             \
    do {                                                                                    \
        uint32_t lead = bytes[here];                                                        \
        if (lead < 0x80) {                                                                  \
            flags = ascii[lead];                                                            \
            size = 1;                                                                       \
            break;                                                                          \
        }                                                                                   \
        uint32_t point;                                                                     \
        if (lead >= 0xC0 && lead < 0xE0 && length - here >= 2) {                            \
            point = (lead & 0x1F) << 6 | (bytes[here + 1] & 0x3F);                          \
            size = 2;                                                                       \
        } else {                                                                            \
            point = decoded(bytes + here, length - here, &size);                            \
        }                                                                                   \
        const Flags *block = blocks[point >> 8];                                            \
        if (!block) {                                                                       \
            *at = chunk;                                                                    \
            return (int32_t)(point >> 8) + 1;                                               \
        }                                                                                   \
        flags = block[point & 0xFF];                                                        \
    } while (0)

/* How many of the eight bytes that `eight` was read from are letters of ASCII, from the first on. */
static inline size_t leading_letters(uint64_t eight) {
    const uint64_t ones = 0x0101010101010101u, high = 0x80 * ones;
    uint64_t small = (eight & ~high) | 0x20 * ones;
    uint64_t others = (eight | ~(small + (0x80 - 'a') * ones) | (small + (0x80 - 'z' - 1) * ones)) & high;
#if defined(__GNUC__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    return others ? (size_t)__builtin_ctzll(others) / 8 : 8;
#else
    uint8_t bytes[8];
    size_t n = 0;
    memcpy(bytes, &others, 8);
    while (n < 8 && !bytes[n]) n++;
    return n;
#endif
}

/* The length of a word of ASCII letters that begins at `bytes` and is followed by a space; 0 where there is none, it has more than
 * SHORT letters, or no more bytes than those can be read. */
static inline size_t plainest(const uint8_t *bytes, size_t room) {
    if (room <= SHORT) return 0;
    uint64_t first, last;
    memcpy(&first, bytes, 8);
    memcpy(&last, bytes + 8, 8);
    size_t n = leading_letters(first);
    if (n == 8) n += leading_letters(last);
    return bytes[n] == ' ' ? n : 0;
}

/* Count what stands in `bytes` from `*at` on, and set `*at` to how far that went. DONE, NO_MEMORY, or the block wanted. */
int32_t words_feed(Counter *counter, const uint8_t *bytes, size_t length, size_t *at) {
    const Flags *const *blocks = counter->blocks, *ascii = blocks[0];
    if (counter->told) return NO_MEMORY;
    if (!ascii) return 1;
    size_t here = *at;
    if (!counter->n_slots) /* a word in 8 bytes or more, and few of them distinct in a long text */
        for (counter->n_expected = 512; counter->n_expected < length / 8 && counter->n_expected < 16384;) counter->n_expected *= 2;
    while (here < length) {
        size_t chunk = here, start, end, size = plainest(bytes + here, length - here);
        if (size) { /* most words, at a look: the rest of this loop would come to the same */
            if (!add_again(counter, bytes + here, size, length - here)) goto refused;
            here += size + 1;
            continue;
        }
        Flags flags, first, all, edges, any = 0;
        /* Three loops rather than one with its questions: what leads, the core, and what may trail it. */
        for (;; any |= flags, here += size) {
            if (here == length) goto done;
            LOOK_UP;
            if (!(flags & EDGE)) break;
        }
        if (flags & SPACE) {
            here += size;
            continue;
        }
        start = here;
        first = all = flags;
        for (;;) {
            do {
                any |= flags;
                all &= flags;
                here += size;
                if (here == length) break;
                LOOK_UP;
            } while (!(flags & (SPACE | EDGE)));
            end = here;
            if (here == length || flags & SPACE) break;
            for (edges = ~(Flags)0; flags & EDGE;) {
                any |= flags;
                edges &= flags;
                here += size;
                if (here == length) break;
                LOOK_UP;
            }
            if (here == length || flags & SPACE) break;
            all &= edges;
        }
        int plain = all & (LETTER | DECIMAL) && !(any & ENTANGLED);
        if (!(plain ? add_again(counter, bytes + start, end - start, length - start)
                    : counted(counter, bytes + chunk, here - chunk, start - chunk, end - chunk, first, all, any))) {
            here = chunk;
            goto refused;
        }
        if (here < length) here += size; /* the white space */
    }
done:
    *at = here;
    return DONE;
refused:
    *at = here;
    return NO_MEMORY;
}

/* The words of the chunks, while they are told. */
typedef struct {
    Counter *counter;
    uint32_t *placed; /* entries that first appear in a chunk: all chunks' together */
    size_t n_placed, room_placed, n_word, chunk; /* bytes of the word or compound so far; the number of the chunk */
} Teller;

static int append(Teller *teller, const uint8_t *bytes, size_t length) {
    Counter *counter = teller->counter;
    if (length >= UINT32_MAX || !roomy(counter, teller->n_word + length)) return 0;
    memcpy(counter->text + counter->n_text + teller->n_word, bytes, length);
    teller->n_word += length;
    return 1;
}

/* Count the word or compound that has come to its end, if there is one. */
static int settled(Teller *teller) {
    if (!teller->n_word) return 1;
    Counter *counter = teller->counter;
    size_t number = add(counter, NULL, teller->n_word, 0, counter->entries[teller->chunk].count);
    teller->n_word = 0;
    if (number == REFUSED) return 0;
    if (number < teller->chunk || counter->entries[number].placed) return 1;
    if (teller->n_placed == teller->room_placed) {
        size_t room = teller->room_placed ? 2 * teller->room_placed : 512;
        if (room > SIZE_MAX / sizeof(uint32_t)) return 0;
        uint32_t *placed = realloc(teller->placed, room * sizeof *placed);
        if (!placed) return 0;
        teller->placed = placed;
        teller->room_placed = room;
    }
    counter->entries[number].placed = 1;
    teller->placed[teller->n_placed++] = (uint32_t)number;
    return 1;
}

/* How long the sign is that a lonely C, c, F or f keeps. */
static size_t sign(uint8_t last, const uint8_t *bytes, size_t length) {
    size_t n = bytes[0] == '#' ? 1 : 2;
    if (bytes[0] != '#' && (last == 'F' || length < 2 || bytes[0] != '+' || bytes[1] != '+')) return 0;
    return length > n && (bytes[n] == '+' || bytes[n] == '#') ? 0 : n;
}

/* Bytes of a word without the joiners at its end, of which one that follows a virama is spelling. */
static size_t cleaned(const Counter *counter, const uint8_t *word, size_t length) {
    size_t bare = 0, size;
    Flags before = 0, following = 0;
    for (size_t at = 0; at < length; at += size) {
        Flags flags = looked_up(counter, word + at, length - at, &size);
        if (!(flags & NO_WIDTH)) {
            bare = at + size;
            before = flags;
            following = 0;
        } else if (!following) {
            following = flags | (Flags)size << 24;
        }
    }
    return before & VIRAMA && following & JOINER ? bare + (following >> 24) : bare;
}

/* The one word that a normalised line plainly is: from `*start`, so many bytes; none where it is not plain. `*length` is
 * that of all bytes, and then that of the line. */
static size_t plain(const Counter *counter, const uint8_t *line, size_t *length, size_t *start) {
    size_t at = 0, end = 0, size;
    Flags all = CONTINUE, first = 0, last = 0, edges = CONTINUE;
    for (; at < *length && line[at] != '\n'; at += size) {
        Flags flags = looked_up(counter, line + at, *length - at, &size);
        if (flags & EDGE) {
            edges = 0;
            continue;
        }
        if (!end) {
            *start = at;
            first = flags;
        } else {
            all &= edges;
        }
        all &= flags & NO_WIDTH ? CONTINUE : flags & ENTANGLED && !(flags & COMPOSED) ? 0 : flags;
        last = flags;
        edges = CONTINUE;
        end = at + size;
    }
    *length = at;
    return all && first & START && !(last & NO_WIDTH) ? end - *start : 0;
}

/* Keep the lines that are not plain, in place: how many bytes that leaves. DONE, or the block wanted. */
int32_t words_sift(const Counter *counter, uint8_t *bytes, size_t length, size_t *left) {
    size_t size, n_line, start;
    if (!counter->blocks[0]) return 1;
    for (size_t at = 0; at < length; at += size) { /* composing may have made characters that were not there */
        size = 1;
        if (bytes[at] < 0xC0) continue;
        uint32_t point = decoded(bytes + at, length - at, &size);
        if (!counter->blocks[point >> 8]) return (int32_t)(point >> 8) + 1;
    }
    *left = 0;
    for (size_t at = 0; at < length; at += n_line + 1) {
        n_line = length - at;
        if (plain(counter, bytes + at, &n_line, &start)) continue;
        size_t n = n_line + (at + n_line < length);
        memmove(bytes + *left, bytes + at, n);
        *left += n;
    }
    return DONE;
}

/* Copy entries and their text to where `ordered` writes; their places in the text are not put right: none is read again. */
static void copied(Counter *counter, size_t first, size_t end, size_t *n_words, size_t *n_text) {
    const Entry *from = counter->entries + first, *last = counter->entries + end - 1;
    size_t length = (size_t)last->start + last->length + 1 - from->start;
    memcpy(counter->other_entries + *n_words, from, (end - first) * sizeof *from);
    memcpy(counter->other_text + *n_text, counter->text + from->start, length);
    *n_words += end - first;
    *n_text += length;
}

/* Put the words in order of first appearance: a chunk's where it stood, `until` where in `placed` the words of each end. */
static int ordered(Counter *counter, const uint32_t *placed, const size_t *until, size_t n_before) {
    if (counter->room_other_entries < counter->n_entries + 1 || counter->room_other_text < counter->n_text + 1) {
        free(counter->other_entries);
        free(counter->other_text);
        counter->room_other_entries = counter->n_entries + 1;
        counter->room_other_text = counter->n_text + 1;
        counter->other_entries = malloc(counter->room_other_entries * sizeof *counter->other_entries);
        counter->other_text = malloc(counter->room_other_text);
        if (!counter->other_entries || !counter->other_text) {
            counter->room_other_entries = counter->room_other_text = 0;
            return 0;
        }
    }
    /* Words that no chunk parts stand one after the other, in both: they are copied together. */
    Entry *entries = counter->other_entries;
    uint8_t *text = counter->other_text;
    size_t room_entries = counter->room_other_entries, room_text = counter->room_other_text;
    size_t n_words = 0, n_text = 0, from = 0, n_lines = 0;
    for (size_t number = 0; number < n_before;) {
        size_t first = number;
        while (number < n_before && !counter->entries[number].chunk && !counter->entries[number].placed) number++;
        if (number > first) copied(counter, first, number, &n_words, &n_text);
        if (number == n_before) break;
        if (counter->entries[number].chunk)
            for (size_t to = until[n_lines++]; from < to; from++) copied(counter, placed[from], (size_t)placed[from] + 1, &n_words, &n_text);
        number++; /* one that is placed has gone before, to where it first appeared */
    }
    counter->other_text = counter->text;
    counter->other_entries = counter->entries;
    counter->room_other_text = counter->room_text;
    counter->room_other_entries = counter->room_entries;
    counter->text = text;
    counter->entries = entries;
    counter->room_text = room_text;
    counter->n_text = n_text;
    counter->room_entries = room_entries;
    counter->told = 1;
    counter->n_entries = n_words;
    counter->n_chunks = 0;
    return 1;
}

/* Tell the words of all chunks. `bytes` has a line for each, normalised, a line feed after each. `ends` are where
 * segments end in what words_sift leaves of them, in units of UTF-16. Afterwards all is words, in order of first appearance. */
int32_t words_tell(Counter *counter, const uint8_t *bytes, size_t length, const uint32_t *ends, size_t n_ends) {
    if (counter->told) return NO_MEMORY;
    size_t n_before = counter->n_entries, at = 0, units = 0, n_lines = 0, size;
    Teller teller = {counter, NULL, 0, 0, 0, 0};
    uint8_t lone = 0; /* the segment just before, when it is a C or F and no more */
    int lasting = 0, lettered = 0, joiner = 0, failed = 0;
    size_t *until = calloc(counter->n_chunks + 1, sizeof *until); /* where in `placed` each chunk ends */
    while (teller.chunk < n_before && !counter->entries[teller.chunk].chunk) teller.chunk++;
    if (!until) goto refused;
    int begins = 1;
    for (size_t i = 0; at < length && teller.chunk < n_before;) {
        size_t start = at;
        Flags any = 0, last = 0;
        if (begins) {
            size_t n_line = length - at, from = 0, n = plain(counter, bytes + at, &n_line, &from);
            begins = 0;
            if (n) {
                if (!append(&teller, bytes + at + from, n)) goto refused;
                at = start = at + n_line; /* the line feed is no segment of ICU's */
                if (at < length) at++;
            }
        }
        if (at == start) {
            if (i == n_ends) break;
            while (at < length && units < ends[i]) {
                last = looked_up(counter, bytes + at, length - at, &size);
                any |= last;
                units += size == 4 ? 2 : 1;
                at += size;
            }
            i++;
            if (at == start) continue;
        }
        if (start == length) break;
        uint8_t byte = bytes[start];
        if (any & (LETTER | DECIMAL)) {
            size_t n = last & NO_WIDTH ? cleaned(counter, bytes + start, at - start) : at - start;
            if (joiner && (lettered || any & LETTER)) {
                uint8_t joined = (uint8_t)joiner;
                failed = !append(&teller, &joined, 1);
            } else {
                failed = !settled(&teller);
            }
            if (failed || !append(&teller, bytes + start, n)) goto refused;
            lone = at - start == 1 && (byte == 'C' || byte == 'c') ? 'C' : at - start == 1 && (byte == 'F' || byte == 'f') ? 'F' : 0;
            lasting = 1;
            lettered = (any & LETTER) != 0;
            joiner = 0;
        } else if (at - start == 1 && (byte == '-' || byte == '&') && lasting && !joiner) {
            joiner = byte;
        } else {
            if (lone && !joiner && byte != '\n' && !append(&teller, bytes + start, sign(lone, bytes + start, length - start))) goto refused;
            if (!settled(&teller)) goto refused;
            lasting = joiner = lone = 0;
            if (byte == '\n') {
                until[n_lines++] = teller.n_placed;
                begins = 1;
                do teller.chunk++;
                while (teller.chunk < n_before && !counter->entries[teller.chunk].chunk);
            }
        }
    }
    if (teller.chunk < n_before && !settled(&teller)) goto refused;
    while (n_lines < counter->n_chunks) until[n_lines++] = teller.n_placed;

    if (!ordered(counter, teller.placed, until, n_before)) goto refused;
    free(teller.placed);
    free(until);
    return DONE;
refused:
    free(teller.placed);
    free(until);
    return NO_MEMORY;
}

/* What has been counted so far; its pointer holds until the next call. */
void words_found(const Counter *counter, Found *found) {
    *found = (Found){counter->text, counter->n_text, counter->n_entries, counter->n_chunks, counter->longest};
}

/* Copy the counts to `counts`, which has room for `room`. */
void words_counts(const Counter *counter, uint64_t *counts, size_t room) {
    for (size_t i = 0; i < counter->n_entries && i < room; i++) counts[i] = counter->entries[i].count;
}

/* Copy the counts, as far as 32 bits hold them, to `counts`, which has room for `room`. Their sum. */
uint64_t words_tally(const Counter *counter, uint32_t *counts, size_t room) {
    uint64_t sum = 0;
    for (size_t i = 0; i < counter->n_entries && i < room; i++) {
        counts[i] = (uint32_t)counter->entries[i].count;
        sum += counter->entries[i].count;
    }
    return sum;
}

/* Copy the chunks that are no words, a line feed after each, to `text`, which has room for `room` bytes. How many they are. */
size_t words_chunks(const Counter *counter, uint8_t *text, size_t room) {
    size_t n = 0;
    for (size_t i = 0; i < counter->n_entries; i++) {
        const Entry *entry = &counter->entries[i];
        if (!entry->chunk) continue;
        size_t length = (size_t)entry->length + 1;
        if (text && n <= room && length <= room - n) memcpy(text + n, counter->text + entry->start, length);
        n += length;
    }
    return n;
}

#include "icu.h"

/* Forget what has been counted, and keep the room. */
void words_clear(Counter *counter) {
    if (counter->slots) memset(counter->slots, 0, counter->n_slots * sizeof *counter->slots);
    if (!++counter->n_texts) { /* all numbers were used up: none of what is kept is of the next text */
        memset(counter->recent, 0, sizeof counter->recent);
        counter->n_texts = 1;
    }
    counter->n_entries = counter->n_text = counter->longest = counter->n_chunks = 0;
    counter->told = 0;
}

/* Bytes that it holds. */
size_t words_room(const Counter *counter) {
    return sizeof *counter + counter->n_slots * sizeof *counter->slots + (counter->room_entries + counter->room_other_entries) * sizeof *counter->entries +
           counter->room_text + counter->room_other_text + counter->room_places * sizeof *counter->places;
}

/* Add `n` words to those counted: a line of `text` for each, its count, and the number of its place in the whole text. What
 * comes first is taken for the first place. DONE or NO_MEMORY. */
int32_t words_merge(Counter *counter, const uint8_t *text, size_t n_text, const uint64_t *counts, const uint64_t *places, size_t n) {
    if (counter->told) return NO_MEMORY;
    for (size_t i = 0, at = 0; i < n && at < n_text; i++) {
        const uint8_t *end = memchr(text + at, '\n', n_text - at);
        size_t length = end ? (size_t)(end - text) - at : n_text - at, n_before = counter->n_entries;
        if (n_before >= counter->room_places) {
            size_t room = counter->room_places ? 2 * counter->room_places : 1024;
            uint64_t *more = room > SIZE_MAX / sizeof *more ? NULL : realloc(counter->places, room * sizeof *more);
            if (!more) return NO_MEMORY;
            counter->places = more;
            counter->room_places = room;
        }
        size_t number = add(counter, text + at, length, 0, counts[i]);
        if (number == REFUSED) return NO_MEMORY;
        if (number == n_before) counter->places[number] = places[i];
        at += length + 1;
    }
    return DONE;
}

/* Copy the places of what words_merge has put together to `places`, which has room for `room`. */
void words_places(const Counter *counter, uint64_t *places, size_t room) {
    for (size_t i = 0; i < counter->n_entries && i < room && i < counter->room_places; i++) places[i] = counter->places[i];
}

/* For each of `n` lines the part that it belongs to, by its hash: below `n_parts`, a power of two. */
void words_parts(uint64_t key_0, uint64_t key_1, const uint8_t *lines, size_t n_lines, uint32_t n_parts, uint32_t *parts, size_t n) {
    const uint64_t key[2] = {key_0, key_1};
    for (size_t i = 0, at = 0; i < n; i++) {
        const uint8_t *end = at < n_lines ? memchr(lines + at, '\n', n_lines - at) : NULL;
        size_t length = end ? (size_t)(end - lines) - at : at < n_lines ? n_lines - at : 0;
        parts[i] = (uint32_t)(hashed(key, lines + (length ? at : 0), length) >> 32) & (n_parts - 1);
        at += length + 1;
    }
}

/* Put words of one part beside each other, each part's in their order: `n` lines of `text`, a line feed after each. `to_text`
 * and `to_rows` say where the text and the rows of each part begin, and then where they end. `places` are numbers from
 * `first` on, in the order of `text`. */
void words_scatter(const uint8_t *text, size_t n_text, const uint64_t *counts, const uint32_t *parts, size_t n, uint64_t first,
                   size_t *to_text, size_t *to_rows, uint8_t *part_text, uint64_t *part_counts, uint64_t *part_places) {
    for (size_t i = 0, at = 0; i < n && at < n_text; i++) {
        const uint8_t *end = memchr(text + at, '\n', n_text - at);
        size_t length = (end ? (size_t)(end - text) : n_text - 1) - at + 1, row = to_rows[parts[i]]++;
        memcpy(part_text + to_text[parts[i]], text + at, length);
        to_text[parts[i]] += length;
        part_counts[row] = counts[i];
        part_places[row] = first + i;
        at += length;
    }
}

/* Bytes and rows of each part, for words_scatter: `n` lines of `text`, a line feed after each. */
void words_measure(const uint8_t *text, size_t n_text, const uint32_t *parts, size_t n, size_t *bytes, size_t *rows) {
    for (size_t i = 0, at = 0; i < n && at < n_text; i++) {
        const uint8_t *end = memchr(text + at, '\n', n_text - at);
        size_t length = (end ? (size_t)(end - text) : n_text - 1) - at + 1;
        bytes[parts[i]] += length;
        rows[parts[i]]++;
        at += length;
    }
}

Counter *words_new(const Flags *const *blocks, uint64_t key_0, uint64_t key_1) {
    Counter *counter = calloc(1, sizeof *counter);
    if (counter) {
        counter->blocks = blocks;
        counter->n_expected = 512;
        counter->n_texts = 1;
        counter->key[0] = key_0;
        counter->key[1] = key_1;
    }
    return counter;
}

void words_free(Counter *counter) {
    if (!counter) return;
    free(counter->slots);
    free(counter->entries);
    free(counter->text);
    free(counter->other_entries);
    free(counter->other_text);
    free(counter->places);
    free(counter);
}

/* Whether there is white space, as str.split knows it, in a line: bytes of UTF-8, and no line feed among them. */
static int holds_space(const uint8_t *line, size_t length) {
    for (size_t at = 0; at < length; at++) {
        uint8_t c = line[at], next = at + 1 < length ? line[at + 1] : 0, third = at + 2 < length ? line[at + 2] : 0;
        if (c > ' ' && c < 0xC2) continue;
        if ((c >= 9 && c <= 13) || (c >= 0x1C && c <= ' ')) return 1;
        if (c == 0xC2 && (next == 0x85 || next == 0xA0)) return 1;
        if (c == 0xE1 && next == 0x9A && third == 0x80) return 1;
        if (c == 0xE2 && next == 0x80 && ((third >= 0x80 && third <= 0x8A) || third == 0xA8 || third == 0xA9 || third == 0xAF)) return 1;
        if ((c == 0xE2 && next == 0x81 && third == 0x9F) || (c == 0xE3 && next == 0x80 && third == 0x80)) return 1;
    }
    return 0;
}

typedef struct { uint64_t sum; size_t start; uint32_t length, hash; } Type;

/* The entry of a line among those before it, or the one that it is now. */
static size_t type_of(const uint64_t key[2], uint32_t *slots, size_t n_slots, Type *types, size_t *n_types, const uint8_t *text, size_t start, size_t length) {
    uint32_t hash = (uint32_t)hashed(key, text + start, length);
    size_t at = hash & (n_slots - 1);
    for (; slots[at]; at = (at + 1) & (n_slots - 1)) {
        const Type *type = &types[slots[at] - 1];
        if (type->hash == hash && type->length == length && !memcmp(text + type->start, text + start, length)) return slots[at] - 1;
    }
    types[*n_types] = (Type){0, start, (uint32_t)length, hash};
    slots[at] = (uint32_t)++*n_types;
    return *n_types - 1;
}

/* Whether a text may hold other white space than line feeds: some byte of it begins such a character, or others. */
static int may_hold_space(const uint8_t *text, size_t length) {
    uint8_t found = 0;
    for (size_t at = 0; at < length; at++) {
        uint8_t c = text[at];
        found |= (uint8_t)((c <= ' ') & (c != '\n')) | (uint8_t)(c == 0xC2) | (uint8_t)((c >= 0xE1) & (c <= 0xE3));
    }
    return found;
}

/* How many different words a table has, how many whose counts add up to one, and the sum of all. `text`: `n` words, a line feed
 * between two. DONE, NO_MEMORY, or 1 where that is no table: other lines than counts, an empty word, one with white space, a count of 0. */
int32_t words_types(uint64_t key_0, uint64_t key_1, const uint8_t *text, size_t length, const uint32_t *counts, size_t n, uint64_t found[3]) {
    const uint64_t key[2] = {key_0, key_1};
    size_t n_types = 0;
    found[0] = found[1] = found[2] = 0;
    if (!n || n > UINT32_MAX / 4 || length >= UINT32_MAX || n > length) return n || length ? 1 : DONE;
    size_t n_slots = 64, start = 0, number = 0;
    while (n_slots < 2 * n) n_slots *= 2;
    uint32_t *slots = calloc(n_slots, sizeof *slots);
    Type *types = malloc(n * sizeof *types);
    int32_t status = slots && types ? DONE : NO_MEMORY;
    int spaced = may_hold_space(text, length);
    for (; !status && number < n && start <= length; number++) {
        const uint8_t *feed = memchr(text + start, '\n', length - start);
        size_t end = feed ? (size_t)(feed - text) : length;
        if (end == start || !counts[number] || (spaced && holds_space(text + start, end - start))) status = 1;
        else types[type_of(key, slots, n_slots, types, &n_types, text, start, end - start)].sum += counts[number];
        start = end + 1;
    }
    if (!status && (number != n || start != length + 1)) status = 1;
    found[0] = n_types;
    for (size_t i = 0; !status && i < n_types; i++) {
        found[1] += types[i].sum == 1;
        found[2] += types[i].sum;
    }
    free(slots);
    free(types);
    return status;
}

/* Sink the key at `at` of a heap of `n` keys, the least on top. */
static void sunk(uint64_t *heap, size_t n, size_t at) {
    for (size_t child; (child = 2 * at + 1) < n; at = child) {
        if (child + 1 < n && heap[child + 1] < heap[child]) child++;
        if (heap[at] <= heap[child]) return;
        uint64_t key = heap[at];
        heap[at] = heap[child];
        heap[child] = key;
    }
}

/* The commonest of the first `n` words of a table, ties by first appearance: at most `room`, the commonest first. `text`: words,
 * a line feed between two. `chosen` gets the count of each in its upper half; `lines`, which has room for all of the text and a
 * byte more, a line for each, a line feed after each. How many bytes of it are written; `n_chosen`: how many words. */
size_t words_commonest(const uint8_t *text, size_t length, const uint32_t *counts, size_t n, size_t room, uint64_t *chosen, uint8_t *lines, size_t *n_chosen) {
    size_t n_kept = 0, n_lines = 0;
    for (size_t i = 0, start = 0; i < n && start < length && start < UINT32_MAX; i++) {
        /* Of equal counts the first word's key is the greatest: it begins before the others. */
        uint64_t key = (uint64_t)counts[i] << 32 | (UINT32_MAX - (uint32_t)start);
        if (n_kept < room) {
            chosen[n_kept++] = key;
            if (n_kept == room)
                for (size_t at = room / 2; at-- > 0;) sunk(chosen, room, at);
        } else if (room && key > chosen[0]) {
            chosen[0] = key;
            sunk(chosen, room, 0);
        }
        const uint8_t *feed = memchr(text + start, '\n', length - start);
        start = feed ? (size_t)(feed - text) + 1 : length;
    }
    if (n_kept < room)
        for (size_t at = n_kept / 2; at-- > 0;) sunk(chosen, n_kept, at);
    for (size_t left = n_kept; left-- > 1;) { /* the least of those that are left goes to their end */
        uint64_t key = chosen[left];
        chosen[left] = chosen[0];
        chosen[0] = key;
        sunk(chosen, left, 0);
    }
    for (size_t i = 0; i < n_kept; i++) {
        size_t start = UINT32_MAX - (uint32_t)chosen[i];
        const uint8_t *feed = memchr(text + start, '\n', length - start);
        size_t n_line = feed ? (size_t)(feed - text) - start : length - start;
        memcpy(lines + n_lines, text + start, n_line);
        lines[n_lines + n_line] = '\n';
        n_lines += n_line + 1;
    }
    *n_chosen = n_kept;
    return n_lines;
}

#ifndef SOURCE
#define SOURCE ""
#endif
/* SHA-256 of this file as it was compiled: a library of another source is not called. */
const char *words_source(void) { return SOURCE; }
