/* Multiplying matrices of small integers: the one thing that the network spends its time on. */
#ifndef NCI_LANGUAGE_KERNELS_H
#define NCI_LANGUAGE_KERNELS_H

#include <stdint.h>

enum { NCI_LANES = 16 }; /* outputs of a matrix come in blocks of this many */

/* out[t][o] = bias[o] + the sum over i of x[t][i] * w(i, o), modulo 2^32: the same bits on every machine.
 *
 * x: n rows of k values (k even), row t at x + t * stride.
 * w: as the model file has it: for each block of 16 outputs, for each pair of inputs, 16 times two weights:
 *    w(i, o) stands at ((o / 16 * (k / 2) + i / 2) * 16 + o % 16) * 2 + i % 2.
 * bias: m values, or NULL for none; m is a multiple of 16.
 * out: n rows of m values. */
void nci_matmul(const int16_t *x, uint32_t stride, uint32_t n, const int16_t *w, const int32_t *bias, uint32_t k, uint32_t m,
                int32_t *out);

/* The same by the plain way, whatever the processor offers: what the fast ones are tested against. */
void nci_matmul_plain(const int16_t *x, uint32_t stride, uint32_t n, const int16_t *w, const int32_t *bias, uint32_t k, uint32_t m,
                      int32_t *out);

#endif
