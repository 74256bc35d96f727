/* Feeds the page kernel markup of all kinds in buffers of exactly its size, under tags that mean anything, with memory that
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
#include SCAN
#undef WIDENED
#include MEASURE
#include TREE
#include ATTRIBUTES
#undef malloc
#undef calloc
#undef realloc

static uint64_t state;
static uint32_t any_number(uint32_t below) {
    state ^= state << 13, state ^= state >> 7, state ^= state << 17;
    return (uint32_t)(state >> 16) % below;
}

static const char *const TAGS[] = {"html", "body", "div", "p", "a", "br", "hr", "img", "b", "noscript", "ul", "li", "h1", "h2", "svg", "structured", "title"};
static const char *const PIECES[] = {
    "<div>", "</div>", "<p>", "</p>", "<p class=\"content main\">", "<a href=\"/\">", "</a>", "<a>", "<br>", "<hr>", "<img alt=\"x\">",
    "<b>", "</b>", "<noscript>", "</noscript>", "<ul id=\"menu\" role=\"Navigation\">", "</ul>", "<li>", "</li>", "<h1>", "</h1>",
    "<x-card itemprop=\"a\">", "</x-card>", "<!-- -->", "<!doctype html>", "<?x>", ">", "\"", "=", "&amp;",
    "&nbsp;", "&lt;", "&gt;", "&", "one two. ", "Cookie ", "$ 5 ", "\xce\xa3", "\xc3\x89", "\xe0\xb8\x81", "\xe2\x80\x9d", "\xe3\x80\x82", "\xff", "\xf0\x9f", " ", "\n", /* and what no parser writes: */
    "<p =\"", "<p a=b", "<p class=\"", "<"};
enum { N_PIECES = sizeof PIECES / sizeof *PIECES, N_GOOD = N_PIECES - 4, N_TAGS = sizeof TAGS / sizeof *TAGS };

/* A buffer of exactly its content's size. */
static uint8_t *some_markup(size_t *length) {
    static uint8_t made[40000];
    size_t n = 0, wanted = any_number(8) ? any_number(300) : any_number(30000);
    uint32_t kind = any_number(4), few = 1 + any_number(N_PIECES), most = any_number(2) ? N_GOOD : N_PIECES;
    while (n < wanted) {
        if (kind == 0) {
            made[n++] = any_number(3) ? (uint8_t)any_number(256) : (uint8_t)"<>&\"= "[any_number(6)];
        } else {
            const char *piece = PIECES[kind == 1 ? any_number(few) : any_number(most)];
            memcpy(made + n, piece, strlen(piece));
            n += strlen(piece);
        }
    }
    uint8_t *exact = malloc(n ? n : 1);
    memcpy(exact, made, n);
    *length = n;
    return exact;
}

/* A tree that lexbor might have made: of nodes with names, attributes and texts of any kind, each allocated on its own. */
typedef struct Node {
    struct Node *first, *last, *next, *parent, *attributes;
    int type;
    uintptr_t id;
    uint8_t *name, *value;
    size_t n_name, n_value;
} Node;

static int lexbor_fails; /* one call in so many */
static int fails_now(void) { return lexbor_fails && !any_number((uint32_t)lexbor_fails); }

static uint8_t *some_bytes(const char *text, size_t *length) {
    uint8_t *bytes = malloc(strlen(text) + !*text);
    memcpy(bytes, text, *length = strlen(text));
    return bytes;
}

static Node *new_node(Node *parent, int type) {
    Node *node = calloc(1, sizeof *node);
    node->type = type;
    node->parent = parent;
    if (!parent) return node;
    if (parent->last) parent->last->next = node;
    else parent->first = node;
    return parent->last = node;
}

static void node_freed(Node *node) {
    for (Node *of[2] = {node->first, node->attributes}, *next; of[0] || of[1];) {
        int which = !of[0];
        next = of[which]->next;
        node_freed(of[which]);
        of[which] = next;
    }
    free(node->name);
    free(node->value);
    free(node);
}

static void *fake_create(void) { return fails_now() ? NULL : new_node(NULL, 9); }
static void *fake_destroy(void *document) { return node_freed(document), NULL; }

