/* Finding names: what the files of this work share. Nobody else includes it; the door is mentions.h.
 *
 * The work goes in passes over one article:
 *   name_words.c      words whose kind decides names
 *   clues.c           each word by itself: lexicon entries that begin there, how often the article writes it small
 *   names.c           runs of capitals cut into names, each with a type where the words or the lexicon decide it
 *   name_types.c      types from the words around a name, and from the article's other names
 *   name_clues.c      what all of this tells the trained finder
 *   name_merge.c      what the finder makes of it
 *   name_edges.c      where names begin and end, and one type for each
 *   places.c          which of the places of one name is meant
 *   sectors.c         which part of society an organisation belongs to
 *   roles.c           titles, offices and kinship before and after names, by the words beside them
 *   role_trees.c      the same from the trees, where there are any
 *   local_entities.c  which names mean the same, with local_things.c and local_persons.c
 *   role_facts.c      what is said of each entity, as facts
 *   metonyms.c        which names of places and buildings stand for governments
 *   anaphora.c        pronouns and descriptions
 *   mentions.c        runs the passes, writes mentions and entities */
#ifndef NCI_MEANING_NAMES_H
#define NCI_MEANING_NAMES_H

#include "base/intern.h"
#include "knowledge/person_name.h"
#include "meaning/mentions.h"

/* What is known of a word form wherever it stands. */
enum {
  NCI_WORD_STOP = 1u << 0,      /* article, pronoun, preposition, conjunction, auxiliary: never a name by itself */
  NCI_WORD_COMMON = 1u << 1,    /* an English word, or one that the article writes small */
  NCI_WORD_GIVEN_F = 1u << 2,   /* a given name of women, of men */
  NCI_WORD_GIVEN_M = 1u << 3,
  NCI_WORD_SURNAME = 1u << 4,
  NCI_WORD_ORG_HEAD = 1u << 5,  /* ends or begins names of organisations: University, Ministry */
  NCI_WORD_PLACE_HEAD = 1u << 6,/* River, Island, Street */
  NCI_WORD_CALENDAR = 1u << 7,  /* months and weekdays */
  NCI_WORD_PARTICLE = 1u << 8,  /* van, bin, al: inside names of persons */
  NCI_WORD_HONORIFIC = 1u << 9, /* Mr., Dr.: a name follows */
  NCI_WORD_LEGAL = 1u << 10,    /* Inc., Ltd.: ends a company's name */
  NCI_WORD_NOT_NAME = 1u << 11, /* capitals that are no name: CEO, GDP, TV */
  NCI_WORD_REPORT = 1u << 12,   /* said, told: its subject is a person, mostly */
  NCI_WORD_SUFFIX = 1u << 13,   /* Jr., III */
  NCI_WORD_GIVEN = NCI_WORD_GIVEN_F | NCI_WORD_GIVEN_M
};

typedef struct nci_word {
  uint32_t flags;
  uint32_t lower, capital; /* how often it is written small, and with a capital where no rule asks for one */
  uint32_t per, org, loc;  /* votes of sure names that have it */
  uint64_t small;          /* where it was written small: the tables that have it, if it is known that nothing else comes of it */
  uint32_t small_flags;    /* ... and what they tell of it */
} nci_word;

/* How a sentence uses capitals. */
enum { NCI_STYLE_PLAIN = 0, NCI_STYLE_TITLE = 1, NCI_STYLE_CAPS = 2 };

/* How sure a name is. */
enum {
  NCI_NAME_SUSPECT = 0, /* a name only if the article has it elsewhere: a capital where any word has one */
  NCI_NAME_OPEN = 1,    /* a name of unknown type */
  NCI_NAME_LIKELY = 2,  /* the type comes from the words around it */
  NCI_NAME_SURE = 3     /* the type comes from its own words or from the lexicon */
};

enum { NCI_TYPE_OPEN = 4, NCI_NO_TABLE = 0xffff }; /* a type beside those of ncorp_entity_type; no lexicon entry */

typedef struct nci_name {
  uint32_t first, end; /* tokens */
  uint8_t type;        /* ncorp_entity_type, or NCI_TYPE_OPEN */
  uint8_t certainty;   /* NCI_NAME_... */
  uint8_t gender;      /* nci_gender */
  uint8_t place;       /* nci_place_kind */
  uint16_t table;      /* lexicon entry that it is */
  uint32_t row;
  ncorp_str country;   /* iso3 from its own words ("Ukraine's General Staff"), or absent */
  uint32_t entity;
  ncorp_str because;   /* the rule that joined it to its entity */
} nci_name;

