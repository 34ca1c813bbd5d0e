/* Keeping what the event coder looked at, for those who ask why. */
#include "meaning/event_trace.h"

#include "base/sort.h"
#include "base/str.h"

static int by_token(const void *a, const void *b, void *ctx)
{
  uint32_t x = ((const nci_event_try *)a)->first, y = ((const nci_event_try *)b)->first;
  (void)ctx;
  return (x > y) - (x < y);
}

bool nci_trace_reason(const nci_document *doc, nci_why why, ncorp_str detail)
{
  enum { DETAIL_MAX = 80 };
  nci_event_trace *t = doc->trace;
  if (!t) return false;
  if (why > t->why) {
    t->why = why;
    t->detail = detail;
  } else if (why == t->why && detail.size && t->detail.size + detail.size < DETAIL_MAX && !nci_str_ends(t->detail, detail)) {
    /* Each pattern of the word asks for something else. */
    const ncorp_str parts[] = { t->detail, NCI_STR("|"), detail };
    t->detail = nci_arena_join(doc->arena, parts, 3);
  }
  return false;
}

void nci_trace_kept(const nci_document *doc, uint32_t number)
{
  if (doc->trace) doc->trace->event = number;
}

void nci_trace_try(const nci_document *doc, uint32_t sentence, uint32_t first, uint32_t end, ncorp_str pattern)
{
  enum { LOOK_BACK = 256 };
  nci_event_trace *t = doc->trace;
  if (!t) return;
  bool told = t->event != NCORP_NONE;
  nci_event_try found = { .sentence = sentence, .first = first, .end = end, .pattern = pattern, .event = t->event };
  if (!told) found.why = t->why, found.detail = t->detail;
  nci_event_try *earlier = NULL;
  for (uint32_t i = t->tries.count, n = 0; i > 0 && n < LOOK_BACK && t->tries.at[i - 1].sentence == sentence && !earlier; i--, n++)
    if (t->tries.at[i - 1].first == first) earlier = &t->tries.at[i - 1];
  if (!earlier) nci_vec_add(doc->arena, &t->tries, found);
  else if (told && earlier->event == NCORP_NONE) *earlier = found;
  t->why = NCI_WHY_CODED;
  t->detail = NCI_NO_STR;
  t->event = NCORP_NONE;
}

void nci_trace_settle(const nci_document *doc, const uint32_t *numbers, uint32_t count)
{
  nci_event_trace *t = doc->trace;
  uint32_t room = 0;
  if (!t) return;
  for (uint32_t i = 0; i < t->tries.count; i++)
    if (t->tries.at[i].event != NCORP_NONE && t->tries.at[i].event >= room) room = t->tries.at[i].event + 1;
  uint32_t *mention = nci_arena_alloc(doc->arena, room + 1, sizeof *mention);
  if (!mention) return;
  memset(mention, 0xff, (room + 1) * sizeof *mention);
  for (uint32_t i = 0; i < count; i++)
    if (numbers[i] < room) mention[numbers[i]] = i;
  for (uint32_t i = 0; i < t->tries.count; i++) {
    nci_event_try *tried = &t->tries.at[i];
    if (tried->event == NCORP_NONE) continue;
    tried->event = mention[tried->event];
    if (tried->event == NCORP_NONE) tried->why = NCI_WHY_SPORT;
  }
  nci_sort(doc->arena, t->tries.at, t->tries.count, sizeof *t->tries.at, by_token, NULL);
}
