/* The layers of an article: everything that has spans. Checks that they lie in the text, that indexes lie in their
 * lists, and the order that blocks, sentences and tokens have to keep. */
#include "base/decimal.h"
#include "base/intern.h"
#include "base/str.h"
#include "format/json_hot.h"
#include "format/ncf_article.h"

/* Where an item of a list stands that was read before and lies in `depth` containers: for messages only. */
static const char *item_place(const nci_ncf_article *a, const char *list, uint32_t depth, uint32_t index)
{
  nci_json json = a->r->json;
  nci_json_resume(&json, list, depth);
  nci_json_array(&json);
  for (uint32_t i = 0; nci_json_item(&json); i++) {
    if (i == index) return nci_json_place(&json);
    nci_json_skip(&json, NULL);
  }
  return list;
}

/* Blocks and sentences come one behind the other. */
static bool check_order(nci_ncf_article *a, ncorp_span span, const ncorp_span *before, const char *place)
{
  if (!before || span.start >= before->end) return true;
  if (span.start < before->start) return nci_json_fail(&a->r->json, NCI_D_NCF_ORDER, place, "it starts before the one before it");
  return nci_json_fail(&a->r->json, NCI_D_NCF_OVERLAP, place, "it starts inside the one before it");
}

/* ["paragraph", 0, 120] */
static bool read_block(nci_ncf_article *a, ncorp_block *block)
{
  nci_json *json = &a->r->json;
  const char *place = nci_json_place(json);
  uint32_t start, end;
  if (!nci_json_array(json)) return false;
  if (nci_json_item(json) && nci_ncf_block_kind(a->r, &block->kind) && nci_json_item(json) && nci_json_u32(json, &start) &&
      nci_json_item(json) && nci_json_u32(json, &end) && !nci_json_item(json))
    return !json->failed && nci_ncf_to_span(a, start, end, place, &block->span);
  return nci_json_fail(json, NCI_D_NCF_TYPE, place, "expected [kind, start, end]");
}

bool nci_ncf_read_blocks(nci_ncf_article *a)
{
  nci_json *json = &a->r->json;
  NCI_VEC(ncorp_block) blocks = { 0 };
  if (!nci_json_array(json)) return false;
  while (nci_json_item(json)) {
    ncorp_block block;
    const char *place = nci_json_place(json);
    if (!read_block(a, &block)) return false;
    if (!check_order(a, block.span, blocks.count ? &blocks.at[blocks.count - 1].span : NULL, place)) return false;
    nci_vec_add(a->r->arena, &blocks, block);
  }
  a->data.blocks = blocks.at;
  a->data.block_count = blocks.count;
  a->data.layers |= 1u << NCI_LAYER_BLOCKS;
  return !json->failed;
}

bool nci_ncf_read_sentences(nci_ncf_article *a)
{
  nci_json *json = &a->r->json;
  NCI_VEC(ncorp_sentence) sentences = { 0 };
  if (!nci_json_array(json)) return false;
  while (nci_json_item(json)) {
    ncorp_sentence sentence = { 0 };
    const char *place = nci_json_place(json);
    if (!nci_ncf_span(a, &sentence.span)) return false;
    if (!check_order(a, sentence.span, sentences.count ? &sentences.at[sentences.count - 1].span : NULL, place)) return false;
    nci_vec_add(a->r->arena, &sentences, sentence);
  }
  a->data.sentences = sentences.at;
  a->data.sentence_count = sentences.count;
  a->data.layers |= 1u << NCI_LAYER_SENTENCES;
  return !json->failed;
}

/* The strings of the token columns. They come again and again, so a small table of those seen lately is asked before
 * the large one; its entries are found by the first and the last eight bytes, which are all of a short string. */
enum { RECENT_BITS = 10, RECENT = 1 << RECENT_BITS };
typedef struct recent_string {
  uint64_t first, last;
  uint32_t size, id;
} recent_string;

typedef struct column_strings {
  nci_intern intern;
  recent_string recent[RECENT]; /* size + 1; 0: empty */
} column_strings;

