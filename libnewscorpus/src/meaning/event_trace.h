/* What the event coder looked at and what became of it: kept only where doc->trace asks for it, and read by nobody but those
 * who explain. A trace belongs to one document and lies in its arena. */
#ifndef NCI_MEANING_EVENT_TRACE_H
#define NCI_MEANING_EVENT_TRACE_H

#include "base/vec.h"
#include "model/document.h"

/* Why words that evoke an event were not coded as one. What stands later was found out later. */
typedef enum nci_why {
  NCI_WHY_CODED = 0,    /* they were */
  NCI_WHY_IDIOM,        /* part of a phrase that evokes none: "panic attack" */
  NCI_WHY_NAME,         /* part of a name, or written as one */
  NCI_WHY_WORD_CLASS,   /* stands as an adjective, adverb or preposition, or as an auxiliary */
  NCI_WHY_NO_PATTERN,   /* no pattern for the word as what it stands there: noun or verb */
  NCI_WHY_OBJECT,       /* its patterns take no object */
  NCI_WHY_SLOT,         /* a phrase that its pattern needs is not there: `detail` */
  NCI_WHY_OBJECT_CLASS, /* its object is none of the kinds that its patterns ask for: `detail` */
  NCI_WHY_MODIFIER,     /* describes another noun: "attack helicopters" */
  NCI_WHY_TAKEN,        /* belongs to the verb of which it is the object */
  NCI_WHY_GOVERNS,      /* says of another event how far it got: "agreed to meet" */
  NCI_WHY_HANGS,        /* words or will of somebody, not a deed: "the decision to recognize" */
  NCI_WHY_TOLD_BY_NOUN, /* its subject is an event itself: "the attack killed five" */
  NCI_WHY_NO_AGENT,     /* its subject is nobody: "the cold killed two" */
  NCI_WHY_GOVERNED,     /* what governs it makes it no event: "asked to meet" */
  NCI_WHY_AIM,          /* only an aim: "gathered to discuss" */
  NCI_WHY_HYPOTHETICAL, /* only thought of */
  NCI_WHY_NO_PARTY,     /* nobody is known in a role that its pattern needs */
  NCI_WHY_NOBODY,       /* nobody is known to take part */
  NCI_WHY_ACCIDENT,     /* an accident */
  NCI_WHY_HIMSELF,      /* the same on both sides */
  NCI_WHY_ONE_PARTY,    /* takes two, and one is known */
  NCI_WHY_NO_ACTOR,     /* nobody is known to do it */
  NCI_WHY_UNKNOWN,      /* nobody who takes part is known by name or country */
  NCI_WHY_HISTORY,      /* long past */
  NCI_WHY_GENERAL,      /* what always happens: "floods kill thousands every year" */
  NCI_WHY_NOT_TOLD,     /* nothing tells that it happened: neither when nor where nor to whom */
  NCI_WHY_SPORT,        /* a contest */
  /* By the user's dictionaries. */
  NCI_WHY_DISCARDED,         /* an entry discards the sentence */
  NCI_WHY_ARTICLE_DISCARDED, /* or the article */
  NCI_WHY_LEFT_OUT,     /* stands in a clause between commas that is left out */
  NCI_WHY_NO_VERB,      /* they do not have the verb */
  NCI_WHY_RELATIVE,     /* stands in a relative clause */
  NCI_WHY_NO_CODE,      /* no pattern matches, and the verb has no code of its own */
  NCI_WHY_STOPPED,      /* the pattern that matches has no code */
  NCI_WHY_NO_SIDES,     /* neither side has a code */
  NCI_WHY_NO_SOURCE, NCI_WHY_NO_TARGET, /* one side has none; `detail`: the codes of the other */
  NCI_WHY_TOLD,         /* the sentence has told it already */
  NCI_WHY_INSIDE,       /* belongs to what another verb tells: `detail` */
  NCI_WHY_COUNT
} nci_why;

/* An entry of the user's dictionaries: as it stands there, and where. */
typedef struct nci_event_entry {
  ncorp_str text, code; /* code may be absent */
  ncorp_str file;       /* absent: there is no entry */
  uint32_t line;
} nci_event_entry;

/* What an event by the user's dictionaries rests on: its verb, the pattern that matched, and who its parties are. */
typedef enum nci_proof_kind { NCI_PROOF_VERB, NCI_PROOF_PATTERN, NCI_PROOF_ACTOR, NCI_PROOF_AGENT } nci_proof_kind;
typedef struct nci_event_proof {
  nci_proof_kind kind;
  uint32_t event;          /* index of the event mention */
  uint32_t mention;        /* of the party, or NCORP_NONE */
  nci_event_entry entry;
} nci_event_proof;

/* Words that evoke an event. */
typedef struct nci_event_try {
  uint32_t sentence;
  uint32_t first, end; /* tokens */
  ncorp_str pattern;   /* the name of the row that was looked at last, or absent */
  nci_why why;
  ncorp_str detail;    /* or absent */
  uint32_t event;      /* index of the event mention it told, or NCORP_NONE */
  nci_event_entry entry;
} nci_event_try;

typedef struct nci_event_trace {
  NCI_VEC(nci_event_try) tries; /* in order of their sentences */
  NCI_VEC(nci_event_proof) proofs; /* in order of their events */
  nci_why why;                  /* of the words at hand, until they are put down */
  ncorp_str detail;
  uint32_t event;
} nci_event_trace;

/* event_evidence.c: the name of one of several values of a field: "actor.0". */
ncorp_str nci_evidence_field(nci_arena *arena, ncorp_str field, uint32_t number);

/* Notes why the words at hand come to nothing; gives false, which the caller mostly does, too. Of two reasons the one that was
 * found out later stays. */
bool nci_trace_reason(const nci_document *doc, nci_why why, ncorp_str detail);

static inline bool nci_not_coded(const nci_document *doc, nci_why why)
{
  return doc->trace ? nci_trace_reason(doc, why, NCI_NO_STR) : false;
}

/* Forgets what was noted of the words at hand: a pattern fits after all. */
static inline void nci_trace_clear(const nci_document *doc)
{
  if (doc->trace) doc->trace->why = NCI_WHY_CODED;
}

/* Notes that the words at hand tell of an event, by its number in the coder. */
void nci_trace_kept(const nci_document *doc, uint32_t number);

/* Puts the words at hand down with what was noted. Of words at which several sets of patterns were tried, the one that fits counts,
 * else the first. */
void nci_trace_try(const nci_document *doc, uint32_t sentence, uint32_t first, uint32_t end, ncorp_str pattern);

/* Gives the events the indexes of the article's event mentions, and puts all in text order. numbers: [event mention] -> its number in the coder. */
void nci_trace_settle(const nci_document *doc, const uint32_t *numbers, uint32_t count);

#endif
