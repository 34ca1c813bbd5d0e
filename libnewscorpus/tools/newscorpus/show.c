/* newscorpus show: one article, entity or event, with everything that is known of it and where it stands. */
#include <string.h>

#include "arguments.h"
#include "show.h"

void put(ncorp_str s) { put_text(stdout, s, true); }

void put_inked(ink i, ncorp_str s)
{
  fputs(ink_on(i), stdout);
  put(s);
  fputs(ink_off(), stdout);
}

void put_after(const char *before, ncorp_str s)
{
  if (!s.data) return;
  fputs(before, stdout);
  put(s);
}

void label(const char *text) { printf("%s%-10s%s ", ink_on(INK_DIM), text, ink_off()); }

void line(const char *text, ncorp_str value)
{
  if (!value.data || !value.size) return;
  label(text);
  put(value);
  putchar('\n');
}

void heading(const char *text) { printf("\n%s%s%s\n", ink_on(INK_BOLD), text, ink_off()); }

void put_reason(const ncorp_article *a, ncorp_span evidence, ncorp_str because)
{
  if (!because.data && evidence.start == UINT32_MAX) return;
  printf("  %s", ink_on(INK_DIM));
  put_after("because ", because);
  if (evidence.start != UINT32_MAX) {
    put_after(because.data ? ", by \"" : "by \"", ncorp_article_span_text(a, evidence));
    putchar('"');
  }
  fputs(ink_off(), stdout);
}

void put_fact(const ncorp_article *a, const ncorp_role_fact *fact, ncorp_str of)
{
  put_after(fact->former ? "    was " : "    is ", fact->role);
  put_after(" of ", of);
  put_after("  ", fact->country);
  put_after(" ", fact->sector);
  put_reason(a, fact->span, fact->because);
  putchar('\n');
}

ink ink_of(ncorp_entity_type type)
{
  static const ink inks[] = { INK_PER, INK_ORG, INK_LOC, INK_MISC };
  return inks[type];
}

ncorp_str sentence_text(const ncorp_article *a, const ncorp_event_mention *e)
{
  const ncorp_sentence *s = e ? ncorp_article_sentence(a, e->sentence) : NULL;
  return s ? ncorp_article_span_text(a, s->span) : (ncorp_str){ NULL, 0 };
}

static bool same(ncorp_str a, ncorp_str b) { return a.size == b.size && (!a.size || memcmp(a.data, b.data, a.size) == 0); }

/* What an article says the entity to be, and what it has it say. */
static void show_in_article(const ncorp_corpus *c, const ncorp_article *a, ncorp_str id)
{
  bool named = false;
  for (size_t i = 0; i < ncorp_article_entity_count(a); i++) {
    const ncorp_article_entity *e = ncorp_article_entity_at(a, i);
    if (!same(e->id, id)) continue;
    for (uint32_t k = 0; k < e->fact_count; k++) {
      size_t of = ncorp_corpus_find_entity(c, e->facts[k].of.data ? e->facts[k].of.data : "", e->facts[k].of.size);
      if (!named) line("article", ncorp_article_id(a));
      named = true;
      put_fact(a, &e->facts[k], of == (size_t)-1 ? (ncorp_str){ NULL, 0 } : ncorp_corpus_entity(c, of)->name);
    }
  }
  for (size_t i = 0; i < ncorp_article_quote_count(a); i++) {
    const ncorp_quote *q = ncorp_article_quote(a, i);
    const ncorp_mention *speaker = q->speaker == NCORP_NONE ? NULL : ncorp_article_mention(a, q->speaker);
    if (!speaker || !speaker->entity.data || !same(speaker->entity, id)) continue;
    if (!named) line("article", ncorp_article_id(a));
    named = true;
    printf("    says (%s): ", ncorp_quote_kind_name(q->kind));
    put_inked(INK_QUOTE, ncorp_article_span_text(a, q->span));
    putchar('\n');
  }
}

