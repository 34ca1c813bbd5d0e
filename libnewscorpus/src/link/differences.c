/* Where the reports of a happening disagree: each field of which they give different values, with who gives which. */
#include "base/decimal.h"
#include "base/str.h"
#include "link/records.h"

/* Fields of a record; behind the last one its counts, one after the other. */
typedef enum field { DURATION, DATE, PLACE, ACTOR, RECIPIENT, STATUS, DEAD, INJURED, ARRESTED, ABDUCTED, PARTICIPANTS, FIELD_COUNT } field;

static const char *const names[FIELD_COUNT] = { "duration", "date", "event_loc", "actor", "recipient", "status", "size.dead", "size.injured", "size.arrested",
                                                "size.abducted", "size.participants" };

/* "more than 12", or absent. */
static ncorp_str print_amount(nci_arena *arena, const ncorp_amount *a)
{
  if (!a || !a->known) return NCI_NO_STR;
  nci_buffer b;
  nci_buffer_init(&b, arena->allocator);
  nci_decimal_print_bound(&b, a->bound, a->value);
  if (b.failed) arena->failed = true;
  ncorp_str text = nci_arena_bytes(arena, b.data, b.size);
  nci_buffer_done(&b);
  return text;
}

/* What a report says of a size or a count of the record; NULL when it is neither or the report does not count such things. */
static const ncorp_amount *amount_of(const ncorp_event *out, const ncorp_size *size, uint32_t f)
{
  const ncorp_amount *sizes[] = { &size->dead, &size->injured, &size->arrested, &size->abducted, &size->participants };
  if (f < FIELD_COUNT) return f < DEAD ? NULL : sizes[f - DEAD];
  for (uint32_t i = 0; i < size->count_count; i++)
    if (nci_str_eq(size->counts[i].unit, out->size.counts[f - FIELD_COUNT].unit)) return &size->counts[i].amount;
  return NULL;
}

enum { NAMES_MAX = 16 };

/* The names of those of a side whom the corpus knows, in order, each once; gives how many. */
static uint32_t list_names(nci_records *r, const nci_voice *voice, const nci_party *side, uint32_t count, ncorp_str *list)
{
  uint32_t n = 0;
  for (uint32_t i = 0; i < count && n < NAMES_MAX; i++) {
    if (side[i].named == NCORP_NONE) continue;
    ncorp_str name = nci_party_name(r, voice, &side[i]);
    uint32_t at = n;
    while (at && nci_str_cmp(list[at - 1], name) > 0) at--;
    if (at && nci_str_eq(list[at - 1], name)) continue;
    memmove(list + at + 1, list + at, (n - at) * sizeof *list);
    list[at] = name;
    n++;
  }
  return n;
}

static uint32_t names_of(nci_records *r, const nci_voice *voice, uint32_t f, ncorp_str *list)
{
  const ncorp_event_mention *e = &voice->told->event;
  return f == ACTOR ? list_names(r, voice, voice->told->actors, e->actor_count, list) : list_names(r, voice, voice->told->recipients, e->recipient_count, list);
}

static ncorp_str print_names(nci_records *r, const nci_voice *voice, uint32_t f)
{
  ncorp_str list[NAMES_MAX + 1];
  uint32_t count = names_of(r, voice, f, list);
  nci_buffer b;
  nci_buffer_init(&b, r->scratch.allocator);
  for (uint32_t i = 0; i < count; i++) {
    if (i) nci_buffer_put(&b, "; ", 2);
    nci_buffer_put(&b, list[i].data, list[i].size);
  }
  if (b.failed) r->scratch.failed = true;
  ncorp_str text = count ? nci_arena_bytes(&r->scratch, b.data, b.size) : NCI_NO_STR;
  nci_buffer_done(&b);
  return text;
}

/* What a report says; absent when it says nothing. In r->scratch, or older. */
static ncorp_str value_of(nci_records *r, const nci_voice *voice, const ncorp_event *out, uint32_t f)
{
  const ncorp_event_mention *e = &voice->told->event;
  switch (f) {
  case DURATION: return e->duration;
  case DATE: return r->links->reports[voice->report].when.first == INT32_MIN ? NCI_NO_STR : e->date;
  case PLACE: return voice->told->placed ? nci_party_name(r, voice, &voice->told->place) : NCI_NO_STR;
  case ACTOR:
  case RECIPIENT: return print_names(r, voice, f);
  case STATUS: return nci_cstr(ncorp_event_status_name(e->status));
  default: return print_amount(&r->scratch, amount_of(out, &e->size, f));
  }
}

/* A value and who gives it. */
typedef struct voice {
  ncorp_str value;
  NCI_VEC(ncorp_str) articles;
  int32_t day;      /* of the latest of them, or INT32_MIN */
  int64_t vagueness; /* 0 is exact */
} voice;

enum { VOICES_MAX = 16 };

/* Reports of one article come one after the other. */
static void add_article(nci_arena *arena, voice *v, ncorp_str id)
{
  if (!v->articles.count || !nci_str_eq(v->articles.at[v->articles.count - 1], id)) nci_vec_add(arena, &v->articles, id);
}

