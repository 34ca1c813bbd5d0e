/* newscorpus show ARTICLE: the text, and beneath it what each layer says of it and why. */
#include <stdlib.h>
#include <string.h>

#include "show.h"

/* Where a mention or an entity with this id stands. */
typedef struct place {
  ncorp_str id;
  uint32_t index;
} place;

/* Who is who in an article: its entities and its mentions by id. */
typedef struct cast {
  const ncorp_corpus *corpus;
  const ncorp_article *article;
  place *entities, *mentions;
  size_t entity_count, mention_count;
} cast;

static int compare_ids(ncorp_str a, ncorp_str b)
{
  size_t size = a.size < b.size ? a.size : b.size;
  int order = size ? memcmp(a.data, b.data, size) : 0;
  return order ? order : (a.size > b.size) - (a.size < b.size);
}

static int by_id(const void *a, const void *b)
{
  const place *x = a, *y = b;
  int order = compare_ids(x->id, y->id);
  return order ? order : (x->index > y->index) - (x->index < y->index);
}

/* False when there is no memory. */
static bool cast_init(cast *who, const ncorp_corpus *c, const ncorp_article *a)
{
  size_t entities = ncorp_article_entity_count(a), mentions = ncorp_article_mention_count(a);
  *who = (cast){ .corpus = c, .article = a, .entities = calloc(entities + 1, sizeof(place)), .mentions = calloc(mentions + 1, sizeof(place)) };
  if (!who->entities || !who->mentions) return false;
  for (uint32_t i = 0; i < entities; i++) who->entities[who->entity_count++] = (place){ ncorp_article_entity_at(a, i)->id, i };
  for (uint32_t i = 0; i < mentions; i++) {
    ncorp_str id = ncorp_article_mention(a, i)->entity;
    if (id.data) who->mentions[who->mention_count++] = (place){ id, i };
  }
  qsort(who->entities, who->entity_count, sizeof(place), by_id);
  qsort(who->mentions, who->mention_count, sizeof(place), by_id);
  return true;
}

/* The first place that has the id, or the one behind where it would stand. */
static size_t find(const place *places, size_t count, ncorp_str id)
{
  size_t low = 0;
  while (low < count) {
    size_t middle = low + (count - low) / 2;
    if (compare_ids(places[middle].id, id) < 0) low = middle + 1;
    else count = middle;
  }
  return low;
}

/* The name of an entity: the corpus's once linked, else the article's; absent when nobody has the id. */
static ncorp_str name_of(const cast *who, ncorp_str id)
{
  if (!id.data) return id;
  size_t linked = ncorp_corpus_find_entity(who->corpus, id.data, id.size);
  if (linked != (size_t)-1) return ncorp_corpus_entity(who->corpus, linked)->name;
  size_t at = find(who->entities, who->entity_count, id);
  if (at == who->entity_count || compare_ids(who->entities[at].id, id)) return (ncorp_str){ NULL, 0 };
  return ncorp_article_entity_at(who->article, who->entities[at].index)->name;
}

static ncorp_str between(const ncorp_article *a, uint32_t start, uint32_t end)
{
  return ncorp_article_span_text(a, (ncorp_span){ start, end });
}

/* The text without boilerplate, with the names marked: in colour on a terminal, as they are elsewhere. */
static void show_text(const ncorp_article *a)
{
  size_t m = 0, mentions = ncorp_article_mention_count(a);
  for (size_t i = 0; i < ncorp_article_block_count(a); i++) {
    const ncorp_block *b = ncorp_article_block(a, i);
    if (b->kind == NCORP_BLOCK_BOILERPLATE) continue;
    bool strong = b->kind == NCORP_BLOCK_TITLE || b->kind == NCORP_BLOCK_HEADING;
    uint32_t at = b->span.start;
    putchar('\n');
    if (strong) fputs(ink_on(INK_BOLD), stdout);
    for (; m < mentions; m++) {
      const ncorp_mention *x = ncorp_article_mention(a, m);
      if (x->span.start >= b->span.end) break;
      if (x->form != NCORP_FORM_NAME || x->span.start < at) continue;
      put(between(a, at, x->span.start));
      put_inked(ink_of(x->type), ncorp_article_span_text(a, x->span));
      if (strong) fputs(ink_on(INK_BOLD), stdout);
      at = x->span.end;
    }
    put(between(a, at, b->span.end));
    printf("%s\n", ink_off());
  }
}

