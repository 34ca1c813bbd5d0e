/* News that nobody wrote: articles of any number, from templates of our own, the same for the same seed. */
#ifndef TESTS_BENCH_GENERATE_H
#define TESTS_BENCH_GENERATE_H

#include <stddef.h>
#include <stdint.h>

/* Writes article number `index` of a corpus into `out` (at most `room` bytes, about 3,000 in the mean).
 * Returns: how many bytes. */
size_t generate_article(uint64_t seed, uint64_t index, char *out, size_t room);

#endif
