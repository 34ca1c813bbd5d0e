/* Dictionaries of event coding in the syntax of TABARI and PETRARCH, compiled: actors with dated codes, agents, verbs with
 * patterns and sets of synonyms, phrases that discard a sentence or an article, issues.
 *
 * A dictionary is made of the text of its files and then never changes. Words are compared folded (text/fold.h), so case
 * makes no difference. A line that cannot be read is reported and left out; the others count. Time and memory are linear in
 * the text, within the limits below. */
#ifndef NCI_KNOWLEDGE_CAMEO_DICTIONARY_H
#define NCI_KNOWLEDGE_CAMEO_DICTIONARY_H

#include <stdbool.h>
#include "base/arena.h"
#include "base/intern.h"
#include "base/vec.h"

typedef enum nci_cameo_kind {
  NCI_CAMEO_VERBS, NCI_CAMEO_ACTORS, NCI_CAMEO_AGENTS, NCI_CAMEO_DISCARDS, NCI_CAMEO_ISSUES, NCI_CAMEO_OPTIONS
} nci_cameo_kind;

typedef struct nci_cameo_file {
  nci_cameo_kind kind;
  ncorp_str name, text; /* valid UTF-8; both are only read while the dictionary is made */
} nci_cameo_file;

/* What can be wrong with a line; the numbers are those of diagnostics.yaml. */
typedef enum nci_cameo_mistake {
  NCI_MISTAKE_COMMENT = 443, /* a comment that does not end */
  NCI_MISTAKE_CODE = 444,    /* a code is missing, or is none */
  NCI_MISTAKE_BRACKET = 445, /* a bracket or brace that is not closed */
  NCI_MISTAKE_PHRASE = 446,  /* no words where some have to be */
  NCI_MISTAKE_DATE = 447,    /* not a date */
  NCI_MISTAKE_INTERVAL = 448, /* a last day before the first one */
  NCI_MISTAKE_ALONE = 449,   /* a line that continues nothing */
  NCI_MISTAKE_MARK = 450,    /* an agent's code without its "~" */
  NCI_MISTAKE_MARKER = 451,  /* a substitution that is not defined, or not as it should be */
  NCI_MISTAKE_SYNSET = 452,  /* a set of synonyms that is not defined, or that cannot stand there */
  NCI_MISTAKE_VERB = 453,    /* a pattern without its verb, or with several */
  NCI_MISTAKE_FORM = 454,    /* a verb of several words that does not say which one is the verb */
  NCI_MISTAKE_SYNTAX = 455,  /* something that the dictionary's syntax does not have */
  NCI_MISTAKE_REPEATED = 456, /* a phrase that an earlier line gives another code */
  NCI_MISTAKE_LIMIT = 457,   /* more than there may be */
  NCI_MISTAKE_OPTION = 458   /* an option's value that cannot be taken */
} nci_cameo_mistake;

/* Where a mistake is; the column counts bytes. */
typedef struct nci_cameo_place {
  ncorp_str file;
  uint64_t offset, line, column; /* from 0, 1, 1 */
} nci_cameo_place;

typedef void nci_cameo_report(void *ctx, nci_cameo_mistake mistake, const nci_cameo_place *place, const char *reason);

enum {
  NCI_CAMEO_MAX_WORDS = 24,         /* of a phrase, or of one side of a pattern */
  NCI_CAMEO_MAX_ITEMS = 4 << 20     /* words of all phrases and patterns */
};

/* One word of a phrase or pattern, or what stands for several. */
typedef enum nci_cameo_item_kind {
  NCI_CAMEO_WORD, NCI_CAMEO_SET, NCI_CAMEO_SOURCE /* $ */, NCI_CAMEO_TARGET /* + */, NCI_CAMEO_SKIP /* ^ */, NCI_CAMEO_COMPOUND /* % */
} nci_cameo_item_kind;

typedef struct nci_cameo_item {
  uint32_t what;  /* word or set */
  uint16_t kind;  /* nci_cameo_item_kind */
  uint16_t near;  /* it has to follow the item before at once; of the first one in a pattern: the verb */
} nci_cameo_item;

/* Where an entry stands, for those who ask why: an index into `files`, and the line. */
typedef struct nci_cameo_line {
  uint32_t file, line;
} nci_cameo_line;

/* Words with what they stand for. */
typedef struct nci_cameo_phrase {
  uint32_t first, count; /* items */
  uint32_t value;
  nci_cameo_line line;
} nci_cameo_phrase;

/* Phrases by their first word: those of word w are list[at[w] .. at[w + 1]), longest first, then as they were read. */
typedef struct nci_cameo_index {
  nci_cameo_phrase *list;
  uint32_t *at;
} nci_cameo_index;

