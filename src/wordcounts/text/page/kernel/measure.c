/* What is measured of each unit of a page, and the model's answer: article/features.py, compiled. The arithmetic is the same,
 * in the same order, so that both ways choose alike. */
#include "common.h"
#include "../../words/siphash.h"
#include TREES /* score(): trees.py as C, made by hatch_build.py */

#define WIDENED(items, room, n) widened((void **)&(items), &(room), n, sizeof *(items))

Lore *lore_new(uint64_t key_0, uint64_t key_1) {
    Lore *lore = calloc(1, sizeof *lore);
    if (!lore) return NULL;
    lore->key[0] = key_0;
    lore->key[1] = key_1;
    lore->tags.key = lore->signals.key = lore->key;
    return lore;
}

/* A tag, what it means, and its number in the model (-1: none). */
int32_t lore_tag(Lore *lore, const uint8_t *name, size_t length, uint32_t flags, int32_t kind) {
    if (!WIDENED(lore->flags, lore->room_tags, lore->tags.n) || !WIDENED(lore->kinds, lore->room_kinds, lore->tags.n)) return NO_MEMORY;
    uint32_t number = name_number(&lore->tags, name, length);
    if (number == NONE) return NO_MEMORY;
    lore->flags[number] = flags;
    lore->kinds[number] = kind;
    return DONE;
}

int32_t lore_signal(Lore *lore, const uint8_t *name, size_t length, int64_t coarse, int64_t fine) {
    if (!WIDENED(lore->coarse, lore->room_coarse, lore->signals.n) || !WIDENED(lore->fine, lore->room_fine, lore->signals.n)) return NO_MEMORY;
    uint32_t number = name_number(&lore->signals, name, length);
    if (number == NONE) return NO_MEMORY;
    lore->coarse[number] = coarse;
    lore->fine[number] = fine;
    return DONE;
}

int32_t lore_needle(Lore *lore, int32_t set, const uint8_t *bytes, size_t length) {
    Needles *needles = set >= 0 && set < N_SETS ? &lore->sets[set] : NULL;
    if (!needles || needles->n == 32 || !length || length > 32) return NO_MEMORY;
    Needle *needle = &needles->needles[needles->n];
    memcpy(needle->bytes, bytes, length);
    needle->length = (uint8_t)length;
    for (size_t place = 0; place < 3; place++)
        for (uint32_t byte = 0; byte < 256; byte++)
            if (place >= length || bytes[place] == byte) needles->may[place][byte] |= 1u << needles->n;
    needles->n++;
    return DONE;
}

void lore_lower(Lore *lore, uint32_t number, const uint32_t *block) {
    if (number < 0x1100) lore->lower[number] = block;
}

/* Bits of the needles that begin at `bytes`, of which there is one at least. */
static inline uint32_t beginning(const Needles *needles, const uint8_t *bytes, size_t length) {
    uint32_t may = needles->may[0][bytes[0]], found = 0;
    if (may && length > 1) may &= needles->may[1][bytes[1]];
    if (may && length > 2) may &= needles->may[2][bytes[2]];
    for (int i = 0; may; i++, may >>= 1)
        if (may & 1 && needles->needles[i].length <= length && !memcmp(needles->needles[i].bytes, bytes, needles->needles[i].length)) found |= 1u << i;
    return found;
}

static uint32_t n_bits(uint32_t bits) {
    uint32_t n = 0;
    for (; bits; bits &= bits - 1) n++;
    return n;
}

static uint32_t smaller(uint32_t a, uint32_t b) { return a < b ? a : b; }

enum { SHORT_WORDS = 12, PROSE_WORDS = 8, UNMARKED_WORDS = 15, SEEN_CHARS = 400, MAX_TIMES = 10, TITLE_WORDS = 20 }; /* as in features.py */

