/* What is to be known of a page before it is parsed: whether it has to be vetted, and whether it has tags of too many
 * attributes (attributes.py, compiled), over UTF-8. Nothing is allocated. */
#include "common.h"

enum { LOOKED_AT = 500, MOST = 20001 }; /* as in attributes.py */

static const struct { const char *name; size_t length; } OPAQUE[] = { /* as in elements.py */
    {"script", 6}, {"style", 5}, {"textarea", 8}, {"title", 5}, {"xmp", 3}, {"iframe", 6}, {"noembed", 7}, {"noframes", 8}, {"plaintext", 9}};
enum { N_OPAQUE = sizeof OPAQUE / sizeof *OPAQUE, COMMENT = N_OPAQUE, NEITHER };

static int is_blank(uint8_t c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }
static int is_gap(uint8_t c) { return c == '/' || is_blank(c); }
static uint8_t small(uint8_t c) { return c >= 'A' && c <= 'Z' ? (uint8_t)(c + 32) : c; }

static int is_word(const uint8_t *bytes, const char *word, size_t length) {
    for (size_t i = 0; i < length; i++)
        if (small(bytes[i]) != (uint8_t)word[i]) return 0;
    return 1;
}

static size_t after(const uint8_t *html, size_t at, size_t end, uint8_t sought) {
    const uint8_t *found = memchr(html + at, sought, end - at);
    return found ? (size_t)(found - html) + 1 : end;
}

/* Where an attribute ends that begins at `at`, with the gap behind it. */
static size_t attribute_end(const uint8_t *html, size_t at, size_t end) {
    for (at++; at < end && !is_gap(html[at]) && html[at] != '>' && html[at] != '=';) at++; /* a name may begin with "=" */
    size_t next = at;
    while (next < end && is_blank(html[next])) next++;
    if (next < end && html[next] == '=') {
        for (next++; next < end && is_blank(html[next]);) next++;
        if (next < end && (html[next] == '"' || html[next] == '\'')) next = after(html, next + 1, end, html[next]);
        else
            while (next < end && !is_blank(html[next]) && html[next] != '>') next++;
        at = next;
    }
    while (at < end && is_gap(html[at])) at++;
    return at;
}

/* Where the attributes of a tag end, from the end of its name on. */
static size_t attributes_end(const uint8_t *html, size_t at, size_t end) {
    while (at < end && is_gap(html[at])) at++;
    for (uint32_t n = 0; n < MOST && at < end && html[at] != '>'; n++) at = attribute_end(html, at, end);
    return at;
}

/* Where what begins with "<" at `at` ends, and what it opens; `at` where it is no tag. */
static size_t markup_end(const uint8_t *html, size_t at, size_t end, int *opens) {
    *opens = NEITHER;
    size_t name = at + 1;
    if (name == end) return at;
    for (int i = 0; i < N_OPAQUE; i++) {
        size_t past = name + OPAQUE[i].length;
        if (past < end && is_word(html + name, OPAQUE[i].name, OPAQUE[i].length) && (is_gap(html[past]) || html[past] == '>')) {
            *opens = i;
            return attributes_end(html, past, end);
        }
    }
    size_t letter = name + (html[name] == '/');
    if (letter < end && small(html[letter]) >= 'a' && small(html[letter]) <= 'z') {
        while (letter < end && !is_gap(html[letter]) && html[letter] != '>') letter++;
        return attributes_end(html, letter, end);
    }
    if (html[name] != '!' && html[name] != '/' && html[name] != '?') return at;
    if (end - name >= 3 && !memcmp(html + name, "!--", 3)) {
        const uint8_t *rest = html + name + 3;
        size_t left = end - name - 3; /* <!--> and <!---> are whole */
        if (!((left >= 1 && rest[0] == '>') || (left >= 2 && rest[0] == '-' && rest[1] == '>'))) {
            *opens = COMMENT;
            return name + 3;
        }
    }
    const uint8_t *close = memchr(html + name, '>', end - name);
    return close ? (size_t)(close - html) : end;
}

/* Where what was opened is closed. */
static size_t closed(const uint8_t *html, size_t at, size_t end, int opens) {
    for (; at < end; at++) {
        const uint8_t *found = memchr(html + at, opens == COMMENT ? '-' : '<', end - at);
        if (!found) return end;
        at = (size_t)(found - html);
        size_t left = end - at;
        if (opens == COMMENT) {
            if (left >= 3 && found[1] == '-' && (found[2] == '>' || (left >= 4 && found[2] == '!' && found[3] == '>'))) return at;
        } else if (left >= OPAQUE[opens].length + 2 && found[1] == '/' && is_word(found + 2, OPAQUE[opens].name, OPAQUE[opens].length)) {
            return at;
        }
    }
    return end;
}

/* The pairs of attributes in a tag, from its name on; 0 where it is too short to be looked at. */
static uint64_t pairs_in(const uint8_t *html, size_t at, size_t end) {
    size_t n_chars = 0;
    uint64_t n = 0;
    for (size_t i = at; i < end; i++) n_chars += (html[i] & 0xC0) != 0x80;
    if (n_chars < LOOKED_AT) return 0;
    while (at < end) {
        if (is_gap(html[at]) || html[at] == '>') {
            at++;
        } else {
            at = attribute_end(html, at, end);
            n++;
        }
    }
    return (n - 1) * (n - 1) / 2; /* the first is the tag's name */
}

/* 1 where there are more than `most` pairs of attributes that stand in one tag, over all tags; else 0. */
int32_t page_attributes(const uint8_t *html, size_t length, uint64_t most) {
    uint64_t n_pairs = 0;
    for (size_t at = 0; at < length;) {
        const uint8_t *found = memchr(html + at, '<', length - at);
        if (!found) return 0;
        int opens;
        size_t start = (size_t)(found - html), end = markup_end(html, start, length, &opens);
        if (end - start > LOOKED_AT && html[start + 1] != '/' && html[start + 1] != '!' && html[start + 1] != '?') {
            n_pairs += pairs_in(html, start + 1, end);
            if (n_pairs > most && memchr(html + end, '>', length - end)) return 1; /* what never ends is no tag */
        }
        at = end == start ? start + 1 : opens == NEITHER ? end : closed(html, end, length, opens);
    }
    return 0;
}

typedef struct { size_t n, n_frames, n_frame_ends, n_noscripts; } Marks;

/* How many "<" a page has, and of those "<iframe", "</iframe" and "<noscript": what `blocks.vetted` counts. */
void page_marks(const uint8_t *html, size_t length, Marks *marks) {
    *marks = (Marks){0, 0, 0, 0};
    for (const uint8_t *at = html, *end = html + length; at < end && (at = memchr(at, '<', (size_t)(end - at))); at++) {
        size_t left = (size_t)(end - at);
        marks->n++;
        if (left >= 7 && !memcmp(at, "<iframe", 7)) marks->n_frames++;
        else if (left >= 8 && !memcmp(at, "</iframe", 8)) marks->n_frame_ends++;
        else if (left >= 9 && !memcmp(at, "<noscript", 9)) marks->n_noscripts++;
    }
}
