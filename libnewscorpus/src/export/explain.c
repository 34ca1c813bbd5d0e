/* Why events were coded, or not: each sentence with its events and with the words that came to none, as text or as JSON. */
#include "export/explain.h"

#include "base/decimal.h"
#include "base/str.h"
#include "format/ncf_print.h"
#include "knowledge/lexicon.h"
#include "lexicon_gen.h"

typedef struct explainer {
  nci_buffer *out;
  const nci_document *doc;
  const nci_offsets *offsets;
  uint32_t first_proof, end_proof; /* of the sentence at hand */
} explainer;

/* A reason: what programs and what people read. A detail follows where there is one. */
typedef struct reason {
  const char *id, *says;
} reason;

static const reason REASONS[NCI_WHY_COUNT] = {
  [NCI_WHY_IDIOM] = { "idiom", "part of a phrase that evokes no event" },
  [NCI_WHY_NAME] = { "name", "written as a name" },
  [NCI_WHY_WORD_CLASS] = { "word-class", "stands for no event here, neither a verb nor a noun" },
  [NCI_WHY_NO_PATTERN] = { "no-pattern", "no pattern takes it for what it stands there, verb or noun" },
  [NCI_WHY_OBJECT] = { "object", "has an object, and its pattern takes none" },
  [NCI_WHY_SLOT] = { "no-phrase", "lacks a phrase that its pattern needs: " },
  [NCI_WHY_OBJECT_CLASS] = { "no-object", "lacks an object of a kind that its patterns ask for: " },
  [NCI_WHY_MODIFIER] = { "modifier", "describes another noun" },
  [NCI_WHY_TAKEN] = { "taken", "belongs to the event of its verb" },
  [NCI_WHY_GOVERNS] = { "governs", "says how far the event that it governs got" },
  [NCI_WHY_HANGS] = { "hangs", "words or a will, told as no deed" },
  [NCI_WHY_TOLD_BY_NOUN] = { "told-by-subject", "its subject tells the event" },
  [NCI_WHY_NO_AGENT] = { "no-agent", "its subject is nobody who acts" },
  [NCI_WHY_GOVERNED] = { "governed", "what governs it makes it no event" },
  [NCI_WHY_AIM] = { "aim", "an aim, not a deed" },
  [NCI_WHY_HYPOTHETICAL] = { "hypothetical", "only thought of" },
  [NCI_WHY_NO_PARTY] = { "no-participant", "nobody is known in a role that its pattern needs" },
  [NCI_WHY_NOBODY] = { "nobody", "nobody is known to take part" },
  [NCI_WHY_ACCIDENT] = { "accident", "an accident" },
  [NCI_WHY_HIMSELF] = { "same-party", "the same party stands on both sides" },
  [NCI_WHY_ONE_PARTY] = { "one-party", "takes two, and only one is known" },
  [NCI_WHY_NO_ACTOR] = { "no-actor", "nobody is known to do it" },
  [NCI_WHY_UNKNOWN] = { "unknown-parties", "nobody who takes part is known by name or country" },
  [NCI_WHY_HISTORY] = { "history", "long past" },
  [NCI_WHY_GENERAL] = { "general", "told as what always happens" },
  [NCI_WHY_NOT_TOLD] = { "not-told", "nothing tells that it happened: neither when nor where nor to whom" },
  [NCI_WHY_SPORT] = { "sport", "the article tells of contests" },
  [NCI_WHY_DISCARDED] = { "discarded", "discards the sentence" },
  [NCI_WHY_ARTICLE_DISCARDED] = { "article-discarded", "discards the article" },
  [NCI_WHY_LEFT_OUT] = { "left-out", "stands in a short clause between commas" },
  [NCI_WHY_NO_VERB] = { "no-verb", "no verb of the dictionaries" },
  [NCI_WHY_RELATIVE] = { "relative", "stands in a relative clause" },
  [NCI_WHY_NO_CODE] = { "no-code", "none of its patterns matches, and it has no code of its own" },
  [NCI_WHY_STOPPED] = { "stopped", "the pattern that matches has no code" },
  [NCI_WHY_NO_SIDES] = { "no-sides", "nobody with a code is on either side" },
  [NCI_WHY_NO_SOURCE] = { "no-source", "nobody with a code is its source; the target is " },
  [NCI_WHY_NO_TARGET] = { "no-target", "nobody with a code is its target; the source is " },
  [NCI_WHY_TOLD] = { "told-already", "tells what the sentence has told already" },
  [NCI_WHY_INSIDE] = { "inside", "belongs to what another verb tells: " },
};

