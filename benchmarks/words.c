/* The plain loop in C that text_words.py measures beside the others: a word is a run of ASCII letters, digits and bytes
 * beyond ASCII, and what joins them there (' - & . , :) between two of them. Exact for no script and no language; it is
 * the speed of light, not a rival. Usage: words FILE ROUNDS; prints tokens, types and the CPU milliseconds of the best round. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

typedef struct { const unsigned char *start; size_t length, count; unsigned long long hash; } Entry;

static int word_byte[256], joins[256];
static Entry *table;
static size_t room, n_types, n_tokens;

static void add(const unsigned char *start, size_t length, unsigned long long hash);

static void grow(void) {
    Entry *old = table;
    size_t old_room = room;
    room = room ? room * 2 : 4096;
    table = calloc(room, sizeof *table);
    for (size_t i = 0; i < old_room; i++)
        if (old[i].count) {
            size_t at = old[i].hash & (room - 1);
            while (table[at].count) at = (at + 1) & (room - 1);
            table[at] = old[i];
        }
    free(old);
}

static void add(const unsigned char *start, size_t length, unsigned long long hash) {
    if (n_types * 2 >= room) grow();
    size_t at = hash & (room - 1);
    while (table[at].count) {
        Entry *entry = &table[at];
        if (entry->hash == hash && entry->length == length && !memcmp(entry->start, start, length)) {
            entry->count++;
            return;
        }
        at = (at + 1) & (room - 1);
    }
    table[at] = (Entry){start, length, 1, hash};
    n_types++;
}

static void count(const unsigned char *text, size_t length) {
    size_t at = 0;
    while (at < length) {
        if (!word_byte[text[at]]) { at++; continue; }
        size_t start = at;
        unsigned long long hash = 1469598103934665603ULL; /* FNV-1a */
        while (at < length && (word_byte[text[at]] || (joins[text[at]] && at + 1 < length && word_byte[text[at + 1]])))
            hash = (hash ^ text[at++]) * 1099511628211ULL;
        add(text + start, at - start, hash ^ (hash >> 29));
        n_tokens++;
    }
}

int main(int n_arguments, char **arguments) {
    if (n_arguments != 3) return 2;
    FILE *file = fopen(arguments[1], "rb");
    if (!file) return 1;
    fseek(file, 0, SEEK_END);
    size_t length = (size_t)ftell(file);
    rewind(file);
    unsigned char *text = malloc(length + 1);
    if (fread(text, 1, length, file) != length) return 1;
    for (int byte = 0; byte < 256; byte++)
        word_byte[byte] = byte >= 128 || (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z');
    for (const char *byte = "'-&.,:"; *byte; byte++) joins[(unsigned char)*byte] = 1;
    double best_ms = 1e12;
    for (int round = 0; round < atoi(arguments[2]); round++) {
        free(table);
        table = NULL;
        room = n_types = n_tokens = 0;
        clock_t begin = clock();
        count(text, length);
        double ms = (double)(clock() - begin) * 1000 / CLOCKS_PER_SEC;
        if (ms < best_ms) best_ms = ms;
    }
    printf("%zu %zu %f\n", n_tokens, n_types, best_ms);
    return 0;
}
