/* Dictionaries of actors and of agents: who somebody is, by day, and what he is. */
#include "knowledge/cameo_builder.h"

#include "base/str.h"

/* Days of a month; February in leap years has 29. */
static uint32_t month_days(uint32_t year, uint32_t month)
{
  static const uint8_t days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
  bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && leap ? 29 : days[month - 1];
}

/* YYYYMMDD or YYMMDD, where years up to 30 are those of this century; 0: no date. */
static uint32_t read_day(ncorp_str s)
{
  uint32_t value = 0;
  if (s.size != 6 && s.size != 8) return 0;
  for (size_t i = 0; i < s.size; i++) {
    if (!nci_is_digit(s.data[i])) return 0;
    value = value * 10 + (uint32_t)(s.data[i] - '0');
  }
  if (s.size == 6) value += value / 10000 <= 30 ? 20000000 : 19000000;
  uint32_t year = value / 10000, month = value / 100 % 100, day = value % 100;
  return year && month >= 1 && month <= 12 && day >= 1 && day <= month_days(year, month) ? value : 0;
}

/* Reads the days of a restriction: "<950601", "> 990816", "19950601 - 19990815". */
static bool read_days(nci_cameo_builder *b, ncorp_str s, nci_cameo_dated *dated)
{
  const char *place = s.data;
  char sign = s.data[0];
  if (sign == '<' || sign == '>') {
    uint32_t day = read_day(nci_str_trim(nci_str(s.data + 1, s.size - 1)));
    if (day && sign == '<') dated->to = day;
    else if (day) dated->from = day;
    else nci_cameo_mistake_at(b, NCI_MISTAKE_DATE, place, "\"%.*s\" is no date", (int)(s.size < 40 ? s.size : 40), s.data);
    return day != 0;
  }
  ncorp_str rest = s, first = nci_str_trim(nci_str_part(&rest, '-')), last = nci_str_trim(rest);
  dated->from = read_day(first);
  dated->to = read_day(last);
  if (!dated->from || !dated->to) {
    nci_cameo_mistake_at(b, NCI_MISTAKE_DATE, place, "\"%.*s\" is not two dates", (int)(s.size < 40 ? s.size : 40), s.data);
    return false;
  }
  if (dated->from > dated->to) nci_cameo_mistake_at(b, NCI_MISTAKE_INTERVAL, place, "the last day is before the first one");
  return dated->from <= dated->to;
}

/* Reads every "[CODE restriction]" of a line into the codes of the actor at hand. */
static void read_codes(nci_cameo_builder *b, ncorp_str line, nci_cameo_actor *actor)
{
  ncorp_str before, inside, behind;
  nci_cameo_dictionary *d = b->d;
  for (; nci_cameo_bracket(b, line, '[', &before, &inside, &behind); line = behind) {
    if (before.size && before.data != b->line.data)
      nci_cameo_mistake_at(b, NCI_MISTAKE_SYNTAX, before.data, "something stands behind the code");
    size_t size = 0;
    while (size < inside.size && !nci_is_space(inside.data[size]) && inside.data[size] != '<' && inside.data[size] != '>') size++;
    ncorp_str code = nci_str(inside.data, size), days = nci_str_trim(nci_str(inside.data + size, inside.size - size));
    nci_cameo_dated dated = { NCI_NO_STR, 0, UINT32_MAX };
    if (!size) {
      nci_cameo_mistake_at(b, NCI_MISTAKE_CODE, inside.data, "there is no code in the brackets");
      continue;
    }
    if (days.size && !read_days(b, days, &dated)) continue;
    dated.code = nci_str_is(code, "---") ? NCI_STR("") : nci_arena_str(&d->arena, code);
    nci_vec_add(&d->arena, &d->dated, dated);
    actor->count = d->dated.count - actor->first;
  }
  if (line.size && line.data != b->line.data) nci_cameo_mistake_at(b, NCI_MISTAKE_SYNTAX, line.data, "something stands behind the code");
}

static void add_actor(nci_cameo_builder *b, ncorp_str phrase)
{
  nci_cameo_phrase p = nci_cameo_words(b, phrase, b->d->actor_codes.count - 1);
  if (p.count) nci_vec_add(&b->scratch, &b->actors, p);
  else nci_cameo_no_words(b, "an actor");
}

