/* Arithmetic of training. Vectors of 16 floats are written as such: compilers turn them into whatever the processor has,
 * and each lane is a sum of its own, so the order of every sum stays as it is written here. */
#include "newscorpus-train/matrix.h"

#include <string.h>

typedef float lanes __attribute__((vector_size(64), aligned(4), may_alias));

#if defined __x86_64__ && defined __GNUC__ && !defined __clang__ && !defined __SANITIZE_ADDRESS__ && !defined __SANITIZE_THREAD__
#define FOR_EVERY_PROCESSOR __attribute__((target_clones("arch=x86-64-v4", "avx2", "default")))
#else
#define FOR_EVERY_PROCESSOR
#endif

enum { LANES = 16, ROWS = 4 };

#define LOAD(p) (*(const lanes *)(const void *)(p))
#define STORE(p, v) (*(lanes *)(void *)(p) = (v))

/* c[t][o] += the sum over i of a(t, i) * b[i][o], where a(t, i) stands at a + t * across + i * along. */
FOR_EVERY_PROCESSOR
static void accumulate(const float *a, size_t across, size_t along, size_t n, size_t k, const float *b, size_t m, float *c)
{
  size_t t = 0;
  for (; t + ROWS <= n; t += ROWS) {
    for (size_t o = 0; o < m; o += LANES) {
      const float *row = a + t * across;
      float *to = c + t * m + o;
      lanes s0 = LOAD(to), s1 = LOAD(to + m), s2 = LOAD(to + 2 * m), s3 = LOAD(to + 3 * m);
      for (size_t i = 0; i < k; i++, row += along) {
        lanes w = LOAD(b + i * m + o);
        s0 += row[0] * w;
        s1 += row[across] * w;
        s2 += row[2 * across] * w;
        s3 += row[3 * across] * w;
      }
      STORE(to, s0);
      STORE(to + m, s1);
      STORE(to + 2 * m, s2);
      STORE(to + 3 * m, s3);
    }
  }
  for (; t < n; t++) {
    for (size_t o = 0; o < m; o += LANES) {
      lanes s = LOAD(c + t * m + o);
      for (size_t i = 0; i < k; i++) s += a[t * across + i * along] * LOAD(b + i * m + o);
      STORE(c + t * m + o, s);
    }
  }
}

void matrix_multiply(const float *a, size_t stride, size_t n, size_t k, const float *b, size_t m, float *c)
{
  accumulate(a, stride, 1, n, k, b, m, c);
}

void matrix_multiply_turned(const float *a, size_t stride, size_t n, size_t k, const float *b, size_t m, float *c)
{
  accumulate(a, 1, stride, k, n, b, m, c);
}

void matrix_turn(const float *from, size_t k, size_t m, float *to, size_t stride)
{
  for (size_t i = 0; i < k; i++)
    for (size_t o = 0; o < m; o++) to[o * stride + i] = from[i * m + o];
}

/* 2^n * e^r with |r| <= ln 2 / 2, e^r by its series. */
float train_exp(float x)
{
  if (x < -80.0f) return 0.0f;
  if (x > 80.0f) x = 80.0f;
  float n = x * 1.44269504f;
  int32_t whole = (int32_t)(n < 0 ? n - 0.5f : n + 0.5f);
  float r = x - (float)whole * 0.693147181f;
  float e = 1.0f + r * (1.0f + r * (0.5f + r * (0.166666667f + r * (0.0416666667f + r * (0.00833333333f + r * 0.00138888889f)))));
  uint32_t bits = (uint32_t)(whole + 127) << 23;
  float power;
  memcpy(&power, &bits, sizeof power);
  return e * power;
}

/* 1 / sqrt(x) by Newton's steps from a guess, which halves the exponent. */
static inline __attribute__((always_inline)) float inverse_root(float x, int steps)
{
  uint32_t bits;
  float y;
  memcpy(&bits, &x, sizeof bits);
  bits = 0x5f3759dfu - (bits >> 1);
  memcpy(&y, &bits, sizeof y);
  for (int i = 0; i < steps; i++) y = y * (1.5f - 0.5f * x * y * y);
  return y;
}

float train_sqrt(float x) { return x <= 0.0f ? 0.0f : x * inverse_root(x, 3); }

FOR_EVERY_PROCESSOR
void adam_step(const adam *how, size_t n, float *weights, const float *gradient, float scale, float *first, float *second)
{
  for (size_t i = 0; i < n; i++) {
    float g = gradient[i] * scale;
    first[i] = 0.9f * first[i] + 0.1f * g;
    second[i] = 0.98f * second[i] + 0.02f * g * g;
    weights[i] -= how->rate * (first[i] / (second[i] * inverse_root(second[i], 2) + how->epsilon)) + how->rate * how->decay * weights[i];
  }
}