/* Blocks, short neighbours joined. */
int32_t page_units(Page *page) {
    uint32_t key = NONE;
    for (size_t i = 0; i < page->n_elements; i++) {
        Element *element = &page->elements[i];
        element->grouper = page_tag_flags(page, element->tag) & GROUPER ? (uint32_t)i : element->parent == NONE ? NONE : page->elements[element->parent].grouper;
    }
    page->n_units = 0;
    for (size_t i = 0; i < page->n_blocks; i++) {
        const Block *block = &page->blocks[i];
        const Element *element = &page->elements[block->element];
        uint32_t group = block->n_words > SHORT_WORDS || page_tag_flags(page, element->tag) & TITLE ? NONE : element->grouper;
        if (group != NONE && group == key) {
            Unit *unit = &page->units[page->n_units - 1];
            unit->length = block->start + block->length - unit->start;
            unit->n_words += block->n_words;
            unit->n_link_words += block->n_link_words;
            unit->n_parts++;
        } else {
            if (!WIDENED(page->units, page->room_units, page->n_units)) return NO_MEMORY;
            page->units[page->n_units++] = (Unit){.start = block->start, .length = block->length, .first_length = block->length,
                .element = block->element, .n_words = block->n_words, .n_link_words = block->n_link_words, .n_parts = 1};
            key = group;
        }
    }
    return DONE;
}

/* One unit more, of the page's structured data: a text on one line, and the name of its class. */
int32_t page_add(Page *page, const uint8_t *text, size_t length, const uint8_t *name, size_t n_name) {
    uint32_t tag = name_found(&page->lore->tags, (const uint8_t *)"structured", 10);
    if (tag == NONE || length > NONE / 4 || page->n_text + length + 1 > NONE / 4 || n_name > 1000) return NO_MEMORY;
    uint8_t names[1002], *grown = realloc(page->text, page->room_text + length + 1);
    if (!grown) return NO_MEMORY;
    page->text = grown;
    page->room_text += length + 1;
    names[0] = 'c';
    memcpy(names + 1, name, n_name);
    names[n_name + 1] = 0;
    uint32_t number = name_number(&page->names, names, n_name + 2);
    if (number == NONE || !WIDENED(page->elements, page->room_elements, page->n_elements) || !WIDENED(page->units, page->room_units, page->n_units)) return NO_MEMORY;
    if (page->n_text) page->text[page->n_text++] = '\n';
    page->elements[page->n_elements] = (Element){.tag = tag, .parent = 0, .names = number, .depth = 1, .grouper = NONE, .alone = (uint32_t)page->n_elements};
    page->units[page->n_units++] = (Unit){.start = (uint32_t)page->n_text, .length = (uint32_t)length, .first_length = (uint32_t)length,
        .element = (uint32_t)page->n_elements++, .n_words = page_words_in(text, length), .n_parts = 1};
    memcpy(page->text + page->n_text, text, length);
    page->n_text += length;
    return DONE;
}

static int ends_sentence(const Lore *lore, const uint8_t *text, size_t length) {
    size_t last = length, before;
    if (!length) return 0;
    do last--;
    while (last && (text[last] & 0xC0) == 0x80);
    if (beginning(&lore->sets[LAST], text + last, length - last)) return 1;
    if (!last || !beginning(&lore->sets[QUOTE], text + last, length - last)) return 0;
    before = last;
    do before--;
    while (before && (text[before] & 0xC0) == 0x80);
    return beginning(&lore->sets[LAST], text + before, last - before) != 0;
}

/* Thai or Lao, which mark no end of a sentence. */
static int unmarked(const uint8_t *text, size_t length) {
    for (size_t at = 0; at + 3 <= length; at++)
        if (text[at] == 0xE0 && ((text[at + 1] == 0xB8 && text[at + 2] >= 0x81 && text[at + 2] <= 0xAE) ||
                                 (text[at + 1] == 0xBA && text[at + 2] >= 0x81 && text[at + 2] <= 0xAE))) return 1;
    return 0;
}

/* Sentences and characters of a unit. */
static void read_through(const Lore *lore, Unit *unit, const uint8_t *text) {
    const Needles *ends = &lore->sets[SENTENCE_END];
    unit->ends_sentence = (uint8_t)ends_sentence(lore, text, unit->length);
    uint32_t n = unit->ends_sentence, n_chars = 0;
    for (size_t at = 0; at < unit->length; at++) n_chars += (text[at] & 0xC0) != 0x80;
    for (size_t at = 0; at < unit->length; at++)
        if (ends->may[0][text[at]]) n += n_bits(beginning(ends, text + at, unit->length - at));
    if (!n && unit->n_words >= UNMARKED_WORDS && unmarked(text, unit->length)) n = unit->n_words / UNMARKED_WORDS;
    unit->n_sentences = n;
    unit->n_chars = n_chars;
}