/* Where an actor is named, as long as no bracket has come for it. */
typedef struct bare_actor {
  ncorp_str line; /* absent: none, or one with a code */
  uint64_t number;
  size_t start;
} bare_actor;

/* Says that an actor was left without a code, which shows only at the next one. */
static void end_actor(nci_cameo_builder *b, bare_actor *bare)
{
  if (!bare->line.data) return;
  bare_actor here = { b->line, b->line_number, b->line_start };
  b->line = bare->line, b->line_number = bare->number, b->line_start = bare->start;
  nci_cameo_mistake_at(b, NCI_MISTAKE_CODE, NULL, "an actor without a code");
  b->line = here.line, b->line_number = here.number, b->line_start = here.start;
  bare->line = NCI_NO_STR;
}

void nci_cameo_read_actors(nci_cameo_builder *b)
{
  nci_cameo_dictionary *d = b->d;
  nci_cameo_actor *actor = NULL;
  bare_actor bare = { NCI_NO_STR, 0, 0 };
  bool nouns = false; /* in a section of TABARI's of words that are nobody */
  while (nci_cameo_next_line(b)) {
    ncorp_str line = b->line, phrase, inside, behind;
    if (nci_str_starts(line, NCI_STR("---STOP---"))) break;
    char first = line.data[0];
    if (first == '<') {
      end_actor(b, &bare);
      nouns = nci_str_is_nocase(line, "<NOUN>");
      continue;
    }
    if (nouns && !memchr(line.data, '[', line.size)) continue;
    if ((first == '[' || first == '+') && !actor) {
      nci_cameo_mistake_at(b, NCI_MISTAKE_ALONE, NULL, first == '[' ? "a code without an actor before it" : "a synonym without an actor before it");
      continue;
    }
    if (first == '[') {
      bare.line = NCI_NO_STR;
      read_codes(b, line, actor);
      continue;
    }
    const char *open = memchr(line.data, '[', line.size);
    if (first != '+') {
      end_actor(b, &bare);
      bare = (bare_actor){ line, b->line_number, b->line_start };
    }
    if (open) bare.line = NCI_NO_STR;
    if (first == '+') {
      if (open) nci_cameo_bracket(b, line, '[', &phrase, &inside, &behind);
      else phrase = line;
      add_actor(b, nci_str_trim(nci_str(phrase.data + 1, phrase.size - 1)));
    } else {
      nci_cameo_actor new = { d->dated.count, 0 };
      nci_vec_add(&d->arena, &d->actor_codes, new);
      if (d->arena.failed) return;
      actor = &d->actor_codes.at[d->actor_codes.count - 1];
      phrase = nci_str_trim(open ? nci_str(line.data, (size_t)(open - line.data)) : line);
      add_actor(b, phrase);
    }
    if (open) read_codes(b, nci_str(open, (size_t)(line.data + line.size - open)), actor);
  }
  end_actor(b, &bare);
}

/* A substitution: "!PERSON! = MAN, WOMAN". */
typedef struct marker {
  ncorp_str name, values; /* of the file's text */
} marker;

typedef NCI_VEC(marker) markers;

static const marker *find_marker(const markers *list, ncorp_str name)
{
  for (uint32_t i = list->count; i-- > 0;)
    if (nci_str_eq_nocase(list->at[i].name, name)) return &list->at[i];
  return NULL;
}

static void define_marker(nci_cameo_builder *b, markers *list)
{
  enum { MOST = 1000 };
  ncorp_str rest = nci_str(b->line.data + 1, b->line.size - 1);
  const char *close = rest.size ? memchr(rest.data, '!', rest.size) : NULL, *is = close ? memchr(close, '=', (size_t)(rest.data + rest.size - close)) : NULL;
  marker m = { nci_str(rest.data, close ? (size_t)(close - rest.data) : 0), NCI_NO_STR };
  if (is) m.values = nci_str_trim(nci_str(is + 1, (size_t)(rest.data + rest.size - is - 1)));
  if (!m.name.size || !m.values.size || nci_str_trim(nci_str(close + 1, (size_t)(is - close - 1))).size)
    nci_cameo_mistake_at(b, NCI_MISTAKE_MARKER, NULL, "a substitution is defined as !NAME! = WORD, WORD");
  else if (list->count < MOST) nci_vec_add(&b->scratch, list, m);
  else nci_cameo_mistake_at(b, NCI_MISTAKE_LIMIT, NULL, "more than %d substitutions", MOST);
}

