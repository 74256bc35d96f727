/* The blocks of a page, found on a walk over lexbor's own tree: what scan.c finds in the markup that lexbor writes of it, without
 * the writing. lexbor is called by the functions that selectolax's library exports and that Python looks up (`tree.py`); of
 * what it keeps no layout is known here: nodes are pointers that go back to it. Where this walk is not sure to see
 * what a scan would, it says so (UNSURE), and the page is written out and scanned. */
#include "common.h"

enum { ELEMENT_NODE = 1, TEXT_NODE = 3, INSTRUCTION_NODE = 7, COMMENT_NODE = 8, DOCTYPE_NODE = 10 }; /* DOM Standard, 4.4 */
enum { N_KNOWN = 512 }; /* lexbor numbers HTML's own tags from 0; other tags have any number beyond */

typedef struct {
    Page *page;
    const Lexbor *lexbor;
    void *document;
    uint8_t *tag; /* a start tag, as lexbor writes it */
    size_t n_tag, room_tag;
    int32_t status;
    uint32_t n_linked, n_linked_unspaced; /* words of the text since the last tag, as page_words_in has them */
    int within;
    uint32_t known[N_KNOWN]; /* the number of a tag and 2, 1 for NONE, 0 where not looked up */
} Walk;

/* A tag was passed: a piece of text ends. */
static void piece_ended(Walk *walk) {
    if (walk->page->links) walk->page->n_link_words += walk->n_linked + walk->n_linked_unspaced / 2;
    walk->n_linked = walk->n_linked_unspaced = 0;
    walk->within = 0;
}

static void count_linked(Walk *walk, const uint8_t *bytes, size_t length) {
    for (size_t at = 0, size; at < length; at += size) {
        uint32_t point = bytes[at];
        size = 1;
        if (point >= 0x80) point = decoded(bytes + at, length - at, &size);
        if (page_is_space(point) && point != 0xA0) { /* the scan sees "&nbsp;" there, which is no space */
            walk->within = 0;
        } else {
            walk->n_linked += !walk->within;
            walk->within = 1;
            walk->n_linked_unspaced += (uint32_t)page_is_unspaced(point);
        }
    }
}

/* Room for `length` more bytes of text, the gap before them, and what ends a block. */
static int roomy(Page *page, size_t length) {
    uint8_t **text = page->unscripted ? &page->spare : &page->text;
    size_t *room = page->unscripted ? &page->room_spare : &page->room_text, n = page->unscripted ? page->n_spare : page->n_text;
    if (*text && n + length + 2 <= *room) return 1;
    if (length > NONE / 4 || n + length > NONE / 4) return 0;
    size_t wanted = 2 * (n + length) + 16;
    uint8_t *grown = realloc(*text, wanted);
    if (!grown) return 0;
    *text = grown;
    *room = wanted;
    return 1;
}

static int32_t shown(Walk *walk, const uint8_t *bytes, size_t length) {
    if (!roomy(walk->page, length)) return NO_MEMORY;
    page_put(walk->page, bytes, length);
    if (walk->page->links) count_linked(walk, bytes, length);
    return DONE;
}

/* A block ends here, as it does where <hr> stands. */
static int32_t parted(Walk *walk) {
    piece_ended(walk);
    return page_block_ended(walk->page) ? DONE : NO_MEMORY;
}

/* A text node: its characters as they are. U+000B, which only a reference can give here, ends a block as <hr> does. */
static int32_t text_met(Walk *walk, void *node) {
    size_t length = 0;
    uint8_t *text = walk->lexbor->text(node, &length), *bytes = text;
    if (!text) return NO_MEMORY;
    int32_t status = DONE;
    while (length && !status) {
        const uint8_t *mark = memchr(bytes, '\v', length);
        size_t n = mark ? (size_t)(mark - bytes) : length;
        if (n) status = shown(walk, bytes, n);
        if (mark && !status) status = parted(walk);
        bytes += n + (mark != NULL);
        length -= n + (mark != NULL);
    }
    walk->lexbor->text_free(walk->document, text);
    return status;
}