static size_t written(uint32_t c, uint8_t *out) {
    if (c < 0x80) return out[0] = (uint8_t)c, 1;
    if (c < 0x800) return out[0] = (uint8_t)(0xC0 | c >> 6), out[1] = (uint8_t)(0x80 | (c & 0x3F)), 2;
    if (c < 0x10000) return out[0] = (uint8_t)(0xE0 | c >> 12), out[1] = (uint8_t)(0x80 | (c >> 6 & 0x3F)), out[2] = (uint8_t)(0x80 | (c & 0x3F)), 3;
    return out[0] = (uint8_t)(0xF0 | c >> 18), out[1] = (uint8_t)(0x80 | (c >> 12 & 0x3F)), out[2] = (uint8_t)(0x80 | (c >> 6 & 0x3F)), out[3] = (uint8_t)(0x80 | (c & 0x3F)), 4;
}

/* The head of a unit in lower case: how many bytes; `*status` else the block wanted, or `unit->odd` where it takes more. */
static size_t lowered(const Lore *lore, Unit *unit, const uint8_t *text, uint8_t *out, int32_t *status) {
    size_t n = 0, size;
    uint32_t n_chars = 0;
    for (size_t at = 0; at < unit->length && n_chars < SEEN_CHARS; at += size, n_chars++) {
        uint32_t c = text[at];
        if (c < 0x80) { /* a run at a time: the compiler makes it a few steps */
            size_t most = smaller((uint32_t)(unit->length - at), SEEN_CHARS - n_chars), run = 1;
            while (run < most && text[at + run] < 0x80) run++;
            for (size_t i = 0; i < run; i++) out[n + i] = (uint8_t)(text[at + i] + ((uint8_t)(text[at + i] - 'A') < 26) * 32);
            n += run;
            n_chars += (uint32_t)run - 1;
            size = run;
            continue;
        }
        c = decoded(text + at, unit->length - at, &size);
        if (!lore->lower[c >> 8]) {
            *status = (int32_t)(c >> 8) + 1;
            return 0;
        }
        uint32_t low = lore->lower[c >> 8][c & 0xFF];
        if (low == NONE) unit->odd = 1;
        else n += written(low, out + n);
    }
    return n;
}

/* The words of a title, and the bytes that they begin with: most words of a page are told by that. */
typedef struct { Names words; uint8_t begins[256]; } Title;

static void look_at_head(const Lore *lore, Unit *unit, const uint8_t *head, size_t length, const Title *title) {
    uint32_t legal = 0, n_words = 0, n_known = 0;
    for (size_t at = 0; at < length; at++) legal |= beginning(&lore->sets[LEGAL], head + at, length - at);
    for (size_t at = 0; at < length && n_words < TITLE_WORDS;) {
        size_t end = at;
        while (end < length && head[end] != ' ' && head[end] != '\n') end++;
        if (end > at) {
            n_words++;
            n_known += title->begins[head[at]] && name_found(&title->words, head + at, end - at) != NONE;
        }
        at = end + 1;
    }
    unit->legal = n_bits(legal);
    unit->in_title = n_words ? (double)n_known / n_words : 0.0;
}

static int holds_price_sign(const Lore *lore, const Unit *unit, const uint8_t *text) {
    uint32_t n_chars = 0;
    for (size_t at = 0; at < unit->first_length; at++) {
        n_chars += (text[at] & 0xC0) != 0x80;
        if (n_chars > SEEN_CHARS) break;
        if (beginning(&lore->sets[PRICED], text + at, unit->first_length - at)) return 1;
    }
    return 0;
}

/* How often each unit's text is one of the page. */
static int count_times(Page *page) {
    size_t n_slots = 64;
    while (n_slots < 2 * page->n_units) n_slots *= 2;
    uint32_t *slots = calloc(n_slots, sizeof *slots), *firsts = malloc((page->n_units + 1) * sizeof *firsts);
    uint64_t *hashes = malloc((page->n_units + 1) * sizeof *hashes);
    int failed = !slots || !firsts || !hashes;
    for (uint32_t i = 0; i < page->n_units && !failed; i++) {
        Unit *unit = &page->units[i];
        hashes[i] = hashed(page->lore->key, page->text + unit->start, unit->length);
        size_t at = hashes[i] & (n_slots - 1);
        for (; slots[at]; at = (at + 1) & (n_slots - 1)) {
            const Unit *other = &page->units[slots[at] - 1];
            if (hashes[slots[at] - 1] == hashes[i] && other->length == unit->length &&
                !memcmp(page->text + other->start, page->text + unit->start, unit->length)) break;
        }
        if (!slots[at]) slots[at] = i + 1;
        firsts[i] = slots[at] - 1;
        unit->n_times = 0;
        page->units[firsts[i]].n_times++;
    }
    for (uint32_t i = 0; i < page->n_units && !failed; i++) page->units[i].n_times = page->units[firsts[i]].n_times;
    for (uint32_t i = 0; i < page->n_units && !failed; i++) page->units[i].n_times = smaller(page->units[i].n_times, MAX_TIMES);
    free(slots);
    free(firsts);
    free(hashes);
    return !failed;
}