/* in_line: the eight bytes before the end of the string and behind its start can be read. Free of branches on the
 * size, which nobody can predict. */
static inline uint32_t string_id(column_strings *strings, ncorp_str s, bool in_line)
{
  uint64_t first, last;
  if (!in_line) return nci_intern_add(&strings->intern, s);
  memcpy(&first, s.data, 8);
  memcpy(&last, s.data + s.size - 8, 8);
  bool shorter = s.size < 8;
  uint64_t bits = shorter ? 8 * s.size : 0;
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
  first &= ((uint64_t)1 << bits) - 1 - (uint64_t)!shorter;
#else
  first &= ~(UINT64_MAX >> bits) | (0 - (uint64_t)!shorter);
#endif
  last = shorter ? 0 : last;
  uint64_t mixed = (first ^ (last << 7 | last >> 57) ^ s.size) * 0x9e3779b97f4a7c15u;
  recent_string *r = &strings->recent[mixed >> (64 - RECENT_BITS)];
  uint32_t size = (uint32_t)s.size + 1;
  if (r->first == first && r->last == last && r->size == size &&
      (size <= 17 || memcmp(strings->intern.strings.at[r->id].data, s.data, s.size) == 0))
    return r->id;
  uint32_t id = nci_intern_add(&strings->intern, s);
  if (id != UINT32_MAX) *r = (recent_string){ first, last, size, id };
  return id;
}

/* Reads a list of strings and nulls as ids. *any: one is not null. */
static bool read_strings(nci_ncf_article *a, column_strings *strings, nci_u32s *out, bool *any)
{
  nci_json *json = &a->r->json;
  const char *start = json->start, *end = json->end;
  ncorp_str s;
  if (!nci_json_array(json)) return false;
  while (nci_json_next_string(json, &s)) {
    uint32_t id = UINT32_MAX;
    if (s.data) {
      id = string_id(strings, s, s.data < end && end - s.data >= 8 && s.data - start >= 8);
      *any = true;
    }
    uint32_t *place = out->count < out->capacity ? &out->at[out->count++] : nci_vec_push(a->r->arena, out);
    if (!place) return false;
    *place = id;
  }
  return !json->failed;
}

enum { START, END, LEMMA, UPOS, XPOS, FEATS, HEAD, DEPREL, COLUMNS };

static bool bad_token(nci_ncf_article *a, const char *const *places, uint32_t index, bool unordered, uint32_t start, uint32_t end)
{
  ncorp_span span;
  if (!unordered) a->r->key = NCI_STR("end");
  if (unordered)
    return nci_json_fail(&a->r->json, NCI_D_NCF_ORDER, item_place(a, places[START], 2, index), "a token starts before the one before it");
  return nci_ncf_to_span(a, start, end, item_place(a, places[END], 2, index), &span);
}

/* Makes the spans of the tokens from their two columns. */
static bool join_spans(nci_ncf_article *a, const nci_u32s *columns, const char *const *places)
{
  uint32_t count = columns[START].count, before = 0;
  ncorp_span *spans = nci_arena_alloc(a->r->arena, count, sizeof *spans);
  if (!spans) return false;
  for (uint32_t i = 0; i < count; i++) {
    uint32_t start = columns[START].at[i], end = columns[END].at[i];
    if (start < before || start > end || end > a->offsets.codepoints) return bad_token(a, places, i, start < before, start, end);
    spans[i].start = nci_offset_walk_byte(&a->walk, start);
    spans[i].end = nci_offset_walk_byte(&a->walk, end);
    before = start;
  }
  a->data.tokens.spans = spans;
  a->data.tokens.count = count;
  return true;
}

static bool check_columns(nci_ncf_article *a, const nci_u32s *columns, const char *const *places, const ncorp_str *keys)
{
  uint32_t count = columns[START].count;
  for (int c = 0; c < COLUMNS; c++) {
    a->r->key = keys[c];
    if (places[c] && columns[c].count != count)
      return nci_json_fail(&a->r->json, NCI_D_NCF_COLUMNS, places[c], "the column is not as long as \"start\"");
  }
  a->r->key = keys[HEAD];
  for (uint32_t i = 0; i < columns[HEAD].count; i++)
    if (columns[HEAD].at[i] >= count && columns[HEAD].at[i] != UINT32_MAX)
      return nci_json_fail(&a->r->json, NCI_D_NCF_INDEX, item_place(a, places[HEAD], 2, i), "a head that is no token");
  a->r->key = keys[START];
  return join_spans(a, columns, places);
}

