/* Making a dictionary: the files in turn, then indexes by first word. Nothing here knows the syntax of a line. */
#include "knowledge/cameo_dictionary.h"

#include "base/sort.h"
#include "base/str.h"
#include "knowledge/cameo_builder.h"

enum { LINE_MOST = 4096 };

static uint32_t first_word(const nci_cameo_dictionary *d, const nci_cameo_phrase *p) { return d->items.at[p->first].what; }

/* By first word, longest first. Sorting is stable. */
static int by_word(const void *a, const void *b, void *ctx)
{
  const nci_cameo_dictionary *d = ctx;
  const nci_cameo_phrase *x = a, *y = b;
  uint32_t v = first_word(d, x), w = first_word(d, y);
  if (v != w) return v < w ? -1 : 1;
  return (x->count < y->count) - (x->count > y->count);
}

static void make_index(nci_cameo_builder *b, nci_cameo_index *index, nci_cameo_phrase *list, uint32_t count)
{
  nci_cameo_dictionary *d = b->d;
  uint32_t words = d->words.strings.count;
  index->at = nci_arena_alloc(&d->arena, (size_t)words + 1, sizeof *index->at);
  index->list = nci_arena_alloc(&d->arena, count ? count : 1, sizeof *index->list);
  if (!index->at || !index->list) return;
  if (count) memcpy(index->list, list, count * sizeof *list);
  if (!nci_sort(&b->scratch, index->list, count, sizeof *list, by_word, d)) return;
  for (uint32_t w = 0, i = 0; w <= words; w++) {
    index->at[w] = i;
    while (i < count && first_word(d, &index->list[i]) == w) i++;
  }
}

static int by_length(const void *a, const void *b, void *ctx)
{
  const nci_cameo_pattern *x = a, *y = b;
  uint32_t m = x->before_count + x->after_count, n = y->before_count + y->after_count;
  (void)ctx;
  if (x->block != y->block) return x->block < y->block ? -1 : 1;
  return (m < n) - (m > n);
}

static void sort_patterns(nci_cameo_builder *b)
{
  nci_cameo_dictionary *d = b->d;
  if (!nci_sort(&b->scratch, d->patterns.at, d->patterns.count, sizeof *d->patterns.at, by_length, NULL)) return;
  for (uint32_t i = 0; i < d->patterns.count; i++) {
    nci_cameo_block *block = &d->blocks.at[d->patterns.at[i].block];
    if (!block->pattern_count++) block->first_pattern = i;
  }
}

static void sort_sets(nci_cameo_builder *b)
{
  nci_cameo_dictionary *d = b->d;
  for (uint32_t i = 0; i < d->sets.count; i++) {
    const nci_cameo_actor *set = &d->sets.at[i];
    if (set->count > 1) nci_sort(&b->scratch, d->set_phrases.at + set->first, set->count, sizeof *d->set_phrases.at, by_word, d);
  }
}

/* Blanks every byte of a piece of text, but its ends of lines. */
static void blank(char *at, const char *end)
{
  for (; at < end; at++)
    if (*at != '\n') *at = ' ';
}

/* A file whose comments are being blanked. */
typedef struct blanking {
  nci_cameo_builder *b;
  char *text, *end;
  char *start, *eol, *closed; /* of the line: its beginning, its end, its last "]" or NULL */
  uint64_t line;
  bool closes;                /* there can be a "-->" behind */
} blanking;

static void begin_line(blanking *k, char *start)
{
  char *eol = start < k->end ? memchr(start, '\n', (size_t)(k->end - start)) : NULL;
  k->start = start;
  k->eol = eol ? eol : k->end;
  k->line++;
  k->closed = NULL;
  for (char *at = k->eol; at > start && !k->closed; at--)
    if (at[-1] == ']') k->closed = at - 1;
}

/* Blanks a comment that may go over lines; gives where the text goes on. */
static char *blank_markup(blanking *k, char *at)
{
  char *close = NULL;
  for (char *c = at + 4; k->closes && c + 3 <= k->end && !close; c++)
    if (memcmp(c, "-->", 3) == 0) close = c + 3;
  if (close) {
    blank(at, close);
    while (k->eol < close) begin_line(k, k->eol + 1);
    return close;
  }
  k->closes = false;
  nci_cameo_builder *b = k->b;
  b->line_start = (size_t)(k->start - k->text);
  b->line_number = k->line;
  b->text = nci_str(k->text, (size_t)(k->end - k->text));
  nci_cameo_mistake_at(b, NCI_MISTAKE_COMMENT, at, "\"<!--\" without a \"-->\" behind it; the comment ends with the line");
  blank(at, k->eol);
  return k->eol;
}

/* Comments go from "#" or ";" to the end of the line unless brackets enclose the mark, from "<!--" to "-->", and over lines
 * that begin with "<!". */
static void blank_comments(nci_cameo_builder *b, char *text, size_t size)
{
  blanking k = { .b = b, .text = text, .end = text + size, .closes = true };
  bool bracket = false;
  begin_line(&k, text);
  for (char *at = text; at < k.end;) {
    if (at == k.eol) {
      begin_line(&k, ++at);
      bracket = false;
      continue;
    }
    if (k.eol - at >= 4 && memcmp(at, "<!--", 4) == 0) {
      at = blank_markup(&k, at);
      continue;
    }
    if (*at == '[') bracket = k.closed && at < k.closed;
    if (*at == ']') bracket = false;
    bool mark = (*at == '#' || *at == ';') && !bracket, legacy = at == k.start && k.eol - at > 1 && at[0] == '<' && at[1] == '!';
    if (mark || legacy) blank(at, k.eol), at = k.eol;
    else at++;
  }
}

