/* The digest of an article: what linking needs of it, and nothing else.
 *
 * A digest is a pure function of one analysed article and of the lexicon. It says nothing of other articles, so digests can
 * be made anywhere, in any order, and shipped as bytes; everything behind them (keys, scores, clusters, records) works
 * on digests alone. */
#ifndef NCI_LINK_DIGEST_H
#define NCI_LINK_DIGEST_H

#include "base/arena.h"
#include "base/buffer.h"
#include "format/record.h"
#include "knowledge/lexicon.h"

enum { NCI_SKETCH_BINS = 64, NCI_TERMS_MAX = 48, NCI_DESCRIBED_MAX = 512, NCI_USES_MAX = 6, NCI_USE_LIMIT = 1 << 21, NCI_LEAD = 250 /* bytes: the beginning of an article */ };

/* One spelling of a name, and how many mentions have it. */
typedef struct nci_spelling {
  ncorp_str name; /* on one line */
  uint32_t count;
} nci_spelling;

/* What the article says that somebody does or suffers: hashes below NCI_USE_LIMIT, each once; the lowest bit is set of what is the
 * subject or object of a verb. */
typedef struct nci_uses {
  uint32_t at[NCI_USES_MAX], count;
} nci_uses;

/* An entity that the article names. */
typedef struct nci_named {
  ncorp_str name; /* the fullest one, on one line */
  ncorp_str country, sector;
  uint8_t type, gender;
  bool located;
  ncorp_decimal lat, lon;
  uint32_t mentions;
  const nci_spelling *spellings; /* in the order of the text */
  uint32_t spelling_count;
  const ncorp_str *roles;
  uint32_t role_count;
  const ncorp_str *nouns; /* by which descriptions call it: "actress"; lemmas in lower case, each once */
  uint32_t noun_count;
  nci_uses uses;
} nci_named;

/* Somebody or something that the article describes and does not name: an entity that is `unnamed`, or a description that
 * belongs to none. */
typedef struct nci_described {
  ncorp_str noun;        /* lemma in lower case of the head of its first description: "gunman"; empty when it is not to be compared */
  ncorp_str country;     /* ISO 3166-1 alpha-3 */
  uint8_t type, gender;
  bool plural;
  uint32_t mentions;
  const nci_spelling *spellings; /* descriptions, in the order of the text */
  uint32_t spelling_count;
  nci_uses uses;
} nci_described;

/* Who or what takes part in an event: an entity that the article names, or a description. */
typedef struct nci_party {
  uint32_t named; /* index into the digest's, or NCORP_NONE */
  ncorp_str text; /* what to call it when it is not named */
  ncorp_str code; /* the article's for it, or absent */
  uint32_t head;  /* hash of the lemma of a description's head ("pirates" of "the 23 pirates"), or 0 */
} nci_party;

/* An event mention. Its indexes of other layers are not kept. */
typedef struct nci_told {
  ncorp_event_mention event; /* type, own_type, modes, contexts, cameo, date, duration, status, size, confidence, code */
  bool coded;                /* its parties have codes */
  bool dictionary;           /* the user's dictionaries coded it */
  const nci_party *actors, *recipients; /* event.actor_count, event.recipient_count */
  bool lead;                 /* it stands at the beginning of the article */
  bool placed;
  nci_party place;
  ncorp_str lemma;           /* of the trigger's first word, or its text in lower case */
} nci_told;

typedef enum nci_term_kind { NCI_TERM_WORD, NCI_TERM_PERSON, NCI_TERM_NAME, NCI_TERM_NUMBER } nci_term_kind;

/* A word of the article that tells it from others. */
typedef struct nci_term {
  uint32_t key;    /* hash of the word in lower case; of common nouns and verbs their lemma's */
  uint16_t weight; /* 64ths of a bit, more for what is rare in English and frequent here */
  uint8_t kind;    /* nci_term_kind: of somebody's name, of another name */
  bool lead;       /* it stands at the beginning of the article too */
} nci_term;

/* What articles as such are compared by. */
typedef struct nci_gist {
  int32_t day;       /* of publication, days since 1970-01-01; INT32_MIN when unknown */
  bool sketched;     /* it is long enough to tell whether another is nearly the same */
  uint32_t runs;     /* of five words, how many */
  uint16_t sketch[NCI_SKETCH_BINS]; /* minhash of its runs of five words, one permutation (Li, Owen, Zhang 2012) */
  uint32_t term_count;
  nci_term terms[NCI_TERMS_MAX]; /* by key */
  /* What follows from the terms: lengths of the vectors of all weights, of those of names and of numbers; weight of the names at
   * the beginning, and whether persons are among them. */
  uint32_t norm, name_norm, number_norm, lead_names;
  bool lead_person;
} nci_gist;