bool nci_ncf_read_tokens(nci_ncf_article *a)
{
  static const ncorp_str keys[COLUMNS] = {
    NCI_STR("start"), NCI_STR("end"), NCI_STR("lemma"), NCI_STR("upos"),
    NCI_STR("xpos"), NCI_STR("feats"), NCI_STR("head"), NCI_STR("deprel"),
  };
  nci_ncf_record *r = a->r;
  nci_ncf_members members = NCI_NCF_MEMBERS(keys, true);
  nci_u32s columns[COLUMNS] = { 0 };
  const char *places[COLUMNS] = { 0 }, *place = nci_json_place(&r->json);
  bool any[COLUMNS] = { false };
  column_strings *strings = nci_arena_alloc(r->arena, 1, sizeof *strings);
  if (!strings || !nci_json_object(&r->json)) return false;
  memset(strings, 0, sizeof *strings);
  nci_intern_init(&strings->intern, r->arena);
  for (int c; (c = nci_ncf_member(r, &members)) >= 0;) {
    places[c] = nci_json_place(&r->json);
    if (columns[START].count) { /* the others will be as long */
      columns[c].at = nci_arena_alloc(r->arena, columns[START].count, sizeof(uint32_t));
      columns[c].capacity = columns[c].at ? columns[START].count : 0;
    }
    if (c == START || c == END || c == HEAD) nci_json_u32s(&r->json, &columns[c], c == HEAD);
    else read_strings(a, strings, &columns[c], &any[c]);
  }
  if (!nci_ncf_require(r, &members, 1u << START | 1u << END, place) || r->arena->failed) return false;
  if (!check_columns(a, columns, places, keys)) return false;
  nci_token_columns *tokens = &a->data.tokens;
  tokens->lemma = any[LEMMA] ? columns[LEMMA].at : NULL;
  tokens->upos = any[UPOS] ? columns[UPOS].at : NULL;
  tokens->xpos = places[XPOS] ? columns[XPOS].at : NULL; /* printed when it is there */
  tokens->feats = any[FEATS] ? columns[FEATS].at : NULL;
  tokens->deprel = any[DEPREL] ? columns[DEPREL].at : NULL;
  tokens->head = columns[HEAD].count ? columns[HEAD].at : NULL;
  tokens->strings = strings->intern.strings.at;
  tokens->string_count = strings->intern.strings.count;
  nci_ncf_keep_unknown(a, &members, NCI_LAYER_TOKENS, 0);
  a->data.layers |= 1u << NCI_LAYER_TOKENS;
  return !r->arena->failed;
}

static bool read_time(nci_ncf_article *a, ncorp_time *time, uint32_t index)
{
  enum { SPAN, TYPE, VALUE, MOD, QUANT, FREQ, BEGIN, FINISH, EVIDENCE, BECAUSE };
  static const ncorp_str names[] = {
    NCI_STR("span"), NCI_STR("type"), NCI_STR("value"), NCI_STR("mod"), NCI_STR("quant"), NCI_STR("freq"), NCI_STR("begin"),
    NCI_STR("end"), NCI_STR("evidence"), NCI_STR("because"),
  };
  nci_ncf_members members = NCI_NCF_MEMBERS(names, true);
  const char *place = nci_json_place(&a->r->json);
  time->evidence = (ncorp_span)NCORP_NO_SPAN;
  if (!nci_json_object(&a->r->json)) return false;
  for (int key; (key = nci_ncf_member(a->r, &members)) >= 0;)
    switch (key) {
    case SPAN: nci_ncf_span(a, &time->span); break;
    case TYPE: nci_ncf_time_type(a->r, &time->type); break;
    case VALUE: nci_ncf_string(a->r, &time->value); break;
    case MOD: nci_ncf_string(a->r, &time->mod); break;
    case QUANT: nci_ncf_string(a->r, &time->quant); break;
    case FREQ: nci_ncf_string(a->r, &time->freq); break;
    case BEGIN: nci_ncf_string(a->r, &time->begin); break;
    case FINISH: nci_ncf_string(a->r, &time->end); break;
    case EVIDENCE: nci_ncf_span_or_none(a, &time->evidence); break;
    default: nci_ncf_string(a->r, &time->because);
    }
  nci_ncf_keep_unknown(a, &members, NCI_LAYER_TIMES, index);
  return nci_ncf_require(a->r, &members, 1u << SPAN | 1u << TYPE, place);
}

