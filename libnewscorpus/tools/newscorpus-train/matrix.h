/* Arithmetic of training: matrices of floats, the exponential, steps downhill. Every sum is taken in one fixed order and
 * nothing comes from the mathematics library, so that training gives the same bits on every machine. */
#ifndef TRAIN_MATRIX_H
#define TRAIN_MATRIX_H

#include <stddef.h>
#include <stdint.h>

/* c[t][o] += the sum over i of a[t][i] * b[i][o]. Rows of a are `stride` apart; m is a multiple of 16. */
void matrix_multiply(const float *a, size_t stride, size_t n, size_t k, const float *b, size_t m, float *c);

/* c[i][o] += the sum over t of a[t][i] * b[t][o]. */
void matrix_multiply_turned(const float *a, size_t stride, size_t n, size_t k, const float *b, size_t m, float *c);

/* to[o][i] = from[i][o], k rows of m values. Rows of `to` are `stride` apart. */
void matrix_turn(const float *from, size_t k, size_t m, float *to, size_t stride);

float train_exp(float x);
float train_sqrt(float x);

/* A step of AdamW (Loshchilov and Hutter 2019) over n weights. first, second: the moments. */
typedef struct adam {
  float rate;        /* of learning, corrected for the steps made so far */
  float epsilon;
  float decay;       /* of weights, times the rate */
} adam;
void adam_step(const adam *how, size_t n, float *weights, const float *gradient, float scale, float *first, float *second);

#endif