static unsigned int fake_parse(void *document, const uint8_t *html, size_t length) {
    static const char *const NAMES[] = {"class", "id", "style", "hidden", "open", "href", "lang", "xml:lang", "=x", "\v", ""};
    static const char *const VALUES[] = {"", "content main", "display : none", "x;VISIBILITY:\xc4\xb1", "visibility:hidden", "d", "\"", "\v", "a\xff"};
    static const char *const TEXTS[] = {"", "one two. ", " ", "\v", "a\vb", "Cookie\xe3\x80\x82", "\xf0\x9f", "&amp;", "\xe0\xb8\x81"};
    int odd = !any_number(3); /* else of a kind that is walked */
    Node *here = new_node(document, 1);
    here->name = some_bytes("html", &here->n_name);
    for (size_t at = 0; at < length && at < 3000; at++) {
        uint32_t kind = html[at] % 8;
        if (kind < 3) {
            uint32_t tag = any_number(N_TAGS + 1);
            here = new_node(here, 1);
            here->name = some_bytes(tag < N_TAGS ? TAGS[tag] : odd ? "x\xff" : "x-card", &here->n_name);
            here->id = tag < N_TAGS && any_number(9) ? tag : (uintptr_t)here;
            for (uint32_t n = any_number(4); n; n--) {
                Node *attribute = calloc(1, sizeof *attribute);
                attribute->name = some_bytes(NAMES[any_number(odd ? 11 : 8)], &attribute->n_name);
                if (any_number(3)) attribute->value = some_bytes(VALUES[any_number(odd ? 9 : 7)], &attribute->n_value);
                attribute->next = here->attributes;
                here->attributes = attribute;
            }
        } else if (kind < 5 && here->parent != document) {
            here = here->parent;
        } else {
            Node *text = new_node(here, kind < 7 ? 3 : odd ? (int)any_number(12) : 8);
            text->value = some_bytes(TEXTS[any_number(9)], &text->n_value);
            if (text->type == 1) text->name = some_bytes("b", &text->n_name);
        }
    }
    return fails_now();
}

static void *fake_root(void *document) { return ((Node *)document)->first; }
static int fake_type(void *node) { return ((Node *)node)->type; }
static uintptr_t fake_tag_id(void *node) { return ((Node *)node)->id; }
static void *fake_first(void *node) { return ((Node *)node)->first; }
static void *fake_next(void *node) { return ((Node *)node)->next; }
static void *fake_parent(void *node) { return ((Node *)node)->parent; }
static const uint8_t *fake_name(void *node, size_t *length) { return *length = ((Node *)node)->n_name, ((Node *)node)->name; }
static const uint8_t *fake_value(void *node, size_t *length) { return *length = ((Node *)node)->n_value, ((Node *)node)->value; }
static void *fake_attributes(void *node) { return ((Node *)node)->attributes; }
static _Bool fake_void(void *node) { return ((Node *)node)->n_name == 2; }

static unsigned int fake_write(void *given, Written written, void *context) {
    Node *node = given;
    if (fails_now()) return 1;
    if (node->type != 1) return written(node->value, node->n_value, context);
    if (written((const uint8_t *)"<", any_number(99) != 0, context) || written(node->name, node->n_name, context)) return 1;
    for (Node *attribute = node->attributes; attribute; attribute = attribute->next)
        if (written((const uint8_t *)" ", 1, context) || written(attribute->name, attribute->n_name, context) ||
            written((const uint8_t *)"=\"", 2, context) || written(attribute->value, attribute->n_value, context) ||
            written((const uint8_t *)"\"", 1, context)) return 1;
    return written((const uint8_t *)">", 1, context);
}

static uint8_t *fake_text(void *given, size_t *length) {
    Node *node = given;
    if (fails_now() || !node->first) return NULL;
    uint8_t *text = malloc(node->first->n_value + 1);
    memcpy(text, node->first->value, *length = node->first->n_value);
    return text;
}

static void *fake_text_free(void *document, uint8_t *text) { return free(text), document; }

static const Lexbor LEXBOR = {fake_create, fake_parse, fake_destroy, fake_root, fake_type, fake_tag_id, fake_first, fake_next, fake_parent, fake_name,
                              fake_attributes, fake_next, fake_name, fake_value, fake_void, fake_write, fake_text, fake_text_free};

