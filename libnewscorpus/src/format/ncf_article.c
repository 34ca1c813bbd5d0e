/* The article record: metadata, text, and in which order the layers can be read. */
#include "format/ncf_article.h"

#include "base/str.h"

bool nci_ncf_to_span(nci_ncf_article *a, uint32_t start, uint32_t end, const char *place, ncorp_span *out)
{
  if (start > end) return nci_json_fail(&a->r->json, NCI_D_NCF_SPAN, place, "the span ends before it starts");
  if (end > a->offsets.codepoints) return nci_json_fail(&a->r->json, NCI_D_NCF_SPAN, place, "the span ends behind the text");
  out->start = nci_offset_walk_byte(&a->walk, start);
  out->end = nci_offset_walk_byte(&a->walk, end);
  return true;
}

bool nci_ncf_span(nci_ncf_article *a, ncorp_span *out)
{
  uint32_t start, end;
  const char *place = nci_json_place(&a->r->json);
  return nci_json_pair(&a->r->json, &start, &end) && nci_ncf_to_span(a, start, end, place, out);
}

bool nci_ncf_span_or_none(nci_ncf_article *a, ncorp_span *out)
{
  *out = (ncorp_span)NCORP_NO_SPAN;
  return nci_json_null(&a->r->json) || nci_ncf_span(a, out);
}

void nci_ncf_keep_unknown(nci_ncf_article *a, const nci_ncf_members *members, uint32_t layer, uint32_t index)
{
  ncorp_str json = nci_ncf_unknown(a->r, members);
  if (json.data) nci_vec_add(a->r->arena, &a->extras, ((nci_extra){ layer, index, json }));
}

static bool read_text(nci_ncf_article *a)
{
  nci_ncf_record *r = a->r;
  const char *place = nci_json_place(&r->json);
  if (!nci_json_string(&r->json, &a->data.text)) return false;
  size_t need = nci_offsets_need(a->data.text);
  uint32_t *samples = need ? nci_arena_alloc(r->arena, need, sizeof *samples) : NULL;
  if (need && !samples) return nci_json_fail(&r->json, NCI_D_NONE, place, "out of memory");
  nci_offsets_make(&a->offsets, a->data.text, samples);
  a->walk = (nci_offset_walk){ &a->offsets, 0, 0 };
  return true;
}

static bool read_dateline(nci_ncf_article *a)
{
  enum { PLACE, SPAN };
  static const ncorp_str names[] = { NCI_STR("place"), NCI_STR("span") };
  nci_ncf_members members = NCI_NCF_MEMBERS(names, false);
  const char *place = nci_json_place(&a->r->json);
  if (nci_json_null(&a->r->json)) return true;
  if (!nci_json_object(&a->r->json)) return false;
  for (int key; (key = nci_ncf_member(a->r, &members)) >= 0;)
    if (key == PLACE) nci_json_string(&a->r->json, &a->data.dateline_place);
    else nci_ncf_span_or_none(a, &a->data.dateline_span);
  return nci_ncf_require(a->r, &members, 1u << PLACE, place);
}

/* The keys of an article, in the order of the format. */
enum { RECORD, ID, URI, TITLE, OUTLET, LANGUAGE, BYLINE, PUBLISHED, PUBLISHED_FROM, DATELINE, TEXT, BLOCKS, SENTENCES,
       TOKENS, TIMES, QUANTITIES, MENTIONS, QUOTES, EVENTS, STORY, NEAR_DUPLICATE_OF, ENTITIES, KEYS };
static const ncorp_str names[KEYS] = {
  NCI_STR("record"), NCI_STR("id"), NCI_STR("uri"), NCI_STR("title"), NCI_STR("outlet"), NCI_STR("language"),
  NCI_STR("byline"), NCI_STR("published"), NCI_STR("published_from"), NCI_STR("dateline"), NCI_STR("text"),
  NCI_STR("blocks"), NCI_STR("sentences"), NCI_STR("tokens"), NCI_STR("times"), NCI_STR("quantities"),
  NCI_STR("mentions"), NCI_STR("quotes"), NCI_STR("events"), NCI_STR("story"), NCI_STR("near_duplicate_of"),
  NCI_STR("entities"),
};

/* What has to be read before a key: spans need the text, indexes need their lists. */
static uint32_t needs(int key)
{
  switch (key) {
  case DATELINE: case BLOCKS: case SENTENCES: case TOKENS: case TIMES: case QUANTITIES: case MENTIONS:
  case ENTITIES:
    return 1u << TEXT;
  case QUOTES: return 1u << TEXT | 1u << MENTIONS;
  case EVENTS: return 1u << TEXT | 1u << SENTENCES | 1u << TIMES | 1u << MENTIONS;
  default: return 0;
  }
}

