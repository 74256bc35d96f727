/* The blocks of a page, found in one pass over its well-formed markup: blocks.py's `Scan`, compiled. */
#include "common.h"
#include "../../words/siphash.h"

int widened(void **items, size_t *room, size_t n, size_t size) {
    if (n < *room) return 1;
    size_t wanted = *room ? 2 * *room : 64;
    if (wanted <= n) wanted = n + 1;
    if (wanted > NONE / 2 || wanted > SIZE_MAX / size) return 0;
    void *grown = realloc(*items, wanted * size);
    if (!grown) return 0;
    *items = grown;
    *room = wanted;
    return 1;
}
#define WIDENED(items, room, n) widened((void **)&(items), &(room), n, sizeof *(items))

static size_t slot_of(const Names *names, const uint8_t *bytes, size_t length, uint32_t hash) {
    size_t at = hash & (names->n_slots - 1);
    for (; names->slots[at]; at = (at + 1) & (names->n_slots - 1)) {
        const Name *name = &names->names[names->slots[at] - 1];
        if (name->hash == hash && name->length == length && !memcmp(names->text + name->start, bytes, length)) break;
    }
    return at;
}

uint32_t name_found(const Names *names, const uint8_t *bytes, size_t length) {
    if (!names->n) return NONE;
    size_t at = slot_of(names, bytes, length, (uint32_t)hashed(names->key, bytes, length));
    return names->slots[at] ? names->slots[at] - 1 : NONE;
}

uint32_t name_number(Names *names, const uint8_t *bytes, size_t length) {
    if (2 * (names->n + 1) > names->n_slots) {
        size_t n_slots = names->n_slots ? 2 * names->n_slots : 256;
        uint32_t *slots = calloc(n_slots, sizeof *slots);
        if (!slots) return NONE;
        for (uint32_t i = 0; i < names->n; i++) {
            size_t at = names->names[i].hash & (n_slots - 1);
            while (slots[at]) at = (at + 1) & (n_slots - 1);
            slots[at] = i + 1;
        }
        free(names->slots);
        names->slots = slots;
        names->n_slots = n_slots;
    }
    uint32_t hash = (uint32_t)hashed(names->key, bytes, length);
    size_t at = slot_of(names, bytes, length, hash);
    if (names->slots[at]) return names->slots[at] - 1;
    if (length > NONE / 2 || !WIDENED(names->names, names->room, names->n)) return NONE;
    if (!WIDENED(names->text, names->room_text, names->n_text + length)) return NONE;
    memcpy(names->text + names->n_text, bytes, length);
    names->names[names->n] = (Name){(uint32_t)names->n_text, (uint32_t)length, hash};
    names->n_text += length;
    names->slots[at] = (uint32_t)++names->n;
    return (uint32_t)names->n - 1;
}

void names_end(Names *names) {
    free(names->slots);
    free(names->names);
    free(names->text);
}

/* White space as str.split knows it. */
int page_is_space(uint32_t c) {
    if (c < 0x80) return c == ' ' || (c >= 9 && c <= 13) || (c >= 0x1C && c <= 0x1F);
    return c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F ||
           c == 0x205F || c == 0x3000;
}

/* Characters of scripts that part no words by spaces. */
static int unspaced(uint32_t c) {
    return c >= 0x0E00 && (c <= 0x0EFF || (c >= 0x1000 && c <= 0x109F) || (c >= 0x1780 && c <= 0x17FF) || (c >= 0x3040 && c <= 0x30FF) ||
                           (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF));
}

int page_is_unspaced(uint32_t c) { return unspaced(c); }

uint32_t page_words_in(const uint8_t *bytes, size_t length) {
    uint32_t n = 0, n_unspaced = 0;
    int within = 0;
    for (size_t at = 0, size; at < length; at += size) {
        uint32_t point = bytes[at];
        size = 1;
        if (point >= 0x80) point = decoded(bytes + at, length - at, &size);
        if (page_is_space(point)) {
            within = 0;
        } else {
            n += !within;
            within = 1;
            n_unspaced += (uint32_t)unspaced(point);
        }
    }
    return n + n_unspaced / 2;
}

