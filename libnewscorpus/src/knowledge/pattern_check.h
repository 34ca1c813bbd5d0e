/* What is wrong in tables of event patterns (data/triggers*.tsv and a user's own, docs/events.md): types, codes, frames, classes and
 * kinds that there are not, and rows that another one forestalls. The compiler of the lexicon and the loader of patterns share it. */
#ifndef NCI_KNOWLEDGE_PATTERN_CHECK_H
#define NCI_KNOWLEDGE_PATTERN_CHECK_H

#include "knowledge/lexicon_compiler.h"

/* Which tables of a compiler are what. */
typedef struct nci_pattern_tables {
  uint32_t patterns, beyond; /* of PLOVER's types, and of types that begin with X_ */
  uint32_t light, control, agents, objects, objects_beyond;
  bool mixed;                /* rows of types that begin with X_ stand in `patterns`, too, and are to go to `beyond` */
} nci_pattern_tables;

/* What else a cell may name. */
typedef enum nci_known_word { NCI_KNOWN_TYPE, NCI_KNOWN_CAMEO, NCI_KNOWN_SECTOR, NCI_KNOWN_CLASS } nci_known_word;
typedef struct nci_pattern_world {
  const void *ctx;
  bool (*knows)(const void *ctx, nci_known_word kind, ncorp_str word);
} nci_pattern_world;

/* The longest name of a type, and of other words, in bytes. */
enum { NCI_PATTERN_WORD_MAX = 63 };

/* True for the name of a type beyond PLOVER: X_, then capitals, digits and _. */
bool nci_is_own_type(ncorp_str name);

/* Reports each mistake, marks rows that have one as wrong, and puts rows where they belong. Before nci_compiler_sort(). */
void nci_patterns_check(nci_compiler *c, const nci_pattern_tables *tables, const nci_pattern_world *world);

/* Reports phrases of rows that can never fire, as an earlier row fits wherever they would. After nci_compiler_sort(). */
void nci_patterns_check_order(nci_compiler *c, const nci_pattern_tables *tables);

#endif