static void put_name(const char *before, const char *name)
{
  if (name) put_after(before, (ncorp_str){ name, strlen(name) });
}

/* The words by which a mention speaks of its entity, and what joined it to that. */
static void show_chain(const cast *who, ncorp_str id)
{
  size_t at = find(who->mentions, who->mention_count, id), first = at;
  for (; at < who->mention_count && !compare_ids(who->mentions[at].id, id); at++) {
    const ncorp_mention *m = ncorp_article_mention(who->article, who->mentions[at].index);
    fputs(at == first ? "    as " : ", ", stdout);
    put_inked(ink_of(m->type), ncorp_article_span_text(who->article, m->span));
    put_after(" = ", m->stands_for);
    if (m->because.data) {
      printf(" %s(", ink_on(INK_DIM));
      put(m->because);
      printf(")%s", ink_off());
    }
  }
  if (at > first) putchar('\n');
}

static void show_article_entities(const cast *who)
{
  size_t count = ncorp_article_entity_count(who->article);
  if (count) heading("Entities");
  for (size_t i = 0; i < count; i++) {
    const ncorp_article_entity *e = ncorp_article_entity_at(who->article, i);
    put(e->id);
    printf("  %s%s%s", ink_on(ink_of(e->type)), ncorp_entity_type_name(e->type), ink_off());
    put_after("  ", e->name);
    if (e->unnamed) printf(" %s(never named)%s", ink_on(INK_DIM), ink_off());
    put_after("  ", e->country);
    put_after(" ", e->sector);
    put_name(" ", ncorp_gender_name(e->gender));
    for (uint32_t k = 0; k < e->role_count; k++) put_after(k ? "; " : "  ", e->roles[k]);
    putchar('\n');
    for (uint32_t k = 0; k < e->fact_count; k++) put_fact(who->article, &e->facts[k], name_of(who, e->facts[k].of));
    show_chain(who, e->id);
  }
}

static void show_quotes(const cast *who)
{
  const ncorp_article *a = who->article;
  size_t count = ncorp_article_quote_count(a);
  if (count) heading("Quotations");
  for (size_t i = 0; i < count; i++) {
    const ncorp_quote *q = ncorp_article_quote(a, i);
    const ncorp_mention *speaker = q->speaker == NCORP_NONE ? NULL : ncorp_article_mention(a, q->speaker);
    ncorp_str words = speaker ? ncorp_article_span_text(a, speaker->span) : (ncorp_str){ "?", 1 };
    ncorp_str name = speaker ? name_of(who, speaker->entity) : words;
    bool renamed = name.data && compare_ids(name, words);
    put(name.data ? name : words);
    printf(" (%s", ncorp_quote_kind_name(q->kind));
    if (renamed) put_after(", ", words);
    if (q->cue.start != UINT32_MAX) put_after(renamed ? " " : ", ", ncorp_article_span_text(a, q->cue));
    if (q->inside != NCORP_NONE) fputs(", within another", stdout);
    put_after(", because ", q->because);
    fputs("): ", stdout);
    put_inked(INK_QUOTE, ncorp_article_span_text(a, q->span));
    putchar('\n');
  }
}