static void add_agent(nci_cameo_builder *b, ncorp_str phrase)
{
  nci_cameo_phrase p = nci_cameo_words(b, phrase, b->d->agent_codes.count - 1);
  if (p.count) nci_vec_add(&b->scratch, &b->agents, p);
  else nci_cameo_no_words(b, "an agent");
}

/* An agent with a marker in it: one for each of the marker's words, without plurals. */
static void add_substituted(nci_cameo_builder *b, const markers *list, ncorp_str phrase)
{
  const char *open = memchr(phrase.data, '!', phrase.size), *end = phrase.data + phrase.size;
  const char *close = open + 1 < end ? memchr(open + 1, '!', (size_t)(end - open - 1)) : NULL;
  const marker *m = close ? find_marker(list, nci_str(open + 1, (size_t)(close - open - 1))) : NULL;
  if (!m) {
    nci_cameo_mistake_at(b, NCI_MISTAKE_MARKER, open, close ? "the substitution is not defined above" : "a substitution is written !NAME!");
    return;
  }
  for (ncorp_str values = m->values; values.size && !b->full && !b->scratch.failed;) {
    const ncorp_str parts[] = { nci_str(phrase.data, (size_t)(open - phrase.data)), nci_str_trim(nci_str_part(&values, ',')),
                                nci_str(close + 1, (size_t)(end - close - 1)) };
    add_agent(b, nci_arena_join(&b->scratch, parts, 3));
  }
}

/* "[~GOV]", "[NGO~]". */
static bool agent_code(nci_cameo_builder *b, ncorp_str inside)
{
  nci_cameo_dictionary *d = b->d;
  bool behind = inside.size && inside.data[0] == '~', before = inside.size && inside.data[inside.size - 1] == '~';
  if (behind == before || inside.size < 2) {
    nci_cameo_mistake_at(b, NCI_MISTAKE_MARK, inside.data ? inside.data : NULL, "an agent's code has one \"~\": [~GOV] or [NGO~]");
    return false;
  }
  nci_cameo_agent agent = { nci_arena_str(&d->arena, nci_str(inside.data + behind, inside.size - 1)), before };
  nci_vec_add(&d->arena, &d->agent_codes, agent);
  return true;
}

static void read_agent(nci_cameo_builder *b, const markers *list)
{
  ncorp_str left, inside, behind, phrase, plural, rest;
  if (!nci_cameo_bracket(b, b->line, '[', &left, &inside, &behind)) {
    nci_cameo_mistake_at(b, NCI_MISTAKE_CODE, NULL, "an agent without a code");
    return;
  }
  if (behind.size) nci_cameo_mistake_at(b, NCI_MISTAKE_SYNTAX, behind.data, "something stands behind the code");
  bool given = nci_cameo_bracket(b, left, '{', &phrase, &plural, &rest);
  if (!phrase.size) {
    nci_cameo_no_words(b, "an agent");
    return;
  }
  if (!agent_code(b, inside)) return;
  if (memchr(phrase.data, '!', phrase.size)) {
    add_substituted(b, list, phrase);
    return;
  }
  add_agent(b, phrase);
  bool whole = phrase.data[phrase.size - 1] == '_'; /* as TABARI marks what is no stem */
  if (!given && !whole) add_agent(b, nci_cameo_plural(b, phrase));
  else if (plural.size) add_agent(b, plural);
}

void nci_cameo_read_agents(nci_cameo_builder *b)
{
  markers list = { 0 };
  while (nci_cameo_next_line(b)) {
    if (b->line.data[0] == '!' && !memchr(b->line.data, '[', b->line.size)) define_marker(b, &list);
    else read_agent(b, &list);
  }
}
