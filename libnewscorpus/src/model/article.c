/* Reading an article: every accessor of article.h. All are look-ups in the packed block; each takes NULL and any index,
 * so that a mistake in a program is an absent value and never a crash. */
#include "model/corpus.h"

#include "base/str.h"

static const ncorp_span NO_SPAN = NCORP_NO_SPAN;

#define FIELD(name, field)                                      \
  ncorp_str ncorp_article_##name(const ncorp_article *article)  \
  {                                                             \
    return article ? article->block->data.field : NCI_NO_STR;   \
  }

FIELD(id, id)
FIELD(uri, uri)
FIELD(title, title)
FIELD(outlet, outlet)
FIELD(language, language)
FIELD(published, published)
FIELD(dateline_place, dateline_place)
FIELD(story, story)
FIELD(near_duplicate_of, near_duplicate_of)
FIELD(text, text)

size_t ncorp_article_author_count(const ncorp_article *article) { return article ? article->block->data.author_count : 0; }

ncorp_str ncorp_article_author(const ncorp_article *article, size_t index)
{
  return index < ncorp_article_author_count(article) ? article->block->data.authors[index] : NCI_NO_STR;
}

ncorp_date_source ncorp_article_published_from(const ncorp_article *article)
{
  return article ? article->block->data.published_from : NCORP_DATE_NONE;
}

ncorp_span ncorp_article_dateline_span(const ncorp_article *article)
{
  return article && article->block->data.dateline_place.data ? article->block->data.dateline_span : NO_SPAN;
}

ncorp_str ncorp_article_span_text(const ncorp_article *article, ncorp_span span)
{
  ncorp_str text = ncorp_article_text(article);
  if (!text.data || span.start > span.end || span.end > text.size) return NCI_NO_STR;
  return nci_str(text.data + span.start, span.end - span.start);
}

uint32_t ncorp_article_codepoint(const ncorp_article *article, uint32_t offset)
{
  return article ? nci_offsets_codepoint(&article->block->offsets, offset) : 0;
}

uint32_t ncorp_article_byte(const ncorp_article *article, uint32_t codepoint)
{
  return article ? nci_offsets_byte(&article->block->offsets, codepoint) : 0;
}

#define LAYER(name, getter, array, type)                                                   \
  size_t ncorp_article_##name##_count(const ncorp_article *article)                        \
  {                                                                                        \
    return article ? article->block->data.name##_count : 0;                                \
  }                                                                                        \
  const type *getter(const ncorp_article *article, size_t index)                           \
  {                                                                                        \
    return index < ncorp_article_##name##_count(article) ? &article->block->data.array[index] : NULL; \
  }

LAYER(block, ncorp_article_block, blocks, ncorp_block)
LAYER(sentence, ncorp_article_sentence, sentences, ncorp_sentence)
LAYER(time, ncorp_article_time, times, ncorp_time)
LAYER(quantity, ncorp_article_quantity, quantities, ncorp_quantity)
LAYER(mention, ncorp_article_mention, mentions, ncorp_mention)
LAYER(entity, ncorp_article_entity_at, entities, ncorp_article_entity)
LAYER(quote, ncorp_article_quote, quotes, ncorp_quote)
LAYER(event, ncorp_article_event, events, ncorp_event_mention)

size_t ncorp_article_find_entity(const ncorp_article *article, const char *id, size_t size)
{
  if (!id) return SIZE_MAX;
  ncorp_str wanted = nci_str(id, size == SIZE_MAX ? strlen(id) : size);
  for (size_t i = 0; i < ncorp_article_entity_count(article); i++)
    if (nci_str_eq(article->block->data.entities[i].id, wanted)) return i;
  return SIZE_MAX;
}

ncorp_str ncorp_article_mention_name(const ncorp_article *article, size_t mention)
{
  const ncorp_mention *m = ncorp_article_mention(article, mention);
  if (!m) return NCI_NO_STR;
  size_t at = m->entity.data ? ncorp_corpus_find_entity(article->corpus, m->entity.data, m->entity.size) : SIZE_MAX;
  if (at != SIZE_MAX) return ncorp_corpus_entity(article->corpus, at)->name;
  at = ncorp_article_find_entity(article, m->entity.data, m->entity.size);
  return at == SIZE_MAX ? ncorp_article_span_text(article, m->span) : article->block->data.entities[at].name;
}

size_t ncorp_article_token_count(const ncorp_article *article) { return article ? article->block->data.tokens.count : 0; }