static void show_times(const ncorp_article *a)
{
  size_t count = ncorp_article_time_count(a);
  if (count) heading("Times");
  for (size_t i = 0; i < count; i++) {
    const ncorp_time *t = ncorp_article_time(a, i);
    put_inked(INK_TIME, ncorp_article_span_text(a, t->span));
    printf("  %s", ncorp_time_type_name(t->type));
    put_after("  ", t->value);
    put_after(" ", t->mod);
    put_after(" ", t->quant);
    put_after(" ", t->freq);
    put_after("  from ", t->begin);
    put_after("  to ", t->end);
    put_reason(a, t->evidence, t->because);
    putchar('\n');
  }
}

/* All digits of a whole number, as far as a double has them. */
static void put_number(const char *before, ncorp_decimal value) { printf("%s%.15g", before, ncorp_decimal_double(value)); }

static void show_quantities(const ncorp_article *a)
{
  size_t count = ncorp_article_quantity_count(a);
  if (count) heading("Quantities");
  for (size_t i = 0; i < count; i++) {
    const ncorp_quantity *q = ncorp_article_quantity(a, i);
    put_inked(INK_TIME, ncorp_article_span_text(a, q->span));
    put_number("  ", q->value);
    if (q->ranged) put_number(" to ", q->high);
    if (q->bound != NCORP_BOUND_EXACT) put_name(" ", ncorp_bound_name(q->bound));
    put_after("  ", q->unit);
    put_name("  ", ncorp_casualty_name(q->casualty));
    put_reason(a, q->evidence, q->because);
    putchar('\n');
  }
}

/* codes: by a dictionary of the user's, or NULL. */
static void show_mentions(const ncorp_article *a, const char *role, const uint32_t *list, const ncorp_str *codes, uint32_t count)
{
  for (uint32_t i = 0; i < count; i++) {
    put_after(i ? ", " : role, ncorp_article_mention_name(a, list[i]));
    if (!codes || !codes[i].data) continue;
    put_after(" (", codes[i]);
    putchar(')');
  }
}

static void show_events(const ncorp_article *a)
{
  size_t count = ncorp_article_event_count(a);
  if (count) heading("Events");
  for (size_t i = 0; i < count; i++) {
    const ncorp_event_mention *e = ncorp_article_event(a, i);
    printf("%s%.*s%s", ink_on(INK_EVENT), NCORP_STR_ARG(ncorp_event_mention_type(e)), ink_off());
    put_after(" ", e->code.data ? e->code : e->cameo);
    printf(" %s", ncorp_event_status_name(e->status));
    show_mentions(a, "  who ", e->actors, e->actor_codes, e->actor_count);
    show_mentions(a, "  whom ", e->recipients, e->recipient_codes, e->recipient_count);
    put_after("  where ", ncorp_article_mention_name(a, e->place));
    put_after("  when ", e->date);
    put_after("  for ", e->duration);
    put_after("  -> ", e->record);
    printf("\n  %s\"", ink_on(INK_DIM));
    put(ncorp_article_span_text(a, e->trigger));
    printf("\" in:%s ", ink_off());
    put(sentence_text(a, e));
    printf("\n  %sbecause%s ", ink_on(INK_DIM), ink_off());
    put(e->because);
    putchar('\n');
  }
}

int show_article(const ncorp_corpus *c, const ncorp_article *a)
{
  cast who;
  bool known = cast_init(&who, c, a);
  if (known) {
    line("article", ncorp_article_id(a));
    line("from", ncorp_article_uri(a));
    line("outlet", ncorp_article_outlet(a));
    for (size_t i = 0; i < ncorp_article_author_count(a); i++) line("by", ncorp_article_author(a, i));
    line("published", ncorp_article_published(a));
    line("dateline", ncorp_article_dateline_place(a));
    line("story", ncorp_article_story(a));
    show_text(a);
    show_article_entities(&who);
    show_quotes(&who);
    show_times(a);
    show_quantities(a);
    show_events(a);
  } else {
    fputs("newscorpus: out of memory\n", stderr);
  }
  free(who.entities);
  free(who.mentions);
  return known ? EXIT_DONE : EXIT_FAILED;
}
