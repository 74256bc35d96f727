/* Feeds the kernel bytes of all kinds in buffers of exactly their size, under flags that mean nothing, with memory that
 * runs out: compiled with the sanitizers, it ends with 0 or says where the kernel went astray. Usage: trial ROUNDS SEED */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static long left_before_failure = -1; /* of allocations; below 0: none fails */
static int refused(void) { return left_before_failure >= 0 && left_before_failure-- == 0; }
static void *short_malloc(size_t size) { return refused() ? NULL : malloc(size); }
static void *short_calloc(size_t n, size_t size) { return refused() ? NULL : calloc(n, size); }
static void *short_realloc(void *old, size_t size) { return refused() ? NULL : realloc(old, size); }
#define malloc short_malloc
#define calloc short_calloc
#define realloc short_realloc
#include KERNEL
#undef malloc
#undef calloc
#undef realloc

static uint64_t state;
static uint32_t any_number(uint32_t below) {
    state ^= state << 13, state ^= state >> 7, state ^= state << 17;
    return (uint32_t)(state >> 16) % below;
}

static const Flags *blocks[0x1100];
static const char *const PIECES[] = {
    "a", "b", "a word that ", "again and again ", "C", "F", "0", "1", "_", " ", "\n", "\t", "-", "&", "'", "\"", "+", "++", "#", ".", ",", ":", ";", "(", "\xc3\xa9",
    "\xe2\x80\x99", "\xe2\x80\x90", "\xe2\x80\x94", "\xe2\x80\x8d", "\xe0\xb8\x81", "\xe0\xa5\x8d", "\xd7\x90", "\xea\xb0\x80",
    "\xf0\x9f\x99\x82", "\xed\xa0\x80", "\xff", "\xf7\xbf\xbf\xbf", "\xe2\x80", "\xf0\x9f", "\xc3", "\x80", "\0"};
enum { N_PIECES = sizeof PIECES / sizeof *PIECES };

/* A buffer of exactly its content's size. */
static uint8_t *some_bytes(size_t *length) {
    static uint8_t made[40000];
    size_t n = 0, wanted = any_number(8) ? any_number(200) : any_number(30000);
    uint32_t kind = any_number(4), few = 1 + any_number(N_PIECES);
    while (n < wanted) {
        if (kind == 0) {
            made[n++] = (uint8_t)any_number(256);
        } else {
            const char *piece = PIECES[kind == 1 ? any_number(few) : any_number(N_PIECES)];
            size_t size = *piece ? strlen(piece) : 1;
            memcpy(made + n, piece, size);
            n += size;
        }
    }
    uint8_t *exact = malloc(n ? n : 1);
    memcpy(exact, made, n);
    *length = n;
    return exact;
}

static void learn(int32_t number, int honest) {
    Flags *block = malloc(256 * sizeof *block);
    for (uint32_t i = 0; i < 256; i++) {
        block[i] = any_number(1 << 18);
        if (!honest || number) continue;
        block[i] = i == ' ' || (i >= 9 && i <= 13) ? SPACE : SIMPLE;
        if ((i >= 'a' && i <= 'z') || (i >= 'A' && i <= 'Z')) block[i] |= LETTER | START | CONTINUE;
        if (i >= '0' && i <= '9') block[i] |= DIGIT | DECIMAL | CONTINUE;
        if (strchr("-&'.,:;(\"", (int)i)) block[i] |= EDGE;
    }
    blocks[number] = block;
}

