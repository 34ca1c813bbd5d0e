/* newscorpus/quote.h - quotations in an article and who says them.
 *
 * Quotation marks of every kind and any state of repair are read: curly, straight, single, angular, low; turned the wrong
 * way, left open, repeated at each paragraph. What is only marked off (a title, a doubted word) is no quotation.
 */
#ifndef NEWSCORPUS_QUOTE_H
#define NEWSCORPUS_QUOTE_H

#include <newscorpus/time.h>

NCORP_BEGIN_DECLS

/* How the words are reported. */
typedef enum ncorp_quote_kind {
  NCORP_QUOTE_DIRECT = 0,  /* whole sentences between quotation marks */
  NCORP_QUOTE_PARTIAL = 1, /* some words between quotation marks inside the reporter's sentence */
  NCORP_QUOTE_INDIRECT = 2 /* a clause without quotation marks */
} ncorp_quote_kind;

/* A quotation. It is part of another one where somebody quotes, or reports, somebody else. What is reported without marks is
 * the clause ("to leave in June" of "she vowed to leave in June"); one that the reporting words interrupt goes on behind them.
 * What is denied, asked for or only imagined to be said is none.
 *
 * Rules by which speakers are found:
 *   verb-after    the subject of a verb behind the words
 *   verb-before   of one before them
 *   inside        of one between two parts of a sentence
 *   according-to  whom "according to" or the like names
 *   quoted-as     who "is quoted as saying" it
 *   noun          whose claim, warning or promise it is
 *   statement     whose document says it
 *   post          who wrote it for readers of a network or channel
 *   colon         whom the words before a colon are about
 *   carried-on    who was speaking before
 *   subject       whom the sentence around the words, or the one before, is about
 *
 * The speaker is the mention by which the text names or describes who says it, a pronoun too; its entity tells
 * who that is. Only the library makes these; fields may be added at the end. */
typedef struct ncorp_quote {
  ncorp_span span;       /* the words, without the quotation marks */
  ncorp_quote_kind kind; /* how they are reported */
  uint32_t speaker;      /* index of a mention of the same article, or NCORP_NONE */
  ncorp_span cue;        /* the reporting verb or phrase, or NCORP_NO_SPAN */
  uint32_t inside;       /* index of the quotation that this one is part of, which comes before it; or NCORP_NONE */
  ncorp_str because;     /* the rule by which the speaker was found ("verb-after", "carried-on"), or absent */
} ncorp_quote;

/* Names a kind as the corpus format does ("direct").
 *
 * Returns: a static string; NULL for a value that is none of the enumeration.
 * Thread safety: any thread, any time.
 * Since: 0.1
 */
NCORP_API const char *ncorp_quote_kind_name(ncorp_quote_kind kind);

NCORP_END_DECLS

#endif