/* What the texts of all units show. `title`: the words of the page's title in lower case, a line each. DONE, NO_MEMORY, or the
 * block of lower-case letters that is wanted first. */
int32_t page_read(Page *page, const uint8_t *title, size_t length) {
    Title words = {.words.key = page->lore->key};
    int32_t status = DONE;
    for (size_t at = 0; at < length && !status;) {
        size_t end = at;
        while (end < length && title[end] != '\n') end++;
        if (end > at && name_number(&words.words, title + at, end - at) == NONE) status = NO_MEMORY;
        if (end > at) words.begins[title[at]] = 1;
        at = end + 1;
    }
    for (size_t i = 0; i < page->n_units && !status; i++) {
        uint8_t head[4 * SEEN_CHARS];
        Unit *unit = &page->units[i];
        const uint8_t *text = page->text + unit->start;
        unit->odd = 0;
        size_t n_head = lowered(page->lore, unit, text, head, &status);
        if (status) break;
        look_at_head(page->lore, unit, head, n_head, &words);
        read_through(page->lore, unit, text);
        unit->priced = 0;
        if (holds_price_sign(page->lore, unit, text)) unit->odd = 1;
    }
    names_end(&words.words);
    return status ? status : count_times(page) ? DONE : NO_MEMORY;
}

/* What Python has seen of an odd unit. */
void page_seen(Page *page, size_t number, uint32_t legal, double in_title, uint32_t priced) {
    if (number >= page->n_units) return;
    page->units[number].legal = legal;
    page->units[number].in_title = in_title;
    page->units[number].priced = priced != 0;
}

/* The sum of a key's signals, each taken once. */
typedef struct { const Lore *lore; uint32_t *last; uint32_t turn; int64_t coarse, fine; } Sum;

static void signalled(Sum *sum, const uint8_t *bytes, size_t length) {
    uint32_t number = name_found(&sum->lore->signals, bytes, length);
    if (number == NONE || sum->last[number] == sum->turn) return;
    sum->last[number] = sum->turn;
    sum->coarse += sum->lore->coarse[number];
    sum->fine += sum->lore->fine[number];
}

static int is_lower(uint8_t c) { return c >= 'a' && c <= 'z'; }
static int is_upper(uint8_t c) { return c >= 'A' && c <= 'Z'; }

/* The words of a class or an id, as features._NAME finds them; one of more than 64 letters is no signal. */
static void words_signalled(Sum *sum, const uint8_t *bytes, size_t length) {
    for (size_t at = 0; at < length;) {
        size_t end = at;
        if (is_lower(bytes[at]) || (is_upper(bytes[at]) && at + 1 < length && is_lower(bytes[at + 1]))) {
            for (end = at + 1; end < length && is_lower(bytes[end]);) end++;
        } else if (is_upper(bytes[at])) {
            while (end < length && is_upper(bytes[end])) end++;
            if (end == at + 1) end = at;
        }
        uint8_t word[64];
        if (end > at && end - at <= sizeof word) {
            for (size_t i = at; i < end; i++) word[i - at] = (uint8_t)(bytes[i] | 0x20);
            signalled(sum, word, end - at);
        }
        at = end > at ? end : at + 1;
    }
}

static void value_signalled(Sum *sum, const char *kind, const uint8_t *bytes, size_t length) {
    uint8_t word[64];
    size_t n = strlen(kind), n_chars = 0;
    memcpy(word, kind, n);
    for (size_t at = 0; at < length && n < sizeof word; at++) {
        n_chars += (bytes[at] & 0xC0) != 0x80;
        if (n_chars > 30) break;
        word[n++] = (uint8_t)(is_upper(bytes[at]) ? bytes[at] + 32 : bytes[at]);
    }
    signalled(sum, word, n);
}