static bool read_quantity(nci_ncf_article *a, ncorp_quantity *quantity, uint32_t index)
{
  enum { SPAN, VALUE, BOUND, UNIT, UNIT_SPAN, HIGH, CASUALTY, EVIDENCE, BECAUSE };
  static const ncorp_str names[] = {
    NCI_STR("span"), NCI_STR("value"), NCI_STR("bound"), NCI_STR("unit"), NCI_STR("unit_span"), NCI_STR("high"),
    NCI_STR("casualty"), NCI_STR("evidence"), NCI_STR("because"),
  };
  nci_ncf_members members = NCI_NCF_MEMBERS(names, true);
  const char *place = nci_json_place(&a->r->json);
  quantity->unit_span = quantity->evidence = (ncorp_span)NCORP_NO_SPAN;
  if (!nci_json_object(&a->r->json)) return false;
  for (int key; (key = nci_ncf_member(a->r, &members)) >= 0;)
    switch (key) {
    case SPAN: nci_ncf_span(a, &quantity->span); break;
    case VALUE: nci_json_decimal(&a->r->json, &quantity->value); break;
    case BOUND: nci_ncf_bound(a->r, &quantity->bound); break;
    case UNIT: nci_ncf_string(a->r, &quantity->unit); break;
    case UNIT_SPAN: nci_ncf_span_or_none(a, &quantity->unit_span); break;
    case HIGH: quantity->ranged = !nci_json_null(&a->r->json) && nci_json_decimal(&a->r->json, &quantity->high); break;
    case CASUALTY: nci_ncf_casualty(a->r, &quantity->casualty); break;
    case EVIDENCE: nci_ncf_span_or_none(a, &quantity->evidence); break;
    default: nci_ncf_string(a->r, &quantity->because);
    }
  nci_ncf_keep_unknown(a, &members, NCI_LAYER_QUANTITIES, index);
  return nci_ncf_require(a->r, &members, 1u << SPAN | 1u << VALUE, place);
}

static bool read_mention(nci_ncf_article *a, ncorp_mention *mention, uint32_t index)
{
  enum { SPAN, TYPE, FORM, ENTITY, HEAD_SPAN, NUMBER, GENDER, STANDS_FOR, EVIDENCE, BECAUSE };
  static const ncorp_str names[] = {
    NCI_STR("span"), NCI_STR("type"), NCI_STR("form"), NCI_STR("entity"), NCI_STR("head"), NCI_STR("number"),
    NCI_STR("gender"), NCI_STR("stands_for"), NCI_STR("evidence"), NCI_STR("because"),
  };
  nci_ncf_members members = NCI_NCF_MEMBERS(names, true);
  const char *place = nci_json_place(&a->r->json);
  mention->head = mention->evidence = (ncorp_span)NCORP_NO_SPAN;
  if (!nci_json_object(&a->r->json)) return false;
  for (int key; (key = nci_ncf_member(a->r, &members)) >= 0;)
    switch (key) {
    case SPAN: nci_ncf_span(a, &mention->span); break;
    case TYPE: nci_ncf_entity_type(a->r, &mention->type); break;
    case FORM: nci_ncf_mention_form(a->r, &mention->form); break;
    case ENTITY: nci_ncf_string(a->r, &mention->entity); break;
    case HEAD_SPAN: nci_ncf_span_or_none(a, &mention->head); break;
    case NUMBER: nci_ncf_number(a->r, &mention->number); break;
    case GENDER: nci_ncf_gender(a->r, &mention->gender); break;
    case STANDS_FOR: nci_ncf_string(a->r, &mention->stands_for); break;
    case EVIDENCE: nci_ncf_span_or_none(a, &mention->evidence); break;
    default: nci_ncf_string(a->r, &mention->because);
    }
  nci_ncf_keep_unknown(a, &members, NCI_LAYER_MENTIONS, index);
  return nci_ncf_require(a->r, &members, 1u << SPAN | 1u << TYPE | 1u << FORM, place);
}