/* What a sentence without events has come to. */
typedef enum silence { SILENT_NO_TEXT, SILENT_DISCARDED, SILENT_NO_TREE, SILENT_DICTIONARY, SILENT_NO_WORD, SILENT_TOLD, SILENT_TRIED } silence;
static const reason SILENCES[] = {
  [SILENT_NO_TEXT] = { "no-running-text", "no event: not in a title or a paragraph" },
  [SILENT_DISCARDED] = { "article-discarded", "no event: the article is discarded" },
  [SILENT_NO_TREE] = { "no-tree", "no event: the model parses nothing, or the analyzer codes no events" },
  [SILENT_DICTIONARY] = { "no-match", "no event by the dictionaries" },
  [SILENT_NO_WORD] = { "no-word", "no event: no word evokes one" },
  [SILENT_TOLD] = { "told-before", "no event of its own" },
  [SILENT_TRIED] = { "tried", "no event" },
};

static silence why_silent(const nci_document *doc, uint32_t sentence, bool told, bool tried)
{
  ncorp_block_kind kind = nci_block_at(doc, doc->sentences.at[sentence].span.start);
  if (told || tried) return told ? SILENT_TOLD : SILENT_TRIED;
  const nci_event_trace *trace = doc->trace;
  if (trace->tries.count && trace->tries.at[trace->tries.count - 1].why == NCI_WHY_ARTICLE_DISCARDED) return SILENT_DISCARDED;
  if (!doc->grammar || !(doc->data.layers >> NCI_LAYER_EVENTS & 1)) return SILENT_NO_TREE;
  if (doc->dictionary) return SILENT_DICTIONARY;
  bool running = kind == NCORP_BLOCK_TITLE || kind == NCORP_BLOCK_SUMMARY || kind == NCORP_BLOCK_PARAGRAPH || kind == NCORP_BLOCK_LIST;
  return running ? SILENT_NO_WORD : SILENT_NO_TEXT;
}

static ncorp_span tokens_span(const nci_document *doc, uint32_t first, uint32_t end)
{
  return (ncorp_span){ doc->tokens.at[first].start, doc->tokens.at[end - 1].end };
}

static ncorp_span chars(const explainer *x, ncorp_span s)
{
  return (ncorp_span){ nci_offsets_codepoint(x->offsets, s.start), nci_offsets_codepoint(x->offsets, s.end) };
}

/* The name of whom a mention means, or absent. */
static ncorp_str name_of(const nci_document *doc, uint32_t mention)
{
  ncorp_str id = doc->data.mentions[mention].entity;
  uint32_t count = doc->data.entity_count, at = 0;
  if (!id.size || !count) return NCI_NO_STR;
  /* The analysis numbers them: the one of that number is mostly it. */
  for (size_t i = 1; i < id.size && nci_is_digit(id.data[i]) && at < count; i++) at = at * 10 + (uint32_t)(id.data[i] - '0');
  for (uint32_t n = 0; n < count; n++, at++)
    if (nci_str_eq(doc->data.entities[at % count].id, id)) return doc->data.entities[at % count].name;
  return NCI_NO_STR;
}

/* ---- text ---- */

