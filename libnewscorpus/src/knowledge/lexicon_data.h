/* The shape of a compiled lexicon: flat constant arrays, offsets instead of pointers. Written by the lexicon compiler,
 * read by lexicon.c. */
#ifndef NCI_KNOWLEDGE_LEXICON_DATA_H
#define NCI_KNOWLEDGE_LEXICON_DATA_H

#include <stdint.h>

/* A slot of the hash table: 0 when free, else bits of the hash, whether longer phrases begin so, and the first entry of
 * what ends here (counted from 1; 0 when nothing does). */
enum {
  NCI_SLOT_ENTRY_BITS = 20,
  NCI_SLOT_PREFIX = 1 << NCI_SLOT_ENTRY_BITS,
  NCI_SLOT_TAG_SHIFT = NCI_SLOT_ENTRY_BITS + 1
};

/* The slot's bits that come from the hash; the place comes from its low bits. */
static inline uint32_t nci_slot_tag(uint64_t hash) { return (uint32_t)(hash >> 32) >> NCI_SLOT_TAG_SHIFT << NCI_SLOT_TAG_SHIFT; }

/* The size of a cell that is as long or longer, and has to be measured. */
enum { NCI_CELL_LONG = 255 };

/* One spelling of one row. */
typedef struct nci_lex_entry {
  uint32_t spelling; /* size << 24 | where in the strings */
  uint32_t row;      /* table << 24 | whether it is the last that a slot leads to << 23 | row */
} nci_lex_entry;

enum { NCI_ENTRY_LAST = 1 << 23, NCI_ENTRY_ROW = NCI_ENTRY_LAST - 1 };

typedef struct nci_lex_table {
  uint32_t cell; /* where its cells begin, row by row */
  uint32_t rows;
  uint16_t columns;
  uint16_t exact; /* phrases match in the spelling's own case only */
} nci_lex_table;

struct nci_lexicon {
  const char *strings;          /* each ends with NUL; the first is empty and stands for an absent cell */
  const uint32_t *cells;        /* size << 24 | where in the strings; 0 when absent */
  const uint32_t *slots;
  const nci_lex_entry *entries; /* those of one slot by table, then row */
  const nci_lex_table *tables;
  const struct nci_pattern_row *patterns[2]; /* [types beyond PLOVER] -> rows of event patterns (knowledge/pattern_rows.h) */
  uint32_t slot_mask;
  uint32_t table_count;
  uint32_t longest; /* characters in the longest phrase */
};

#endif