/* A code with the days on which it holds, as YYYYMMDD; 0 and UINT32_MAX: no bound. */
typedef struct nci_cameo_dated {
  ncorp_str code;
  uint32_t from, to;
} nci_cameo_dated;

typedef struct nci_cameo_actor {
  uint32_t first, count; /* dated codes */
} nci_cameo_actor;

/* An agent's code, which stands before or behind that of the actor. */
typedef struct nci_cameo_agent {
  ncorp_str code;
  bool before;
} nci_cameo_agent;

/* An event code; `reverse` is what the target does to the source, or absent. Absent: none. */
typedef struct nci_cameo_code {
  ncorp_str code, reverse;
} nci_cameo_code;

typedef struct nci_cameo_pattern {
  uint32_t block;
  uint32_t before, before_count; /* items, from the verb backwards */
  uint32_t after, after_count;   /* items, from the verb onwards */
  nci_cameo_code code;
  ncorp_str text;                /* as it stands there, without its code */
  nci_cameo_line line;
} nci_cameo_pattern;

/* A verb's form: its block, the words that have to stand around it, and its own code. `value` of the index of forms. */
typedef struct nci_cameo_form {
  uint32_t block;
  uint32_t before, before_count, after, after_count; /* items, as in a pattern */
  nci_cameo_code code;
  ncorp_str text;                /* as it stands there */
  nci_cameo_line line;
} nci_cameo_form;

typedef struct nci_cameo_block {
  ncorp_str name;                /* its first verb */
  uint32_t first_pattern, pattern_count;
} nci_cameo_block;

/* A phrase that discards, and an issue: `value` of their indexes. */
enum { NCI_CAMEO_DISCARD_SENTENCE = 0, NCI_CAMEO_DISCARD_ARTICLE = 1 };

/* The options of a PETRARCH configuration that concern coding. */
typedef struct nci_cameo_options {
  uint32_t new_actor_length;       /* words that a phrase may have which becomes an actor without being in the dictionary */
  bool require_dyad;               /* both sides have to be coded */
  uint32_t comma_min, comma_max;   /* words of clauses between commas that are left out; max 0: none is */
  uint32_t comma_bmin, comma_bmax; /* at the beginning */
  uint32_t comma_emin, comma_emax; /* at the end */
} nci_cameo_options;

typedef struct nci_cameo_dictionary {
  ncorp_allocator allocator;
  nci_arena arena;
  nci_intern words;
  NCI_VEC(ncorp_str) files;            /* names */
  NCI_VEC(nci_cameo_item) items;
  nci_cameo_index actors, agents, forms, discards, issues;
  NCI_VEC(nci_cameo_dated) dated;
  NCI_VEC(nci_cameo_actor) actor_codes;
  NCI_VEC(nci_cameo_agent) agent_codes;
  NCI_VEC(nci_cameo_form) form_list;
  NCI_VEC(nci_cameo_block) blocks;
  NCI_VEC(nci_cameo_pattern) patterns; /* block by block, longest first, then as they were read */
  NCI_VEC(ncorp_str) issue_codes;      /* "~": the sentence has no issues */
  NCI_VEC(nci_cameo_phrase) set_phrases; /* of all sets; those of one lie together, by first word, longest first */
  NCI_VEC(nci_cameo_actor) sets;       /* into set_phrases */
  nci_cameo_options options;
} nci_cameo_dictionary;

/* Makes a dictionary of its files, which are read in the order given. `report` may be NULL. NULL: there is no memory. */
nci_cameo_dictionary *nci_cameo_dictionary_new(const ncorp_allocator *allocator, const nci_cameo_file *files, size_t count,
                                               nci_cameo_report *report, void *ctx);

void nci_cameo_dictionary_free(nci_cameo_dictionary *d);

/* Takes the next word off a run of letters, as dictionaries and texts are compared: hyphens and "_" part words, "n't" is one of its own,
 * "'s" and a full stop at the end do not count. Empty at the end. */
ncorp_str nci_cameo_piece(ncorp_str *rest);

/* The code of an actor on a day (YYYYMMDD; 0: unknown, then what holds without a date, or at last), or absent. */
ncorp_str nci_cameo_actor_code(const nci_cameo_dictionary *d, uint32_t actor, uint32_t day);

/* The length in words of the longest phrase of an index that begins at words[0]; the words of phrases may lie apart where they
 * are not joined by "_". 0: there is none, and *found is what it was. UINT32_MAX is a word that no dictionary has. */
uint32_t nci_cameo_find(const nci_cameo_dictionary *d, const nci_cameo_index *index, const uint32_t *words, uint32_t count,
                        const nci_cameo_phrase **found);

#endif