/* The space or line feed that is due before what is shown next, if any. */
static inline void due(Page *page, uint8_t *out, size_t *n) {
    if (page->started && !page->gap) return;
    if (page->started) {
        out[(*n)++] = page->gap == 2 ? '\n' : ' ';
    } else if (*n) {
        out[(*n)++] = '\n';
    }
    if (!page->started) page->begun = *n;
    page->started = 1;
    page->gap = 0;
    page->n_words++;
}

/* A character that stands for itself in the markup: no space, no "&", no end of the text. */
static const uint8_t PLAIN_ASCII[256] = {
#define ROW(x) x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x
    0, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0,
    0, 1, 1, 1, 1, 1, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, ROW(1), ROW(1), ROW(1), ROW(1), ROW(1)
#undef ROW
};

/* Where words end that stand as they are to be put, ASCII with one space between two, from the one that begins at `at` on; and how
 * many of them follow it. Eight bytes at a time as long as none of them is anything else. */
static inline size_t words_end(const uint8_t *bytes, size_t at, size_t length, int written, uint32_t *n_words) {
    const uint64_t ones = 0x0101010101010101u, high = 0x80 * ones, low = 0x7F * ones;
    size_t end = at + 1;
    uint32_t n = 0;
    for (; length - end >= 8; end += 8) {
        uint64_t eight;
        memcpy(&eight, bytes + end, 8);
        uint64_t space = eight ^ ' ' * ones, mark = eight ^ '&' * ones;
        uint64_t spaces = ~(((space & low) + low) | space) & high, marks = ~(((mark & low) + low) | mark) & high;
        uint64_t others = (eight | ~(eight + (0x80 - ' ') * ones)) & high; /* beyond ASCII, or below the space */
        if (others || spaces & spaces << 8 || (bytes[end] == ' ' && bytes[end - 1] == ' ') || (written && marks)) break;
        n += (uint32_t)((spaces >> 7) * ones >> 56);
    }
    for (; end < length; end++) {
        if (bytes[end] == ' ' && bytes[end - 1] != ' ') n++;
        else if (!PLAIN_ASCII[bytes[end]]) break;
    }
    int spaced = bytes[end - 1] == ' '; /* what follows is no such word */
    *n_words += n - (uint32_t)spaced;
    return end - (size_t)spaced;
}

/* A piece of text; `written`: as lexbor writes it, with the four references. There is room for it: what is put is never more
 * than what was read, but for the gap that a tag left. */
static inline void put(Page *page, const uint8_t *bytes, size_t length, int written) {
    uint8_t *out = page->unscripted ? page->spare : page->text;
    size_t *n = page->unscripted ? &page->n_spare : &page->n_text;
    for (size_t at = 0, size = 1; at < length; at += size) {
        uint32_t c = bytes[at];
        size = 1;
        if (PLAIN_ASCII[c]) {
            due(page, out, n);
            size = words_end(bytes, at, length, written, &page->n_words) - at;
            memcpy(out + *n, bytes + at, size);
            *n += size;
            continue;
        }
        if (c == '&' && written) {
            size_t left = length - at;
            uint8_t meant = '&';
            if (left >= 4 && !memcmp(bytes + at, "&lt;", 4)) size = 4, meant = '<';
            else if (left >= 4 && !memcmp(bytes + at, "&gt;", 4)) size = 4, meant = '>';
            else if (left >= 5 && !memcmp(bytes + at, "&amp;", 5)) size = 5;
            else if (left >= 6 && !memcmp(bytes + at, "&nbsp;", 6)) size = 6, meant = ' ';
            if (meant != ' ') {
                due(page, out, n);
                out[(*n)++] = meant;
                continue;
            }
            c = ' ';
        } else if (c >= 0x80) {
            c = decoded(bytes + at, length - at, &size);
        }
        if (page_is_space(c)) {
            if (!page->gap) page->gap = 1;
            continue;
        }
        due(page, out, n);
        memcpy(out + *n, bytes + at, size);
        *n += size;
        if (c >= 0x80) page->n_unspaced += (uint32_t)unspaced(c);
    }
}