static unsigned int tag_written(const uint8_t *bytes, size_t length, void *context) {
    Walk *walk = context;
    if (!length) return 0;
    if (walk->n_tag + length > walk->room_tag) {
        size_t wanted = 2 * (walk->n_tag + length) + 256;
        uint8_t *grown = wanted < NONE / 2 ? realloc(walk->tag, wanted) : NULL;
        if (!grown) {
            walk->status = NO_MEMORY;
            return 1;
        }
        walk->tag = grown;
        walk->room_tag = wanted;
    }
    memcpy(walk->tag + walk->n_tag, bytes, length);
    walk->n_tag += length;
    return 0;
}

/* The number of an element's tag; NONE where it is not known and has no hyphen. */
static int32_t tag_of(Walk *walk, void *node, uint32_t *tag) {
    uintptr_t id = walk->lexbor->tag_id(node);
    if (id < N_KNOWN && walk->known[id]) {
        *tag = walk->known[id] == 1 ? NONE : walk->known[id] - 2;
        return DONE;
    }
    size_t length = 0;
    const uint8_t *name = walk->lexbor->tag_name(node, &length);
    if (!name || !length) return UNSURE;
    for (size_t i = 0; i < length; i++)
        if (name[i] <= ' ' || name[i] >= 0x7F) return UNSURE; /* what is white space to Python ends a name in written markup */
    if (page_tag_number(walk->page, name, length, tag)) return NO_MEMORY;
    if (id < N_KNOWN) walk->known[id] = *tag == NONE ? 1 : *tag + 2;
    return DONE;
}

/* A letter as Python's `re` compares it where case does not matter. */
static uint32_t caseless(uint32_t c) {
    if (c >= 'A' && c <= 'Z') return c + 32;
    return c == 0x130 || c == 0x131 ? 'i' : c == 0x17F ? 's' : c;
}

/* Where a word ends that stands at `at`; 0 where it does not. */
static size_t word_end(const uint8_t *bytes, size_t at, size_t length, const char *word) {
    for (size_t size; *word; word++, at += size) {
        if (at >= length) return 0;
        if (caseless(decoded(bytes + at, length - at, &size)) != (uint8_t)*word) return 0;
    }
    return at;
}

static size_t spaces_end(const uint8_t *bytes, size_t at, size_t length) {
    for (size_t size; at < length && page_is_space(decoded(bytes + at, length - at, &size));) at += size;
    return at;
}

/* As blocks._HIDING. */
static int hides(const uint8_t *style, size_t length) {
    static const struct { const char *property, *value; } HIDING[] = {{"display", "none"}, {"visibility", "hidden"}};
    for (size_t at = 0; at < length; at++)
        for (size_t i = 0; i < 2; i++) {
            if ((style[at] | 0x20) != (uint8_t)HIDING[i].property[0]) continue;
            size_t end = word_end(style, at, length, HIDING[i].property);
            if (!end) continue;
            end = spaces_end(style, end, length);
            if (end < length && style[end] == ':' && word_end(style, spaces_end(style, end + 1, length), length, HIDING[i].value)) return 1;
        }
    return 0;
}

static int is_named(const uint8_t *name, size_t length, const char *as) { return length == strlen(as) && !memcmp(name, as, length); }