static Lore *told(void) {
    static const char *const NEEDLES[] = {"cookie", ". ", ".", "\"", "$"};
    Lore *lore = lore_new(state, ~state);
    for (size_t i = 0; lore && i < N_TAGS; i++) {
        uint32_t flags = i < 2 ? BLOCK : any_number(1 << (i % 4 == 3 ? 15 : 12));
        if (lore_tag(lore, (const uint8_t *)TAGS[i], strlen(TAGS[i]), flags, (int32_t)i)) return NULL;
    }
    for (int set = 0; lore && set < N_SETS; set++) lore_needle(lore, set, (const uint8_t *)NEEDLES[set], strlen(NEEDLES[set]));
    if (lore) lore_signal(lore, (const uint8_t *)"content", 7, 3, -5);
    if (lore) lore_signal(lore, (const uint8_t *)"role=navigation", 15, -3, 5);
    return lore;
}

static void learn(Lore *lore, int32_t number) {
    uint32_t *block = malloc(256 * sizeof *block);
    for (uint32_t i = 0; i < 256; i++) block[i] = any_number(9) ? any_number(0x110000) : NONE;
    lore_lower(lore, (uint32_t)number, block);
}

static int measured(Lore *lore, Page *page) {
    Found found;
    if (page_units(page)) return 0;
    for (uint32_t more = any_number(3); more; more--) {
        size_t length;
        uint8_t *text = some_markup(&length);
        int32_t status = page_add(page, text, length, (const uint8_t *)"articleBody", any_number(12));
        free(text);
        if (status) return 0;
    }
    int32_t status;
    while ((status = page_read(page, (const uint8_t *)"one\ncookie", any_number(11))) > 0) learn(lore, status - 1);
    page_found(page, &found);
    uint32_t *numbers = malloc((6 * found.n_units + 1) * sizeof *numbers);
    page_told(page, numbers);
    for (size_t i = 0; i < found.n_units; i++)
        if (numbers[6 * i] > numbers[6 * i + 1] || numbers[6 * i + 1] > found.n_text || numbers[6 * i + 2] > numbers[6 * i + 1]) return 2;
    free(numbers);
    if (status) return 0;
    page_seen(page, any_number(50), 1, 0.5, 1);
    double facts[N_FACTS] = {0}, *scores = malloc((found.n_units + 1) * sizeof *scores), *rows = malloc((N_ROW * found.n_units + 1) * sizeof *rows);
    status = page_score(page, facts, scores, any_number(2) ? rows : NULL);
    for (size_t i = 0; !status && i < found.n_units; i++)
        if (!(scores[i] > -100 && scores[i] < 100)) return 3;
    free(scores);
    free(rows);
    return 0;
}

static void forgotten(Lore *lore) {
    for (size_t i = 0; i < 0x1100; i++) free((void *)(uintptr_t)lore->lower[i]);
    names_end(&lore->tags);
    names_end(&lore->signals);
    free(lore->flags);
    free(lore->kinds);
    free(lore->coarse);
    free(lore->fine);
    free(lore);
}

int main(int n_arguments, char **arguments) {
    if (n_arguments != 3) return 64;
    state = strtoull(arguments[2], NULL, 10) * 2654435761u + 88172645463325252u;
    for (long round = 0, rounds = atol(arguments[1]); round < rounds; round++) {
        left_before_failure = -1;
        Lore *lore = told();
        size_t length;
        uint8_t *markup = some_markup(&length);
        page_attributes(markup, length, any_number(1000));
        Marks marks;
        page_marks(markup, length, &marks);
        if (marks.n_frames + marks.n_frame_ends + marks.n_noscripts > marks.n) return 1;
        left_before_failure = any_number(3) ? -1 : (long)any_number(40);
        int32_t status;
        Page *page = page_scan(lore, markup, length, &status);
        if ((page == NULL) != (status != DONE)) return printf("round %ld: 1\n", round), 1;
        Found found;
        if (page) page_found(page, &found);
        if (page && found.n_text > length) return printf("round %ld: 4\n", round), 4;
        int wrong = page ? measured(lore, page) : 0;
        if (wrong) return printf("round %ld: %d\n", round, wrong), wrong;
        page_free(page);
        left_before_failure = any_number(3) ? -1 : (long)any_number(60);
        lexbor_fails = any_number(3) ? 0 : 1 + (int)any_number(200);
        page = page_parsed(lore, &LEXBOR, markup, length, &status);
        if ((page == NULL) != (status != DONE)) return printf("round %ld: 5\n", round), 5;
        Head head;
        if (page) page_head(page, &head);
        wrong = page ? measured(lore, page) : 0;
        if (wrong) return printf("round %ld: %d, walked\n", round, wrong), wrong;
        page_free(page);
        free(markup);
        forgotten(lore);
    }
    return 0;
}