void page_put(Page *page, const uint8_t *bytes, size_t length) { put(page, bytes, length, 0); }

/* The end of a block; nothing where none has begun. */
static int block_ended(Page *page) {
    if (page->started) {
        Block **blocks = page->unscripted ? &page->spare_blocks : &page->blocks;
        size_t *n = page->unscripted ? &page->n_spare_blocks : &page->n_blocks;
        size_t *room = page->unscripted ? &page->room_spare_blocks : &page->room_blocks;
        size_t end = page->unscripted ? page->n_spare : page->n_text;
        if (!widened((void **)blocks, room, *n, sizeof(Block))) return 0;
        (*blocks)[(*n)++] = (Block){(uint32_t)page->begun, (uint32_t)(end - page->begun), page->here,
                                    page->n_words + page->n_unspaced / 2, page->n_link_words};
    }
    page->started = page->gap = 0;
    page->n_words = page->n_unspaced = page->n_link_words = 0;
    return 1;
}

int page_block_ended(Page *page) { return block_ended(page); }

static int noted(Page *page, const uint8_t *bytes, size_t length, uint8_t mark) {
    if (!WIDENED(page->scratch, page->room_scratch, page->n_scratch + length + 2)) return 0;
    page->scratch[page->n_scratch++] = mark;
    memcpy(page->scratch + page->n_scratch, bytes, length);
    page->n_scratch += length;
    page->scratch[page->n_scratch++] = 0;
    return 1;
}

/* The number of the class, id, role and itemprop in a tag's attributes, in their order: 0 for none, NONE for no memory.
 * As blocks._NAMES finds them. */
static uint32_t names_of(Page *page, const uint8_t *bytes, size_t length) {
    static const struct { const char *written; size_t length; uint8_t mark; } WANTED[] = {
        {" class=\"", 8, 'c'}, {" id=\"", 5, 'i'}, {" role=\"", 7, 'r'}, {" itemprop=\"", 11, 'p'}};
    page->n_scratch = 0;
    const uint8_t *end = bytes + length;
    for (const uint8_t *at = bytes; at < end && (at = memchr(at, ' ', (size_t)(end - at)));) {
        size_t left = (size_t)(end - at), which = 0;
        while (which < 4 && (WANTED[which].length >= left || memcmp(at, WANTED[which].written, WANTED[which].length))) which++;
        if (which == 4) {
            at++;
            continue;
        }
        const uint8_t *value = at + WANTED[which].length, *close = memchr(value, '"', (size_t)(end - value));
        if (!close) {
            at++;
            continue;
        }
        if (!noted(page, value, (size_t)(close - value), WANTED[which].mark)) return NONE;
        at = close + 1;
    }
    return page->n_scratch ? name_number(&page->names, page->scratch, page->n_scratch) : 0;
}

enum { MAX_DEPTH = 512, MAX_ELEMENTS = 100000 }; /* as in blocks.py */

static int entered(Page *page, uint32_t tag, const uint8_t *attributes, size_t length) {
    const Element *here = &page->elements[page->here];
    if (page->untold || here->depth >= MAX_DEPTH || page->n_elements >= MAX_ELEMENTS) {
        page->untold++;
        page->crowded = 1;
        return 1;
    }
    uint32_t names = length ? names_of(page, attributes, length) : 0;
    if (names == NONE || !WIDENED(page->elements, page->room_elements, page->n_elements)) return 0;
    page->elements[page->n_elements] = (Element){.tag = tag, .parent = page->here, .names = names, .depth = page->elements[page->here].depth + 1};
    page->here = (uint32_t)page->n_elements++;
    return 1;
}

static void left(Page *page) {
    if (page->untold) page->untold--;
    else if (page->elements[page->here].parent != NONE) page->here = page->elements[page->here].parent;
}