/* On one line: what breaks lines is a space. */
static void put_flat(nci_buffer *out, ncorp_str s)
{
  for (size_t i = 0; i < s.size; i++) nci_buffer_char(out, (unsigned char)s.data[i] < 0x20 || s.data[i] == 0x7f ? ' ' : s.data[i]);
}

static void put_span(const explainer *x, ncorp_span span)
{
  ncorp_span at = chars(x, span);
  nci_buffer_char(x->out, '"');
  put_flat(x->out, nci_span_text(x->doc, span));
  nci_buffer_lit(x->out, "\" ");
  nci_buffer_u64(x->out, at.start);
  nci_buffer_char(x->out, '-');
  nci_buffer_u64(x->out, at.end);
}

static void put_label(const explainer *x, const char *label)
{
  enum { WIDTH = 12 };
  nci_buffer_lit(x->out, "    ");
  nci_buffer_cstr(x->out, label);
  for (size_t i = strlen(label); i < WIDTH; i++) nci_buffer_char(x->out, ' ');
}

static void put_value(const explainer *x, const char *label, ncorp_str value)
{
  if (!value.size) return;
  put_label(x, label);
  put_flat(x->out, value);
  nci_buffer_char(x->out, '\n');
}

static void put_mention(const explainer *x, const char *label, uint32_t mention, ncorp_str code)
{
  if (mention == NCORP_NONE) return;
  const ncorp_mention *m = &x->doc->data.mentions[mention];
  ncorp_str name = name_of(x->doc, mention);
  put_label(x, label);
  put_span(x, m->span);
  if (name.size && !nci_str_eq(name, nci_span_text(x->doc, m->span))) {
    nci_buffer_lit(x->out, ", ");
    put_flat(x->out, name);
  }
  if (code.size) {
    nci_buffer_lit(x->out, ", ");
    put_flat(x->out, code);
  }
  nci_buffer_char(x->out, '\n');
}

/* An entry of the user's dictionaries: "AGREE ON [057], verbs.txt:12". */
static void put_entry(const explainer *x, const nci_event_entry *entry)
{
  put_flat(x->out, entry->text);
  if (entry->code.size) {
    nci_buffer_lit(x->out, " [");
    put_flat(x->out, entry->code);
    nci_buffer_char(x->out, ']');
  }
  nci_buffer_lit(x->out, ", ");
  put_flat(x->out, entry->file);
  nci_buffer_char(x->out, ':');
  nci_buffer_u64(x->out, entry->line);
}

/* What an event by dictionaries rests on, of a party or (NCORP_NONE) of the event itself. */
static void put_proofs(const explainer *x, const ncorp_event_mention *e, uint32_t mention)
{
  static const char *const labels[] = { [NCI_PROOF_VERB] = "verb", [NCI_PROOF_PATTERN] = "pattern", [NCI_PROOF_ACTOR] = "  entry", [NCI_PROOF_AGENT] = "  agent" };
  for (uint32_t i = x->first_proof; i < x->end_proof; i++) {
    const nci_event_proof *p = &x->doc->trace->proofs.at[i];
    if (&x->doc->data.events[p->event] != e || p->mention != mention) continue;
    put_label(x, labels[p->kind]);
    put_entry(x, &p->entry);
    nci_buffer_char(x->out, '\n');
  }
}

static void put_party(const explainer *x, const ncorp_event_mention *e, const char *label, const uint32_t *mentions, const ncorp_str *codes, uint32_t count)
{
  for (uint32_t i = 0; i < count; i++) {
    put_mention(x, label, mentions[i], codes ? codes[i] : NCI_NO_STR);
    put_proofs(x, e, mentions[i]);
  }
}

static void put_amount(const explainer *x, const char *label, ncorp_amount a)
{
  if (!a.known) return;
  put_label(x, label);
  nci_decimal_print_bound(x->out, a.bound, a.value);
  nci_buffer_char(x->out, '\n');
}

