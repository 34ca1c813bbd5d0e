/* The words that tell of casualties, by what they tell it of. Words alone: what stands around them is casualties.c's. */
#ifndef NCI_MEANING_CASUALTY_WORDS_H
#define NCI_MEANING_CASUALTY_WORDS_H

#include <newscorpus/time.h>
#include "base/str.h"

enum {
  NCI_TELLS_OF_OBJECT = 1u << 0,  /* a form that takes an object: "killed", "killing" */
  NCI_TELLS_BEFALLING = 1u << 1,  /* a participle: "(were) killed" */
  NCI_TELLS_OF_SUBJECT = 1u << 2, /* "died" */
  NCI_TELLS_STATE = 1u << 3,      /* "dead", "missing" */
  NCI_TELLS_NOUN = 1u << 4,       /* is itself counted: "deaths" */
  NCI_TELLS_WITH_OF = 1u << 5,    /* "the arrest of" */
  NCI_TELLS_OF_PERSONS = 1u << 6, /* of persons alone; with other nouns it means something else */
  NCI_TELLS_WITH_UP = 1u << 7     /* "rounded up" */
};

typedef struct nci_casualty_word {
  uint8_t casualty, use; /* ncorp_casualty; NCI_TELLS_... */
} nci_casualty_word;

/* What a word tells, in any case; use 0 when nothing. */
nci_casualty_word nci_casualty_word_of(ncorp_str word);

/* What a word does between a subject and the word that tells its fate. */
typedef enum nci_link {
  NCI_LINK_NONE, NCI_LINK_BE, NCI_LINK_HAVE, NCI_LINK_TO, NCI_LINK_MODAL, NCI_LINK_NOT,
  NCI_LINK_ADVERB, /* "also", "seriously" */
  NCI_LINK_PASSES  /* a verb that says nothing of its own: "feared", "remain", "found" */
} nci_link;
nci_link nci_link_of(ncorp_str word);

/* Verbs that tell by their object: "lost their lives", "suffered burns", "fled their homes". */
typedef enum nci_object_tells { NCI_OBJECT_TELLS_NOTHING, NCI_OBJECT_LIVES, NCI_OBJECT_INJURIES, NCI_OBJECT_HOME } nci_object_tells;
nci_object_tells nci_object_tells_of(ncorp_str verb);
bool nci_injury_noun(ncorp_str word);
bool nci_home_noun(ncorp_str word);

bool nci_takes_lives(ncorp_str verb);     /* claimed, cost */
bool nci_reaches(ncorp_str verb);         /* reached, exceeded */
bool nci_shoots(ncorp_str verb);          /* shot */
bool nci_drives(ncorp_str verb);          /* forced, drove */
bool nci_determiner(ncorp_str word);      /* the, all, another */
bool nci_follows_clause(ncorp_str word);  /* in, by, after, and: no object begins here */
bool nci_begins_insertion(ncorp_str word); /* including, most */
bool nci_person_noun(ncorp_str lemma);    /* "person", "fisherman", "villager": by a short list and by the ending */
bool nci_no_casualty(ncorp_str lemma);    /* animals, and things that are said to be killed */

#endif
