/* In what two of a story's players agree and differ: numbers for casting. A player is an entity that the story's articles
 * name, or what they describe by one noun. */
#ifndef NCI_LINK_FIGURE_LIKENESS_H
#define NCI_LINK_FIGURE_LIKENESS_H

#include "link/links.h"

/* What is asked of two players, in the order of the answers. */
typedef enum nci_casting {
  NCI_CAST_ALWAYS,
  NCI_CAST_KIND,          /* most articles take both for one kind of thing */
  NCI_CAST_KINDS,         /* some do */
  NCI_CAST_PERSON_PLACE, NCI_CAST_PERSON_GROUP, NCI_CAST_PLACE_GROUP,
  NCI_CAST_GENDER, NCI_CAST_OTHER_GENDER,
  NCI_CAST_TOGETHER,      /* share of the articles with the rarer that have both */
  NCI_CAST_DOES,          /* they do or suffer the same, in several articles; three times is all */
  NCI_CAST_MOSTLY_DOES,   /* in proportion to what is told of them */
  NCI_CAST_DEED,          /* as subject or object of one verb */
  /* Both are described: */
  NCI_CAST_NOUN, NCI_CAST_NOUN_IN_WORDS,
  NCI_CAST_NUMBER,        /* both one, or both many */
  NCI_CAST_COUNT, NCI_CAST_OTHER_COUNT,
  NCI_CAST_WORDS,         /* other words of the descriptions; two are all */
  NCI_CAST_OWNER,
  /* One is named: */
  NCI_CAST_CALLED,        /* an article that names it calls it so */
  NCI_CAST_ONLY_CALLED,   /* and nobody else that the story names */
  NCI_CAST_ROLE, NCI_CAST_ENDS_NAME, NCI_CAST_IN_NAME,
  NCI_CAST_NAME_IN_WORDS, NCI_CAST_PLACE_IN_WORDS, NCI_CAST_PERSON_IN_WORDS,
  NCI_CAST_NAME_OWNS,
  NCI_CAST_MANY, NCI_CAST_MANY_PERSONS,
  NCI_CAST_FOREMOST,      /* no other entity of its kind stands in as many articles */
  NCI_CAST_FOREMOST_KIND, NCI_CAST_ONLY_KIND, /* and the description is of that kind; and no other is in half as many */
  NCI_CAST_DEFINITE,
  NCI_CAST_COUNTED,
  /* Both are named; not weighed: */
  NCI_CAST_SAME_NAME = NCI_CAST_COUNTED, NCI_CAST_PART_OF_NAME, NCI_CAST_ACRONYM,
  NCI_CAST_END
} nci_casting;

enum { NCI_CASTING_CUT = 430 }; /* a mean score from which players are one figure, thousandths */

/* A set of words, by their hashes, sorted; bits: what one has to share with another to share a word. */
typedef struct nci_word_set {
  uint32_t *at;
  uint32_t count, capacity;
  uint64_t bits;
} nci_word_set;

/* What is told of a player, and by which article of the cast; by several: NCORP_NONE. */
typedef struct nci_use {
  uint32_t use, article;
} nci_use;

/* By use, each once: the first ones that are told. */
typedef struct nci_use_list {
  nci_use *at;
  uint32_t count, capacity;
} nci_use_list;

enum { NCI_USES_KEPT = 512 };

enum { NCI_CORE_WORDS = 6, NCI_CORES_MAX = 8 };

/* The words of a name that tell it apart, by their hashes. */
typedef struct nci_core {
  uint32_t words[NCI_CORE_WORDS], count;
  uint64_t initials; /* a byte each, in lower case */
} nci_core;

typedef struct nci_player {
  uint64_t stable;
  uint32_t label;        /* of the entity; NCORP_NONE: it is described only */
  uint32_t noun;         /* of a description: its hash */
  uint32_t kinds[4];     /* how many articles take it for an entity of each type */
  uint8_t type;          /* what most of them take it for */
  uint8_t genders;       /* bits 1 << ncorp_gender */
  bool plural, foremost, alone;
  char country[4];
  NCI_VEC(uint32_t) articles; /* of the cast, rising */
  uint32_t callers;      /* of a description: how many entities of the story are called by its noun */
  uint32_t sightings;    /* of a named one */
  uint32_t mentions, spelled, definite; /* spelled: how many mentions have their words kept; definite: those with "the" */
  nci_word_set words;    /* of descriptions besides the noun, or of names */
  nci_word_set owners, counts; /* of descriptions: "the envoy's", "three" */
  nci_word_set nouns;    /* of a named one: by which descriptions call it */
  nci_word_set roles, ends; /* of a named one: words of its roles, last words of names */
  NCI_VEC(nci_core) cores;  /* of its names */
  uint32_t fullest;         /* of them */
  bool known;               /* the lexicon has it as an organisation or country */
  nci_use_list uses;
} nci_player;

/* Add what one article says of a player; articles in rising order. */
void nci_player_describe(nci_arena *arena, nci_player *player, const nci_described *described, uint32_t article);
void nci_player_name(nci_arena *arena, nci_player *player, const nci_named *named, uint32_t article);

void nci_player_use(nci_arena *arena, nci_use_list *list, uint32_t use, uint32_t article);

/* Prepares a player for comparing when all has been added. */
void nci_player_seal(nci_player *player);

/* Whether all its names are of one word, which the lexicon does not have. */
bool nci_player_is_lone(const nci_player *player);

/* Whether it stands in more articles than another. */
bool nci_player_before(const nci_player *a, const nci_player *b);

/* Finds out who is foremost among them, and how many are called by a noun. False when there is no memory. */
bool nci_players_rank(nci_arena *arena, nci_player *players, uint32_t count);

/* The hash of a word as players have it: in lower case, without the ending of the plural. */
uint32_t nci_player_word(ncorp_str word);

/* Answers in thousandths: 1000 is yes. At least one of the two is described only. */
void nci_casting_measure(const nci_player *a, const nci_player *b, int32_t answers[NCI_CAST_COUNTED]);

/* What speaks for two players being one. */
typedef struct nci_casting_verdict {
  int32_t score;          /* thousandths */
  bool veto;              /* they cannot be */
  const nci_player *part; /* the one whose name is a part of the other's, or NULL */
  nci_casting because;    /* what speaks most for it */
} nci_casting_verdict;

nci_casting_verdict nci_casting_judge(const nci_player *a, const nci_player *b);

/* The id of a question as a reason ("same-noun"). */
const char *nci_casting_name(nci_casting question);

#endif
