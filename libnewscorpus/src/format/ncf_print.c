/* Printing News Corpus Format: the header and the articles (ncf_print_linked.c has the rest). Owns the order of keys and
 * what stands for absent values; the reading side is ncf_read.c and its neighbours. Numbers and spans, which are most of a file, are written straight into the buffer. */
#include "format/ncf_print.h"

#include "base/str.h"
#include "format/json_hot.h"

static void print_escape(nci_buffer *out, unsigned char c)
{
  static const char hex[] = "0123456789abcdef";
  switch (c) {
  case '"': nci_buffer_lit(out, "\\\""); break;
  case '\\': nci_buffer_lit(out, "\\\\"); break;
  case '\b': nci_buffer_lit(out, "\\b"); break;
  case '\f': nci_buffer_lit(out, "\\f"); break;
  case '\n': nci_buffer_lit(out, "\\n"); break;
  case '\r': nci_buffer_lit(out, "\\r"); break;
  case '\t': nci_buffer_lit(out, "\\t"); break;
  default: {
    const char escape[6] = { '\\', 'u', '0', '0', hex[c >> 4], hex[c & 15] };
    nci_buffer_put(out, escape, sizeof escape);
  }
  }
}

void nci_ncf_print_string(nci_buffer *out, ncorp_str s)
{
  if (!s.data) {
    nci_buffer_lit(out, "null");
    return;
  }
  if (!nci_buffer_reserve(out, s.size + 2)) return;
  nci_buffer_char(out, '"');
  for (const char *p = s.data, *end = p + s.size;;) {
    const char *plain = nci_json_plain(p, end);
    nci_buffer_put(out, p, (size_t)(plain - p));
    if (plain == end) break;
    print_escape(out, (unsigned char)*plain);
    p = plain + 1;
  }
  nci_buffer_char(out, '"');
}

void nci_ncf_print_strings(nci_buffer *out, const ncorp_str *strings, uint32_t count)
{
  nci_buffer_char(out, '[');
  for (uint32_t i = 0; i < count; i++) {
    if (i) nci_buffer_char(out, ',');
    nci_ncf_print_string(out, strings[i]);
  }
  nci_buffer_char(out, ']');
}

enum { U32_ROOM = 11 }; /* the digits of any number and a comma */

/* Writes a number to where there is room for it and gives the place behind it. */
static inline char *put_u32(char *to, uint32_t value)
{
  char digits[10];
  unsigned n = 0;
  do digits[n++] = (char)('0' + value % 10); /* backwards */
  while (value /= 10);
  while (n) *to++ = digits[--n];
  return to;
}

/* Room at the end of the buffer, to be closed by commit(); NULL when there is no memory. */
static inline char *room(nci_buffer *out, size_t size)
{
  return nci_buffer_reserve(out, size) ? out->data + out->size : NULL;
}

static inline void commit(nci_buffer *out, const char *to) { out->size = (size_t)(to - out->data); }

static void print_u32(nci_buffer *out, uint32_t value)
{
  char *to = room(out, U32_ROOM);
  if (to) commit(out, put_u32(to, value));
}

void nci_ncf_print_index(nci_buffer *out, uint32_t index)
{
  if (index == NCORP_NONE) nci_buffer_lit(out, "null");
  else print_u32(out, index);
}

void nci_ncf_print_extra(nci_buffer *out, ncorp_str extra)
{
  if (!extra.size) return;
  nci_buffer_char(out, ',');
  nci_buffer_str(out, extra);
}

void nci_ncf_print_header(nci_buffer *out, const nci_header_data *header)
{
  nci_buffer_lit(out, "{\"record\":\"corpus\",\"ncf\":1");
  STRING(out, "generator", header->generator);
  STRING(out, "language", header->language);
  nci_ncf_print_extra(out, header->extra);
  nci_buffer_char(out, '}');
}

/* An article being printed. */
typedef struct printer {
  nci_buffer *out;
  const nci_article_data *article;
  nci_offset_walk walk;
  const nci_extra *extra, *extra_end; /* of the layer being printed */
} printer;

/* Finds the unknown members of a layer's items. */
static void begin_extras(printer *p, uint32_t layer)
{
  p->extra = p->article->extras;
  p->extra_end = p->article->extra_count ? p->extra + p->article->extra_count : p->extra;
  while (p->extra < p->extra_end && p->extra->layer < layer) p->extra++;
  const nci_extra *end = p->extra;
  while (end < p->extra_end && end->layer == layer) end++;
  p->extra_end = end;
}

