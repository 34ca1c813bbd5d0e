/* newscorpus show: one article, entity or event, with everything that is known of it and where it stands. */
#include <stdlib.h>
#include <string.h>

#include "arguments.h"
#include "terminal.h"

static void put(ncorp_str s) { put_text(stdout, s, true); }

static void put_inked(ink i, ncorp_str s)
{
  fputs(ink_on(i), stdout);
  put(s);
  fputs(ink_off(), stdout);
}

/* What stands before it, and the text, if there is any. */
static void put_after(const char *before, ncorp_str s)
{
  if (!s.data) return;
  fputs(before, stdout);
  put(s);
}

static void label(const char *text) { printf("%s%-10s%s ", ink_on(INK_DIM), text, ink_off()); }

static void line(const char *text, ncorp_str value)
{
  if (!value.data || !value.size) return;
  label(text);
  put(value);
  putchar('\n');
}

static void heading(const char *text) { printf("\n%s%s%s\n", ink_on(INK_BOLD), text, ink_off()); }

static ink ink_of(ncorp_entity_type type)
{
  static const ink inks[] = { INK_PER, INK_ORG, INK_LOC, INK_MISC };
  return inks[type];
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

static ncorp_str mention_text(const ncorp_article *a, uint32_t index)
{
  const ncorp_mention *m = ncorp_article_mention(a, index);
  return m ? ncorp_article_span_text(a, m->span) : (ncorp_str){ NULL, 0 };
}

static ncorp_str sentence_text(const ncorp_article *a, const ncorp_event_mention *e)
{
  const ncorp_sentence *s = e ? ncorp_article_sentence(a, e->sentence) : NULL;
  return s ? ncorp_article_span_text(a, s->span) : (ncorp_str){ NULL, 0 };
}

static void show_mentions(const ncorp_article *a, const char *role, const uint32_t *list, uint32_t count)
{
  for (uint32_t i = 0; i < count; i++) put_after(i ? ", " : role, mention_text(a, list[i]));
}

static void show_events(const ncorp_article *a)
{
  size_t count = ncorp_article_event_count(a);
  if (count) heading("Events");
  for (size_t i = 0; i < count; i++) {
    const ncorp_event_mention *e = ncorp_article_event(a, i);
    printf("%s%s%s %s", ink_on(INK_EVENT), ncorp_event_type_name(e->type), ink_off(), ncorp_event_status_name(e->status));
    show_mentions(a, "  who ", e->actors, e->actor_count);
    show_mentions(a, "  whom ", e->recipients, e->recipient_count);
    put_after("  where ", mention_text(a, e->place));
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

static void show_quotes(const ncorp_article *a)
{
  size_t count = ncorp_article_quote_count(a);
  if (count) heading("Quotations");
  for (size_t i = 0; i < count; i++) {
    const ncorp_quote *q = ncorp_article_quote(a, i);
    ncorp_str who = q->speaker == NCORP_NONE ? (ncorp_str){ "?", 1 } : mention_text(a, q->speaker);
    put(who);
    printf(" (%s): ", ncorp_quote_kind_name(q->kind));
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
    putchar('\n');
  }
}

static void show_article_entities(const ncorp_article *a)
{
  size_t count = ncorp_article_entity_count(a);
  if (count) heading("Entities");
  for (size_t i = 0; i < count; i++) {
    const ncorp_article_entity *e = ncorp_article_entity_at(a, i);
    put(e->id);
    printf("  %s%s%s", ink_on(ink_of(e->type)), ncorp_entity_type_name(e->type), ink_off());
    put_after("  ", e->name);
    put_after("  ", e->country);
    put_after(" ", e->sector);
    for (uint32_t k = 0; k < e->role_count; k++) put_after(k ? "; " : "  ", e->roles[k]);
    putchar('\n');
  }
}

static void show_article(const ncorp_article *a)
{
  line("article", ncorp_article_id(a));
  line("from", ncorp_article_uri(a));
  line("outlet", ncorp_article_outlet(a));
  for (size_t i = 0; i < ncorp_article_author_count(a); i++) line("by", ncorp_article_author(a, i));
  line("published", ncorp_article_published(a));
  line("dateline", ncorp_article_dateline_place(a));
  line("story", ncorp_article_story(a));
  show_text(a);
  show_article_entities(a);
  show_quotes(a);
  show_times(a);
  show_events(a);
}

/* An entity with its spellings and the events that it takes part in. */
static void show_entity(const ncorp_corpus *c, size_t index)
{
  const ncorp_entity *e = ncorp_corpus_entity(c, index);
  line("entity", e->id);
  line("name", e->name);
  label("type");
  puts(ncorp_entity_type_name(e->type));
  line("country", e->country);
  line("sector", e->sector);
  for (uint32_t i = 0; i < e->role_count; i++) line("role", e->roles[i]);
  heading("Spellings");
  for (uint32_t i = 0; i < e->name_count; i++) {
    printf("%6u  ", e->names[i].count);
    put(e->names[i].name);
    printf("  (%u article%s)\n", e->names[i].article_count, e->names[i].article_count == 1 ? "" : "s");
  }
  heading("Events");
  for (size_t i = 0; i < ncorp_corpus_event_count(c); i++) {
    const ncorp_event *v = ncorp_corpus_event(c, i);
    bool in = false;
    for (uint32_t k = 0; k < v->actor_count + v->recipient_count && !in; k++) {
      ncorp_str id = k < v->actor_count ? v->actors[k].entity : v->recipients[k - v->actor_count].entity;
      in = id.size && id.size == e->id.size && memcmp(id.data, e->id.data, id.size) == 0;
    }
    if (!in) continue;
    put(v->id);
    put_after("  ", v->date);
    printf("  %s\n", ncorp_event_type_name(v->type));
  }
}

/* The sentences that an event was merged from, then where they disagree. */
static void show_reports(const ncorp_corpus *c, const ncorp_event *v)
{
  heading("Reports");
  for (uint32_t i = 0; i < v->report_count; i++) {
    const ncorp_report *r = &v->reports[i];
    const ncorp_article *a = ncorp_corpus_article(c, ncorp_corpus_find_article(c, r->article.data, r->article.size));
    put(r->article);
    put_after(": ", sentence_text(a, ncorp_article_event(a, r->event)));
    putchar('\n');
  }
  if (v->difference_count) heading("Where they differ");
  for (uint32_t i = 0; i < v->difference_count; i++) {
    const ncorp_difference *d = &v->differences[i];
    put(d->field);
    putchar(':');
    for (uint32_t k = 0; k < d->value_count; k++) {
      put_after(k ? "; " : " ", d->values[k].value.size ? d->values[k].value : (ncorp_str){ "not said", 8 });
      for (uint32_t n = 0; n < d->values[k].article_count; n++) put_after(n ? ", " : " (", d->values[k].articles[n]);
      if (d->values[k].article_count) putchar(')');
    }
    putchar('\n');
  }
}

static void show_event(const ncorp_corpus *c, size_t index)
{
  const ncorp_event *v = ncorp_corpus_event(c, index);
  line("event", v->id);
  label("type");
  printf("%s%s%s %s\n", ink_on(INK_EVENT), ncorp_event_type_name(v->type), ink_off(), ncorp_event_status_name(v->status));
  for (uint32_t i = 0; i < v->mode_count; i++) line("mode", v->modes[i]);
  line("date", v->date);
  line("until", v->enddate);
  line("duration", v->duration);
  if (v->place.known) line("place", v->place.text);
  for (uint32_t i = 0; i < v->actor_count; i++) line("who", v->actors[i].text);
  for (uint32_t i = 0; i < v->recipient_count; i++) line("whom", v->recipients[i].text);
  show_reports(c, v);
}

typedef enum view { VIEW_ALL, VIEW_TOKENS, VIEW_TREE } view;

static int show(const ncorp_corpus *c, const char *id, view how, bool json)
{
  ncorp_error error = NCORP_ERROR_INIT;
  ncorp_text *text = NULL;
  size_t at;
  if ((at = ncorp_corpus_find_article(c, id, (size_t)-1)) != (size_t)-1) {
    const ncorp_article *a = ncorp_corpus_article(c, at);
    if (how == VIEW_TOKENS) return show_tokens(a, json);
    if (how == VIEW_TREE) return show_trees(a);
    if (json) return print_record(ncorp_article_json(a, &text, &error), &text, &error);
    show_article(a);
  } else if (how != VIEW_ALL) {
    fprintf(stderr, "newscorpus: no article has the id \"%s\"\n", id);
    return EXIT_FAILED;
  } else if ((at = ncorp_corpus_find_event(c, id, (size_t)-1)) != (size_t)-1) {
    if (json) return print_record(ncorp_event_json(c, at, &text, &error), &text, &error);
    show_event(c, at);
  } else if ((at = ncorp_corpus_find_entity(c, id, (size_t)-1)) != (size_t)-1 ||
             (at = ncorp_corpus_find_name(c, id, (size_t)-1)) != (size_t)-1) {
    if (json) return print_record(ncorp_entity_json(c, at, &text, &error), &text, &error);
    show_entity(c, at);
  } else {
    fprintf(stderr, "newscorpus: nothing in the corpus has the id or name \"%s\"\n", id);
    return EXIT_FAILED;
  }
  return EXIT_DONE;
}

static int run(const command *self, int argc, char **argv)
{
  const char **operands = calloc((size_t)argc + 1, sizeof *operands);
  bool json = false;
  view how = VIEW_ALL;
  int result = EXIT_FAILED;
  arguments a;
  const char *option;
  if (!operands) return result;
  arguments_init(&a, self, argc, argv, operands);
  while ((option = arguments_next(&a))) {
    if (option_is(option, "--json", NULL)) {
      json = true;
      continue;
    }
    if (option_is(option, "--tokens", NULL)) {
      how = VIEW_TOKENS;
      continue;
    }
    if (option_is(option, "--tree", NULL)) {
      how = VIEW_TREE;
      continue;
    }
    result = option_is(option, "--help", "-h") ? print_help(self) : arguments_unknown(&a, option);
    free(operands);
    return result;
  }
  if (!a.wrong && a.operand_count != 2) {
    result = usage_error(self, "a corpus file and an id are needed");
  } else if (!a.wrong && how == VIEW_TREE && json) {
    result = usage_error(self, "--tree is not for --json; --tokens has the heads");
  } else if (!a.wrong) {
    size_t skipped;
    ncorp_corpus *corpus = read_corpus(operands[0], &skipped);
    if (corpus) result = show(corpus, operands[1], how, json);
    if (result == EXIT_DONE && skipped) result = EXIT_SKIPPED;
    ncorp_corpus_unref(corpus);
  }
  free(operands);
  return result;
}

const command COMMAND_SHOW = {
  "show", "Show one article, entity or event with everything that is known of it",
  "show FILE ID [OPTIONS]",
  "  FILE      a corpus file\n"
  "  ID        the id of an article, an entity (E12) or an event (V7), or an entity's name\n"
  "  --tokens  the tokens of an article: lemma, part of speech, features, head and relation\n"
  "  --tree    the dependency trees of an article\n"
  "  --json    the record as a line of JSON; with --tokens, a line for each token\n",
  run
};
