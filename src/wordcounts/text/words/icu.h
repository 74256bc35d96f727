/* Tells the words of the chunks by ICU's own functions, whose addresses breaker.py has looked up: no character and no segment
 * goes by way of Python. Included by kernel.c, and a part of it.
 *
 * The chunks are spelled in one way as characters.py does it (the flags say which characters are meant), composed by ICU, and
 * those that are not plain then are segmented by ICU in one piece. Each line feed parts: neither composing nor a segment
 * reaches across it. */
#ifndef WORDCOUNTS_ICU
#define WORDCOUNTS_ICU

enum { OVERFLOWN = 15 }; /* ICU's U_BUFFER_OVERFLOW_ERROR; below 1 is success, with or without a warning */

typedef struct {
    void *breaker; /* a UBreakIterator of words; it is nobody else's while words_ask runs */
    const void *composer; /* the UNormalizer2 of NFC */
    void (*set_text)(void *breaker, const uint16_t *text, int32_t length, int32_t *status);
    int32_t (*next)(void *breaker);
    int32_t (*normalise)(const void *composer, const uint16_t *text, int32_t length, uint16_t *to, int32_t room, int32_t *status);
} Icu;

static size_t put_utf_16(uint32_t point, uint16_t *to) {
    if (point < 0x10000) {
        to[0] = point - 0xD800 < 0x800 ? 0xFFFD : (uint16_t)point;
        return 1;
    }
    to[0] = (uint16_t)(0xD7C0 + (point >> 10));
    to[1] = (uint16_t)(0xDC00 | (point & 0x3FF));
    return 2;
}

static size_t to_utf_16(const uint8_t *bytes, size_t length, uint16_t *to) {
    size_t n = 0;
    for (size_t at = 0, size = 1; at < length; at += size) {
        if (bytes[at] < 0x80) to[n++] = bytes[at], size = 1;
        else n += put_utf_16(decoded(bytes + at, length - at, &size), to + n);
    }
    return n;
}

/* `to` has room for three bytes a unit. */
static size_t to_utf_8(const uint16_t *units, size_t length, uint8_t *to) {
    uint8_t *end = to;
    for (size_t i = 0; i < length; i++) {
        uint32_t point = units[i];
        if (point < 0x80) {
            *end++ = (uint8_t)point;
        } else if (point < 0x800) {
            *end++ = (uint8_t)(0xC0 | point >> 6);
            *end++ = (uint8_t)(0x80 | (point & 0x3F));
        } else if (point - 0xD800 < 0x400 && i + 1 < length && units[i + 1] - 0xDC00u < 0x400) {
            point = ((point - 0xD7C0) << 10) + (units[++i] - 0xDC00u);
            *end++ = (uint8_t)(0xF0 | point >> 18);
            *end++ = (uint8_t)(0x80 | (point >> 12 & 0x3F));
            *end++ = (uint8_t)(0x80 | (point >> 6 & 0x3F));
            *end++ = (uint8_t)(0x80 | (point & 0x3F));
        } else {
            if (point - 0xD800 < 0x800) point = 0xFFFD;
            *end++ = (uint8_t)(0xE0 | point >> 12);
            *end++ = (uint8_t)(0x80 | (point >> 6 & 0x3F));
            *end++ = (uint8_t)(0x80 | (point & 0x3F));
        }
    }
    return (size_t)(end - to);
}

/* A run of characters without width, of which those that may be spelling stand in `to` from `start` to `end`: where what
 * stays of it ends. `sides` are the flags of what stands on its two sides. */
static size_t settled_run(uint16_t *to, size_t start, size_t end, int spacing, Flags sides) {
    if (spacing && sides & UNSPACED) {
        to[start] = ' ';
        return start + 1;
    }
    return sides & WESTERN ? start : end;
}