/* Those of one item; items are asked for in order. */
static void item_extras(printer *p, uint32_t index)
{
  while (p->extra < p->extra_end && p->extra->index < index) p->extra++;
  for (; p->extra < p->extra_end && p->extra->index == index; p->extra++) nci_ncf_print_extra(p->out, p->extra->json);
}

static void print_span(printer *p, ncorp_span span)
{
  if (span.start == UINT32_MAX) {
    nci_buffer_lit(p->out, "null");
    return;
  }
  char *to = room(p->out, 2 * U32_ROOM + 2);
  if (!to) return;
  *to++ = '[';
  to = put_u32(to, nci_offset_walk_codepoint(&p->walk, span.start));
  *to++ = ',';
  to = put_u32(to, nci_offset_walk_codepoint(&p->walk, span.end));
  *to++ = ']';
  commit(p->out, to);
}

static void print_blocks(printer *p)
{
  for (uint32_t i = 0; i < p->article->block_count; i++) {
    const ncorp_block *block = &p->article->blocks[i];
    if (i) nci_buffer_char(p->out, ',');
    nci_buffer_char(p->out, '[');
    nci_ncf_print_string(p->out, nci_cstr(ncorp_block_kind_name(block->kind)));
    char *to = room(p->out, 2 * U32_ROOM + 3);
    if (!to) return;
    *to++ = ',';
    to = put_u32(to, nci_offset_walk_codepoint(&p->walk, block->span.start));
    *to++ = ',';
    to = put_u32(to, nci_offset_walk_codepoint(&p->walk, block->span.end));
    *to++ = ']';
    commit(p->out, to);
  }
}

static void print_sentences(printer *p)
{
  for (uint32_t i = 0; i < p->article->sentence_count; i++) {
    if (i) nci_buffer_char(p->out, ',');
    print_span(p, p->article->sentences[i].span);
  }
}

/* The strings of the token columns are printed once, each with a comma before it, and then copied. */
typedef struct column_printer {
  nci_buffer json;    /* ,"lemma","NOUN",null */
  nci_buffer offsets; /* of each string, and of the null behind the last, and of the end: size_t */
} column_printer;

enum { COPY = 16 }; /* bytes that are copied at once */

static bool begin_columns(printer *p, column_printer *c)
{
  const nci_token_columns *tokens = &p->article->tokens;
  nci_buffer_init(&c->json, p->out->allocator);
  nci_buffer_init(&c->offsets, p->out->allocator);
  for (uint32_t i = 0; i <= tokens->string_count; i++) {
    nci_buffer_put(&c->offsets, &c->json.size, sizeof c->json.size);
    nci_buffer_char(&c->json, ',');
    nci_ncf_print_string(&c->json, i < tokens->string_count ? tokens->strings[i] : NCI_NO_STR);
  }
  nci_buffer_put(&c->offsets, &c->json.size, sizeof c->json.size);
  nci_buffer_reserve(&c->json, COPY);
  p->out->failed |= c->json.failed || c->offsets.failed;
  return !p->out->failed;
}

static void end_columns(column_printer *c)
{
  nci_buffer_done(&c->json);
  nci_buffer_done(&c->offsets);
}

/* A column of strings by their ids; the first comma is turned into the bracket. */
static void print_ids(printer *p, const column_printer *c, const uint32_t *ids)
{
  const nci_token_columns *tokens = &p->article->tokens;
  const size_t *offsets = (const size_t *)(const void *)c->offsets.data;
  nci_buffer *out = p->out;
  size_t bracket = out->size;
  if (!tokens->count) nci_buffer_char(out, '[');
  for (uint32_t i = 0; i < tokens->count; i++) {
    uint32_t id = ids && ids[i] < tokens->string_count ? ids[i] : tokens->string_count;
    const char *json = c->json.data + offsets[id];
    size_t size = offsets[id + 1] - offsets[id];
    if (out->capacity - out->size < size + COPY && !nci_buffer_reserve(out, size + COPY)) return;
    char *to = out->data + out->size;
    memcpy(to, json, COPY);
    if (size > COPY) memcpy(to + COPY, json + COPY, size - COPY);
    out->size += size;
  }
  if (out->failed) return;
  out->data[bracket] = '[';
  nci_buffer_char(out, ']');
}

static void print_starts(printer *p, bool ends)
{
  const nci_token_columns *tokens = &p->article->tokens;
  char *to = tokens->count ? room(p->out, (size_t)tokens->count * U32_ROOM) : NULL;
  if (!to) return;
  for (uint32_t i = 0; i < tokens->count; i++) {
    if (i) *to++ = ',';
    to = put_u32(to, nci_offset_walk_codepoint(&p->walk, ends ? tokens->spans[i].end : tokens->spans[i].start));
  }
  commit(p->out, to);
}