/* A value of a token column, through its id. */
static ncorp_str column(const nci_token_columns *t, const uint32_t *ids, size_t index)
{
  return ids && ids[index] < t->string_count ? t->strings[ids[index]] : NCI_NO_STR;
}

ncorp_status ncorp_article_token(const ncorp_article *article, size_t index, ncorp_token *token)
{
  if (!token || index >= ncorp_article_token_count(article)) return NCORP_ERR_ARG;
  const nci_token_columns *t = &article->block->data.tokens;
  *token = (ncorp_token){
    .span = t->spans[index],
    .lemma = column(t, t->lemma, index),
    .upos = column(t, t->upos, index),
    .xpos = column(t, t->xpos, index),
    .feats = column(t, t->feats, index),
    .head = t->head ? t->head[index] : NCORP_NONE,
    .deprel = column(t, t->deprel, index),
  };
  return NCORP_OK;
}

const ncorp_token_columns *ncorp_article_tokens(const ncorp_article *article)
{
  return article ? &article->block->data.tokens : NULL;
}

uint32_t ncorp_article_token_sentence(const ncorp_article *article, size_t token)
{
  if (token >= ncorp_article_token_count(article)) return NCORP_NONE;
  const nci_article_data *d = &article->block->data;
  uint32_t low = 0, high = d->sentence_count;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (d->sentences[middle].end_token <= token) low = middle + 1;
    else high = middle;
  }
  return low < d->sentence_count && d->sentences[low].first_token <= token ? low : NCORP_NONE;
}

ncorp_str ncorp_token_feature(const ncorp_token *token, const char *name)
{
  if (!token || !name || !token->feats.data) return NCI_NO_STR;
  size_t size = strlen(name);
  const char *at = token->feats.data, *end = at + token->feats.size;
  while (at < end) {
    const char *bar = memchr(at, '|', (size_t)(end - at)), *stop = bar ? bar : end;
    if ((size_t)(stop - at) > size && at[size] == '=' && memcmp(at, name, size) == 0)
      return nci_str(at + size + 1, (size_t)(stop - at) - size - 1);
    at = stop + 1;
  }
  return NCI_NO_STR;
}

/* Where a layer's spans lie: the first, how far apart, how many. */
typedef struct strided {
  const void *first;
  size_t stride, count;
} strided;

static strided layer_spans(const nci_article_data *d, ncorp_layer layer)
{
  switch (layer) {
  case NCORP_LAYER_BLOCKS: return (strided){ d->blocks ? &d->blocks->span : NULL, sizeof *d->blocks, d->block_count };
  case NCORP_LAYER_SENTENCES: return (strided){ d->sentences ? &d->sentences->span : NULL, sizeof *d->sentences, d->sentence_count };
  case NCORP_LAYER_TOKENS: return (strided){ d->tokens.spans, sizeof *d->tokens.spans, d->tokens.count };
  case NCORP_LAYER_TIMES: return (strided){ d->times ? &d->times->span : NULL, sizeof *d->times, d->time_count };
  case NCORP_LAYER_QUANTITIES: return (strided){ d->quantities ? &d->quantities->span : NULL, sizeof *d->quantities, d->quantity_count };
  case NCORP_LAYER_MENTIONS: return (strided){ d->mentions ? &d->mentions->span : NULL, sizeof *d->mentions, d->mention_count };
  case NCORP_LAYER_QUOTES: return (strided){ d->quotes ? &d->quotes->span : NULL, sizeof *d->quotes, d->quote_count };
  case NCORP_LAYER_EVENTS: return (strided){ d->events ? &d->events->trigger : NULL, sizeof *d->events, d->event_count };
  }
  return (strided){ NULL, 0, 0 };
}

size_t ncorp_article_spans(const ncorp_article *article, ncorp_layer layer, int codepoints, uint32_t *starts, uint32_t *ends,
                           size_t capacity)
{
  if (!article) return 0;
  nci_offset_walk walk = { &article->block->offsets, 0, 0 };
  strided s = layer_spans(&article->block->data, layer);
  size_t n = s.count < capacity ? s.count : capacity;
  if (!starts || !ends) n = 0;
  for (size_t i = 0; i < n; i++) {
    ncorp_span span;
    memcpy(&span, (const char *)s.first + i * s.stride, sizeof span);
    starts[i] = codepoints ? nci_offset_walk_codepoint(&walk, span.start) : span.start;
    ends[i] = codepoints ? nci_offset_walk_codepoint(&walk, span.end) : span.end;
  }
  return s.count;
}
