/* In what two reports of one kind of event agree and differ: numbers for score_events.c to weigh. */
#ifndef NCI_LINK_EVENT_LIKENESS_H
#define NCI_LINK_EVENT_LIKENESS_H

#include "link/gist_shelf.h"

/* An article of more reports is a list, not a story. */
enum { NCI_STORY_REPORTS = 64 };

/* What is asked of two reports, in the order of the answers. */
typedef enum nci_likeness {
  NCI_LIKE_ALWAYS,
  NCI_LIKE_STORY,             /* the articles are of one story */
  NCI_LIKE_ARTICLES,          /* how alike the articles' telling words are */
  NCI_LIKE_ARTICLES_MUCH,     /* what of that is beyond a fifth */
  NCI_LIKE_LEAD,              /* both are told at the beginning */
  NCI_LIKE_WORD,              /* the triggers have one lemma */
  NCI_LIKE_CODE,
  NCI_LIKE_PARTICIPANT,       /* somebody named takes part in both */
  NCI_LIKE_PARTICIPANTS,      /* two or more do */
  NCI_LIKE_COUNTRY,           /* nobody does, but a country in both, or in one and somebody of it in the other */
  NCI_LIKE_DESCRIPTION,       /* nobody named, but somebody described alike */
  NCI_LIKE_NAMED_DESCRIBED,   /* one names those whom the other describes, maybe */
  NCI_LIKE_OTHER_NAMES,       /* both name somebody, and none of them in common */
  NCI_LIKE_OTHER_DESCRIPTIONS,
  NCI_LIKE_ONE_SILENT,        /* only one says who */
  NCI_LIKE_BOTH_SILENT,
  NCI_LIKE_SAME_RECIPIENT,
  NCI_LIKE_OTHER_RECIPIENT,   /* both say whom it happened to, in names or words without anything in common */
  NCI_LIKE_OTHER_PERSON,      /* it happened to persons, all named, and none of them both times */
  NCI_LIKE_SIZE,
  NCI_LIKE_OTHER_SIZE,
  NCI_LIKE_PLACE,
  NCI_LIKE_OTHER_PLACE,       /* not one that excludes it */
  NCI_LIKE_WEEKDAY,           /* both give the same weekday of an unknown week */
  NCI_LIKE_ARTICLE,           /* one article has both, and did not find them to be one */
  NCI_LIKE_OTHER_WORD,        /* of one story, but in other words */
  NCI_LIKE_OTHER_HARM,        /* the act, and what became of somebody; or death, and injury */
  NCI_LIKE_ONE_DEATH,         /* somebody named dies in both */
  NCI_LIKE_DAY_APART,         /* the dates that articles give are one day apart */
  NCI_LIKENESS_COUNT
} nci_likeness;

/* Answers in thousandths: 1000 is yes. */
void nci_likeness_measure(const nci_links *links, nci_gist_shelf *shelf, uint32_t a, uint32_t b, int32_t answers[NCI_LIKENESS_COUNT]);

/* The id of a question as a reason ("same-participant"). */
const char *nci_likeness_name(nci_likeness question);

/* Whether two profiles are one entity, or a country and one of its people: "Romania's prime minister" is reported as Romania
 * where the name is not told. */
bool nci_stands_for(const nci_links *links, uint32_t a, uint32_t b);

/* Whether participants of two reports are the same: one stands for the other or, told of one story or day, a lone name may be
 * short for the other's. */
bool nci_is_participant(const nci_links *links, const nci_report *a, const nci_report *b, uint32_t of_a, uint32_t of_b);

/* Whether both tell of the death of one named person: nobody dies twice. */
bool nci_one_death(const nci_links *links, const nci_report *a, const nci_report *b);

/* Whether what happens to a place or a person once is dated by two articles of one story to two days in a row: on the day and
 * on the day it was reported. */
bool nci_is_day_apart(const nci_links *links, const nci_report *a, const nci_report *b);

/* Whether each report names one person whom it happened to, and they are two. */
bool nci_other_victim(const nci_links *links, const nci_report *a, const nci_report *b);

/* How many named participants a report has, a country beside those who act for it left out; and how many of them the other has. */
uint32_t nci_told_participants(const nci_links *links, const nci_report *r);
uint32_t nci_shared_participants(const nci_links *links, const nci_report *a, const nci_report *b);

static inline uint32_t nci_entity_of(const nci_links *links, uint32_t profile) { return links->entities.nodes[profile].cluster; }

static inline bool nci_one_story(const nci_links *links, const nci_report *a, const nci_report *b)
{
  return links->stories.nodes[a->article].cluster == links->stories.nodes[b->article].cluster;
}

#endif