static void put_event(const explainer *x, const ncorp_event_mention *e)
{
  nci_buffer *out = x->out;
  nci_buffer_lit(out, "  ");
  nci_buffer_str(out, ncorp_event_mention_type(e));
  for (uint32_t i = 0; i < e->mode_count; i++) nci_buffer_char(out, ' '), put_flat(out, e->modes[i]);
  nci_buffer_lit(out, ", ");
  nci_buffer_cstr(out, ncorp_event_status_name(e->status));
  nci_buffer_lit(out, ", confidence ");
  nci_decimal_print(out, e->confidence);
  nci_buffer_char(out, '\n');
  put_label(x, "trigger");
  put_span(x, e->trigger);
  nci_buffer_char(out, '\n');
  put_value(x, "because", e->because);
  put_proofs(x, e, NCORP_NONE);
  put_value(x, "cameo", e->cameo);
  put_value(x, "code", e->code);
  for (uint32_t i = 0; i < e->context_count; i++) put_value(x, "context", e->contexts[i]);
  put_party(x, e, "actor", e->actors, e->actor_codes, e->actor_count);
  put_party(x, e, "recipient", e->recipients, e->recipient_codes, e->recipient_count);
  put_mention(x, "place", e->place, NCI_NO_STR);
  if (e->time != NCORP_NONE) {
    put_label(x, "time");
    put_span(x, x->doc->data.times[e->time].span);
    nci_buffer_char(out, '\n');
  }
  put_value(x, "date", e->date);
  put_value(x, "duration", e->duration);
  put_amount(x, "dead", e->size.dead);
  put_amount(x, "injured", e->size.injured);
  put_amount(x, "arrested", e->size.arrested);
  put_amount(x, "abducted", e->size.abducted);
  put_amount(x, "people", e->size.participants);
  put_mention(x, "said by", e->attribution, NCI_NO_STR);
}

/* The trigger of the event that words tell stands elsewhere: they tell it again. */
static bool tells_again(const nci_document *doc, const nci_event_try *t)
{
  return t->event != NCORP_NONE && doc->data.events[t->event].trigger.start != doc->tokens.at[t->first].start;
}

static void put_try(const explainer *x, const nci_event_try *t)
{
  nci_buffer *out = x->out;
  ncorp_str pattern = t->pattern;
  nci_buffer_lit(out, "  - ");
  put_span(x, tokens_span(x->doc, t->first, t->end));
  if (pattern.size) {
    nci_buffer_lit(out, " (");
    nci_buffer_str(out, pattern);
    nci_buffer_char(out, ')');
  }
  if (t->entry.file.data) {
    nci_buffer_lit(out, " (");
    put_entry(x, &t->entry);
    nci_buffer_char(out, ')');
  }
  nci_buffer_lit(out, ": ");
  if (t->event != NCORP_NONE) {
    nci_buffer_lit(out, "tells again of the event of ");
    put_span(x, x->doc->data.events[t->event].trigger);
  } else {
    nci_buffer_cstr(out, REASONS[t->why].says);
    nci_buffer_str(out, t->detail);
    nci_buffer_lit(out, " [");
    nci_buffer_cstr(out, REASONS[t->why].id);
    nci_buffer_char(out, ']');
  }
  nci_buffer_char(out, '\n');
}

/* ---- JSON ---- */

static void json_span(const explainer *x, ncorp_span span)
{
  ncorp_span at = chars(x, span);
  nci_buffer_char(x->out, '[');
  nci_buffer_u64(x->out, at.start);
  nci_buffer_char(x->out, ',');
  nci_buffer_u64(x->out, at.end);
  nci_buffer_char(x->out, ']');
}

/* Words of the text: {"text":...,"span":[...] and, of a mention, its name and code. */
static void json_words(const explainer *x, ncorp_span span)
{
  nci_buffer_lit(x->out, "{\"text\":");
  nci_ncf_print_string(x->out, nci_span_text(x->doc, span));
  KEY(x->out, "span");
  json_span(x, span);
}