/* A chunk in one spelling: how many units. `to` has room for one a byte. */
static size_t spelled(const Counter *counter, const uint8_t *bytes, size_t length, uint16_t *to) {
    size_t n = 0, run = 0, size;
    int running = 0, spacing = 0;
    Flags before = 0;
    for (size_t at = 0; at < length; at += size) {
        Flags flags = looked_up(counter, bytes + at, length - at, &size);
        if (flags & UNSEEN) continue;
        if (flags & (NO_WIDTH | ZERO_SPACE)) {
            if (!running) run = n;
            running = 1;
            if (flags & ZERO_SPACE) spacing = 1;
            else n += put_utf_16(decoded(bytes + at, length - at, &size), to + n);
            continue;
        }
        uint32_t point = flags & (APOSTROPHE | RAISED) ? '\'' : flags & HYPHEN ? '-' : 0;
        if (point) flags = 0; /* U+02BC is Western before, and not afterwards */
        else point = decoded(bytes + at, length - at, &size);
        if (running) n = settled_run(to, run, n, spacing, before | flags);
        running = spacing = 0;
        n += put_utf_16(point, to + n);
        before = flags;
    }
    return running ? settled_run(to, run, n, spacing, before) : n;
}

/* All chunks in one spelling, a line feed between two. */
static size_t spelled_chunks(const Counter *counter, uint16_t *to) {
    size_t n = 0;
    for (size_t i = 0, n_left = counter->n_chunks; n_left && i < counter->n_entries; i++) {
        const Entry *entry = &counter->entries[i];
        if (!entry->chunk) continue;
        n += spelled(counter, counter->text + entry->start, entry->length, to + n);
        if (--n_left) to[n++] = '\n';
    }
    return n;
}

/* `*units` in NFC, in their place. */
static int composed(const Icu *icu, uint16_t **units, size_t *n) {
    size_t room = *n + *n / 8 + 16; /* what is decomposed by NFC is rare */
    for (int tries = 0; tries < 2; tries++) {
        uint16_t *to = malloc(room * sizeof *to);
        int32_t status = 0;
        if (!to) return 0;
        int32_t length = icu->normalise(icu->composer, *units, (int32_t)*n, to, (int32_t)room, &status);
        if (status <= 0 && length >= 0 && (size_t)length <= room) {
            free(*units);
            *units = to;
            *n = (size_t)length;
            return 1;
        }
        free(to);
        if (status != OVERFLOWN || length < 0) return 0;
        room = (size_t)length;
    }
    return 0;
}

/* Where the segments of a text end; `ends` has room for one a unit. */
static int segment_ends(const Icu *icu, const uint16_t *units, size_t n, uint32_t *ends, size_t *n_ends) {
    static const uint16_t nothing[1];
    int32_t status = 0, cleared = 0, end;
    *n_ends = 0;
    icu->set_text(icu->breaker, units, (int32_t)n, &status);
    if (status <= 0)
        while (*n_ends < n && (end = icu->next(icu->breaker)) >= 0) ends[(*n_ends)++] = (uint32_t)end;
    icu->set_text(icu->breaker, nothing, 0, &cleared); /* `units` are gone before it is asked again */
    return status <= 0;
}

/* As words_tell, without being told: spells, composes, sifts and segments the chunks. DONE, NO_MEMORY, or the block wanted, as
 * composing may make characters that were not there; then all of it is done again. */
int32_t words_ask(Counter *counter, const Icu *icu) {
    size_t room = words_chunks(counter, NULL, 0), n, n_ends = 0, left = 0;
    if (counter->told || room > INT32_MAX / 4) return NO_MEMORY;
    uint16_t *units = malloc((room + 1) * sizeof *units);
    uint8_t *lines = NULL;
    uint32_t *ends = NULL;
    int32_t status = NO_MEMORY;
    if (!units) return NO_MEMORY;
    n = spelled_chunks(counter, units);
    if (!composed(icu, &units, &n)) goto done;
    lines = malloc(6 * n + 1);
    if (!lines) goto done;
    size_t length = to_utf_8(units, n, lines);
    uint8_t *sifted = lines + length; /* of at most 3 bytes a unit, as they */
    memcpy(sifted, lines, length);
    status = words_sift(counter, sifted, length, &left);
    if (status != DONE) goto done;
    n = to_utf_16(sifted, left, units); /* no more than there were */
    ends = malloc((n + 1) * sizeof *ends);
    status = ends && segment_ends(icu, units, n, ends, &n_ends) ? words_tell(counter, lines, length, ends, n_ends) : NO_MEMORY;
done:
    free(units);
    free(lines);
    free(ends);
    return status;
}
#endif