/* Exact, whatever the order: two sums of whole numbers, each of which a double holds, and one rounding. As math.fsum. */
static double weighed(Sum *sum, const Page *page, const Element *element) {
    sum->turn++;
    sum->coarse = sum->fine = 0;
    const Names *tags = element->tag < page->lore->tags.n ? &page->lore->tags : &page->tags;
    Name tag = tags->names[element->tag < page->lore->tags.n ? element->tag : element->tag - page->lore->tags.n];
    uint8_t written_tag[64] = "<";
    if (tag.length < sizeof written_tag) {
        memcpy(written_tag + 1, tags->text + tag.start, tag.length);
        signalled(sum, written_tag, tag.length + 1);
    }
    Name names = page->names.names[element->names];
    const uint8_t *at = page->names.text + names.start, *end = at + names.length;
    while (at < end) {
        const uint8_t *close = memchr(at, 0, (size_t)(end - at));
        if (!close) break;
        size_t length = (size_t)(close - at) - 1;
        if (*at == 'c' || *at == 'i') words_signalled(sum, at + 1, length);
        else value_signalled(sum, *at == 'r' ? "role=" : "itemprop=", at + 1, length);
        at = close + 1;
    }
    return (double)sum->coarse / 1073741824.0 + (double)sum->fine / 1152921504606846976.0;
}

/* The weight of every element's signals, and of the path that leads to it. */
static int weigh(Page *page) {
    Names keys = {.key = page->lore->key};
    Sum sum = {page->lore, calloc(page->lore->signals.n + 1, sizeof(uint32_t)), 0, 0, 0};
    double *own = malloc((page->n_elements + 1) * sizeof *own);
    free(page->alike);
    page->alike = calloc(page->n_elements + 1, sizeof *page->alike);
    int failed = !sum.last || !own || !page->alike;
    for (size_t i = 0; i < page->n_elements && !failed; i++) {
        Element *element = &page->elements[i];
        uint32_t all[3] = {element->tag, element->names, element->alone};
        size_t before = keys.n;
        element->key = name_number(&keys, (const uint8_t *)all, sizeof all);
        if ((failed = element->key == NONE)) break;
        if (keys.n > before) own[element->key] = weighed(&sum, page, element);
        page->alike[element->key]++;
        element->own = element->score = element->lowest = element->highest = own[element->key];
        if (element->parent == NONE) continue;
        const Element *above = &page->elements[element->parent];
        element->score += above->score;
        if (above->lowest < element->own) element->lowest = above->lowest;
        if (above->highest > element->own) element->highest = above->highest;
    }
    free(sum.last);
    free(own);
    names_end(&keys);
    return !failed;
}

/* What lies in each element: added at the leaves, then passed on from the last element to the first. */
static void sum_up(Page *page) {
    for (size_t i = 0; i < page->n_elements; i++) {
        Element *element = &page->elements[i];
        element->n_words = element->n_link_words = element->n_blocks = element->n_prose = 0;
    }
    for (size_t i = 0; i < page->n_units; i++) {
        const Unit *unit = &page->units[i];
        Element *element = &page->elements[unit->element];
        element->n_words += unit->n_words;
        element->n_link_words += smaller(unit->n_link_words, unit->n_words);
        element->n_blocks++;
        if (unit->n_sentences && unit->n_words >= PROSE_WORDS && unit->n_link_words < 0.4 * unit->n_words) element->n_prose += unit->n_words;
    }
    for (size_t i = page->n_elements; i-- > 1;) {
        const Element *element = &page->elements[i];
        Element *above = &page->elements[element->parent];
        above->n_words += element->n_words;
        above->n_link_words += element->n_link_words;
        above->n_blocks += element->n_blocks;
        above->n_prose += element->n_prose;
    }
}

/* The smallest element with most of the prose, going down while one child holds 70 % of it; NONE: no memory. Marks the line
 * that leads to it. */
static uint32_t main_of(const Page *page, uint8_t *line) {
    uint32_t *big = malloc((page->n_elements + 1) * sizeof *big), main = 0;
    if (!big) return NONE;
    memset(big, 0xFF, (page->n_elements + 1) * sizeof *big);
    for (uint32_t i = 1; i < page->n_elements; i++) {
        const Element *element = &page->elements[i];
        if (element->n_prose && big[element->parent] == NONE && (double)element->n_prose > 0.7 * (double)page->elements[element->parent].n_prose)
            big[element->parent] = i;
    }
    while (page->elements[main].n_prose && big[main] != NONE) main = big[main];
    free(big);
    for (uint32_t i = main; i != NONE; i = page->elements[i].parent) line[i] = 1;
    return main;
}

