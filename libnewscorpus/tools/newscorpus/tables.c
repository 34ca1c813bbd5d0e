/* newscorpus articles, entities and events: tables for people, lines of JSON for programs. */
#include <stdlib.h>
#include <string.h>

#include "arguments.h"
#include "terminal.h"

typedef struct listing {
  const char *type; /* or NULL */
  unsigned long limit;
  bool json;
  const ncorp_corpus *corpus;
  int (*list)(const struct listing *);
} listing;

static int list_corpus(const ncorp_corpus *corpus, void *ctx)
{
  listing *l = ctx;
  l->corpus = corpus;
  return l->list(l);
}

static int list_one(const command *self, const char *const *operands, int operand_count, void *ctx)
{
  if (operand_count != 1) return usage_error(self, operand_count ? "one corpus file at a time" : "no corpus file is named");
  return run_on_corpus(operands[0], list_corpus, ctx);
}

/* Takes the arguments that all listings have, reads the file and calls `list`. */
static int run_listing(const command *self, int argc, char **argv, int (*list)(const listing *))
{
  listing l = { .list = list };
  const option_rule rules[] = { { .name = "--json", .flag = &l.json }, { .name = "--type", .text = &l.type },
                                { .name = "--limit", .shorter = "-n", .number = &l.limit } };
  return run_simple(self, argc, argv, rules, 3, list_one, &l);
}

/* "a, b, c" into one cell; what has no room any more becomes an ellipsis. */
static void join(char *to, size_t room, ncorp_str part)
{
  static const char more[] = ", …";
  size_t used = strlen(to), size = (used ? 2 : 0) + part.size;
  if (used + size + sizeof more <= room) snprintf(to + used, room - used, "%s%.*s", used ? ", " : "", NCORP_STR_ARG(part));
  else if (used < sizeof more || strcmp(to + used - (sizeof more - 1), more) != 0) snprintf(to + used, room - used, "%s", more);
}

static int list_articles(const listing *l)
{
  static const char *const headings[] = { "ID", "PUBLISHED", "OUTLET", "EVENTS", "TITLE" };
  ncorp_error error = NCORP_ERROR_INIT;
  ncorp_text *text = NULL;
  int result = EXIT_DONE;
  table *t = l->json ? NULL : table_new(headings, 5);
  size_t count = ncorp_corpus_article_count(l->corpus);
  if (l->limit && count > l->limit) count = l->limit;
  for (size_t i = 0; i < count; i++) {
    const ncorp_article *a = ncorp_corpus_article(l->corpus, i);
    if (l->json) {
      result = print_record(ncorp_article_json(a, &text, &error), &text, &error);
      if (result != EXIT_DONE) break;
      continue;
    }
    ncorp_str title = ncorp_article_title(a), whole = ncorp_article_text(a);
    if (!title.data) {
      title = (ncorp_str){ whole.data, whole.size < 80 ? whole.size : 80 };
      while (title.size && title.size < whole.size && ((unsigned char)title.data[title.size] & 0xc0) == 0x80) title.size--;
    }
    table_cell(t, ncorp_article_id(a));
    table_cell(t, ncorp_article_published(a));
    table_cell(t, ncorp_article_outlet(a));
    table_number(t, ncorp_article_event_count(a));
    table_cell(t, title);
    table_end_row(t);
  }
  if (t) table_print(t);
  return result;
}

