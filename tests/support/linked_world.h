/* A world that nobody wrote, with articles on it that are analysed already, and what they are about: so that linking can be
 * measured alone, and against the truth. The same for the same seed and size.
 *
 * Persons share surnames; names are spelled in several ways, with initials, with a slip, or are the surname alone.
 * Organisations have acronyms. Happenings have participants, a place, a day and victims; reports leave out some of it, name
 * a weekday only, or count otherwise. Some articles are rewrites of others. */
#ifndef TESTS_SUPPORT_LINKED_WORLD_H
#define TESTS_SUPPORT_LINKED_WORLD_H

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { WORLD_ENTITIES = 12, WORLD_EVENTS = 2 };

/* News of all sorts; or a world in which very much is alike. Only of the first is the truth told. */
typedef enum world_kind {
  WORLD_NEWS,
  WORLD_CROWD,     /* few people meet all the time, and articles are made of few sentences */
  WORLD_COPIES,    /* one article again and again */
  WORLD_HAPPENING, /* one happening, told by all */
  WORLD_PERSON,    /* one person takes part in everything */
  WORLD_AGENCY,    /* each article stands in fifty papers */
  WORLD_KINDS
} world_kind;

/* Who is who in an article: for each of its entities and events, in order, the number of the one that is meant. */
typedef struct world_truth {
  uint32_t entities[WORLD_ENTITIES], entity_count;
  uint32_t happenings[WORLD_EVENTS], happening_count; /* the first is what the article is on */
} world_truth;

typedef struct world world;

enum { PAPERS = 50, CROWD = 660, CROWD_SENTENCES = 14, CROWD_EVENTS = 8, DESCRIBED = 4 };
enum { DAYS = 1096, FIRST_DAY = 19358 /* 2023-01-01 */, GIVEN = 900, PLACES_SHARE = 15, ORGS_SHARE = 25, STORY_WORDS = 40 };

typedef struct happening {
  uint32_t parties[3]; /* actor, recipient, another */
  uint32_t place;
  uint16_t day;
  uint8_t type, dead;
} happening;

typedef struct article {
  uint32_t happening;
  uint16_t day;
} article;

struct world {
  uint64_t seed;
  world_kind kind;
  uint32_t entity_count, happening_count, article_count;
  happening *happenings;
  article *articles;
};