static void print_heads(printer *p)
{
  const nci_token_columns *tokens = &p->article->tokens;
  nci_buffer_char(p->out, '[');
  char *to = room(p->out, (size_t)tokens->count * U32_ROOM + 1);
  if (!to) return;
  for (uint32_t i = 0; i < tokens->count; i++) {
    if (i) *to++ = ',';
    if (tokens->head && tokens->head[i] != UINT32_MAX) {
      to = put_u32(to, tokens->head[i]);
    } else {
      *to++ = '-';
      *to++ = '1';
    }
  }
  *to++ = ']';
  commit(p->out, to);
}

static void print_tokens(printer *p)
{
  const nci_token_columns *tokens = &p->article->tokens;
  column_printer c;
  nci_buffer_lit(p->out, "{\"start\":[");
  print_starts(p, false);
  nci_buffer_lit(p->out, "],\"end\":[");
  print_starts(p, true);
  nci_buffer_char(p->out, ']');
  if (begin_columns(p, &c)) {
    KEY(p->out, "lemma");
    print_ids(p, &c, tokens->lemma);
    KEY(p->out, "upos");
    print_ids(p, &c, tokens->upos);
    if (tokens->xpos) {
      KEY(p->out, "xpos");
      print_ids(p, &c, tokens->xpos);
    }
    KEY(p->out, "feats");
    print_ids(p, &c, tokens->feats);
    KEY(p->out, "head");
    print_heads(p);
    KEY(p->out, "deprel");
    print_ids(p, &c, tokens->deprel);
  }
  end_columns(&c);
  item_extras(p, 0);
  nci_buffer_char(p->out, '}');
}

/* Begins the next object of a list with its span. */
static void begin_item(printer *p, uint32_t index, ncorp_span span)
{
  if (index) nci_buffer_char(p->out, ',');
  nci_buffer_lit(p->out, "{\"span\":");
  print_span(p, span);
}

static void end_item(printer *p, uint32_t index)
{
  item_extras(p, index);
  nci_buffer_char(p->out, '}');
}

/* Why an item says what it says: words elsewhere, and the rule. */
static void print_reason(printer *p, ncorp_span evidence, ncorp_str because)
{
  if (evidence.start != UINT32_MAX) {
    KEY(p->out, "evidence");
    print_span(p, evidence);
  }
  OPTIONAL(p->out, "because", because);
}

static void print_times(printer *p)
{
  for (uint32_t i = 0; i < p->article->time_count; i++) {
    const ncorp_time *time = &p->article->times[i];
    begin_item(p, i, time->span);
    NAME(p->out, "type", ncorp_time_type_name(time->type));
    STRING(p->out, "value", time->value);
    STRING(p->out, "mod", time->mod);
    OPTIONAL(p->out, "quant", time->quant);
    OPTIONAL(p->out, "freq", time->freq);
    OPTIONAL(p->out, "begin", time->begin);
    OPTIONAL(p->out, "end", time->end);
    print_reason(p, time->evidence, time->because);
    end_item(p, i);
  }
}

static void print_quantities(printer *p)
{
  for (uint32_t i = 0; i < p->article->quantity_count; i++) {
    const ncorp_quantity *quantity = &p->article->quantities[i];
    begin_item(p, i, quantity->span);
    DECIMAL(p->out, "value", quantity->value);
    NAME(p->out, "bound", ncorp_bound_name(quantity->bound));
    STRING(p->out, "unit", quantity->unit);
    KEY(p->out, "unit_span");
    print_span(p, quantity->unit_span);
    if (quantity->ranged) DECIMAL(p->out, "high", quantity->high);
    OPTIONAL(p->out, "casualty", nci_cstr(ncorp_casualty_name(quantity->casualty)));
    print_reason(p, quantity->evidence, quantity->because);
    end_item(p, i);
  }
}

static void print_mentions(printer *p)
{
  for (uint32_t i = 0; i < p->article->mention_count; i++) {
    const ncorp_mention *mention = &p->article->mentions[i];
    begin_item(p, i, mention->span);
    NAME(p->out, "type", ncorp_entity_type_name(mention->type));
    NAME(p->out, "form", ncorp_mention_form_name(mention->form));
    STRING(p->out, "entity", mention->entity);
    if (mention->head.start != UINT32_MAX && (mention->head.start != mention->span.start || mention->head.end != mention->span.end)) {
      KEY(p->out, "head");
      print_span(p, mention->head);
    }
    OPTIONAL(p->out, "number", nci_cstr(ncorp_number_name(mention->number)));
    OPTIONAL(p->out, "gender", nci_cstr(ncorp_gender_name(mention->gender)));
    OPTIONAL(p->out, "stands_for", mention->stands_for);
    print_reason(p, mention->evidence, mention->because);
    end_item(p, i);
  }
}

