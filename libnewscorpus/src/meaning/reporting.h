/* Words that report speech: verbs and their forms, phrases that name a source, words that are sent round, nouns of saying. */
#ifndef NCI_MEANING_REPORTING_H
#define NCI_MEANING_REPORTING_H

#include "model/document.h"

/* What a verb reports. */
enum {
  NCI_TAKES_CLAUSE = 1u << 0, /* what is said: "said that ..." */
  NCI_TAKES_TO = 1u << 1,     /* what one undertakes: "vowed to ..." */
  NCI_TAKES_ACT = 1u << 2,    /* words of whom or what one speaks of: "praised", "called it ..." */
  NCI_TAKES_BESIDE = 1u << 3  /* only words in quotation marks beside it: "laughed" */
};

typedef enum nci_reporting_form { NCI_REPORT_BASE, NCI_REPORT_PRESENT, NCI_REPORT_PAST, NCI_REPORT_PARTICIPLE } nci_reporting_form;

typedef struct nci_reporting {
  uint8_t takes;           /* NCI_TAKES_... */
  nci_reporting_form form; /* PRESENT: "says"; PARTICIPLE: "saying" */
  bool denies, asks;
  bool shows; /* what things do as well as people: "suggests" */
} nci_reporting;

/* Finds a form of a reporting verb, in any case. */
bool nci_reporting_find(const nci_lexicon *lexicon, ncorp_str word, nci_reporting *out);

/* True when a token is a verb that reports: no noun of the same form, not passive. */
bool nci_reports(const nci_document *doc, uint32_t token, nci_reporting *out);

/* True for what may stand between a subject and its verb: adverbs and auxiliaries. */
bool nci_adverb(const nci_document *doc, uint32_t token);

/* What a phrase does; a word may do several things. */
enum {
  NCI_PHRASE_SOURCE = 1u << 0,   /* its object is who says it: "according to" */
  NCI_PHRASE_POST = 1u << 1,     /* words sent round to readers: "on Facebook" */
  NCI_PHRASE_NOUN = 1u << 2,     /* a noun of saying with its owner and a clause: "his claim that" */
  NCI_PHRASE_DOCUMENT = 1u << 3, /* it speaks for whose it is: "a statement by" */
  NCI_PHRASE_LABEL = 1u << 4     /* the quotation marks behind it hold a name or a word as such: "the slogan" */
};

/* What the longest phrase that begins at a token does, 0 when there is none; *phrase_end is the token behind it. */
uint32_t nci_reporting_phrase(const nci_document *doc, uint32_t token, uint32_t end, uint32_t *phrase_end);

#endif
