/* Which way of multiplying matrices this processor knows. All give the same bits: the sums are of integers modulo 2^32,
 * so their order does not matter. */
#include "language/kernels.h"

#include <stddef.h>
#include <string.h>

void nci_matmul_plain(const int16_t *x, uint32_t stride, uint32_t n, const int16_t *w, const int32_t *bias, uint32_t k, uint32_t m,
                      int32_t *out)
{
  for (uint32_t t = 0; t < n; t++) {
    const int16_t *row = x + (size_t)t * stride;
    for (uint32_t block = 0; block < m; block += NCI_LANES) {
      uint32_t sum[NCI_LANES] = { 0 };
      const int16_t *at = w + (size_t)block * k;
      if (bias) memcpy(sum, bias + block, sizeof sum);
      for (uint32_t i = 0; i < k; i += 2, at += 2 * NCI_LANES)
        for (uint32_t o = 0; o < NCI_LANES; o++)
          sum[o] += (uint32_t)(row[i] * at[2 * o]) + (uint32_t)(row[i + 1] * at[2 * o + 1]);
      memcpy(out + (size_t)t * m + block, sum, sizeof sum);
    }
  }
}

#if defined __x86_64__ && defined __GNUC__
#include <immintrin.h>

enum {
  NCI_PAIRS = 128,   /* pairs of inputs that are laid out at a time */
  NCI_TILE_SUMS = 16 /* registers that a tile may take for sums */
};

#define NAME(part) part##_sse2
#define TARGET
#define VECTOR __m128i
#define VECTORS 4 /* in a block of 16 outputs */
#define LOAD(p) _mm_loadu_si128((const __m128i *)(const void *)(p))
#define STORE(p, v) _mm_storeu_si128((__m128i *)(void *)(p), v)
#define SPREAD(pair) _mm_set1_epi32(pair)
#define ZERO _mm_setzero_si128()
#define ADD_PRODUCTS(sum, a, b) _mm_add_epi32(sum, _mm_madd_epi16(a, b))
#define ROWS 2
#define ROW_BLOCKS 1
#define BLOCKS 2
#include "language/kernels_block.h"

#define NAME(part) part##_avx2
#define TARGET __attribute__((target("avx2")))
#define VECTOR __m256i
#define VECTORS 2
#define LOAD(p) _mm256_loadu_si256((const __m256i *)(const void *)(p))
#define STORE(p, v) _mm256_storeu_si256((__m256i *)(void *)(p), v)
#define SPREAD(pair) _mm256_set1_epi32(pair)
#define ZERO _mm256_setzero_si256()
#define ADD_PRODUCTS(sum, a, b) _mm256_add_epi32(sum, _mm256_madd_epi16(a, b))
#define ROWS 4
#define ROW_BLOCKS 1
#define BLOCKS 4
#include "language/kernels_block.h"

#define NAME(part) part##_avx512
#define TARGET __attribute__((target("avx512f,avx512bw,avx512vnni")))
#define VECTOR __m512i
#define VECTORS 1
#define LOAD(p) _mm512_loadu_si512((const void *)(p))
#define STORE(p, v) _mm512_storeu_si512((void *)(p), v)
#define SPREAD(pair) _mm512_set1_epi32(pair)
#define ZERO _mm512_setzero_si512()
#define ADD_PRODUCTS(sum, a, b) _mm512_dpwssd_epi32(sum, a, b)
#define ROWS 8
#define ROW_BLOCKS 2
#define BLOCKS 8
#include "language/kernels_block.h"

void nci_matmul(const int16_t *x, uint32_t stride, uint32_t n, const int16_t *w, const int32_t *bias, uint32_t k, uint32_t m,
                int32_t *out)
{
  if (__builtin_cpu_supports("avx512vnni") && __builtin_cpu_supports("avx512bw")) matmul_avx512(x, stride, n, w, bias, k, m, out);
  else if (__builtin_cpu_supports("avx2")) matmul_avx2(x, stride, n, w, bias, k, m, out);
  else matmul_sse2(x, stride, n, w, bias, k, m, out);
}

#else

void nci_matmul(const int16_t *x, uint32_t stride, uint32_t n, const int16_t *w, const int32_t *bias, uint32_t k, uint32_t m,
                int32_t *out)
{
  nci_matmul_plain(x, stride, n, w, bias, k, m, out);
}

#endif