/* Whether an element is hidden, as blocks.take_hidden_out tells. `*plain`: whether it has no attributes. */
static int32_t told_hidden(Walk *walk, void *node, uint32_t flags, int *hidden, int *plain) {
    const Lexbor *lexbor = walk->lexbor;
    int styled = 0, open = 0, says = 0, hiding = 0;
    *plain = 1;
    for (void *attribute = lexbor->first_attribute(node); attribute; attribute = lexbor->next_attribute(attribute)) {
        size_t length = 0;
        const uint8_t *name = lexbor->attribute_name(attribute, &length);
        if (!name || !length || *name == '=') return UNSURE; /* written out, "=" may begin a value that ends anywhere */
        *plain = 0;
        if (is_named(name, length, "hidden")) says = 1;
        else if (is_named(name, length, "open")) open = 1;
        else if (is_named(name, length, "style")) {
            size_t n_value = 0;
            const uint8_t *value = lexbor->attribute_value(attribute, &n_value);
            styled = 1;
            hiding = value && hides(value, n_value);
        }
    }
    *hidden = flags & FILLED || says || hiding || (flags & DIALOG && (!open || styled));
    return DONE;
}

/* What stands in the place of an element that is hidden: as blocks._gap. */
static int32_t gap(Walk *walk, uint32_t flags) {
    if (flags & BLOCK) return parted(walk);
    return flags & BOX ? shown(walk, (const uint8_t *)" ", 1) : DONE;
}

/* A start tag. Its attributes matter where it begins a block or a link: they are looked at as lexbor writes them. */
static int32_t started(Walk *walk, void *node, uint32_t tag, uint32_t flags, int plain) {
    piece_ended(walk);
    if (tag == NONE || flags & (INLINE | UNSEEN)) return DONE;
    if (plain || !(flags & (BLOCK | LINK)) || flags & VOID) return page_passed(walk->page, tag, 0, NULL, 0);
    walk->n_tag = 0;
    if (walk->lexbor->write(node, tag_written, walk)) return walk->status ? walk->status : NO_MEMORY;
    const uint8_t *written = walk->tag;
    size_t n = walk->n_tag;
    if (n < 3 || written[0] != '<' || written[n - 1] != '>' || memchr(written, '\v', n)) return UNSURE;
    size_t name = page_name_end(written, 1, n);
    if (page_tag_end(written, name, n) != n - 1) return UNSURE;
    return page_passed(walk->page, tag, 0, written + name, n - 1 - name);
}

/* An element is come upon: `*enters` where what stands in it is shown. */
static int32_t element_met(Walk *walk, void *node, int *enters) {
    uint32_t tag;
    int hidden, plain;
    *enters = 0;
    int32_t status = tag_of(walk, node, &tag);
    if (status) return status;
    uint32_t flags = tag == NONE ? 0 : page_tag_flags(walk->page, tag);
    if (flags & RAW) return UNSURE;
    if ((status = told_hidden(walk, node, flags, &hidden, &plain))) return status;
    if (hidden) return gap(walk, flags);
    if (flags & UNSEEN) return DONE;
    if ((status = started(walk, node, tag, flags, plain))) return status;
    *enters = !walk->lexbor->is_void(node);
    return DONE;
}

static int32_t element_left(Walk *walk, void *node) {
    uint32_t tag;
    int32_t status = tag_of(walk, node, &tag);
    piece_ended(walk);
    if (status || tag == NONE) return status;
    return page_passed(walk->page, tag, 1, NULL, 0);
}

static int32_t node_met(Walk *walk, void *node, int *enters) {
    *enters = 0;
    switch (walk->lexbor->type(node)) {
    case ELEMENT_NODE: return element_met(walk, node, enters);
    case TEXT_NODE: return text_met(walk, node);
    case INSTRUCTION_NODE: case COMMENT_NODE: case DOCTYPE_NODE: piece_ended(walk); return DONE;
    default: return UNSURE;
    }
}

/* Down, along and up again, from the first child of the document on. */
static int32_t walked(Walk *walk) {
    void *document = walk->document;
    const Lexbor *lexbor = walk->lexbor;
    for (void *node = lexbor->first_child(document); node;) {
        int enters;
        int32_t status = node_met(walk, node, &enters);
        if (status) return status;
        void *next = enters ? lexbor->first_child(node) : NULL;
        if (enters && !next && (status = element_left(walk, node))) return status;
        while (!next && !(next = lexbor->next(node))) {
            node = lexbor->parent(node);
            if (!node || node == document) return DONE;
            if ((status = element_left(walk, node))) return status;
        }
        node = next;
    }
    return DONE;
}

