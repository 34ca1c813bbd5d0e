/* The parts of the CAMEO coder, which applies the user's dictionaries to parsed sentences: cameo_words.c makes a sentence's
 * words, cameo_phrases.c its noun phrases with the codes of their actors, cameo_match.c matches patterns, cameo_coder.c puts
 * events together, cameo_trace.c keeps what they rest on. No stage but nci_cameo_events() needs this header. */
#ifndef NCI_MEANING_CAMEO_CODER_H
#define NCI_MEANING_CAMEO_CODER_H

#include "knowledge/cameo_dictionary.h"
#include "meaning/event_trace.h"
#include "model/grammar.h"

enum {
  NCI_CAMEO_SENTENCE_MAX = 300, /* words of a sentence that are looked at */
  NCI_CAMEO_CODES_MAX = 16,     /* of a noun phrase */
  NCI_CAMEO_AGENTS_MAX = 3,     /* of a party, that are shown to those who ask why */
  NCI_CAMEO_WINDOW = 64         /* words on each side of a verb in which its patterns are looked for */
};

/* A word of the sentence at hand. Punctuation is none. */
typedef struct nci_cameo_spot {
  uint32_t word;   /* of the dictionary, or UINT32_MAX */
  uint32_t token;
  uint32_t phrase; /* noun phrase, or NCORP_NONE */
  uint32_t first, end; /* the spots of the actor's name that it is part of, or just itself */
  bool gone;       /* in a clause between commas that is left out */
} nci_cameo_spot;

/* The entries of the dictionary that say who somebody is. */
typedef struct nci_cameo_entries {
  const nci_cameo_phrase *actor;   /* or NULL */
  const nci_cameo_phrase *agents[NCI_CAMEO_AGENTS_MAX];
  uint32_t agent_count;
} nci_cameo_entries;

/* Who a member of a noun phrase is. */
typedef struct nci_cameo_party {
  ncorp_str code;      /* "" stands for the null actor */
  nci_cameo_entries entries;
  uint32_t from, to;   /* tokens [from, to) that say so */
  uint32_t head;       /* token */
} nci_cameo_party;

typedef struct nci_cameo_noun {
  uint32_t first, end;        /* spots [first, end) */
  bool compound;              /* has several members */
  uint32_t first_code, count; /* parties; 0: null actor */
} nci_cameo_noun;

typedef NCI_VEC(ncorp_event_evidence) nci_event_evidence_list;

typedef struct nci_cameo_coder {
  nci_document *doc;
  nci_arena *arena;
  const nci_grammar *grammar;
  const nci_cameo_dictionary *dictionary;
  uint32_t day;               /* of publication, YYYYMMDD, or 0 */
  uint32_t sentence, first, end; /* the sentence at hand and its tokens */
  nci_cameo_spot *spots;      /* NCI_CAMEO_SENTENCE_MAX of them */
  uint32_t spot_count;
  uint32_t *spot_of;          /* [token - first] -> its first spot, or NCORP_NONE; NCI_CAMEO_SENTENCE_MAX of them */
  NCI_VEC(nci_cameo_noun) nouns;     /* of the sentence, in text order */
  NCI_VEC(nci_cameo_party) parties;  /* of the sentence */
  NCI_VEC(ncorp_event_mention) events;
  NCI_VEC(ncorp_mention) mentions;   /* new ones */
} nci_cameo_coder;

/* cameo_words.c: makes the spots of a sentence; and looks for its discards and issues. */
void nci_cameo_spots(nci_cameo_coder *c);

/* The entry that discards the sentence or the article, which goes before, and the spot where it is found; or NULL. */
const nci_cameo_phrase *nci_cameo_discard(const nci_cameo_coder *c, uint32_t *at);

/* The issues of the sentence, each once; the list lies in the arena. evidence: gets the words that raise each. */
const ncorp_str *nci_cameo_issues(nci_cameo_coder *c, uint32_t *count, nci_event_evidence_list *evidence);

/* Leaves out clauses between commas, as the dictionary's options have it. Noun phrases have to be there. */
void nci_cameo_commas(nci_cameo_coder *c);

/* Whether a token is a comma that parts clauses; those inside noun phrases and lists do not. */
bool nci_cameo_parts(const nci_cameo_coder *c, uint32_t token);

/* cameo_phrases.c */
void nci_cameo_nouns(nci_cameo_coder *c);

/* The preposition of a noun, or of another word of the same name; or NCORP_NONE. */
uint32_t nci_cameo_preposition(const nci_cameo_coder *c, uint32_t token);

/* What a pattern's signs stand for: indexes of noun phrases, or NCORP_NONE. */
typedef struct nci_cameo_match {
  uint32_t source, target, compound;
} nci_cameo_match;

/* A verb of the sentence with what matched. */
typedef struct nci_cameo_hit {
  uint32_t verb;               /* token */
  uint32_t first, end;         /* spots of the verb and the words that belong to it */
  uint32_t limit;              /* the first spot behind its verb phrase */
  const nci_cameo_form *form;  /* or NULL */
  const nci_cameo_pattern *pattern; /* or NULL */
  nci_cameo_code code;
  nci_cameo_match match;
} nci_cameo_hit;

/* The parties of one side of an event. */
typedef struct nci_cameo_parties {
  const nci_cameo_party *at[NCI_CAMEO_CODES_MAX];
  uint32_t count;
} nci_cameo_parties;

/* A side of a verb: the words that its patterns are matched against, from the verb outward. */
typedef struct nci_cameo_side {
  const nci_cameo_coder *c;
  uint32_t count;
  uint32_t spot[NCI_CAMEO_WINDOW];
  uint64_t words; /* a bit for each of its words, by their numbers */
  bool backwards;
} nci_cameo_side;

/* cameo_match.c: makes the side that begins with a spot and ends before `limit`; backwards it goes on to the first spot. */
void nci_cameo_side_make(nci_cameo_side *side, const nci_cameo_coder *c, uint32_t at, uint32_t limit, bool backwards);

/* Matches the items of a pattern's or form's side; sets what its signs stand for. Gives how many words it takes, those between
 * its own included, or -1. */
int nci_cameo_match_side(const nci_cameo_side *side, uint32_t first, uint32_t count, nci_cameo_match *match);

/* cameo_trace.c: notes for those who ask why what became of a verb, of a sentence that is discarded, and what an event that was
 * just added rests on. They do nothing where doc->trace does not ask. */
void nci_cameo_trace_verb(nci_cameo_coder *c, const nci_cameo_hit *h, nci_why why, ncorp_str detail);
void nci_cameo_trace_discard(nci_cameo_coder *c, const nci_cameo_phrase *entry, uint32_t spot);
void nci_cameo_trace_event(nci_cameo_coder *c, const nci_cameo_hit *h, const nci_cameo_parties *source, const nci_cameo_parties *target);

/* Puts them in order, points them to where the mentions went, and forgets the events of an article that is discarded. */
void nci_cameo_trace_settle(nci_cameo_coder *c, const uint32_t *moved, bool discarded);

#endif