/* In what two articles agree, in thousandths. */
typedef struct nci_gist_likeness {
  uint32_t words;      /* cosine of all terms */
  uint32_t names;      /* cosine of those of names */
  uint32_t numbers;
  uint32_t lead_names; /* of the names at the beginning of one, how many the other has; of both ways the better one */
  bool other_persons;  /* both name persons at the beginning, and none of them both do */
} nci_gist_likeness;

typedef struct nci_digest {
  ncorp_str id, title, outlet, published;
  nci_gist gist;
  const nci_named *named; /* those of the article's entities that are not `unnamed`, in their order */
  uint32_t named_count;
  const nci_described *described; /* in the order of nci_described_next() */
  uint32_t described_count;
  const nci_told *told;   /* one for each event mention */
  uint32_t told_count;
} nci_digest;

/* Makes it in the arena; strings are borrowed from the article where they can be. */
ncorp_status nci_digest_make(nci_arena *arena, const nci_lexicon *lexicon, const nci_article_data *article, nci_digest *out);

/* What an article describes and does not name, one after the other: its unnamed entities, then those of its descriptions
 * that belong to no entity. Begin with `at` 0; sets *entity or *mention, the other is NCORP_NONE. False when none is left. */
bool nci_described_next(const nci_article_data *article, const uint32_t *local, uint32_t *at, uint32_t *entity, uint32_t *mention);

/* The parts of it that compare articles, gist.c, and that describe without a name, described.c. local: of nci_map_mentions(). */
ncorp_status nci_gist_make(nci_arena *arena, const nci_lexicon *lexicon, const nci_article_data *article, nci_gist *out);
ncorp_status nci_described_make(nci_arena *arena, const nci_lexicon *lexicon, const nci_article_data *article, const uint32_t *local, nci_digest *out);

/* Adds what the sentence says of a mention. */
void nci_uses_add(nci_uses *uses, const nci_article_data *article, const ncorp_mention *mention);

/* The first token that begins at a byte of the text or behind it. */
uint32_t nci_token_from(const nci_article_data *article, uint32_t at);

/* The lemma of the word at a place in the text, in lower case. */
ncorp_str nci_lemma_at(nci_arena *arena, const nci_article_data *article, ncorp_span word);

/* Text on one line, with single spaces. */
ncorp_str nci_on_one_line(nci_arena *arena, ncorp_str text);

/* As bytes: the same on every machine. Where the parts for each of its named entities and events begin is put into
 * named_at and told_at, which may be NULL. */
void nci_digest_pack(const nci_digest *digest, nci_buffer *out, uint32_t *named_at, uint32_t *told_at);

/* Reads them again; strings are borrowed from the bytes. False when they are no digest or there is no memory. */
bool nci_digest_unpack(nci_arena *arena, ncorp_str bytes, nci_digest *out);

/* Parts of it: the article's id; what compares articles; all but the entities and events; those described; one of the others. */
ncorp_str nci_digest_id(ncorp_str bytes);
bool nci_digest_unpack_gist(ncorp_str bytes, nci_gist *out);
bool nci_digest_unpack_head(ncorp_str bytes, nci_digest *out);
bool nci_digest_unpack_described(nci_arena *arena, ncorp_str bytes, const nci_described **list, uint32_t *count);
bool nci_digest_unpack_named(nci_arena *arena, ncorp_str bytes, uint32_t at, nci_named *out);
bool nci_digest_unpack_told(nci_arena *arena, ncorp_str bytes, uint32_t at, uint32_t named_count, nci_told *out);

/* Days since 1970-01-01 of a publication date; INT32_MIN when there is none. */
int32_t nci_digest_day(ncorp_str published);

/* Sets what follows from its terms. */
void nci_gist_measure(nci_gist *gist);

/* The likeness of two gists: of their terms, the part of it that all terms make, and the share of runs of words that they have in
 * common in thousandths. */
nci_gist_likeness nci_gist_compare(const nci_gist *a, const nci_gist *b);
uint32_t nci_gist_cosine(const nci_gist *a, const nci_gist *b);
uint32_t nci_gist_overlap(const nci_gist *a, const nci_gist *b);

/* Whether one is nearly the same text as the other, or a part of it that is not too small: at least so much of the shorter one's
 * runs of words is the other's, and so much of all runs is common to both. */
bool nci_gist_is_copy(const nci_gist *a, const nci_gist *b);

#endif
