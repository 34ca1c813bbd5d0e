/* Which names of a corpus mean the same: profiles (one for each name as the articles have it) and their union. */
#ifndef NCI_LINK_CLUSTER_H
#define NCI_LINK_CLUSTER_H

#include "base/vec.h"
#include "knowledge/lexicon.h"
#include "knowledge/person_name.h"
#include <newscorpus/entity.h>

/* One name of one type (of a place or organisation: in one country), as some articles have it. */
typedef struct nci_profile {
  ncorp_str name;       /* the first spelling seen */
  ncorp_str skeleton;   /* for comparing; of an organisation without "the", "of" and legal forms */
  ncorp_str country;    /* or absent */
  ncorp_entity_type type;
  bool located;
  ncorp_decimal lat, lon;
  uint32_t parent;      /* in the union: itself for a root */
  uint32_t next;        /* the next one of the same union, in a ring */
  nci_person_name person; /* of a PER */
} nci_profile;

typedef struct nci_profiles {
  nci_arena *arena;
  const nci_lexicon *lexicon;
  NCI_VEC(nci_profile) list;
} nci_profiles;

/* The root of a profile's union: the profile of that union that was made first. */
uint32_t nci_profile_root(nci_profiles *profiles, uint32_t profile);

/* Makes one of two unions. */
void nci_profile_join(nci_profiles *profiles, uint32_t a, uint32_t b);

/* Joins the profiles of persons; of organisations and everything else; of places. */
void nci_cluster_persons(nci_profiles *profiles);
void nci_cluster_organisations(nci_profiles *profiles);
void nci_cluster_places(nci_profiles *profiles);

/* Joins names whose type some article could not tell with the one union that has the same words; runs last. */
void nci_cluster_untyped(nci_profiles *profiles);

#endif
