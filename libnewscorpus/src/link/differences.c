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
} voice;

enum { VOICES_MAX = 16 };

/* Sizes are compared only where the record has one: silence about the dead is no disagreement. */
static bool known_amount(const ncorp_event *out, field f)
{
  const ncorp_amount *sizes[] = { &out->size.dead, &out->size.injured, &out->size.arrested, &out->size.abducted, &out->size.participants };
  return f < DEAD || sizes[f - DEAD]->known;
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
        *v = (voice){ .value = value };
      }
      if (v) nci_vec_add(r->out, &v->articles, id);
    }
    if (count < 2) continue;
    uint32_t all = count + (silent.articles.count ? 1 : 0);
    ncorp_difference_value *values = nci_arena_alloc(r->out, all, sizeof *values);
    ncorp_difference *d = nci_vec_push(r->out, &found);
    if (!values || !d) return;
    for (uint32_t k = 0; k < all; k++) {
      const voice *v = k < count ? &voices[k] : &silent;
      values[k] = (ncorp_difference_value){ v->value, v->articles.at, v->articles.count };
    }
    *d = (ncorp_difference){ nci_cstr(names[f]), values, all };
  }
  out->differences = found.at;
  out->difference_count = found.count;
}