static void print_quotes(printer *p)
{
  for (uint32_t i = 0; i < p->article->quote_count; i++) {
    const ncorp_quote *quote = &p->article->quotes[i];
    begin_item(p, i, quote->span);
    NAME(p->out, "kind", ncorp_quote_kind_name(quote->kind));
    INDEX(p->out, "speaker", quote->speaker);
    KEY(p->out, "cue");
    print_span(p, quote->cue);
    if (quote->inside != NCORP_NONE) INDEX(p->out, "inside", quote->inside);
    OPTIONAL(p->out, "because", quote->because);
    end_item(p, i);
  }
}

static void print_facts(printer *p, const ncorp_article_entity *entity)
{
  KEY(p->out, "facts");
  nci_buffer_char(p->out, '[');
  for (uint32_t i = 0; i < entity->fact_count; i++) {
    const ncorp_role_fact *fact = &entity->facts[i];
    if (i) nci_buffer_char(p->out, ',');
    nci_buffer_lit(p->out, "{\"role\":");
    nci_ncf_print_string(p->out, fact->role);
    OPTIONAL(p->out, "of", fact->of);
    OPTIONAL(p->out, "country", fact->country);
    OPTIONAL(p->out, "sector", fact->sector);
    if (fact->former) nci_buffer_lit(p->out, ",\"former\":true");
    KEY(p->out, "span");
    print_span(p, fact->span);
    OPTIONAL(p->out, "because", fact->because);
    nci_buffer_char(p->out, '}');
  }
  nci_buffer_char(p->out, ']');
}

static void print_article_entities(printer *p)
{
  for (uint32_t i = 0; i < p->article->entity_count; i++) {
    const ncorp_article_entity *entity = &p->article->entities[i];
    if (i) nci_buffer_char(p->out, ',');
    nci_buffer_lit(p->out, "{\"id\":");
    nci_ncf_print_string(p->out, entity->id);
    NAME(p->out, "type", ncorp_entity_type_name(entity->type));
    STRING(p->out, "name", entity->name);
    STRING(p->out, "country", entity->country);
    STRING(p->out, "sector", entity->sector);
    STRINGS(p->out, "roles", entity->roles, entity->role_count);
    if (entity->located) nci_ncf_print_location(p->out, entity->lat, entity->lon);
    OPTIONAL(p->out, "gender", nci_cstr(ncorp_gender_name(entity->gender)));
    if (entity->unnamed) nci_buffer_lit(p->out, ",\"unnamed\":true");
    if (entity->fact_count) print_facts(p, entity);
    OPTIONAL(p->out, "country_because", entity->country_because);
    OPTIONAL(p->out, "sector_because", entity->sector_because);
    end_item(p, i);
  }
}

static void print_mention_list(nci_buffer *out, const uint32_t *mentions, const ncorp_str *codes, uint32_t count)
{
  nci_buffer_char(out, '[');
  for (uint32_t i = 0; i < count; i++) {
    if (i) nci_buffer_char(out, ',');
    nci_buffer_lit(out, "{\"mention\":");
    print_u32(out, mentions[i]);
    if (codes) OPTIONAL(out, "code", codes[i]);
    nci_buffer_char(out, '}');
  }
  nci_buffer_char(out, ']');
}

static void print_event_evidence(printer *p, const ncorp_event_mention *event)
{
  KEY(p->out, "evidence");
  nci_buffer_char(p->out, '[');
  for (uint32_t i = 0; i < event->evidence_count; i++) {
    const ncorp_event_evidence *evidence = &event->evidence[i];
    if (i) nci_buffer_char(p->out, ',');
    nci_buffer_lit(p->out, "{\"field\":");
    nci_ncf_print_string(p->out, evidence->field);
    if (evidence->span.start != UINT32_MAX) {
      KEY(p->out, "span");
      print_span(p, evidence->span);
    }
    OPTIONAL(p->out, "because", evidence->because);
    nci_buffer_char(p->out, '}');
  }
  nci_buffer_char(p->out, ']');
}

