/* Which names of one article mean the same: what the files of this work share. Nobody else includes it.
 *
 *   local_entities.c  groups of names, and what becomes of them as entities
 *   local_things.c    names of organisations, places and things
 *   local_persons.c   names of persons
 *
 * Every lookup goes through a hash of the name, of a part of it or of its surname, so a long article stays linear. */
#ifndef NCI_MEANING_LOCAL_ENTITIES_H
#define NCI_MEANING_LOCAL_ENTITIES_H

#include "meaning/names.h"

typedef struct nci_local_person {
  uint32_t group;
  nci_person_name name;
  uint32_t next; /* of the same surname, or none */
} nci_local_person;

typedef struct nci_group {
  uint32_t first_name; /* index of its first name in text order */
  uint32_t best_name;  /* the fullest */
  uint8_t type, gender, place;
  ncorp_str country, sector;
  ncorp_str country_because, sector_because;
  ncorp_decimal lat, lon;
  bool located;
  bool kin;            /* it is told of as somebody's wife or brother */
  uint32_t entity;     /* number by first mention */
  uint32_t office;     /* row of the first office that stands before its name, or none */
  uint32_t seen, last; /* how often so far, and as which name, while lone names are placed */
  NCI_VEC(ncorp_str) countries;
  NCI_VEC(uint32_t) country_votes;
} nci_group;

/* How a name's country is known: the table that has it, or the words in it and before it; absent where none is known. */
ncorp_str nci_country_because(const nci_name *name);

typedef NCI_VEC(uint32_t) nci_numbers;

typedef struct nci_merger {
  nci_names *n;
  nci_intern exact;            /* type and name -> group */
  nci_numbers exact_group;
  nci_intern texts;            /* a person's name of several words as it is written -> group */
  nci_numbers text_group;
  nci_intern lone_texts;       /* ... of one word -> what it says */
  NCI_VEC(nci_person_name) lones;
  nci_intern surnames, firsts; /* keys -> chain of persons, person */
  nci_numbers surname_chain, first_chain;
  nci_intern parts;            /* parts of organisations' names that may stand for them -> group, or NCORP_NONE - 1 where several have it */
  nci_numbers part_group;
  nci_intern heads;            /* words that say what an organisation is -> the group that had it last */
  nci_numbers head_group;
  uint32_t *office;            /* [name] -> row of the office before it, or none */
  NCI_VEC(nci_local_person) persons;
  NCI_VEC(nci_group) groups;
} nci_merger;

ncorp_str nci_local_text(const nci_names *n, const nci_name *name);

/* A new group whose first name is this one; NCORP_NONE out of memory. */
uint32_t nci_new_group(nci_merger *m, uint32_t name);

/* The slot of a key in a table of 32-bit values, a new one holding none; NULL out of memory. The value of a key, or none. */
uint32_t *nci_slot(nci_merger *m, nci_intern *keys, nci_numbers *values, ncorp_str key);
uint32_t nci_find(const nci_intern *keys, const nci_numbers *values, ncorp_str key);
uint32_t *nci_slot_of_exact(nci_merger *m, ncorp_str key);

/* A text behind a letter that tells what it is. */
ncorp_str nci_local_key(nci_merger *m, char kind, ncorp_str text);

/* How much of a name a text gives: words that are no initials, none where it is in capitals throughout. */
uint32_t nci_fullness(const nci_names *n, const nci_name *x);

/* local_things.c, local_persons.c: join names to groups */
void nci_place_thing(nci_merger *m, uint32_t name);
void nci_place_persons(nci_merger *m);

#endif
