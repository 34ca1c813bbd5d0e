/* Atomic reference counts, and the flag that tells two threads apart in one reader. */
#ifndef NCI_BASE_REFCOUNT_H
#define NCI_BASE_REFCOUNT_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>

typedef struct nci_refcount {
  atomic_size_t count;
} nci_refcount;

static inline void nci_ref_init(nci_refcount *r) { atomic_init(&r->count, 1); }
static inline void nci_ref(nci_refcount *r) { atomic_fetch_add_explicit(&r->count, 1, memory_order_relaxed); }

/* True when this was the last reference: the caller then frees the object. */
static inline bool nci_unref(nci_refcount *r)
{
  return atomic_fetch_sub_explicit(&r->count, 1, memory_order_acq_rel) == 1;
}

typedef struct nci_busy {
  atomic_flag flag;
} nci_busy;

#define NCI_BUSY_INIT { ATOMIC_FLAG_INIT }

/* False when another thread is inside. */
static inline bool nci_busy_enter(nci_busy *b) { return !atomic_flag_test_and_set_explicit(&b->flag, memory_order_acquire); }
static inline void nci_busy_leave(nci_busy *b) { atomic_flag_clear_explicit(&b->flag, memory_order_release); }

#endif
