/* What the tokenizer and the sentence splitter share, and nobody else sees. */
#ifndef NCI_TEXT_TOKEN_SPLIT_H
#define NCI_TEXT_TOKEN_SPLIT_H

#include "text/token.h"

/* How an abbreviation behaves. */
enum {
  NCI_ABBR_TITLE = 1u << 0,   /* before a name: never ends a sentence */
  NCI_ABBR_INSIDE = 1u << 1,  /* vs., e.g.: never ends one either */
  NCI_ABBR_NUMBER = 1u << 2,  /* is one only before a number: No. 5, p. 12 */
  NCI_ABBR_ENDING = 1u << 3,  /* Inc., a.m.: ends a sentence when what follows looks like the start of one */
  NCI_ABBR_CAPITAL = 1u << 4, /* only when it begins with a capital: Gen., Sun. */
  NCI_ABBR_PLAIN = 1u << 5,   /* a full stop that ends a sentence is a token of its own: etc . */
  NCI_ABBR_HOUR = 1u << 6     /* a.m., p.m. */
};

/* True for common prepositions: "At 5 p.m. Mr. Lind left", "She joined Yahoo! in May". */
bool nci_preposition(ncorp_str word);

/* The behaviour of a word (without its full stop), or 0. */
unsigned nci_abbreviation(ncorp_str word);

/* True for words that begin a sentence far more often than a name: "The", "However". */
bool nci_sentence_opener(ncorp_str word);

/* True for verbs that report speech, in the forms that follow a quotation: "said", "asks". */
bool nci_speech_verb(ncorp_str word);

/* True for words that cannot follow a possessive: "a", "not", "been". */
bool nci_no_modifier(ncorp_str word);

/* What the splitter has to know of a token; kept in nci_token.marks. */
enum {
  NCI_MARK_STOP = 1u << 0,     /* . or an ellipsis */
  NCI_MARK_ASK = 1u << 1,      /* ? or !, or a run of them */
  NCI_MARK_FULL = 1u << 2,     /* ends a sentence whatever follows: CJK and Indic full stops */
  NCI_MARK_DOTTED = 1u << 3,   /* an abbreviation with its full stop */
  NCI_MARK_OPEN = 1u << 4,     /* opening bracket */
  NCI_MARK_CLOSE = 1u << 5,    /* closing bracket */
  NCI_MARK_BREAK = 1u << 6,    /* an empty line stands before it */
  NCI_MARK_ELLIPSIS = 1u << 7, /* with STOP: more than one dot */
  NCI_MARK_INITIAL = 1u << 8,  /* with DOTTED: one letter */
  NCI_MARK_DASH = 1u << 9
};

/* Cuts tokens [first, tokens->count) into sentences. */
void nci_split_sentences(nci_arena *arena, ncorp_str text, nci_tokens *tokens, uint32_t first, bool one_sentence,
                         nci_sentences *sentences);

#endif