/* An earlier quotation, so that whoever goes outwards arrives. */
static bool read_inside(nci_ncf_article *a, uint32_t *inside, uint32_t index)
{
  const char *place = nci_json_place(&a->r->json);
  if (!nci_ncf_index_or_none(a->r, UINT32_MAX, inside)) return false;
  return *inside == NCORP_NONE || *inside < index || nci_json_fail(&a->r->json, NCI_D_NCF_INDEX, place, "no earlier quotation has this index");
}

static bool read_quote(nci_ncf_article *a, ncorp_quote *quote, uint32_t index)
{
  enum { SPAN, KIND, SPEAKER, CUE, INSIDE, BECAUSE };
  static const ncorp_str names[] = {
    NCI_STR("span"), NCI_STR("kind"), NCI_STR("speaker"), NCI_STR("cue"), NCI_STR("inside"), NCI_STR("because"),
  };
  nci_ncf_members members = NCI_NCF_MEMBERS(names, true);
  const char *place = nci_json_place(&a->r->json);
  quote->speaker = quote->inside = NCORP_NONE;
  quote->cue = (ncorp_span)NCORP_NO_SPAN;
  if (!nci_json_object(&a->r->json)) return false;
  for (int key; (key = nci_ncf_member(a->r, &members)) >= 0;)
    switch (key) {
    case SPAN: nci_ncf_span(a, &quote->span); break;
    case KIND: nci_ncf_quote_kind(a->r, &quote->kind); break;
    case SPEAKER: nci_ncf_index_or_none(a->r, a->data.mention_count, &quote->speaker); break;
    case CUE: nci_ncf_span_or_none(a, &quote->cue); break;
    case INSIDE: read_inside(a, &quote->inside, index); break;
    default: nci_ncf_string(a->r, &quote->because);
    }
  nci_ncf_keep_unknown(a, &members, NCI_LAYER_QUOTES, index);
  return nci_ncf_require(a->r, &members, 1u << SPAN | 1u << KIND, place);
}

/* {"role": "treasurer", "of": "a4", "span": [9, 40], "because": "apposition"} */
static bool read_fact(nci_ncf_article *a, ncorp_role_fact *fact)
{
  enum { ROLE, OF, COUNTRY, SECTOR, FORMER, SPAN, BECAUSE };
  static const ncorp_str names[] = {
    NCI_STR("role"), NCI_STR("of"), NCI_STR("country"), NCI_STR("sector"), NCI_STR("former"), NCI_STR("span"),
    NCI_STR("because"),
  };
  nci_ncf_members members = NCI_NCF_MEMBERS(names, false);
  const char *place = nci_json_place(&a->r->json);
  if (!nci_json_object(&a->r->json)) return false;
  for (int key; (key = nci_ncf_member(a->r, &members)) >= 0;)
    switch (key) {
    case ROLE: nci_json_string(&a->r->json, &fact->role); break;
    case OF: nci_ncf_string(a->r, &fact->of); break;
    case COUNTRY: nci_ncf_string(a->r, &fact->country); break;
    case SECTOR: nci_ncf_string(a->r, &fact->sector); break;
    case FORMER: nci_ncf_flag(a->r, &fact->former); break;
    case SPAN: nci_ncf_span(a, &fact->span); break;
    default: nci_ncf_string(a->r, &fact->because);
    }
  return nci_ncf_require(a->r, &members, 1u << ROLE | 1u << SPAN, place);
}

