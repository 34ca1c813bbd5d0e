/* 64-bit hashing of bytes (XXH3). Seeded where keys come from input, so that nobody can choose colliding ones. */
#ifndef NCI_BASE_HASH_H
#define NCI_BASE_HASH_H

#include <stddef.h>
#include <stdint.h>

uint64_t nci_hash(const void *data, size_t size, uint64_t seed);

#endif
