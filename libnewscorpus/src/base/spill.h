/* Bytes that are written once and read now and then: in memory or, when they are many and there is a folder for them, in a
 * temporary file that has no name. What lies in the file is mapped, so both are read alike. */
#ifndef NCI_BASE_SPILL_H
#define NCI_BASE_SPILL_H

#include <stdbool.h>
#include <stdint.h>
#include <newscorpus/allocator.h>

typedef struct nci_spill_segment {
  char *data;
  uint32_t size, used;
  bool mapped;
} nci_spill_segment;

typedef struct nci_spill {
  const ncorp_allocator *allocator; /* borrowed */
  const char *folder;               /* borrowed; NULL: all stays in memory */
  int fd;                           /* of the file, or -1 */
  uint64_t file_size, memory;       /* bytes in either */
  nci_spill_segment *segments;
  uint32_t count, room;
} nci_spill;

void nci_spill_init(nci_spill *spill, const ncorp_allocator *allocator, const char *folder);
void nci_spill_done(nci_spill *spill);

/* Room for so many bytes that lie together, to be written before the next call. *at: where they are, from then on. NULL when
 * there is no memory. A disk that is full is no failure: then they stay in memory. */
char *nci_spill_room(nci_spill *spill, uint32_t size, uint64_t *at);

static inline const char *nci_spill_at(const nci_spill *spill, uint64_t at) { return spill->segments[at >> 32].data + (uint32_t)at; }

/* Gives back the memory in which the system keeps what was read from the file. */
void nci_spill_cool(const nci_spill *spill);

#endif
