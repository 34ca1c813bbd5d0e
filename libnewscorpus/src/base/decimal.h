/* Exact decimal numbers: reading and printing them without the locale and without floating point. */
#ifndef NCI_BASE_DECIMAL_H
#define NCI_BASE_DECIMAL_H

#include <newscorpus/time.h>
#include "base/buffer.h"

/* Reads a JSON number ("-12.50e3"). More than 18 digits are cut. False when it is none or too large to hold. */
bool nci_decimal_parse(ncorp_str s, ncorp_decimal *out);

/* Prints the shortest JSON number of that value: 1250, 0.75, -3e40. */
void nci_decimal_print(nci_buffer *b, ncorp_decimal d);

/* Prints a number with its bound for people: "at least 9". */
void nci_decimal_print_bound(nci_buffer *b, ncorp_bound bound, ncorp_decimal d);

/* -1, 0, 1 for a < b, a == b, a > b. */
int nci_decimal_cmp(ncorp_decimal a, ncorp_decimal b);

static inline ncorp_decimal nci_decimal_of(int64_t n) { return (ncorp_decimal){ n, 0 }; }

#endif
