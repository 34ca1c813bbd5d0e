/* Doing the same to many items in several threads. Which thread takes which item is left open, so a job must write
 * only to its own item's place; then the result does not depend on the number of threads. */
#ifndef NCI_BASE_PARALLEL_H
#define NCI_BASE_PARALLEL_H

#include <stddef.h>
#include <stdint.h>
#include <newscorpus/status.h>

typedef struct nci_parallel {
  uint32_t threads; /* 0: one for each processor; 1: only the calling thread */
  size_t count;     /* how many items */
  size_t grain;     /* how many a thread takes at once; 0: 1 */
  /* Makes and frees what a thread needs; state stays NULL when `start` is NULL. */
  ncorp_status (*start)(void *ctx, void **state);
  void (*stop)(void *ctx, void *state);
  /* Does items [first, end). A status below zero stops all threads; the one of the lowest item is returned. */
  ncorp_status (*work)(void *ctx, void *state, size_t first, size_t end);
  /* Called from the calling thread now and then; not 0 cancels. May be NULL. */
  int (*progress)(void *ctx, uint64_t done, uint64_t total);
  void *progress_ctx;
  void *ctx;
} nci_parallel;

/* Runs it. Returns NCORP_OK, the first failure, or NCORP_ERR_CANCELLED. Threads that cannot be started are done
 * without. */
ncorp_status nci_parallel_run(const nci_parallel *job);

#endif