static bool read_facts(nci_ncf_article *a, ncorp_article_entity *entity)
{
  nci_json *json = &a->r->json;
  NCI_VEC(ncorp_role_fact) facts = { 0 };
  if (!nci_json_array(json)) return false;
  while (nci_json_item(json)) {
    ncorp_role_fact *fact = nci_vec_push(a->r->arena, &facts);
    if (!fact || !read_fact(a, fact)) return false;
  }
  entity->facts = facts.at;
  entity->fact_count = facts.count;
  return !json->failed;
}

static bool read_article_entity(nci_ncf_article *a, ncorp_article_entity *entity, uint32_t index)
{
  enum { ID, TYPE, NAME, COUNTRY, SECTOR, ROLES, LAT, LON, GENDER, UNNAMED, FACTS, COUNTRY_BECAUSE, SECTOR_BECAUSE };
  static const ncorp_str names[] = {
    NCI_STR("id"), NCI_STR("type"), NCI_STR("name"), NCI_STR("country"), NCI_STR("sector"), NCI_STR("roles"),
    NCI_STR("lat"), NCI_STR("lon"), NCI_STR("gender"), NCI_STR("unnamed"), NCI_STR("facts"),
    NCI_STR("country_because"), NCI_STR("sector_because"),
  };
  nci_ncf_members members = NCI_NCF_MEMBERS(names, true);
  const char *place = nci_json_place(&a->r->json);
  int coordinates = 0;
  if (!nci_json_object(&a->r->json)) return false;
  for (int key; (key = nci_ncf_member(a->r, &members)) >= 0;)
    switch (key) {
    case ID: nci_ncf_id(a->r, &entity->id); break;
    case TYPE: nci_ncf_entity_type(a->r, &entity->type); break;
    case NAME: nci_json_string(&a->r->json, &entity->name); break;
    case COUNTRY: nci_ncf_string(a->r, &entity->country); break;
    case SECTOR: nci_ncf_string(a->r, &entity->sector); break;
    case ROLES: nci_ncf_strings(a->r, &entity->roles, &entity->role_count); break;
    case LAT: nci_ncf_degrees(a->r, &entity->lat, &coordinates); break;
    case LON: nci_ncf_degrees(a->r, &entity->lon, &coordinates); break;
    case GENDER: nci_ncf_gender(a->r, &entity->gender); break;
    case UNNAMED: nci_ncf_flag(a->r, &entity->unnamed); break;
    case FACTS: read_facts(a, entity); break;
    case COUNTRY_BECAUSE: nci_ncf_string(a->r, &entity->country_because); break;
    default: nci_ncf_string(a->r, &entity->sector_because);
    }
  entity->located = coordinates == 2;
  nci_ncf_keep_unknown(a, &members, NCI_LAYER_ENTITIES, index);
  return nci_ncf_require(a->r, &members, 1u << ID | 1u << TYPE | 1u << NAME, place);
}

/* [{"mention": 3}]; by the user's dictionaries [{"mention": 3, "code": "FRAGOV"}]. `codes` is NULL where no item has one. */
static bool read_mention_list(nci_ncf_article *a, const uint32_t **out, const ncorp_str **codes, uint32_t *count)
{
  enum { MENTION, CODE };
  static const ncorp_str names[] = { NCI_STR("mention"), NCI_STR("code") };
  nci_json *json = &a->r->json;
  nci_u32s list = { 0 };
  NCI_VEC(ncorp_str) code_list = { 0 };
  bool coded = false;
  if (!nci_json_array(json)) return false;
  while (nci_json_item(json)) {
    nci_ncf_members members = NCI_NCF_MEMBERS(names, false);
    const char *place = nci_json_place(json);
    uint32_t mention = 0;
    ncorp_str code = NCI_NO_STR;
    if (!nci_json_object(json)) return false;
    for (int key; (key = nci_ncf_member(a->r, &members)) >= 0;) {
      if (key == MENTION) nci_ncf_index(a->r, a->data.mention_count, &mention);
      else nci_ncf_string(a->r, &code);
    }
    if (!nci_ncf_require(a->r, &members, 1u << MENTION, place)) return false;
    nci_vec_add(a->r->arena, &list, mention);
    nci_vec_add(a->r->arena, &code_list, code);
    coded = coded || code.data;
  }
  *out = list.at;
  *codes = coded ? code_list.at : NULL;
  *count = list.count;
  return !json->failed;
}

