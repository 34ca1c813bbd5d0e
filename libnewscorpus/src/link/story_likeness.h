/* In what two articles agree and differ: numbers for score_stories.c to weigh. */
#ifndef NCI_LINK_STORY_LIKENESS_H
#define NCI_LINK_STORY_LIKENESS_H

#include "link/digest.h"

/* What is asked of two articles, in the order of the answers. */
typedef enum nci_story_likeness {
  NCI_STORY_ALWAYS,
  NCI_STORY_WORDS,         /* all telling words */
  NCI_STORY_NAMES,         /* those of names */
  NCI_STORY_LEAD_NAMES,    /* names at the beginning of one that the other has */
  NCI_STORY_NUMBERS,
  NCI_STORY_OTHER_PERSONS, /* both begin with persons, and with others */
  NCI_STORY_COUNT
} nci_story_likeness;

/* Answers in thousandths: 1000 is yes. */
void nci_story_measure(const nci_gist *a, const nci_gist *b, int32_t answers[NCI_STORY_COUNT]);

/* The id of a question as a reason ("telling-words"). */
const char *nci_story_likeness_name(nci_story_likeness question);

#endif
