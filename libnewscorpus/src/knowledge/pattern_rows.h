/* Rows of event patterns as the event coder asks for them, read when the tables are compiled: the built-in ones with the library, a user's
 * when they are loaded. */
#ifndef NCI_KNOWLEDGE_PATTERN_ROWS_H
#define NCI_KNOWLEDGE_PATTERN_ROWS_H

#include "knowledge/frame.h"

typedef struct nci_pattern_row {
  uint64_t classes; /* nci_class_bits() of the column `object` */
  nci_frame frame;
  bool noun;        /* of a noun, else of a verb */
  bool without;     /* `object` names what must not be there: "-aid" */
} nci_pattern_row;

/* A bit for each of some classes with | between them. Several classes have one bit, so that sets without a common bit have no common
 * class, but not the other way round. */
static inline uint64_t nci_class_bits(ncorp_str classes)
{
  uint64_t bits = 0;
  uint32_t h = 0;
  for (size_t i = 0; i < classes.size; i++) {
    if (classes.data[i] != '|') h = (h ^ (unsigned char)classes.data[i]) * 0x9e3779b1u;
    if (classes.data[i] != '|' && i + 1 < classes.size) continue;
    bits |= UINT64_C(1) << (h >> 26);
    h = 0;
  }
  return bits;
}

/* Makes the rows of the tables of PLOVER's types and of those beyond, where the compiler has such tables. False when there is no memory. */
struct nci_compiler;
struct nci_compiled;
bool nci_pattern_rows_make(struct nci_compiler *c, uint32_t patterns, uint32_t beyond, struct nci_compiled *made);

#endif