static int list_entities(const listing *l)
{
  static const char *const headings[] = { "ID", "TYPE", "NAME", "COUNTRY", "SECTOR", "MENTIONS", "ARTICLES", "SPELLINGS" };
  ncorp_error error = NCORP_ERROR_INIT;
  ncorp_text *text = NULL;
  int result = EXIT_DONE;
  table *t = l->json ? NULL : table_new(headings, 8);
  size_t shown = 0;
  for (size_t i = 0; i < ncorp_corpus_entity_count(l->corpus); i++) {
    const ncorp_entity *e = ncorp_corpus_entity(l->corpus, i);
    const char *type = ncorp_entity_type_name(e->type);
    if ((l->type && strcmp(l->type, type) != 0) || (l->limit && shown == l->limit)) continue;
    shown++;
    if (l->json) {
      result = print_record(ncorp_entity_json(l->corpus, i, &text, &error), &text, &error);
      if (result != EXIT_DONE) break;
      continue;
    }
    char spellings[512] = "";
    for (uint32_t k = 0; k < e->name_count; k++) join(spellings, sizeof spellings, e->names[k].name);
    table_cell(t, e->id);
    table_text(t, type);
    table_cell(t, e->name);
    table_cell(t, e->country);
    table_cell(t, e->sector);
    table_number(t, e->mentions);
    table_number(t, e->article_count);
    table_text(t, spellings);
    table_end_row(t);
  }
  if (t) table_print(t);
  return result;
}

static void participants(char *to, size_t room, const ncorp_participant *list, uint32_t count)
{
  *to = '\0';
  for (uint32_t i = 0; i < count; i++) join(to, room, list[i].text);
}

static int list_events(const listing *l)
{
  static const char *const headings[] = { "ID", "DATE", "TYPE", "CODE", "STATUS", "PLACE", "REPORTS", "WHO -> WHOM" };
  ncorp_error error = NCORP_ERROR_INIT;
  ncorp_text *text = NULL;
  int result = EXIT_DONE;
  table *t = l->json ? NULL : table_new(headings, 8);
  size_t shown = 0;
  for (size_t i = 0; i < ncorp_corpus_event_count(l->corpus); i++) {
    const ncorp_event *e = ncorp_corpus_event(l->corpus, i);
    ncorp_str type = ncorp_event_type_of(e);
    if ((l->type && (strlen(l->type) != type.size || memcmp(l->type, type.data, type.size) != 0)) || (l->limit && shown == l->limit)) continue;
    shown++;
    if (l->json) {
      result = print_record(ncorp_event_json(l->corpus, i, &text, &error), &text, &error);
      if (result != EXIT_DONE) break;
      continue;
    }
    char who[1024], whom[480];
    participants(who, sizeof who - sizeof whom - 8, e->actors, e->actor_count);
    participants(whom, sizeof whom, e->recipients, e->recipient_count);
    if (*whom) strcat(strcat(who, " -> "), whom);
    table_cell(t, e->id);
    table_cell(t, e->date);
    table_cell(t, type);
    table_cell(t, event_code(l->corpus, e));
    table_text(t, ncorp_event_status_name(e->status));
    table_cell(t, e->place.known ? e->place.text : (ncorp_str){ "", 0 });
    table_number(t, e->report_count);
    table_text(t, who);
    table_end_row(t);
  }
  if (t) table_print(t);
  return result;
}

static int run_articles(const command *c, int argc, char **argv) { return run_listing(c, argc, argv, list_articles); }
static int run_entities(const command *c, int argc, char **argv) { return run_listing(c, argc, argv, list_entities); }
static int run_events(const command *c, int argc, char **argv) { return run_listing(c, argc, argv, list_events); }

#define LISTING_HELP                                        \
  "  FILE           a corpus file\n"                        \
  "  --json         one line of JSON for each\n"            \
  "  -n, --limit N  only the first N\n"

const command COMMAND_ARTICLES = { "articles", "List the articles of a corpus file", "articles FILE [OPTIONS]", LISTING_HELP, run_articles };
const command COMMAND_ENTITIES = { "entities", "List the linked entities of a corpus file, with all spellings", "entities FILE [OPTIONS]",
  LISTING_HELP "  --type TYPE    only PER, ORG, LOC or MISC\n", run_entities };
const command COMMAND_EVENTS = { "events", "List the event records of a corpus file", "events FILE [OPTIONS]",
  LISTING_HELP "  --type TYPE    only this PLOVER type, such as CONSULT\n", run_events };