/* An ICU that takes what it is given into account, and says anything; what it is given must not be gone while it is used. */
static const uint16_t *told;
static int32_t n_told, told_at;
static void told_text(void *breaker, const uint16_t *text, int32_t length, int32_t *status) {
    (void)breaker;
    told = text, n_told = length, told_at = 0;
    if (length && !any_number(30)) *status = 7;
}
static int32_t next_end(void *breaker) {
    (void)breaker;
    if (told_at >= n_told || !any_number(200)) return -1;
    for (uint32_t more = 1 + any_number(4); more && told_at < n_told; more--) told_at += told[told_at] != 0xD800;
    return any_number(60) ? told_at : (int32_t)any_number(INT32_MAX);
}
static int32_t composed_text(const void *composer, const uint16_t *text, int32_t length, uint16_t *to, int32_t room, int32_t *status) {
    (void)composer;
    int32_t n = 0, more = any_number(3) ? 0 : (int32_t)any_number(3);
    for (int32_t i = 0; i < length; i++) {
        if (more == 2 && !any_number(9)) continue;
        for (int32_t times = more == 1 && !any_number(2) ? 2 : 1; times; times--, n++)
            if (n < room) to[n] = any_number(99) ? text[i] : (uint16_t)any_number(65536);
    }
    if (n > room) *status = 15;
    if (!any_number(30)) *status = 7;
    return n;
}

static int trial(int honest) {
    Counter *counter = words_new(blocks, state, ~state);
    if (!counter) return 0;
    for (uint32_t batches = 1 + any_number(3); batches; batches--) {
        int32_t status = DONE;
        for (uint32_t feeds = 1 + any_number(3); feeds && status != NO_MEMORY; feeds--) {
            size_t length, at = 0;
            uint8_t *bytes = some_bytes(&length);
            while ((status = words_feed(counter, bytes, length, &at)) > 0) learn(status - 1, honest);
            if (status == DONE && at != length) return 1;
            free(bytes);
        }
        Found found;
        words_found(counter, &found);
        if (found.n_chunks && any_number(2)) {
            const Icu icu = {NULL, NULL, told_text, next_end, composed_text};
            while ((status = words_ask(counter, &icu)) > 0) learn(status - 1, honest);
            if (status == DONE && n_told) return 8; /* it was not told to forget */
            if (status == DONE) goto told;
        }
        size_t room = words_chunks(counter, NULL, 0);
        uint8_t *lines = malloc(room ? room : 1);
        if (words_chunks(counter, lines, room) != room) return 2;
        size_t n_lines = 0;
        for (size_t i = 0; i < room; i++) n_lines += lines[i] == '\n';
        if (n_lines < found.n_chunks) return 3;
        if (room && any_number(2)) { /* what normalising gives may be anything */
            free(lines);
            lines = some_bytes(&room);
        }
        uint8_t *sifted = malloc(room ? room : 1);
        memcpy(sifted, lines, room);
        size_t left = 0;
        while ((status = words_sift(counter, sifted, room, &left)) > 0) learn(status - 1, honest);
        if (left > room) return 4;
        free(sifted);
        size_t n_ends = any_number(left + 2 < 100000 ? (uint32_t)left + 2 : 100000);
        uint32_t *ends = malloc(n_ends ? n_ends * sizeof *ends : 1);
        uint32_t end = 0;
        for (size_t i = 0; i < n_ends; i++) ends[i] = any_number(50) ? end += any_number(4) : any_number(UINT32_MAX);
        while ((status = words_tell(counter, lines, room, ends, n_ends)) > 0) learn(status - 1, honest);
        free(ends);
        free(lines);
    told:
        words_found(counter, &found);
        size_t n_text = 0;
        for (size_t i = 0; status == DONE && i < found.n_text; i++) n_text += found.text[i] == '\n';
        uint64_t total = 0, tallied = 0;
        uint32_t *few = malloc(found.n_entries ? found.n_entries * sizeof *few : 1);
        if (status == DONE) tallied = words_tally(counter, few, found.n_entries);
        free(few);
        uint64_t *counts = malloc(found.n_entries ? found.n_entries * sizeof *counts : 1);
        words_counts(counter, counts, found.n_entries);
        for (size_t i = 0; i < found.n_entries; i++) total += counts[i];
        free(counts);
        if (status == DONE && total != tallied) return 9;
        if (status == DONE && (n_text < found.n_entries || (found.n_entries && total < found.n_entries))) return 5;
        words_clear(counter);
    }
    words_free(counter);
    return 0;
}