/* An office or title that somebody holds, or what a person is to another. */
typedef struct nci_role {
  uint32_t first, end;  /* tokens of the role phrase */
  uint32_t row;         /* of the lexicon's roles, or none */
  uint32_t relation;    /* of the lexicon's relations, or none */
  uint32_t name;        /* who holds it: index of a name, or none */
  uint32_t of;          /* in what, of whom: index of a name, or none */
  uint32_t from, to;    /* tokens of all the words that say so */
  ncorp_str country;    /* for whom, or absent */
  ncorp_str sector;     /* in which part of society, or absent */
  ncorp_str word;       /* the role where neither table has it; absent where nothing is called by a name ("leads a union") */
  ncorp_str because;    /* the rule that fired */
  bool former;
} nci_role;

typedef struct nci_names {
  nci_document *doc;
  nci_arena *arena;
  nci_intern forms;          /* folded word forms */
  NCI_VEC(nci_word) words;   /* [form] */
  uint32_t *form;            /* [token] -> form, or none for what is no word */
  uint8_t *style;            /* [sentence] */
  NCI_VEC(nci_lex_hit) hits; /* of all tokens, longest first for each */
  uint32_t *hit_at;          /* [token] -> first of its hits; one more at the end */
  uint64_t *tables_at;       /* [token] -> see nci_document */
  NCI_VEC(nci_name) list;
  NCI_VEC(nci_role) roles;
  NCI_VEC(nci_nationality) nationalities;
  uint32_t *name_at;         /* [token] -> index of the name that covers it, or none; set once names are final */
  NCI_VEC(ncorp_article_entity) entities;
  NCI_VEC(nci_entity_facts) entity_facts;
} nci_names;

/* name_words.c: the flags that a lower-case word has by itself */
uint32_t nci_word_flags(ncorp_str word);

/* clues.c */
void nci_names_clues(nci_names *n);
bool nci_names_starts(const nci_names *n, uint32_t token); /* a capital means nothing here: start of a sentence or quotation */
const nci_lex_hit *nci_names_hit(const nci_names *n, uint32_t token, unsigned table); /* the longest of a table, or NULL */
ncorp_str nci_names_iso3(const nci_names *n, ncorp_str alpha2);
int64_t nci_names_population(const nci_names *n, uint32_t city); /* of a row of cities; 0 when it is not known */
/* The country of the nationality adjective that covers a token, if there is one (*found) and it has one. */
ncorp_str nci_names_nationality(const nci_names *n, uint32_t token, bool *found);

static inline uint32_t nci_names_flags(const nci_names *n, uint32_t token)
{
  return n->form[token] < n->words.count ? n->words.at[n->form[token]].flags : 0;
}

static inline uint16_t nci_names_shape(const nci_names *n, uint32_t token) { return n->doc->tokens.at[token].shape; }

/* names.c */
void nci_names_find(nci_names *n);
bool nci_names_unit(const nci_names *n, uint32_t token); /* "60 GB", "US$5": a unit or currency that has the letters of a country */

/* name_types.c */
bool nci_names_thing(const nci_names *n, uint32_t token); /* ends names of events, laws and works: Cup, Treaty, Marathon */
void nci_names_types(nci_names *n);

/* name_merge.c: replaces the list by the finder's names, where doc->name_labels are there */
void nci_names_merge(nci_names *n);

/* name_edges.c */
void nci_names_edges(nci_names *n);

/* names.c: the gender that the honorific before a person's name or its first word tells */
uint8_t nci_names_gender(const nci_names *n, uint32_t first);

/* places.c */
void nci_names_places(nci_names *n);

/* sectors.c: the sector that the words of an organisation's name or description tell (absent where PLOVER has none);
 * false when they tell nothing. */
bool nci_names_sector(const nci_names *n, uint32_t first, uint32_t end, ncorp_str *sector);

/* roles.c */
void nci_names_roles(nci_names *n);
const nci_lex_hit *nci_names_role_ending(const nci_names *n, uint32_t first, uint32_t end, uint32_t *start); /* the longest in [first, end) */
ncorp_str nci_names_country_on(const nci_names *n, uint32_t token); /* that a token names: nationality, country, organisation of one */
bool nci_names_relation(const nci_names *n, uint32_t token, uint32_t end, nci_lex_hit *hit); /* the word for kin that begins here */

/* role_trees.c: adds what the words alone do not show */
void nci_names_role_trees(nci_names *n);

/* local_entities.c */
void nci_names_entities(nci_names *n);

/* role_facts.c: the roles, facts and genders of entities */
ncorp_str nci_names_role_gender(const nci_names *n, const nci_role *role); /* "f", "m" or absent */
void nci_names_facts(nci_names *n);

/* metonyms.c: the country whose government a name stands for here, or absent */
ncorp_str nci_names_stands_for(const nci_names *n, uint32_t name);

/* anaphora.c: adds mentions of other forms */
typedef struct nci_anaphor {
  uint32_t first, end;
  uint32_t entity;
  ncorp_mention_form form;
} nci_anaphor;
typedef NCI_VEC(nci_anaphor) nci_anaphors;
void nci_names_anaphora(nci_names *n, nci_anaphors *out);

#endif