static double at_least_1(int64_t n) { return n > 1 ? (double)n : 1.0; }
static double links(const Element *element) { return (double)element->n_link_words / at_least_1(element->n_words); }
static double link_share(const Unit *unit) { return (double)smaller(unit->n_link_words, unit->n_words) / at_least_1(unit->n_words); }
static double kind_of(const Page *page, uint32_t element) {
    uint32_t tag = page->elements[element].tag;
    return tag < page->lore->tags.n ? page->lore->kinds[tag] : -1;
}

enum { N_FACTS = 7, N_PAGE = 16, N_ROW = 69, REACH = 6 };

/* Six units to either side: words, and words of links. */
static void near(const Page *page, const uint32_t *sums, size_t number, double *n_words, double *n_link_words) {
    size_t from = number > REACH ? number - REACH : 0, to = number + REACH + 1 < page->n_units ? number + REACH + 1 : page->n_units;
    *n_words = sums[2 * to] - sums[2 * from];
    *n_link_words = sums[2 * to + 1] - sums[2 * from + 1];
}

static void page_row(const Page *page, uint32_t main_element, double n_words, const double *facts, double *row) {
    const Element *root = &page->elements[0], *main = &page->elements[main_element];
    double n = at_least_1((int64_t)page->n_units), n_items = 0, n_headings = 0, n_priced = 0;
    for (size_t i = 0; i < page->n_units; i++) {
        uint32_t flags = page_tag_flags(page, page->elements[page->units[i].element].tag);
        n_items += (flags & ITEM) != 0;
        n_headings += (flags & HEADING) != 0;
        n_priced += page->units[i].priced;
    }
    double *out = row;
    *out++ = n_words;
    *out++ = (double)root->n_link_words / n_words;
    *out++ = (double)page->n_units;
    *out++ = n_items / n;
    *out++ = n_headings / n;
    *out++ = (double)root->n_prose / n_words;
    *out++ = (double)main->n_prose / at_least_1(root->n_words);
    *out++ = (double)main->n_link_words / at_least_1(main->n_words);
    memcpy(out, facts, N_FACTS * sizeof *out);
    out[N_FACTS] = n_priced / n;
}

typedef struct { const double *page; const uint8_t *line; const uint32_t *sums; uint32_t main; int64_t first_top; double n_words, before; } View;

static void unit_row(const Page *page, size_t number, const View *view, double *out) {
    const Unit *unit = &page->units[number], *next = number + 1 < page->n_units ? unit + 1 : NULL;
    uint32_t e = unit->element, p = page->elements[e].parent, g, h, shown = e, steps = 0;
    if (p == NONE) p = e;
    g = page->elements[p].parent == NONE ? p : page->elements[p].parent;
    h = page->elements[g].parent == NONE ? g : page->elements[g].parent;
    for (; !view->line[shown] && page->elements[shown].parent != NONE; steps++) shown = page->elements[shown].parent;
    const Element *element = &page->elements[e], *parent = &page->elements[p], *grand = &page->elements[g], *great = &page->elements[h];
    int64_t after = (int64_t)number - view->first_top;
    double near_words, near_links;
    near(page, view->sums, number, &near_words, &near_links);
    *out++ = kind_of(page, e);
    *out++ = unit->n_words;
    *out++ = link_share(unit);
    *out++ = unit->n_sentences;
    *out++ = unit->n_sentences / at_least_1(unit->n_words);
    *out++ = unit->ends_sentence;
    *out++ = unit->n_chars / at_least_1(unit->n_words);
    *out++ = unit->legal;
    *out++ = unit->n_times;
    *out++ = unit->in_title;
    *out++ = view->before / view->n_words;
    *out++ = (double)number / (double)page->n_units;
    *out++ = (double)number;
    *out++ = (double)(page->n_units - 1 - number);
    *out++ = view->first_top < 0 ? -999.0 : (double)(after > 200 ? 200 : after < -200 ? -200 : after);
    *out++ = e == view->main;
    *out++ = (double)page->elements[view->main].depth - (double)page->elements[shown].depth;
    *out++ = steps;
    *out++ = links(element);
    *out++ = (double)element->n_words;
    *out++ = (double)element->n_blocks;
    *out++ = (double)element->n_prose / at_least_1(element->n_words);
    *out++ = (double)element->n_words / view->n_words;
    *out++ = (double)parent->n_words;
    *out++ = links(parent);
    *out++ = (double)parent->n_blocks;
    *out++ = (double)parent->n_words / view->n_words;
    *out++ = links(grand);
    *out++ = (double)grand->n_blocks;
    *out++ = (double)grand->n_words;
    *out++ = (double)grand->n_prose / at_least_1(grand->n_words);
    *out++ = (double)great->n_words;
    *out++ = links(great);
    *out++ = (double)great->n_prose / at_least_1(great->n_words);
    *out++ = (double)great->n_words / view->n_words;
    *out++ = next ? link_share(next) : -1.0;
    *out++ = near_links / at_least_1((int64_t)near_words);
    *out++ = near_words;
    *out++ = unit->n_parts;
    *out++ = (double)unit->n_words / unit->n_parts;
    *out++ = page->alike[element->key];
    *out++ = page->alike[parent->key];
    *out++ = page->alike[grand->key];
    *out++ = page->alike[great->key];
    *out++ = next ? next->n_parts : 0;
    *out++ = kind_of(page, p);
    *out++ = number ? kind_of(page, unit[-1].element) : -2;
    *out++ = next ? kind_of(page, next->element) : -2;
    memcpy(out, view->page, N_PAGE * sizeof *out);
    out += N_PAGE;
    *out++ = element->score;
    *out++ = element->lowest;
    *out++ = element->highest;
    *out++ = element->own + parent->own;
    *out++ = element->own + parent->own + grand->own + great->own;
}