/* The number of a tag; of one that is not known and has no hyphen, NONE. */
int32_t page_tag_number(Page *page, const uint8_t *name, size_t length, uint32_t *tag) {
    *tag = name_found(&page->lore->tags, name, length);
    if (*tag != NONE || !memchr(name, '-', length)) return DONE;
    uint32_t own = name_number(&page->tags, name, length);
    if (own == NONE) return NO_MEMORY;
    *tag = (uint32_t)page->lore->tags.n + own;
    return DONE;
}

/* What a tag does. */
static int32_t passed(Page *page, uint32_t tag, int ends, const uint8_t *attributes, size_t n_attributes) {
    if (tag == NONE) return DONE;
    uint32_t flags = page_tag_flags(page, tag);
    if (flags & INLINE) return DONE;
    if (flags & VOID && !ends) {
        if (flags & BLOCK) return block_ended(page) ? DONE : NO_MEMORY;
        if (flags & BREAKS) page->gap = 2;
        else if (flags & BOX && !page->gap) page->gap = 1;
        return DONE;
    }
    if (flags & BLOCK) {
        if (!block_ended(page)) return NO_MEMORY;
        if (!ends && !entered(page, tag, attributes, n_attributes)) return NO_MEMORY;
        if (ends) left(page);
        if (flags & NOSCRIPT) {
            page->unscripted += ends ? (uint32_t)-1 : 1;
            if (page->unscripted && !page->spare && !(page->spare = malloc(page->room_spare))) return NO_MEMORY;
        }
    } else if (flags & BOX) {
        if (!page->gap) page->gap = 1;
    } else if (flags & LINK && !ends) {
        int is_link = 0;
        for (size_t at = 0; at + 6 <= n_attributes && !is_link; at++) is_link = attributes[at] == ' ' && !memcmp(attributes + at, " href=", 6);
        if (!WIDENED(page->anchors, page->room_anchors, page->n_anchors)) return NO_MEMORY;
        page->anchors[page->n_anchors++] = (uint8_t)is_link;
        page->links += (uint32_t)is_link;
    } else if (flags & LINK && page->n_anchors) {
        page->links -= page->anchors[--page->n_anchors];
    }
    return DONE;
}

int32_t page_passed(Page *page, uint32_t tag, int ends, const uint8_t *attributes, size_t n_attributes) {
    return passed(page, tag, ends, attributes, n_attributes);
}

/* Where a tag's name ends. */
size_t page_name_end(const uint8_t *markup, size_t at, size_t length) {
    for (size_t size; at < length && markup[at] != '>'; at += size) {
        uint32_t point = markup[at];
        size = 1;
        if (point >= 0x80) point = decoded(markup + at, length - at, &size);
        if (page_is_space(point)) break;
    }
    return at;
}

/* Where a tag's ">" is, from the end of its name on; `length` where it has none. */
size_t page_tag_end(const uint8_t *markup, size_t at, size_t length) {
    for (; at < length && markup[at] != '>'; at++)
        if (markup[at] == '=' && at + 1 < length && markup[at + 1] == '"') {
            const uint8_t *close = memchr(markup + at + 2, '"', length - at - 2);
            if (!close) return length;
            at = (size_t)(close - markup);
        }
    return at;
}

/* Where a comment, a declaration or an instruction ends that begins with "<" at `at`; `length` where it does not. */
static size_t other_end(const uint8_t *markup, size_t at, size_t length) {
    int comment = length - at >= 4 && !memcmp(markup + at, "<!--", 4);
    if (!comment && markup[at + 1] != '!' && markup[at + 1] != '?') return length;
    for (size_t end = at + (comment ? 4 : 2); end < length; end++) {
        const uint8_t *found = memchr(markup + end, '>', length - end);
        if (!found) return length;
        end = (size_t)(found - markup);
        if (!comment || (end >= at + 6 && markup[end - 1] == '-' && markup[end - 2] == '-')) return end;
    }
    return length;
}