/* {"field": "size.dead", "span": [10, 14], "because": "count"} */
static bool read_event_evidence(nci_ncf_article *a, ncorp_event_evidence *evidence)
{
  enum { FIELD, SPAN, BECAUSE };
  static const ncorp_str names[] = { NCI_STR("field"), NCI_STR("span"), NCI_STR("because") };
  nci_ncf_members members = NCI_NCF_MEMBERS(names, false);
  const char *place = nci_json_place(&a->r->json);
  evidence->span = (ncorp_span)NCORP_NO_SPAN;
  if (!nci_json_object(&a->r->json)) return false;
  for (int key; (key = nci_ncf_member(a->r, &members)) >= 0;)
    switch (key) {
    case FIELD: nci_json_string(&a->r->json, &evidence->field); break;
    case SPAN: nci_ncf_span_or_none(a, &evidence->span); break;
    default: nci_ncf_string(a->r, &evidence->because);
    }
  return nci_ncf_require(a->r, &members, 1u << FIELD, place);
}

static bool read_event_evidences(nci_ncf_article *a, ncorp_event_mention *event)
{
  nci_json *json = &a->r->json;
  NCI_VEC(ncorp_event_evidence) list = { 0 };
  if (!nci_json_array(json)) return false;
  while (nci_json_item(json)) {
    ncorp_event_evidence *evidence = nci_vec_push(a->r->arena, &list);
    if (!evidence || !read_event_evidence(a, evidence)) return false;
  }
  event->evidence = list.at;
  event->evidence_count = list.count;
  return !json->failed;
}

static bool read_event(nci_ncf_article *a, ncorp_event_mention *event, uint32_t index)
{
  enum { EVENT, MODE, CONTEXT, CAMEO, TRIGGER, SENTENCE, ACTOR, RECIPIENT, EVENT_LOC, TIME, DATE, DURATION, STATUS,
         ATTRIBUTION, SIZE, CONFIDENCE, BECAUSE, RECORD, CODE, EVIDENCE };
  static const ncorp_str names[] = {
    NCI_STR("event"), NCI_STR("mode"), NCI_STR("context"), NCI_STR("cameo"), NCI_STR("trigger"), NCI_STR("sentence"),
    NCI_STR("actor"), NCI_STR("recipient"), NCI_STR("event_loc"), NCI_STR("time"), NCI_STR("date"), NCI_STR("duration"),
    NCI_STR("status"), NCI_STR("attribution"), NCI_STR("size"), NCI_STR("confidence"), NCI_STR("because"), NCI_STR("record"), NCI_STR("code"),
    NCI_STR("evidence"),
  };
  nci_ncf_record *r = a->r;
  nci_ncf_members members = NCI_NCF_MEMBERS(names, true);
  const char *place = nci_json_place(&r->json);
  event->place = event->time = event->attribution = NCORP_NONE;
  event->confidence = nci_decimal_of(1);
  if (!nci_json_object(&r->json)) return false;
  for (int key; (key = nci_ncf_member(r, &members)) >= 0;)
    switch (key) {
    case EVENT: nci_ncf_event_type(r, &event->type, &event->own_type); break;
    case MODE: nci_ncf_strings(r, &event->modes, &event->mode_count); break;
    case CONTEXT: nci_ncf_strings(r, &event->contexts, &event->context_count); break;
    case CAMEO: nci_ncf_string(r, &event->cameo); break;
    case TRIGGER: nci_ncf_span(a, &event->trigger); break;
    case SENTENCE: nci_ncf_index(r, a->data.sentence_count, &event->sentence); break;
    case ACTOR: read_mention_list(a, &event->actors, &event->actor_codes, &event->actor_count); break;
    case RECIPIENT: read_mention_list(a, &event->recipients, &event->recipient_codes, &event->recipient_count); break;
    case EVENT_LOC: nci_ncf_index_or_none(r, a->data.mention_count, &event->place); break;
    case TIME: nci_ncf_index_or_none(r, a->data.time_count, &event->time); break;
    case DATE: nci_ncf_string(r, &event->date); break;
    case DURATION: nci_ncf_string(r, &event->duration); break;
    case STATUS: nci_ncf_event_status(r, &event->status); break;
    case ATTRIBUTION: nci_ncf_index_or_none(r, a->data.mention_count, &event->attribution); break;
    case SIZE: nci_ncf_size(r, &event->size); break;
    case CONFIDENCE: nci_ncf_share(r, &event->confidence); break;
    case BECAUSE: nci_ncf_string(r, &event->because); break;
    case RECORD: nci_ncf_string(r, &event->record); break;
    case CODE: nci_ncf_string(r, &event->code); break;
    default: read_event_evidences(a, event);
    }
  nci_ncf_keep_unknown(a, &members, NCI_LAYER_EVENTS, index);
  return nci_ncf_require(r, &members, 1u << EVENT | 1u << TRIGGER | 1u << SENTENCE, place);
}

