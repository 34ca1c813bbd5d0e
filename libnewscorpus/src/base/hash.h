/* 64-bit hashing of bytes (XXH3). Tables whose keys come from input are seeded, so that nobody can choose keys that
 * collide; what a seed changes is only where a key lies in its table, never a result. */
#ifndef NCI_BASE_HASH_H
#define NCI_BASE_HASH_H

#include <stddef.h>
#include <stdint.h>

uint64_t nci_hash(const void *data, size_t size, uint64_t seed);

/* A seed that whoever writes the input does not know: made of where a table lies. */
static inline uint64_t nci_hash_seed(const void *table) { return (uint64_t)(uintptr_t)table | 1; }

#endif