static void print_event_mentions(printer *p)
{
  nci_buffer *out = p->out;
  for (uint32_t i = 0; i < p->article->event_count; i++) {
    const ncorp_event_mention *event = &p->article->events[i];
    if (i) nci_buffer_char(out, ',');
    nci_buffer_lit(out, "{\"event\":");
    nci_ncf_print_string(out, ncorp_event_mention_type(event));
    STRINGS(out, "mode", event->modes, event->mode_count);
    STRINGS(out, "context", event->contexts, event->context_count);
    STRING(out, "cameo", event->cameo);
    KEY(out, "trigger");
    print_span(p, event->trigger);
    INDEX(out, "sentence", event->sentence);
    KEY(out, "actor");
    print_mention_list(out, event->actors, event->actor_codes, event->actor_count);
    KEY(out, "recipient");
    print_mention_list(out, event->recipients, event->recipient_codes, event->recipient_count);
    INDEX(out, "event_loc", event->place);
    INDEX(out, "time", event->time);
    STRING(out, "date", event->date);
    STRING(out, "duration", event->duration);
    NAME(out, "status", ncorp_event_status_name(event->status));
    INDEX(out, "attribution", event->attribution);
    nci_ncf_print_size(out, &event->size);
    DECIMAL(out, "confidence", event->confidence);
    STRING(out, "because", event->because);
    STRING(out, "record", event->record);
    OPTIONAL(out, "code", event->code);
    if (event->evidence_count) print_event_evidence(p, event);
    end_item(p, i);
  }
}

static void print_dateline(printer *p)
{
  if (!p->article->dateline_place.data) {
    nci_buffer_lit(p->out, ",\"dateline\":null");
    return;
  }
  nci_buffer_lit(p->out, ",\"dateline\":{\"place\":");
  nci_ncf_print_string(p->out, p->article->dateline_place);
  KEY(p->out, "span");
  print_span(p, p->article->dateline_span);
  nci_buffer_char(p->out, '}');
}

void nci_ncf_print_article(nci_buffer *out, const nci_article_data *article, const nci_offsets *offsets)
{
  /* The layers in the order of the format; lists, but for the tokens' object of columns. */
  static const struct { uint32_t layer; ncorp_str key; void (*print)(printer *); } layers[] = {
    { NCI_LAYER_BLOCKS, NCI_STR(",\"blocks\":["), print_blocks },
    { NCI_LAYER_SENTENCES, NCI_STR(",\"sentences\":["), print_sentences },
    { NCI_LAYER_TOKENS, NCI_STR(",\"tokens\":"), print_tokens },
    { NCI_LAYER_TIMES, NCI_STR(",\"times\":["), print_times },
    { NCI_LAYER_QUANTITIES, NCI_STR(",\"quantities\":["), print_quantities },
    { NCI_LAYER_MENTIONS, NCI_STR(",\"mentions\":["), print_mentions },
    { NCI_LAYER_QUOTES, NCI_STR(",\"quotes\":["), print_quotes },
    { NCI_LAYER_EVENTS, NCI_STR(",\"events\":["), print_event_mentions },
  };
  printer p = { .out = out, .article = article, .walk = { offsets, 0, 0 } };
  nci_buffer_lit(out, "{\"record\":\"article\"");
  STRING(out, "id", article->id);
  STRING(out, "uri", article->uri);
  STRING(out, "title", article->title);
  STRING(out, "outlet", article->outlet);
  STRING(out, "language", article->language);
  STRINGS(out, "byline", article->authors, article->author_count);
  STRING(out, "published", article->published);
  NAME(out, "published_from", ncorp_date_source_name(article->published_from));
  print_dateline(&p);
  STRING(out, "text", article->text.data ? article->text : NCI_STR(""));
  for (size_t i = 0; i < sizeof layers / sizeof *layers; i++) {
    if (!(article->layers & 1u << layers[i].layer)) continue;
    begin_extras(&p, layers[i].layer);
    nci_buffer_str(out, layers[i].key);
    layers[i].print(&p);
    if (layers[i].layer != NCI_LAYER_TOKENS) nci_buffer_char(out, ']');
  }
  STRING(out, "story", article->story);
  STRING(out, "near_duplicate_of", article->near_duplicate_of);
  if (article->layers & 1u << NCI_LAYER_ENTITIES) { /* an addition to the format's keys, so behind them */
    begin_extras(&p, NCI_LAYER_ENTITIES);
    nci_buffer_lit(out, ",\"entities\":[");
    print_article_entities(&p);
    nci_buffer_char(out, ']');
  }
  begin_extras(&p, NCI_LAYER_ARTICLE);
  item_extras(&p, 0);
  nci_buffer_char(out, '}');
}
