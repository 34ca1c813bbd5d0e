/* newscorpus names: two names compared as linking compares them, or a list of names with itself. */
#include <stdlib.h>
#include <string.h>

#include "arguments.h"
#include "terminal.h"

/* Of a key that more names have, a coarse one is not used, and of a fine one all are compared with the first HUBS: as linking does. */
enum { CAP = 64, HUBS = 16, FIELDS = 4 };

typedef struct naming {
  const char *type, *country, *list;
  bool keys, json;
} naming;

static ncorp_str view(const char *s) { return (ncorp_str){ s, s ? strlen(s) : 0 }; }

/* The number of the enumerator with this name; -1 when there is none. */
static int type_number(const char *text)
{
  for (int i = 0; i <= NCORP_MISC; i++)
    if (!strcmp(ncorp_entity_type_name((ncorp_entity_type)i), text)) return i;
  return -1;
}

static int gender_number(const char *text)
{
  for (int i = NCORP_FEM; i <= NCORP_NEUT; i++)
    if (!strcmp(ncorp_gender_name((ncorp_gender)i), text)) return i;
  return *text ? -1 : NCORP_GENDER_NONE;
}

static void put_tabbed(const char *text)
{
  putchar('\t');
  put_text(stdout, view(text), false);
}

/* ---- two names ---- */

static void print_match(const ncorp_name *a, const ncorp_name *b, const ncorp_name_match *m, uint32_t shared)
{
  printf("%s  score %d.%03d  %u key%s in common  ", ncorp_name_verdict_name(m->verdict), (int)m->score / 1000, (int)m->score % 1000, (unsigned)shared, shared == 1 ? "" : "s");
  put_text(stdout, a->name, false);
  fputs(" / ", stdout);
  put_text(stdout, b->name, false);
  putchar('\n');
  for (uint32_t i = 0; i < m->reason_count; i++)
    if (m->veto && i + 1 == m->reason_count) printf("  %-16s excludes it\n", m->reasons[i]);
    else printf("  %-16s +%d.%03d\n", m->reasons[i], (int)m->weights[i] / 1000, (int)m->weights[i] % 1000);
  if (!m->reason_count) puts("  nothing speaks for it");
}

static void print_match_json(const ncorp_name_match *m, uint32_t shared)
{
  printf("{\"verdict\":\"%s\",\"score\":%d.%03d,\"keys\":%u,\"reasons\":[", ncorp_name_verdict_name(m->verdict), (int)m->score / 1000, (int)m->score % 1000, (unsigned)shared);
  for (uint32_t i = 0; i < m->reason_count; i++)
    printf("%s{\"id\":\"%s\",\"weight\":%d.%03d}", i ? "," : "", m->reasons[i], (int)m->weights[i] / 1000, (int)m->weights[i] % 1000);
  puts("]}");
}

static int compare_two(const ncorp_name *a, const ncorp_name *b, bool json)
{
  ncorp_error error = NCORP_ERROR_INIT;
  ncorp_name_match match;
  uint64_t x[NCORP_NAME_KEYS_MAX], y[NCORP_NAME_KEYS_MAX];
  uint32_t m = 0, n = 0, shared = 0;
  if (ncorp_name_compare(a, b, &match, &error) < 0 || ncorp_name_keys(a, x, &m, &error) < 0 || ncorp_name_keys(b, y, &n, &error) < 0) return failure(&error);
  for (uint32_t i = 0; i < m; i++)
    for (uint32_t k = 0; k < n; k++) shared += x[i] == y[k];
  if (json) print_match_json(&match, shared);
  else print_match(a, b, &match, shared);
  return EXIT_DONE;
}

/* ---- a list ---- */

typedef struct keyed {
  uint64_t key;
  uint32_t name;
} keyed;

typedef struct pair {
  uint32_t a, b;
} pair;

typedef struct list {
  char *text; /* lines and fields end in NUL */
  ncorp_name *names;
  keyed *keys;
  pair *pairs;
  size_t size, name_count, name_room, key_count, key_room, pair_count, pair_room;
} list;