/* The log-odds of each unit. `facts`: of the address and the structured data, as they stand in a row; `rows`: room for all rows,
 * N_ROW numbers each, or NULL. */
int32_t page_score(Page *page, const double *facts, double *scores, double *rows) {
    uint8_t *line = calloc(page->n_elements + 1, 1);
    uint32_t *sums = calloc(page->n_units + 1, 2 * sizeof *sums);
    int32_t status = NO_MEMORY;
    if (!line || !sums || !weigh(page)) goto ended;
    sum_up(page);
    View view = {.line = line, .sums = sums, .main = main_of(page, line), .first_top = -1};
    if (view.main == NONE) goto ended;
    uint64_t n_words = 0;
    for (size_t i = 0; i < page->n_units; i++) {
        const Unit *unit = &page->units[i];
        n_words += unit->n_words;
        sums[2 * i + 2] = sums[2 * i] + unit->n_words;
        sums[2 * i + 3] = sums[2 * i + 1] + smaller(unit->n_link_words, unit->n_words);
        if (view.first_top < 0 && page_tag_flags(page, page->elements[unit->element].tag) & TOP) view.first_top = (int64_t)i;
    }
    view.n_words = n_words ? (double)n_words : 1.0;
    double of_page[N_PAGE], row[N_ROW];
    page_row(page, view.main, view.n_words, facts, of_page);
    view.page = of_page;
    for (size_t i = 0; i < page->n_units; i++) {
        unit_row(page, i, &view, row);
        scores[i] = score(row);
        if (rows) memcpy(rows + i * N_ROW, row, sizeof row);
        view.before += page->units[i].n_words;
    }
    status = DONE;
ended:
    free(line);
    free(sums);
    return status;
}

/* What there is of a page; pointers hold until something is added to it. */
typedef struct { const uint8_t *text; size_t n_text, n_blocks, n_units, n_elements; int32_t crowded; } Found;

void page_found(const Page *page, Found *found) {
    *found = (Found){page->text, page->n_text, page->n_blocks, page->n_units, page->n_elements, page->crowded};
}

/* Of each unit: where it starts and ends, where its first part ends, its words, whether it stands in an h1, whether it is odd. */
void page_told(const Page *page, uint32_t *out) {
    for (size_t i = 0; i < page->n_units; i++) {
        const Unit *unit = &page->units[i];
        *out++ = unit->start;
        *out++ = unit->start + unit->length;
        *out++ = unit->start + unit->first_length;
        *out++ = unit->n_words;
        *out++ = (page_tag_flags(page, page->elements[unit->element].tag) & TOP) != 0;
        *out++ = unit->odd;
    }
}

const char *page_source(void) { return SOURCE; }