/* An entity with its spellings, what articles say of it and the events that it takes part in. */
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
  heading(e->unnamed ? "Descriptions (it is never named)" : "Spellings");
  for (uint32_t i = 0; i < e->name_count; i++) {
    printf("%6u  ", e->names[i].count);
    put(e->names[i].name);
    printf("  (%u article%s)\n", e->names[i].article_count, e->names[i].article_count == 1 ? "" : "s");
  }
  heading("In the articles");
  for (uint32_t i = 0; i < e->article_count; i++) {
    size_t at = ncorp_corpus_find_article(c, e->articles[i].data, e->articles[i].size);
    if (at != (size_t)-1) show_in_article(c, ncorp_corpus_article(c, at), e->id);
  }
  heading("Events");
  for (size_t i = 0; i < ncorp_corpus_event_count(c); i++) {
    const ncorp_event *v = ncorp_corpus_event(c, i);
    bool in = false;
    for (uint32_t k = 0; k < v->actor_count + v->recipient_count && !in; k++) {
      ncorp_str id = k < v->actor_count ? v->actors[k].entity : v->recipients[k - v->actor_count].entity;
      in = id.size && same(id, e->id);
    }
    if (!in) continue;
    put(v->id);
    put_after("  ", v->date);
    printf("  %.*s\n", NCORP_STR_ARG(ncorp_event_type_of(v)));
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

static void show_participants(const char *role, const ncorp_participant *list, uint32_t count)
{
  for (uint32_t i = 0; i < count; i++) {
    label(role);
    put(list[i].text);
    put_after("  ", list[i].code);
    put_after(" ", list[i].sector);
    putchar('\n');
  }
}

static void show_event(const ncorp_corpus *c, size_t index)
{
  const ncorp_event *v = ncorp_corpus_event(c, index);
  line("event", v->id);
  label("type");
  printf("%s%.*s%s %s\n", ink_on(INK_EVENT), NCORP_STR_ARG(ncorp_event_type_of(v)), ink_off(), ncorp_event_status_name(v->status));
  line("code", event_code(c, v));
  for (uint32_t i = 0; i < v->mode_count; i++) line("mode", v->modes[i]);
  line("date", v->date);
  line("until", v->enddate);
  line("duration", v->duration);
  if (v->place.known) line("place", v->place.text);
  show_participants("who", v->actors, v->actor_count);
  show_participants("whom", v->recipients, v->recipient_count);
  show_reports(c, v);
}

/* What is to be shown, and how. */
typedef struct wish {
  const char *id;
  bool tokens, tree, json;
} wish;

static int show(const ncorp_corpus *c, void *ctx)
{
  const wish *w = ctx;
  ncorp_error error = NCORP_ERROR_INIT;
  ncorp_text *text = NULL;
  size_t at;
  if ((at = ncorp_corpus_find_article(c, w->id, (size_t)-1)) != (size_t)-1) {
    const ncorp_article *a = ncorp_corpus_article(c, at);
    if (w->tree) return show_trees(a);
    if (w->tokens) return show_tokens(a, w->json);
    if (w->json) return print_record(ncorp_article_json(a, &text, &error), &text, &error);
    return show_article(c, a);
  }
  if (w->tokens || w->tree) {
    fprintf(stderr, "newscorpus: no article has the id \"%s\"\n", w->id);
    return EXIT_FAILED;
  }
  if ((at = ncorp_corpus_find_event(c, w->id, (size_t)-1)) != (size_t)-1) {
    if (w->json) return print_record(ncorp_event_json(c, at, &text, &error), &text, &error);
    show_event(c, at);
  } else if ((at = ncorp_corpus_find_entity(c, w->id, (size_t)-1)) != (size_t)-1 ||
             (at = ncorp_corpus_find_name(c, w->id, (size_t)-1)) != (size_t)-1) {
    if (w->json) return print_record(ncorp_entity_json(c, at, &text, &error), &text, &error);
    show_entity(c, at);
  } else {
    fprintf(stderr, "newscorpus: nothing in the corpus has the id or name \"%s\"\n", w->id);
    return EXIT_FAILED;
  }
  return EXIT_DONE;
}

static int show_one(const command *self, const char *const *operands, int operand_count, void *ctx)
{
  wish *w = ctx;
  if (operand_count != 2) return usage_error(self, "a corpus file and an id are needed");
  if (w->tree && (w->json || w->tokens)) return usage_error(self, "--tree is not for --json and --tokens, which have the heads");
  w->id = operands[1];
  return run_on_corpus(operands[0], show, w);
}

static int run(const command *self, int argc, char **argv)
{
  wish w = { .id = NULL };
  const option_rule rules[] = { { .name = "--json", .flag = &w.json }, { .name = "--tokens", .flag = &w.tokens }, { .name = "--tree", .flag = &w.tree } };
  return run_simple(self, argc, argv, rules, 3, show_one, &w);
}

const command COMMAND_SHOW = {
  "show", "Show one article, entity or event with everything that is known of it",
  "show FILE ID [OPTIONS]",
  "  FILE      a corpus file\n"
  "  ID        the id of an article, an entity (E12) or an event (V7), or an entity's name\n"
  "  --tokens  the tokens of an article: lemma, part of speech, features, head and relation\n"
  "  --tree    the dependency trees of an article\n"
  "  --json    the record as a line of JSON; with --tokens, a line for each token\n"
  "\n"
  "An article is shown with its text, its entities (what the article says them to be, and the words by which it speaks of\n"
  "them), its quotations (speaker, kind, reporting words), times (TIMEX3), quantities and events. \"because\" names the rule\n"
  "that fired, \"by\" the words that it went by, \"=\" the country that a place stands for. An entity is shown with its\n"
  "spellings, what the articles say of it, what it says and its events; an event with its reports and where they differ.\n",
  run
};
