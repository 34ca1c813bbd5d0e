/* Making the digest of an article. Its bytes are digest_pack.c's. */
#include "link/digest.h"

#include "base/hash.h"
#include "base/str.h"
#include "meaning/calendar.h"
#include "model/mention_map.h"

typedef struct maker {
  nci_arena *arena;
  const nci_article_data *article;
  const uint32_t *local;  /* [mention] -> the article's entity, or NCORP_NONE; NULL without mentions */
  uint32_t *named;        /* [the article's entity] -> the digest's, or NCORP_NONE */
} maker;

int32_t nci_digest_day(ncorp_str published)
{
  nci_date date;
  return published.size && nci_date_parse(published, &date) ? nci_date_days(date) : INT32_MIN;
}

static ncorp_str span_text(const maker *m, ncorp_span span)
{
  return nci_str(m->article->text.data + span.start, span.end - span.start);
}

uint32_t nci_token_from(const nci_article_data *article, uint32_t at)
{
  uint32_t low = 0, high = article->tokens.count;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (article->tokens.spans[middle].start < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

typedef NCI_VEC(nci_spelling) spellings;

enum { SPELLINGS_MAX = 64 };

static void count_spelling(nci_arena *arena, spellings *list, ncorp_str name)
{
  for (uint32_t i = 0; i < list->count; i++)
    if (nci_str_eq(list->at[i].name, name)) {
      list->at[i].count++;
      return;
    }
  if (list->count < SPELLINGS_MAX) nci_vec_add(arena, list, ((nci_spelling){ name, 1 }));
}

typedef NCI_VEC(ncorp_str) nouns;

enum { NOUNS_MAX = 8 };

static void add_noun(const maker *m, nouns *list, const ncorp_mention *mention)
{
  ncorp_str noun = nci_lemma_at(m->arena, m->article, mention->head.start < mention->head.end ? mention->head : mention->span);
  for (uint32_t i = 0; i < list->count; i++)
    if (nci_str_eq(list->at[i], noun)) return;
  if (list->count < NOUNS_MAX) nci_vec_add(m->arena, list, noun);
}

static bool make_named(maker *m, nci_digest *out)
{
  const nci_article_data *a = m->article;
  nci_named *list = nci_arena_alloc(m->arena, a->entity_count, sizeof *list);
  spellings *spelled = nci_arena_alloc(m->arena, a->entity_count, sizeof *spelled);
  nouns *called = nci_arena_alloc(m->arena, a->entity_count, sizeof *called);
  m->named = nci_arena_alloc(m->arena, a->entity_count, sizeof *m->named);
  if (!list || !spelled || !called || !m->named) return false;
  for (uint32_t i = 0; i < a->entity_count; i++) {
    const ncorp_article_entity *e = &a->entities[i];
    m->named[i] = e->unnamed ? NCORP_NONE : out->named_count;
    if (e->unnamed) continue;
    spelled[out->named_count] = (spellings){ 0 };
    called[out->named_count] = (nouns){ 0 };
    list[out->named_count++] = (nci_named){ .name = nci_on_one_line(m->arena, e->name), .country = e->country, .sector = e->sector,
                                            .type = (uint8_t)e->type, .gender = (uint8_t)e->gender, .located = e->located != 0,
                                            .lat = e->located ? e->lat : (ncorp_decimal){ 0, 0 },
                                            .lon = e->located ? e->lon : (ncorp_decimal){ 0, 0 }, .roles = e->roles, .role_count = e->role_count };
  }
  for (uint32_t i = 0; m->local && i < a->mention_count; i++) {
    const ncorp_mention *mention = &a->mentions[i];
    uint32_t e = m->local[i] == NCORP_NONE ? NCORP_NONE : m->named[m->local[i]];
    if (e == NCORP_NONE) continue;
    list[e].mentions++;
    nci_uses_add(&list[e].uses, a, mention);
    if (mention->form == NCORP_FORM_NAME) count_spelling(m->arena, &spelled[e], nci_on_one_line(m->arena, span_text(m, mention->span)));
    else if (mention->form == NCORP_FORM_NOMINAL && !nci_str_is(mention->because, "context")) add_noun(m, &called[e], mention);
  }
  for (uint32_t i = 0; i < out->named_count; i++) {
    list[i].spellings = spelled[i].at;
    list[i].spelling_count = spelled[i].count;
    list[i].nouns = called[i].at;
    list[i].noun_count = called[i].count;
  }
  out->named = list;
  return true;
}

static uint32_t head_hash(ncorp_str lemma)
{
  uint64_t h = nci_hash(lemma.data, lemma.size, 25);
  return lemma.size ? (uint32_t)(h ^ h >> 32) | 1 : 0;
}

/* Of a description its head; of a pronoun, which may be anybody's, none. */
static uint32_t head_of(const maker *m, const ncorp_mention *mention)
{
  if (mention->form == NCORP_FORM_PRONOUN || mention->head.end <= mention->head.start) return 0;
  return head_hash(nci_lemma_at(m->arena, m->article, mention->head));
}

static nci_party party_of(const maker *m, uint32_t mention, ncorp_str code)
{
  nci_party p = { NCORP_NONE, NCI_NO_STR, code, 0 };
  uint32_t local = m->local ? m->local[mention] : NCORP_NONE;
  if (local != NCORP_NONE) p.named = m->named[local];
  if (p.named != NCORP_NONE) return p;
  p.text = local != NCORP_NONE && m->article->entities[local].name.size ? m->article->entities[local].name
                                                                        : span_text(m, m->article->mentions[mention].span);
  p.head = head_of(m, &m->article->mentions[mention]);
  return p;
}

static const nci_party *make_side(const maker *m, const uint32_t *mentions, const ncorp_str *codes, uint32_t *count)
{
  nci_party *list = nci_arena_alloc(m->arena, *count, sizeof *list);
  uint32_t n = 0;
  for (uint32_t i = 0; list && i < *count; i++)
    if (mentions[i] < m->article->mention_count) list[n++] = party_of(m, mentions[i], codes ? codes[i] : NCI_NO_STR);
  *count = n;
  return list;
}

static bool make_told(maker *m, nci_digest *out)
{
  const nci_article_data *a = m->article;
  nci_told *list = nci_arena_alloc(m->arena, a->event_count, sizeof *list);
  if (!list) return false;
  for (uint32_t i = 0; i < a->event_count; i++) {
    const ncorp_event_mention *e = &a->events[i];
    nci_told *t = &list[i];
    *t = (nci_told){ .event = *e, .coded = e->actor_codes || e->recipient_codes,
                     .dictionary = nci_str_starts(e->because, NCI_STR("cameo:")), .placed = e->place < a->mention_count };
    t->actors = make_side(m, e->actors, e->actor_codes, &t->event.actor_count);
    t->recipients = make_side(m, e->recipients, e->recipient_codes, &t->event.recipient_count);
    if (t->placed) t->place = party_of(m, e->place, NCI_NO_STR);
    t->lead = e->trigger.start < NCI_LEAD;
    t->lemma = nci_lemma_at(m->arena, a, e->trigger);
  }
  out->told = list;
  out->told_count = a->event_count;
  return true;
}

ncorp_status nci_digest_make(nci_arena *arena, const nci_lexicon *lexicon, const nci_article_data *article, nci_digest *out)
{
  maker m = { .arena = arena, .article = article, .local = nci_map_mentions(arena, article) };
  *out = (nci_digest){ .id = article->id, .title = article->title, .outlet = article->outlet, .published = article->published };
  if (nci_gist_make(arena, lexicon, article, &out->gist) < 0 || (article->mention_count && !m.local)) return NCORP_ERR_NOMEM;
  if (!make_named(&m, out) || !make_told(&m, out) || nci_described_make(arena, lexicon, article, m.local, out) < 0) return NCORP_ERR_NOMEM;
  return nci_arena_status(arena);
}
