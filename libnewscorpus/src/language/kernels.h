/* The loops that the network spends its time in. Whatever the processor offers, the results are the same bits. */
#ifndef NCI_LANGUAGE_KERNELS_H
#define NCI_LANGUAGE_KERNELS_H

#include <stddef.h>
#include <stdint.h>

enum { NCI_LANES = 16 }; /* outputs of a matrix come in blocks of this many */

/* As many as whole blocks of so many outputs have. */
static inline uint32_t nci_padded(uint32_t outputs) { return (outputs + NCI_LANES - 1) / NCI_LANES * NCI_LANES; }

/* out[t][o] = bias[o] + the sum over i of x[t][i] * w(i, o), modulo 2^32.
 *
 * x: n rows of k values (k a multiple of 4), row t at x + t * stride.
 * w: as the model file has it: for each block of 16 outputs, for each group of four inputs, 16 times four weights:
 *    w(i, o) stands at ((o / 16 * (k / 4) + i / 4) * 16 + o % 16) * 4 + i % 4.
 * bias: m values, or NULL for none; m is a multiple of 16.
 * out: n rows of m values. */
void nci_matmul8(const uint8_t *x, uint32_t stride, uint32_t n, const int8_t *w, const int32_t *bias, uint32_t k, uint32_t m, int32_t *out);

/* The same of 16 bits, in groups of two inputs, without bias: w(i, o) at ((o / 16 * (k / 2) + i / 2) * 16 + o % 16) * 2 + i % 2. */
void nci_matmul16(const int16_t *x, uint32_t stride, uint32_t n, const int16_t *w, uint32_t k, uint32_t m, int32_t *out);

/* Both by the plain way, whatever the processor offers: what the fast ones are tested against. */
void nci_matmul8_plain(const uint8_t *x, uint32_t stride, uint32_t n, const int8_t *w, const int32_t *bias, uint32_t k, uint32_t m, int32_t *out);
void nci_matmul16_plain(const int16_t *x, uint32_t stride, uint32_t n, const int16_t *w, uint32_t k, uint32_t m, int32_t *out);

/* out[i] = the sum over n rows of rows[r][i] * 2^shifts[r], modulo 2^16. */
void nci_sum_rows(const int8_t *const *rows, const uint8_t *shifts, uint32_t n, uint32_t count, int16_t *out);

/* out[i] = sums[i] / 2^shift, rounded, at least `least` (0 or INT16_MIN), plus plus[i] (which may be NULL); all within int16.
 * bytes: the same as nci_narrow() gives it. Either of the two may be NULL. */
void nci_rescale(const int32_t *sums, uint32_t shift, int32_t least, const int16_t *plus, uint32_t count, int16_t *out, uint8_t *bytes);

/* Values in units of 2^-NCI_UNIT as bytes in units of 2^-NCI_NARROW_UNIT, plus 128: what does not fit is cut. */
void nci_narrow(const int16_t *x, uint32_t count, uint8_t *out);

/* The same of x plus those rows, of `count` values each, that have a bit; modulo 2^16. count: up to NCI_MAX_WIDTH. */
void nci_narrow_with(const int16_t *x, const int16_t *rows, uint32_t bits, uint32_t count, uint8_t *out);

/* The same of a + b + c where that is above 0, and of 0 elsewhere. */
void nci_join(const int16_t *a, const int16_t *b, const int16_t *c, uint32_t count, uint8_t *out);

/* A step of the cells of an LSTM, in the units of language/network.h.
 *
 * a, b: sums for the gates input, forget and output and the content, `cells` of each; four of a unit of theirs are 2^shift
 * units of 2^-NCI_CELL_UNIT. b_shift is 2 or more.
 * content: of the cells, in units of 2^-NCI_CELL_UNIT. state: gets their output, in units of 2^-NCI_STATE_UNIT, plus 128. out: it is added to this, in units
 * of 2^-NCI_UNIT. */
void nci_cell_step(const int32_t *a, uint32_t a_shift, const int32_t *b, uint32_t b_shift, uint32_t cells, int16_t *content, uint8_t *state,
                   int16_t *out);

/* The first i of the largest score; 0 when there is none. */
uint32_t nci_best_of(const int32_t *scores, uint32_t count);

/* scores[i] = scores[i] / 2^NCI_UNIT + more[i], kept between -2^24 and 2^24. Gives the first i of the largest. */
uint32_t nci_finish_scores(int32_t *scores, const int32_t *more, uint32_t count);

/* All of this for one kind of processor; strides are in bytes, groups as many as a row has: k / 2 or k / 4. */
typedef struct nci_kernels {
  void (*matmul16)(const void *x, size_t stride, size_t n, const void *w, size_t block_size, const int32_t *bias, size_t groups, size_t m, int32_t *out);
  void (*matmul8)(const void *x, size_t stride, size_t n, const void *w, size_t block_size, const int32_t *bias, size_t groups, size_t m, int32_t *out);
  void (*sum_rows)(const int8_t *const *, const uint8_t *, uint32_t, uint32_t, int16_t *);
  void (*rescale)(const int32_t *, uint32_t, int32_t, const int16_t *, uint32_t, int16_t *, uint8_t *);
  void (*narrow)(const int16_t *, uint32_t, uint8_t *);
  void (*narrow_with)(const int16_t *, const int16_t *, uint32_t, uint32_t, uint8_t *);
  void (*join)(const int16_t *, const int16_t *, const int16_t *, uint32_t, uint8_t *);
  void (*cell_step)(const int32_t *, uint32_t, const int32_t *, uint32_t, uint32_t, int16_t *, uint8_t *, int16_t *);
  uint32_t (*best_of)(const int32_t *, uint32_t);
  uint32_t (*finish_scores)(int32_t *, const int32_t *, uint32_t);
} nci_kernels;

/* Those that this processor can run, from the plainest on; NULL behind the last, which is the one that is used. */
const nci_kernels *nci_kernels_variant(uint32_t number);

#endif
