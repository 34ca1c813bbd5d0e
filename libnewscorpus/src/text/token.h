/* Tokens and sentences of raw text, by the conventions of Universal Dependencies for English.
 *
 * A token is a syntactic word: "don't" gives "do" and "n't", "Ukraine's" gives "Ukraine" and "'s". */
#ifndef NCI_TEXT_TOKEN_H
#define NCI_TEXT_TOKEN_H

#include <stdbool.h>
#include <newscorpus/article.h>
#include "base/arena.h"
#include "base/vec.h"

/* What a token looks like; several can hold. */
enum {
  NCI_SHAPE_WORD = 1u << 0,      /* has a letter */
  NCI_SHAPE_CAPITAL = 1u << 1,   /* begins with an upper-case letter (of any script) */
  NCI_SHAPE_ALL_CAPS = 1u << 2,  /* has letters, all of them upper case, and more than one or a dot after it */
  NCI_SHAPE_LOWER = 1u << 3,     /* has letters, all of them lower case */
  NCI_SHAPE_NUMBER = 1u << 4,    /* begins with a digit: 12, 1,200, 3.5, 24/7, 20th */
  NCI_SHAPE_DIGIT = 1u << 5,     /* has a digit somewhere */
  NCI_SHAPE_PUNCT = 1u << 6,     /* punctuation or symbol only */
  NCI_SHAPE_DOT = 1u << 7,       /* a word with a full stop in or after it: U.S., Mr., T.J. */
  NCI_SHAPE_CLITIC = 1u << 8,    /* 's, n't, 're ... cut from the word before */
  NCI_SHAPE_OPEN_QUOTE = 1u << 9,  /* a quotation mark that can open (a straight mark can do both) */
  NCI_SHAPE_CLOSE_QUOTE = 1u << 10,/* a quotation mark that can close */
  NCI_SHAPE_LINK = 1u << 11,     /* URL, e-mail address, @handle, #tag */
  NCI_SHAPE_SPACE_BEFORE = 1u << 12, /* white space stands before it (or it is the first of its block) */
  NCI_SHAPE_SENTENCE_START = 1u << 13, /* the first token of its sentence */
  NCI_SHAPE_NON_ASCII = 1u << 14, /* has a byte above 0x7f */
  NCI_SHAPE_SURE = 1u << 15      /* whether a sentence begins with it is beyond doubt: items of lists, "Mr." before a name */
};

typedef struct nci_token {
  uint32_t start, end; /* bytes */
  uint16_t shape;      /* NCI_SHAPE_... */
  uint16_t marks;      /* the sentence splitter's own */
} nci_token;

typedef NCI_VEC(nci_token) nci_tokens;
typedef NCI_VEC(ncorp_sentence) nci_sentences;

/* Splits one block of text into sentences and tokens, appending to both lists; offsets count from the start of the
 * text. The block begins and ends a sentence. Text is valid UTF-8.
 * one_sentence: the block is a title or heading, which is not split. */
void nci_tokenize(nci_arena *arena, ncorp_str text, ncorp_span block, bool one_sentence, nci_tokens *tokens, nci_sentences *sentences);

#endif