/* Defines the reader of a list of objects. */
#define LIST(function, type, read_item, items, item_count, layer)             \
  bool function(nci_ncf_article *a)                                           \
  {                                                                           \
    nci_json *json = &a->r->json;                                             \
    NCI_VEC(type) list = { 0 };                                               \
    if (!nci_json_array(json)) return false;                                  \
    while (nci_json_item(json)) {                                             \
      type *item = nci_vec_push(a->r->arena, &list);                          \
      if (!item || !read_item(a, item, list.count - 1)) return false;         \
    }                                                                         \
    a->data.items = list.at;                                                  \
    a->data.item_count = list.count;                                          \
    a->data.layers |= 1u << (layer);                                          \
    return !json->failed;                                                     \
  }

LIST(nci_ncf_read_times, ncorp_time, read_time, times, time_count, NCI_LAYER_TIMES)
LIST(nci_ncf_read_quantities, ncorp_quantity, read_quantity, quantities, quantity_count, NCI_LAYER_QUANTITIES)
static LIST(read_mention_items, ncorp_mention, read_mention, mentions, mention_count, NCI_LAYER_MENTIONS)
LIST(nci_ncf_read_quotes, ncorp_quote, read_quote, quotes, quote_count, NCI_LAYER_QUOTES)
LIST(nci_ncf_read_events, ncorp_event_mention, read_event, events, event_count, NCI_LAYER_EVENTS)
LIST(nci_ncf_read_article_entities, ncorp_article_entity, read_article_entity, entities, entity_count, NCI_LAYER_ENTITIES)

/* Names are flat. Mentions may come in any order, so the text's bytes are marked; each at most once before it is seen
 * that one is marked already. */
static bool check_flat(nci_ncf_article *a, const char *place)
{
  size_t words = a->data.text.size / 64 + 1;
  uint64_t *marked = nci_arena_alloc(a->r->arena, words, sizeof *marked);
  if (!marked) return false;
  memset(marked, 0, words * sizeof *marked);
  for (uint32_t i = 0; i < a->data.mention_count; i++) {
    const ncorp_mention *mention = &a->data.mentions[i];
    if (mention->form != NCORP_FORM_NAME) continue;
    for (uint32_t at = mention->span.start; at < mention->span.end; at++) {
      uint64_t bit = (uint64_t)1 << at % 64;
      if (marked[at / 64] & bit)
        return nci_json_fail(&a->r->json, NCI_D_NCF_OVERLAP, item_place(a, place, 1, i), "a name overlaps another one");
      marked[at / 64] |= bit;
    }
  }
  return true;
}

bool nci_ncf_read_mentions(nci_ncf_article *a)
{
  const char *place = nci_json_place(&a->r->json);
  if (!read_mention_items(a)) return false;
  a->r->key = NCI_STR("mentions");
  return check_flat(a, place);
}