static bool read_value(nci_ncf_article *a, int key)
{
  nci_ncf_record *r = a->r;
  nci_article_data *d = &a->data;
  switch (key) {
  case ID: return nci_ncf_id(r, &d->id);
  case URI: return nci_ncf_string(r, &d->uri);
  case TITLE: return nci_ncf_string(r, &d->title);
  case OUTLET: return nci_ncf_string(r, &d->outlet);
  case LANGUAGE: return nci_ncf_string(r, &d->language);
  case BYLINE: return nci_ncf_strings(r, &d->authors, &d->author_count);
  case PUBLISHED: return nci_ncf_date(r, &d->published);
  case PUBLISHED_FROM: return nci_ncf_date_source(r, &d->published_from);
  case DATELINE: return read_dateline(a);
  case TEXT: return read_text(a);
  case BLOCKS: return nci_ncf_read_blocks(a);
  case SENTENCES: return nci_ncf_read_sentences(a);
  case TOKENS: return nci_ncf_read_tokens(a);
  case TIMES: return nci_ncf_read_times(a);
  case QUANTITIES: return nci_ncf_read_quantities(a);
  case MENTIONS: return nci_ncf_read_mentions(a);
  case QUOTES: return nci_ncf_read_quotes(a);
  case EVENTS: return nci_ncf_read_events(a);
  case STORY: return nci_ncf_string(r, &d->story);
  case NEAR_DUPLICATE_OF: return nci_ncf_string(r, &d->near_duplicate_of);
  case ENTITIES: return nci_ncf_read_article_entities(a);
  default: return nci_json_skip(&r->json, NULL);
  }
}

/* A token belongs to the sentence that it starts in. */
static void give_tokens_to_sentences(nci_ncf_article *a)
{
  ncorp_sentence *sentences = (ncorp_sentence *)(uintptr_t)a->data.sentences;
  const ncorp_span *tokens = a->data.tokens.spans;
  uint32_t token = 0, count = a->data.tokens.count;
  for (uint32_t i = 0; i < a->data.sentence_count; i++) {
    while (token < count && tokens[token].start < sentences[i].span.start) token++;
    sentences[i].first_token = token;
    while (token < count && tokens[token].start < sentences[i].span.end) token++;
    sentences[i].end_token = token;
  }
}

/* Puts the extras into the order of layers; within one they are in order already. */
static void sort_extras(nci_ncf_article *a)
{
  uint32_t count = a->extras.count, sorted = 0;
  nci_extra *to = count ? nci_arena_alloc(a->r->arena, count, sizeof *to) : NULL;
  if (!to) return;
  for (uint32_t layer = NCI_LAYER_ARTICLE; layer <= NCI_LAYER_EVENTS; layer++)
    for (uint32_t i = 0; i < count; i++)
      if (a->extras.at[i].layer == layer) to[sorted++] = a->extras.at[i];
  a->data.extras = to;
  a->data.extra_count = sorted;
}

bool nci_ncf_read_article(nci_ncf_record *r, ncorp_status *sunk)
{
  nci_ncf_article a = { .r = r, .data = { .dateline_span = NCORP_NO_SPAN } };
  nci_ncf_members members = NCI_NCF_MEMBERS(names, true);
  const char *later[KEYS] = { 0 };
  const char *place = nci_json_place(&r->json);
  uint32_t read = 0;
  if (!nci_json_object(&r->json)) return false;
  for (int key; (key = nci_ncf_member(r, &members)) >= 0;) {
    if ((needs(key) & ~read) == 0) {
      read_value(&a, key);
      read |= 1u << key;
    } else {
      later[key] = nci_json_place(&r->json);
      nci_json_skip(&r->json, NULL);
    }
  }
  if (!nci_ncf_require(r, &members, 1u << ID | 1u << TEXT, place) || !nci_json_end(&r->json)) return false;
  for (int key = 0; key < KEYS; key++) { /* the format's own order is one that works */
    if (!later[key]) continue;
    nci_json_resume(&r->json, later[key], 1);
    r->key = names[key];
    read_value(&a, key);
  }
  nci_ncf_keep_unknown(&a, &members, NCI_LAYER_ARTICLE, 0);
  if (r->json.failed || r->arena->failed) return false;
  give_tokens_to_sentences(&a);
  sort_extras(&a);
  if (r->arena->failed) return false;
  *sunk = r->reader->sink->article(r->reader->sink->ctx, &a.data);
  return true;
}
