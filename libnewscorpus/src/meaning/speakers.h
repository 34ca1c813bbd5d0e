/* Who speaks: the reporting words beside a quotation, and their subject among the mentions. Stretches of text are tokens. */
#ifndef NCI_MEANING_SPEAKERS_H
#define NCI_MEANING_SPEAKERS_H

#include "meaning/reporting.h"

/* What reports a quotation. */
typedef struct nci_cue {
  ncorp_span span;  /* the verb or phrase */
  uint32_t speaker; /* a mention, or NCORP_NONE */
  const char *rule; /* by which it was found */
} nci_cue;

/* Where speakers are looked for. */
typedef struct nci_speakers {
  const nci_document *doc;
  uint32_t last;         /* who was last heard, for "he added": a mention, or NCORP_NONE */
  uint32_t last_block;   /* where that was */
  uint32_t last_end;     /* the offset behind the words and their cue */
  ncorp_span words;      /* the quotation at hand: whom it names does not speak */
  uint32_t block;        /* of the text at hand */
  bool strict;           /* a subject that is no mention is nobody: no guess from where mentions stand */
} nci_speakers;

/* Finds the cue in the tokens behind a quotation: ", Roe said", "said Roe", "according to Roe". */
bool nci_cue_behind(const nci_speakers *speakers, uint32_t first, uint32_t end, nci_cue *out);

/* Finds the last cue in the tokens before a quotation: "Roe said: ", "Roe praised the ". */
bool nci_cue_before(const nci_speakers *speakers, uint32_t first, uint32_t end, nci_cue *out);

/* The subject of a stretch of tokens without a cue; or NCORP_NONE. */
uint32_t nci_subject_of(const nci_speakers *speakers, uint32_t first, uint32_t end);

/* The subject of a reporting verb: by the tree; where that tells nothing, looked for to its left from `first` on, or to its
 * right before `end`. Sets *rule to another one where a document speaks. */
uint32_t nci_subject_left(const nci_speakers *speakers, uint32_t first, uint32_t verb, const char **rule);
uint32_t nci_subject_right(const nci_speakers *speakers, uint32_t verb, uint32_t end, const char **rule);

/* Who is the source that a phrase before a token names ("according to"), before `end`. */
uint32_t nci_source_at(const nci_speakers *speakers, uint32_t first, uint32_t end);

/* True when the words between two tokens were sent round to readers. */
bool nci_posted(const nci_document *doc, uint32_t first, uint32_t end);

/* Finds "quoted as saying" at a token: *saying is its last word. */
bool nci_quoted_as(const nci_document *doc, uint32_t token, uint32_t end, uint32_t *saying);
uint32_t nci_quoted_speaker(const nci_speakers *speakers, uint32_t first, uint32_t quoted, uint32_t saying);

/* A comma and the like; a quotation mark. */
static inline bool nci_token_sign(const nci_document *doc, uint32_t token, char sign)
{
  const nci_token *t = &doc->tokens.at[token];
  return t->end - t->start == 1 && doc->text.data[t->start] == sign;
}

static inline bool nci_token_mark(const nci_document *doc, uint32_t token)
{
  return (doc->tokens.at[token].shape & (NCI_SHAPE_OPEN_QUOTE | NCI_SHAPE_CLOSE_QUOTE)) != 0;
}

#endif
