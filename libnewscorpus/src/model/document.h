/* The article under analysis: what the stages hand to each other.
 *
 * A document belongs to one thread and lives for one article. The stages add to `data` in turn (structure, tokens,
 * mentions, times, quantities, quotations, events); everything that they make lies in `arena`. A stage returns
 * nci_arena_status(doc->arena). */
#ifndef NCI_MODEL_DOCUMENT_H
#define NCI_MODEL_DOCUMENT_H

#include <stdbool.h>
#include "base/arena.h"
#include "base/str.h"
#include "base/vec.h"
#include "format/record.h"
#include "knowledge/lexicon.h"
#include "language/language.h"
#include "text/token.h"

typedef struct nci_document {
  nci_arena *arena;
  const nci_lexicon *lexicon;
  const nci_language *language; /* its parts are empty where the model has none */
  struct nci_word_memory *memory; /* what is known of frequent words (model/word_memory.h), or NULL */
  ncorp_str text;            /* data.text, with the case of letters restored where the article was written without */
  nci_tokens tokens;         /* of all sentences, in text order */
  nci_sentences sentences;
  nci_article_data data;     /* what the source gave, and what the stages found so far */
  const struct nci_mention_facts *facts; /* what the later stages ask of the mentions (meaning/mentions.h), or NULL */
  uint32_t stages;           /* NCORP_STAGE_...: what is asked for */
  struct nci_names *names;   /* what the rules take for names (meaning/names.h), until the mentions are made; or NULL */
  struct nci_phrases *phrases; /* names, descriptions and pronouns (meaning/phrases.h), or NULL */
  const uint32_t *clues;     /* [token] -> what the finder of names is told of it (meaning/name_clues.c), or NULL */
  const uint8_t *name_labels; /* [token] -> what the finder says (language/network.h), or NULL */
  const uint8_t *kinds;      /* [token] -> what the phrase around this head refers to (language/network.h), or NULL */
  const uint64_t *tables_at; /* [token] -> tables of the lexicon that can have an entry that begins there; or NULL */
  const struct nci_grammar *grammar; /* parts of speech, relations and trees (model/grammar.h), or NULL */
  const struct nci_sentence_atoms *atoms; /* what times, quantities and quotations read (meaning/atoms.h), or NULL */
  struct nci_event_trace *trace; /* where the event coder puts down what it looked at (meaning/event_trace.h); or NULL */
  const nci_lexicon *patterns; /* the user's own event patterns, in tables as the lexicon has them; or NULL */
  bool patterns_only;        /* the library's own are left out */
  bool plover_only;          /* types beyond PLOVER are left out, but for those of the user's patterns */
  const struct nci_cameo_dictionary *dictionary; /* the user's own, by which events are coded then; or NULL */
} nci_document;

/* The text of a token, and of a span. */
static inline ncorp_str nci_token_text(const nci_document *doc, uint32_t token)
{
  const nci_token *t = &doc->tokens.at[token];
  return (ncorp_str){ doc->text.data + t->start, t->end - t->start };
}

static inline ncorp_str nci_span_text(const nci_document *doc, ncorp_span span)
{
  return (ncorp_str){ doc->text.data + span.start, span.end - span.start };
}

/* True when the token is this lower-case ASCII word, in any case. */
static inline bool nci_token_is(const nci_document *doc, uint32_t token, const char *word)
{
  return token < doc->tokens.count && nci_str_is_nocase(nci_token_text(doc, token), word);
}

/* The first token that ends after a byte offset; the number of tokens when there is none. */
uint32_t nci_token_at(const nci_document *doc, uint32_t offset);

/* Whether a line ends between a sentence and the one before it: it begins a paragraph. */
bool nci_begins_paragraph(const nci_document *doc, uint32_t sentence);

/* The kind of block that a byte offset lies in; NCORP_BLOCK_BOILERPLATE when it lies in none. */
ncorp_block_kind nci_block_at(const nci_document *doc, uint32_t offset);

#endif