static int32_t scanned(Page *page, const uint8_t *markup, size_t length) {
    for (size_t at = 0; at < length;) {
        const uint8_t *found = memchr(markup + at, '<', length - at);
        size_t tag = found ? (size_t)(found - markup) : length;
        if (tag > at) {
            put(page, markup + at, tag - at, 1);
            if (page->links) page->n_link_words += page_words_in(markup + at, tag - at);
        }
        if (tag + 1 >= length) return tag < length ? UNSURE : DONE;
        int ends = markup[tag + 1] == '/';
        size_t name = tag + 1 + (size_t)ends, end;
        if (name < length && markup[name] >= 'a' && markup[name] <= 'z') {
            size_t after = page_name_end(markup, name, length);
            uint32_t tag;
            end = page_tag_end(markup, after, length);
            if (end == length) return UNSURE;
            int32_t status = page_tag_number(page, markup + name, after - name, &tag);
            if (status || (status = passed(page, tag, ends, markup + after, end - after))) return status;
        } else if ((end = other_end(markup, tag, length)) == length) {
            return UNSURE; /* a "<" that is text: lexbor writes none */
        }
        at = end + 1;
    }
    return DONE;
}

enum { FALLBACK_WORDS = 50 }; /* as in blocks.py */

/* Where scripts would have made the page, what it shows without them. */
static int unscripted_shown(Page *page) {
    uint64_t shown = 0, fallback = 0;
    for (size_t i = 0; i < page->n_blocks; i++) shown += page->blocks[i].n_words;
    for (size_t i = 0; i < page->n_spare_blocks; i++) fallback += page->spare_blocks[i].n_words;
    page->fell_back = fallback > FALLBACK_WORDS && fallback > 2 * shown;
    if (!page->fell_back) return 1;
    uint8_t *grown = realloc(page->text, page->n_text + page->n_spare + 1);
    if (!grown) return 0;
    page->text = grown;
    page->room_text = page->n_text + page->n_spare + 1;
    if (page->n_text) page->text[page->n_text++] = '\n';
    size_t before = page->n_text;
    memcpy(page->text + before, page->spare, page->n_spare);
    page->n_text += page->n_spare;
    for (size_t i = 0; i < page->n_spare_blocks; i++) {
        if (!WIDENED(page->blocks, page->room_blocks, page->n_blocks)) return 0;
        page->blocks[page->n_blocks] = page->spare_blocks[i];
        page->blocks[page->n_blocks++].start += (uint32_t)before;
    }
    return 1;
}

void page_free(Page *page) {
    if (!page) return;
    free(page->text);
    free(page->spare);
    free(page->blocks);
    free(page->spare_blocks);
    free(page->elements);
    free(page->anchors);
    free(page->scratch);
    free(page->units);
    free(page->alike);
    free(page->title);
    free(page->language);
    names_end(&page->tags);
    names_end(&page->names);
    free(page);
}

/* A page of which nothing was seen yet, with room for so many bytes of text. */
Page *page_begun(Lore *lore, size_t room) {
    Page *page = room <= NONE / 4 ? calloc(1, sizeof *page) : NULL;
    if (!page) return NULL;
    page->lore = lore;
    page->tags.key = page->names.key = lore->key;
    page->room_text = page->room_spare = room + 16;
    page->text = malloc(page->room_text);
    uint32_t root = name_found(&lore->tags, (const uint8_t *)"html", 4);
    if (page->text && root != NONE && name_number(&page->names, (const uint8_t *)"", 0) != NONE && WIDENED(page->elements, page->room_elements, 0)) {
        page->elements[page->n_elements++] = (Element){.tag = root, .parent = NONE};
        return page;
    }
    page_free(page);
    return NULL;
}

/* All of the page was seen. */
int32_t page_completed(Page *page) { return block_ended(page) && unscripted_shown(page) ? DONE : NO_MEMORY; }

/* Scan the well-formed markup of a page. `*status`: DONE, NO_MEMORY or UNSURE; NULL unless DONE. */
Page *page_scan(Lore *lore, const uint8_t *markup, size_t length, int32_t *status) {
    Page *page = page_begun(lore, length);
    *status = NO_MEMORY;
    if (page && !(*status = scanned(page, markup, length)) && !(*status = page_completed(page))) return page;
    page_free(page);
    return NULL;
}