/* Words are parted by what may be other lines than theirs, more of them or fewer, and merged part by part. */
static int merging(void) {
    size_t n_text, n_keys, n_parts = (size_t)1 << any_number(5), total = 0;
    uint8_t *text = some_bytes(&n_text), *keys = some_bytes(&n_keys);
    size_t n = any_number((uint32_t)n_text + 3);
    uint64_t *counts = calloc(n + 1, sizeof *counts), *part_counts = calloc(n + 1, sizeof *counts), *places = calloc(n + 1, sizeof *counts);
    uint32_t *parts = malloc((n ? n : 1) * sizeof *parts);
    size_t *bytes = calloc(n_parts, sizeof *bytes), *rows = calloc(n_parts, sizeof *rows);
    uint8_t *scattered = malloc(n_text ? n_text : 1);
    for (size_t i = 0; i < n; i++) counts[i] = 1 + any_number(9);
    words_parts(state, ~state, keys, n_keys, (uint32_t)n_parts, parts, n);
    words_measure(text, n_text, parts, n, bytes, rows);
    size_t byte = 0, row = 0;
    for (size_t i = 0; i < n_parts; i++) {
        size_t n_bytes = bytes[i], n_rows = rows[i];
        bytes[i] = byte, rows[i] = row;
        byte += n_bytes, row += n_rows;
    }
    if (byte > n_text || row > n) return 6;
    words_scatter(text, n_text, counts, parts, n, 7, bytes, rows, scattered, part_counts, places);
    Counter *counter = words_new(blocks, state, ~state);
    if (counter && words_merge(counter, scattered, byte, part_counts, places, row) == DONE &&
        words_merge(counter, text, n_text, counts, places, n) == DONE) {
        Found found;
        words_found(counter, &found);
        uint64_t *first = malloc((found.n_entries ? found.n_entries : 1) * sizeof *first);
        words_places(counter, first, found.n_entries);
        for (size_t i = 0; i < found.n_entries; i++) total += first[i] > 6;
        if (found.n_entries && !total) return 7;
        free(first);
    }
    if (counter) words_free(counter);
    size_t n_lines = any_number((uint32_t)n + 2), n_chosen;
    uint64_t found[3]; /* types, hapaxes, tokens */
    uint32_t *small = malloc((n_lines + 1) * sizeof *small);
    for (size_t i = 0; i < n_lines; i++) small[i] = any_number(50) ? 1 + any_number(2) : 0;
    int32_t status = words_types(state, ~state, text, n_text, small, n_lines, found);
    if (found[0] > n_lines || found[1] > found[0] || (status == DONE && found[2] < n_lines)) return 8;
    size_t room = any_number(300);
    uint64_t *chosen = malloc((room ? room : 1) * sizeof *chosen);
    uint8_t *lines = malloc(n_text + 1);
    size_t n_written = words_commonest(text, n_text, small, n_lines, room, chosen, lines, &n_chosen);
    if (n_chosen > room || n_chosen > n_lines || n_written > n_text + 1) return 10;
    for (size_t i = 1; i < n_chosen; i++)
        if (chosen[i] > chosen[i - 1]) return 11;
    free(small), free(chosen), free(lines);
    free(text), free(keys), free(counts), free(part_counts), free(places), free(parts), free(bytes), free(rows), free(scattered);
    return 0;
}

int main(int n_arguments, char **arguments) {
    if (n_arguments != 3) return 64;
    state = strtoull(arguments[2], NULL, 10) * 2654435761u + 88172645463325252u;
    for (long round = 0, rounds = atol(arguments[1]); round < rounds; round++) {
        int honest = any_number(2) == 0;
        left_before_failure = any_number(3) ? -1 : (long)any_number(40);
        int wrong = trial(honest);
        if (!wrong) wrong = merging();
        if (wrong) return printf("round %ld: %d\n", round, wrong), wrong;
        for (size_t i = 0; i < 0x1100; i++) free((void *)(uintptr_t)blocks[i]), blocks[i] = NULL;
    }
    return 0;
}
