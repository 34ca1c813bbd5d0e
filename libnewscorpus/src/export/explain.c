/* Why events were coded, or not: each sentence with its events and with the words that came to none, as text or as JSON. */
#include "export/explain.h"

#include "base/str.h"
#include "export/explain_event.h"
#include "format/ncf_print.h"
#include "knowledge/lexicon.h"
#include "lexicon_gen.h"

typedef struct explainer {
  nci_shown_event event; /* how events are shown */
  nci_buffer *out;
  const nci_document *doc;
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
  nci_show_span(&x->event, tokens_span(x->doc, t->first, t->end));
  if (pattern.size) {
    nci_buffer_lit(out, " (");
    nci_buffer_str(out, pattern);
    nci_buffer_char(out, ')');
  }
  if (t->entry.file.data) {
    nci_buffer_lit(out, " (");
    nci_show_entry(x->out, &t->entry);
    nci_buffer_char(out, ')');
  }
  nci_buffer_lit(out, ": ");
  if (t->event != NCORP_NONE) {
    nci_buffer_lit(out, "tells again of the event of ");
    nci_show_span(&x->event, x->doc->data.events[t->event].trigger);
  } else {
    nci_buffer_cstr(out, REASONS[t->why].says);
    nci_buffer_str(out, t->detail);
    nci_buffer_lit(out, " [");
    nci_buffer_cstr(out, REASONS[t->why].id);
    nci_buffer_char(out, ']');
  }
  nci_buffer_char(out, '\n');
}

static void json_try(const explainer *x, const nci_event_try *t)
{
  nci_json_words(&x->event, tokens_span(x->doc, t->first, t->end));
  if (t->entry.file.data) {
    KEY(x->out, "entry");
    nci_json_entry(x->out, &t->entry);
  } else {
    STRING(x->out, "pattern", t->pattern);
  }
  if (t->event != NCORP_NONE) {
    NAME(x->out, "why", "told-before");
    KEY(x->out, "trigger");
    nci_json_words(&x->event, x->doc->data.events[t->event].trigger);
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
    nci_json_span(&x->event, doc->sentences.at[index].span);
    STRING(out, "text", nci_span_text(doc, doc->sentences.at[index].span));
    if (silent) NAME(out, "silent", silent->id);
    KEY(out, "events");
    nci_buffer_char(out, '[');
  } else {
    nci_buffer_u64(out, index + 1);
    nci_buffer_lit(out, "  ");
    nci_show_text(out, nci_span_text(doc, doc->sentences.at[index].span));
    nci_buffer_char(out, '\n');
    if (silent) nci_buffer_lit(out, "  "), nci_buffer_cstr(out, silent->says), nci_buffer_char(out, '\n');
  }
  for (uint32_t i = first_event; i < end_event; i++) {
    if (json && i > first_event) nci_buffer_char(out, ',');
    if (json) nci_json_event(&x->event, &doc->data.events[i]);
    else nci_show_event(&x->event, &doc->data.events[i]);
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
  explainer x = { { .out = out, .data = &doc->data, .text = doc->text, .offsets = offsets, .trace = doc->trace, .indent = 2 }, out, doc };
  uint32_t event = 0, tried = 0;
  for (uint32_t i = 0; i < doc->sentences.count && !out->failed; i++) {
    uint32_t first_event = event, first_try = tried;
    while (event < doc->data.event_count && doc->data.events[event].trigger.start < doc->sentences.at[i].span.end) event++;
    while (tried < doc->trace->tries.count && doc->trace->tries.at[tried].sentence <= i) tried++;
    x.event.first_proof = x.event.end_proof;
    while (x.event.end_proof < doc->trace->proofs.count && doc->trace->proofs.at[x.event.end_proof].event < event) x.event.end_proof++;
    explain_sentence(&x, i, first_event, event, first_try, tried, json);
  }
}