/* A number for anything that has one. */
static uint64_t draw(const world *w, uint64_t what, uint64_t which)
{
  uint64_t x = w->seed + what * UINT64_C(0x9e3779b97f4a7c15) + which * UINT64_C(0xbf58476d1ce4e5b9);
  x = (x ^ x >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
  x = (x ^ x >> 27) * UINT64_C(0x94d049bb133111eb);
  return x ^ x >> 31;
}

static uint32_t pick(const world *w, uint64_t what, uint64_t which, uint32_t below) { return (uint32_t)(draw(w, what, which) % below); }

enum { OF_GIVEN = 1, OF_SURNAME, OF_ORG, OF_PLACE, OF_KIND, OF_COUNTRY, OF_SIZE, OF_DAY, OF_PARTY, OF_TYPE, OF_WORD, OF_ARTICLE, OF_SPELLING = 100, OF_STORY = 1000 };

/* ---- names ---- */

/* Syllables, one for each digit; a capital first. */
static size_t make_word(const world *w, uint64_t what, uint64_t which, int syllables, char *out)
{
  static const char consonants[] = "bdfgklmnprstvz";
  static const char vowels[] = "aeiou";
  uint64_t n = draw(w, what, which);
  size_t at = 0;
  for (int i = 0; i < syllables; i++, n /= 70) {
    out[at++] = consonants[n % 14];
    out[at++] = vowels[n / 14 % 5];
  }
  static const char *const ends[] = { "", "n", "r", "s", "vic", "sky", "lov", "tz" };
  at += (size_t)sprintf(out + at, "%s", ends[n % 8]);
  out[0] = (char)(out[0] - 32);
  out[at] = '\0';
  return at;
}

static int kind_of(const world *w, uint32_t e)
{
  uint32_t n = pick(w, OF_KIND, e, 100);
  return n < PLACES_SHARE ? 2 : n < PLACES_SHARE + ORGS_SHARE ? 1 : 0;
}

static void country_of(const world *w, uint32_t e, char out[4])
{
  static const char *const countries[] = { "USA", "GBR", "FRA", "DEU", "UKR", "RUS", "CHN", "IND", "BRA", "TUR", "NGA", "EGY", "JPN", "KEN", "MEX", "ESP",
                                           "ITA", "POL", "NOR", "SWE", "IRN", "ISR", "KOR", "ARG", "CHL", "PER", "PAK", "THA", "VNM", "ZAF" };
  strcpy(out, countries[pick(w, OF_COUNTRY, e, 30)]);
}

/* Several persons have one surname, each with a given name of their own. */
static void person_name(const world *w, uint32_t e, char *given, char *surname)
{
  uint32_t family = e / 5;
  make_word(w, OF_GIVEN, (pick(w, OF_GIVEN + 50, family, GIVEN) + (e % 5) * 181) % GIVEN, 2, given);
  make_word(w, OF_SURNAME, family, 3, surname);
}

/* Another transliteration, or a slip. */
static void respell(char *name, uint64_t how)
{
  size_t n = strlen(name);
  if (n > 3 && strcmp(name + n - 3, "sky") == 0) strcpy(name + n - 3, how & 1 ? "skyy" : "skiy");
  else if (n > 3 && strcmp(name + n - 3, "vic") == 0) strcpy(name + n - 3, "vich");
  else if (n > 3 && strcmp(name + n - 2, "tz") == 0) strcpy(name + n - 2, "ts");
  else if (n > 3) {
    char *at = strpbrk(name + 1, "vk");
    if (at) *at = *at == 'v' ? 'w' : 'c';
    else {
      memmove(name + n, name + n - 1, 2); /* doubled */
    }
  }
}

/* The name of an entity as one article has it. */
static void spell(const world *w, uint32_t e, uint32_t index, char *out)
{
  char a[40], b[40];
  uint32_t how = pick(w, OF_SPELLING, (uint64_t)e << 32 | index, 100);
  switch (kind_of(w, e)) {
  case 0:
    person_name(w, e, a, b);
    if (how < 8) respell(b, draw(w, OF_SPELLING + 1, index));
    if (how < 72) sprintf(out, "%s %s", a, b);
    else if (how < 84) sprintf(out, "%s %c. %s", a, 'A' + (int)(e % 20), b);
    else if (how < 90) sprintf(out, "%c. %s", a[0], b);
    else sprintf(out, "%s", b);
    return;
  case 1: {
    static const char *const kinds[] = { "Council", "Bank", "Agency", "Union", "Party", "Institute", "Group", "Commission" };
    char c[40];
    make_word(w, OF_ORG, e, 3, a);
    make_word(w, OF_ORG + 60, e % 997, 2, b);
    strcpy(c, kinds[pick(w, OF_ORG + 61, e, 8)]);
    if (how < 85) sprintf(out, "%s %s %s", a, b, c);
    else if (how < 95) sprintf(out, "The %s %s %s", a, b, c);
    else sprintf(out, "%c%c%c", a[0], b[0], c[0]);
    return;
  }
  default:
    make_word(w, OF_PLACE, e, 3, out);
  }
}

/* ---- the world ---- */

/* How many articles are on a happening: most have few, some very many; five in the mean. */
static uint32_t size_of(const world *w, uint32_t h)
{
  uint32_t n = pick(w, OF_SIZE, h, 1000), m = pick(w, OF_SIZE + 70, h, 1 << 20);
  return n < 600 ? 1 + m % 3 : n < 900 ? 3 + m % 5 : n < 990 ? 8 + m % 14 : 22 + m % 80;
}

static uint32_t pick_of_kind(const world *w, uint64_t which, int kind)
{
  uint32_t e = 0;
  for (uint32_t i = 0; i < 40; i++) {
    e = pick(w, OF_PARTY + 80 + (uint64_t)kind, which * 64 + i, w->entity_count);
    if ((kind_of(w, e) == 2) == (kind == 2)) break;
  }
  return e;
}

static int by_day(const void *a, const void *b)
{
  const article *x = a, *y = b;
  if (x->day != y->day) return x->day < y->day ? -1 : 1;
  return (x->happening > y->happening) - (x->happening < y->happening);
}

static void world_free(world *w)
{
  if (!w) return;
  free(w->happenings);
  free(w->articles);
  free(w);
}

/* articles: how many there are; a tenth of that many entities, a fifth of that many happenings over three years. NULL when
 * there is no memory. Articles are in the order of publication. */
static world *world_new(uint64_t seed, uint32_t articles, world_kind kind)
{
  world *w = calloc(1, sizeof *w);
  if (!w) return NULL;
  w->seed = seed;
  w->kind = kind;
  w->article_count = articles;
  w->entity_count = kind == WORLD_CROWD ? CROWD : articles / 10 + 20;
  w->happening_count = kind == WORLD_HAPPENING ? 1 : articles / 5 + 1;
  w->happenings = calloc(w->happening_count, sizeof *w->happenings);
  w->articles = calloc(articles + 1, sizeof *w->articles);
  if (!w->happenings || !w->articles) {
    world_free(w);
    return NULL;
  }
  uint32_t made = 0;
  for (uint32_t h = 0; h < w->happening_count; h++) {
    happening *x = &w->happenings[h];
    for (uint32_t i = 0; i < 3; i++) x->parties[i] = pick_of_kind(w, kind == WORLD_PERSON && !i ? 0 : (uint64_t)h * 4 + i, 0);
    x->place = pick_of_kind(w, (uint64_t)h * 4 + 3, 2);
    x->day = (uint16_t)pick(w, OF_DAY, h, DAYS - 4);
    x->type = (uint8_t)pick(w, OF_TYPE, h, 8);
    x->dead = x->type == 7 ? (uint8_t)(1 + pick(w, OF_TYPE + 90, h, 60)) : 0;
    uint32_t size = size_of(w, h);
    for (uint32_t i = 0; i < size && made < articles; i++)
      w->articles[made++] = (article){ h, (uint16_t)(x->day + pick(w, OF_DAY + 91, (uint64_t)h * 512 + i, 3)) };
  }
  for (uint32_t i = 0; made < articles; i++, made++) {
    uint32_t h = pick(w, OF_ARTICLE + 92, i, w->happening_count);
    w->articles[made] = (article){ h, (uint16_t)(w->happenings[h].day + 1) };
  }
  qsort(w->articles, articles, sizeof *w->articles, by_day);
  return w;
}

/* ---- articles ---- */

typedef struct sheet {
  char text[4096];
  size_t size;
  uint32_t starts[400], ends[400], words; /* tokens */
  uint32_t name_start[WORLD_ENTITIES], name_end[WORLD_ENTITIES];
} sheet;

static void write_word(sheet *s, const char *word)
{
  if (s->size) s->text[s->size++] = ' ';
  s->starts[s->words] = (uint32_t)s->size;
  s->size += (size_t)sprintf(s->text + s->size, "%s", word);
  s->ends[s->words++] = (uint32_t)s->size;
}

/* Writes a name word by word. */
static void write_name(sheet *s, const char *name, uint32_t which)
{
  char copy[160], *at = copy;
  snprintf(copy, sizeof copy, "%s", name);
  s->name_start[which] = (uint32_t)(s->size ? s->size + 1 : 0);
  for (char *word; (word = strsep(&at, " "));) write_word(s, word);
  s->name_end[which] = (uint32_t)s->size;
}

/* Words of the story, most of them in every article on it, among common ones. */
static void write_words(const world *w, sheet *s, uint32_t h, uint32_t index)
{
  static const char *const common[] = { "the", "people", "after", "government", "said", "which", "officials", "reported", "would", "against", "during",
                                        "several", "country", "police", "yesterday", "between", "another", "support", "region", "statement" };
  uint32_t copied = pick(w, OF_ARTICLE + 93, index, 20) == 0 ? 0 : index; /* a rewrite has the words of another */
  char word[40];
  for (uint32_t i = 0; w->kind == WORLD_CROWD && i < 200; i++) {
    uint32_t sentence = pick(w, OF_WORD + 94, (uint64_t)index * 128 + i / 10, CROWD_SENTENCES);
    make_word(w, OF_STORY, sentence * 10 + i % 10, 4, word);
    write_word(s, i % 3 ? common[(sentence * 7 + i) % 20] : word);
  }
  for (uint32_t i = 0; w->kind != WORLD_CROWD && i < 70; i++) {
    if (pick(w, OF_WORD, ((uint64_t)h << 32 | copied) * 128 + i, 2)) write_word(s, common[pick(w, OF_WORD + 94, (uint64_t)copied * 128 + i, 20)]);
    else {
      uint32_t which = pick(w, OF_WORD + 95, ((uint64_t)h << 32 | copied) * 128 + i, STORY_WORDS);
      make_word(w, OF_STORY, (uint64_t)(which < 30 ? h : h / 50) * STORY_WORDS + which, 4, word);
      word[0] = (char)(word[0] + 32);
      write_word(s, word);
    }
  }
}

typedef struct line {
  char *out;
  size_t size, room;
} line;

__attribute__((format(printf, 2, 3))) static void put(line *l, const char *format, ...)
{
  va_list args;
  va_start(args, format);
  int n = vsnprintf(l->out + l->size, l->room - l->size, format, args);
  va_end(args);
  if (n > 0 && l->size + (size_t)n < l->room) l->size += (size_t)n;
}

static void put_numbers(line *l, const char *name, const uint32_t *numbers, uint32_t count)
{
  put(l, "\"%s\":[", name);
  for (uint32_t i = 0; i < count; i++) put(l, "%s%u", i ? "," : "", numbers[i]);
  put(l, "]");
}

/* Howard Hinnant's civil calendar. */
static void print_day(int day, char out[11])
{
  int z = FIRST_DAY + day + 719468, era = z / 146097, doe = z - era * 146097, yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
  int doy = doe - (365 * yoe + yoe / 4 - yoe / 100), mp = (5 * doy + 2) / 153, d = doy - (153 * mp + 2) / 5 + 1, m = mp < 10 ? mp + 3 : mp - 9;
  unsigned year = (unsigned)(yoe + era * 400 + (m <= 2)) % 10000;
  snprintf(out, 11, "%04u-%02u-%02u", year, (unsigned)m % 100, (unsigned)d % 100);
}

static uint32_t add_entity(world_truth *t, uint32_t e)
{
  for (uint32_t i = 0; i < t->entity_count; i++)
    if (t->entities[i] == e) return i;
  if (t->entity_count == WORLD_ENTITIES) return WORLD_ENTITIES - 1;
  t->entities[t->entity_count] = e;
  return t->entity_count++;
}

static void put_event(const world *w, line *l, world_truth *t, const happening *x, uint32_t index, uint32_t nth)
{
  static const char *const types[] = { "CONSULT", "AGREE", "AID", "REQUEST", "ACCUSE", "PROTEST", "COERCE", "ASSAULT" };
  uint64_t which = (uint64_t)index * 4 + nth;
  uint32_t how = pick(w, OF_ARTICLE + 96, which, 100), mention[3];
  char date[11];
  for (uint32_t i = 0; i < 3; i++) mention[i] = add_entity(t, x->parties[i]);
  uint32_t place = add_entity(t, x->place);
  put(l, "%s{\"event\":\"%s\",\"trigger\":[0,3],\"sentence\":0,\"status\":\"occurred\",\"confidence\":0.8,\"because\":\"made\"", nth ? "," : "", types[x->type]);
  put(l, ",\"actor\":[{\"mention\":%u}", mention[0]);
  if (x->type < 2) put(l, ",{\"mention\":%u}", mention[1]);
  if (x->type < 2 && how % 3) put(l, ",{\"mention\":%u}", mention[2]);
  put(l, "],\"recipient\":[");
  if (x->type >= 2) put(l, "{\"mention\":%u}", mention[1]);
  put(l, "]");
  if (how % 10 < 7) put(l, ",\"event_loc\":%u", place);
  print_day(x->day, date);
  if (how < 70) put(l, ",\"date\":\"%s\"", date);
  else if (how < 85) put(l, ",\"date\":\"XXXX-WXX-%d\"", (FIRST_DAY + x->day + 3) % 7 + 1);
  if (x->dead) {
    uint32_t less = how % 4 ? 0 : (uint32_t)x->dead / 5;
    put(l, ",\"size\":{\"dead\":{\"value\":%u,\"bound\":\"%s\"}}", x->dead - less, less ? "at_least" : "exact");
  }
  put(l, "}");
}

/* What people of one cast do in a crowd. */
static happening happening_in_crowd(const world *w, uint32_t index, uint32_t day, uint32_t nth)
{
  enum { CAST = 4 };
  uint64_t which = ((uint64_t)index * CROWD_EVENTS + nth) * 8;
  happening x = { .place = pick_of_kind(w, (uint64_t)index * CAST, 2), .day = (uint16_t)(day > 6 ? day - pick(w, OF_DAY + 91, which, 7) : day),
                  .type = (uint8_t)pick(w, OF_TYPE, which, 8), .dead = (uint8_t)pick(w, OF_TYPE + 90, which, 60) };
  if (x.type != 7) x.dead = 0;
  for (uint32_t i = 0; i < 3; i++) x.parties[i] = pick_of_kind(w, (uint64_t)index * CAST + pick(w, OF_PARTY, which + i, CAST), 0);
  return x;
}

static void put_crowd_events(const world *w, line *l, world_truth *t, uint32_t index, uint32_t day)
{
  for (uint32_t nth = 0; nth < CROWD_EVENTS; nth++) {
    happening x = happening_in_crowd(w, index, day, nth);
    put_event(w, l, t, &x, index, nth);
  }
}

static void put_events(const world *w, line *l, world_truth *t, uint32_t index)
{
  uint32_t own = w->articles[index].happening;
  put_event(w, l, t, &w->happenings[own], index, 0);
  t->happenings[t->happening_count++] = own;
  /* Every other article tells of something else as well, from the weeks before. */
  if (!pick(w, OF_ARTICLE + 97, index, 2)) return;
  uint32_t other = w->articles[index - (index ? 1 + pick(w, OF_ARTICLE + 98, index, index < 2000 ? index : 2000) : 0)].happening;
  if (other == own) return;
  put_event(w, l, t, &w->happenings[other], index, 1);
  t->happenings[t->happening_count++] = other;
}

/* The article that one is a copy of, or itself. */
static uint32_t original_of(const world *w, uint32_t index)
{
  return w->kind == WORLD_COPIES ? 0 : w->kind == WORLD_AGENCY ? index - index % PAPERS : index;
}

/* Writes an article as a line of the corpus format; gives how many bytes. */
static size_t world_article(const world *w, uint32_t number, char *out, size_t room, world_truth *t)
{
  uint32_t index = original_of(w, number);
  const article *a = &w->articles[index];
  sheet s = { .size = 0 };
  char events[4096], name[160], day[11];
  line e = { events, 0, sizeof events }, l = { out, 0, room };
  *t = (world_truth){ .entity_count = 0 };
  static const char *const types[] = { "PER", "ORG", "LOC" };

  if (w->kind == WORLD_CROWD) put_crowd_events(w, &e, t, index, a->day);
  else put_events(w, &e, t, index);
  for (uint32_t i = 0; i < 2; i++) add_entity(t, pick_of_kind(w, (uint64_t)a->happening * 977 + i + pick(w, OF_ARTICLE + 99, index, 3) * 31, 0));
  write_words(w, &s, a->happening, index);
  for (uint32_t i = 0; i < t->entity_count; i++) {
    spell(w, t->entities[i], index, name);
    write_name(&s, name, i);
  }
  print_day(a->day, day);
  put(&l, "{\"record\":\"article\",\"id\":\"n%08x%08x\",\"title\":\"%.24s\",\"published\":\"%s\",\"published_from\":\"metadata\",\"text\":\"%.*s\"",
      (unsigned)draw(w, OF_ARTICLE, number) & 0xffffffffu, number, s.text, day, (int)s.size, s.text);
  put(&l, ",\"sentences\":[[0,%zu]],\"tokens\":{", s.size);
  put_numbers(&l, "start", s.starts, s.words);
  put(&l, ",");
  put_numbers(&l, "end", s.ends, s.words);
  put(&l, "},\"mentions\":[");
  for (uint32_t i = 0; i < t->entity_count; i++)
    put(&l, "%s{\"span\":[%u,%u],\"type\":\"%s\",\"form\":\"name\",\"entity\":\"a%u\"}", i ? "," : "", s.name_start[i], s.name_end[i],
        types[kind_of(w, t->entities[i])], i);
  /* Where very much is alike, some are described and not named: by words of the text that others have, too. */
  for (uint32_t i = 0; w->kind != WORLD_NEWS && i < DESCRIBED; i++)
    put(&l, ",{\"span\":[%u,%u],\"type\":\"PER\",\"form\":\"nominal\"}", s.starts[i * 7], s.ends[i * 7]);
  put(&l, "],\"entities\":[");
  for (uint32_t i = 0; i < t->entity_count; i++) {
    uint32_t entity = t->entities[i];
    int kind = kind_of(w, entity);
    char country[4];
    country_of(w, entity, country);
    put(&l, "%s{\"id\":\"a%u\",\"type\":\"%s\",\"name\":\"%.*s\"", i ? "," : "", i, types[kind], (int)(s.name_end[i] - s.name_start[i]), s.text + s.name_start[i]);
    if (kind == 2 || pick(w, OF_SPELLING + 2, (uint64_t)entity << 32 | index, 3)) put(&l, ",\"country\":\"%s\"", country);
    if (kind == 2) put(&l, ",\"lat\":%u.%02u,\"lon\":%u.%02u", pick(w, OF_PLACE + 71, entity, 60), pick(w, OF_PLACE + 72, entity, 100), pick(w, OF_PLACE + 73, entity, 170), pick(w, OF_PLACE + 74, entity, 100));
    put(&l, "}");
  }
  put(&l, "],\"events\":[%.*s]}\n", (int)e.size, events);
  return l.size;
}

#endif
