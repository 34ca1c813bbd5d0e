/* Where the reports of a happening disagree: each field of which they give different values, with who gives which. */
#include "base/decimal.h"
#include "base/str.h"
#include "link/records.h"

typedef enum field { DURATION, DATE, PLACE, STATUS, DEAD, INJURED, ARRESTED, ABDUCTED, PARTICIPANTS, FIELD_COUNT } field;

static const char *const names[FIELD_COUNT] = { "duration", "date", "event_loc", "status", "size.dead", "size.injured", "size.arrested",
                                                "size.abducted", "size.participants" };

/* "more than 12", or absent. */
static ncorp_str print_amount(nci_arena *arena, const ncorp_amount *a)
{
  if (!a->known) return NCI_NO_STR;
  nci_buffer b;
  nci_buffer_init(&b, arena->allocator);
  nci_decimal_print_bound(&b, a->bound, a->value);
  if (b.failed) arena->failed = true;
  ncorp_str text = nci_arena_bytes(arena, b.data, b.size);
  nci_buffer_done(&b);
  return text;
}

/* What a report says; absent when it says nothing. */
static ncorp_str value_of(nci_records *r, const nci_voice *voice, field f)
{
  const ncorp_event_mention *e = &voice->told->event;
  switch (f) {
  case DURATION: return e->duration;
  case DATE: return r->links->reports[voice->report].when.first == INT32_MIN ? NCI_NO_STR : e->date;
  case PLACE: return voice->told->placed ? nci_party_name(r, voice, &voice->told->place) : NCI_NO_STR;
  case STATUS: return nci_cstr(ncorp_event_status_name(e->status));
  case DEAD: return print_amount(r->out, &e->size.dead);
  case INJURED: return print_amount(r->out, &e->size.injured);
  case ARRESTED: return print_amount(r->out, &e->size.arrested);
  case ABDUCTED: return print_amount(r->out, &e->size.abducted);
  case PARTICIPANTS: return print_amount(r->out, &e->size.participants);
  case FIELD_COUNT: break;
  }
  return NCI_NO_STR;
}

/* A value and who gives it. */
typedef struct voice {
  ncorp_str value;
  NCI_VEC(ncorp_str) articles;
  int32_t day;      /* of the latest of them, or INT32_MIN */
  int64_t vagueness; /* 0 is exact */
} voice;

enum { VOICES_MAX = 16 };

/* Sizes are compared only where the record has one: silence about the dead is no disagreement. */
static bool known_amount(const ncorp_event *out, field f)
{
  const ncorp_amount *sizes[] = { &out->size.dead, &out->size.injured, &out->size.arrested, &out->size.abducted, &out->size.participants };
  return f < DEAD || sizes[f - DEAD]->known;
}

/* How much a value leaves open: days, or 1 where a number is a bound or a place is wide. */
static int64_t vagueness_of(const nci_records *r, const nci_voice *told, field f)
{
  const ncorp_size *size = &told->told->event.size;
  const ncorp_amount *sizes[] = { &size->dead, &size->injured, &size->arrested, &size->abducted, &size->participants };
  nci_when when = r->links->reports[told->report].when;
  uint32_t place = r->links->reports[told->report].place;
  if (f == DATE) return (int64_t)when.last - when.first;
  if (f == PLACE) return place == NCORP_NONE || nci_links_trait(r->links, place)->wide;
  return f >= DEAD && sizes[f - DEAD]->bound != NCORP_BOUND_EXACT;
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

void nci_find_differences(nci_records *r, const nci_voice *reports, uint32_t report_count, ncorp_event *out)
{
  if (report_count < 2) return;
  NCI_VEC(ncorp_difference) found = { 0 };
  for (field f = 0; f < FIELD_COUNT; f++) {
    if (!known_amount(out, f)) continue;
    voice voices[VOICES_MAX], silent = { .value = NCI_STR("") };
    uint32_t count = 0;
    for (uint32_t i = 0; i < report_count; i++) {
      ncorp_str value = value_of(r, &reports[i], f), id = reports[i].id;
      voice *v = value.size ? NULL : &silent;
      for (uint32_t k = 0; !v && k < count; k++)
        if (nci_str_eq(voices[k].value, value)) v = &voices[k];
      if (!v && count < VOICES_MAX) {
        v = &voices[count++];
        *v = (voice){ .value = value, .day = INT32_MIN, .vagueness = INT64_MAX };
      }
      if (!v) continue;
      nci_vec_add(r->out, &v->articles, id);
      int32_t day = nci_day_of(r, reports[i].article);
      int64_t vagueness = vagueness_of(r, &reports[i], f);
      if (day > v->day) v->day = day;
      if (vagueness < v->vagueness) v->vagueness = vagueness;
    }
    if (count < 2) continue;
    uint32_t all = count + (silent.articles.count ? 1 : 0);
    ncorp_difference_value *values = nci_arena_alloc(r->out, all, sizeof *values);
    ncorp_difference *d = nci_vec_push(r->out, &found);
    if (!values || !d) return;
    for (uint32_t k = 0; k < all; k++) {
      const voice *v = k < count ? &voices[k] : &silent;
      values[k] = (ncorp_difference_value){ .value = v->value, .articles = v->articles.at, .article_count = v->articles.count };
    }
    mark_values(voices, count, values);
    *d = (ncorp_difference){ nci_cstr(names[f]), values, all };
  }
  out->differences = found.at;
  out->difference_count = found.count;
}