/* Room for more than `count`; ends the program when there is no memory, as a command may. */
static void *grown(void *items, size_t count, size_t *room, size_t size)
{
  if (count < *room) return items;
  while (count >= *room) *room = *room ? *room * 2 : 256;
  void *more = *room <= SIZE_MAX / size ? realloc(items, *room * size) : NULL;
  if (more) return more;
  fputs("newscorpus: error: out of memory\n", stderr);
  exit(EXIT_FAILED);
}

static bool read_text(const char *path, list *l)
{
  size_t room = 0, got = 1;
  FILE *file = strcmp(path, "-") ? fopen(path, "rb") : stdin;
  if (!file) return false;
  while (got) {
    l->text = grown(l->text, l->size + 65536, &room, 1);
    got = fread(l->text + l->size, 1, room - l->size - 1, file);
    l->size += got;
  }
  l->text[l->size] = '\0';
  bool good = !ferror(file);
  if (file != stdin) fclose(file);
  return good;
}

/* "name", or "name<TAB>type<TAB>country<TAB>gender" with what is known. */
static bool take_line(list *l, char *line, const naming *asked, size_t number)
{
  const char *fields[FIELDS] = { line, asked->type, asked->country, "" };
  for (int i = 1; i < FIELDS && (line = strchr(line, '\t')); i++) {
    *line++ = '\0';
    if (*line && *line != '\t') fields[i] = line;
  }
  int type = type_number(fields[1]), gender = gender_number(fields[3]);
  l->names = grown(l->names, l->name_count, &l->name_room, sizeof *l->names);
  l->names[l->name_count++] = (ncorp_name){ sizeof *l->names, (ncorp_entity_type)type, view(fields[0]), view(fields[2]), (ncorp_gender)gender };
  if (type >= 0 && gender >= 0) return true;
  fprintf(stderr, "newscorpus: line %zu: no type of entities (PER, ORG, LOC, MISC) or no gender (Fem, Masc, Neut)\n", number);
  return false;
}

static bool take_lines(list *l, const naming *asked)
{
  size_t number = 0;
  for (char *line = l->text, *next; line < l->text + l->size; line = next) {
    char *end = memchr(line, '\n', (size_t)(l->text + l->size - line));
    if (!end) end = l->text + l->size;
    next = end + 1;
    *end = '\0';
    if (end > line && end[-1] == '\r') end[-1] = '\0';
    if (!take_line(l, line, asked, ++number)) return false;
  }
  return true;
}

static bool failed_at(size_t line, const ncorp_error *error)
{
  fprintf(stderr, "newscorpus: line %zu: ", line + 1);
  put_text(stderr, view(error->message), false);
  fputc('\n', stderr);
  return false;
}

static bool find_keys(list *l, bool print)
{
  ncorp_error error = NCORP_ERROR_INIT;
  for (size_t i = 0; i < l->name_count; i++) {
    uint64_t keys[NCORP_NAME_KEYS_MAX];
    uint32_t count;
    if (ncorp_name_keys(&l->names[i], keys, &count, &error) < 0) return failed_at(i, &error);
    for (uint32_t k = 0; k < count; k++) {
      l->keys = grown(l->keys, l->key_count, &l->key_room, sizeof *l->keys);
      l->keys[l->key_count++] = (keyed){ keys[k], (uint32_t)i };
      if (print) printf("%zu\t%lld\n", i + 1, (long long)(int64_t)keys[k]);
    }
  }
  return true;
}

static int by_key(const void *a, const void *b)
{
  const keyed *x = a, *y = b;
  if (x->key != y->key) return x->key < y->key ? -1 : 1;
  return (x->name > y->name) - (x->name < y->name);
}

static int by_names(const void *a, const void *b)
{
  const pair *x = a, *y = b;
  if (x->a != y->a) return x->a < y->a ? -1 : 1;
  return (x->b > y->b) - (x->b < y->b);
}