bool nci_cameo_next_line(nci_cameo_builder *b)
{
  while (b->next < b->text.size && !b->d->arena.failed && !b->scratch.failed) {
    const char *start = b->text.data + b->next, *eol = memchr(start, '\n', b->text.size - b->next);
    size_t size = eol ? (size_t)(eol - start) : b->text.size - b->next;
    b->line_start = b->next;
    b->next += size + (eol != NULL);
    b->line_number++;
    b->line = nci_str_trim(nci_str(start, size));
    if (b->line.size > LINE_MOST) nci_cameo_mistake_at(b, NCI_MISTAKE_LIMIT, NULL, "a line of more than %d bytes is left out", LINE_MOST);
    else if (b->line.size) return true;
  }
  return false;
}

static void read_file(nci_cameo_builder *b, const nci_cameo_file *file)
{
  static void (*const readers[])(nci_cameo_builder *) = {
    [NCI_CAMEO_VERBS] = nci_cameo_read_verbs, [NCI_CAMEO_ACTORS] = nci_cameo_read_actors, [NCI_CAMEO_AGENTS] = nci_cameo_read_agents,
    [NCI_CAMEO_DISCARDS] = nci_cameo_read_discards, [NCI_CAMEO_ISSUES] = nci_cameo_read_issues, [NCI_CAMEO_OPTIONS] = nci_cameo_read_options,
  };
  b->file = file->name;
  nci_vec_add(&b->d->arena, &b->d->files, nci_arena_str(&b->d->arena, file->name));
  char *copy = nci_arena_alloc(&b->scratch, file->text.size + 1, 1);
  if (!copy) return;
  if (file->text.size) memcpy(copy, file->text.data, file->text.size);
  size_t mark = file->text.size >= 3 && memcmp(copy, "\xef\xbb\xbf", 3) == 0 ? 3 : 0; /* a byte order mark is blank */
  for (size_t i = 0; i < mark; i++) copy[i] = ' ';
  blank_comments(b, copy, file->text.size);
  b->text = nci_str(copy, file->text.size);
  b->next = 0;
  b->line_number = 0;
  readers[file->kind](b);
}

nci_cameo_dictionary *nci_cameo_dictionary_new(const ncorp_allocator *allocator, const nci_cameo_file *files, size_t count,
                                               nci_cameo_report *report, void *ctx)
{
  nci_cameo_dictionary *d = nci_calloc(allocator, 1, sizeof *d);
  if (!d) return NULL;
  d->allocator = *allocator;
  nci_arena_init(&d->arena, &d->allocator);
  nci_intern_init(&d->words, &d->arena);
  d->options = (nci_cameo_options){ .require_dyad = true, .comma_min = 2, .comma_max = 8, .comma_emin = 2, .comma_emax = 8 };
  nci_cameo_builder b = { .d = d, .report = report, .ctx = ctx };
  nci_arena_init(&b.scratch, &d->allocator);
  nci_intern_init(&b.set_names, &b.scratch);
  nci_intern_init(&b.block_names, &b.scratch);
  for (size_t i = 0; i < count; i++) read_file(&b, &files[i]);
  if (nci_arena_status(&d->arena) == NCORP_OK && nci_arena_status(&b.scratch) == NCORP_OK) {
    make_index(&b, &d->actors, b.actors.at, b.actors.count);
    make_index(&b, &d->agents, b.agents.at, b.agents.count);
    make_index(&b, &d->forms, b.forms.at, b.forms.count);
    make_index(&b, &d->discards, b.discards.at, b.discards.count);
    make_index(&b, &d->issues, b.issues.at, b.issues.count);
    sort_patterns(&b);
    sort_sets(&b);
  }
  bool failed = d->arena.failed || b.scratch.failed;
  nci_arena_done(&b.scratch);
  if (!failed) return d;
  nci_cameo_dictionary_free(d);
  return NULL;
}

void nci_cameo_dictionary_free(nci_cameo_dictionary *d)
{
  if (!d) return;
  ncorp_allocator allocator = d->allocator;
  nci_arena_done(&d->arena);
  nci_free(&allocator, d, 1, sizeof *d);
}

ncorp_str nci_cameo_actor_code(const nci_cameo_dictionary *d, uint32_t actor, uint32_t day)
{
  const nci_cameo_actor *a = &d->actor_codes.at[actor];
  ncorp_str always = NCI_NO_STR;
  for (uint32_t i = a->first; i < a->first + a->count; i++) {
    const nci_cameo_dated *c = &d->dated.at[i];
    if (!c->from && c->to == UINT32_MAX) {
      always = c->code;
    } else if (day && day >= c->from && day <= c->to) {
      return c->code;
    }
  }
  return always;
}

/* How many words a phrase takes, or 0. */
static uint32_t phrase_length(const nci_cameo_dictionary *d, const nci_cameo_phrase *p, const uint32_t *words, uint32_t count)
{
  uint32_t at = 1;
  for (uint32_t i = 1; i < p->count; i++) {
    const nci_cameo_item *item = &d->items.at[p->first + i];
    while (at < count && words[at] != item->what && !item->near) at++;
    if (at >= count || words[at] != item->what) return 0;
    at++;
  }
  return at;
}

uint32_t nci_cameo_find(const nci_cameo_dictionary *d, const nci_cameo_index *index, const uint32_t *words, uint32_t count,
                        const nci_cameo_phrase **found)
{
  if (!count || words[0] >= d->words.strings.count) return 0;
  for (uint32_t i = index->at[words[0]]; i < index->at[words[0] + 1]; i++) {
    uint32_t size = phrase_length(d, &index->list[i], words, count);
    if (!size) continue;
    *found = &index->list[i];
    return size;
  }
  return 0;
}