/* The text of the first <title> of the page, as it is, and what the root element says of its language. */
static int32_t heads_told(Walk *walk) {
    Page *page = walk->page;
    const Lexbor *lexbor = walk->lexbor;
    void *root = lexbor->root(walk->document);
    if (!root) return UNSURE;
    const uint8_t *said[2] = {NULL, NULL};
    size_t lengths[2] = {0, 0};
    for (void *attribute = lexbor->first_attribute(root); attribute; attribute = lexbor->next_attribute(attribute)) {
        size_t length = 0;
        const uint8_t *name = lexbor->attribute_name(attribute, &length);
        int which = !name ? -1 : is_named(name, length, "lang") ? 0 : is_named(name, length, "xml:lang") ? 1 : -1;
        if (which >= 0) said[which] = lexbor->attribute_value(attribute, &lengths[which]);
    }
    int which = !(said[0] && lengths[0]);
    if (said[which] && lengths[which]) {
        if (lengths[which] > NONE / 4 || !(page->language = malloc(lengths[which]))) return NO_MEMORY;
        memcpy(page->language, said[which], page->n_language = lengths[which]);
    }
    return DONE;
}

/* The first <title> in the order of the page. */
static int32_t title_told(Walk *walk) {
    void *document = walk->document;
    const Lexbor *lexbor = walk->lexbor;
    for (void *node = lexbor->first_child(document); node;) {
        uint32_t tag = NONE;
        int32_t status = lexbor->type(node) == ELEMENT_NODE ? tag_of(walk, node, &tag) : DONE;
        if (status) return status;
        if (tag != NONE && page_tag_flags(walk->page, tag) & NAMES_PAGE) {
            for (void *child = lexbor->first_child(node); child; child = lexbor->next(child))
                if (lexbor->type(child) != TEXT_NODE) return UNSURE; /* of SVG */
            if (!lexbor->first_child(node)) return DONE;
            size_t length = 0;
            uint8_t *text = lexbor->text(node, &length);
            if (!text) return NO_MEMORY;
            if (length > NONE / 4 || !(walk->page->title = malloc(length + 1))) status = NO_MEMORY;
            else memcpy(walk->page->title, text, walk->page->n_title = length);
            lexbor->text_free(document, text);
            return status;
        }
        void *next = lexbor->first_child(node);
        while (!next && !(next = lexbor->next(node))) {
            node = lexbor->parent(node);
            if (!node || node == document) return DONE;
        }
        node = next;
    }
    return DONE;
}

typedef struct { const uint8_t *title; size_t n_title; const uint8_t *language; size_t n_language; } Head;

void page_head(const Page *page, Head *head) { *head = (Head){page->title, page->n_title, page->language, page->n_language}; }

/* Parse a page and find its blocks. `*status`: DONE, NO_MEMORY or UNSURE; NULL unless DONE. */
Page *page_parsed(Lore *lore, const Lexbor *lexbor, const uint8_t *html, size_t length, int32_t *status) {
    Walk walk = {.lexbor = lexbor};
    *status = UNSURE;
    if (length > NONE / 4 || memchr(html, '\v', length)) return NULL; /* in a tag's name it would end the tag */
    *status = NO_MEMORY;
    if (!(walk.page = page_begun(lore, length / 2))) return NULL;
    if (!(walk.document = lexbor->create()) || lexbor->parse(walk.document, html, length)) goto ended;
    if ((*status = heads_told(&walk)) || (*status = title_told(&walk)) || (*status = walked(&walk))) goto ended;
    piece_ended(&walk);
    *status = page_completed(walk.page);
ended:
    if (walk.document) lexbor->destroy(walk.document);
    free(walk.tag);
    if (!*status) return walk.page;
    page_free(walk.page);
    return NULL;
}