/* How much a value leaves open: days, those who are not named, or 1 where a number is a bound or a place is wide. */
static int64_t vagueness_of(nci_records *r, const nci_voice *told, const ncorp_event *out, uint32_t f)
{
  nci_when when = r->links->reports[told->report].when;
  uint32_t place = r->links->reports[told->report].place;
  const ncorp_amount *amount = amount_of(out, &told->told->event.size, f);
  ncorp_str list[NAMES_MAX + 1];
  if (f == DATE) return (int64_t)when.last - when.first;
  if (f == PLACE) return place == NCORP_NONE || nci_links_trait(r->links, place)->wide;
  if (f == ACTOR || f == RECIPIENT) return NAMES_MAX - (int64_t)names_of(r, told, f, list);
  return amount && amount->bound != NCORP_BOUND_EXACT;
}

/* Marks the one value that was told last and the one that is the most exact. */
static void mark_values(const voice *voices, uint32_t count, ncorp_difference_value *values)
{
  uint32_t latest = 0, exact = 0;
  bool one_latest = true, one_exact = true;
  for (uint32_t i = 1; i < count; i++) {
    if (voices[i].day >= voices[latest].day) one_latest = voices[i].day > voices[latest].day, latest = i;
    if (voices[i].vagueness <= voices[exact].vagueness) one_exact = voices[i].vagueness < voices[exact].vagueness, exact = i;
  }
  if (one_latest) values[latest].latest = 1;
  if (one_exact) values[exact].specific = 1;
}

static ncorp_str field_name(nci_records *r, const ncorp_event *out, uint32_t f)
{
  static const char counts[] = "size.counts.";
  nci_buffer b;
  if (f < FIELD_COUNT) return nci_cstr(names[f]);
  nci_buffer_init(&b, r->out->allocator);
  nci_buffer_put(&b, counts, sizeof counts - 1);
  nci_buffer_put(&b, out->size.counts[f - FIELD_COUNT].unit.data, out->size.counts[f - FIELD_COUNT].unit.size);
  if (b.failed) r->out->failed = true;
  ncorp_str name = nci_arena_bytes(r->out, b.data, b.size);
  nci_buffer_done(&b);
  return name;
}

/* Who says what of a field. Silence about the dead or the day is no disagreement; who says how long it took knows more of it. */
static bool compare(nci_records *r, const nci_voice *reports, uint32_t report_count, const ncorp_event *out, uint32_t f, ncorp_difference *found)
{
  voice voices[VOICES_MAX], silent = { .value = NCI_STR("") };
  uint32_t count = 0;
  bool told = false; /* by the article */
  for (uint32_t i = 0; i < report_count; i++) {
    ncorp_str value = value_of(r, &reports[i], out, f), id = reports[i].id;
    bool last = i + 1 == report_count || reports[i + 1].article != reports[i].article;
    voice *v = NULL;
    told = told || value.size;
    if (last && !told) add_article(&r->scratch, &silent, id);
    if (last) told = false;
    for (uint32_t k = 0; !v && k < count; k++)
      if (nci_str_eq(voices[k].value, value)) v = &voices[k];
    if (!v && value.size && count < VOICES_MAX) {
      v = &voices[count++];
      *v = (voice){ .value = value, .day = INT32_MIN, .vagueness = INT64_MAX };
    }
    if (!v) continue;
    add_article(&r->scratch, v, id);
    int32_t day = nci_day_of(r, reports[i].article);
    int64_t vagueness = vagueness_of(r, &reports[i], out, f);
    if (day > v->day) v->day = day;
    if (vagueness < v->vagueness) v->vagueness = vagueness;
  }
  uint32_t all = count + (silent.articles.count ? 1 : 0);
  if (f == DURATION ? !count || all < 2 : count < 2) return false;
  ncorp_difference_value *values = nci_arena_alloc(r->out, all, sizeof *values);
  if (!values) return false;
  for (uint32_t k = 0; k < all; k++) {
    const voice *v = k < count ? &voices[k] : &silent;
    ncorp_str *articles = nci_arena_alloc(r->out, v->articles.count, sizeof *articles);
    if (!articles) return false;
    memcpy(articles, v->articles.at, v->articles.count * sizeof *articles);
    values[k] = (ncorp_difference_value){ .value = nci_arena_bytes(r->out, v->value.data, v->value.size), .articles = articles, .article_count = v->articles.count };
  }
  if (count > 1) mark_values(voices, count, values);
  *found = (ncorp_difference){ field_name(r, out, f), values, all };
  return true;
}

void nci_find_differences(nci_records *r, const nci_voice *reports, uint32_t report_count, ncorp_event *out)
{
  NCI_VEC(ncorp_difference) found = { 0 };
  for (uint32_t f = 0; f < FIELD_COUNT + out->size.count_count && report_count > 1; f++) {
    ncorp_difference d;
    if (compare(r, reports, report_count, out, f, &d)) nci_vec_add(r->out, &found, d);
  }
  if (r->scratch.failed) r->out->failed = true;
  out->differences = found.at;
  out->difference_count = found.count;
}
