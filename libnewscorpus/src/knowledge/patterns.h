/* A user's event patterns (docs/events.md), compiled into a lexicon with the tables of the built-in one that patterns are made of. */
#ifndef NCI_KNOWLEDGE_PATTERNS_H
#define NCI_KNOWLEDGE_PATTERNS_H

#include "knowledge/lexicon.h"
#include "knowledge/lexicon_compiler.h"

/* The most that a set may have: bytes in all its files, and phrases. */
enum { NCI_PATTERNS_SIZE = 16 << 20, NCI_PATTERNS_PHRASES = 200000 };

typedef struct nci_pattern_file {
  ncorp_str name; /* as it is shown */
  ncorp_str text;
} nci_pattern_file;

typedef struct nci_pattern_set {
  struct nci_lexicon lexicon;
  uint32_t patterns, idioms, words; /* rows */
} nci_pattern_set;

/* Compiles files. Everything lies in the arena. Mistakes are reported; what is right is kept.
 * Returns: NCORP_OK, NCORP_ERR_NOMEM, or NCORP_ERR_LIMIT. */
ncorp_status nci_patterns_compile(nci_arena *arena, const nci_pattern_file *files, uint32_t count, nci_table_report report, void *ctx, nci_pattern_set *out);

#endif