static void find_pairs(list *l)
{
  if (l->key_count) qsort(l->keys, l->key_count, sizeof *l->keys, by_key);
  for (size_t from = 0, to; from < l->key_count; from = to) {
    for (to = from; to < l->key_count && l->keys[to].key == l->keys[from].key; to++) {}
    bool many = to - from > CAP;
    if (many && !(l->keys[from].key & 1)) continue;
    for (size_t i = from; i < (many ? from + HUBS : to); i++)
      for (size_t k = i + 1; k < to; k++) {
        l->pairs = grown(l->pairs, l->pair_count, &l->pair_room, sizeof *l->pairs);
        l->pairs[l->pair_count++] = (pair){ l->keys[i].name, l->keys[k].name };
      }
  }
  if (l->pair_count) qsort(l->pairs, l->pair_count, sizeof *l->pairs, by_names);
}

static bool print_pairs(const list *l)
{
  ncorp_error error = NCORP_ERROR_INIT;
  for (size_t i = 0; i < l->pair_count; i++) {
    const pair *p = &l->pairs[i];
    ncorp_name_match m;
    if (i && !by_names(p, p - 1)) continue;
    if (ncorp_name_compare(&l->names[p->a], &l->names[p->b], &m, &error) < 0) return failed_at(p->a, &error);
    if (m.verdict == NCORP_NAMES_APART) continue;
    printf("%u\t%u\t%s\t%d.%03d\t%s", (unsigned)p->a + 1, (unsigned)p->b + 1, ncorp_name_verdict_name(m.verdict), (int)m.score / 1000, (int)m.score % 1000, m.reasons[0]);
    put_tabbed(l->names[p->a].name.data);
    put_tabbed(l->names[p->b].name.data);
    putchar('\n');
  }
  return true;
}

static int compare_list(const naming *asked)
{
  list l = { .text = NULL };
  bool good = read_text(asked->list, &l);
  if (!good) fprintf(stderr, "newscorpus: error: cannot read \"%s\"\n", asked->list);
  good = good && take_lines(&l, asked) && find_keys(&l, asked->keys);
  if (good && !asked->keys) {
    find_pairs(&l);
    good = print_pairs(&l);
  }
  free(l.text);
  free(l.names);
  free(l.keys);
  free(l.pairs);
  return good ? EXIT_DONE : EXIT_FAILED;
}

static int names(const command *self, const char *const *operands, int operand_count, void *ctx)
{
  const naming *asked = ctx;
  int type = type_number(asked->type);
  if (type < 0) return usage_error(self, "there is no type \"%s\"; PER, ORG, LOC or MISC", asked->type);
  if (asked->list) return operand_count ? usage_error(self, "either two names or a list") : compare_list(asked);
  if (operand_count != 2) return usage_error(self, "two names are compared, or a list; a name of several words stands in quotation marks");
  if (asked->keys) return usage_error(self, "--keys goes with --list");
  const ncorp_name a = { sizeof a, (ncorp_entity_type)type, view(operands[0]), view(asked->country), NCORP_GENDER_NONE };
  ncorp_name b = a;
  b.name = view(operands[1]);
  return compare_two(&a, &b, asked->json);
}

static int run(const command *self, int argc, char **argv)
{
  naming asked = { .type = "PER", .country = "" };
  const option_rule rules[] = {
    { .name = "--type", .text = &asked.type }, { .name = "--country", .text = &asked.country }, { .name = "--list", .text = &asked.list },
    { .name = "--keys", .flag = &asked.keys }, { .name = "--json", .flag = &asked.json },
  };
  return run_simple(self, argc, argv, rules, sizeof rules / sizeof *rules, names, &asked);
}

const command COMMAND_NAMES = {
  "names", "Tell whether two names are one's, as linking does, and why; or which names of a list are",
  "names NAME NAME [OPTIONS] | names --list FILE|- [OPTIONS]",
  "  NAME          a name, in quotation marks where it has several words\n"
  "  --list FILE   a name on each line, or - for standard input; behind it, each after a tab, may stand its type, its country and its gender\n"
  "                (Fem, Masc, Neut). Pairs that are one or open are printed: their lines, verdict, score, reason, names\n"
  "  --keys        of a list, print the keys under which each line is looked for instead, one by one\n"
  "  --type TYPE   PER (without it), ORG, LOC or MISC\n"
  "  --country C   ISO 3166-1 alpha-3 of the country\n"
  "  --json        of two names, a line of JSON\n",
  run
};
