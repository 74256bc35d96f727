/* What the parts of the kernel share: a page as it is scanned (scan.c) or walked (tree.c) and measured (measure.c), names that
 * get numbers, and what Python has told of tags and signals (`compiled.py`).
 *
 * Plain C99, without the headers of Python: ctypes calls it, holding the interpreter's lock. Any bytes are safe: each read is
 * bounded by the length given. Where memory runs out, or a page is not as lexbor writes one, it says so, and Python reads. */
#ifndef WORDCOUNTS_PAGE
#define WORDCOUNTS_PAGE
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { DONE = 0, NO_MEMORY = -1, UNSURE = -2 }; /* else: the number of the block of lower-case letters wanted, and 1 */
enum { NONE = 0xFFFFFFFF };

/* As in compiled.py: what a tag means. */
enum { BLOCK = 1, BOX = 2, VOID = 4, INLINE = 8, LINK = 16, NOSCRIPT = 32, BREAKS = 64, GROUPER = 128, TITLE = 256, HEADING = 512, ITEM = 1024, TOP = 2048,
       UNSEEN = 4096, FILLED = 8192, DIALOG = 16384, RAW = 32768, NAMES_PAGE = 65536 };
/* As in compiled.py: texts that are looked for. */
enum { LEGAL, SENTENCE_END, LAST, QUOTE, PRICED, N_SETS };

/* Strings and the numbers they got, 0 for the first. The hash is keyed: no page can be made whose names all fall into one place. */
typedef struct { uint32_t start, length, hash; } Name;
typedef struct {
    const uint64_t *key;
    uint32_t *slots; /* a number and 1, 0 where free */
    Name *names;
    uint8_t *text;
    size_t n_slots, n, room, n_text, room_text;
} Names;

uint32_t name_found(const Names *names, const uint8_t *bytes, size_t length);
uint32_t name_number(Names *names, const uint8_t *bytes, size_t length); /* NONE: no memory */
void names_end(Names *names);
int widened(void **items, size_t *room, size_t n, size_t size); /* room for one more than `n` */

typedef struct { uint8_t bytes[32], length; } Needle;
typedef struct {
    Needle needles[32];
    int n;
    uint32_t may[3][256]; /* bits of those that may have a byte at their beginning, after that, and third */
} Needles;

/* What Python tells once in a process. */
typedef struct {
    uint64_t key[2];
    Names tags, signals;
    uint32_t *flags; /* of a tag */
    int32_t *kinds;  /* of a tag, as the model knows it */
    int64_t *coarse, *fine; /* of a signal: its weight in units of 2^-30, and the rest in units of 2^-60 */
    size_t room_tags, room_kinds, room_coarse, room_fine;
    Needles sets[N_SETS];
    const uint32_t *lower[0x1100]; /* of 256 code points each: the letter in lower case, NONE where that takes a look around */
} Lore;

typedef struct {
    uint32_t tag, parent, names, depth; /* parent: NONE for the root */
    uint32_t key, grouper; /* of what is alike; the innermost list, table or menu that it is or stands in, or NONE */
    uint32_t alone;        /* else 0: it is alike to no other, whatever its names */
    int64_t n_words, n_link_words, n_blocks, n_prose;
    double score, lowest, highest, own;
} Element;

typedef struct { uint32_t start, length, element, n_words, n_link_words; } Block;

typedef struct {
    uint32_t start, length, first_length; /* of its text, and of its first part */
    uint32_t element, n_words, n_link_words, n_parts, n_sentences, n_chars, n_times, legal;
    uint8_t ends_sentence, priced, odd; /* odd: Python tells legal, in_title and priced */
    double in_title;
} Unit;

typedef struct {
    Lore *lore;
    uint8_t *text, *spare; /* of what is shown, and of what stands in <noscript>: blocks, a line feed between two */
    size_t n_text, n_spare, room_text, room_spare;
    Block *blocks, *spare_blocks;
    size_t n_blocks, room_blocks, n_spare_blocks, room_spare_blocks;
    Element *elements;
    size_t n_elements, room_elements;
    Names tags, names; /* tags that lore does not know, numbered after those it does; class, id, role, itemprop */
    uint8_t *anchors, *scratch;
    size_t n_anchors, room_anchors, n_scratch, room_scratch;
    uint8_t *title, *language; /* of a page that was parsed here; as they are written */
    size_t n_title, n_language;
    uint32_t here, links, unscripted, untold;
    int crowded, fell_back;
    /* the block that is being written */
    size_t begun;
    uint32_t n_words, n_unspaced, n_link_words;
    int started, gap;
    /* measured */
    Unit *units;
    size_t n_units, room_units;
    uint32_t *alike; /* by key */
} Page;

static inline uint32_t page_tag_flags(const Page *page, uint32_t tag) { return tag < page->lore->tags.n ? page->lore->flags[tag] : BLOCK; }

uint32_t page_words_in(const uint8_t *bytes, size_t length); /* as blocks.words_in */
int page_is_space(uint32_t point);
int page_is_unspaced(uint32_t point); /* as blocks._UNSPACED */

/* The steps of a scan, for who finds the tags of a page otherwise. */
Page *page_begun(Lore *lore, size_t room);                                 /* NULL: no memory */
void page_put(Page *page, const uint8_t *bytes, size_t length);            /* text as it is; there must be room for two bytes more than that */
int page_block_ended(Page *page);                                          /* 0: no memory */
int32_t page_tag_number(Page *page, const uint8_t *name, size_t length, uint32_t *tag);
int32_t page_passed(Page *page, uint32_t tag, int ends, const uint8_t *attributes, size_t n_attributes);
int32_t page_completed(Page *page);
size_t page_name_end(const uint8_t *markup, size_t at, size_t length);
size_t page_tag_end(const uint8_t *markup, size_t at, size_t length);
void page_free(Page *page);

/* What of lexbor is called, in the order of tree.py. */
typedef unsigned int (*Written)(const uint8_t *bytes, size_t length, void *context);
typedef struct {
    void *(*create)(void);
    unsigned int (*parse)(void *document, const uint8_t *html, size_t length);
    void *(*destroy)(void *document);
    void *(*root)(void *document);
    int (*type)(void *node);
    uintptr_t (*tag_id)(void *node);
    void *(*first_child)(void *node);
    void *(*next)(void *node);
    void *(*parent)(void *node);
    const uint8_t *(*tag_name)(void *element, size_t *length);
    void *(*first_attribute)(void *element);
    void *(*next_attribute)(void *attribute);
    const uint8_t *(*attribute_name)(void *attribute, size_t *length);
    const uint8_t *(*attribute_value)(void *attribute, size_t *length);
    _Bool (*is_void)(void *node);
    unsigned int (*write)(void *node, Written written, void *context); /* a start tag */
    uint8_t *(*text)(void *node, size_t *length); /* a copy of it */
    void *(*text_free)(void *document, uint8_t *text);
} Lexbor;

/* The code point at the start of `bytes`, and how many of them it takes. Not UTF-8: some code point, at least one byte. */
static inline uint32_t decoded(const uint8_t *bytes, size_t length, size_t *size) {
    uint32_t lead = bytes[0];
    size_t n = lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (n > length) n = length;
    uint32_t point = n == 1 ? lead : n == 2 ? lead & 0x1F : n == 3 ? lead & 0x0F : lead & 0x07;
    for (size_t i = 1; i < n; i++) point = point << 6 | (bytes[i] & 0x3F);
    *size = n;
    return point < 0x110000 ? point : 0x10FFFF;
}
#endif