/* Without its closing brace. */
static void json_mention(const explainer *x, uint32_t mention, ncorp_str code)
{
  ncorp_str name = name_of(x->doc, mention);
  json_words(x, x->doc->data.mentions[mention].span);
  OPTIONAL(x->out, "name", name);
  OPTIONAL(x->out, "code", code);
}

static void json_entry(const explainer *x, const nci_event_entry *entry)
{
  nci_buffer_lit(x->out, "{\"text\":");
  nci_ncf_print_string(x->out, entry->text);
  OPTIONAL(x->out, "code", entry->code);
  STRING(x->out, "file", entry->file);
  KEY(x->out, "line");
  nci_buffer_u64(x->out, entry->line);
  nci_buffer_char(x->out, '}');
}

/* The entries of a party, or (NCORP_NONE) of the verb and its pattern. */
static void json_proofs(const explainer *x, const ncorp_event_mention *e, uint32_t mention)
{
  uint32_t shown = 0;
  for (uint32_t i = x->first_proof; i < x->end_proof; i++) {
    const nci_event_proof *p = &x->doc->trace->proofs.at[i];
    if (&x->doc->data.events[p->event] != e || p->mention != mention) continue;
    if (shown++) nci_buffer_char(x->out, ',');
    else nci_buffer_lit(x->out, ",\"entries\":[");
    json_entry(x, &p->entry);
  }
  if (shown) nci_buffer_char(x->out, ']');
}

static void json_party(const explainer *x, const ncorp_event_mention *e, const uint32_t *mentions, const ncorp_str *codes, uint32_t count)
{
  nci_buffer_char(x->out, '[');
  for (uint32_t i = 0; i < count; i++) {
    if (i) nci_buffer_char(x->out, ',');
    json_mention(x, mentions[i], codes ? codes[i] : NCI_NO_STR);
    json_proofs(x, e, mentions[i]);
    nci_buffer_char(x->out, '}');
  }
  nci_buffer_char(x->out, ']');
}

static void json_place(const explainer *x, uint32_t mention)
{
  if (mention == NCORP_NONE) {
    nci_buffer_lit(x->out, "null");
    return;
  }
  json_mention(x, mention, NCI_NO_STR);
  nci_buffer_char(x->out, '}');
}

static void json_event(const explainer *x, const ncorp_event_mention *e)
{
  nci_buffer *out = x->out;
  nci_buffer_lit(out, "{\"event\":");
  nci_ncf_print_string(out, ncorp_event_mention_type(e));
  STRINGS(out, "mode", e->modes, e->mode_count);
  STRINGS(out, "context", e->contexts, e->context_count);
  STRING(out, "cameo", e->cameo);
  OPTIONAL(out, "code", e->code);
  NAME(out, "status", ncorp_event_status_name(e->status));
  KEY(out, "trigger");
  json_words(x, e->trigger);
  nci_buffer_char(out, '}');
  STRING(out, "because", e->because);
  json_proofs(x, e, NCORP_NONE);
  KEY(out, "actor");
  json_party(x, e, e->actors, e->actor_codes, e->actor_count);
  KEY(out, "recipient");
  json_party(x, e, e->recipients, e->recipient_codes, e->recipient_count);
  KEY(out, "event_loc");
  json_place(x, e->place);
  KEY(out, "time");
  if (e->time == NCORP_NONE) {
    nci_buffer_lit(out, "null");
  } else {
    json_words(x, x->doc->data.times[e->time].span);
    nci_buffer_char(out, '}');
  }
  STRING(out, "date", e->date);
  STRING(out, "duration", e->duration);
  nci_ncf_print_size(out, &e->size);
  KEY(out, "attribution");
  json_place(x, e->attribution);
  DECIMAL(out, "confidence", e->confidence);
  nci_buffer_char(out, '}');
}

static void json_try(const explainer *x, const nci_event_try *t)
{
  json_words(x, tokens_span(x->doc, t->first, t->end));
  if (t->entry.file.data) {
    KEY(x->out, "entry");
    json_entry(x, &t->entry);
  } else {
    STRING(x->out, "pattern", t->pattern);
  }
  if (t->event != NCORP_NONE) {
    NAME(x->out, "why", "told-before");
    KEY(x->out, "trigger");
    json_words(x, x->doc->data.events[t->event].trigger);
    nci_buffer_char(x->out, '}');
  } else {
    NAME(x->out, "why", REASONS[t->why].id);
    if (t->detail.size && t->entry.file.data) STRING(x->out, "detail", t->detail);
    else if (t->detail.size) STRING(x->out, "lacks", t->detail);
  }
  nci_buffer_char(x->out, '}');
}

/* ---- sentences ---- */

static void explain_sentence(const explainer *x, uint32_t index, uint32_t first_event, uint32_t end_event, uint32_t first_try,
                             uint32_t end_try, bool json)
{
  nci_buffer *out = x->out;
  const nci_document *doc = x->doc;
  bool events = end_event > first_event, told = false, tried = false;
  uint32_t shown = 0;
  for (uint32_t i = first_try; i < end_try; i++) {
    const nci_event_try *t = &doc->trace->tries.at[i];
    tried = tried || t->event == NCORP_NONE;
    told = told || tells_again(doc, t);
  }
  const reason *silent = events ? NULL : &SILENCES[why_silent(doc, index, told, tried)];
  if (json) {
    nci_buffer_lit(out, "{\"sentence\":");
    nci_buffer_u64(out, index);
    KEY(out, "span");
    json_span(x, doc->sentences.at[index].span);
    STRING(out, "text", nci_span_text(doc, doc->sentences.at[index].span));
    if (silent) NAME(out, "silent", silent->id);
    KEY(out, "events");
    nci_buffer_char(out, '[');
  } else {
    nci_buffer_u64(out, index + 1);
    nci_buffer_lit(out, "  ");
    put_flat(out, nci_span_text(doc, doc->sentences.at[index].span));
    nci_buffer_char(out, '\n');
    if (silent) nci_buffer_lit(out, "  "), nci_buffer_cstr(out, silent->says), nci_buffer_char(out, '\n');
  }
  for (uint32_t i = first_event; i < end_event; i++) {
    if (json && i > first_event) nci_buffer_char(out, ',');
    if (json) json_event(x, &doc->data.events[i]);
    else put_event(x, &doc->data.events[i]);
  }
  if (json) nci_buffer_lit(out, "],\"not_coded\":[");
  for (uint32_t i = first_try; i < end_try; i++) {
    const nci_event_try *t = &doc->trace->tries.at[i];
    if (t->event != NCORP_NONE && !tells_again(doc, t)) continue;
    if (json && shown++) nci_buffer_char(out, ',');
    if (json) json_try(x, t);
    else put_try(x, t);
  }
  if (json) nci_buffer_lit(out, "]}");
  nci_buffer_char(out, '\n');
}

void nci_explain_events(nci_buffer *out, const nci_document *doc, const nci_offsets *offsets, bool json)
{
  explainer x = { out, doc, offsets, 0, 0 };
  uint32_t event = 0, tried = 0;
  for (uint32_t i = 0; i < doc->sentences.count && !out->failed; i++) {
    uint32_t first_event = event, first_try = tried;
    while (event < doc->data.event_count && doc->data.events[event].trigger.start < doc->sentences.at[i].span.end) event++;
    while (tried < doc->trace->tries.count && doc->trace->tries.at[tried].sentence <= i) tried++;
    x.first_proof = x.end_proof;
    while (x.end_proof < doc->trace->proofs.count && doc->trace->proofs.at[x.end_proof].event < event) x.end_proof++;
    explain_sentence(&x, i, first_event, event, first_try, tried, json);
  }
}
